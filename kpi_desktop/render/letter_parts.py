"""The pieces of a letter, each laid out by itself: head, facts in boxes, paragraphs, lines, blanks to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kpi_desktop.domain.result import LineKind
from kpi_desktop.render.fit import wrap
from kpi_desktop.render.logo import put_logo
from kpi_desktop.render.piece import Piece
from kpi_desktop.render.primitives import GREY, HAIR, Measure, Sheet
from kpi_desktop.render.wording import GAP, Wording
from kpi_desktop.reports.content import FlagContent, LineContent, PersonContent
from kpi_desktop.reports.letter_words import LetterWords
from kpi_desktop.reports.page_setup import PageSetup

TOP = 18.0
BODY_PT, HEAD_PT, TITLE_PT, SMALL_PT = 10.5, 11.0, 20.0, 8.5
PITCH = 5.8
_ROW = 8.6
_LOGO = (30.0, 8.0)
"""Width and height that an organisation's own picture has at most."""
_STAMP = 46.0
"""Width of the room for a seal."""
_SIGNED = 50.0
"""Millimetres that a name and a day to write take at least."""
_COUNTED = frozenset({LineKind.INCIDENT, LineKind.ESCALATION, LineKind.CONVERTED, LineKind.ZERO})
"""Kinds of lines that tell what happened even where they take no points."""


@dataclass(frozen=True, slots=True)
class LetterPage:
    """The edges of a letter's page in millimetres, and what texts on it are measured with."""

    measure: Measure
    left: float
    right: float
    bottom: float

    @property
    def room(self) -> float:
        """Width of the text."""
        return self.right - self.left


def letter_page(measure: Measure, setup: PageSetup) -> LetterPage:
    """The edges on that paper: a letter has eight millimetres more at the left than a table, and six at the right."""
    width, height = setup.upright
    return LetterPage(measure, setup.margin + 8.0, width - setup.margin - 6.0, height - 13.0)


def head(wording: Wording, on: LetterPage, title: str) -> Piece:
    """Organisation and title in the middle, a picture at the left, a rule beneath; an open month is said to be one."""
    sheet = Sheet(on.measure)
    y, middle = 3.0, (on.left + on.right) / 2
    beside = put_logo(sheet, wording.content.logo, on.left, 0.0, _LOGO) - on.left
    for line in wrap(wording.content.organisation, on.room - 2 * beside, HEAD_PT, on.measure):
        sheet.text(middle, y, line, HEAD_PT, align="centre")
        y += 5.4
    y += 4.6
    sheet.text(middle, y, title, TITLE_PT, bold=True, align="centre")
    mark = wording.open_mark()
    if mark:
        y += 8.2
        width = on.measure.width(mark, SMALL_PT, bold=True)
        sheet.text(middle, y, mark, SMALL_PT, bold=True, align="centre")
        sheet.frame(middle - width / 2 - 2.0, y - 2.6, width + 4.0, 5.2, 0.25)
    y += 7.4
    sheet.across(on.left, on.right, y, 0.35)
    return Piece(y + 4.0, sheet.page())


def continued(text: str, on: LetterPage) -> Piece:
    """What stands at the head of every page after the first."""
    sheet = Sheet(on.measure)
    y = 2.6
    for line in wrap(text, on.room, SMALL_PT, on.measure):
        sheet.text(on.left, y, line, SMALL_PT, ink=GREY)
        y += 4.2
    sheet.across(on.left, on.right, y, 0.2)
    return Piece(y + 4.0, sheet.page())


def facts(pairs: Sequence[tuple[str, str]], on: LetterPage) -> Piece:
    """Labels and values in boxes, two pairs a row."""
    sheet = Sheet(on.measure)
    labels = max((on.measure.width(label, BODY_PT) for label, _ in pairs), default=0.0) + 4.0
    half = on.room / 2
    labels = min(labels, half * 0.5)
    y = 0.0
    for first in range(0, len(pairs), 2):
        row = pairs[first : first + 2]
        broken = [
            (
                wrap(label, labels - 3.0, BODY_PT, on.measure),
                wrap(value, half - labels - 4.0, BODY_PT, on.measure, bold=True),
            )
            for label, value in row
        ]
        tall = _ROW + (max(len(lines) for pair in broken for lines in pair) - 1) * 4.6
        for place, (label, value) in enumerate(broken):
            x = on.left + place * half
            _cell(sheet, label, x + 2.0, y + tall / 2, bold=False)
            _cell(sheet, value, x + labels + 2.0, y + tall / 2, bold=True)
            sheet.down(x + labels, y, y + tall, 0.2)
            if place:
                sheet.down(x, y, y + tall, 0.2)
        sheet.frame(on.left, y, on.room, tall, 0.2)
        y += tall
    return Piece(y + 5.0, sheet.page())


def _cell(sheet: Sheet, lines: Sequence[str], x: float, middle: float, *, bold: bool) -> None:
    for number, line in enumerate(lines):
        y = middle + 4.6 * (number - (len(lines) - 1) / 2)
        sheet.text(x, y, line, BODY_PT, bold=bold, ink="#000000" if bold else GREY)


def heading(text: str, on: LetterPage) -> Piece:
    """The title of a part."""
    sheet = Sheet(on.measure)
    sheet.text(on.left, 4.4, text, HEAD_PT, bold=True)
    return Piece(8.4, sheet.page())


def paragraph(text: str, on: LetterPage, *, indent: float = 0.0, pt: float = BODY_PT) -> Piece:
    """A text that wraps."""
    sheet = Sheet(on.measure)
    lines = wrap(text, on.room - indent, pt, on.measure)
    for number, line in enumerate(lines):
        sheet.text(on.left + indent, PITCH / 2 + number * PITCH, line, pt)
    return Piece(PITCH * len(lines) + (1.6 if lines else 0.0), sheet.page())


def flag(one: FlagContent, on: LetterPage, *, titled: bool) -> Piece:
    """A flag's reasons, beneath its title where that isn't the letter's own."""
    sheet = Sheet(on.measure)
    y = PITCH / 2
    if titled:
        sheet.text(on.left, y, one.title, BODY_PT, bold=True)
        y += PITCH
    indent = 5.0 if titled else 0.0
    for line in wrap(one.reason, on.room - indent, BODY_PT, on.measure):
        sheet.text(on.left + indent, y, line, BODY_PT)
        y += PITCH
    return Piece(y - PITCH / 2 + 1.0, sheet.page())


def told(person: PersonContent) -> list[LineContent]:
    """The lines that a letter tells: what took points, and what happened without taking any; nothing voided."""
    return [
        line
        for line in person.lines
        if not line.unscored and (line.points < 0 or (line.kind in _COUNTED and line.points <= 0))
    ]


def line(one: LineContent, language: str, on: LetterPage) -> Piece:
    """Day, number, what happened with its reasons beside or, where they are long, beneath, points."""
    sheet = Sheet(on.measure)
    x, right = on.left + 33.0, on.right - max(on.measure.width(one.shown, BODY_PT), 14.0) - 3.0
    sheet.text(on.left, PITCH / 2, one.date or "", BODY_PT)
    sheet.text(on.left + 22.5, PITCH / 2, one.code, SMALL_PT, ink=GREY)
    sheet.text(on.right, PITCH / 2, one.shown if one.points else "", BODY_PT, align="right")
    detail = one.detail("zh" if language == "zh" else "en")
    beside = x + on.measure.width(one.title, BODY_PT) + 4.0
    y = PITCH / 2
    if detail and beside + on.measure.width(detail, SMALL_PT) <= right:
        sheet.text(x, y, one.title, BODY_PT)
        sheet.text(beside, y, detail, SMALL_PT, ink=GREY)
        y += PITCH
    else:
        for text in wrap(one.title, right - x, BODY_PT, on.measure):
            sheet.text(x, y, text, BODY_PT)
            y += PITCH
        for text in wrap(detail, right - x, SMALL_PT, on.measure):
            sheet.text(x, y - 0.6, text, SMALL_PT, ink=GREY)
            y += 4.6
    y -= PITCH / 2
    sheet.across(on.left, on.right, y + 0.4, 0.15, ink=HAIR)
    return Piece(y + 1.0, sheet.page())


def blank(label: str, rows: int, on: LetterPage) -> Piece:
    """A title with ruled lines to write on."""
    sheet = Sheet(on.measure)
    sheet.text(on.left, 4.4, label, HEAD_PT, bold=True)
    for number in range(rows):
        sheet.across(on.left, on.right, 15.0 + number * 8.0, 0.15, ink=HAIR)
    return Piece(9.0 + 8.0 * rows, sheet.page())


def boxes_to_tick(texts: Sequence[str], rows: int, title: str, on: LetterPage) -> Piece:
    """A statement: boxes to tick and lines to write on."""
    sheet = Sheet(on.measure)
    sheet.text(on.left, 4.4, title, HEAD_PT, bold=True)
    y = 11.6
    for text in texts:
        sheet.frame(on.left, y - 1.7, 3.4, 3.4, 0.2)
        for part in wrap(text, on.room - 6.0, BODY_PT, on.measure):
            sheet.text(on.left + 6.0, y, part, BODY_PT)
            y += PITCH
        y += 0.8
    for number in range(rows):
        sheet.across(on.left, on.right, y + 3.4 + number * 8.0, 0.15, ink=HAIR)
    return Piece(y + 8.0 * rows, sheet.page())


def signatures(labels: Sequence[str], date: str, on: LetterPage, stamp: str = "") -> Piece:
    """A line to sign and one for the day, for each of these people, below one another; at the right room for a seal.

    On narrow paper the room for the seal is beneath.
    """
    sheet = Sheet(on.measure)
    widest = max((on.measure.width(text, BODY_PT) for text in labels), default=0.0) + 2.5
    day = on.measure.width(date, BODY_PT) + 2.5
    room = on.room - widest - day - 5.0
    beside = bool(stamp) and room - _STAMP - 6.0 >= _SIGNED
    name = min(44.0, (room - (_STAMP + 6.0 if beside else 0.0)) * 0.6)
    dated = min(28.0, name / 1.5)
    y = 7.5
    for text in labels:
        sheet.text(on.left, y, text, BODY_PT)
        x = on.left + widest
        sheet.across(x, x + name, y + 2.6, 0.2)
        x += name + 5.0
        sheet.text(x, y, date, BODY_PT)
        sheet.across(x + day, x + day + dated, y + 2.6, 0.2)
        y += 11.0
    if stamp:
        top = 1.0 if beside else y - 3.5
        sheet.frame(on.right - _STAMP, top, _STAMP, 22.0, 0.2, ink=GREY, style="dashed")
        sheet.text(on.right - _STAMP / 2, top + 11.0, stamp, SMALL_PT, ink=GREY, align="centre")
        y = max(y, top + 26.0)
    return Piece(y - 3.0, sheet.page())


def until(label: str, on: LetterPage) -> Piece:
    """A short blank after a label."""
    sheet = Sheet(on.measure)
    width = sheet.text(on.left, 5.4, label, HEAD_PT, bold=True)
    sheet.across(on.left + width + 3.0, min(on.left + width + 55.0, on.right), 8.2, 0.2)
    return Piece(11.0, sheet.page())


def foot(sheet: Sheet, wording: Wording, words: LetterWords, number: int, count: int, *, on: LetterPage) -> None:
    """Scheme, seal and the page's number at the bottom of a page."""
    page = words.letter_page.format(number=number, count=count)
    room = on.room - sheet.measure.width(page, 7.0) - 6.0
    lines = wrap(GAP.join((wording.scheme(), wording.seal())), room, 7.0, sheet.measure)
    y = on.bottom + 4.0 - 3.4 * (len(lines) - 1)
    for text in lines:
        sheet.text(on.left, y, text, 7.0, ink=GREY)
        y += 3.4
    sheet.text(on.right, on.bottom + 4.0, page, 7.0, ink=GREY, align="right")
