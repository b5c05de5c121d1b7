"""Errors, notices and tables as lines of text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from kpi_desktop.cli.streams import shown
from kpi_desktop.domain.problems import Problem, path_text
from kpi_desktop.errors import KpiError
from kpi_desktop.texts import Translator

_WIDE = {"W", "F"}
_GAP = "  "


def error_lines(error: KpiError, tr: Translator) -> list[str]:
    """What happened, then each single fault on a line of its own."""
    return [tr.say(error.what), *(f"  {problem_line(problem, tr)}" for problem in error.problems)]


def problem_line(problem: Problem, tr: Translator) -> str:
    """Where and what; a fault of a workbook's row says by itself where it is."""
    what = tr.say(problem.what)
    if not problem.path or problem.path[0] == "rows":
        return what
    return tr.t("{place}: {what}", place=path_text(problem.path), what=what)


def width(text: str) -> int:
    """Columns that a text takes in a terminal: two for a Chinese character, none for a mark upon one."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in _WIDE else 1
        for character in text
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Rows under their headings, in columns.

    Args:
        head: Headings.
        rows: As many cells each as there are headings.
        right: Indexes of columns that are set to the right.
    """
    everything = [[shown(cell) for cell in row] for row in (head, *rows)]
    widths = [max(width(row[index]) for row in everything) for index in range(len(head))]
    return [_line(row, widths, right) for row in everything]


def _line(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    cells = []
    for index, cell in enumerate(row):
        space = " " * (widths[index] - width(cell))
        cells.append(space + cell if index in right else cell + space)
    return _GAP.join(cells).rstrip()
