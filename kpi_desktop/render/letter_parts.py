"""The pieces of a letter, each laid out by itself: head, facts in boxes, paragraphs, lines, blanks to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_desktop.domain.result import LineKind
from kpi_desktop.render.fit import wrap
from kpi_desktop.render.piece import Piece
from kpi_desktop.render.primitives import GREY, HAIR, Measure, Sheet
from kpi_desktop.render.wording import GAP, Wording
from kpi_desktop.reports.content import FlagContent, LineContent, PersonContent
from kpi_desktop.reports.letter_words import LetterWords

LEFT, RIGHT, TOP, BOTTOM = 22.0, 190.0, 18.0, 284.0
BODY_PT, HEAD_PT, TITLE_PT, SMALL_PT = 10.5, 11.0, 20.0, 8.5
PITCH = 5.8
_WIDTH = RIGHT - LEFT
_ROW = 8.6
_COUNTED = frozenset({LineKind.INCIDENT, LineKind.ESCALATION, LineKind.CONVERTED, LineKind.ZERO})
"""Kinds of lines that tell what happened even where they take no points."""


def head(wording: Wording, measure: Measure, title: str) -> Piece:
    """Organisation and title in the middle, a rule beneath; an open month is said to be one."""
    sheet = Sheet(measure)
    y, middle = 3.0, (LEFT + RIGHT) / 2
    for line in wrap(wording.content.organisation, _WIDTH, HEAD_PT, measure):
        sheet.text(middle, y, line, HEAD_PT, align="centre")
        y += 5.4
    y += 4.6
    sheet.text(middle, y, title, TITLE_PT, bold=True, align="centre")
    mark = wording.open_mark()
    if mark:
        y += 8.2
        width = measure.width(mark, SMALL_PT, bold=True)
        sheet.text(middle, y, mark, SMALL_PT, bold=True, align="centre")
        sheet.frame(middle - width / 2 - 2.0, y - 2.6, width + 4.0, 5.2, 0.25)
    y += 7.4
    sheet.across(LEFT, RIGHT, y, 0.35)
    return Piece(y + 4.0, sheet.page())


def continued(text: str, measure: Measure) -> Piece:
    """What stands at the head of every page after the first."""
    sheet = Sheet(measure)
    y = 2.6
    for line in wrap(text, _WIDTH, SMALL_PT, measure):
        sheet.text(LEFT, y, line, SMALL_PT, ink=GREY)
        y += 4.2
    sheet.across(LEFT, RIGHT, y, 0.2)
    return Piece(y + 4.0, sheet.page())


def facts(pairs: Sequence[tuple[str, str]], measure: Measure) -> Piece:
    """Labels and values in boxes, two pairs a row."""
    sheet = Sheet(measure)
    labels = max((measure.width(label, BODY_PT) for label, _ in pairs), default=0.0) + 4.0
    half = _WIDTH / 2
    labels = min(labels, half * 0.5)
    y = 0.0
    for first in range(0, len(pairs), 2):
        row = pairs[first : first + 2]
        broken = [
            (wrap(label, labels - 3.0, BODY_PT, measure), wrap(value, half - labels - 4.0, BODY_PT, measure, bold=True))
            for label, value in row
        ]
        tall = _ROW + (max(len(lines) for pair in broken for lines in pair) - 1) * 4.6
        for place, (label, value) in enumerate(broken):
            x = LEFT + place * half
            _cell(sheet, label, x + 2.0, y + tall / 2, bold=False)
            _cell(sheet, value, x + labels + 2.0, y + tall / 2, bold=True)
            sheet.down(x + labels, y, y + tall, 0.2)
            if place:
                sheet.down(x, y, y + tall, 0.2)
        sheet.frame(LEFT, y, _WIDTH, tall, 0.2)
        y += tall
    return Piece(y + 5.0, sheet.page())


def _cell(sheet: Sheet, lines: Sequence[str], x: float, middle: float, *, bold: bool) -> None:
    for number, line in enumerate(lines):
        y = middle + 4.6 * (number - (len(lines) - 1) / 2)
        sheet.text(x, y, line, BODY_PT, bold=bold, ink="#000000" if bold else GREY)


def heading(text: str, measure: Measure) -> Piece:
    """The title of a part."""
    sheet = Sheet(measure)
    sheet.text(LEFT, 4.4, text, HEAD_PT, bold=True)
    return Piece(8.4, sheet.page())


def paragraph(text: str, measure: Measure, *, indent: float = 0.0, pt: float = BODY_PT) -> Piece:
    """A text that wraps."""
    sheet = Sheet(measure)
    lines = wrap(text, _WIDTH - indent, pt, measure)
    for number, line in enumerate(lines):
        sheet.text(LEFT + indent, PITCH / 2 + number * PITCH, line, pt)
    return Piece(PITCH * len(lines) + (1.6 if lines else 0.0), sheet.page())


def flag(one: FlagContent, measure: Measure, *, titled: bool) -> Piece:
    """A flag's reasons, beneath its title where that isn't the letter's own."""
    sheet = Sheet(measure)
    y = PITCH / 2
    if titled:
        sheet.text(LEFT, y, one.title, BODY_PT, bold=True)
        y += PITCH
    indent = 5.0 if titled else 0.0
    for line in wrap(one.reason, _WIDTH - indent, BODY_PT, measure):
        sheet.text(LEFT + indent, y, line, BODY_PT)
        y += PITCH
    return Piece(y - PITCH / 2 + 1.0, sheet.page())


def told(person: PersonContent) -> list[LineContent]:
    """The lines that a letter tells: what took points, and what happened without taking any; nothing voided."""
    return [
        line
        for line in person.lines
        if not line.unscored and (line.points < 0 or (line.kind in _COUNTED and line.points <= 0))
    ]


def line(one: LineContent, language: str, measure: Measure) -> Piece:
    """Day, number, what happened with its reasons beside or, where they are long, beneath, points."""
    sheet = Sheet(measure)
    x, right = LEFT + 33.0, RIGHT - max(measure.width(one.shown, BODY_PT), 14.0) - 3.0
    sheet.text(LEFT, PITCH / 2, one.date or "", BODY_PT)
    sheet.text(LEFT + 22.5, PITCH / 2, one.code, SMALL_PT, ink=GREY)
    sheet.text(RIGHT, PITCH / 2, one.shown if one.points else "", BODY_PT, align="right")
    detail = one.detail("zh" if language == "zh" else "en")
    beside = x + measure.width(one.title, BODY_PT) + 4.0
    y = PITCH / 2
    if detail and beside + measure.width(detail, SMALL_PT) <= right:
        sheet.text(x, y, one.title, BODY_PT)
        sheet.text(beside, y, detail, SMALL_PT, ink=GREY)
        y += PITCH
    else:
        for text in wrap(one.title, right - x, BODY_PT, measure):
            sheet.text(x, y, text, BODY_PT)
            y += PITCH
        for text in wrap(detail, right - x, SMALL_PT, measure):
            sheet.text(x, y - 0.6, text, SMALL_PT, ink=GREY)
            y += 4.6
    y -= PITCH / 2
    sheet.across(LEFT, RIGHT, y + 0.4, 0.15, ink=HAIR)
    return Piece(y + 1.0, sheet.page())


def blank(label: str, rows: int, measure: Measure) -> Piece:
    """A title with ruled lines to write on."""
    sheet = Sheet(measure)
    sheet.text(LEFT, 4.4, label, HEAD_PT, bold=True)
    for number in range(rows):
        sheet.across(LEFT, RIGHT, 15.0 + number * 8.0, 0.15, ink=HAIR)
    return Piece(9.0 + 8.0 * rows, sheet.page())


def boxes_to_tick(texts: Sequence[str], rows: int, title: str, measure: Measure) -> Piece:
    """A statement: boxes to tick and lines to write on."""
    sheet = Sheet(measure)
    sheet.text(LEFT, 4.4, title, HEAD_PT, bold=True)
    y = 11.6
    for text in texts:
        sheet.frame(LEFT, y - 1.7, 3.4, 3.4, 0.2)
        for part in wrap(text, _WIDTH - 6.0, BODY_PT, measure):
            sheet.text(LEFT + 6.0, y, part, BODY_PT)
            y += PITCH
        y += 0.8
    for number in range(rows):
        sheet.across(LEFT, RIGHT, y + 3.4 + number * 8.0, 0.15, ink=HAIR)
    return Piece(y + 8.0 * rows, sheet.page())


def signatures(labels: Sequence[str], date: str, measure: Measure, stamp: str = "") -> Piece:
    """A line to sign and one for the day, for each of these people, below one another; at the right room for a seal."""
    sheet = Sheet(measure)
    widest = max((measure.width(text, BODY_PT) for text in labels), default=0.0) + 2.5
    y = 7.5
    for text in labels:
        sheet.text(LEFT, y, text, BODY_PT)
        sheet.across(LEFT + widest, LEFT + widest + 44.0, y + 2.6, 0.2)
        x = LEFT + widest + 49.0
        x += sheet.text(x, y, date, BODY_PT) + 2.5
        sheet.across(x, x + 28.0, y + 2.6, 0.2)
        y += 11.0
    if stamp:
        sheet.frame(RIGHT - 46.0, 1.0, 46.0, 22.0, 0.2, ink=GREY, style="dashed")
        sheet.text(RIGHT - 23.0, 12.0, stamp, SMALL_PT, ink=GREY, align="centre")
        y = max(y, 27.0)
    return Piece(y - 3.0, sheet.page())


def until(label: str, measure: Measure) -> Piece:
    """A short blank after a label."""
    sheet = Sheet(measure)
    width = sheet.text(LEFT, 5.4, label, HEAD_PT, bold=True)
    sheet.across(LEFT + width + 3.0, LEFT + width + 55.0, 8.2, 0.2)
    return Piece(11.0, sheet.page())


def foot(sheet: Sheet, wording: Wording, words: LetterWords, number: int, count: int) -> None:
    """Scheme, seal and the page's number at the bottom of a page."""
    page = words.letter_page.format(number=number, count=count)
    room = _WIDTH - sheet.measure.width(page, 7.0) - 6.0
    lines = wrap(GAP.join((wording.scheme(), wording.seal())), room, 7.0, sheet.measure)
    y = BOTTOM + 4.0 - 3.4 * (len(lines) - 1)
    for text in lines:
        sheet.text(LEFT, y, text, 7.0, ink=GREY)
        y += 3.4
    sheet.text(RIGHT, BOTTOM + 4.0, page, 7.0, ink=GREY, align="right")
