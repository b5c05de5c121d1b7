"""Errors, notices and tables as lines of text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from kpi_desktop.cli.streams import shown
from kpi_desktop.domain.problems import ROW_FAULT, Problem, path_text
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import KpiError
from kpi_desktop.texts import Translator

_WIDE = {"W", "F"}
_GAP = "  "


def error_lines(error: KpiError, tr: Translator) -> list[str]:
    """What happened, then each single fault on a line of its own; rows with the same fault share one."""
    return [tr.say(error.what), *(f"  {problem_line(problem, tr)}" for problem in alike_together(error.problems))]


def alike_together(problems: Iterable[Problem]) -> list[Problem]:
    """The same fault in the same column of several rows as one, at the place of the first."""
    groups: dict[object, list[Problem]] = {}
    for index, problem in enumerate(problems):
        fields = problem.what.fields
        alike = (fields["column"], fields["what"]) if problem.what.id == ROW_FAULT else None
        groups.setdefault(index if alike is None else tuple(map(repr, alike)), []).append(problem)
    return [_of_rows(group) if len(group) > 1 else group[0] for group in groups.values()]


def _of_rows(problems: list[Problem]) -> Problem:
    numbers = [row for problem in problems if isinstance(row := problem.what.fields["row"], int)]
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    rows = tuple(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    fields = {**problems[0].what.fields, "rows": rows}
    return Problem(problems[0].path, Message("rows {rows}, column {column}: {what}", fields))


def problem_line(problem: Problem, tr: Translator) -> str:
    """Where and what; a fault of a workbook's row, and one that names its file, say by themselves where they are."""
    what = tr.say(problem.what)
    if not problem.path or problem.path[0] == "rows" or problem.what.fields.get("file") == problem.path[0]:
        return what
    if problem.path[0] == "doubts":  # named as `settle` takes it
        return f"{path_text(problem.path[1:])}  {what}"
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
