"""Points that are reached, not lost: the line of a measure or rating, scored or not."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.result import Line, LineKind
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import Measured
from kpi_desktop.scoring.tally import Draft, Frame, Tally
from kpi_desktop.scoring.wording import weighted


@dataclass(frozen=True, slots=True)
class Reached:
    """Points reached, in the criterion's own marks: from what, and why so many."""

    points: Fraction
    what: Message
    why: Message


def add_line(kind: LineKind, criterion: Measured, reached: Reached, frame: Frame, tally: Tally) -> None:
    """Add a line that was scored, weighted."""
    line = Line(
        kind=kind,
        category=criterion.category,
        criterion=criterion.id,
        date=None,
        points=reached.points * frame.worth.scale(criterion),
        what=reached.what,
        why=weighted(reached.why, reached.points, criterion, frame.worth, frame.scheme),
    )
    tally.measured.append(Draft(line, criterion.id))


def add_unscored(kind: LineKind, criterion: Measured, reason: Message, frame: Frame, tally: Tally) -> None:
    """Add a line of 0 for what couldn't be scored, and a notice that says so."""
    fields: dict[str, FieldValue] = {"criterion": criterion.name, "reason": reason}
    why = Message("unscored, {reason}", {"reason": reason})
    line = Line(
        kind=kind,
        category=criterion.category,
        criterion=criterion.id,
        date=None,
        points=Fraction(0),
        what=named(criterion),
        why=why,
        unscored=True,
    )
    tally.measured.append(Draft(line, criterion.id))
    tally.notices.append(frame.notice(criterion.id, Message("{criterion} unscored: {reason}", fields)))


def named(criterion: Measured) -> Message:
    """Just the criterion's name."""
    return Message("{criterion}", {"criterion": criterion.name})
