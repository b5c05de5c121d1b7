"""Entries on their way into a month: what a leader types, and everything that can be wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.facts import Facts, Incident
from kpi_desktop.domain.limits import figure_fault, note_fault
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem, printable
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.scoring import check_facts
from kpi_desktop.services.gather import employee, members, parsed
from kpi_desktop.services.plausible import minutes_faults, quantity_faults
from kpi_desktop.services.spoken import names_in, spoken
from kpi_desktop.services.teams import Team
from kpi_desktop.store.records import PersonRecord
from kpi_desktop.store.store import View


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident as the leader enters it; meanings as in `kpi_desktop.domain.facts.Incident`.

    Attributes:
        number: Employee number.
        time: Time of day, where somebody noted it.
    """

    number: str
    date: dt.date
    criterion: str
    minutes: Fraction | None = None
    quantity: Fraction = Fraction(1)
    points: Fraction | None = None
    grave: bool = False
    excused: bool = False
    note: str = ""
    occurred: dt.date | None = None
    time: dt.time | None = None


def as_incident(entry: Entry) -> Incident:
    """The entry as a fact."""
    return Incident(
        employee=entry.number,
        date=entry.date,
        criterion=entry.criterion,
        occurred=entry.occurred,
        minutes=entry.minutes,
        quantity=entry.quantity,
        points=entry.points,
        grave=entry.grave,
        excused=entry.excused,
        note=entry.note.strip(),
    )


def by_number(view: View) -> Mapping[str, PersonRecord]:
    """Everybody by present employee number."""
    return {person.number: person for person in view.people.all() if not person.withdrawn}


def closed_message(month: Month) -> Message:
    """Nothing can be entered or voided in a closed month."""
    return Message("{month} is closed; reopen it first, which asks for the reason", {"month": month})


def refuse_faulty(problems: tuple[Problem, ...]) -> None:
    """Raise what `problems_of` found, if anything.

    Raises:
        FaultyDataError: With the problems.
    """
    if problems:
        what = counted(
            "The entry has {count} fault; nothing was logged.",
            "The entries have {count} faults; nothing was logged.",
            len(problems),
        )
        raise FaultyDataError(what, problems)


def problems_of(
    view: View, team: Team, entries: Sequence[Entry], today: dt.date, *, known: str | None = None
) -> tuple[Problem, ...]:
    """Everything that keeps entries from being logged; paths are ``("incidents", index, field)``.

    Args:
        view: The database.
        team: The team.
        entries: The entries; a field ``employee`` in a path is the entry's number.
        today: The local day.
        known: A criterion that may be used though it is retired: that of the incident corrected.
    """
    people = by_number(view)
    months = sorted({Month.of(entry.date) for entry in entries})
    schemes = {month: _scheme(view, team, month) for month in months}
    closed = {month for held, month in view.months.closed() if held == team.id}
    rules = _Rules(team, today, people, schemes, closed, known)
    found: dict[tuple[int, str], Problem] = {}
    for index, entry in enumerate(entries):
        for key, what in rules.faults(entry):
            found.setdefault((index, key), Problem(("incidents", index, key), what))
    for month in months:
        for problem in _against_scheme(entries, month, schemes[month], members(people.values(), team.id, month)):
            index, key = int(problem.path[1]), str(problem.path[2])
            found.setdefault((index, key), problem)
    return tuple(found[place] for place in sorted(found))


def _scheme(view: View, team: Team, month: Month) -> Scheme | None:
    held = [record for record in view.schemes.in_force(team.id) if record.from_month <= month]
    return parsed(held[-1].text) if held else None


@dataclass(frozen=True, slots=True)
class _Rules:
    """What the facts' own check can't see: the calendar, closed months, teams, gaps in employment."""

    team: Team
    today: dt.date
    people: Mapping[str, PersonRecord]
    schemes: Mapping[Month, Scheme | None]
    closed: Collection[Month]
    known: str | None

    def faults(self, entry: Entry) -> Iterator[tuple[str, Message]]:
        """The fields of an entry that are faulty, and why."""
        month = Month.of(entry.date)
        scheme = self.schemes[month]
        if entry.date > self.today:
            fields: dict[str, FieldValue] = {"value": entry.date, "today": self.today}
            yield "date", Message("{value} lies in the future; today is {today}", fields)
        elif month in self.closed:
            yield "date", closed_message(month)
        elif scheme is None:
            yield "date", Message("no scheme was in force in {month} yet", {"month": month})
        yield from self._person(entry, month)
        yield from _beyond_limits(entry)
        criterion = scheme.incident_criterion(entry.criterion) if scheme is not None else None
        if criterion is not None and criterion.retired and criterion.id != self.known:
            yield "criterion", Message("“{criterion}” is retired and no longer logged", {"criterion": criterion.name})
        if entry.excused and not entry.note.strip():
            yield "note", Message("missing; an excused entry says why")
        if criterion is not None:
            yield from _implausible(entry, criterion)

    def _person(self, entry: Entry, month: Month) -> Iterator[tuple[str, Message]]:
        person = self.people.get(entry.number)
        if person is None:
            told = {"value": printable(entry.number)}
            yield "employee", Message("nobody has the employee number {value}", told)
            return
        key, day = ("date", entry.date) if entry.occurred is None else ("occurred", entry.occurred)
        if not person.employed_on(day):
            yield key, _not_employed(person, day)
        elif person.state_in(month).team != self.team.id:
            yield "employee", Message("{name} is in another team in {month}", {"name": person.name, "month": month})
        elif not person.stints_in(month):
            yield "employee", Message("{name} isn't employed in {month}", {"name": person.name, "month": month})


def _beyond_limits(entry: Entry) -> Iterator[tuple[str, Message]]:
    """Notes and figures that no door of ours would let in, whoever calls."""
    note = note_fault(entry.note.strip())
    if note is not None:
        yield "note", note
    for key, figure in (("minutes", entry.minutes), ("quantity", entry.quantity), ("points", entry.points)):
        fault = None if figure is None else figure_fault(figure)
        if fault is not None:
            yield key, fault


def _implausible(entry: Entry, criterion: IncidentCriterion) -> Iterator[tuple[str, Message]]:
    """Amounts that no one means: the log line refuses them in the same words."""
    yield from (("quantity", fault) for fault in quantity_faults(criterion, entry.quantity))
    if entry.minutes is not None:
        yield from (("minutes", fault) for fault in minutes_faults(entry.minutes))


def _not_employed(person: PersonRecord, day: dt.date) -> Message:
    stint = person.stint_on(day)
    fields: dict[str, FieldValue] = {"name": person.name, "value": day}
    if stint.hired is not None and day < stint.hired:
        return Message("{name} begins on {hired}, after {value}", {**fields, "hired": stint.hired})
    return Message("{name} left on {left}, before {value}", {**fields, "left": stint.left or day})


def _against_scheme(
    entries: Sequence[Entry], month: Month, scheme: Scheme | None, there: Iterable[PersonRecord]
) -> Iterator[Problem]:
    """What the facts' own check says of the entries of one month, with their own indexes; the rules know who is who."""
    if scheme is None:
        return
    places = [index for index, entry in enumerate(entries) if Month.of(entry.date) == month]
    facts = Facts(
        month=month,
        employees=tuple(employee(person, month) for person in there),
        incidents=tuple(as_incident(entries[index]) for index in places),
    )
    names = names_in(scheme)
    for problem in check_facts(scheme, facts):
        match problem.path:
            case ("incidents", int(index), str(key), *_) if key != "employee":
                yield spoken(Problem(("incidents", places[index], key), problem.what), names)
