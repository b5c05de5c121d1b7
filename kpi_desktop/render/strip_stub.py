"""The stub: the part of a strip that the person signs and the department keeps."""

from __future__ import annotations

from kpi_desktop.render.fit import wrap
from kpi_desktop.render.primitives import GREY, Sheet
from kpi_desktop.render.strip_parts import BODY_PT, FOOT_PT, HEAD_MIDDLE, HEAD_RULE, STUB_LEFT, STUB_RIGHT
from kpi_desktop.render.wording import GAP, Wording
from kpi_desktop.reports.content import PersonContent

DOTS = 154.0
"""Where the stub is torn off."""
_WIDTH = STUB_RIGHT - STUB_LEFT
_NAME_PT, _HEAD_PT = 11.0, 9.0
_BOX = 2.8
_PITCH = 4.3


def stub(sheet: Sheet, person: PersonContent, wording: Wording, height: float, *, last: bool) -> None:
    """Lay the stub out beside a strip of that height; only the last part of a strip is signed."""
    words = wording.words
    sheet.down(DOTS, 4.0, height - 4.0, 0.35, style="dotted")
    sheet.text(STUB_LEFT, HEAD_MIDDLE, words.stub, _HEAD_PT, bold=True)
    sheet.text(STUB_RIGHT, HEAD_MIDDLE, words.stub_copy, BODY_PT, ink=GREY, align="right")
    sheet.across(STUB_LEFT, STUB_RIGHT, HEAD_RULE, 0.35)
    y = _who(sheet, person, wording)
    if not last:
        _paragraph(sheet, words.stub_elsewhere, y + 1.5, STUB_LEFT)
        return
    for text in (words.stub_agrees, words.stub_objects):
        sheet.frame(STUB_LEFT, y - _BOX / 2, _BOX, _BOX, 0.2)
        y = _paragraph(sheet, text, y, STUB_LEFT + 4.0) + 1.3
    foot = _foot(sheet, wording, height)
    day = foot - 6.6
    signature = day - 7.5
    y += 3.2
    for _ in range(3):
        if y <= signature - 9.0:
            sheet.across(STUB_LEFT, STUB_RIGHT, y, 0.2)
        y += 5.5
    labels = (words.stub_signature, words.stub_date)
    line = STUB_LEFT + max(sheet.measure.width(label, BODY_PT) for label in labels) + 2.0
    for label, middle in zip(labels, (signature, day), strict=True):
        sheet.text(STUB_LEFT, middle, label, BODY_PT)
        sheet.across(line, STUB_RIGHT, middle + 1.9, 0.2)


def _who(sheet: Sheet, person: PersonContent, wording: Wording) -> float:
    """Name, number, month and score; gives the middle of the line after them."""
    y = 17.0
    names = wrap(person.name, _WIDTH, _NAME_PT, sheet.measure, bold=True)
    width = 0.0
    for number, line in enumerate(names):
        y += 4.9 if number else 0.0
        width = sheet.text(STUB_LEFT, y, line, _NAME_PT, bold=True)
    number_width = sheet.measure.width(person.employee, BODY_PT)
    x = STUB_LEFT + width + 3.0
    if names and x + number_width > STUB_RIGHT:
        x, y = STUB_LEFT, y + 4.7
    for index, line in enumerate(wrap(person.employee, _WIDTH, BODY_PT, sheet.measure)):
        y += _PITCH if index else 0.0
        sheet.text(x, y, line, BODY_PT)
    y += 4.8
    parts = [(wording.content.month_title, False), (person.score, True), (person.grade or "", False)]
    x = STUB_LEFT
    for text, bold in parts:
        if x > STUB_LEFT and x + sheet.measure.width(text, BODY_PT, bold=bold) > STUB_RIGHT:
            x, y = STUB_LEFT, y + _PITCH
        x += sheet.text(x, y, text, BODY_PT, bold=bold) + sheet.measure.width(GAP, BODY_PT)
    return y + 5.5


def _paragraph(sheet: Sheet, text: str, middle: float, x: float) -> float:
    """Set a text that wraps; gives the middle of the line after it."""
    for line in wrap(text, STUB_RIGHT - x, BODY_PT, sheet.measure):
        sheet.text(x, middle, line, BODY_PT)
        middle += _PITCH
    return middle


def _foot(sheet: Sheet, wording: Wording, height: float) -> float:
    """By when to object, and the seal's number, in small type at the bottom; gives the height of their top."""
    texts = (wording.objections() or wording.open_mark(), wording.seal_number())
    shown = [line for text in texts for line in wrap(text, _WIDTH, FOOT_PT, sheet.measure)]
    y = height - 7.0 - 3.5 * (len(shown) - 1)
    top = y - 1.7
    for line in shown:
        sheet.text(STUB_LEFT, y, line, FOOT_PT, ink=GREY)
        y += 3.5
    return top
