"""A draft of a scheme or pay plan tried on months: who would stand otherwise, and by how much. Nothing is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.result import Result
from kpi_desktop.domain.words import Label
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import Team


@dataclass(frozen=True, slots=True)
class Stand:
    """How somebody stands; `pay` in yuan, None where nothing is paid by plan or scheme."""

    score: Decimal
    rank: int | None
    grade: Label | None
    pay: Decimal | None


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody who would stand otherwise.

    Attributes:
        number: Employee number.
        name: As the month's facts have it.
        before: As it is, or was sealed.
        after: By the draft.
    """

    number: str
    name: str
    before: Stand
    after: Stand

    @property
    def points(self) -> Decimal:
        """By how much the score would move."""
        return self.after.score - self.before.score

    @property
    def money(self) -> Decimal | None:
        """By how much pay would move; None where either side has none."""
        if self.after.pay is None or self.before.pay is None:
            return None
        return self.after.pay - self.before.pay


@dataclass(frozen=True, slots=True)
class TriedMonth:
    """One month under the draft.

    Attributes:
        month: The month.
        closed: It was read from its seal.
        problems: Why its facts don't fit the draft; then nobody moves.
        moves: Who would stand otherwise, the greatest move first.
        unmoved: How many wouldn't.
        result: The whole result by the draft; None where there are problems.
    """

    month: Month
    closed: bool
    problems: tuple[Problem, ...]
    moves: tuple[Move, ...]
    unmoved: int
    result: Result | None = field(default=None, repr=False)


def trial(
    ctx: Context,
    team: Team,
    draft_text: str | None,
    months: Sequence[Month],
    *,
    plan_text: str | None = None,
    mapping: Mapping[str, str | None] | None = None,
) -> tuple[TriedMonth, ...]:
    """Try a draft on months, closed and open.

    Earlier months count for streaks as they were, not as the draft would have them.

    Args:
        ctx: The context; one that only reads will do.
        team: The team.
        draft_text: The draft scheme's text (TOML); None keeps each month's own scheme.
        months: Which months.
        plan_text: A draft pay plan's text; None keeps each month's own plan.
        mapping: Criterion or measure ids that the draft no longer knows, with the one each stands for; None leaves
            what was entered under it out.

    Raises:
        FaultyDataError: The draft has faults.
        WrongCallError: No scheme is in force in one of the months.
    """
    raise NotImplementedError
