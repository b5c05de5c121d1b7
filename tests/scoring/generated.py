"""Schemes that pass their check, and facts that fit them, out of thin air."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from kpi_desktop.domain.facts import Employee, Facts, Incident
from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.effects import effect_of
from kpi_desktop.schemes.model import (
    Band,
    Category,
    Effect,
    Escalation,
    Grade,
    IncidentCriterion,
    Post,
    Scheme,
)

MONTH = Month(2026, 10)
POSTS = ("agent", "director")
UNITS = ("times", "days", "hours", "items", "persons")

amounts = st.builds(Fraction, st.integers(0, 400), st.sampled_from((1, 2, 4, 10)))
above_zero = st.builds(Fraction, st.integers(1, 400), st.sampled_from((1, 2, 4, 10)))
quantities = st.sampled_from([Fraction(1), Fraction(1), Fraction(2), Fraction(1, 2), Fraction(0), Fraction(7, 4)])


def named(name: str) -> Label:
    return Label(f"名{name}", f"Name {name}")


@st.composite
def effects(draw: st.DrawFn) -> dict[str, Any]:
    sign = draw(st.sampled_from((-1, -1, 1)))
    kind = draw(st.sampled_from(("points", "points", "pick", "money")))
    money = -draw(amounts) if kind == "money" or draw(st.booleans()) else None
    if kind == "pick":
        ends = draw(st.lists(amounts, min_size=2, max_size=2, unique=True))
        return {"pick": tuple(sign * end for end in sorted(ends)), "money": money}
    return {"points": sign * draw(amounts) if kind == "points" else None, "money": money}


@st.composite
def bands(draw: st.DrawFn) -> tuple[Band, ...]:
    cuts = sorted(draw(st.lists(amounts, min_size=1, max_size=4, unique=True)))
    closed = [draw(st.booleans()) for _ in cuts]
    found = []
    for place, (low, included) in enumerate(zip(cuts, closed, strict=True)):
        last = place == len(cuts) - 1
        high = None if last else cuts[place + 1]
        minutes = Interval(low, high, included, False if last else not closed[place + 1])
        found.append(Band(minutes=minutes, **draw(effects())))
    return tuple(found)


@st.composite
def escalations(draw: st.DrawFn, together: tuple[str, ...]) -> Escalation:
    points = draw(st.none() | st.just(-draw(amounts)))
    money = draw(st.none() | st.just(-draw(amounts)))
    flag = (
        draw(st.sampled_from(FlagKind))
        if points is None and money is None
        else draw(st.none() | st.sampled_from(FlagKind))
    )
    counts = draw(st.sampled_from(((), together)))
    return Escalation(
        at=draw(st.integers(2, 4)),
        repeats=draw(st.booleans()),
        sums=draw(st.booleans()) and not counts,
        counts=counts,
        points=points,
        money=money,
        flag=flag,
    )


def when(escalation: Escalation) -> tuple[int, bool, bool]:
    """On which one it falls; no two of one criterion may always fall together."""
    return escalation.at, escalation.repeats, escalation.sums


@st.composite
def criteria(draw: st.DrawFn, place: int, categories: tuple[Category, ...]) -> IncidentCriterion:
    own: dict[str, Any] = {}
    if draw(st.booleans()):
        own = {"bands": draw(bands()), "unit": "minutes"}
    else:
        own = {**draw(effects()), "unit": draw(st.sampled_from(UNITS))}
        if draw(st.integers(0, 5)) == 0:
            own = {"flag": draw(st.sampled_from(FlagKind))}
    name = f"criterion-{place}"
    return IncidentCriterion(
        id=name,
        name=named(name),
        clause=named("clause"),
        category=draw(st.none() | st.sampled_from([category.id for category in categories])) if categories else None,
        marks=draw(st.none() | above_zero),
        once=draw(st.integers(0, 4)) == 0,
        grave_flag=draw(st.none() | st.sampled_from(FlagKind)),
        posts=draw(st.sampled_from(((), (), ("director",), POSTS))),
        escalations=tuple(draw(st.lists(escalations((name,)), max_size=2, unique_by=when))),
        **own,
    )


@st.composite
def counted_together(draw: st.DrawFn, found: tuple[IncidentCriterion, ...]) -> tuple[IncidentCriterion, ...]:
    """Perhaps an escalation of the first criterion that counts those of its category, too."""
    first = found[0]
    together = tuple(criterion.id for criterion in found if criterion.category == first.category)
    if draw(st.booleans()):
        return found
    more = draw(escalations(together)).model_copy(update={"counts": together, "sums": False})
    if len(together) == 1 and when(more) in map(when, first.escalations):
        return found
    return (first.model_copy(update={"escalations": (*first.escalations, more)}), *found[1:])


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    categories = tuple(
        Category(id=f"category-{place}", name=named(str(place)), marks=marks)
        for place, marks in enumerate(draw(st.lists(st.none() | above_zero, max_size=3)))
    )
    marks = [category.marks for category in categories if category.marks is not None]
    base = sum(marks, Fraction(0)) if marks else draw(amounts)
    edges = sorted(draw(st.lists(amounts, max_size=3, unique=True)), reverse=True)
    edges = [edge for edge in edges if edge > 0]
    found = tuple(draw(criteria(place, categories)) for place in range(draw(st.integers(1, 4))))
    return Scheme(
        id="generated",
        version="1",
        name=named("scheme"),
        about=named("about"),
        source=named("source"),
        base=base,
        cap=draw(st.none() | st.just(base + draw(amounts))),
        decimals=draw(st.integers(0, 6)),
        categories=categories,
        criteria=draw(counted_together(found)),
        grades=tuple(Grade(name=named(str(edge)), at_least=edge) for edge in (*edges, Fraction(0))),
        posts=tuple(Post(id=post, name=named(post)) for post in POSTS),
    )


@st.composite
def incidents(draw: st.DrawFn, scheme: Scheme, employees: tuple[Employee, ...]) -> Incident:
    employee = draw(st.sampled_from(employees))
    criterion = draw(st.sampled_from([c for c in scheme.incident_criteria if not c.posts or employee.post in c.posts]))
    minutes = draw(minutes_in(criterion)) if criterion.bands else None
    effect = effect_of(criterion, minutes)
    return Incident(
        employee=employee.id,
        date=date(2026, 10, draw(st.integers(1, 4))),
        criterion=criterion.id,
        minutes=minutes,
        quantity=draw(quantities),
        points=draw(picks(effect)) if effect is not None else None,
        grave=draw(st.booleans()),
        excused=draw(st.integers(0, 5)) == 0,
        voided=draw(st.integers(0, 5)) == 0,
        note=draw(st.sampled_from(("", "a note"))),
    )


@st.composite
def minutes_in(draw: st.DrawFn, criterion: IncidentCriterion) -> Fraction:
    band = draw(st.sampled_from(criterion.bands)).minutes
    inner = band.low + 1 if band.high is None else (band.low + band.high) / 2
    ends = [band.low] * band.low_included
    if band.high is not None and band.high_included:
        ends.append(band.high)
    return draw(st.sampled_from([inner, *ends]))


def picks(effect: Effect) -> st.SearchStrategy[Fraction | None]:
    if effect.pick is None:
        return st.none()
    mild, harsh = effect.pick
    return st.sampled_from([None, mild, harsh, (mild + harsh) / 2])


@st.composite
def facts_for(draw: st.DrawFn, scheme: Scheme) -> Facts:
    count = draw(st.integers(1, 3))
    employees = tuple(Employee(f"E{n}", post=draw(st.sampled_from(POSTS))) for n in range(count))
    usable = tuple(e for e in employees if any(not c.posts or e.post in c.posts for c in scheme.criteria))
    entries = draw(st.lists(incidents(scheme, usable), max_size=10)) if usable else []
    return Facts(MONTH, employees, tuple(entries))


@st.composite
def months(draw: st.DrawFn) -> tuple[Scheme, Facts]:
    scheme = draw(schemes())
    return scheme, draw(facts_for(scheme))
