"""What stands beneath the last rows of the score table: who signs, room for the stamp, the note on posting."""

from __future__ import annotations

from kpi_desktop.render.fit import wrap
from kpi_desktop.render.primitives import GREY, Measure, Sheet
from kpi_desktop.render.table_page import TablePage
from kpi_desktop.render.wording import Wording

_HEIGHT = 23.0
"""What it takes with one row of signatures and up to two lines of notes."""
_LABEL_PT, _NOTE_PT = 9.0, 8.5
_LONGEST, _LEAST = 32.0, 20.0
"""Millimetres of a line to sign on; where so many people don't get the least, they sign in several rows."""
_BETWEEN, _BESIDE = 10.0, 2.0
_ROW, _LINE = 8.0, 4.0
_BOX = 18.0
_WIDE = 150.0
"""Tables narrower than that have a narrower box for the stamp."""


class Closing:
    """Lays it out.

    Args:
        wording: Words it.
        measure: Knows the widths.
        at: The edges of the page.
    """

    def __init__(self, wording: Wording, measure: Measure, at: TablePage) -> None:
        """Find out how high it is."""
        self._wording, self._measure, self._at = wording, measure, at
        self._box = (62.0 if at.room > _WIDE else 40.0) if wording.words.table_stamp else 0.0
        room = at.room - (self._box + 6.0 if self._box else 0.0)
        self._room = room
        self._rows = self._shared(wording.words.signs_table)
        self._notes = wrap(wording.posting(), room, _NOTE_PT, measure)

    @property
    def height(self) -> float:
        """What it takes above the foot of the page."""
        return _HEIGHT + self._more

    @property
    def _more(self) -> float:
        return _ROW * max(len(self._rows) - 1, 0) + _LINE * max(len(self._notes) - 2, 0)

    def draw(self, sheet: Sheet) -> None:
        """Draw it above the foot."""
        at, words = self._at, self._wording.words
        top = at.rows_end - 18.3 - self._more
        y = top + 7.7
        for row in self._rows:
            self._sign(sheet, row, y)
            y += _ROW
        if self._box:
            sheet.frame(at.right - self._box, top, self._box, _BOX, 0.2, ink=GREY, style="dashed")
            middle = at.right - self._box / 2
            lines = wrap(words.table_stamp, self._box - 4.0, _LABEL_PT, sheet.measure)
            for number, text in enumerate(lines):
                where = top + _BOX / 2 + (number - (len(lines) - 1) / 2) * _LINE
                sheet.text(middle, where, text, _LABEL_PT, ink=GREY, align="centre")
        last = at.rows_end - (2.6 if len(self._notes) < 2 else 0.6)
        for number, text in enumerate(reversed(self._notes)):
            sheet.text(at.left, last - number * _LINE, text, _NOTE_PT, ink=GREY)

    def _sign(self, sheet: Sheet, labels: tuple[str, ...], y: float) -> None:
        line, x = min(_LONGEST, self._line(labels)), self._at.left
        for label in labels:
            x += sheet.text(x, y, label, _LABEL_PT) + _BESIDE
            sheet.across(x, x + line, y + 2.3, 0.2)
            x += line + _BETWEEN

    def _line(self, labels: tuple[str, ...]) -> float:
        """How long a line each may have where they stand side by side."""
        taken = sum(self._measure.width(label, _LABEL_PT) + _BESIDE for label in labels)
        return (self._room - taken - _BETWEEN * (len(labels) - 1)) / len(labels)

    def _shared(self, labels: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """In as few rows as leave everybody room to sign."""
        for rows in range(1, len(labels)):
            each = -(-len(labels) // rows)
            shared = tuple(labels[start : start + each] for start in range(0, len(labels), each))
            if all(self._line(row) >= _LEAST for row in shared):
                return shared
        return tuple((label,) for label in labels)
