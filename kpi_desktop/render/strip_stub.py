"""The stub: the part of a strip that the person signs and the department keeps, beside the body or below it."""

from __future__ import annotations

from kpi_desktop.render.fit import wrap
from kpi_desktop.render.piece import Piece
from kpi_desktop.render.primitives import GREY, Sheet
from kpi_desktop.render.strip_form import BODY_PT, FOOT_PT, HEAD_MIDDLE, HEAD_RULE, Form
from kpi_desktop.render.wording import GAP
from kpi_desktop.reports.content import PersonContent

_NAME_PT, _HEAD_PT = 11.0, 9.0
_BOX = 2.8
_PITCH = 4.3
_LINE = 5.5
"""From line to line of what is written by hand."""
_SIGN = 7.5
"""From line to line of those who sign."""
_ROOM_TO_WRITE = 30.0
"""Width from which on an objection begins beside its label."""
_EDGE = 4.0
"""How far the dots stay from the strip's edges."""


class Stub:
    """Lays the stub of one person out.

    Args:
        person: Who signs.
        form: The form of the strip.
        last: Whether it belongs to the last part of a strip, the only one that is signed.
    """

    def __init__(self, person: PersonContent, form: Form, *, last: bool) -> None:
        """Keep what it is made from."""
        self._person = person
        self._form = form
        self._last = last
        self._beside = form.frame.stub_left is not None
        self._left = form.frame.left if form.frame.stub_left is None else form.frame.stub_left
        self._right = form.frame.right if form.frame.stub_left is None else form.frame.width - 10.0

    @property
    def _signs(self) -> int:
        return len(self._form.wording.words.signs_stub)

    @property
    def least(self) -> float:
        """Height that a strip needs for it, where it stands beside the body."""
        if not self._beside or not self._form.choice.stub:
            return 0.0
        sheet = Sheet(self._form.measure)
        used = self._statement(sheet, self._who(sheet))
        if not self._last:
            return used
        written = 9.0 if self._form.choice.objections else 0.0
        return used + 3.2 + written + 6.6 + _SIGN * self._signs + self._foot_height()

    def below(self) -> Piece:
        """The stub below the body, its dots included; nothing where it stands beside, or isn't wanted."""
        if self._beside or not self._form.choice.stub:
            return Piece(0.0, ())
        form, words = self._form, self._form.wording.words
        sheet = Sheet(form.measure)
        sheet.across(_EDGE, form.frame.width - _EDGE, 2.2, 0.35, style="dotted")
        y = 6.6
        copy = sheet.text(self._right, y, words.stub_copy, BODY_PT, ink=GREY, align="right")
        head = sheet.text(self._left, y, words.stub, _HEAD_PT, bold=True)
        y = self._on_a_line(sheet, self._left + head + 4.0, self._right - copy - 4.0, y)
        y = self._ticks(sheet, y + 4.8) if self._last else self._statement(sheet, y + 5.2)
        if self._last:
            y = self._by_hand(sheet, y)
        for line in self._foot_lines():
            sheet.text(self._left, y, line, FOOT_PT, ink=GREY)
            y += 3.5
        return Piece(y - 1.0, sheet.page())

    def beside(self, sheet: Sheet, height: float) -> None:
        """Lay the stub out beside a body on a strip of that height; nothing where it stands below, or isn't wanted."""
        if not self._beside or not self._form.choice.stub:
            return
        words = self._form.wording.words
        sheet.down(self._left - _EDGE, _EDGE, height - _EDGE, 0.35, style="dotted")
        sheet.text(self._left, HEAD_MIDDLE, words.stub, _HEAD_PT, bold=True)
        sheet.text(self._right, HEAD_MIDDLE, words.stub_copy, BODY_PT, ink=GREY, align="right")
        sheet.across(self._left, self._right, HEAD_RULE, 0.35)
        y = self._statement(sheet, self._who(sheet))
        if not self._last:
            return
        foot = self._foot(sheet, height)
        day = foot - 6.6
        signature = day - _SIGN * self._signs
        y += 3.2
        for _ in range(3 if self._form.choice.objections else 0):
            if y <= signature - 9.0:
                sheet.across(self._left, self._right, y, 0.2)
            y += _LINE
        labels = (*words.signs_stub, words.stub_date)
        line = self._left + max(sheet.measure.width(label, BODY_PT) for label in labels) + 2.0
        for number, label in enumerate(labels):
            middle = signature + number * _SIGN
            sheet.text(self._left, middle, label, BODY_PT)
            sheet.across(line, self._right, middle + 1.9, 0.2)

    def _statement(self, sheet: Sheet, y: float) -> float:
        """What is ticked, or that another part is signed; gives the middle of the line after it."""
        words = self._form.wording.words
        if not self._last:
            return self._paragraph(sheet, words.stub_elsewhere, y + 1.5, self._left)
        ticks = (words.stub_agrees, words.stub_objects) if self._form.choice.objections else ()
        for text in ticks:
            sheet.frame(self._left, y - _BOX / 2, _BOX, _BOX, 0.2)
            y = self._paragraph(sheet, text, y, self._left + 4.0) + 1.3
        return y

    def _ticks(self, sheet: Sheet, y: float) -> float:
        """What is ticked side by side, where that fits; gives the middle of the line after it."""
        words, measure = self._form.wording.words, sheet.measure
        agrees = measure.width(words.stub_agrees, BODY_PT) + 8.0
        taken = agrees + measure.width(words.stub_objects, BODY_PT) + 4.0
        if not self._form.choice.objections or taken > self._right - self._left:
            return self._statement(sheet, y)
        for x, text in ((self._left, words.stub_agrees), (self._left + agrees, words.stub_objects)):
            sheet.frame(x, y - _BOX / 2, _BOX, _BOX, 0.2)
            sheet.text(x + 4.0, y, text, BODY_PT)
        if self._right - self._left - taken > _ROOM_TO_WRITE:
            sheet.across(self._left + taken, self._right, y + 1.9, 0.2)
        return y + _PITCH

    def _by_hand(self, sheet: Sheet, y: float) -> float:
        """A line for the objection, signature and date side by side; gives the middle of the line after them."""
        words, measure = self._form.wording.words, sheet.measure
        if self._form.choice.objections:
            sheet.across(self._left, self._right, y + 2.6, 0.2)
            y += _LINE
        y += 2.8
        middle = self._left + (self._right - self._left) * 0.58
        halves = ((self._left, middle - 3.0), (middle, self._right))
        for number, label in enumerate((*words.signs_stub, words.stub_date)):
            left, right = halves[number % 2]
            y += _SIGN if number and number % 2 == 0 else 0.0
            sheet.text(left, y, label, BODY_PT)
            sheet.across(left + measure.width(label, BODY_PT) + 2.0, right, y + 1.9, 0.2)
        return y + 4.8

    def _on_a_line(self, sheet: Sheet, left: float, right: float, y: float) -> float:
        """Name, number, month and score, as many in a line as fit; gives the middle of the last line."""
        person = self._person
        parts = [
            (person.name, True),
            (person.employee, False),
            (self._form.wording.content.month_title, False),
            (person.score, True),
            (self._grade(), False),
        ]
        x = left
        for text, bold in parts:
            for piece in wrap(text, self._right - self._left, BODY_PT, sheet.measure, bold=bold):
                width = sheet.measure.width(piece, BODY_PT, bold=bold)
                if x > self._left and x + width > right:
                    x, y, right = self._left, y + _PITCH, self._right
                x += sheet.text(x, y, piece, BODY_PT, bold=bold) + sheet.measure.width(GAP, BODY_PT)
        return self._pay(sheet, x, right, y)

    def _pay(self, sheet: Sheet, x: float, right: float, y: float) -> float:
        """The sum that is signed for, its words beside it, where pay stands on the strip; gives the line's middle."""
        words, pay = self._form.wording.content.letters, self._person.pay
        if words is None or pay is None:
            return y
        label = sheet.measure.width(words.pay_sum, BODY_PT) + sheet.measure.width(GAP, BODY_PT)
        if x > self._left and x + label + sheet.measure.width(pay.total, BODY_PT, bold=True) > right:
            x, y = self._left, y + _PITCH
        sheet.text(x, y, words.pay_sum, BODY_PT)
        sheet.text(x + label, y, pay.total, BODY_PT, bold=True)
        return y

    def _grade(self) -> str:
        return (self._person.grade or "") if self._form.choice.standing else ""

    def _who(self, sheet: Sheet) -> float:
        """Name, number, month and score; gives the middle of the line after them."""
        person, measure, room = self._person, sheet.measure, self._right - self._left
        y = 17.0
        names = wrap(person.name, room, _NAME_PT, measure, bold=True)
        width = 0.0
        for number, line in enumerate(names):
            y += 4.9 if number else 0.0
            width = sheet.text(self._left, y, line, _NAME_PT, bold=True)
        x = self._left + width + 3.0
        if names and x + measure.width(person.employee, BODY_PT) > self._right:
            x, y = self._left, y + 4.7
        for index, line in enumerate(wrap(person.employee, room, BODY_PT, measure)):
            y += _PITCH if index else 0.0
            sheet.text(x, y, line, BODY_PT)
        y += 4.8
        parts = [(self._form.wording.content.month_title, False), (person.score, True), (self._grade(), False)]
        x = self._left
        for text, bold in parts:
            if x > self._left and x + measure.width(text, BODY_PT, bold=bold) > self._right:
                x, y = self._left, y + _PITCH
            x += sheet.text(x, y, text, BODY_PT, bold=bold) + measure.width(GAP, BODY_PT)
        return self._pay(sheet, x, self._right, y) + 5.5

    def _paragraph(self, sheet: Sheet, text: str, middle: float, x: float) -> float:
        """Set a text that wraps; gives the middle of the line after it."""
        for line in wrap(text, self._right - x, BODY_PT, sheet.measure):
            sheet.text(x, middle, line, BODY_PT)
            middle += _PITCH
        return middle

    def _foot_lines(self) -> list[str]:
        """By when to object, and the seal's number."""
        wording = self._form.wording
        texts = (wording.objections() or wording.open_mark(), wording.seal_number())
        room = self._right - self._left
        whole = GAP.join(filter(None, texts))
        if self._form.measure.width(whole, FOOT_PT) <= room and not self._beside:
            return [whole]
        return [line for text in texts for line in wrap(text, room, FOOT_PT, self._form.measure)]

    def _foot_height(self) -> float:
        return 8.7 + 3.5 * (len(self._foot_lines()) - 1)

    def _foot(self, sheet: Sheet, height: float) -> float:
        """Set the foot at the bottom; gives the height of its top."""
        y = height - self._foot_height() + 1.7
        top = y - 1.7
        for line in self._foot_lines():
            sheet.text(self._left, y, line, FOOT_PT, ink=GREY)
            y += 3.5
        return top
