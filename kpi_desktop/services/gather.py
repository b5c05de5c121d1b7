"""The facts of a month, gathered from the database in a few queries, and whether they fit their scheme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kpi_desktop.domain.facts import Employee, Facts, Incident, Measure, Rating
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.reading import load_scheme, read_scheme
from kpi_desktop.scoring import check_facts
from kpi_desktop.services.figure_facts import parsed_plan, plan_text_in, with_figures
from kpi_desktop.services.misfits import SINGLE, names_of, together
from kpi_desktop.services.spoken import names_in, spoken
from kpi_desktop.store.records import IncidentRecord, PersonRecord, SchemeRecord
from kpi_desktop.store.store import Unit, View
from kpi_desktop.store.touched import Touched, touched

_KEPT_SCHEMES = 32


@lru_cache(maxsize=_KEPT_SCHEMES)
def parsed(text: str) -> Scheme:
    """A scheme of the database from its text; frozen, so the same text gives the same scheme.

    It was checked when it was put in force. A later version that finds more wrong with it must not keep the months
    closed under it from being read.
    """
    scheme, _ = read_scheme(text)
    return load_scheme(text) if scheme is None else scheme


@dataclass(frozen=True, slots=True)
class Gathered:
    """Facts with what the database knows beside them.

    Attributes:
        facts: The facts.
        people: The people of the month, in the order of ``facts.employees``.
        incidents: The incidents, in the order of ``facts.incidents``.
        scheme_text: The text of the scheme in force; None where none is.
        plan_text: The text of the pay plan in force; None where none is.
    """

    facts: Facts
    people: tuple[PersonRecord, ...]
    incidents: tuple[IncidentRecord, ...]
    scheme_text: str | None = None
    plan_text: str | None = None

    @property
    def scheme(self) -> Scheme | None:
        """The scheme in force."""
        return None if self.scheme_text is None else parsed(self.scheme_text)

    @property
    def plan(self) -> PayPlan | None:
        """The pay plan in force."""
        return None if self.plan_text is None else parsed_plan(self.plan_text)


def members(people: Iterable[PersonRecord], team: int, month: Month) -> tuple[PersonRecord, ...]:
    """Whoever was employed on any day of the month and belongs to the team at its end."""
    return tuple(person for person in people if person.stints_in(month) and person.state_in(month).team == team)


def employee(person: PersonRecord, month: Month) -> Employee:
    """A person as the month's end found them; of several stints the first day of the first, the last of the last."""
    stints, state = person.stints_in(month), person.state_in(month)
    return Employee(
        id=person.number,
        name=person.name,
        post=state.post,
        level=state.level,
        hired=stints[0].hired,
        left=stints[-1].left,
        probation=state.probation,
        base_wage=state.base_wage,
        performance_wage=state.performance_wage,
        seniority_pay=state.seniority_pay,
        day_wage=state.day_wage,
    )


def gather(view: View, team: int, month: Month, *, people: Sequence[PersonRecord] | None = None) -> Gathered:
    """The facts of a team's month as the database has them now, without what earlier months say.

    What was voided with a reason is among them; what an undo took back is not.

    Args:
        view: The database.
        team: Id of the team.
        month: The month.
        people: Everybody, where the caller has read them already.
    """
    everybody = view.people.all() if people is None else people
    there = members(everybody, team, month)
    numbers = {person.id: person.number for person in there}
    records = tuple(
        record
        for record in view.incidents.between(month.first, month.last)
        if record.what.person in numbers and not record.taken_back
    )
    facts = Facts(
        month=month,
        employees=tuple(employee(person, month) for person in there),
        incidents=tuple(incident(record, numbers[record.what.person]) for record in records),
    )
    held = [record for record in view.schemes.in_force(team) if record.from_month <= month]
    if not held:
        return Gathered(facts, there, records)
    scheme_text, plan_text = held[-1].text, plan_text_in(view, team, month)
    plan = None if plan_text is None else parsed_plan(plan_text)
    facts = with_figures(view, team, facts, there, parsed(scheme_text), plan=plan)
    return Gathered(facts, there, records, scheme_text, plan_text)


def incident(record: IncidentRecord, number: str) -> Incident:
    """An incident as a fact; a voided one bears the reason of that, where there is one."""
    what = record.what
    return Incident(
        employee=number,
        date=what.day,
        criterion=what.criterion,
        occurred=what.occurred,
        minutes=what.minutes,
        quantity=what.quantity,
        points=what.points,
        grave=what.grave,
        excused=what.excused,
        voided=record.voided_by is not None,
        note=record.void_reason or what.note,
    )


def scheme_record(view: View, team: int, month: Month) -> SchemeRecord:
    """What holds for a team in a month.

    Raises:
        WrongCallError: Nothing holds yet.
    """
    held = [record for record in view.schemes.in_force(team) if record.from_month <= month]
    if not held:
        raise no_scheme(month)
    return held[-1]


def no_scheme(month: Month) -> WrongCallError:
    """Nothing holds in that month."""
    return WrongCallError(
        Message("No scheme is in force in {month}. Put one in force from that month on first.", {"month": month})
    )


def recheck(view: Unit, today: dt.date) -> None:
    """Make sure that in every open month the facts that a unit of work touched still fit their scheme.

    Called within the unit of work that changed the roster, a scheme, or took something back. Faults of people whom it
    didn't touch were there before and don't stand in its way.

    Raises:
        FaultyDataError: They don't; each incident or person that no longer fits is named, nothing is written.
    """
    who = touched(view.session)
    people = view.people.all()
    closed = view.months.closed()
    problems: list[Problem] = []
    for team in view.teams.all():
        schemes = view.schemes.in_force(team.id)
        if schemes and (who.people or team.id in who.teams):
            last = max(Month.of(today), schemes[0].from_month)
            for month in schemes[0].from_month.until(last):
                if (team.id, month) not in closed:
                    held = [record for record in schemes if record.from_month <= month][-1]
                    problems += (
                        fault
                        for person, fault in _misfits(view, team.id, month, parsed(held.text), people)
                        if person in who.people or team.id in who.teams
                    )
    problems += _strays(view, people, who)
    if problems:
        raise FaultyDataError(
            Message(
                "What is entered already no longer fits. Correct or void what is named first; nothing was changed."
            ),
            together(problems, names_of(parsed(text) for text in view.schemes.texts())),
        )


def _misfits(
    view: View, team: int, month: Month, scheme: Scheme, people: Sequence[PersonRecord]
) -> Iterable[tuple[int | None, Problem]]:
    """Faults of a month, each with the person whom it concerns."""
    gathered = gather(view, team, month, people=people)
    for problem in check_facts(scheme, gathered.facts, gathered.plan):
        yield _whose(problem, gathered), named(problem, gathered.facts, scheme)


def named(problem: Problem, facts: Facts, scheme: Scheme) -> Problem:
    """A fault told with whom and what it concerns, in the words of the scheme."""
    if problem.path[:1] != ("employees",):
        problem = spoken(problem, names_in(scheme))
    match problem.path:
        case ("incidents", int(index), *_):
            return Problem(problem.path, _about(facts.incidents[index], facts, scheme, problem.what))
        case ("employees", int(index), *_):
            fields: dict[str, FieldValue] = {"name": facts.employees[index].name, "fault": problem.what}
            return Problem(problem.path, Message("{name}: {fault}", fields))
        case ("ratings" | "measures" as rows, int(index), *_):
            row = facts.ratings[index] if rows == "ratings" else facts.measures[index]
            name = next((one.name for one in facts.employees if one.id == row.employee), row.employee)
            fields = {"name": name, "figure": _figure_name(scheme, row), "fault": problem.what}
            return Problem(problem.path, Message("{name}, {figure}: {fault}", fields))
    return problem


def _whose(problem: Problem, gathered: Gathered) -> int | None:
    """The person whom a fault concerns; None where it is the team's."""
    match problem.path:
        case ("employees", int(index), *_):
            return gathered.people[index].id
        case (str(key), int(index), *_):
            number = getattr(getattr(gathered.facts, key)[index], "employee", None)
            return next((person.id for person in gathered.people if person.number == number), None)
    return None


def _about(what: Incident, facts: Facts, scheme: Scheme, fault: Message) -> Message:
    names = {employee.id: employee.name for employee in facts.employees}
    criterion = scheme.criterion(what.criterion)
    fields: dict[str, FieldValue] = {
        "name": names.get(what.employee, what.employee),
        "date": what.date,
        "criterion": what.criterion if criterion is None else criterion.name,
        "fault": fault,
    }
    return Message(SINGLE.id, fields)


def _figure_name(scheme: Scheme, row: Rating | Measure) -> Label | str:
    name = row.criterion if isinstance(row, Rating) else row.measure
    criterion = scheme.criterion(name)
    return name if criterion is None else criterion.name


def _strays(view: View, people: Sequence[PersonRecord], who: Touched) -> Iterable[Problem]:
    """Incidents that count, in open months, of people who were touched and aren't employed on that day.

    Who has one stint in the month is checked among the facts.
    """
    if not who.people:
        return
    known = {person.id: person for person in people}
    closed = view.months.closed()
    months = sorted({month for team, month in view.incidents.months() if (team, month) not in closed})
    for month in months:
        for record in view.incidents.between(month.first, month.last):
            what = record.what
            if what.person in who.people and record.voided_by is None and (what.team, month) not in closed:
                person = known[what.person]
                there = person.stints_in(month)
                if len(there) != 1 and not person.employed_on(what.occurred or what.day):
                    fields: dict[str, FieldValue] = {"name": person.name, "date": what.day}
                    yield Problem(("incidents", record.id, "date"), Message("{name} isn't employed on {date}", fields))
