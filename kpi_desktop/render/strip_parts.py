"""The pieces of a strip, each laid out by itself: names and score, category boxes, lines, the stub."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kpi_desktop.render.fit import wrap
from kpi_desktop.render.primitives import GREY, Measure, Primitive, Rule, Sheet, moved
from kpi_desktop.render.wording import GAP, Wording
from kpi_desktop.reports.content import LineContent, PersonContent

LEFT, RIGHT = 12.0, 150.0
STUB_LEFT, STUB_RIGHT = 158.0, 200.0
BODY_PT, NAME_PT, SCORE_PT, RANK_PT, HEAD_PT, FOOT_PT = 8.5, 15.0, 18.0, 11.5, 11.5, 7.0
PITCH = 4.48
"""From line to line of the body."""
HEAD_MIDDLE, HEAD_RULE = 9.2, 12.85
_CODE, _TITLE, _REASON = 24.0, 32.0, 58.0
_WIDEST_TITLE = 52.0
_WIDTH = RIGHT - LEFT


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of a height, laid out from y = 0."""

    height: float
    items: tuple[Primitive, ...]

    def above(self, other: Piece) -> Piece:
        """This piece with the other beneath it, never to be parted."""
        return Piece(
            self.height + other.height, (*self.items, *(moved(item, 0.0, self.height) for item in other.items))
        )


def head(wording: Wording, measure: Measure, part: str, *, pay: bool = False) -> Piece:
    """Organisation at the left, what it is and of which month at the right, a rule beneath; `part` says which part.

    With pay on it a strip is a pay slip.

    What is too long to stand beside the title stands above it, and the head is so much taller.
    """
    content = wording.content
    sheet = Sheet(measure)
    name = content.letters.pay_slip if pay and content.letters is not None else wording.words.strip
    title = GAP.join([name, content.month_title, *([part] if part else [])])
    mark = wording.open_mark()
    marked = measure.width(mark, BODY_PT, bold=True) + 3.0 if mark else 0.0
    taken = measure.width(title, HEAD_PT, bold=True) + (marked + 3.0 if mark else 0.0)
    middle = HEAD_MIDDLE
    if measure.width(content.organisation, BODY_PT) + taken + 4.0 <= _WIDTH:
        sheet.text(LEFT, middle, content.organisation, BODY_PT)
    else:
        middle -= 0.8
        for line in wrap(content.organisation, _WIDTH, BODY_PT, measure):
            sheet.text(LEFT, middle, line, BODY_PT)
            middle += 4.2
        middle += 0.8
    sheet.text(RIGHT, middle, title, HEAD_PT, bold=True, align="right")
    if mark:
        sheet.text(RIGHT - taken + 1.5, middle, mark, BODY_PT, bold=True)
        sheet.frame(RIGHT - taken, middle - 2.4, marked, 4.8, 0.25)
    bottom = middle + HEAD_RULE - HEAD_MIDDLE
    sheet.across(LEFT, RIGHT, bottom, 0.35)
    return Piece(bottom, sheet.page())


def name_block(person: PersonContent, wording: Wording, measure: Measure) -> Piece:
    """Name, number, team and post at the left, score, rank and grade at the right.

    On one line where that fits; else the number, team and post stand beneath; a name too long for its place beside the
    score stands above everything.
    """
    sheet = Sheet(measure)
    details = GAP.join(_details(person, wording))
    room = RIGHT - LEFT - _standing(Sheet(measure), person, wording, 0.0) - 5.0
    name = measure.width(person.name, NAME_PT, bold=True)
    if name + 4.0 + measure.width(details, BODY_PT) <= room:
        sheet.text(LEFT, 6.25, person.name, NAME_PT, bold=True)
        sheet.text(LEFT + name + 4.0, 6.25, details, BODY_PT, ink=GREY)
        _standing(sheet, person, wording, 6.25)
        return Piece(12.15, sheet.page())
    y = 5.0
    if name <= room:
        sheet.text(LEFT, y, person.name, NAME_PT, bold=True)
        _standing(sheet, person, wording, y)
        room = RIGHT - LEFT
        y += 5.6
    else:
        for line in wrap(person.name, RIGHT - LEFT, NAME_PT, measure, bold=True):
            sheet.text(LEFT, y, line, NAME_PT, bold=True)
            y += 6.8
        _standing(sheet, person, wording, y)
    rows = wrap(details, room, BODY_PT, measure)
    for number, line in enumerate(rows):
        sheet.text(LEFT, y + number * PITCH, line, BODY_PT, ink=GREY)
    return Piece(y + PITCH * (len(rows) - 1) + (3.2 if room == RIGHT - LEFT else 5.0), sheet.page())


def _details(person: PersonContent, wording: Wording) -> list[str]:
    number = wording.words.strip_number.format(number=person.employee)
    return [text for text in (number, person.team, person.post) if text]


def _standing(sheet: Sheet, person: PersonContent, wording: Wording, middle: float) -> float:
    """Score, rank and grade, ending at the right edge; gives the width they take."""
    words = wording.words
    pairs = [(words.column_score, person.score, SCORE_PT)]
    if person.rank is not None or wording.content.ranked:
        pairs.append((words.column_rank, wording.rank(person), RANK_PT))
    if person.grade is not None:
        pairs.append((words.column_grade, person.grade, RANK_PT))
    measure, gap, between = sheet.measure, 1.6, 4.5
    widths = [
        measure.width(label, BODY_PT) + gap + measure.width(text, pt, bold=True) + between for label, text, pt in pairs
    ]
    x = RIGHT - sum(widths) + between
    for (label, text, pt), width in zip(pairs, widths, strict=True):
        shown = sheet.text(x, middle, label, BODY_PT, ink=GREY)
        sheet.text(x + shown + gap, middle, text, pt, bold=True)
        x += width
    return sum(widths) - between


def start_line(person: PersonContent, wording: Wording, measure: Measure) -> Piece:
    """What the lines are taken off."""
    sheet = Sheet(measure)
    sheet.text(LEFT, PITCH / 2, wording.content.start_title, BODY_PT)
    sheet.text(RIGHT, PITCH / 2, person.start_text, BODY_PT, align="right")
    return Piece(PITCH, sheet.page())


def lines(shown: Sequence[LineContent], wording: Wording, measure: Measure) -> list[Piece]:
    """A piece per line: day, code, what happened, why, points; long texts take further rows of their column."""
    language = wording.content.language
    explained = [line.title for line in shown if line.detail(language)]
    titles = max((measure.width(title, BODY_PT) for title in explained), default=0.0)
    numbers = max((measure.width(line.shown, BODY_PT) for line in shown), default=0.0)
    codes = max((measure.width(line.code, BODY_PT) for line in shown), default=0.0)
    title_x = max(_TITLE, _CODE + codes + 2.0) if codes else _CODE
    reason_x = max(_REASON, title_x + min(titles, _WIDEST_TITLE) + 3.0)
    room = RIGHT - numbers - 3.0
    pieces = []
    for line in shown:
        sheet = Sheet(measure)
        why = wrap(line.detail(language), room - reason_x, BODY_PT, measure)
        what = wrap(line.title, (reason_x - 2.5 if why else room) - title_x, BODY_PT, measure)
        middle = PITCH / 2
        sheet.text(LEFT, middle, line.day, BODY_PT)
        sheet.text(_CODE, middle, line.code, BODY_PT, ink=GREY)
        for number, text in enumerate(what):
            sheet.text(title_x, middle + number * PITCH, text, BODY_PT)
        for number, text in enumerate(why):
            sheet.text(reason_x, middle + number * PITCH, text, BODY_PT, ink=GREY)
        sheet.text(RIGHT, middle, line.shown, BODY_PT, align="right")
        pieces += _cut(Piece(PITCH * max(len(what), len(why), 1), sheet.page()))
    return pieces


def _cut(piece: Piece) -> list[Piece]:
    """Cut a piece of very many rows into several, so that each fits on a page."""
    most = PITCH * 24
    pieces = []
    top = 0.0
    while top < piece.height - 0.01:
        height = min(most, piece.height - top)
        inside = (item for item in piece.items if not isinstance(item, Rule) and top <= item.y < top + height)
        pieces.append(Piece(height, tuple(moved(item, 0.0, -top) for item in inside)))
        top += height
    return pieces


def total(person: PersonContent, wording: Wording, measure: Measure) -> Piece:
    """The score under a rule, with the sum before rounding where they differ."""
    sheet = Sheet(measure)
    sheet.across(LEFT, RIGHT, 0.35, 0.35)
    middle = 0.7 + PITCH / 2
    sheet.text(LEFT, middle, wording.words.column_score, BODY_PT, bold=True)
    sheet.text(_REASON, middle, wording.rounding(person), BODY_PT, ink=GREY)
    sheet.text(RIGHT, middle, person.score, BODY_PT, bold=True, align="right")
    return Piece(PITCH + 0.7, sheet.page())


def flags(person: PersonContent, wording: Wording, measure: Measure) -> list[Piece]:
    """A piece per flag, with its reasons."""
    pieces = []
    for flag in person.flags:
        sheet = Sheet(measure)
        title = wording.flag(flag.title)
        width = sheet.text(LEFT, PITCH / 2, title, BODY_PT, bold=True)
        x = max(_TITLE, LEFT + width + 3.0)
        reasons = wrap(flag.reason, RIGHT - x, BODY_PT, measure)
        for number, text in enumerate(reasons):
            sheet.text(x, PITCH / 2 + number * PITCH, text, BODY_PT, ink=GREY)
        pieces += _cut(Piece(PITCH * max(1, len(reasons)), sheet.page()))
    return pieces


def pay(person: PersonContent, wording: Wording, measure: Measure) -> list[Piece]:
    """What follows in money: a piece per component with how it came about, and the sum under a rule."""
    words = wording.content.letters
    if person.pay is None or words is None:
        return []
    held = person.pay
    titles = max((measure.width(part.title, BODY_PT) for part in held.parts), default=0.0)
    amounts = max(
        measure.width(text, BODY_PT, bold=True) for text in (held.total, *(part.shown for part in held.parts))
    )
    reason_x = LEFT + min(titles, _WIDEST_TITLE) + 4.0
    sheet = Sheet(measure)
    sheet.text(LEFT, 1.4 + PITCH / 2, words.pay, BODY_PT, bold=True)
    sheet.text(RIGHT, 1.4 + PITCH / 2, words.pay_unit, BODY_PT, ink=GREY, align="right")
    heading = Piece(1.4 + PITCH, sheet.page())
    pieces = [
        piece
        for part in held.parts
        for piece in _cut(_columns(measure, part.title, part.reason, part.shown, (reason_x, RIGHT - amounts - 3.0)))
    ]
    sheet = Sheet(measure)
    sheet.across(LEFT, RIGHT, 0.35, 0.35)
    sheet.text(LEFT, 0.7 + PITCH / 2, words.pay_sum, BODY_PT, bold=True)
    sheet.text(RIGHT, 0.7 + PITCH / 2, held.total, BODY_PT, bold=True, align="right")
    total = Piece(PITCH + 0.7, sheet.page())
    told = _remarks([*([held.capitals] if held.capitals else []), *held.remarks], measure)
    first, *rest = pieces
    if not rest:
        return [heading.above(first).above(total), *told]
    *between, last = rest
    return [heading.above(first), *between, last.above(total), *told]


def _columns(measure: Measure, title: str, reason: str, shown: str, between: tuple[float, float]) -> Piece:
    """What it is at the left, why beside it, how much at the right."""
    left, right = between
    sheet = Sheet(measure)
    whats = wrap(title, left - LEFT - 2.5, BODY_PT, measure)
    whys = wrap(reason, right - left, BODY_PT, measure)
    for x, ink, lines in ((LEFT, "#000000", whats), (left, GREY, whys)):
        for number, text in enumerate(lines):
            sheet.text(x, PITCH / 2 + number * PITCH, text, BODY_PT, ink=ink)
    sheet.text(RIGHT, PITCH / 2, shown, BODY_PT, align="right")
    return Piece(PITCH * max(len(whats), len(whys), 1), sheet.page())


def _remarks(remarks: Sequence[str], measure: Measure) -> list[Piece]:
    pieces = []
    for remark in remarks:
        sheet = Sheet(measure)
        lines = wrap(remark, _WIDTH, FOOT_PT, measure)
        for number, text in enumerate(lines):
            sheet.text(LEFT, 1.8 + number * 3.4, text, FOOT_PT, ink=GREY)
        pieces.append(Piece(3.4 * len(lines) + 0.4, sheet.page()))
    return pieces


def foot(wording: Wording, measure: Measure) -> Piece:
    """Scheme and seal in small type; `height` is what they take from the bottom up."""
    sheet = Sheet(measure)
    scheme, seal = wording.scheme(), wording.seal()
    row = 3.4
    if measure.width(scheme, FOOT_PT) + measure.width(seal, FOOT_PT) + 4.0 <= RIGHT - LEFT:
        sheet.text(LEFT, row / 2, scheme, FOOT_PT, ink=GREY)
        sheet.text(RIGHT, row / 2, seal, FOOT_PT, ink=GREY, align="right")
        return Piece(row, sheet.page())
    texts = [line for text in (scheme, seal) for line in wrap(text, RIGHT - LEFT, FOOT_PT, measure)]
    for number, text in enumerate(texts):
        sheet.text(LEFT, row / 2 + number * row, text, FOOT_PT, ink=GREY)
    return Piece(row * len(texts), sheet.page())
