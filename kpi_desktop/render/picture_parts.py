"""What a picture for chat is set with: its edges, inks and sizes, a paragraph, and the pay of one person."""

from __future__ import annotations

from kpi_desktop.render.fit import wrap
from kpi_desktop.render.primitives import Sheet
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports.content import PersonContent

LEFT, RIGHT = 6.0, 84.0
INK, SECOND, LINE = "#1D2125", "#4C5359", "#D5D9DA"
BODY, SMALL = 9.5, 8.5


def paragraph(
    sheet: Sheet,
    text: str,
    between: tuple[float, float],
    middle: float,
    pt: float,
    *,
    ink: str,
    bold: bool = False,
    pitch: float = 4.4,
) -> float:
    """Set a text that wraps; gives the middle of the line after it."""
    left, right = between
    for line in wrap(text, right - left, pt, sheet.measure, bold=bold):
        sheet.text(left, middle, line, pt, bold=bold, ink=ink)
        middle += pitch
    return middle


def pay(sheet: Sheet, person: PersonContent, wording: Wording, top: float) -> float:
    """What follows in money: each part with how it came about, the sum, and what is told beside them."""
    held, words = person.pay, wording.content.letters
    if held is None or words is None:
        return top
    y = top + 5.4
    sheet.text(LEFT, y, words.pay, BODY, bold=True, ink=INK)
    sheet.text(RIGHT, y, words.pay_unit, SMALL, ink=SECOND, align="right")
    y += 3.4
    for part in held.parts:
        amount = sheet.text(RIGHT, y + 3.1, part.shown, BODY, ink=INK, align="right")
        y = paragraph(sheet, part.title, (LEFT, RIGHT - amount - 3.0), y + 3.1, BODY, ink=INK, pitch=4.9)
        y = paragraph(sheet, part.reason, (LEFT, RIGHT), y, SMALL, ink=SECOND) + (0.2 if part.reason else -0.9)
        sheet.across(LEFT, RIGHT, y, 0.1, ink=LINE)
    y += 4.2
    sheet.text(LEFT, y, words.pay_sum, BODY, bold=True, ink=INK)
    sheet.text(RIGHT, y, held.total, BODY, bold=True, ink=INK, align="right")
    y += 4.6
    for remark in (*([held.capitals] if held.capitals else []), *held.remarks):
        y = paragraph(sheet, remark, (LEFT, RIGHT), y, SMALL, ink=SECOND)
    sheet.across(LEFT, RIGHT, y, 0.25, ink=INK)
    return y
