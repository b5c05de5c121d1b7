"""Presets scored from incidents, conversions and frameworks: no faults, the notices they call for, whom they ask."""

from __future__ import annotations

import json

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.problems import path_text
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange.facts_json import read_facts
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.library import preset_text
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.texts import Translator
from tests.scoring.sound import score

EN = Translator("en", paths.resources() / "translations")
ASSUMED = "assumed, not in the regulation: "

NOTICES: dict[str, list[tuple[str, str]]] = {
    "weikang-100": [],
    "trial-100": [],
    "property-100": [],
    "behaviour-points": [],
    "scenic-100": [],
    "template-95": [("categories", "the marks of the categories add up to 95, not to 100")],
    "hospital-100": [
        ("categories.on-site.marks", "the criteria of “On site” have 55 marks, the category 50; it loses no more")
    ],
    "call-rubric": [],
    "attendance-conversion": [
        ("criteria.late.bands", "the text puts exactly 30 minutes in both bands; the scheme takes half a day")
    ],
    "seat-hours": [],
    "posts-five": [],
    "service-five": [],
    "review-360": [],
}
POSTS_FIVE = ("reception", "technical", "complaints", "after-sales", "data")
KEYS_ASSUMED = {
    "trial-100": {"criteria.disorder.pick"},
    "property-100": {"base"},
    "behaviour-points": set(),
    "template-95": set(),
    "hospital-100": set(),
    "attendance-conversion": {"criteria.absence.escalations"},
    "seat-hours": set(),
    "review-360": {"criteria.overall.raters"},
}


def preset(name: str) -> Scheme:
    return load_scheme(preset_text(paths.resources() / "schemes", name))


def faults_of(name: str, facts: dict[str, object]) -> list[str]:
    with pytest.raises(FaultyDataError) as caught:
        read_facts(json.dumps({"month": "2026-10", **facts}), preset(name))
    return [path_text(fault.path) for fault in caught.value.problems]


@pytest.mark.parametrize("name", NOTICES)
def test_no_faults_and_no_notices_but_those_of_its_text_and_what_is_assumed(name: str) -> None:
    scheme = preset(name)
    faults, notices = check_scheme(scheme)
    assert faults == ()
    told = [(path_text(notice.path), EN.say(notice.what)) for notice in notices]
    assert [one for one in told if not one[1].startswith(ASSUMED)] == NOTICES[name]
    assert sum(what.startswith(ASSUMED) for _, what in told) == len(scheme.assumed)


@pytest.mark.parametrize("name", KEYS_ASSUMED)
def test_what_is_assumed_is_marked_and_nothing_else(name: str) -> None:
    assert {key for assumed in preset(name).assumed for key in assumed.keys} == KEYS_ASSUMED[name]


@pytest.mark.parametrize("name", ["posts-five", "service-five"])
def test_every_weight_of_the_frameworks_is_assumed(name: str) -> None:
    scheme = preset(name)
    (assumed,) = scheme.assumed
    assert set(assumed.keys) == {f"criteria.{criterion.id}.weight" for criterion in scheme.criteria}


def test_every_figure_of_the_scenic_spot_is_assumed() -> None:
    scheme = preset("scenic-100")
    keys = {key for assumed in scheme.assumed for key in assumed.keys}
    assert keys == {"base"} | {f"criteria.{criterion.id}.points" for criterion in scheme.criteria}
    counts = [sum(one.category == category.id for one in scheme.criteria) for category in scheme.categories]
    assert counts == [6, 9, 7, 5, 6, 6]


@pytest.mark.parametrize("name", NOTICES)
def test_every_criterion_names_its_clause_and_its_number(name: str) -> None:
    for criterion in preset(name).criteria:
        assert criterion.clause.zh.strip()
        assert criterion.clause.en.strip()
        assert criterion.code


@pytest.mark.parametrize("post", ["agent", "anything", None])
def test_a_scheme_with_criteria_for_one_post_takes_people_of_any(post: str | None) -> None:
    facts = read_facts(
        json.dumps({"month": "2026-10", "employees": [{"id": "E01", "post": post}]}), preset("trial-100")
    )
    (person,) = score(preset("trial-100"), facts).results
    assert format(person.score, "f") == "100"


def test_what_is_for_the_director_is_a_fault_for_others() -> None:
    incident = {"employee": "E01", "date": "2026-10-08", "criterion": "safety-failure"}
    assert faults_of("trial-100", {"employees": [{"id": "E01", "post": "agent"}], "incidents": [incident]}) == [
        "incidents[0].criterion"
    ]


def test_five_posts_ask_for_one_of_them() -> None:
    assert faults_of("posts-five", {"employees": [{"id": "E01", "post": "agent"}]}) == ["employees[0].post"]


@pytest.mark.parametrize("post", POSTS_FIVE)
def test_nobody_is_rated_on_the_indicators_of_another_post(post: str) -> None:
    criteria = preset("posts-five").criteria
    foreign = [criterion.id for criterion in criteria if post not in criterion.posts]
    facts: dict[str, object] = {
        "employees": [{"id": "E01", "post": post}],
        "ratings": [{"employee": "E01", "criterion": criterion, "score": 1} for criterion in foreign],
    }
    assert faults_of("posts-five", facts) == [f"ratings[{place}].criterion" for place in range(len(foreign))]


@pytest.mark.parametrize(
    ("name", "criterion", "extra", "key"),
    [
        ("trial-100", "leave-early", {"minutes": 0}, "minutes"),
        ("trial-100", "late", {}, "minutes"),
        ("trial-100", "chatting", {"points": -4}, "points"),
        ("property-100", "grooming", {"points": "-1.500001"}, "points"),
        ("property-100", "grooming", {"points": "-0.499999"}, "points"),
        ("behaviour-points", "referral", {"points": "10.000001"}, "points"),
        ("behaviour-points", "outstanding", {"points": "4.999999"}, "points"),
        ("hospital-100", "survey", {"points": "-2.000001"}, "points"),
        ("attendance-conversion", "late", {}, "minutes"),
    ],
)
def test_what_lies_outside_its_bounds_is_a_fault(name: str, criterion: str, extra: dict[str, object], key: str) -> None:
    incident = {"employee": "E01", "date": "2026-10-08", "criterion": criterion, **extra}
    assert faults_of(name, {"employees": [{"id": "E01"}], "incidents": [incident]}) == [f"incidents[0].{key}"]


@pytest.mark.parametrize(
    ("name", "rating", "key"),
    [
        ("call-rubric", {"criterion": "language", "score": "5.000001"}, "score"),
        ("service-five", {"criterion": "manner", "score": "100.000001"}, "score"),
        ("service-five", {"criterion": "manner", "score": 1, "rater": "leader"}, "rater"),
        ("review-360", {"criterion": "overall", "score": 1, "rater": "friend"}, "rater"),
        ("review-360", {"criterion": "overall", "score": 1}, "rater"),
    ],
)
def test_a_rating_above_its_marks_or_by_nobody_known_is_a_fault(name: str, rating: dict[str, object], key: str) -> None:
    facts: dict[str, object] = {"employees": [{"id": "E01"}], "ratings": [{"employee": "E01", **rating}]}
    assert faults_of(name, facts) == [f"ratings[0].{key}"]
