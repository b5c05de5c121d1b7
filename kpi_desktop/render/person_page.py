"""A person's page on paper: A4 portrait, as many pages as the timeline needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kpi_desktop.render.document import A4_PORTRAIT, LaidOut
from kpi_desktop.render.fit import shortened, wrap
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.primitives import GREY, HAIR, Measure, Page, Sheet
from kpi_desktop.render.trend import lay_out, lay_out_categories
from kpi_desktop.reports.person_content import Day, Entry, Heading, PersonPage
from kpi_desktop.texts import Translator

LEFT, RIGHT, TOP, BOTTOM = 16.0, 196.0, 16.0, 281.0
_FOOT = 288.0
_NAME, _TITLE, _BODY, _SMALL = 15.0, 11.0, 9.0, 8.0
_ROW, _HEADING_ROW, _SMALL_ROW = 5.6, 6.4, 4.4
_TREND, _CATEGORIES = 50.0, 46.0
_DAY, _POINTS = 13.0, 14.0
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
    yield from _listed(tr.t("Ahead"), [(one, "", "") for one in page.ahead], measure)
    yield from _listed(tr.t("Flags"), [(flag.title, flag.reason, flag.told) for flag in page.flags], measure)
    yield from _listed(tr.t("Objections"), [(one.title, one.text, "") for one in page.objections], measure)
    strips = [(f"{strip.month}  {strip.score}", strip.state, "") for strip in page.strips]
    yield from _listed(tr.t("Strips of past months"), strips, measure)
    if page.timeline:
        yield _title(tr.t("Deductions and praise by month"), "")
        for row in page.timeline:
            yield _heading(row) if isinstance(row, Heading) else _day(row, measure)


def _head(page: PersonPage, tr: Translator, measure: Measure) -> Iterator[_Row]:
    width = RIGHT - LEFT

    def name(sheet: Sheet, y: float) -> None:
        shown = shortened(page.name, width * 0.7, _NAME, measure, bold=True)
        taken = sheet.text(LEFT, y + 3.5, shown, _NAME, bold=True)
        spelled = shortened(page.spelling, width - taken - 4.0, _BODY, measure)
        sheet.text(LEFT + taken + 3.0, y + 4.0, spelled, _BODY, ink=GREY)

    yield _Row(8.5, name)
    facts = ("，" if tr.language == "zh" else ", ").join(page.facts)
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


def _listed(title: str, items: Iterable[tuple[str, str, str]], measure: Measure) -> Iterator[_Row]:
    """A titled list: each item, and beneath it in smaller type what belongs to it."""
    found = list(items)
    if not found:
        return
    yield _title(title, "")
    for first, *others in found:
        lines = wrap(first, RIGHT - LEFT, _BODY, measure)
        below = [
            line for text in others for part in text.split("\n") for line in wrap(part, RIGHT - LEFT, _SMALL, measure)
        ]
        for place, line in enumerate(lines):
            yield _text(line, _BODY, "#000000", _ROW - 0.6, keep=place + 1 < len(lines) or bool(below))
        for place, line in enumerate(below):
            yield _text(line, _SMALL, GREY, _SMALL_ROW, keep=place + 1 < len(below))


def _heading(row: Heading) -> _Row:
    def draw(sheet: Sheet, y: float) -> None:
        middle = y + _HEADING_ROW / 2
        taken = sheet.text(LEFT, middle, row.title, _BODY, bold=True)
        sheet.text(LEFT + taken + 3.0, middle, row.state, _SMALL, ink=GREY)
        sheet.text(_MIDDLE - 3.0, middle, row.lost, _BODY, bold=True, align="right")
        sheet.text(RIGHT, middle, row.gained, _BODY, bold=True, align="right")
        sheet.across(LEFT, RIGHT, y + _HEADING_ROW, 0.2)

    return _Row(_HEADING_ROW, draw, keep=True)


def _day(row: Day, measure: Measure) -> _Row:
    left = (LEFT + _DAY, _MIDDLE - 3.0 - _POINTS)
    right = (_MIDDLE + 3.0, RIGHT - _POINTS)
    sides = [(row.deduction, left, _MIDDLE - 3.0), (row.praise, right, RIGHT)]
    lines = [(entry, _told(entry, room[1] - room[0], measure), room[0], end) for entry, room, end in sides if entry]
    height = _ROW + _SMALL_ROW * (max((len(told) for _, told, _, _ in lines), default=1) - 1)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(LEFT, y + _ROW / 2, row.day, _BODY, ink=GREY)
        for entry, told, x, end in lines:
            quiet = entry.ink == "third_ink"
            for place, line in enumerate(told):
                sheet.text(
                    x, y + _ROW / 2 + place * _SMALL_ROW, line, _SMALL if place else _BODY,
                    ink=GREY if quiet or place else "#000000",
                )  # fmt: skip
            sheet.text(end, y + _ROW / 2, entry.shown, _BODY, ink=GREY if quiet else "#000000", align="right")
            if entry.struck:
                width = measure.width(told[0], _BODY)
                sheet.across(x, x + width, y + _ROW / 2, 0.2, ink=GREY)
        sheet.across(LEFT, RIGHT, y + height, 0.1, ink=HAIR)

    return _Row(height, draw)


def _told(entry: Entry, width: float, measure: Measure) -> tuple[str, ...]:
    """The title on one line, and beneath it why and what was noted."""
    return (shortened(entry.title, width, _BODY, measure), *wrap(entry.detail, width, _SMALL, measure))
