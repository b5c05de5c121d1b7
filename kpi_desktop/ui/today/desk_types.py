"""A record as the day shows it, and how one person stands."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.result import PersonResult
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.incidents import Entry, Logged
from kpi_desktop.services.people import Person


@dataclass(frozen=True, slots=True)
class Record:
    """An entry as the day's table shows it.

    Attributes:
        logged: As it stands in the database.
        what: The criterion with minutes or count.
        points: What it came to; of a voided one what it would have; None where that isn't known.
        nth: The how-many-th of its criterion this month; None where it doesn't count or is the only one of its kind.
        correction: Voided and replaced by another entry.
    """

    logged: Logged
    what: Message
    points: Fraction | None
    nth: int | None

    @property
    def entry(self) -> Entry:
        """What was entered."""
        return self.logged.entry


@dataclass(frozen=True, slots=True)
class Outlook:
    """One person's month before and after what is being typed."""

    name: str
    before: PersonResult
    after: PersonResult


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's month, and what the entry being typed would make of it.

    Attributes:
        person: Who.
        scheme: What it is scored by.
        now: As it stands; None where it can't be scored.
        after: With the entry; None where nothing is typed, or where it would be refused.
        last_month: The month before, or None.
        outlooks: Everyone for whom the entry would be written, this person among them.
        ahead: This person with the entry, and with one more of its kind; without an entry, with one more of what is
            logged already. Only for what something more falls on.
    """

    person: Person
    scheme: Scheme
    now: PersonResult | None
    after: PersonResult | None
    last_month: PersonResult | None
    outlooks: tuple[Outlook, ...] = ()
    ahead: tuple[Outlook, ...] = ()
