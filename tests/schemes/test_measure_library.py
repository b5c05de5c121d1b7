"""The library of measures: what stands in it, and what is wrong with a broken one."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.problems import path_text
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.measure_library import MeasureLibrary, library_text, load_library
from kpi_desktop.schemes.measured_model import ByValue
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")
TEXT = library_text(paths.resources())


@pytest.fixture
def library() -> MeasureLibrary:
    return load_library(TEXT)


def faults_of(text: str) -> list[tuple[str, str]]:
    with pytest.raises(FaultyDataError) as caught:
        load_library(text)
    return [(path_text(fault.path), EN.say(fault.what)) for fault in caught.value.problems]


def test_nine_measures_are_the_service_desks_and_eight_the_call_centres(library: MeasureLibrary) -> None:
    groups = [one.group for one in library.measures]
    assert library.id == "kpi-library"
    assert (groups.count("service-desk"), groups.count("call-centre"), len(groups)) == (9, 8, 17)


def test_the_first_five_are_monthly_and_the_others_of_any_period(library: MeasureLibrary) -> None:
    assert [one.periods for one in library.measures[:5]] == [("month",)] * 5
    assert {one.periods for one in library.measures[5:]} == {("month", "quarter", "year")}


def test_the_connection_rate_holds_up_the_industrys_and_the_advised_values(library: MeasureLibrary) -> None:
    rate = library.measure("connection-rate")
    assert rate is not None
    assert [(guide.what.en, guide.at_least) for guide in rate.guides] == [
        ("inbound, industry", Fraction(80)),
        ("inbound, advised", Fraction(85)),
        ("outbound, industry", Fraction(60)),
        ("outbound, advised", Fraction(65)),
    ]


def test_less_of_these_is_better(library: MeasureLibrary) -> None:
    less = [one.id for one in library.measures if one.better == "less"]
    assert less == ["complaint-resolution-time", "key-accounts-lost", "cost-control", "transfer-rate"]


def test_a_percentage_is_a_ratio_of_hundred_a_mean_a_plain_one_and_a_count_none(library: MeasureLibrary) -> None:
    times = {one.id: one.ratio.times if one.ratio is not None else None for one in library.measures}
    assert times["callback-rate"] == 100
    assert times["complaint-resolution-time"] == times["customer-satisfaction"] == 1
    assert times["call-count"] is None


def test_what_is_assumed_names_something_that_is_there(library: MeasureLibrary) -> None:
    for assumed in library.assumed:
        for key in assumed.keys:
            _measures, measure, attribute = key.split(".")
            assert getattr(library.measure(measure), attribute)


def test_a_scheme_takes_a_measure_in_with_marks_and_a_method(library: MeasureLibrary) -> None:
    measure = library.measure("callback-rate")
    assert measure is not None
    taken = measure.as_criterion(Fraction(15), ByValue(by="value"), "service")
    assert (taken.id, taken.category, taken.marks) == ("callback-rate", "service", Fraction(15))
    assert (taken.name, taken.clause) == (measure.name, measure.clause)
    assert taken.ratio == measure.ratio == measure.as_declared().ratio
    declared = measure.as_declared()
    assert (declared.id, declared.name, declared.unit) == ("callback-rate", measure.name, measure.unit)
    assert declared.unit is not None
    hinted = next(one for one in library.measures if one.hint is not None)
    assert hinted.as_criterion(Fraction(15), ByValue(by="value")).hint == hinted.hint
    assert library.measure("none-such") is None


def test_every_fault_is_told_at_once() -> None:
    broken = (
        TEXT.replace('id = "callback-rate"', 'id = "feedback-timeliness"')
        .replace('group = "call-centre"', 'group = "call-center"', 1)
        .replace('part = { zh = "转接电话数", en = "calls passed on" }\n', "")
        .replace('how = "count"', 'how = "count"\npart = { zh = "多余", en = "too much" }', 1)
        .replace("times = 100", "times = 0", 1)
    )
    assert faults_of(broken) == [
        ("measures[0].id", "feedback-timeliness stands there twice; every one needs its own"),
        ("measures.feedback-timeliness.times", "0 can't be; more than 0 is allowed"),
        ("measures[2].id", "feedback-timeliness stands there twice; every one needs its own"),
        ("measures.key-accounts-lost.part", "a count is given as it is; leave this out"),
        ("measures.plan-completion.group", "there is no group call-center; there are: service-desk, call-centre"),
        ("measures.transfer-rate.part", "missing; it says what is counted"),
    ]


def test_how_many_faults_there_are_is_told() -> None:
    mended = {1: "1 fault; it can't be used until it is mended", 2: "2 faults; it can't be used until they are mended"}
    for count, words in mended.items():
        with pytest.raises(FaultyDataError) as caught:
            load_library(TEXT.replace("times = 100", "times = 0", count))
        assert EN.say(caught.value.what) == f"The library of measures has {words}."


def test_both_counts_of_a_ratio_are_named() -> None:
    broken = re.sub(r"^whole = .*\n", "", TEXT, count=1, flags=re.MULTILINE)
    ((where, what),) = faults_of(broken)
    assert where.endswith(".whole")
    assert what == "missing; it says what is counted"


def test_a_form_that_is_wrong_is_told_by_its_place() -> None:
    places = [place for place, _what in faults_of(TEXT.replace('better = "less"', 'better = "fewer"'))]
    assert places == [
        "measures.complaint-resolution-time.better",
        "measures.key-accounts-lost.better",
        "measures.cost-control.better",
        "measures.transfer-rate.better",
    ]
    assert faults_of("id = ")[0][0] == ""
