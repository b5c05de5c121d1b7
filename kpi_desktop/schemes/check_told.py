"""What a scheme or plan says of itself: whether what it names is there, and what was assumed."""

from __future__ import annotations

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.findings import Finding, ids, notice
from kpi_desktop.schemes.rules_model import Assumed

_ASSUMED = Message("assumed, not in the regulation: {what}")


def stands(data: object, key: str) -> bool:
    """Whether a path such as ``criteria.late.points`` leads to something that is said.

    Args:
        data: The scheme or plan as plain data.
        key: The path.
    """
    here: object = data
    for step in key.split("."):
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list):
            here = next((part for part in here if isinstance(part, dict) and part.get("id") == step), None)
        else:
            return False
    return here not in (None, [], "")


def named(key: str) -> tuple[Path, ...]:
    """What it rests on that a path leads somewhere."""
    path = tuple(key.split("."))
    return path, ids(path[0])


def assumed_notice(assumed: Assumed, place: int, data: object) -> Finding:
    """The notice that something isn't in the regulation, where it stands in the scheme.

    Args:
        assumed: What was assumed.
        place: Of the entry, for one that names nothing.
        data: The scheme or plan as plain data.
    """
    key = next((one for one in assumed.keys if stands(data, one)), None)
    path: Path = ("assumed", place) if key is None else tuple(key.split("."))
    return notice(path, Message(_ASSUMED.id, {"what": assumed.what}))


def is_assumed(problem: Problem) -> bool:
    """Whether a notice says that something was assumed."""
    return problem.what.id == _ASSUMED.id
