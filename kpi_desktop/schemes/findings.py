"""What a check of a scheme finds, and what of the scheme each finding rests on."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.domain.words import Message


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault or a notice.

    Attributes:
        problem: Where and what.
        is_fault: With a fault the scheme can't be put in force.
        reads: The parts of the scheme without which it wouldn't have been found.
    """

    problem: Problem
    is_fault: bool
    reads: tuple[Path, ...]


def fault(path: Path, what: Message, *reads: Path) -> Finding:
    """A fault; it rests on its own place and on what else was read."""
    return Finding(Problem(path, what), is_fault=True, reads=(path, *reads))


def notice(path: Path, what: Message) -> Finding:
    """Something that a reader of the scheme should know."""
    return Finding(Problem(path, what), is_fault=False, reads=(path,))
