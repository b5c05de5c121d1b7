"""How wide the columns of a table are: as they wish, then closer and smaller, but never too small to be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import RefusedError
from kpi_desktop.render.fit import balanced, longest_word, narrowest, wrap
from kpi_desktop.render.primitives import MM_PER_PT, Measure

HEAD_PT = 9.0
SUB_PT = 7.5
LEAST_PT = 7.0
"""Below this no paper should go."""
_READABLE = (1.0, 0.95, 0.9, 0.85, 0.8, 0.74)
"""Factors on sizes and gaps, tried one after the other; 0.74 of 9.5 pt is `LEAST_PT`."""
_LAST = 3
_CLOSE = (0.6, 0.5)
"""What gaps are still narrowed to when the type is as small as it may be."""
_TINY = (0.68, 0.6, 0.5, 0.4)
"""What remains for a scheme with more categories than the largest sheet was made for: small, but whole."""


class NoRoomError(RefusedError):
    """A table has no room on the paper that was chosen."""


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
        whole: Whether the heading stays on one line as long as anything else can give in.
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
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A column with its place on the sheet."""

    wish: Wish
    x: float
    width: float
    pt: float
    head: tuple[str, ...]
    sub: tuple[str, ...]
    head_pt: float
    sub_pt: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width


def place(
    wishes: Sequence[Wish], left: float, right: float, measure: Measure, *, tiny: bool = False
) -> tuple[Placed, ...]:
    """Give every column its place between two edges, in type of `LEAST_PT` and more.

    What doesn't fit as wished is first broken in two between words, then set smaller, then broken between any words,
    and only then inside of words; nothing is ever clipped.

    Args:
        wishes: What the columns want.
        left: Where the first begins.
        right: Where the last ends.
        measure: Measures texts.
        tiny: Whether smaller type is better than none, because there is no larger paper.

    Raises:
        NoRoomError: They have no room.
    """
    stages = [(scale, 1) for scale in _READABLE] + [(scale, 2) for scale in (*_READABLE, *_CLOSE)]
    stages += [(scale, 3) for scale in _TINY if tiny]
    for scale, stage in stages:
        fitter = _Fitter(wishes, measure, scale, least_pt=0.0 if stage == _LAST else LEAST_PT)
        room = right - left - fitter.gaps()
        for least, most in fitter.levels(stage):
            if sum(least) <= room:
                return fitter.spread(_between(least, most, room), left, room)
    raise NoRoomError(
        Message(
            "This has no room on the paper: the type would be too small to read. Choose larger paper or a smaller "
            "margin under Page setup."
        )
    )


class _Fitter:
    """Knows what the columns want at one scale."""

    def __init__(self, wishes: Sequence[Wish], measure: Measure, scale: float, *, least_pt: float) -> None:
        self._wishes = wishes
        self._measure = measure
        self._scale = scale
        self._least_pt = least_pt
        self._head_pt = max(LEAST_PT, HEAD_PT * scale)
        self._sub_pt = max(LEAST_PT, SUB_PT * scale)

    def gaps(self) -> float:
        return sum(wish.gap * self._scale for wish in self._wishes[1:])

    def levels(self, stage: int) -> list[tuple[list[float], list[float]]]:
        """Pairs of least and greatest widths, in the order in which columns give in."""
        wide = [self._wide(wish) for wish in self._wishes]
        narrow = [self._narrow(wish) for wish in self._wishes]
        if stage == 1:
            words = [max(self._least(wish), self._heads(wish, longest_word)) for wish in self._wishes]
            return [(wide, wide), (narrow, wide), (words, narrow)]
        return [([self._least(wish) for wish in self._wishes], narrow)]

    def spread(self, widths: list[float], left: float, room: float) -> tuple[Placed, ...]:
        """Share out what is left over and set the columns side by side."""
        growing = sum(wish.grows for wish in self._wishes)
        extra = (room - sum(widths)) / growing if growing else 0.0
        placed = []
        x = left
        for number, (wish, width) in enumerate(zip(self._wishes, widths, strict=True)):
            x += wish.gap * self._scale if number else 0.0
            head = balanced(wish.title, width + 0.01, self._head_pt, self._measure)
            sub = wrap(wish.sub, width + 0.01, self._sub_pt, self._measure)
            full = width + (extra if wish.grows else 0.0)
            placed.append(Placed(wish, x, full, self._pt(wish), head, sub, self._head_pt, self._sub_pt))
            x += full
        return tuple(placed)

    def _wide(self, wish: Wish) -> float:
        """Heading on one line, cells unbroken as far as `most` allows."""
        cells = self._cells(wish)
        if wish.most is not None:
            cells = min(cells, wish.most)
        title, sub = self._measure.width(wish.title, self._head_pt), self._measure.width(wish.sub, self._sub_pt)
        return max(cells, title, sub)

    def _narrow(self, wish: Wish) -> float:
        """Headings broken once, where it reads best."""
        return max(self._least(wish), self._heads(wish, narrowest))

    def _least(self, wish: Wish) -> float:
        """Headings broken anywhere; a single 汉字 is the least."""
        cells = self._cells(wish)
        least = min(cells, wish.least) if wish.least is not None else cells
        return max(least, 1.05 * self._head_pt * MM_PER_PT)

    def _heads(self, wish: Wish, width: Callable[[str, float, Measure], float]) -> float:
        if wish.whole:
            return self._measure.width(wish.title, self._head_pt)
        return max(width(wish.title, self._head_pt, self._measure), width(wish.sub, self._sub_pt, self._measure))

    def _cells(self, wish: Wish) -> float:
        pt = self._pt(wish)
        return max((self._measure.width(text, pt, bold=wish.bold) for text in wish.texts), default=0.0)

    def _pt(self, wish: Wish) -> float:
        return max(wish.pt * self._scale, self._least_pt)


def _between(least: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """As near to `most` as there is room for."""
    wanted = sum(most) - sum(least)
    share = min(1.0, (room - sum(least)) / wanted) if wanted > 0 else 1.0
    return [low + share * (high - low) for low, high in zip(least, most, strict=True)]
