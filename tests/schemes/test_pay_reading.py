"""A pay plan file that is read, and files that can't be."""

from __future__ import annotations

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.problems import path_text
from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.schemes.pay_library import plan_ids, plan_text, preset_plans
from kpi_desktop.schemes.pay_reading import is_plan, load_plan, read_plan
from kpi_desktop.texts import Translator

FOLDER = paths.resources() / "pay"
EN = Translator("en", paths.resources() / "translations")


def faults_in(text: str) -> list[str]:
    plan, faults = read_plan(text)
    assert plan is None
    return [f"{path_text(fault.path)}: {EN.say(fault.what)}" for fault in faults]


def planted(plan_id: str, find: str, replace: str) -> str:
    text = plan_text(FOLDER, plan_id)
    assert text.count(find) == 1
    return text.replace(find, replace)


def test_the_plans_of_the_program_bear_the_names_of_their_files() -> None:
    assert [preset.plan.id for preset in preset_plans(FOLDER)] == list(plan_ids(FOLDER))
    assert plan_ids(FOLDER) == ("band-pay", "g1g2g3", "grade-pay", "levels", "tenure-ladder")


def test_components_stand_in_the_order_in_which_they_are_told() -> None:
    plan = load_plan(plan_text(FOLDER, "grade-pay"))
    ids = [component.id for component in plan.components]
    assert ids == ["post-wage", "commission", "public-commission", "seniority", "reward"]


def test_an_unknown_plan_is_a_wrong_call_that_names_the_known_ones() -> None:
    with pytest.raises(WrongCallError) as caught:
        plan_text(FOLDER, "none")
    assert EN.say(caught.value.what) == (
        "There is no pay plan named none. There are: band-pay, g1g2g3, grade-pay, levels, tenure-ladder."
    )


def test_text_that_is_not_toml() -> None:
    assert faults_in("id = ") == [
        ": line 1, column 6: the file isn't TOML from here; look at quotes, commas and brackets"
    ]


def test_faults_of_form_are_all_told_with_what_is_allowed() -> None:
    text = planted("band-pay", 'wage = "performance-wage"', 'wage = "wage"\ncolour = "red"')
    text = text.replace("percent = 90", 'percent = "ninety"')
    assert faults_in(text) == [
        (
            "components.performance.wage: "
            '"wage" can\'t stand here; allowed is one of base-wage, performance-wage, seniority-pay, day-wage'
        ),
        (
            "components.performance.bands[1].percent: "
            '"ninety" can\'t stand here; allowed is a number with at most 15 digits before the point and 6 after'
        ),
        (
            "components.performance.colour: "
            "unknown key; known are id, name, clause, regular_only, kind, decimals, wage, bands"
        ),
    ]


def test_an_unknown_kind_of_component() -> None:
    assert faults_in(planted("band-pay", 'kind = "by-score"', 'kind = "gift"')) == [
        (
            'components.performance.kind: "gift" can\'t stand here; allowed is one of '
            "by-score, commission, wage, ladder, output, prizes, standing, per-point"
        )
    ]


def test_a_missing_kind_of_component() -> None:
    assert faults_in(planted("band-pay", 'kind = "by-score"\n', "")) == ["components.performance.kind: missing; add it"]


def test_a_plan_with_faults_is_not_loaded() -> None:
    with pytest.raises(FaultyDataError) as caught:
        load_plan(planted("band-pay", "at_least = 0,", "at_least = 1,"))
    assert EN.say(caught.value.what) == "The pay plan has 1 fault; it can't be used until it is mended."
    with pytest.raises(FaultyDataError) as caught:
        load_plan("")
    assert len(caught.value.problems) == 6


@pytest.mark.parametrize("plan_id", plan_ids(FOLDER))
def test_a_plan_is_told_from_a_scheme(plan_id: str) -> None:
    assert is_plan(plan_text(FOLDER, plan_id))


def test_a_scheme_is_no_plan_nor_is_what_cannot_be_read() -> None:
    assert not is_plan((paths.resources() / "schemes" / "weikang-100.toml").read_text(encoding="utf-8"))
    assert not is_plan('criteria = []\ncomponents = []\nid = "both"')
    assert not is_plan("components = ")


@pytest.mark.parametrize(
    ("times", "words"),
    [("3", "1 fault; it can't be used until it is"), ('"x"', "2 faults; it can't be used until they are")],
)
def test_loading_says_how_many_faults_there_are(times: str, words: str) -> None:
    text = plan_text(FOLDER, "band-pay").replace('when = "last"', 'when = "x"').replace("times = 3", f"times = {times}")
    with pytest.raises(FaultyDataError) as caught:
        load_plan(text)
    assert EN.say(caught.value.what) == f"The pay plan has {words} mended."


def test_every_plan_of_the_program_bears_its_own_text() -> None:
    for preset in preset_plans(FOLDER):
        assert (preset.id, preset.text) == (preset.plan.id, plan_text(FOLDER, preset.id))
