"""Doubts (待核) before closing: what the leader should have looked at, each settled with a word that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.teams import Team


class DoubtKind(Enum):
    """What kind of doubt; the order of the members is the order in which they are told."""

    TWICE = "twice"
    ON_LEAVE = "on-leave"
    MISSING = "missing"
    MILD = "mild"
    EDGE = "edge"
    TIE = "tie"
    CUT = "cut"
    MINIMUM = "minimum"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt.

    Attributes:
        id: The same as long as what is in doubt is the same; changed facts make another doubt.
        kind: What kind.
        people: Employee numbers of those concerned; empty where it is about the team.
        what: What is in doubt.
        remedy: What would settle it.
        incidents: Ids of the incidents in question.
        figure: Id of the measure, criterion or wage that is missing, where one is.
        word: What the leader said to it; None while it is unsettled.
    """

    id: str
    kind: DoubtKind
    people: tuple[str, ...]
    what: Message
    remedy: Message
    incidents: tuple[int, ...] = ()
    figure: str | None = None
    word: str | None = None

    @property
    def settled(self) -> bool:
        """Whether it needn't hold up the closing."""
        return self.word is not None


def doubts(ctx: Context, team: Team, month: Month) -> tuple[Doubt, ...]:
    """All doubts about a month, settled ones included; of a closed month those that its seal holds.

    Raises:
        WrongCallError: No scheme is in force in that month.
        FaultyDataError: The facts have faults.
    """
    raise NotImplementedError


def settle(ctx: Context, team: Team, month: Month, doubt: str, word: str) -> Operation:
    """Settle a doubt with a word; it stands in the audit log and, once closed, in the seal.

    Settling it anew replaces the word. Can be undone like anything else.

    Raises:
        RefusedError: No word, or the month is closed.
        WrongCallError: No such doubt now.
    """
    raise NotImplementedError
