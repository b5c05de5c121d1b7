"""What repositories give and take: frozen values with dates, fractions and months in place of texts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class TeamRecord:
    """A team."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class StintRecord:
    """From the first day to the last, both included; None is open."""

    id: int
    hired: dt.date | None
    left: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether a day lies in it."""
        return (self.hired is None or self.hired <= day) and (self.left is None or day <= self.left)

    def touches(self, month: Month) -> bool:
        """Whether any day of a month lies in it."""
        return (self.hired is None or self.hired <= month.last) and (self.left is None or month.first <= self.left)


@dataclass(frozen=True, slots=True)
class State:
    """What holds for a person from a day on; wages in yuan."""

    team: int
    post: str | None = None
    level: str | None = None
    probation: bool = False
    base_wage: Fraction | None = None
    performance_wage: Fraction | None = None
    seniority_pay: Fraction | None = None
    day_wage: Fraction | None = None


@dataclass(frozen=True, slots=True)
class EmploymentRecord:
    """A dated state; `since` None is the first one."""

    id: int
    since: dt.date | None
    state: State


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person with stints (oldest first) and dated states (in the order in which they hold).

    Attributes:
        id: Never changes.
        number: Employee number.
        name: Present name.
        withdrawn: Taken back right after entry; the number may be entered once more.
        stints: Oldest first; empty where withdrawn.
        states: Oldest first; empty where withdrawn.
    """

    id: int
    number: str
    name: str
    withdrawn: bool
    stints: tuple[StintRecord, ...]
    states: tuple[EmploymentRecord, ...]

    def state_on(self, day: dt.date) -> EmploymentRecord:
        """What held on a day; before the first day what held first."""
        held = [row for row in self.states if row.since is None or row.since <= day]
        return held[-1] if held else self.states[0]

    def stint_on(self, day: dt.date) -> StintRecord:
        """The stint that covers a day, else the last that began before it, else the first."""
        begun = [stint for stint in self.stints if stint.hired is None or stint.hired <= day]
        return begun[-1] if begun else self.stints[0]

    def employed_on(self, day: dt.date) -> bool:
        """Whether any stint covers a day."""
        return any(stint.covers(day) for stint in self.stints)

    def stints_in(self, month: Month) -> tuple[StintRecord, ...]:
        """The stints with a day in a month."""
        return tuple(stint for stint in self.stints if stint.touches(month))

    def state_in(self, month: Month) -> State:
        """What decides a month: the state at its end, or on the last day where the person left before."""
        stints = self.stints_in(month)
        end = month.last if not stints else min(month.last, stints[-1].left or month.last)
        return self.state_on(end).state


@dataclass(frozen=True, slots=True)
class NewIncident:
    """An incident to be written."""

    person: int
    team: int
    day: dt.date
    criterion: str
    time: dt.time | None = None
    occurred: dt.date | None = None
    minutes: Fraction | None = None
    quantity: Fraction = Fraction(1)
    points: Fraction | None = None
    grave: bool = False
    excused: bool = False
    note: str = ""
    replaces: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """An incident as it stands."""

    id: int
    sequence: int
    what: NewIncident
    entered_at: dt.datetime
    operation: str
    voided_by: str | None
    voided_at: dt.datetime | None
    void_reason: str
    replaced_by: int | None

    @property
    def taken_back(self) -> bool:
        """An undo voided it, which gives no reason: it never was a record, as far as anybody reads."""
        return self.voided_by is not None and not self.void_reason


@dataclass(frozen=True, slots=True)
class SchemeRecord:
    """A scheme text that holds from a month on."""

    from_month: Month
    sha256: str
    scheme: str
    version: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A pay plan text, or none (everything None), that holds from a month on."""

    from_month: Month
    sha256: str | None
    plan: str | None
    version: str | None
    text: str | None
    with_scheme: bool


@dataclass(frozen=True, slots=True)
class MeasureRecord:
    """A figure of a person's month."""

    id: int
    person: int
    measure: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class TeamMeasureRecord:
    """A figure of a team's month."""

    id: int
    measure: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class NewRatingRecord:
    """A rating to be written."""

    person: int
    criterion: str
    score: Fraction
    rater: str | None = None
    day: dt.date | None = None
    serial: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RatingRecord:
    """A rating as it stands."""

    id: int
    month: Month
    what: NewRatingRecord


@dataclass(frozen=True, slots=True)
class TeamSettingRecord:
    """A figure that a team set, from a month on; None goes back to the default."""

    key: str
    from_month: Month
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class SealRecord:
    """A seal without its payload."""

    id: int
    month: Month
    number: str
    format: int
    sha256: str
    closed_at: dt.datetime
    closed_on: dt.date
    accepted: str
    reopened_by: str | None
    reopened_at: dt.datetime | None
    reopen_reason: str

    @property
    def current(self) -> bool:
        """Whether the month is closed with it."""
        return self.reopened_by is None


@dataclass(frozen=True, slots=True)
class OperationRecord:
    """An operation."""

    id: str
    kind: str
    at: dt.datetime
    actor: str
    inverse_of: str | None
