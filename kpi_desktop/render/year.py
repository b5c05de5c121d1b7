"""A team's year on paper, lying: the team's mean over the months, then a row a person, headings on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kpi_desktop.render import trend
from kpi_desktop.render.document import LaidOut
from kpi_desktop.render.fit import longest_word, wrap
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.primitives import BLACK, GREY, HAIR, Measure, Page, Sheet, moved
from kpi_desktop.render.table_columns import Placed, Wish, place
from kpi_desktop.render.table_page import TablePage, column_heads, is_largest, table_page, turned_to_fit
from kpi_desktop.reports import page_setup
from kpi_desktop.reports.page_setup import PageSetup
from kpi_desktop.reports.year_content import YearContent
from kpi_desktop.reports.year_rows import YearRow, YearScore

ROW: Final = 6.3
FIFTH: Final = 5
_MORE: Final = 3.6
"""Height of every further line of a row."""
_CHART: Final = 46.0
_BODY_PT, _NAME_PT, _TITLE_PT, _ORG_PT, _SMALL_PT, _FOOT_PT = 9.0, 10.0, 16.0, 10.0, 8.5, 7.5
_WORDS: Final = ("flags", "due")
_SHORT_HEAD: Final = 2
"""Two 汉字 one above the other would read as two headings."""


class YearTable(LaidOut):
    """A team's year.

    Args:
        content: The year; pay is on it only where the content has it.
        fonts: What to set it in.
        setup: The paper.
    """

    def __init__(self, content: YearContent, fonts: Fonts, *, setup: PageSetup = page_setup.USUAL) -> None:
        """Lay out all pages."""
        pages, setup = turned_to_fit(lambda one: lay_out(content, fonts, one), setup)
        super().__init__(content.file, pages, fonts, setup.for_tables)


@dataclass(frozen=True, slots=True)
class _Row:
    """A person, with the lines of every column."""

    of: YearRow
    cells: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> float:
        return ROW + _MORE * (max(len(lines) for lines in self.cells) - 1)


def lay_out(content: YearContent, measure: Measure, setup: PageSetup = page_setup.USUAL) -> tuple[Page, ...]:
    """The pages as primitives; one page without rows where there is nobody."""
    at = table_page(setup.for_tables, setup)
    columns = place(_wishes(content, measure), at.left, at.right, measure, tiny=is_largest(setup))
    rows = [
        _Row(row, tuple(wrap(_text(row, one.wish.key), one.width + 0.01, one.pt, measure) for one in columns))
        for row in content.rows
    ]
    first = Sheet(measure)
    begin = _chart(first, content, _heading(first, content, at), at)
    again = Sheet(measure)
    follow = _heading(again, content, at, notes=False)
    tops = (column_heads(first, columns, begin, at), column_heads(again, columns, follow, at))
    shares = _shared(rows, at.rows_end - tops[0], at.rows_end - tops[1])
    pages = []
    for number, share in enumerate(shares, 1):
        sheet = Sheet(measure)
        sheet.put((first if number == 1 else again).items)
        bottom = _rows(sheet, columns, share, tops[min(number - 1, 1)], at)
        sheet.across(at.left, at.right, bottom, 0.5)
        page = content.page.format(number=number, count=len(shares))
        sheet.text(at.right, at.foot, page, _FOOT_PT, ink=GREY, align="right")
        pages.append(sheet.page())
    return tuple(pages)


def _wishes(content: YearContent, measure: Measure) -> list[Wish]:
    rows, heads = content.rows, content.columns

    def column(key: str, *, pt: float = _BODY_PT, gap: float = 3.0, bold: bool = False) -> Wish:
        texts = tuple(_text(row, key) for row in rows)
        whole = len(heads[key]) <= _SHORT_HEAD
        return Wish(
            key,
            heads[key],
            heads.get(f"{key} unit", ""),
            "right",
            texts,
            pt,
            bold=bold,
            gap=gap,
            grows=False,
            whole=whole,
        )

    names = tuple(row.name for row in rows)
    longest = max((longest_word(name, _NAME_PT, measure) for name in names), default=0.0)
    least = min(max(20.0, longest + 0.01), 34.0)
    wishes = [
        column("rank"),
        Wish("name", heads["name"], "", "left", names, _NAME_PT, gap=3.0, least=least, most=38.0),
        Wish("number", heads["number"], "", "left", tuple(row.number for row in rows), _BODY_PT, grows=False),
    ]
    for index, point in enumerate(content.points):
        shown = tuple(row.scores[index].shown for row in rows)
        texts = (*shown, "100.0")
        gap = 2.0 if index else 4.0  # a number of its own stands before the first
        wishes.append(Wish(f"month {index}", point.label[-2:], "", "right", texts, _BODY_PT, bold=True, gap=gap))
    wishes += [column("average", bold=True, gap=4.0), column("months")]
    if content.has_best:
        wishes += [column("best"), column("streak")]
    for key in _WORDS:
        texts = tuple(_text(row, key) for row in rows)
        if any(texts):
            least = 18.0 if key == "flags" else 36.0
            wishes.append(Wish(key, heads[key], "", "left", texts, 8.0, gap=3.0, least=least, most=46.0, whole=True))
    if content.has_pay:
        wishes.append(column("pay", gap=4.0))
    return wishes


def _text(row: YearRow, key: str) -> str:
    if key.startswith("month "):
        return row.scores[int(key.removeprefix("month "))].shown
    return {
        "rank": row.rank,
        "name": row.name,
        "number": row.number,
        "average": row.average,
        "months": str(row.months),
        "best": str(row.best),
        "streak": str(row.streak),
        "flags": row.flags,
        "due": row.told,
        "pay": row.pay,
    }[key]


def _heading(sheet: Sheet, content: YearContent, at: TablePage, *, notes: bool = True) -> float:
    """Organisation, title and what to know; gives the height where what follows begins."""
    y = at.top + 2.5
    title = " · ".join(part for part in (content.title, content.team) if part)
    lines = [(content.organisation, _ORG_PT, False, BLACK, 4.8), (title, _TITLE_PT, True, BLACK, 7.6)]
    said = (content.legend, *content.notes) if notes else ()
    lines += [(note, _SMALL_PT, False, GREY, 4.4) for note in said if note]
    for text, pt, bold, ink, pitch in lines:
        y += (pitch - 4.8) / 2
        for line in wrap(text, at.room, pt, sheet.measure, bold=bold):
            sheet.text(at.left, y, line, pt, bold=bold, ink=ink)
            y += pitch
    return y + 0.6


def _chart(sheet: Sheet, content: YearContent, top: float, at: TablePage) -> float:
    """The team's mean over the months; gives the height where the table begins."""
    if content.chart is None:
        return top
    x = at.left + sheet.text(at.left, top + 1.5, content.chart.title, _BODY_PT, bold=True) + 4.0
    sheet.text(x, top + 1.5, content.chart.aside, _SMALL_PT, ink=GREY)
    drawn = trend.lay_out(content.chart, at.room, _CHART, sheet.measure)
    sheet.put(moved(item, at.left, top + 4.0) for item in drawn)
    return top + _CHART + 6.0


def _shared(rows: Sequence[_Row], first: float, room: float) -> list[list[_Row]]:
    shares: list[list[_Row]] = [[]]
    used = 0.0
    for row in rows:
        if shares[-1] and used + row.height > (first if len(shares) == 1 else room):
            shares.append([])
            used = 0.0
        shares[-1].append(row)
        used += row.height
    return shares


def _rows(sheet: Sheet, columns: Sequence[Placed], rows: Sequence[_Row], top: float, at: TablePage) -> float:
    y = top
    for index, row in enumerate(rows):
        if index:
            heavy = index % FIFTH == 0
            sheet.across(at.left, at.right, y, 0.35 if heavy else 0.15, ink=BLACK if heavy else HAIR)
        for column, lines in zip(columns, row.cells, strict=True):
            _cell(sheet, column, row, lines, y)
        y += row.height
    return y


def _cell(sheet: Sheet, column: Placed, row: _Row, lines: Sequence[str], top: float) -> None:
    key = column.wish.key
    x = column.right if column.wish.align == "right" else column.x
    first = top + row.height / 2 - _MORE * (len(lines) - 1) / 2
    score = row.of.scores[int(key.removeprefix("month "))] if key.startswith("month ") else YearScore()
    quiet = key == "number" or score.open
    bold = score.best and not score.open if key.startswith("month ") else column.wish.bold
    for number, line in enumerate(lines):
        ink = GREY if quiet else BLACK
        sheet.text(x, first + number * _MORE, line, column.pt, bold=bold, ink=ink, align=column.wish.align)
