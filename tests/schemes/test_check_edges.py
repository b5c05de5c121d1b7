"""The check at the very edge: what is still in order, and the next thing that isn't."""

from __future__ import annotations

from typing import Any

import pytest

from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.check import check_scheme
from tests.schemes.made_schemes import EN, NAME, criterion, said, scheme

ADDS = "{} would add to pay; money is taken off: 0 or a negative amount"


def faults(*criteria: dict[str, Any], **parts: Any) -> list[str]:
    return said(check_scheme(scheme(*criteria, **parts))[0])


def notices(*criteria: dict[str, Any], **parts: Any) -> list[str]:
    found = check_scheme(scheme(*criteria, **parts))
    assert found[0] == ()
    return said(found[1])


def named(ident: str, **parts: Any) -> dict[str, Any]:
    return {"id": ident, "name": Label(f"名{ident}", f"Called {ident}"), **parts}


def rating(ident: str = "r", **parts: Any) -> dict[str, Any]:
    return criterion(ident, **{"kind": "rating", "marks": 100, **parts})


def measure(ident: str = "m", **parts: Any) -> dict[str, Any]:
    return criterion(ident, **{"kind": "measure", "marks": 100, "method": {"by": "value"}, **parts})


@pytest.mark.parametrize(("money", "sound"), [("-1", True), ("0", True), ("0.5", False), ("1", False)])
def test_money_is_taken_off_or_nothing(money: str, sound: bool) -> None:
    for where, parts in (
        ("money", {"money": money}),
        ("escalations[0].money", {"escalations": [{"at": 2, "money": money}]}),
        ("excess.money", {"excess": {"beyond": 1, "money": money}}),
    ):
        expected = [] if sound else [f"criteria.late.{where}: {ADDS.format(money)}"]
        assert faults(criterion(**parts)) == expected


@pytest.mark.parametrize(("beyond", "sound"), [("0", True), ("0.5", True), ("-0.5", False)])
def test_an_allowance_may_be_nothing(beyond: str, sound: bool) -> None:
    found = faults(criterion(excess={"beyond": beyond, "points": -1}))
    assert found == ([] if sound else ["criteria.late.excess.beyond: −0.5 is negative; 0 or more is allowed"])


@pytest.mark.parametrize(
    ("pick", "what"),
    [
        (["0", "-5"], None),
        (["-1", "-5"], None),
        (["1", "5"], None),
        (["-1", "-1"], "−1 to −1 leaves nothing to pick; write it as points"),
        (["-1", "1"], "−1 to 1 both takes and gives; keep to one side of 0"),
        (["-1", "0"], "−1 to 0: the end nearer 0 comes first"),
        (["5", "1"], "5 to 1: the end nearer 0 comes first"),
    ],
)
def test_a_pick_goes_from_the_mild_end_to_the_harsh_one(pick: list[str], what: str | None) -> None:
    assert faults(criterion(pick=pick)) == ([] if what is None else [f"criteria.late.pick: {what}"])


def test_minutes_below_the_first_band_can_not_be_logged() -> None:
    bands = [{"minutes": "[0.5,∞)", "points": -1}]
    what = "“Name late” can't be logged below 0.5 min: no band begins at 0"
    assert notices(criterion(unit="minutes", bands=bands)) == [f"criteria.late.bands: {what}"]


@pytest.mark.parametrize("does", [{"day_wages": -1}, {"converts": {"to": "b", "each": 1}}])
def test_what_costs_a_wage_or_counts_as_something_does_something(does: dict[str, Any]) -> None:
    assert notices(criterion(**does), criterion("b", points=-1)) == []


@pytest.mark.parametrize(
    ("where", "parts"),
    [
        ("converts", {"converts": {"to": "late", "each": 1}}),
        ("escalations[0].converts", {"escalations": [{"at": 2, "converts": {"to": "late", "each": 1}}]}),
        (
            "bands[0].converts",
            {"unit": "minutes", "bands": [{"minutes": "[0,∞)", "converts": {"to": "late", "each": 1}}]},
        ),
    ],
)
def test_nothing_counts_as_itself(where: str, parts: dict[str, Any]) -> None:
    found = faults(criterion(**parts))
    assert found == [f"criteria.late.{where}.to: “Name late” can't count as itself; name another criterion"]


def test_an_escalation_that_counts_its_own_alone_falls_with_one_that_counts_nothing_else() -> None:
    third = {"at": 3, "points": -1}
    (fault,) = faults(criterion(escalations=[third, {**third, "counts": ["late"]}]))
    assert fault.startswith("criteria.late.escalations[1].at: another escalation falls at 3 already")


def test_every_post_has_its_own_id() -> None:
    (fault,) = faults(criterion(points=-1), posts=[named("p"), {**named("p"), "name": Label("丙", "Third")}])
    assert fault == "posts[1].id: p stands there twice; every one needs its own"


def test_a_note_is_told_where_its_key_leads() -> None:
    notes = [{"what": NAME}, {"key": "criteria.late.points", "what": NAME}]
    _faults, found = check_scheme(scheme(criterion(points=-1), notes=notes))
    assert [(problem.path, EN.say(problem.what)) for problem in found] == [
        (("notes", 0), "Name"),
        (("criteria", "late", "points"), "Name"),
    ]


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ("0", ["categories.c.marks: 0 are no marks; more than 0 is allowed"]),
        ("0.5", ["base: the base is 100, but the marks of the categories add up to 0.5; make them equal"]),
        ("1", ["base: the base is 100, but the marks of the categories add up to 1; make them equal"]),
        ("100", []),
    ],
)
def test_marks_add_up_to_the_base_where_each_is_sound(marks: str, found: list[str]) -> None:
    assert faults(criterion(points=-1, category="c"), categories=[named("c", marks=marks)]) == found


def test_a_category_without_sound_marks_is_not_held_against_its_criteria() -> None:
    made = scheme(criterion(points=-1, category="c", marks=5), categories=[named("c", marks=0)])
    assert check_scheme(made)[1] == ()


def test_a_weight_of_nothing_is_none() -> None:
    assert faults(rating(weight=0), rating("s", weight=100)) == [
        "criteria.r.weight: 0 is no weight; more than 0 is allowed"
    ]


def test_shares_make_up_the_base_whatever_they_are() -> None:
    found = notices(rating(weight=3, category="c"), weights="shares", categories=[named("c")], base=90)
    assert found == []


def test_each_category_is_held_against_its_own_criteria() -> None:
    categories = [named("a"), named("b", marks=1), named("c", marks=99)]
    found = notices(
        criterion("x", points=-1, category="b", marks=2),
        criterion("y", points=-1, category="c", marks=99),
        categories=categories,
    )
    assert found == ["categories.b.marks: the criteria of “Called b” have 2 marks, the category 1; it loses no more"]


def test_bands_by_an_undeclared_measure_are_told_where_they_stand() -> None:
    method = {"by": "bands", "bands": [{"measure": "n", "values": "[0,∞)", "points": 100}]}
    assert faults(measure(method=method)) == ["criteria.m.method.bands: there is no measure n; add it to the measures"]


def bands_of(*values: tuple[str | None, str]) -> list[str]:
    bands = [{"values": span, "points": 100, **({"measure": name} if name else {})} for name, span in values]
    declared = [named(name) for name in dict.fromkeys(name for name, _ in values if name)]
    found = faults(measure(method={"by": "bands", "bands": bands}), measures=declared)
    return [line.removeprefix("criteria.m.method.") for line in found]


def test_only_the_last_measure_of_several_must_have_points_for_every_value() -> None:
    gap = "between [0,5) and [6,∞) nothing is said of [5,6); let one end where the other begins"
    assert bands_of(("a", "[0,5)"), ("a", "[6,∞)"), ("b", "[0,∞)")) == []
    assert bands_of(("a", "[0,∞)"), ("b", "[0,5)"), ("b", "[6,∞)")) == [f"bands[2].values: {gap}"]
    assert bands_of((None, "[0,5)"), (None, "[6,∞)")) == [f"bands[1].values: {gap}"]
    below = "[0.5,∞) leaves out what lies below; let the lowest begin with [0"
    assert bands_of((None, "[0.5,∞)")) == [f"bands[0].values: {below}"]


@pytest.mark.parametrize(
    ("scores", "outside"),
    [
        (["[0,40]", "[60,100]"], None),
        (["[-1,100]"], "[-1,100]"),
        (["[0,∞)"], "[0,∞)"),
        (["[0,100.5]"], "[0,100.5]"),
    ],
)
def test_described_ratings_lie_within_the_marks_and_may_leave_some_out(scores: list[str], outside: str | None) -> None:
    found = faults(rating(bands=[{"scores": one, "what": NAME} for one in scores]))
    reaches = f"criteria.r.bands[0].scores: {outside} reaches beyond the ratings, 0 to 100; keep it within them"
    assert found == ([] if outside is None else [reaches])


def test_a_rater_may_weigh_little_and_all_make_a_hundred() -> None:
    assert faults(rating(raters=[named("a", weight=1), named("b", weight=99)])) == []
    assert faults(rating(raters=[named("a", weight=0), named("b", weight=99)])) == [
        "criteria.r.raters[0].weight: 0 is no weight; more than 0 is allowed",
        "criteria.r.raters: the weights of the raters add up to 99 %, not to 100 %; make them",
    ]


@pytest.mark.parametrize(
    ("first", "second", "alike"), [([], ["p"], True), (["p", "q"], ["q"], True), (["p"], ["q"], False)]
)
def test_names_are_alike_where_somebody_sees_both(first: list[str], second: list[str], alike: bool) -> None:
    found = notices(
        criterion("a", points=-1, name=NAME, posts=first),
        criterion("b", points=-1, name=NAME, posts=second),
        posts=[named("p"), named("q")],
    )
    assert bool(found) == alike


def test_grades_may_begin_at_the_cap_and_a_coefficient_may_be_nothing() -> None:
    grades = [{"name": Label("甲", "A"), "at_least": 100}, {"name": Label("乙", "B"), "at_least": 0}]
    coefficients = [{"at_least": 60, "value": 1}, {"at_least": 0, "value": 0}]
    assert notices(criterion(points=-1), grades=grades, coefficients=coefficients) == []
    assert faults(criterion(points=-1), coefficients=[{"at_least": 0, "value": "-0.1"}]) == [
        "coefficients[0].value: −0.1 is negative; 0 or more is allowed"
    ]


@pytest.mark.parametrize(("at_most", "sound"), [(3, True), (2, False)])
def test_a_quota_may_want_one_number_exactly(at_most: int, sound: bool) -> None:
    assert bool(faults(rating(), quotas=[{"at_least": 3, "at_most": at_most}])) != sound


def test_every_setting_is_looked_at_and_one_that_pay_reads_is_read() -> None:
    (fault,) = faults(criterion(points=-1), settings=[named("a"), named("b", default=-1)])
    assert fault == "settings.b.default: −1 is negative; 0 or more is allowed"
    base = named("base-pay", kind="wage", wage="base-wage", setting="base", clause=NAME)
    assert notices(criterion(points=-1), settings=[named("base", default=1)], pay=[base]) == []
    unread = notices(criterion(points=-1), settings=[named("a"), named("b")], measures=[named("n")])
    assert unread == [
        "measures.n: nothing in the scheme reads “Called n”",
        "settings.a: nothing in the scheme reads “Called a”",
        "settings.b: nothing in the scheme reads “Called b”",
    ]


def test_a_scheme_scores_something() -> None:
    nothing = ["criteria: there is no criterion in use, so nothing could be scored; add one"]
    assert faults() == nothing
    assert faults(criterion(points=-1, retired=True)) == nothing
    assert faults(criterion(points=-1, retired=True), criterion("early", points=-1)) == []


def weighted(ident: str, weight: int | None, **parts: Any) -> dict[str, Any]:
    return criterion(ident, kind="rating", marks=100, **({} if weight is None else {"weight": weight}), **parts)


def test_the_criterion_that_lacks_a_weight_is_named() -> None:
    found = check_scheme(scheme(weighted("a", 60), weighted("b", None)))[0]
    assert said(found) == [
        "criteria.b.weight: the base is 100, but all marks and weights add up to 160; no weight has: Name b"
    ]
    both = faults(weighted("a", 60), weighted("b", None), weighted("c", None))
    assert both == [
        "criteria.b.weight: the base is 100, but all marks and weights add up to 260; no weight has: Name b, Name c"
    ]
    assert faults(weighted("a", 60), weighted("b", 30)) == [
        "base: the base is 100, but all marks and weights add up to 90; make them equal"
    ]


def test_the_criterion_that_lacks_a_weight_is_named_where_only_one_post_has_it() -> None:
    posts = [{"id": name, "name": NAME} for name in ("p", "q")]
    own = (weighted("a", 60, posts=["p", "q"]), weighted("b", None, posts=["p"]), weighted("c", 40, posts=["q"]))
    assert faults(*own, posts=posts) == [
        "criteria.b.weight: the base is 100, but all marks and weights add up to 160; no weight has: Name b"
    ]


def test_marks_that_need_no_weight_are_not_named() -> None:
    sums = "base: the base is 100, but all marks and weights add up to"
    gone = weighted("b", None, retired=True)
    assert faults(weighted("a", 60), gone) == [f"{sums} 60; make them equal"]
    logged = criterion("c", points=-1, marks=10)
    assert faults(weighted("a", 60), logged) == [f"{sums} 70; make them equal"]
    assert faults(weighted("a", None), weighted("b", None)) == [f"{sums} 200; make them equal"]
    whole = {"id": "g", "name": NAME, "marks": 10}
    assert faults(weighted("a", 60), weighted("b", None, category="g"), categories=[whole]) == [
        f"{sums} 70; make them equal"
    ]
