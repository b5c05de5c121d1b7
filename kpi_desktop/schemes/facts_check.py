"""Whether the facts of a month fit a scheme: everything that is wrong with them, at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.facts import Employee, Facts, Incident
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Path, Problem, printable
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.effects import effect_of
from kpi_desktop.schemes.figures_check import measure_faults, rating_faults, setting_faults, unknown_employee
from kpi_desktop.schemes.marks import asks_for_post
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.vocabulary import vocabulary


def check_facts(
    scheme: Scheme, facts: Facts, plan: PayPlan | None = None, *, month_known: bool = True
) -> tuple[Problem, ...]:
    """Find every fault that keeps the facts from being scored.

    Voided incidents are left alone, so that a wrong entry can always be voided.

    Args:
        scheme: A scheme that passed its check.
        facts: What happened; paths in the answer count its rows from 0.
        plan: The pay plan in force, if any; facts may speak of what it reads, too.
        month_known: False where the month itself couldn't be read: then nothing is held against it.

    Returns:
        The faults in the order of the facts; none where they can be scored.
    """
    return tuple(_Check(scheme, facts, plan, facts.month if month_known else None).faults())


class _Check:
    """One pass over the facts; keeps who and what is known."""

    def __init__(self, scheme: Scheme, facts: Facts, plan: PayPlan | None, month: Month | None) -> None:
        self._scheme = scheme
        self._facts = facts
        self._month = month
        first: dict[str, Employee] = {}
        for employee in facts.employees:
            first.setdefault(employee.id, employee)
        self._people = first
        self._criteria = {criterion.id: criterion for criterion in scheme.incident_criteria}
        self._known = vocabulary(scheme, plan)
        self._posts = tuple(post.id for post in scheme.posts)
        self._asks_for_post = asks_for_post(scheme)

    def faults(self) -> Iterator[Problem]:
        yield from setting_faults(self._facts, self._known)
        yield from self._employees()
        for index, incident in enumerate(self._facts.incidents):
            if not incident.voided:
                yield from self._incident(("incidents", index), incident)
        yield from measure_faults(self._facts, self._known, self._people)
        yield from rating_faults(self._scheme, self._facts, self._people)
        yield from self._history()

    def _employees(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, employee in enumerate(self._facts.employees):
            path: Path = ("employees", index)
            if employee.id in seen:
                yield _fault(
                    (*path, "id"),
                    Message("{value} stands there twice; every one needs its own", {"value": printable(employee.id)}),
                )
            seen.add(employee.id)
            if self._asks_for_post and employee.post is not None and employee.post not in self._posts:
                fields: dict[str, FieldValue] = {"value": printable(employee.post), "allowed": self._posts}
                yield _fault((*path, "post"), Message("the scheme knows no post {value}; it knows {allowed}", fields))
            yield from self._employment(path, employee)

    def _employment(self, path: Path, employee: Employee) -> Iterator[Problem]:
        hired, left, month = employee.hired, employee.left, self._month
        if hired is not None and left is not None and left < hired:
            yield _fault(
                (*path, "left"), Message("{value} is before the first day, {hired}", {"value": left, "hired": hired})
            )
            return
        if month is None:
            return
        if hired is not None and hired > month.last:
            fields: dict[str, FieldValue] = {"value": hired, "month": month}
            yield _fault((*path, "hired"), Message("{value} is after {month}: not employed in the month", fields))
        if left is not None and left < month.first:
            fields = {"value": left, "month": month}
            yield _fault((*path, "left"), Message("{value} is before {month}: not employed in the month", fields))

    def _incident(self, path: Path, incident: Incident) -> Iterator[Problem]:
        employee = self._people.get(incident.employee)
        if employee is None:
            yield unknown_employee(path, incident.employee, self._people)
        yield from self._days(path, incident, employee)
        criterion = self._criteria.get(incident.criterion)
        if criterion is None:
            fields: dict[str, FieldValue] = {"value": printable(incident.criterion), "allowed": tuple(self._criteria)}
            yield _fault(
                (*path, "criterion"), Message("the scheme knows no criterion {value}; it knows {allowed}", fields)
            )
            return
        if employee is not None and criterion.posts and employee.post not in criterion.posts:
            fields = {"criterion": criterion.name, "allowed": criterion.posts}
            yield _fault((*path, "criterion"), Message("“{criterion}” is only for the posts {allowed}", fields))
        yield from self._amounts(path, incident, criterion)

    def _days(self, path: Path, incident: Incident, employee: Employee | None) -> Iterator[Problem]:
        month, occurred = self._month, incident.occurred
        if month is not None and incident.date not in month:
            fields: dict[str, FieldValue] = {"value": incident.date, "month": month}
            yield _fault((*path, "date"), Message("{value} is not in {month}", fields))
        if month is not None and occurred is not None and occurred >= month.first:
            fields = {"value": occurred, "month": month}
            yield _fault(
                (*path, "occurred"),
                Message("{value} is not before {month}, from which it would be carried over", fields),
            )
        if employee is not None:
            key, day = ("date", incident.date) if occurred is None else ("occurred", occurred)
            yield from _outside_employment((*path, key), day, employee)

    def _amounts(self, path: Path, incident: Incident, criterion: IncidentCriterion) -> Iterator[Problem]:
        for key, value in (("minutes", incident.minutes), ("quantity", incident.quantity)):
            if value is not None and value < 0:
                yield _fault((*path, key), Message("{value} is negative; 0 or more is allowed", {"value": value}))
                return
        if criterion.bands and incident.minutes is None:
            yield _fault(
                (*path, "minutes"),
                Message("missing; “{criterion}” is scored by minutes", {"criterion": criterion.name}),
            )
            return
        effect = effect_of(criterion, incident.minutes)
        if effect is None:
            fields: dict[str, FieldValue] = {
                "value": incident.minutes or Fraction(0),
                "criterion": criterion.name,
                "allowed": tuple(str(band.minutes) for band in criterion.bands),
            }
            yield _fault(
                (*path, "minutes"),
                Message("{value} min lies in no band of “{criterion}”; its bands are {allowed}", fields),
            )
        elif incident.points is not None:
            yield from _pick(path, incident.points, effect.points or Fraction(0), effect.pick)

    def _history(self) -> Iterator[Problem]:
        seen: set[tuple[str, Month]] = set()
        for index, standing in enumerate(self._facts.history):
            path: Path = ("history", index)
            if standing.employee not in self._people:
                yield unknown_employee(path, standing.employee, self._people)
            if self._month is not None and standing.month >= self._month:
                fields: dict[str, FieldValue] = {"value": str(standing.month), "month": self._month}
                yield _fault((*path, "month"), Message("{value} is not before {month}", fields))
            if (standing.employee, standing.month) in seen:
                fields = {"value": str(standing.month), "employee": printable(standing.employee)}
                yield _fault(
                    (*path, "month"),
                    Message("{value} of employee {employee} stands there twice; keep one of them", fields),
                )
            seen.add((standing.employee, standing.month))


def _fault(path: Path, what: Message) -> Problem:
    return Problem(path, what)


def _outside_employment(path: Path, day: date, employee: Employee) -> Iterator[Problem]:
    if employee.hired is not None and day < employee.hired:
        fields: dict[str, FieldValue] = {"value": day, "employee": printable(employee.id), "hired": employee.hired}
        yield Problem(path, Message("{value} is before employee {employee} began, {hired}", fields))
    if employee.left is not None and day > employee.left:
        fields = {"value": day, "employee": printable(employee.id), "left": employee.left}
        yield Problem(path, Message("{value} is after employee {employee} left, {left}", fields))


def _pick(path: Path, picked: Fraction, fixed: Fraction, pick: tuple[Fraction, Fraction] | None) -> Iterator[Problem]:
    if pick is None:
        if picked != fixed:
            fields: dict[str, FieldValue] = {"value": picked, "points": fixed}
            yield Problem(
                (*path, "points"), Message("{value} can't be picked; the points are fixed at {points}", fields)
            )
    elif not min(pick) <= picked <= max(pick):
        fields = {"value": picked, "mild": pick[0], "harsh": pick[1]}
        yield Problem((*path, "points"), Message("{value} is out of range; {mild} to {harsh} is allowed", fields))


def faulty_facts(faults: tuple[Problem, ...]) -> FaultyDataError:
    """The error that carries the faults of facts."""
    what = counted(
        "The facts have {count} fault; nothing was scored.",
        "The facts have {count} faults; nothing was scored.",
        len(faults),
    )
    return FaultyDataError(what, faults)
