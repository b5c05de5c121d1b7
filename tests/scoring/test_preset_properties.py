"""What holds for every preset, whatever the month brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop import paths
from kpi_desktop.domain.facts import Employee, Facts, Measure, Rating, Standing
from kpi_desktop.domain.result import LineKind, PersonResult
from kpi_desktop.schemes.facts_check import check_facts
from kpi_desktop.schemes.library import presets
from kpi_desktop.schemes.marks import Worth
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.vocabulary import PART, WHOLE, vocabulary
from tests.scoring.generated import MONTH, incidents
from tests.scoring.sound import score

PRESETS = tuple(preset.scheme for preset in presets(paths.resources() / "schemes"))
Row = TypeVar("Row")
NUMBERS = st.builds(Fraction, st.integers(0, 6000), st.sampled_from((1, 10, 100)))


@st.composite
def people_of(draw: st.DrawFn, scheme: Scheme) -> tuple[Employee, ...]:
    posts = st.sampled_from([None, *(post.id for post in scheme.posts)])
    wages = st.sampled_from([None, Fraction(100)])
    hired = st.sampled_from([None, date(2026, 10, 1), date(2026, 9, 30)])
    return tuple(
        Employee(f"E{place}", post=draw(posts), hired=draw(hired), day_wage=draw(wages))
        for place in range(draw(st.integers(0, 4)))
    )


@st.composite
def measures_of(draw: st.DrawFn, scheme: Scheme, employee: str) -> list[Measure]:
    found = []
    for one in vocabulary(scheme).measures.values():
        how = draw(st.sampled_from(["value", "value", "counts", "nothing"]))
        if how == "value":
            found.append((one.id, draw(st.sampled_from([Fraction(0), Fraction(1)]) if one.yes_no else NUMBERS)))
        if how == "counts" and one.ratio is not None:
            found += [(one.id + PART, draw(NUMBERS)), (one.id + WHOLE, draw(st.just(Fraction(0)) | NUMBERS))]
    return [Measure(employee, name, value) for name, value in found]


@st.composite
def ratings_of(draw: st.DrawFn, scheme: Scheme, employee: Employee) -> list[Rating]:
    found = []
    for criterion in Worth(scheme, employee.post).criteria:
        if criterion not in scheme.rating_criteria:
            continue
        marks = criterion.marks or Fraction(0)
        for share in draw(st.lists(st.integers(0, 7), max_size=3)):
            raters = [rater.id for one in scheme.rating_criteria if one == criterion for rater in one.raters]
            rater = draw(st.sampled_from(raters)) if raters else None
            found.append(Rating(employee.id, criterion.id, marks * share / 7, rater))
    return found


@st.composite
def months(draw: st.DrawFn) -> tuple[Scheme, Facts]:
    scheme = draw(st.sampled_from(PRESETS))
    people = draw(people_of(scheme))
    usable = tuple(
        p for p in people if any(not c.posts or p.post in c.posts for c in scheme.incident_criteria) and p.hired is None
    )
    entries = draw(st.lists(incidents(scheme, usable), max_size=6)) if usable else []
    history = [
        Standing(p.id, MONTH.plus(-n), Fraction(80), draw(st.sampled_from([None, 1, 2])), last=draw(st.booleans()))
        for p in people
        for n in draw(st.lists(st.integers(1, 13), max_size=3, unique=True))
    ]
    return scheme, Facts(
        MONTH,
        people,
        tuple(entries),
        tuple(m for p in people for m in draw(measures_of(scheme, p.id))),
        ratings=tuple(r for p in people for r in draw(ratings_of(scheme, p))),
        history=tuple(history),
    )


@given(months())
def test_lines_add_up_within_their_bounds(month: tuple[Scheme, Facts]) -> None:
    scheme, facts = month
    assert check_facts(scheme, facts) == ()
    for person, employee in zip(score(scheme, facts).results, facts.employees, strict=True):
        assert shown(person.start) + sum((line.points for line in person.lines), Fraction(0)) == shown(person.raw)
        assert person.raw >= 0
        assert scheme.cap is None or person.raw <= scheme.cap
        assert all(line.points == shown(line.points) for line in person.lines)
        assert all(line.points == 0 for line in person.lines if line.unscored)
        for category in person.categories:
            assert category.marks is None or 0 <= category.points <= category.marks
        measured = [line.criterion for line in person.lines if line.kind in (LineKind.MEASURE, LineKind.RATING)]
        rated = {c.id for c in (*scheme.measure_criteria, *scheme.rating_criteria)}
        assert sorted(filter(None, measured)) == sorted(
            c.id for c in Worth(scheme, employee.post).criteria if c.id in rated
        )


def shown(number: Fraction) -> Fraction:
    """To twelve decimals, half up; scores have no sign to speak of here but for lines, which are settled already."""
    scaled = number * 10**12
    return (
        number
        if scaled.denominator == 1
        else Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**12)
    )


def stand(person: PersonResult) -> tuple[Any, ...]:
    return (
        person.score,
        person.raw,
        person.rank,
        person.coefficient,
        person.flags,
        [c.amount for c in person.pay.components],
    )


def mixed(rows: tuple[Row, ...], random: Any) -> tuple[Row, ...]:
    found = list(rows)
    random.shuffle(found)
    return tuple(found)


@given(months(), st.randoms(use_true_random=False))
def test_order_of_entry_decides_nothing(month: tuple[Scheme, Facts], random: Any) -> None:
    scheme, facts = month
    shuffled = replace(
        facts,
        incidents=mixed(facts.incidents, random),
        measures=mixed(facts.measures, random),
        ratings=mixed(facts.ratings, random),
        history=mixed(facts.history, random),
    )
    first, second = score(scheme, facts), score(scheme, shuffled)
    assert [stand(person) for person in first.results] == [stand(person) for person in second.results]
    assert sorted(map(str, first.notices)) == sorted(map(str, second.notices))


@given(months())
def test_only_who_takes_part_is_ranked(month: tuple[Scheme, Facts]) -> None:
    scheme, facts = month
    results = score(scheme, facts).results
    for person in results:
        assert person.exempt == (person.rank is None)
        above = sum(other.raw > person.raw for other in results if not other.exempt)
        assert person.rank in (None, 1 + above)
