"""What the check finds besides the faults planted in the reference scheme."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.check_told import is_assumed
from kpi_desktop.schemes.model import Scheme
from tests.schemes.made_schemes import NAME, criterion, said, scheme


def with_bands(*minutes: str) -> Scheme:
    bands = [{"minutes": interval, "points": -1} for interval in minutes]
    return scheme(criterion(unit="minutes", bands=bands))


def test_a_sum_other_than_a_hundred_and_marks_beyond_the_category_are_noticed() -> None:
    made = scheme(
        criterion("a", category="c", points=-1, marks=60),
        criterion("b", category="c", points=-1, marks=40),
        criterion("old", category="c", points=-1, marks=40, retired=True),
        categories=[{"id": "c", "name": NAME, "marks": 95}],
        base=95,
        cap=95,
    )
    faults, notices = check_scheme(made)
    assert faults == ()
    assert said(notices) == [
        "categories: the marks of the categories add up to 95, not to 100",
        "categories.c.marks: the criteria of “Name” have 100 marks, the category 95; it loses no more",
    ]


@pytest.mark.parametrize(
    ("minutes", "faults", "notices"),
    [
        (("(0,30)", "[30,60]", "(60,∞)"), 0, 0),
        (("[5,30)", "[30,∞)"), 0, 1),
        (("[0,30)", "[30,60]"), 0, 1),
        (("[30,∞)", "[0,30)"), 0, 1),
        (("[0,∞)", "[3,4]", "(7,∞)"), 2, 0),
        (("[0,10)", "(10,∞)"), 1, 0),
        (("[0,10]", "[10,∞)"), 1, 0),
        (("[0,10]", "[0,10]", "(10,∞)"), 1, 0),
        (("[-5,0)", "[0,∞)"), 1, 0),
    ],
)
def test_bands_leave_no_gap_and_share_no_minute(minutes: tuple[str, ...], faults: int, notices: int) -> None:
    found = check_scheme(with_bands(*minutes))
    assert (len(found[0]), len(found[1])) == (faults, notices), [*said(found[0]), *said(found[1])]


@pytest.mark.parametrize(
    ("minutes", "what"),
    [
        (("[0,∞)", "[3,4]"), "[0,∞) and [3,4] overlap in [3,4]"),
        (("[0,10]", "[5,20)", "[20,∞)"), "[0,10] and [5,20) overlap in [5,10]"),
        (("[0,10)", "(5,10]", "(10,∞)"), "[0,10) and (5,10] overlap in (5,10)"),
        (("[0,10)", "(5,∞)"), "[0,10) and (5,∞) overlap in (5,10)"),
        (("[0,∞)", "(5,∞)"), "[0,∞) and (5,∞) overlap in (5,∞)"),
        (("[0,0.5]", "[0,0]", "(0.5,∞)"), "[0,0.5] and [0,0] overlap in [0,0]"),
        (("[0,0]", "[0,0.5]", "(0.5,∞)"), "[0,0] and [0,0.5] overlap in [0,0]"),
        (("[0,5]", "[7,∞)"), "between [0,5] and [7,∞) nothing is said of (5,7)"),
    ],
)
def test_the_overlap_or_gap_is_told_exactly(minutes: tuple[str, ...], what: str) -> None:
    faults, _notices = check_scheme(with_bands(*minutes))
    assert said(faults)[0].split(": ", 1)[1] == f"{what}; let one end where the other begins"


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.booleans(), st.booleans()), min_size=1, max_size=4))
def test_bands_pass_only_if_every_minute_lies_in_exactly_one(ends: list[tuple[int, int, bool, bool]]) -> None:
    intervals = [
        Interval(Fraction(low), Fraction(high), low_in, high_in)
        for low, high, low_in, high_in in ends
        if low < high or (low == high and low_in and high_in)
    ]
    if not intervals:
        return
    faults, _notices = check_scheme(with_bands(*map(str, intervals)))
    probes = [Fraction(step, 4) for step in range(40)]
    covered = [sum(probe in interval for interval in intervals) for probe in probes]
    inside = "".join(map(str, covered)).strip("0")
    assert bool(faults) == any(count != "1" for count in inside)


def test_criteria_that_do_nothing_are_noticed() -> None:
    faults, notices = check_scheme(scheme(criterion("a"), criterion("b", points=0), criterion("c", flag="warning")))
    assert faults == ()
    assert [problem.path for problem in notices] == [("criteria", "a"), ("criteria", "b")]


def test_references_are_named_with_what_there_is() -> None:
    faults, _notices = check_scheme(scheme(criterion(category="x", posts=["y"]), posts=[{"id": "z", "name": NAME}]))
    assert said(faults) == [
        "criteria.late.category: there is no category x; add it to the categories",
        "criteria.late.posts[0]: there is no post y; there are: z",
    ]


@pytest.mark.parametrize(
    ("key", "stands"),
    [
        ("base", True),
        ("criteria.late", True),
        ("criteria.late.points", True),
        ("criteria.late.pick", False),
        ("criteria.late.bands", False),
        ("criteria.early", False),
        ("base.points", False),
        ("", False),
        ("criteria.late.code", False),
    ],
)
def test_what_is_assumed_has_to_stand_in_the_scheme(key: str, stands: bool) -> None:
    faults, notices = check_scheme(scheme(criterion(points=-1), assumed=[{"keys": [key], "what": NAME}]))
    assert [is_assumed(problem) for problem in (*faults, *notices)] == [False] * len(faults) + [True]
    assert [problem.path for problem in faults] == ([] if stands else [("assumed", 0, "keys", 0)])
    where = key if stands else "assumed[0]"
    assert said(notices) == [f"{where}: assumed, not in the regulation: Name"]


def test_what_is_called_alike_is_noticed_once_where_somebody_sees_both() -> None:
    both, zh = Label("迟到", "Late"), Label("迟到", "Later")
    posts = [{"id": "p", "name": Label("甲", "P")}, {"id": "q", "name": Label("乙", "Q")}]
    made = scheme(
        criterion("a", points=-1, name=both),
        criterion("b", points=-1, name=both),
        criterion("c", points=-1, name=zh),
        criterion("p", points=-1, name=Label("脱岗", "Away"), posts=["p"]),
        criterion("q", points=-1, name=Label("脱岗", "Away"), posts=["q"]),
        criterion("old", points=-1, name=both, retired=True),
        categories=[{"id": "k", "name": Label("甲", "One")}, {"id": "l", "name": Label("乙", "one ")}],
        grades=[{"name": Label("好", "Good"), "at_least": 50}, {"name": Label("差", "Good"), "at_least": 0}],
        posts=posts,
    )
    faults, notices = check_scheme(made)
    assert faults == ()
    assert said(notices) == [
        "categories.l.name.en: “one ” is what k is called, too; give one of them another name",
        "criteria.b.name: “Late” is what a is called, too; give one of them another name",
        "criteria.c.name.zh: “迟到” is what a is called, too; give one of them another name",
        "grades[1].name.en: “Good” is what 好 is called, too; give one of them another name",
    ]


def test_two_escalations_that_always_fall_together_are_a_fault() -> None:
    third = {"at": 3, "points": -1}
    made = scheme(criterion(points=-1, escalations=[third, {**third, "sums": True}, {"at": 3, "flag": "warning"}]))
    assert said(check_scheme(made)[0]) == [
        (
            "criteria.late.escalations[2].at: another escalation falls at 3 already; "
            "put both into one, or name another number"
        )
    ]


def test_parts_with_one_id_are_told_by_their_places_and_nothing_is_added_up() -> None:
    twice = [{"id": "k", "name": Label("甲", "One"), "marks": -1}, {"id": "k", "name": Label("乙", "Two"), "marks": 5}]
    setting = {"id": "s", "default": -1}
    settings = [{**setting, "name": Label("丙", "C")}, {**setting, "name": Label("丁", "D")}]
    made = scheme(criterion(points=-1), categories=twice, settings=settings)
    assert [line.split(":")[0] for line in said(check_scheme(made)[0])] == [
        "categories[1].id", "settings[1].id", "categories[0].marks", "settings[0].default", "settings[1].default",
    ]  # fmt: skip


def test_marks_of_a_category_that_is_not_there_are_not_added_up() -> None:
    rated = {**criterion("a", category="c"), "kind": "rating", "marks": 20}
    lost = {**criterion("b", category="typo"), "kind": "rating", "marks": 80}
    made = scheme(rated, lost, categories=[{"id": "c", "name": NAME, "marks": 100}])
    assert [line.split(":")[0] for line in said(check_scheme(made)[0])] == ["criteria.b.category"]
