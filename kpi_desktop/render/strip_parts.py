"""The pieces of a strip, each laid out by itself: head, names and score, lines, flags, foot."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_desktop.render.fit import wrap
from kpi_desktop.render.logo import put_logo
from kpi_desktop.render.piece import Piece, cut
from kpi_desktop.render.primitives import GREY, Sheet
from kpi_desktop.render.strip_form import (
    BODY_PT,
    FOOT_PT,
    HEAD_MIDDLE,
    HEAD_PT,
    HEAD_RULE,
    MOST_ROWS,
    NAME_PT,
    PITCH,
    RANK_PT,
    SCORE_PT,
    WIDEST_TITLE,
    Form,
)
from kpi_desktop.render.wording import GAP, Wording
from kpi_desktop.reports.content import LineContent, PersonContent
from kpi_desktop.reports.strip_choice import Lines

_SMALLER_NAMES = (13.0, 11.5, 10.0)
"""What a name is set in on a narrow strip before it takes a line of its own."""
_NARROW_SCORE_PT, _NARROW_RANK_PT = 16.0, 10.0
_LOGO = (20.0, 5.6)
"""Width and height that an organisation's own picture has at most."""
_LEAST_DETAILS = 40.0
"""Width that number, team and post need beside the score."""


def head(person: PersonContent, form: Form, part: str) -> Piece:
    """Organisation at the left, what it is and of which month at the right, a rule beneath; `part` says which part.

    What is too long to stand beside the title stands above it, and the head is so much taller.
    """
    wording, measure, frame = form.wording, form.measure, form.frame
    content = wording.content
    sheet = Sheet(measure)
    left = put_logo(sheet, content.logo, frame.left, HEAD_MIDDLE - _LOGO[1] / 2 - 0.4, _LOGO)
    space = frame.right - left
    title, *rest = _titles(person, form, part, space)
    mark = wording.open_mark()
    marked = measure.width(mark, BODY_PT, bold=True) + 3.0 if mark else 0.0
    taken = measure.width(title, HEAD_PT, bold=True) + (marked + 3.0 if mark else 0.0)
    middle = HEAD_MIDDLE
    if mark and taken > space:
        _mark(sheet, mark, frame.right - marked, middle, marked)
        organisation = wrap(content.organisation, space - marked - 4.0, BODY_PT, measure)
        for number, line in enumerate(organisation):
            sheet.text(left, middle + number * 4.2, line, BODY_PT)
        middle += 4.2 * max(len(organisation) - 1, 0) + 5.6
        mark = ""
    elif measure.width(content.organisation, BODY_PT) + taken + 4.0 <= space:
        sheet.text(left, middle, content.organisation, BODY_PT)
    else:
        middle -= 0.8
        for line in wrap(content.organisation, space, BODY_PT, measure):
            sheet.text(left, middle, line, BODY_PT)
            middle += 4.2
        middle += 0.8
    sheet.text(frame.right, middle, title, HEAD_PT, bold=True, align="right")
    if mark:
        _mark(sheet, mark, frame.right - taken, middle, marked)
    for line in rest:
        middle += 5.2
        sheet.text(frame.right, middle, line, HEAD_PT, bold=True, align="right")
    bottom = middle + HEAD_RULE - HEAD_MIDDLE
    sheet.across(frame.left, frame.right, bottom, 0.35)
    return Piece(bottom, sheet.page())


def _titles(person: PersonContent, form: Form, part: str, space: float) -> tuple[str, ...]:
    """What it is, of which month and which part: on one line, or what it is on lines of its own."""
    what, month = form.wording.strip_title(person), form.wording.content.month_title
    behind = [month, *([part] if part else [])]
    whole = GAP.join([what, *behind])
    if form.measure.width(whole, HEAD_PT, bold=True) <= space:
        return (whole,)
    return (*wrap(what, space, HEAD_PT, form.measure, bold=True), GAP.join(behind))


def _mark(sheet: Sheet, mark: str, left: float, middle: float, width: float) -> None:
    """Set the box that says that the month is open."""
    sheet.text(left + 1.5, middle, mark, BODY_PT, bold=True)
    sheet.frame(left, middle - 2.4, width, 4.8, 0.25)


def name_block(person: PersonContent, form: Form) -> Piece:
    """Name, number, team and post at the left, score, rank and grade at the right.

    On one line where that fits; else the number, team and post stand beneath; a name too long for its place beside the
    score stands above everything.
    """
    measure, frame = form.measure, form.frame
    sheet = Sheet(measure)
    details = GAP.join(_details(person, form.wording))
    room = frame.room - _standing(Sheet(measure), person, form, 0.0) - 5.0
    sizes = (NAME_PT, *(_SMALLER_NAMES if frame.narrow else ()))
    size = next((pt for pt in sizes if measure.width(person.name, pt, bold=True) <= room), NAME_PT)
    name = measure.width(person.name, size, bold=True)
    if name + 4.0 + measure.width(details, BODY_PT) <= room:
        sheet.text(frame.left, 6.25, person.name, size, bold=True)
        sheet.text(frame.left + name + 4.0, 6.25, details, BODY_PT, ink=GREY)
        _standing(sheet, person, form, 6.25)
        return Piece(12.15, sheet.page())
    y = 5.0
    if name <= room:
        sheet.text(frame.left, y, person.name, size, bold=True)
        _standing(sheet, person, form, y)
        room = frame.room
        y += 5.6
    else:
        for line in wrap(person.name, frame.room, NAME_PT, measure, bold=True):
            sheet.text(frame.left, y, line, NAME_PT, bold=True)
            y += 6.8
        _standing(sheet, person, form, y)
        if room < _LEAST_DETAILS:
            room = frame.room
            y += 5.6
    rows = wrap(details, room, BODY_PT, measure)
    for number, line in enumerate(rows):
        sheet.text(frame.left, y + number * PITCH, line, BODY_PT, ink=GREY)
    return Piece(y + PITCH * (len(rows) - 1) + (3.2 if room == frame.room else 5.0), sheet.page())


def _details(person: PersonContent, wording: Wording) -> list[str]:
    number = wording.words.strip_number.format(number=person.employee)
    return [text for text in (number, person.team, person.post) if text]


def _standing(sheet: Sheet, person: PersonContent, form: Form, middle: float) -> float:
    """Score, rank and grade, ending at the right edge; gives the width they take."""
    words = form.wording.words
    score_pt, rank_pt = (_NARROW_SCORE_PT, _NARROW_RANK_PT) if form.frame.narrow else (SCORE_PT, RANK_PT)
    pairs = [(words.column_score, person.score, score_pt)]
    if form.choice.standing and (person.rank is not None or form.wording.content.ranked):
        pairs.append((words.column_rank, form.wording.rank(person), rank_pt))
    if form.choice.standing and person.grade is not None:
        pairs.append((words.column_grade, person.grade, rank_pt))
    measure, gap, between = sheet.measure, 1.6, 3.0 if form.frame.narrow else 4.5
    widths = [
        measure.width(label, BODY_PT) + gap + measure.width(text, pt, bold=True) + between for label, text, pt in pairs
    ]
    x = form.frame.right - sum(widths) + between
    for (label, text, pt), width in zip(pairs, widths, strict=True):
        shown = sheet.text(x, middle, label, BODY_PT, ink=GREY)
        sheet.text(x + shown + gap, middle, text, pt, bold=True)
        x += width
    return sum(widths) - between


def start_line(person: PersonContent, form: Form) -> Piece:
    """What the lines are taken off."""
    sheet = Sheet(form.measure)
    sheet.text(form.frame.left, PITCH / 2, form.wording.content.start_title, BODY_PT)
    sheet.text(form.frame.right, PITCH / 2, person.start_text, BODY_PT, align="right")
    return Piece(PITCH, sheet.page())


def lines(shown: Sequence[LineContent], form: Form) -> list[Piece]:
    """A piece per line: day, code, what happened, why, points; long texts take further rows of their column."""
    measure, frame = form.measure, form.frame
    numbers = max((measure.width(line.shown, BODY_PT) for line in shown), default=0.0)
    codes = max((measure.width(line.code, BODY_PT) for line in shown), default=0.0)
    whys = [_why(line, form) for line in shown]
    titles = max(
        (measure.width(line.title, BODY_PT) for line, why in zip(shown, whys, strict=True) if why), default=0.0
    )
    title_x = max(frame.title, frame.code + codes + 2.0) if codes else frame.code
    reason_x = max(frame.reason, title_x + min(titles, WIDEST_TITLE) + 3.0)
    room = frame.right - numbers - 3.0
    pieces = []
    for line, why in zip(shown, whys, strict=True):
        sheet = Sheet(measure)
        what = wrap(line.title, (reason_x - 2.5 if why and not frame.narrow else room) - title_x, BODY_PT, measure)
        x, first = _place_of_reason(why, what, form, (title_x, reason_x, room))
        reasons = wrap(why, room - x, BODY_PT, measure)
        middle = PITCH / 2
        sheet.text(frame.left, middle, line.day, BODY_PT)
        sheet.text(frame.code, middle, line.code, BODY_PT, ink=GREY)
        for number, text in enumerate(what):
            sheet.text(title_x, middle + number * PITCH, text, BODY_PT)
        for number, text in enumerate(reasons, first):
            sheet.text(x, middle + number * PITCH, text, BODY_PT, ink=GREY)
        sheet.text(frame.right, middle, line.shown, BODY_PT, align="right")
        pieces += cut(Piece(PITCH * max(len(what), first + len(reasons), 1), sheet.page()), MOST_ROWS)
    return pieces


def _place_of_reason(why: str, what: Sequence[str], form: Form, edges: tuple[float, float, float]) -> tuple[float, int]:
    """Where a reason begins and in which row: in its own column; on a narrow strip behind the title or below it."""
    title_x, reason_x, room = edges
    if not form.frame.narrow:
        return reason_x, 0
    behind = title_x + form.measure.width(what[0] if what else "", BODY_PT) + 2.5
    if len(what) <= 1 and behind + form.measure.width(why, BODY_PT) <= room:
        return behind, 0
    return title_x, max(len(what), 1)


def _why(line: LineContent, form: Form) -> str:
    return line.detail(form.wording.content.language) if form.choice.lines is Lines.EXPLAINED else ""


def total(person: PersonContent, form: Form) -> Piece:
    """The score under a rule, with the sum before rounding where they differ."""
    measure, frame = form.measure, form.frame
    sheet = Sheet(measure)
    sheet.across(frame.left, frame.right, 0.35, 0.35)
    middle = 0.7 + PITCH / 2
    label = sheet.text(frame.left, middle, form.wording.words.column_score, BODY_PT, bold=True)
    rounding = max(frame.reason, frame.left + label + 3.0)
    sheet.text(rounding, middle, form.wording.rounding(person), BODY_PT, ink=GREY)
    sheet.text(frame.right, middle, person.score, BODY_PT, bold=True, align="right")
    return Piece(PITCH + 0.7, sheet.page())


def flags(person: PersonContent, form: Form) -> list[Piece]:
    """A piece per flag, with its reasons."""
    frame = form.frame
    pieces = []
    for flag in person.flags:
        sheet = Sheet(form.measure)
        title = form.wording.flag(flag.title)
        width = sheet.text(frame.left, PITCH / 2, title, BODY_PT, bold=True)
        x = max(frame.title, frame.left + width + 3.0)
        first = 0
        if frame.right - x < frame.room / 3:
            x, first = frame.title, 1
        reasons = wrap(flag.reason, frame.right - x, BODY_PT, form.measure)
        for number, text in enumerate(reasons, first):
            sheet.text(x, PITCH / 2 + number * PITCH, text, BODY_PT, ink=GREY)
        pieces += cut(Piece(PITCH * max(1, first + len(reasons)), sheet.page()), MOST_ROWS)
    return pieces


def foot(form: Form) -> Piece:
    """Scheme and seal in small type; `height` is what they take from the bottom up."""
    measure, frame = form.measure, form.frame
    sheet = Sheet(measure)
    scheme, seal = form.wording.scheme(), form.wording.seal()
    row = 3.4
    if measure.width(scheme, FOOT_PT) + measure.width(seal, FOOT_PT) + 4.0 <= frame.room:
        sheet.text(frame.left, row / 2, scheme, FOOT_PT, ink=GREY)
        sheet.text(frame.right, row / 2, seal, FOOT_PT, ink=GREY, align="right")
        return Piece(row, sheet.page())
    texts = [line for text in (scheme, seal) for line in wrap(text, frame.room, FOOT_PT, measure)]
    for number, text in enumerate(texts):
        sheet.text(frame.left, row / 2 + number * row, text, FOOT_PT, ink=GREY)
    return Piece(row * len(texts), sheet.page())
