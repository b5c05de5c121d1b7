"""The columns of the roster, known by their headings in either language, never by their place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kpi_desktop.domain.words import Label
from kpi_desktop.exchange.cells import CellError, text
from kpi_desktop.exchange.sheets import Cell, Sheet

HEADER_ROWS = 5
"""The header is looked for in that many rows, so that a title and instructions may stand above it."""
_NOISE = re.compile(r"[\s*＊:：_]+")
_REMARK = re.compile(r"[（(\[【].*?[)）\]】]")


@dataclass(frozen=True, slots=True)
class RosterColumn:
    """A column of the roster.

    Attributes:
        id: The field that it fills.
        title: Its heading in our own template.
        others: Other headings that mean the same.
        width: Width in the template, in characters.
    """

    id: str
    title: Label
    others: tuple[str, ...]
    width: int


ROSTER_COLUMNS = (
    RosterColumn(
        "number",
        Label("工号", "Employee number"),
        ("员工编号", "员工号", "人员编号", "编号", "Number", "Employee No", "No", "ID"),
        12,
    ),
    RosterColumn("name", Label("姓名", "Name"), ("员工姓名", "Full name"), 12),
    RosterColumn("post", Label("岗位", "Post"), ("职务", "职位", "Position"), 14),
    RosterColumn("level", Label("级别", "Level"), ("职级", "等级"), 10),
    RosterColumn(
        "hired", Label("入职日期", "Hired"), ("入职时间", "到岗时间", "到岗日期", "Hire date", "Date hired"), 14
    ),
    RosterColumn("left", Label("离职日期", "Left"), ("离职时间", "Leave date", "Date left"), 14),
    RosterColumn("probation", Label("试用", "Probation"), ("是否试用", "试用期", "On probation"), 10),
)

WAGE_COLUMNS = (
    RosterColumn("base_wage", Label("基本工资", "Base wage"), ("底薪", "基础工资", "Base pay"), 12),
    RosterColumn("performance_wage", Label("绩效工资", "Performance wage"), ("考核工资", "Performance pay"), 12),
    RosterColumn("seniority_pay", Label("工龄工资", "Seniority pay"), ("年功工资", "Seniority wage"), 12),
    RosterColumn("day_wage", Label("日工资", "Day's wage"), ("日薪", "Day wage", "Daily wage"), 12),
)
"""Sums of a person, behind the others and only where they are wanted: not everybody may see them."""


def written(value: Cell) -> str:
    """A heading as it stands there, on one line; a broken cell heads nothing."""
    try:
        return text(value)
    except CellError:
        return ""


def heading(value: Cell) -> str:
    """A heading for comparing: blanks, line breaks, stars, colons and remarks in brackets stripped, case folded."""
    plain = unicodedata.normalize("NFKC", written(value))
    return _NOISE.sub("", _REMARK.sub("", plain)).casefold()


_MEANING = {
    heading(name): column.id
    for column in (*ROSTER_COLUMNS, *WAGE_COLUMNS)
    for name in (column.title.zh, column.title.en, *column.others)
}


_FOREIGN = {
    heading(name)
    for name in (
        *("日期", "发生日期", "考核细则", "细则", "扣分", "加分", "所选分值", "得分", "名次", "总分"),
        *("Date", "Happened on", "Criterion", "Points", "Points picked", "Score", "Rank"),
    )
}


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns stand.

    Attributes:
        row: Number of the header's row.
        places: Index in a row by field, and the heading as it stands there.
        twice: Fields that two columns claim.
        unknown: Headings that mean nothing here.
        foreign: Those among them by which it is plainly another table: of incidents, of scores.
    """

    row: int
    places: dict[str, tuple[int, str]]
    twice: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def foreign(self) -> tuple[str, ...]:
        """See above."""
        return tuple(title for title in self.unknown if heading(title) in _FOREIGN)


def header_of(row: tuple[Cell, ...], number: int) -> Header:
    """What a row says, read as a header."""
    places: dict[str, tuple[int, str]] = {}
    twice, unknown = [], []
    for index, value in enumerate(row):
        title = written(value)
        field = _MEANING.get(heading(value))
        if field is None:
            unknown.extend([title] if title else [])
        elif field in places:
            twice.append(field)
        else:
            places[field] = (index, title)
    return Header(number, places, tuple(twice), tuple(unknown))


def find_header(sheet: Sheet, least: int = 2) -> Header | None:
    """The row among the first ones that names the most columns, the name's among them, or None.

    Args:
        sheet: Where to look.
        least: So many columns must be known, lest a stray word be taken for a header.
    """
    found = [header_of(row, number) for number, row in sheet.numbered() if number <= HEADER_ROWS]
    fitting = [header for header in found if "name" in header.places and len(header.places) >= least]
    return max(fitting, key=lambda header: (len(header.places), -header.row), default=None)


def title_of(field: str) -> Label:
    """The heading of a field in our own template."""
    return next(column.title for column in (*ROSTER_COLUMNS, *WAGE_COLUMNS) if column.id == field)
