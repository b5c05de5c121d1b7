from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.domain.result import LineKind, PersonResult
from kpi_desktop.scoring.bounds import settle
from tests.scoring.made import (
    criterion,
    declared,
    incident,
    measure,
    measured,
    month_of,
    rating,
    scheme_of,
    scored,
    told,
)
from tests.scoring.sound import score

WORK = scheme_of(
    measure("index", {"by": "value"}, marks=10, category="work", formula={"terms": [{"measure": "done"}], "plus": -20}),
    measure("other", {"by": "value"}, marks=10, category="work"),
    categories=[declared("work", marks=20)],
    measures=[declared("done")],
    base=20,
)


def bounds_of(person: PersonResult) -> list[tuple[str, LineKind, str]]:
    lines = zip(told(person), person.lines, strict=True)
    return [(points, line.kind, what) for (points, what), line in lines if line.criterion is None]


@pytest.mark.parametrize(
    ("done", "line"),
    [
        ("30", None),
        ("30.5", ("-1/2", LineKind.CEILING, "Index gives no more than its marks, 10")),
        ("20", None),
        ("19.5", ("1/2", LineKind.FLOOR, "Index never falls below 0")),
    ],
)
def test_a_measure_stays_between_0_and_its_marks(done: str, line: tuple[str, LineKind, str] | None) -> None:
    person = measured(WORK, done=done, other="4")
    assert bounds_of(person) == ([line] if line else [])
    assert all(one.category == "work" for one in person.lines)
    reached = 14 if done.startswith("30") else 4
    assert person.raw == person.categories[0].points == reached


@pytest.mark.parametrize(
    ("times", "raw", "line"), [(4, 60, None), (5, 60, ("10", "Chat costs no more than its marks, 40"))]
)
def test_an_incident_criterion_costs_no_more_than_its_marks(times: int, raw: int, line: tuple[str, str] | None) -> None:
    scheme = scheme_of(
        criterion("chat", points=-10, marks=40, category="daily"), categories=[declared("daily", marks=100)]
    )
    person = scored(scheme, incident("chat", quantity=times))
    assert told(person)[1:] == ([line] if line else [])
    assert [(one.kind, one.category) for one in person.lines[1:]] == ([(LineKind.FLOOR, "daily")] if line else [])
    assert person.raw == person.categories[0].points == raw


@pytest.mark.parametrize(
    ("points", "raw", "bound"),
    [
        ("-20", "80", None),
        ("-100", "0", None),
        ("-100.5", "0", ("1/2", LineKind.FLOOR, "Daily stops at 0: its marks are used up")),
        ("0.5", "100", ("-1/2", LineKind.CEILING, "Daily never exceeds its marks, 100")),
    ],
)
def test_a_category_stays_between_0_and_its_marks(
    points: str, raw: str, bound: tuple[str, LineKind, str] | None
) -> None:
    scheme = scheme_of(
        criterion("loss", pick=[-1, -200], category="daily"),
        criterion("gain", pick=["0.1", 5], category="daily"),
        categories=[declared("daily", marks=100)],
    )
    person = scored(scheme, incident("gain" if points == "0.5" else "loss", points=points))
    assert (
        [(told(person)[1][0], person.lines[1].kind, told(person)[1][1])] == [bound] if bound else len(person.lines) == 1
    )
    assert person.raw == Fraction(raw)


@pytest.mark.parametrize(
    ("points", "raw", "bound"),
    [
        ("-100", 0, None),
        ("-100.5", 0, ("1/2", LineKind.FLOOR, "a score never falls below 0")),
        ("20", 120, None),
        ("20.5", 120, ("-1/2", LineKind.CEILING, "a score never exceeds 120")),
    ],
)
def test_a_score_stays_between_0_and_its_cap(points: str, raw: int, bound: tuple[str, LineKind, str] | None) -> None:
    scheme = scheme_of(criterion("loss", pick=[-1, -200]), criterion("gain", pick=[1, 50]), cap=120)
    person = scored(scheme, incident("loss" if points.startswith("-") else "gain", points=points))
    assert (
        [(told(person)[1][0], person.lines[1].kind, told(person)[1][1])] == [bound] if bound else len(person.lines) == 1
    )
    assert person.raw == raw


def test_what_rounding_leaves_over_goes_to_the_last_inexact_line() -> None:
    third = Fraction(1, 3)
    shown = Fraction(333333333333, 10**12)
    assert settle([third, third, third, Fraction(5)]) == [shown, shown, shown + Fraction(1, 10**12), Fraction(5)]
    assert settle([Fraction(1, 2), Fraction(-7)]) == [Fraction(1, 2), Fraction(-7)]
    assert settle([]) == []


def test_shown_lines_and_a_shown_start_add_up_to_the_shown_score() -> None:
    names = ("one", "two")
    scheme = scheme_of(
        criterion("document", points=-1, marks=5, weight=1),
        *(rating(name, 100, weight=1) for name in names),
        weights="shares",
    )
    person = score(scheme, month_of(ratings=[("E01", "one", "100"), ("E01", "two", "0")])).results[0]
    # Two thirds of 100 are shown as …667, one third as …333.
    assert [str(line.points) for line in person.lines] == [str(Fraction("33.333333333334")), "0"]
    assert (person.start, person.raw) == (Fraction(100, 3), Fraction(200, 3))


@given(st.lists(st.fractions(max_denominator=999)))
def test_settled_points_add_up_to_the_rounded_sum(points: list[Fraction]) -> None:
    settled = settle(points)
    total, exact = sum(settled, Fraction(0)), sum(points, Fraction(0))
    assert abs(total - exact) <= Fraction(1, 2 * 10**12)
    assert all((number * 10**12).denominator == 1 for number in settled)
