"""People on their way onto a roster: what they must bring, and how they are entered."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.limits import (
    FIRST_DAY,
    NAME_LENGTH,
    NUMBER_LENGTH,
    TEXT_LENGTH,
    figure_fault,
    text_fault,
    tidy,
    tidy_number,
)
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem, printable
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.exchange.cells import NUMBER_ALLOWED, is_number
from kpi_desktop.services.gather import parsed
from kpi_desktop.store.records import PersonRecord, State
from kpi_desktop.store.store import Unit, View

FURTHEST_AHEAD: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person as typed, pasted or imported; texts are tidied, however they came.

    Attributes:
        number: Employee number, never reused.
        name: Any characters.
        hired: First day of employment; None where nobody knows: then employed since ever.
        post: Post, free text unless the scheme knows posts.
        level: Level, where pay asks for one.
        probation: On probation.
        base_wage: Yuan a month.
        performance_wage: Yuan a month.
        seniority_pay: Yuan a month.
        day_wage: Yuan a day.
    """

    number: str
    name: str
    hired: date | None = None
    post: str | None = None
    level: str | None = None
    probation: bool = False
    base_wage: Fraction | None = None
    performance_wage: Fraction | None = None
    seniority_pay: Fraction | None = None
    day_wage: Fraction | None = None

    def __post_init__(self) -> None:
        """Tidy the texts, so that the same person is written the same by every way in."""
        object.__setattr__(self, "number", tidy_number(self.number))
        object.__setattr__(self, "name", tidy(self.name))
        object.__setattr__(self, "post", tidy(self.post or "") or None)
        object.__setattr__(self, "level", tidy(self.level or "") or None)


def known_person(view: View, number: str) -> PersonRecord:
    """The person who has that number now.

    Raises:
        WrongCallError: Nobody has it.
    """
    found = next((one for one in view.people.all() if one.number == number and not one.withdrawn), None)
    if found is None:
        raise WrongCallError(Message("nobody has the employee number {value}", {"value": printable(number)}))
    return found


def state_of(person: NewPerson, team: int) -> State:
    """Team, post, level and wages as entered."""
    return State(
        team=team,
        post=person.post,
        level=person.level,
        probation=person.probation,
        base_wage=person.base_wage,
        performance_wage=person.performance_wage,
        seniority_pay=person.seniority_pay,
        day_wage=person.day_wage,
    )


def check_people(
    view: View, people: Sequence[NewPerson], today: date, team: int, *, but_for: int | None = None
) -> tuple[Problem, ...]:
    """Everything that keeps these people from being entered; paths are ``("people", index, field)``.

    Args:
        view: The database.
        people: The people.
        today: The local day.
        team: Id of their team, whose scheme may know posts.
        but_for: Id of the person who is being changed: their own numbers are no fault.
    """
    holders = _holders(view, but_for)
    posts = _posts(view, team, today)
    seen: set[str] = set()
    problems: list[Problem] = []
    for index, person in enumerate(people):
        faults = [*_number(person.number, seen, holders), *_texts(person, posts), *_figures(person, today)]
        problems += (Problem(("people", index, key), what) for key, what in faults)
        seen.add(person.number)
    return tuple(problems)


def _holders(view: View, but_for: int | None) -> dict[str, str]:
    """Names by taken number; who was withdrawn right after entry holds none."""
    people = {one.id: one for one in view.people.all() if one.id != but_for and not one.withdrawn}
    return {number: people[holder].name for number, holder in view.people.taken().items() if holder in people}


def _number(number: str, seen: set[str], holders: dict[str, str]) -> Iterator[tuple[str, Message]]:
    told: dict[str, FieldValue] = {"value": printable(number)}
    if not number:
        yield "number", Message("the employee number is missing")
    elif (fault := text_fault(number, NUMBER_LENGTH)) is not None:
        yield "number", fault
    elif not is_number(number):
        yield (
            "number",
            Message("“{value}” is not an employee number; allowed: {allowed}", {**told, "allowed": NUMBER_ALLOWED}),
        )
    elif number in seen:
        yield "number", Message("employee number {value} stands there twice", told)
    elif number in holders:
        fields: dict[str, FieldValue] = {**told, "name": holders[number]}
        yield (
            "number",
            Message("employee number {value} belongs to {name}; a number is never given to anybody else", fields),
        )


def _posts(view: View, team: int, today: date) -> tuple[str, ...]:
    """The posts that the team's present scheme knows; none where it asks for none."""
    held = view.schemes.in_force(team)
    present = [record for record in held if record.from_month <= Month.of(today)] or list(held[:1])
    return tuple(post.id for post in parsed(present[-1].text).posts) if present else ()


def _texts(person: NewPerson, posts: tuple[str, ...]) -> Iterator[tuple[str, Message]]:
    if not person.name:
        yield "name", Message("the name is missing")
    for key, text in (("name", person.name), ("post", person.post), ("level", person.level)):
        fault = text_fault(text or "", NAME_LENGTH if key == "name" else TEXT_LENGTH)
        if fault is not None:
            yield key, fault
    post = person.post
    if post and posts and post not in posts:
        fields: dict[str, FieldValue] = {"value": printable(post), "allowed": posts}
        yield "post", Message("the scheme knows no post {value}; it knows {allowed}", fields)


def _figures(person: NewPerson, today: date) -> Iterator[tuple[str, Message]]:
    if person.hired is not None and not FIRST_DAY <= person.hired <= today + FURTHEST_AHEAD:
        allowed: dict[str, FieldValue] = {"value": person.hired, "first": FIRST_DAY, "last": today + FURTHEST_AHEAD}
        yield "hired", Message("{value} can't be a first day; from {first} to {last} is allowed", allowed)
    for field in dataclasses.fields(person):
        value = getattr(person, field.name)
        if isinstance(value, Fraction) and value < 0:
            yield field.name, Message("{value} is negative; 0 or more is allowed", {"value": value})
        elif isinstance(value, Fraction) and (fault := figure_fault(value)) is not None:
            yield field.name, fault


def refused_people(problems: tuple[Problem, ...]) -> FaultyDataError:
    """The error that carries the faults of people."""
    what = counted(
        "The roster has {count} fault; nobody was entered.",
        "The roster has {count} faults; nobody was entered.",
        len(problems),
    )
    return FaultyDataError(what, problems)


def open_months(view: View, team: int, since: Iterable[date | None], today: date) -> set[tuple[int, Month]]:
    """The team's months that aren't closed yet, from the earliest of these days on; None is since ever.

    Once one of them is closed, what put somebody into them can't be undone: their number stands in the seal.
    """
    schemes = view.schemes.in_force(team)
    if not schemes:
        return set()
    first = max(schemes[0].from_month, Month.of(min((day or date.min for day in since), default=today)))
    closed = view.months.closed()
    return {(team, month) for month in first.until(max(first, Month.of(today))) if (team, month) not in closed}


def enter_people(unit: Unit, team: int, people: Sequence[NewPerson], today: date) -> None:
    """Enter people, all or none.

    Raises:
        FaultyDataError: With the problems of `check_people`.
    """
    problems = check_people(unit, people, today, team)
    if problems:
        raise refused_people(problems)
    withdrawn = {one.number: one.id for one in unit.people.all() if one.withdrawn}
    for person in people:
        known = withdrawn.get(person.number)
        if known is None:
            known = unit.people.add(person.number, person.name)
        else:
            unit.people.bring_back(known, person.number, person.name)
        unit.people.employ(known, person.hired)
        unit.people.set_state(known, None, state_of(person, team))
