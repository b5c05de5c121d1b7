"""What a check of a scheme finds, and what of the scheme each finding rests on."""

from __future__ import annotations

from collections.abc import Iterable
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


def besides(findings: Iterable[Finding], mended: Iterable[Path]) -> tuple[Problem, ...]:
    """The faults that stand whatever the parts look like that were mended to read the rest at all."""
    mended = tuple(mended)
    return tuple(
        finding.problem
        for finding in findings
        if finding.is_fault and not any(_touch(read, part) for read in finding.reads for part in mended)
    )


def _touch(one: Path, other: Path) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]
