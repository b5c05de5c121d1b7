"""Pieces of paper: something of a height, laid out by itself, that is stacked with others or cut in two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpi_desktop.render.primitives import Primitive, Rule, moved


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of a height, laid out from y = 0."""

    height: float
    items: tuple[Primitive, ...]

    def above(self, other: Piece) -> Piece:
        """This piece with the other beneath it, never to be parted."""
        return Piece(
            self.height + other.height, (*self.items, *(moved(item, 0.0, self.height) for item in other.items))
        )


def height_of(pieces: Iterable[Piece]) -> float:
    """How much room pieces take one below the other."""
    return sum(piece.height for piece in pieces)


def fitting(pieces: Sequence[Piece], room: float) -> int:
    """How many pieces fit, at least one."""
    used, count = 0.0, 0
    for piece in pieces:
        if count and used + piece.height > room:
            break
        used += piece.height
        count += 1
    return count


def cut(piece: Piece, most: float) -> list[Piece]:
    """Cut a piece of very many rows into several of at most that height, so that each fits on a page."""
    pieces = []
    top = 0.0
    while top < piece.height - 0.01:
        height = min(most, piece.height - top)
        inside = (item for item in piece.items if not isinstance(item, Rule) and top <= item.y < top + height)
        pieces.append(Piece(height, tuple(moved(item, 0.0, -top) for item in inside)))
        top += height
    return pieces
