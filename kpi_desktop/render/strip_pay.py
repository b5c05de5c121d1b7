"""The pay on a strip: every component with how it came about, and the sum, in capitals where the content has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kpi_desktop.render.fit import wrap
from kpi_desktop.render.piece import Piece, cut
from kpi_desktop.render.primitives import GREY, Sheet
from kpi_desktop.render.strip_form import BODY_PT, FOOT_PT, MOST_ROWS, PITCH, WIDEST_TITLE, Form
from kpi_desktop.reports.content import PersonContent
from kpi_desktop.reports.pay_content import PayContent, PayPart

_REASONS_BESIDE = 45.0
"""Width that reasons need beside the components."""


def pay(person: PersonContent, form: Form) -> list[Piece]:
    """A piece per component, and the sum under a rule; none where nothing follows in money."""
    words = form.wording.content.letters
    if person.pay is None or words is None:
        return []
    held, frame = _wanted(person.pay, form), form.frame
    sheet = Sheet(form.measure)
    sheet.text(frame.left, 1.4 + PITCH / 2, words.pay, BODY_PT, bold=True)
    sheet.text(frame.right, 1.4 + PITCH / 2, words.pay_unit, BODY_PT, ink=GREY, align="right")
    heading = Piece(1.4 + PITCH, sheet.page())
    sheet = Sheet(form.measure)
    sheet.across(frame.left, frame.right, 0.35, 0.35)
    label = sheet.text(frame.left, 0.7 + PITCH / 2, words.pay_sum, BODY_PT, bold=True)
    amount = sheet.text(frame.right, 0.7 + PITCH / 2, held.total, BODY_PT, bold=True, align="right")
    told = list(held.remarks)
    if label + 4.0 + form.measure.width(held.capitals, BODY_PT) + 4.0 + amount <= frame.room:
        sheet.text(frame.left + label + 4.0, 0.7 + PITCH / 2, held.capitals, BODY_PT)
    else:
        told.insert(0, held.capitals)
    total = Piece(PITCH + 0.7, sheet.page())
    first, *rest = _components(held, form)
    if not rest:
        return [heading.above(first).above(total), *_remarks(told, form)]
    *between, last = rest
    return [heading.above(first), *between, last.above(total), *_remarks(told, form)]


def _wanted(held: PayContent, form: Form) -> PayContent:
    """The pay without components that come to nothing, where they aren't wanted and others come to something."""
    something = tuple(part for part in held.parts if part.amount)
    return replace(held, parts=something) if something and not form.choice.zeros else held


def _components(held: PayContent, form: Form) -> list[Piece]:
    measure, frame = form.measure, form.frame
    titles = max((measure.width(part.title, BODY_PT) for part in held.parts), default=0.0)
    amounts = max(
        measure.width(text, BODY_PT, bold=True) for text in (held.total, *(part.shown for part in held.parts))
    )
    reason_x = frame.left + min(titles, WIDEST_TITLE) + 4.0
    right = frame.right - amounts - 3.0
    made = (_component(part, form, (reason_x, right)) for part in held.parts)
    return [piece for whole in made for piece in cut(whole, MOST_ROWS)]


def _component(part: PayPart, form: Form, between: tuple[float, float]) -> Piece:
    """What it is at the left, why beside it or beneath, how much at the right."""
    left, right = between
    measure, frame = form.measure, form.frame
    beside = right - left >= _REASONS_BESIDE
    sheet = Sheet(measure)
    whats = wrap(part.title, (left - 2.5 if beside else right) - frame.left, BODY_PT, measure)
    x, first = (left, 0) if beside else (frame.left + 4.0, max(len(whats), 1))
    whys = wrap(part.reason, right - x, BODY_PT, measure)
    for number, text in enumerate(whats):
        sheet.text(frame.left, PITCH / 2 + number * PITCH, text, BODY_PT)
    for number, text in enumerate(whys, first):
        sheet.text(x, PITCH / 2 + number * PITCH, text, BODY_PT, ink=GREY)
    sheet.text(frame.right, PITCH / 2, part.shown, BODY_PT, align="right")
    return Piece(PITCH * max(len(whats), first + len(whys), 1), sheet.page())


def _remarks(remarks: Sequence[str], form: Form) -> list[Piece]:
    pieces = []
    for remark in filter(None, remarks):
        sheet = Sheet(form.measure)
        lines = wrap(remark, form.frame.room, FOOT_PT, form.measure)
        for number, text in enumerate(lines):
            sheet.text(form.frame.left, 1.8 + number * 3.4, text, FOOT_PT, ink=GREY)
        pieces.append(Piece(3.4 * len(lines) + 0.4, sheet.page()))
    return pieces
