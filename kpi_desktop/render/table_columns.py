"""How wide the columns of the score table are: any number of categories fits the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kpi_desktop.render.fit import balanced, longest_word, narrowest, wrap
from kpi_desktop.render.primitives import Measure

HEAD_PT = 9.0
SUB_PT = 7.5
_SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.74, 0.68, 0.6, 0.5, 0.4)
"""Factors on the body's sizes, tried one after the other; 0.74 of 9.5 pt is the 7 pt below which paper shouldn't go."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column wants.

    Attributes:
        key: What it is, for the painter of the cells.
        title: Heading.
        sub: Small text under the heading, or empty.
        align: Of heading and cells.
        texts: All cells, so that the widest is known.
        pt: Size of the cells at scale 1.
        bold: Whether cells are ever bold.
        gap: Millimetres kept free before the column.
        least: Narrowest width to which long cells may be wrapped; None where cells are never wrapped.
        most: Width beyond which cells are wrapped although there is room; None for no such width.
        grows: Whether it takes a share of what is left over.
    """

    key: str
    title: str
    sub: str
    align: Literal["left", "right"]
    texts: tuple[str, ...]
    pt: float
    bold: bool = False
    gap: float = 3.0
    least: float | None = None
    most: float | None = None
    grows: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """A column with its place on the sheet."""

    wish: Wish
    x: float
    width: float
    pt: float
    head: tuple[str, ...]
    sub: tuple[str, ...]

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width


def place(wishes: Sequence[Wish], left: float, right: float, measure: Measure) -> tuple[Placed, ...]:
    """Give every column its place between two edges; headings wrap, then cells shrink, rather than be clipped."""
    for scale in _SCALES:
        room = right - left - sum(wish.gap * scale for wish in wishes[1:])
        wide = [_natural(wish, scale, measure) for wish in wishes]
        narrow = [_narrow(wish, scale, measure) for wish in wishes]
        tight = [_tight(wish, scale, measure) for wish in wishes]
        words = [_words(wish, scale, measure) for wish in wishes]
        for least, most in ((wide, wide), (narrow, wide), (words, narrow), (tight, words)):
            if sum(least) <= room:
                return _spread(wishes, _between(least, most, room), measure, left=left, room=room, scale=scale)
    raise ValueError("more columns than a sheet can hold")


def _natural(wish: Wish, scale: float, measure: Measure) -> float:
    """Heading on one line, cells unbroken as far as `most` allows."""
    cells = _cells(wish, scale, measure)
    if wish.most is not None:
        cells = min(cells, wish.most)
    return max(cells, measure.width(wish.title, HEAD_PT), measure.width(wish.sub, SUB_PT))


def _narrow(wish: Wish, scale: float, measure: Measure) -> float:
    """Headings broken once, where it reads best."""
    cells = _cells(wish, scale, measure)
    if wish.least is not None:
        cells = min(cells, wish.least)
    return max(cells, narrowest(wish.title, HEAD_PT, measure), narrowest(wish.sub, SUB_PT, measure))


def _words(wish: Wish, scale: float, measure: Measure) -> float:
    """Headings broken between any words."""
    words = max(longest_word(wish.title, HEAD_PT, measure), longest_word(wish.sub, SUB_PT, measure))
    return max(_tight(wish, scale, measure), words)


def _tight(wish: Wish, scale: float, measure: Measure) -> float:
    """Headings broken anywhere."""
    cells = _cells(wish, scale, measure)
    return min(cells, wish.least) if wish.least is not None else cells


def _cells(wish: Wish, scale: float, measure: Measure) -> float:
    return max((measure.width(text, wish.pt * scale, bold=wish.bold) for text in wish.texts), default=0.0)


def _between(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """As near to `most` as there is room for."""
    wanted = sum(most) - sum(least)
    share = min(1.0, (room - sum(least)) / wanted) if wanted > 0 else 1.0
    return [low + share * (high - low) for low, high in zip(least, most, strict=True)]


def _spread(
    wishes: Sequence[Wish], widths: list[float], measure: Measure, *, left: float, room: float, scale: float
) -> tuple[Placed, ...]:
    """Share out what is left over and set the columns side by side."""
    growing = sum(wish.grows for wish in wishes)
    extra = (room - sum(widths)) / growing if growing else 0.0
    placed = []
    x = left
    for number, (wish, width) in enumerate(zip(wishes, widths, strict=True)):
        x += wish.gap * scale if number else 0.0
        head = balanced(wish.title, width + 0.01, HEAD_PT, measure)
        sub = wrap(wish.sub, width + 0.01, SUB_PT, measure)
        full = width + (extra if wish.grows else 0.0)
        placed.append(Placed(wish, x, full, wish.pt * scale, head, sub))
        x += full
    return tuple(placed)
