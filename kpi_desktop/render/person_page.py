"""A person's page on paper: A4 portrait, as many pages as the timeline needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kpi_desktop.render.document import A4_PORTRAIT, LaidOut
from kpi_desktop.render.fit import shortened, wrap
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.primitives import BLACK, GREY, HAIR, Measure, Page, Sheet
from kpi_desktop.render.trend import lay_out, lay_out_categories
from kpi_desktop.reports.person_content import PersonPage, Strip
from kpi_desktop.reports.person_timeline import Day, Entry, Heading, Reached, TimelineRow
from kpi_desktop.texts import Translator

LEFT, RIGHT, TOP, BOTTOM = 16.0, 196.0, 16.0, 281.0
_FOOT = 288.0
_NAME, _TITLE, _BODY, _SMALL = 15.0, 11.0, 9.0, 8.0
_ROW, _HEADING_ROW, _SMALL_ROW, _ITEM = 5.4, 6.2, 4.2, 5.0
_TREND, _CATEGORIES = 50.0, 46.0
_DAY, _POINTS = 13.0, 14.0
_DETAIL = 27.0
"""Millimetres from a title to what stands beside it, unless the title is longer."""
_STRIPS_ACROSS, _STATE, _APART = 3, 28.0, 4.0
"""Strips beside each other at most; where what became of one stands, and what is kept free after it: millimetres."""
_MIDDLE = LEFT + _DAY + 92.0


@dataclass(frozen=True, slots=True)
class _Row:
    """Something that isn't cut: its height, how it is drawn from an upper edge on, and whether it wants a follower."""

    height: float
    draw: Callable[[Sheet, float], object]
    keep: bool = False


class PersonSheets(LaidOut):
    """A person's page, laid out.

    Args:
        page: What stands on it.
        tr: Words titles and page numbers.
        fonts: What to set it in.
    """

    def __init__(self, page: PersonPage, tr: Translator, fonts: Fonts) -> None:
        """Lay out and break into pages."""
        super().__init__(f"{page.name} {page.number}", lay_out_pages(page, tr, fonts), fonts, A4_PORTRAIT)


def lay_out_pages(page: PersonPage, tr: Translator, measure: Measure) -> tuple[Page, ...]:
    """The pages of a person's page."""
    pages = _broken(tuple(_rows(page, tr, measure)))
    made = []
    for number, rows in enumerate(pages, 1):
        sheet, y = Sheet(measure), TOP
        for row in rows:
            row.draw(sheet, y)
            y += row.height
        said = tr.t("Page {number} of {count}", number=number, count=len(pages))
        sheet.text(RIGHT, _FOOT, said, _SMALL, ink=GREY, align="right")
        whose = shortened(f"{page.name}  {page.number}", 120.0, _SMALL, measure)
        sheet.text(LEFT, _FOOT, whose, _SMALL, ink=GREY)
        made.append(sheet.page())
    return tuple(made)


def _broken(rows: Sequence[_Row]) -> list[list[_Row]]:
    """Rows by pages; a row that wants a follower goes over with it."""
    pages: list[list[_Row]] = [[]]
    y = TOP
    for place, row in enumerate(rows):
        need, at = row.height, place
        while rows[at].keep and at + 1 < len(rows):
            at += 1
            need += rows[at].height
        if y + need > BOTTOM and pages[-1]:
            pages.append([])
            y = TOP
        pages[-1].append(row)
        y += row.height
    return pages


def _rows(page: PersonPage, tr: Translator, measure: Measure) -> Iterator[_Row]:
    yield from _head(page, tr, measure)
    width = RIGHT - LEFT
    if page.trend is not None:
        trend = page.trend
        yield _title(trend.title, trend.aside)
        yield _Row(_TREND + 4.0, lambda sheet, y: sheet.put(lay_out(trend, width, _TREND, measure), LEFT, y))
    if page.categories is not None:
        categories = page.categories
        yield _title(categories.title, categories.aside)
        yield _Row(
            _CATEGORIES + 4.0,
            lambda sheet, y: sheet.put(lay_out_categories(categories, width, _CATEGORIES, measure), LEFT, y),
        )
    yield from _listed(tr.t("Ahead"), [(one, "") for one in page.ahead], measure)
    flags = [(flag.title, "  ".join(part for part in (flag.reason, flag.told) if part)) for flag in page.flags]
    yield from _listed(tr.t("Flags"), flags, measure)
    yield from _listed(tr.t("Objections"), [(one.title, one.text) for one in page.objections], measure)
    yield from _strips(page.strips, tr.t("Strips of past months"), measure)
    if page.timeline:
        yield _title(tr.t("Deductions and praise by month"), "")
        for row in page.timeline:
            yield _timeline_row(row, tr, measure)


def _head(page: PersonPage, tr: Translator, measure: Measure) -> Iterator[_Row]:
    width = RIGHT - LEFT

    def name(sheet: Sheet, y: float) -> None:
        shown = shortened(page.name, width * 0.7, _NAME, measure, bold=True)
        taken = sheet.text(LEFT, y + 3.5, shown, _NAME, bold=True)
        spelled = shortened(page.spelling, width - taken - 4.0, _BODY, measure)
        sheet.text(LEFT + taken + 3.0, y + 4.0, spelled, _BODY, ink=GREY)

    yield _Row(8.5, name)
    facts = tr.listed(page.facts, "clause")
    for line in wrap(facts, width, _BODY, measure):
        yield _text(line, _BODY, GREY, 4.6)
    yield _Row(3.0, lambda sheet, y: sheet.across(LEFT, RIGHT, y + 1.0, 0.35))


def _text(text: str, pt: float, ink: str, height: float, *, x: float = LEFT, keep: bool = False) -> _Row:
    return _Row(height, lambda sheet, y: sheet.text(x, y + height / 2, text, pt, ink=ink), keep)


def _title(title: str, aside: str) -> _Row:
    def draw(sheet: Sheet, y: float) -> None:
        taken = sheet.text(LEFT, y + 5.0, title, _TITLE, bold=True)
        sheet.text(LEFT + taken + 3.0, y + 5.3, aside, _SMALL, ink=GREY)

    return _Row(9.0, draw, keep=True)


def _listed(title: str, items: Iterable[tuple[str, str]], measure: Measure) -> Iterator[_Row]:
    """A titled list: each item, and in smaller type what belongs to it, beside it where there is room."""
    found = list(items)
    if not found:
        return
    yield _title(title, "")
    for first, second in found:
        yield _item(first, second, measure)


def _item(first: str, second: str, measure: Measure) -> _Row:
    width = RIGHT - LEFT
    beside = measure.width(first, _BODY) + 4.0
    lines = tuple(line for part in second.split("\n") for line in wrap(part, width, _SMALL, measure))
    told = wrap(first, width, _BODY, measure)
    on_one = len(told) == 1 and len(lines) == 1 and beside + measure.width(lines[0], _SMALL) <= width

    def draw(sheet: Sheet, y: float) -> None:
        for place, line in enumerate(told):
            sheet.text(LEFT, y + _ITEM * (place + 0.5), line, _BODY)
        for place, line in enumerate(lines):
            x, top = (LEFT + beside, y) if on_one else (LEFT, y + _ITEM * len(told) + _SMALL_ROW * place)
            sheet.text(x, top + (_ITEM if on_one else _SMALL_ROW) / 2, line, _SMALL, ink=GREY)

    return _Row(_ITEM * len(told) + (0.0 if on_one else _SMALL_ROW * len(lines)), draw)


def _strips(strips: Sequence[Strip], title: str, measure: Measure) -> Iterator[_Row]:
    """Strips side by side: month, score, what became of it."""
    if not strips:
        return
    yield _title(title, "")
    longest = max(measure.width(strip.state, _SMALL) for strip in strips)
    across = _STRIPS_ACROSS
    while across > 1 and _STATE + longest + _APART > (RIGHT - LEFT) / across:
        across -= 1
    wide = (RIGHT - LEFT) / across
    for start in range(0, len(strips), across):
        yield _strip_row(strips[start : start + across], wide, measure)


def _strip_row(strips: Sequence[Strip], wide: float, measure: Measure) -> _Row:
    def draw(sheet: Sheet, y: float) -> None:
        for place, strip in enumerate(strips):
            x, middle = LEFT + wide * place, y + _ITEM / 2
            sheet.text(x, middle, str(strip.month), _BODY)
            sheet.text(x + 25.0, middle, strip.score, _BODY, align="right")
            state = shortened(strip.state, wide - _STATE - _APART, _SMALL, measure)
            sheet.text(x + _STATE, middle, state, _SMALL, ink=GREY)

    return _Row(_ITEM, draw)


def _timeline_row(row: TimelineRow, tr: Translator, measure: Measure) -> _Row:
    match row:
        case Heading():
            return _heading(row)
        case Reached():
            return _reached(row, measure)
        case Day():
            return _day(row, tr, measure)


def _heading(row: Heading) -> _Row:
    def draw(sheet: Sheet, y: float) -> None:
        middle = y + _HEADING_ROW / 2
        taken = sheet.text(LEFT, middle, row.title, _BODY, bold=True)
        sheet.text(LEFT + taken + 3.0, middle, row.state, _SMALL, ink=GREY)
        sheet.text(_MIDDLE - 3.0, middle, row.lost, _BODY, bold=True, align="right")
        sheet.text(RIGHT, middle, row.gained, _BODY, bold=True, align="right")
        sheet.across(LEFT, RIGHT, y + _HEADING_ROW, 0.2)

    return _Row(_HEADING_ROW, draw, keep=True)


def _reached(row: Reached, measure: Measure) -> _Row:
    """What was measured or rated goes over both sides: it is neither a deduction nor praise."""
    entry = Entry(row.title, row.detail, row.shown, "third_ink" if row.missing else "ink")
    cell = _Cell(entry, LEFT + _DAY, RIGHT - _POINTS - LEFT - _DAY, RIGHT, measure)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(LEFT, y + _ROW / 2, shortened(row.kind, _DAY - 1.0, _SMALL, measure), _SMALL, ink=GREY)
        cell.draw(sheet, y)
        sheet.across(LEFT, RIGHT, y + cell.height, 0.1, ink=HAIR)

    return _Row(cell.height, draw)


def _day(row: Day, tr: Translator, measure: Measure) -> _Row:
    left = (LEFT + _DAY, _MIDDLE - 3.0 - _POINTS)
    right = (_MIDDLE + 3.0, RIGHT - _POINTS)
    sides = [(row.deduction, left, _MIDDLE - 3.0), (row.praise, right, RIGHT)]
    cells = [
        _Cell(_with_evidence(entry, tr), room[0], room[1] - room[0], end, measure)
        for entry, room, end in sides
        if entry is not None
    ]
    height = max(cell.height for cell in cells)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(LEFT, y + _ROW / 2, row.day, _BODY, ink=GREY)
        for cell in cells:
            cell.draw(sheet, y)
        sheet.across(LEFT, RIGHT, y + height, 0.1, ink=HAIR)

    return _Row(height, draw)


def _with_evidence(entry: Entry, tr: Translator) -> Entry:
    """The entry, saying that files are kept of it: paper has no mark to press."""
    if entry.evidence is None:
        return entry
    parts = (part for part in (entry.detail, tr.t("with evidence")) if part)
    return replace(entry, detail=tr.listed(parts, "statement"))


class _Cell:
    """An entry: its title, and why and what was noted beside it, or beneath where that is too long."""

    def __init__(self, entry: Entry, left: float, width: float, end: float, measure: Measure) -> None:
        self._entry, self._left, self._end = entry, left, end
        self._titles = wrap(entry.title, width, _BODY, measure) or ("",)
        taken = max(measure.width(line, _BODY) for line in self._titles)
        beside = max(_DETAIL, taken + 3.0)
        fits = len(self._titles) == 1 and beside + measure.width(entry.detail, _SMALL) <= width
        self._at = beside if fits else 0.0
        self._lines = (entry.detail,) if fits else wrap(entry.detail, width, _SMALL, measure)
        self._below = _ROW + _SMALL_ROW * (len(self._titles) - 1)
        self.height = self._below if fits else self._below + _SMALL_ROW * len(self._lines)

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw it from an upper edge on."""
        entry, x, middle = self._entry, self._left, top + _ROW / 2
        ink = GREY if entry.ink == "third_ink" else BLACK
        for place, line in enumerate(self._titles):
            y = middle + _SMALL_ROW * place
            taken = sheet.text(x, y, line, _BODY, ink=ink)
            if entry.struck:
                sheet.across(x, x + taken, y, 0.2, ink=GREY)
        for place, line in enumerate(self._lines):
            y = middle if self._at else top + self._below - _ROW / 2 + _SMALL_ROW * (place + 1) - 0.4
            sheet.text(x + self._at, y, line, _SMALL, ink=GREY)
        sheet.text(self._end, middle, entry.shown, _BODY, ink=ink, align="right")
