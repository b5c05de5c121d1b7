"""Recurring duties: who does what on which days of the week, and what not doing it is logged as."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.logline import weigh
from kpi_desktop.services.newcomers import known_person
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import checked_name, done, working
from kpi_desktop.store.desk_records import DutyRecord
from kpi_desktop.store.records import PersonRecord
from kpi_desktop.store.store import Unit, View


@dataclass(frozen=True, slots=True)
class Duty:
    """A recurring duty.

    Attributes:
        id: What `change` and `void` call it by.
        name: What the leader calls it.
        criterion: Id of the criterion that not doing it is logged as.
        weekdays: 1 Monday to 7 Sunday.
        numbers: Present employee numbers of who is on the list, in its order; none where it is for all.
        names: Their present names, in the same order.
        for_all: Whether everybody of the team is on the list, whoever that is on the day.
    """

    id: int
    name: str
    criterion: str
    weekdays: frozenset[int]
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    for_all: bool = True


@dataclass(frozen=True, slots=True)
class NewDuty:
    """A duty as the leader enters it; meanings as in `Duty`, without numbers for everybody."""

    name: str
    criterion: str
    weekdays: Collection[int]
    numbers: Sequence[str] = ()


def fitting(scheme: Scheme) -> tuple[IncidentCriterion, ...]:
    """The criteria that a duty can be logged as: those that need neither minutes nor a pick, and take off or warn."""
    return tuple(criterion for criterion in scheme.incident_criteria if _fits(criterion))


def _fits(criterion: IncidentCriterion) -> bool:
    weighed = weigh(criterion)
    needs_more = weighed.missing is not None or weighed.pick is not None or bool(weighed.errors)
    return not (criterion.retired or needs_more or (weighed.points is not None and weighed.points > 0))


def duties(ctx: Context, team: Team) -> tuple[Duty, ...]:
    """A team's duties in the order in which they were made."""
    with ctx.store.read() as view:
        return duties_in(view, team)


def duties_in(view: View, team: Team, *, voided: bool = False) -> tuple[Duty, ...]:
    """As `duties`, within a view that is open; on demand with those that recur no longer."""
    known = {person.id: person for person in view.people.all() if not person.withdrawn}
    return tuple(_shown(held, known) for held in view.duties.all(team.id, voided=voided))


def save(ctx: Context, team: Team, new: NewDuty) -> Operation:
    """Make a duty.

    Raises:
        RefusedError: The name is missing, can't be kept or is another duty's, no weekday is chosen, or the criterion is
            missing.
        WrongCallError: Nobody has one of the numbers.
    """
    with working(ctx, "save-duty") as unit:
        _write(unit, team, new, but=None)
        return done(unit, Message("Duty list saved: {name}", {"name": checked_name(new.name)}), "duties")


def change(ctx: Context, team: Team, duty: int, new: NewDuty) -> Operation:
    """Put another duty in the place of one; the days on which that was gone through stay.

    Raises:
        RefusedError: As for `save`.
        WrongCallError: There is no such duty, or nobody has one of the numbers.
    """
    with working(ctx, "change-duty") as unit:
        _known(unit, team, duty)
        unit.duties.void(duty)
        _write(unit, team, new, but=duty)
        return done(unit, Message("Duty list changed: {name}", {"name": checked_name(new.name)}), "duties")


def void(ctx: Context, team: Team, duty: int) -> Operation:
    """Let a duty recur no longer; what was logged stays.

    Raises:
        WrongCallError: There is no such duty.
    """
    with working(ctx, "void-duty") as unit:
        held = _known(unit, team, duty)
        unit.duties.void(duty)
        return done(unit, Message("Duty list ended: {name}", {"name": held.name}), "duties")


def _write(unit: Unit, team: Team, new: NewDuty, *, but: int | None) -> None:
    name = checked_name(new.name)
    if not name:
        raise RefusedError(Message("The duty list has no name; enter one."))
    if not set(new.weekdays) & set(range(1, 8)):
        raise RefusedError(Message("No day of the week is chosen; choose at least one."))
    if not new.criterion:
        raise RefusedError(Message("Choose the criterion that not doing it is logged as."))
    others = {held.name.casefold() for held in unit.duties.all(team.id) if held.id != but}
    if name.casefold() in others:
        told: dict[str, FieldValue] = {"name": name}
        raise RefusedError(Message("There is a duty list {name} already; choose another name.", told))
    people = [known_person(unit, number).id for number in dict.fromkeys(new.numbers)]
    unit.duties.add(team.id, name, new.criterion, new.weekdays, people)


def _known(view: View, team: Team, duty: int) -> Duty:
    found = next((held for held in duties_in(view, team) if held.id == duty), None)
    if found is None:
        raise WrongCallError(Message("There is no such duty list any more."))
    return found


def _shown(held: DutyRecord, known: Mapping[int, PersonRecord]) -> Duty:
    people = [known[person] for person in held.people if person in known]
    numbers, names = tuple(one.number for one in people), tuple(one.name for one in people)
    return Duty(held.id, held.name, held.criterion, held.weekdays, numbers, names, not held.people)
