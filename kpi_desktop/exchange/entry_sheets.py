"""The sheets of entries: incidents, measures, ratings; their columns, and empty ones to fill in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.exchange.book import DAY_FORMAT, TEXT_FORMAT, Book, Look, Page, Written, width_of
from kpi_desktop.exchange.columns import heading
from kpi_desktop.exchange.grid_types import GridColumn, GridSheet
from kpi_desktop.exchange.tables import HEADER, page_of, print_setup
from kpi_desktop.texts.translator import Translator

EMPTY_ROWS: Final = 200
_HEADER_ROW: Final = 2
_REQUIRED: Final = replace(HEADER, fill="#CFE0F0")
_HINT: Final = Look(colour="#5A6570", wrap=True)

_NUMBER = GridColumn(
    "number",
    Label("工号", "Employee number"),
    "number",
    ("员工编号", "员工号", "人员编号", "Number", "Employee No"),
    required=True,
)
_NAME = GridColumn("name", Label("姓名", "Name"), "text", ("员工姓名", "Full name"))
_DAY = GridColumn("date", Label("日期", "Date"), "day", ("考核日期", "Day"), required=True)
_SERIAL = GridColumn("serial", Label("录音编号", "Call number"), "text", ("流水号", "编号", "Serial"))
_NOTE = GridColumn("note", Label("说明", "Note"), "text", ("备注", "Remark"))

INCIDENTS: Final = GridSheet(
    Label("考核记录", "Incidents"),
    (
        _DAY,
        _NUMBER,
        _NAME,
        GridColumn("code", Label("编号", "Code")),
        GridColumn(
            "criterion", Label("考核细则", "Criterion"), "text", ("细则", "考核内容"), required=True, instead="code"
        ),
        GridColumn("minutes", Label("分钟", "Minutes"), "amount", unit=Label("分钟", "min")),
        GridColumn("quantity", Label("数量", "Quantity"), "amount"),
        GridColumn(
            "points", Label("所选分值", "Points picked"), "amount", ("分值", "Points"), unit=Label("分", "points")
        ),
        GridColumn("grave", Label("情节严重", "Grave"), "grave", ("严重",)),
        GridColumn("state", Label("状态", "State"), "state", ("是否免予考核", "Excused")),
        GridColumn("occurred", Label("实际日期", "Happened on"), "day"),
        _NOTE,
    ),
)
"""Incidents; the columns of the export, so that it can be taken in again."""

TEAM_MEASURES: Final = GridSheet(
    Label("班组指标", "Team measures"),
    (
        GridColumn("measure", Label("班组指标", "Team measure"), required=True),
        GridColumn("value", Label("数值", "Value"), "figure"),
    ),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure or rating that a sheet asks for.

    Attributes:
        id: Its id; also understood as a heading.
        name: Its heading.
        unit: Told in brackets behind it.
        yes_no: Only 1 and 0 are meant.
        per_cent: A percentage is taken as its number.
    """

    id: str
    name: Label
    unit: Label | None = None
    yes_no: bool = False
    per_cent: bool = False


def measures_sheet(asked: Sequence[Asked]) -> GridSheet:
    """A row a person, a column a figure."""
    return GridSheet(Label("指标数据", "Measures"), (_NUMBER, _NAME, *_asked(asked, (_NUMBER, _NAME))))


def ratings_sheet(asked: Sequence[Asked], raters: Mapping[str, Label]) -> GridSheet:
    """A row a sample, a column a rating criterion."""
    rater = (GridColumn("rater", Label("评分人", "Rater"), "text", required=True),) if raters else ()
    return GridSheet(
        Label("评分", "Ratings"),
        (
            _NUMBER,
            _NAME,
            *rater,
            replace(_DAY, required=False),
            _SERIAL,
            *_asked(asked, (_NUMBER, _NAME, *rater, _DAY, _SERIAL, _NOTE)),
            _NOTE,
        ),
    )


def _asked(asked: Sequence[Asked], beside: Sequence[GridColumn]) -> Iterator[GridColumn]:
    """Columns that are asked for; names that would read alike as headings are numbered, lest none could be told."""
    heads = Counter(heading(title) for column in beside for title in (column.title.zh, column.title.en))
    for one in asked:
        names = (one.name.zh, one.name.en)
        heads.update(set(map(heading, names)))
        zh, en = (name if heads[heading(name)] == 1 else f"{name} {heads[heading(name)]}" for name in names)
        yield GridColumn(
            f"={one.id}", Label(zh, en), "figure", (one.id,), unit=one.unit, yes_no=one.yes_no, per_cent=one.per_cent
        )


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet on its way into a template.

    Attributes:
        sheet: Its columns.
        hint: What to know when filling it in.
        rows: What stands there already, by column id.
        units: Units by column id, told behind the heading.
        month: The month that it is for; named above the header, so that it finds its way back.
    """

    sheet: GridSheet
    hint: Message
    rows: tuple[Mapping[str, Written], ...] = ()
    units: Mapping[str, Label] | None = None
    month: Month | None = None


def entry_page(book: Book, filled: Filled, tr: Translator) -> None:
    """Write a sheet of a template: title, hint, headings, what stands there, and rows made ready."""
    sheet = filled.sheet
    title = tr.label(sheet.name)
    page = book.page(title)
    page.put(0, 0, title if filled.month is None else f"{title} {filled.month}", Look(bold=True, size=16))
    page.sheet.merge_range(1, 0, 1, max(len(sheet.columns) - 1, 1), "")
    page.put(1, 0, tr.say(filled.hint), _HINT)
    page.sheet.set_row(1, 34)
    for index, column in enumerate(sheet.columns):
        _column(page, book, index, column, filled, tr)
    for offset, row in enumerate(filled.rows, _HEADER_ROW + 1):
        looks = [_look(column) for column in sheet.columns]
        page.row(offset, [row.get(column.id) for column in sheet.columns], looks)
    print_setup(page, page_of(tr), header_row=_HEADER_ROW, columns=2)


def _column(  # noqa: PLR0917 - a column is where sheet, book and words meet
    page: Page, book: Book, index: int, column: GridColumn, filled: Filled, tr: Translator
) -> None:
    unit = (filled.units or {}).get(column.id)
    text = tr.label(column.title)
    if unit is not None:
        text = tr.t("{name} ({unit})", name=text, unit=tr.label(unit))
    page.put(_HEADER_ROW, index, text, _REQUIRED if column.required else HEADER)
    texts = [
        text,
        *(str(row.get(column.id) or "") for row in filled.rows if not isinstance(row.get(column.id), Fraction)),
    ]
    page.sheet.set_column(index, index, width_of(texts, 10, 32), book.format(_look(column)))


def _look(column: GridColumn) -> Look:
    match column.kind:
        case "day":
            return Look(number_format=DAY_FORMAT, align="left")
        case "figure" | "amount":
            return Look(align="right")
        case _:
            return Look(number_format=TEXT_FORMAT)
