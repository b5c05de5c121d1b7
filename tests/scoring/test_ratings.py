"""Ratings: means, described bands, kinds of raters with their weights, and quotas of samples."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from kpi_desktop.domain.facts import Employee, Rating
from kpi_desktop.domain.result import LineKind
from tests.scoring.made import criterion, declared, incident, measure, month_of, noticed, rating, scheme_of, told
from tests.scoring.sound import score

BANDS = [
    {"scores": "[12,15]", "what": {"zh": "好", "en": "warm"}},
    {"scores": "[0,11]", "what": {"zh": "差", "en": "cold"}},
]
ATTITUDE = scheme_of(rating("attitude", 15, bands=BANDS), base=15)


@pytest.mark.parametrize(
    ("scores", "line"),
    [
        (["13"], ("13", "Attitude 13: rated 13 of 15; 12 to 15 (warm)")),
        (["13", "14"], ("27/2", "Attitude 13.5: the mean of 14, 13 is 13.5 of 15; 12 to 15 (warm)")),
        (["11.5"], ("23/2", "Attitude 11.5: rated 11.5 of 15")),
        (["0"], ("0", "Attitude 0: rated 0 of 15; up to 11 (cold)")),
        (["10"] * 6, ("10", "Attitude 10: the mean of 10, 10, 10, 10, 10, 10 is 10 of 15; up to 11 (cold)")),
        (["10"] * 7, ("10", "Attitude 10: the mean of 7 ratings is 10 of 15; up to 11 (cold)")),
    ],
)
def test_the_mean_counts_and_bands_only_describe(scores: list[str], line: tuple[str, str]) -> None:
    facts = month_of(ratings=[("E01", "attitude", one) for one in scores])
    assert told(score(ATTITUDE, facts).results[0]) == [line]


def test_without_ratings_it_is_unscored() -> None:
    result = score(ATTITUDE, month_of())
    assert told(result.results[0]) == [("0", "Attitude: unscored, no ratings")]
    assert noticed(result) == ["employee E01, criterion attitude: Attitude unscored: no ratings"]


def test_an_incident_makes_a_rating_nothing() -> None:
    scheme = scheme_of(rating("manner", 100), criterion("outburst", zeroes="manner"))
    facts = month_of(ratings=[("E01", "manner", "90")], incidents=[incident("outburst", 3)])
    person = score(scheme, facts).results[0]
    assert told(person)[1] == ("0", "Manner: 0 because of Outburst on 2026-10-03")
    assert person.lines[1].kind is LineKind.RATING


RATERS = [
    declared("leader", weight=40),
    declared("colleague", weight=30),
    declared("report", weight=10),
    declared("customer", weight=20),
]
REVIEW = scheme_of(rating("overall", 100, raters=RATERS))


def reviewed(*ratings: tuple[Any, ...]) -> tuple[list[tuple[str, str]], list[str]]:
    result = score(REVIEW, month_of(ratings=[("E01", "overall", *one) for one in ratings]))
    return told(result.results[0]), noticed(result)


def test_each_kind_of_rater_is_averaged_before_it_is_weighted() -> None:
    # 90 x 0.4 + (80 + 70) / 2 x 0.3 + 60 x 0.1 + 100 x 0.2 = 36 + 22.5 + 6 + 20
    lines, notices = reviewed(
        ("90", "leader"), ("80", "colleague"), ("70", "colleague"), ("60", "report"), ("100", "customer")
    )
    assert lines == [
        (
            "169/2",
            "Overall 84.5: Leader 90 × 40 %, Colleague 75 × 30 %, Report 60 × 10 %, Customer 100 × 20 %; together 84.5",
        )
    ]
    assert notices == []


def test_a_kind_without_ratings_gives_its_weight_to_the_others() -> None:
    # (90 x 40 + 60 x 10) / 50 = 84
    lines, notices = reviewed(("90", "leader"), ("60", "report"))
    assert lines == [("84", "Overall 84: Leader 90 × 80 %, Report 60 × 20 %; together 84")]
    (notice,) = notices
    assert notice == (
        "employee E01, criterion overall: Overall: no ratings by Colleague, Customer; "
        "their weight goes to the others in proportion"
    )


def test_weights_make_shares_of_the_whole() -> None:
    scheme = scheme_of(rating("speed", 100, weight=20), rating("care", 5, weight=80))
    facts = month_of(ratings=[("E01", "speed", "90"), ("E01", "care", "4")])
    person = score(scheme, facts).results[0]
    assert told(person) == [
        ("18", "Speed 90: rated 90 of 100; weighted 90 / 100 × 20 = 18"),
        ("64", "Care 4: rated 4 of 5; weighted 4 / 5 × 80 = 64"),
    ]
    assert person.raw == 82


def test_shares_are_held_against_each_other_within_a_post() -> None:
    names = ("one", "two", "three")
    scheme = scheme_of(
        *(rating(name, 100, weight=1, posts=["data", "desk"] if name == "one" else ["data"]) for name in names),
        posts=[declared("data"), declared("desk")],
        weights="shares",
    )
    people = (Employee("E01", post="data"), Employee("E02", post="desk"))
    ratings = [*(("E01", name, "100") for name in names), ("E02", "one", "70")]
    data, desk = score(scheme, month_of(*people, ratings=ratings)).results
    # A third of 100 has no end; what is left over goes to the last line.
    assert [str(line.points) for line in data.lines][:2] == [str(Fraction("33.333333333333"))] * 2
    assert data.lines[2].points == Fraction("33.333333333334")
    assert (data.raw, desk.raw) == (Fraction(100), Fraction(70))


@pytest.mark.parametrize(
    ("per", "count", "undersampled"),
    [("month", 2, True), ("month", 3, False), ("week", 11, True), ("week", 12, False)],
)
def test_too_few_samples_are_noticed(per: str, count: int, undersampled: bool) -> None:
    scheme = scheme_of(rating("tone"), rating("clarity"), base=20, quotas=[{"at_least": 3, "per": per}])
    ratings = [("E01", "tone", "5")] * count + [("E01", "clarity", "5")]
    result = score(scheme, month_of(ratings=ratings))
    wanted = 3 if per == "month" else 12
    said = [f"employee E01: undersampled: {count} of at least {wanted} samples"]
    assert noticed(result) == (said if undersampled else [])


def test_no_sample_at_all_is_too_few() -> None:
    scheme = scheme_of(rating("tone"), base=10, quotas=[{"at_least": 1, "per": "month"}])
    assert noticed(score(scheme, month_of()))[-1] == "employee E01: undersampled: 0 of at least 1 samples"
    assert noticed(score(scheme, month_of(ratings=[("E01", "tone", "5")]))) == []


@pytest.mark.parametrize(("values", "count"), [({}, "0"), ({"monitored": "19"}, "19"), ({"monitored": "20"}, None)])
def test_samples_may_be_counted_by_a_measure(values: dict[str, str], count: str | None) -> None:
    scheme = scheme_of(
        measure("failed", {"by": "linear", "full_at": 0, "zero_at": 5}, marks=100),
        measures=[declared("monitored")],
        quotas=[{"measure": "monitored", "at_least": 20, "at_most": 30}],
    )
    result = score(scheme, month_of(measures={"E01": {"failed": "0", **values}}))
    assert noticed(result) == (
        [] if count is None else [f"employee E01, criterion monitored: undersampled: Monitored {count} of at least 20"]
    )


def test_a_rating_without_a_score_is_as_if_it_were_not_there() -> None:
    facts = replace(month_of(ratings=[("E01", "attitude", "12")]), ratings=(Rating("E01", "attitude", None),))
    assert told(score(ATTITUDE, facts).results[0]) == [("0", "Attitude: unscored, no ratings")]


def test_one_without_a_score_leaves_the_others() -> None:
    ratings = tuple(Rating("E01", "attitude", score_) for score_ in (Fraction(12), None, Fraction(13)))
    (line,) = score(ATTITUDE, replace(month_of(), ratings=ratings)).results[0].lines
    assert line.points == Fraction(25, 2)


def test_a_weight_of_its_own_is_told_within_a_category() -> None:
    scheme = scheme_of(
        rating("speed", 100, weight=20, category="work"),
        rating("care", 5, weight=80, category="work"),
        categories=[declared("work")],
    )
    facts = month_of(ratings=[("E01", "speed", "90"), ("E01", "care", "4")])
    assert [what for _, what in told(score(scheme, facts).results[0])] == [
        "Speed 90: rated 90 of 100; weighted 90 / 100 × 20 = 18",
        "Care 4: rated 4 of 5; weighted 4 / 5 × 80 = 64",
    ]
