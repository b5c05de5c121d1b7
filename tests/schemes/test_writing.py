"""What is written reads as what it was."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop import paths
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import read_plan
from kpi_desktop.schemes.reading import read_scheme
from kpi_desktop.schemes.shape import read_table
from kpi_desktop.schemes.writing import as_table, number, write_table
from tests.schemes.made_plans import plans
from tests.scoring.generated import schemes

PLANS = sorted((paths.resources() / "pay").glob("*.toml"))
PRESETS = sorted((paths.resources() / "schemes").glob("*.toml"))


@pytest.mark.parametrize("path", PRESETS, ids=lambda path: path.stem)
def test_a_preset_is_written_as_it_was_read(path: Path) -> None:
    text = path.read_text("utf-8")
    scheme, _faults = read_scheme(text)
    assert scheme is not None
    assert read_scheme(write_table(as_table(scheme))) == (scheme, ())
    table = read_table(text)
    assert isinstance(table, dict)
    assert read_scheme(write_table(table)) == (scheme, ())


@given(schemes())
def test_any_scheme_is_written_as_it_is(scheme: Scheme) -> None:
    assert read_scheme(write_table(as_table(scheme))) == (scheme, ())


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_pay_plan_is_written_as_it_was_read(path: Path) -> None:
    text = path.read_text("utf-8")
    plan, _faults = read_plan(text)
    assert plan is not None
    assert read_plan(write_table(as_table(plan))) == (plan, ())
    table = read_table(text)
    assert isinstance(table, dict)
    assert read_plan(write_table(table)) == (plan, ())


@given(plans())
def test_any_pay_plan_is_written_as_it_is(plan: PayPlan) -> None:
    assert read_plan(write_table(as_table(plan))) == (plan, ())


def test_what_is_by_default_is_left_out_but_no_cap_is_said() -> None:
    scheme, _faults = read_scheme((paths.resources() / "schemes" / "weikang-100.toml").read_text("utf-8"))
    assert scheme is not None
    table = as_table(scheme.model_copy(update={"cap": None}))
    assert table["cap"] == "none"
    assert "weights" not in table
    assert "kind" not in table["criteria"][0]  # type: ignore[index]


def test_numbers_keep_their_digits() -> None:
    assert number(Fraction(-5)) == -5
    assert number(Fraction(1, 8)) == Decimal("0.125")
    written = write_table({"a": Decimal("0.100000"), "b": Decimal(2), "c": [Decimal("-0.5"), 3]})
    assert tomllib.loads(written, parse_float=Decimal) == {
        "a": Decimal("0.1"),
        "b": Decimal(2),
        "c": [Decimal("-0.5"), 3],
    }


plain_values = st.recursive(
    st.text() | st.integers(-(2**53), 2**53) | st.booleans() | st.decimals(-999, 999, places=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(min_size=1), plain_values, max_size=5))
def test_an_unsound_draft_loses_nothing(table: dict[str, object]) -> None:
    assert tomllib.loads(write_table(table), parse_float=Decimal) == table


def test_what_is_not_said_is_not_written() -> None:
    text = write_table({"id": "x", "cap": None, "rows": [{"a": 1, "b": None, "c": {"d": 2, "e": None}}]})
    assert tomllib.loads(text) == {"id": "x", "rows": [{"a": 1, "c": {"d": 2}}]}


def test_a_file_is_written_as_a_person_would_write_it() -> None:
    long_keys = [f"criteria.criterion-{n}.points" for n in range(6)]
    table = {
        "source": {"zh": "文", "en": "Text"},
        "id": "x",
        "points": Decimal("0.0000005"),
        "whole": Decimal(2),
        "empty": [],
        "short": [1, Decimal("2.5")],
        "criteria": [{"id": "late", "bands": [{"minutes": "[0,∞)", "pick": [-1, -2]}]}],
        "hours": {"late": "late"},
        "keys": long_keys,
    }
    keys = "".join(f'    "{key}",\n' for key in long_keys)
    assert write_table(table) == (
        'source = {zh = "文", en = "Text"}\n'
        'id = "x"\n'
        "points = 0.0000005\n"
        "whole = 2.0\n"
        "empty = []\n"
        "short = [1, 2.5]\n"
        f"keys = [\n{keys}]\n"
        "\n"
        "[[criteria]]\n"
        'id = "late"\n'
        "bands = [\n"
        '    {minutes = "[0,∞)", pick = [-1, -2]},\n'
        "]\n"
        "\n"
        "[hours]\n"
        'late = "late"\n'
    )


def test_what_a_part_is_comes_before_what_it_does() -> None:
    scheme, _faults = read_scheme((paths.resources() / "schemes" / "methods-kit.toml").read_text("utf-8"))
    assert scheme is not None
    assert list(as_table(scheme.measure_criteria[0]))[:2] == ["id", "kind"]
    assert type(number(Fraction(4, 2))) is int


@pytest.mark.parametrize(("more", "lines"), [("", 1), ("x", 3)])
def test_a_list_is_broken_where_it_is_longer_than_a_line(more: str, lines: int) -> None:
    assert len(write_table({"k": ["a" * 96 + more]}).splitlines()) == lines
