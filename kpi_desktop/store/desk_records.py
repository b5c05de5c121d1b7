"""What the desk's repositories give and take."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kpi_desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """People saved under a name.

    Attributes:
        id: Number of the group.
        name: What the leader calls it.
        people: Ids of its people, in the order in which they were put in.
    """

    id: int
    name: str
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NoteTemplateRecord:
    """Words for a note; `criterion` None is offered with every criterion."""

    id: int
    criterion: str | None
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """A file as evidence of an incident; `size` in bytes, `media` a MIME type, `added_at` in UTC."""

    id: int
    incident: int
    sha256: str
    name: str
    media: str
    size: int
    added_at: dt.datetime


@dataclass(frozen=True, slots=True)
class DutyRecord:
    """A recurring duty.

    Attributes:
        id: Number of the duty.
        name: What it is called.
        criterion: What not doing it is logged as.
        weekdays: 1 Monday to 7 Sunday.
        people: Ids of who is on the list, in its order.
    """

    id: int
    name: str
    criterion: str
    weekdays: frozenset[int]
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TickRecord:
    """Whether a person did a duty; where not, the incident that it became."""

    person: int
    done: bool
    incident: int | None


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """A duty gone through on a day; `at` says when, in UTC."""

    id: int
    duty: int
    day: dt.date
    ticks: tuple[TickRecord, ...]
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class NewFollowUp:
    """What followed a person's month.

    Attributes:
        person: Whose month.
        team: Under which team it was kept.
        month: Which month.
        kind: What it is: ``talk``, ``handed-out``, ``signed``, ``objection`` or ``outcome``.
        day: When it was.
        text: What was said; may be empty.
        outcome: How an objection ended: ``upheld`` or ``rejected``; None elsewhere.
        answers: The objection that an outcome answers.
    """

    person: int
    team: int
    month: Month
    kind: str
    day: dt.date
    text: str = ""
    outcome: str | None = None
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class FollowUpRecord:
    """A follow-up as it was written."""

    id: int
    what: NewFollowUp
    entered_at: dt.datetime
