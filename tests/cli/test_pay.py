"""Pay plans in the commands: pay from facts alone, a plan shown and checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kpi_desktop import paths
from tests.cli.conftest import Say

FACTS: dict[str, Any] = {
    "month": "2026-10",
    "employees": [{"id": "E01", "name": "单雪", "performance-wage": "1000"}],
    "incidents": [{"employee": "E01", "date": "2026-10-08", "criterion": "procedure-error", "points": -10}],
}
PLAN = paths.resources() / "pay" / "band-pay.toml"


@pytest.fixture
def say(plainly: Say) -> Say:
    """No database is named."""
    return plainly


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(FACTS), encoding="utf-8")
    return path


@pytest.mark.parametrize("plan", ["band-pay", PLAN])
def test_a_plan_by_its_name_or_as_a_file_pays(say: Say, facts: Path, plan: object) -> None:
    code, out, err = say("evaluate", "--scheme", "weikang-100", "--pay", plan, facts, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["results"][0]["pay"] == {
        "plan": "band-pay",
        "total": "1000.00",
        "components": [{"id": "performance", "amount": "1000.00"}],
    }


def test_the_lines_end_with_what_pay_comes_to(say: Say, facts: Path) -> None:
    lines = say("evaluate", "--scheme", "weikang-100", "--pay", "band-pay", facts)[1].splitlines()
    (total,) = [line for line in lines if "Pay in all" in line]
    assert total.split()[-2:] == ["1000.00", "yuan"]


def test_an_unknown_plan_is_a_wrong_call_that_names_the_known_ones(say: Say, facts: Path) -> None:
    code, out, err = say("evaluate", "--scheme", "weikang-100", "--pay", "nope", facts, "--json")
    assert (code, out) == (2, "")
    assert "There is no pay plan named nope. There are: band-pay, g1g2g3, grade-pay, levels, tenure-ladder." in err


def test_without_a_plan_what_only_a_plan_reads_is_a_fault(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    measure = {"employee": "E01", "measure": "sales", "value": "1"}
    path.write_text(json.dumps({**FACTS, "measures": [measure]}), encoding="utf-8")
    assert say("evaluate", "--scheme", "weikang-100", path, "--json")[0] == 1
    assert say("evaluate", "--scheme", "weikang-100", "--pay", "grade-pay", path, "--json")[0] == 0


def test_a_scheme_brings_the_plan_that_it_names(say: Say, facts: Path, tmp_path: Path) -> None:
    scheme = tmp_path / "own.toml"
    text = (paths.resources() / "schemes" / "weikang-100.toml").read_text(encoding="utf-8")
    scheme.write_text(text.replace("\nbase = 100\n", '\nbase = 100\npay_plan = "band-pay"\n'), encoding="utf-8")
    assert (
        json.loads(say("evaluate", "--scheme", scheme, facts, "--json")[1])["results"][0]["pay"]["plan"] == "band-pay"
    )
    chosen = say("evaluate", "--scheme", scheme, "--pay", "levels", facts, "--json")[1]
    assert json.loads(chosen)["results"][0]["pay"]["plan"] == "levels"


def test_a_plan_is_checked_like_a_scheme(say: Say) -> None:
    code, out, err = say("schemes", "check", "grade-pay")
    assert (code, err) == (0, "")
    assert "The pay plan can be put in force; 2 notices:" in out
    assert "falls from 225.00 to 150.00 at 15000" in out
    assert "jumps from 450.00 to 500.00 at 25000" in out
    assert "The pay plan can be put in force.\n" in say("schemes", "check", PLAN)[1]
    document = json.loads(say("schemes", "check", "g1g2g3", "--json")[1])
    assert (document["scheme"], document["faults"], len(document["notices"])) == ("g1g2g3", [], 1)


@pytest.mark.parametrize(
    ("find", "replace", "told"),
    [
        ("at_least = 0,", "at_least = 1,", "components.performance.bands: the lowest band must begin at 0"),
        ("percent = 50", "percent = true", "components.performance.bands[4].percent: true can't stand here"),
    ],
)
def test_a_faulty_plan_is_told_fault_by_fault(say: Say, tmp_path: Path, find: str, replace: str, told: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(PLAN.read_text(encoding="utf-8").replace(find, replace), encoding="utf-8")
    code, out, err = say("schemes", "check", path)
    assert (code, out) == (1, "")
    assert "The pay plan has 1 fault:" in err
    assert told in err


def test_a_plan_is_shown_whole(say: Say) -> None:
    code, out, _ = say("schemes", "show", "grade-pay")
    assert code == 0
    assert out.startswith("# ")
    for told in ("Post wage by grade, with commission", "`grade-pay` · 1", "`public-commission`"):
        assert told in out
    assert json.loads(say("schemes", "show", "grade-pay", "--json")[1])["id"] == "grade-pay"


def test_plans_are_listed_after_the_schemes_for_readers_alone(say: Say) -> None:
    out = say("schemes", "list")[1]
    assert out.index("weikang-100") < out.index("Pay plans, for any scheme:") < out.index("band-pay  ")
    assert "band-pay" not in say("schemes", "list", "--json")[1]
