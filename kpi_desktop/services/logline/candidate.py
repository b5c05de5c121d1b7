"""What a line can mean, and who is meant: people, and gatherings as the people in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services.logline.index import Gathering, PersonFit, Rostered
from kpi_desktop.services.logline.weighing import Weighed


@dataclass(frozen=True, slots=True)
class Days:
    """Which days can be logged.

    Attributes:
        chosen: The day in force where the line names none.
        today: The latest day.
        earliest: The first day of the oldest open month; None for no limit.
    """

    chosen: date
    today: date
    earliest: date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to understand the line.

    Attributes:
        typed: The people whom the line names, with how the words fit.
        people: Everyone whom it would be logged for: those chosen before, then those typed.
        added: Those typed, gatherings as the people whom they mean.
        absent: Names of those in a typed gathering who are left out, not being here on the day.
        criterion: None while none is named.
        minutes: Where the criterion reads them.
        quantity: In the criterion's unit.
        pick: The leader's points, signed, per unit.
        grave: The grave form of a criterion that knows one.
        day: The day it counts on.
        note: The remark.
        weighed: What it comes to for each; None without a criterion.
        missing: What to type next; None where the line is complete.
        notices: What is odd but allowed.
        errors: Why it can't be logged, each with its remedy.
        day_error: That one of the errors which says that nothing can be logged on its day; None where something can.
        named: The words that name people, as typed.
        rest: The line without the words that name people.
        bare: The line without those and without the words that name the criterion.
        cost: What it is ranked by.
    """

    typed: tuple[PersonFit, ...]
    people: tuple[Rostered, ...]
    added: tuple[Rostered, ...]
    absent: tuple[str, ...]
    criterion: IncidentCriterion | None
    minutes: Fraction | None
    quantity: Fraction
    pick: Fraction | None
    grave: bool
    day: date
    note: str
    weighed: Weighed | None
    missing: Message | None
    notices: tuple[Message, ...]
    errors: tuple[Message, ...]
    day_error: Message | None
    named: tuple[str, ...]
    rest: str
    bare: str
    cost: int

    @property
    def ready(self) -> bool:
        """Whether Enter logs it."""
        return self.missing is None and not self.errors

    @property
    def only_day_wrong(self) -> bool:
        """Whether it is complete and nothing is wrong with it but its day."""
        return self.missing is None and self.day_error is not None and self.errors == (self.day_error,)

    @property
    def unusual(self) -> bool:
        """Whether its count is larger than usual."""
        return is_unusual(self.notices)

    @property
    def points(self) -> Fraction | None:
        """What it comes to for each person, quantity included; None while that isn't known."""
        return self.weighed.points if self.weighed else None


@dataclass(frozen=True, slots=True)
class LineReading:
    """What a line can mean.

    Attributes:
        candidates: The likeliest first; empty where nothing in the line fits.
        errors: Why there are none.
        note: The remark.
        unsure: Where several people are named, for each word that several fit equally well: who they are. There may be
            more combinations of them than can be offered.
    """

    candidates: tuple[Candidate, ...] = ()
    errors: tuple[Message, ...] = ()
    note: str = ""
    unsure: tuple[Message, ...] = ()


def day_fault(person: Rostered, day: date) -> Message | None:
    """Why nothing can be logged for a person on a day; None where the employment covers it."""
    if person.left is not None and day > person.left:
        fields: dict[str, FieldValue] = {"name": person.name, "date": person.left}
        return Message("{name} left on {date}; choose a day up to then, or another person", fields)
    if person.hired is not None and day < person.hired:
        fields = {"name": person.name, "date": person.hired}
        return Message("{name} joins on {date}; choose a later day, or another person", fields)
    return None


def present(named: Iterable[Rostered], day: date) -> tuple[tuple[Rostered, ...], tuple[str, ...]]:
    """People and gatherings as people.

    Returns:
        Everyone meant, each once; and the names of those in a gathering who aren't here on the day. Somebody named
        alone is always meant: that such a person isn't here is a fault, not a matter of leaving out.
    """
    found: dict[str, Rostered] = {}
    absent: list[str] = []
    for each in named:
        if not isinstance(each, Gathering):
            found.setdefault(each.number, each)
            continue
        for person in each.people:
            if day_fault(person, day) is None:
                found.setdefault(person.number, person)
            else:
                absent.append(person.name)
        absent += each.strangers
    return tuple(found.values()), tuple(dict.fromkeys(absent))


def is_unusual(notices: Sequence[Message]) -> bool:
    """Whether one of the notices says that a count is larger than usual."""
    return any("{quantity}" in notice.id for notice in notices)
