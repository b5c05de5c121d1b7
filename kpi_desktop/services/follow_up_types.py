"""What follows a person's month, as services give and take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from kpi_desktop.domain.month import Month


class FollowUpKind(Enum):
    """What it is."""

    TALK = "talk"
    HANDED_OUT = "handed-out"
    SIGNED = "signed"
    OBJECTION = "objection"
    OUTCOME = "outcome"


class Outcome(Enum):
    """How an objection ended."""

    UPHELD = "upheld"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What followed.

    Attributes:
        number: Employee number.
        month: Whose strip or result it is about.
        kind: What it is.
        day: When it was.
        text: What was said; needed but for a strip handed out or signed.
        outcome: Of an outcome, how the objection ended.
        answers: Of an outcome, the id of the objection.
    """

    number: str
    month: Month
    kind: FollowUpKind
    day: date
    text: str = ""
    outcome: Outcome | None = None
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A follow-up that was written.

    Attributes:
        id: What `void` and an outcome call it by.
        what: What followed.
        entered_at: When it was written, UTC.
        outdated: It concerns a strip of an earlier closing: the month was reopened and closed again since.
    """

    id: int
    what: FollowUp
    entered_at: datetime
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection with its outcome; None while nobody decided."""

    kept: Kept
    outcome: Kept | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a person's month is followed up, by what concerns the strip that holds now.

    Attributes:
        handed_out: When the strip was handed out.
        signed: When it was signed.
        objections: All of them, those to earlier closings too, oldest first.
        talks: What was noted from talks, oldest first.
    """

    handed_out: date | None = None
    signed: date | None = None
    objections: tuple[Objection, ...] = ()
    talks: tuple[Kept, ...] = ()

    @property
    def undecided(self) -> bool:
        """Whether an objection waits for its outcome."""
        return any(one.outcome is None for one in self.objections)
