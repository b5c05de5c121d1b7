"""Strips shared out over pages: each gets its slot, or what it needs where that is more, and a page is used up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kpi_desktop.render.primitives import Page
from kpi_desktop.render.strip_form import Division

_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Part:
    """A strip, or a part of one that is longer than a page.

    Attributes:
        needed: Least height that it takes.
        draw: Draws it at a height.
    """

    needed: float
    draw: Callable[[float], Page]


def shared_out(parts: Sequence[Part], page: Division) -> list[list[list[tuple[Part, float]]]]:
    """The strips of every page, column by column, each with its height; their order is kept."""
    columns: list[list[Part]] = []
    used = 0.0
    for part in parts:
        if not columns or len(columns[-1]) == page.rows or used + part.needed > page.tall + _SLACK:
            columns.append([])
            used = 0.0
        columns[-1].append(part)
        used += part.needed
    sized = [list(zip(column, heights(column, page), strict=True)) for column in columns]
    return [sized[start : start + page.columns] for start in range(0, len(sized), page.columns)]


def heights(column: Sequence[Part], page: Division) -> list[float]:
    """How tall the strips of a column are: a slot each, except that who needs more takes it from the others."""
    wished = [max(page.slot, part.needed) for part in column]
    over = sum(wished) - page.tall
    if over <= _SLACK:
        return wished
    spare = [wish - part.needed for wish, part in zip(wished, column, strict=True)]
    return [wish - over * free / sum(spare) for wish, free in zip(wished, spare, strict=True)]
