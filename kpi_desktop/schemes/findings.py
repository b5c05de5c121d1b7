"""What a check of a scheme finds, and what of the scheme each finding rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.places import ANY, Mended


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


def ids(section: str) -> Path:
    """What a finding rests on that looks for an id: every id of a section, whatever else its parts hold."""
    return (section, ANY, "id")


def place_of(section: str, names: Sequence[str], place: int) -> Path:
    """Where a part of a section stands: by its id, or by its place where several have that id."""
    alone = names.count(names[place]) == 1
    return (section, names[place] if alone else place)


def besides(findings: Iterable[Finding], mended: Mended) -> tuple[Problem, ...]:
    """The faults that stand whatever the parts look like that were mended to read the rest at all.

    Args:
        findings: Of the mended rest.
        mended: What was mended; says where the parts stand in the file, too.
    """
    return tuple(
        Problem(mended.in_file(finding.problem.path), finding.problem.what)
        for finding in findings
        if finding.is_fault
        and not any(_touch(mended.in_file(read), part) for read in finding.reads for part in mended.paths)
    )


def _touch(one: Path, other: Path) -> bool:
    return all(mine in (theirs, ANY) for mine, theirs in zip(one, other, strict=False))
