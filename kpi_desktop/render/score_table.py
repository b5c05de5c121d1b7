"""The score table for the wall: A4 landscape, fitted to the width, headings on every page, seal at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kpi_desktop.render.document import LaidOut
from kpi_desktop.render.fit import longest_word, wrap
from kpi_desktop.render.logo import put_logo
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.primitives import GREY, HAIR, MM_PER_PT, Fill, Measure, Page, Sheet
from kpi_desktop.render.table_closing import Closing
from kpi_desktop.render.table_columns import Placed, Wish, place
from kpi_desktop.render.table_page import LOGO, TablePage, column_heads, is_largest, table_page, turned_to_fit
from kpi_desktop.render.wording import GAP, Wording
from kpi_desktop.reports import page_setup
from kpi_desktop.reports.content import CategoryContent, MonthContent, PersonContent, Stamp
from kpi_desktop.reports.page_setup import PageSetup

ROW = 6.3
FIFTH = 5
_BODY_PT, _NAME_PT, _SCORE_PT, _TITLE_PT, _ORG_PT, _SMALL_PT = 9.5, 10.5, 12.0, 18.0, 10.0, 8.5
_FOOT_PT = 7.5
_MORE = 4.6
"""Height of every further line of a wrapped name."""
_BAR = 0.7


@dataclass(frozen=True, slots=True)
class _Row:
    """A person with everything that stands in their cells, the name broken into lines."""

    person: PersonContent
    names: tuple[str, ...]

    @property
    def height(self) -> float:
        return ROW + _MORE * (max(len(self.names), 1) - 1)


class ScoreTable(LaidOut):
    """The score table of a month, by rank, then in roster order; no flags and no reasons.

    It hangs on the wall, so that pay is on it only where the content still has it: see `content.without_pay`.

    Args:
        content: The month.
        stamp: What is known about its closing.
        fonts: What to set it in.
        setup: The paper.
    """

    def __init__(
        self, content: MonthContent, stamp: Stamp, fonts: Fonts, *, setup: PageSetup = page_setup.USUAL
    ) -> None:
        """Lay out all pages."""
        wording = Wording(content, stamp)
        title = content.words.table_file.format(month=content.month_title, team=content.team)
        pages, setup = turned_to_fit(lambda one: lay_out(wording, fonts, one), setup)
        super().__init__(title, pages, fonts, setup.for_tables)


def lay_out(wording: Wording, measure: Measure, setup: PageSetup = page_setup.USUAL) -> tuple[Page, ...]:
    """The pages of the table as primitives."""
    content, at = wording.content, table_page(setup.for_tables, setup)
    columns = place(_wishes(wording, measure), at.left, at.right, measure, tiny=is_largest(setup))
    head = Sheet(measure)
    top = _heading(head, wording, at)
    top = column_heads(head, columns, top, at)
    name = next(column for column in columns if column.wish.key == "name")
    rows = [_Row(person, wrap(person.name, name.width + 0.01, name.pt, measure)) for person in content.by_rank()]
    closing = Closing(wording, measure, at)
    parts = break_rows([row.height for row in rows], at.rows_end - top, at.rows_end - closing.height - top)
    pages = []
    for number, (start, end) in enumerate(parts, 1):
        sheet = Sheet(measure)
        sheet.put(head.items)
        bottom = _rows(sheet, columns, rows[start:end], wording=wording, at=at, top=top)
        sheet.across(at.left, at.right, bottom, 0.5)
        if number == len(parts):
            closing.draw(sheet)
        sheet.text(at.left, at.foot, wording.seal(), _FOOT_PT, ink=GREY)
        sheet.text(at.right, at.foot, wording.page(number, len(parts)), _FOOT_PT, ink=GREY, align="right")
        pages.append(sheet.page())
    return tuple(pages)


def break_rows(heights: Sequence[float], full: float, last: float) -> list[tuple[int, int]]:
    """Share rows out over as few pages as they need, about evenly, five at a time where that costs no page.

    Args:
        heights: Of the rows.
        full: Room on a page that others follow.
        last: Room on the last page, which also holds seal and signatures.

    Returns:
        First row and the row after the last, for each page; one empty page where there are no rows.
    """
    steps = [ROW * FIFTH * count for count in range(1, int(full / ROW / FIFTH) + 1)]
    steps += [ROW * count for count in range(1, int(full / ROW) + 1)]
    fewest = _greedy(heights, full, last)
    for room in steps:
        if room < max(heights, default=0.0):
            continue
        parts = _greedy(heights, room + 0.01, last)
        if len(parts) == len(fewest):
            return parts
    return fewest


def _greedy(heights: Sequence[float], room: float, last: float) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    start, used = 0, 0.0
    for index, height in enumerate(heights):
        if index > start and used + height > room:
            parts.append((start, index))
            start, used = index, 0.0
        used += height
    if used <= last or len(heights) - start <= 1:
        return [*parts, (start, len(heights))]
    # Seal and signatures don't fit under these rows: the last few go with them to a page of their own.
    take = next(count for count in range(FIFTH, 0, -1) if count == 1 or sum(heights[-count:]) <= last)
    cut = max(start + 1, len(heights) - take)
    return [*parts, (start, cut), (cut, len(heights))]


def _wishes(wording: Wording, measure: Measure) -> list[Wish]:
    content, words = wording.content, wording.words
    people = content.people
    wishes = []
    if content.ranked:
        ranks = tuple(words.unranked if person.rank is None else str(person.rank) for person in people)
        wishes.append(Wish("rank", words.column_rank, "", "right", ranks, _BODY_PT, bold=True, grows=False))
    names = tuple(person.name for person in people)
    longest = max((longest_word(name, _NAME_PT, measure) for name in names), default=0.0)
    least = min(max(24.0, longest + 0.01), 40.0)
    wishes.append(Wish("name", words.column_name, "", "left", names, _NAME_PT, gap=4.0, least=least, most=52.0))
    numbers = tuple(person.employee for person in people)
    wishes.append(Wish("number", words.column_number, "", "left", numbers, _BODY_PT))
    for index, column in enumerate(content.columns):
        shown = tuple(person.categories[index].shown for person in people)
        sub = column.marks_text or words.column_no_marks
        wishes.append(Wish(f"category {index}", column.title, sub, "right", shown, _BODY_PT, bold=True))
    scores = tuple(person.score for person in people)
    full = words.column_full.format(full=content.full_text) if content.cap is not None else ""
    wishes.append(Wish("score", words.column_score, full, "right", scores, _SCORE_PT, bold=True, gap=4.0))
    if content.has_grades:
        grades = tuple(person.grade or "" for person in people)
        wishes.append(Wish("grade", words.column_grade, "", "left", grades, _BODY_PT, gap=5.5, grows=False))
    if content.has_pay and content.letters is not None:
        pays = tuple(person.pay.total if person.pay is not None else "" for person in people)
        said = content.letters
        wishes.append(Wish("pay", said.pay, said.pay_unit, "right", pays, _BODY_PT, gap=5.5, grows=False))
    return wishes


def _heading(sheet: Sheet, wording: Wording, at: TablePage) -> float:
    """Organisation, title, and at the right the scheme and how many; gives the height where the heads begin."""
    content, words, measure = wording.content, wording.words, sheet.measure
    left = put_logo(sheet, content.logo, at.left, at.top, LOGO)
    space = at.right - left
    y = at.top + 2.5
    for line in wrap(content.organisation, space, _ORG_PT, measure):
        sheet.text(left, y, line, _ORG_PT)
        y += 4.5
    y += 2.8
    parts = [words.table, content.month_title, content.team]
    title = GAP.join(part for part in parts if part)
    notes = (wording.scheme(), wording.turnout() + GAP + words.table_bars)
    beside = max(measure.width(note, _SMALL_PT) for note in notes)
    mark = wording.open_mark()
    room = space - (measure.width(mark, _BODY_PT, bold=True) + 9.0 if mark else 0.0)
    lines = wrap(title, room, _TITLE_PT, measure, bold=True)
    fits = len(lines) == 1 and measure.width(title, _TITLE_PT, bold=True) + beside + 8.0 <= room
    for number, line in enumerate(lines):
        width = sheet.text(left, y, line, _TITLE_PT, bold=True)
        if mark and number == len(lines) - 1:
            _boxed(sheet, left + width + 5.0, y, mark)
        y += 8.4
    if left > at.left:
        y = max(y, at.top + LOGO[1] + 1.5)
    if fits:
        _notes(sheet, notes, at.right, y - 8.4 - 2.3)
        return y
    for line in (line for note in notes for line in wrap(note, at.room, _SMALL_PT, measure)):
        sheet.text(at.left, y - 1.4, line, _SMALL_PT, ink=GREY)
        y += 4.4
    return y


def _notes(sheet: Sheet, notes: Sequence[str], right: float, middle: float) -> None:
    for number, note in enumerate(notes):
        sheet.text(right, middle + number * 4.5, note, _SMALL_PT, ink=GREY, align="right")


def _boxed(sheet: Sheet, x: float, middle: float, text: str) -> None:
    """A mark in a frame: what is provisional must be seen from afar."""
    width = sheet.text(x + 2.0, middle, text, _BODY_PT, bold=True)
    sheet.frame(x, middle - 3.0, width + 4.0, 6.0, 0.35)


def _rows(
    sheet: Sheet, columns: Sequence[Placed], rows: Sequence[_Row], *, wording: Wording, at: TablePage, top: float
) -> float:
    """The rows with the rules between them; gives the height where they end."""
    y = top
    for index, row in enumerate(rows):
        if index:
            heavy = index % FIFTH == 0
            sheet.across(at.left, at.right, y, 0.35 if heavy else 0.15, ink="#000000" if heavy else HAIR)
        for column in columns:
            _cell(sheet, column, row, y, wording)
        y += row.height
    return y


def _cell(sheet: Sheet, column: Placed, row: _Row, top: float, wording: Wording) -> None:
    person, key, pt = row.person, column.wish.key, column.pt
    middle = top + row.height / 2
    if key.startswith("category "):
        _category(sheet, column, person.categories[int(key.removeprefix("category "))], middle)
        return
    if key == "name":
        first = middle - _MORE * (len(row.names) - 1) / 2
        for number, line in enumerate(row.names):
            sheet.text(column.x, first + number * _MORE, line, pt)
        return
    text = {
        "rank": wording.words.unranked if person.rank is None else str(person.rank),
        "number": person.employee,
        "score": person.score,
        "grade": person.grade or "",
        "pay": person.pay.total if person.pay is not None else "",
    }[key]
    quiet = key == "number" or (key == "rank" and person.rank is None)
    x = column.right if column.wish.align == "right" else column.x
    bold = column.wish.bold and not quiet
    sheet.text(x, middle, text, pt, bold=bold, ink=GREY if quiet else "#000000", align=column.wish.align)


def _category(sheet: Sheet, column: Placed, category: CategoryContent, middle: float) -> None:
    """Points, bold over a bar of a millimetre a lost point where any are lost."""
    lost = float(category.lost)
    sheet.text(column.right, middle - 0.3, category.shown, column.pt, bold=lost > 0, align="right")
    if lost > 0:
        length = min(lost, column.width)
        below = middle - 0.3 + 0.5 * column.pt * MM_PER_PT
        sheet.items.append(Fill(column.right - length, below, length, _BAR))
