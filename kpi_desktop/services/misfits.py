"""What no longer fits, told for a leader: a line per criterion and fault, with how many, who and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Label, Message, counted
from kpi_desktop.schemes.model import Scheme

SINGLE: Final = Message("{name}, {date}, {criterion}: {fault}")
"""The form of a single one, with these fields."""
_UNKNOWN: Final = "the scheme knows no criterion {value}; it knows {allowed}"
_GONE: Final = Message("the new scheme doesn't have it")
_MOST_NAMED: Final = 8


def names_of(schemes: Iterable[Scheme]) -> dict[str, Label]:
    """What criteria are called, by id; of two schemes the later one decides."""
    return {criterion.id: criterion.name for scheme in schemes for criterion in scheme.criteria}


def together(problems: Iterable[Problem], names: Mapping[str, Label]) -> tuple[Problem, ...]:
    """Faults of single records put together by criterion and fault; other faults stand as they are, without a path.

    Args:
        problems: The faults, those of records in the form of `SINGLE`.
        names: What criteria are called that the new scheme may not know.
    """
    groups: list[tuple[FieldValue, FieldValue, list[Problem]]] = []
    others: list[Problem] = []
    for problem in problems:
        if problem.what.id != SINGLE.id:
            others.append(Problem((), problem.what))
            continue
        criterion, fault = problem.what.fields["criterion"], problem.what.fields["fault"]
        if isinstance(fault, Message) and fault.id == _UNKNOWN:
            fault = _GONE
        if isinstance(criterion, str):
            criterion = names.get(criterion, criterion)
        same = next((held for known, why, held in groups if (known, why) == (criterion, fault)), None)
        if same is None:
            groups.append((criterion, fault, [problem]))
        else:
            same.append(problem)
    return (*(Problem((), _told(*group)) for group in groups), *others)


def _told(criterion: FieldValue, fault: FieldValue, problems: list[Problem]) -> Message:
    if len(problems) == 1:
        return Message(SINGLE.id, {**problems[0].what.fields, "criterion": criterion, "fault": fault})
    whose: list[FieldValue] = [
        Message("{name} {date}", {key: problem.what.fields[key] for key in ("name", "date")})
        for problem in problems[:_MOST_NAMED]
    ]
    if len(problems) > _MOST_NAMED:
        whose.append("…")
    return counted(
        "{criterion}: {fault}; {count} record: {whose}",
        "{criterion}: {fault}; {count} records: {whose}",
        len(problems),
        {"criterion": criterion, "fault": fault, "whose": tuple(whose)},
    )
