"""The card of all keys: one A4 page, upright, two columns, to stand beside the keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from kpi_desktop.render.document import A4_PORTRAIT, LaidOut
from kpi_desktop.render.fit import wrap
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.piece import Piece, height_of
from kpi_desktop.render.primitives import GREY, HAIR, Measure, Page, Sheet

Section = tuple[str, tuple[tuple[str, str], ...]]
"""A heading, and beneath it each key with what it does."""

_MARGIN, _TOP, _BOTTOM, _GUTTER = 14.0, 14.0, 283.0, 10.0
_FIRST: Final = _TOP + 12.0
"""Where columns begin."""
_COLUMN: Final = (A4_PORTRAIT[0] - 2 * _MARGIN - _GUTTER) / 2
_KEY_WIDTH: Final = 26.0
_LINE, _MORE, _HEAD, _BETWEEN = 5.6, 4.2, 7.0, 4.0
_TITLE_PT, _HEAD_PT, _BODY_PT = 15.0, 10.5, 9.0


class KeyCard(LaidOut):
    """All keys.

    Args:
        title: What stands at its head.
        sections: The keys by place, in order.
        fonts: What to set it in.
    """

    def __init__(self, title: str, sections: Sequence[Section], fonts: Fonts) -> None:
        """Lay out; more keys than a page holds go on another."""
        super().__init__(title, lay_out(title, sections, fonts), fonts, A4_PORTRAIT)


def lay_out(title: str, sections: Sequence[Section], measure: Measure) -> tuple[Page, ...]:
    """The pages as primitives."""
    pages: list[Page] = []
    sheet = _headed(title, measure)
    column, y = 0, _FIRST
    places = [list(_pieces([section], measure)) for section in sections]
    turn = _even([height_of(pieces) for pieces in places])
    for number, piece in ((number, piece) for number, pieces in enumerate(places) for piece in pieces):
        if y + piece.height > _BOTTOM or (number == turn and column == 0):
            column, y = column + 1, _FIRST
        if column == 2:
            pages.append(sheet.page())
            sheet, column = _headed(title, measure), 0
        sheet.put(piece.items, _MARGIN + column * (_COLUMN + _GUTTER), y)
        y += piece.height
    return (*pages, sheet.page())


def _even(heights: Sequence[float]) -> int | None:
    """The section that begins the second column, so that both are about as long; None where a page is too small."""
    splits = {max(sum(heights[:first]), sum(heights[first:])): first for first in range(1, len(heights))}
    longest = min(splits, default=_BOTTOM)
    return splits[longest] if longest <= _BOTTOM - _FIRST else None


def _headed(title: str, measure: Measure) -> Sheet:
    sheet = Sheet(measure)
    sheet.text(_MARGIN, _TOP + 3.0, title, _TITLE_PT, bold=True)
    sheet.across(_MARGIN, A4_PORTRAIT[0] - _MARGIN, _TOP + 8.0, 0.35)
    return sheet


def _pieces(sections: Sequence[Section], measure: Measure) -> Iterator[Piece]:
    """Each line by itself, the first one with its heading above, the last with a gap beneath."""
    for heading, lines in sections:
        pieces = [_line(key, words, measure) for key, words in lines]
        if not pieces:
            continue
        pieces[0] = _heading(heading, measure).above(pieces[0])
        pieces[-1] = pieces[-1].above(Piece(_BETWEEN, ()))
        yield from pieces


def _heading(text: str, measure: Measure) -> Piece:
    sheet = Sheet(measure)
    sheet.text(0.0, 2.6, text, _HEAD_PT, bold=True)
    sheet.across(0.0, _COLUMN, _HEAD - 1.2, 0.15, ink=HAIR)
    return Piece(_HEAD, sheet.page())


def _line(key: str, words: str, measure: Measure) -> Piece:
    sheet = Sheet(measure)
    sheet.text(0.0, _LINE / 2, key, _BODY_PT, bold=True)
    lines = wrap(words, _COLUMN - _KEY_WIDTH, _BODY_PT, measure)
    for number, line in enumerate(lines):
        sheet.text(_KEY_WIDTH, _LINE / 2 + number * _MORE, line, _BODY_PT, ink=GREY)
    return Piece(_LINE + _MORE * (len(lines) - 1), sheet.page())
