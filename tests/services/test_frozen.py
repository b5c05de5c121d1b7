from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.domain.facts import Employee, Facts, Incident
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import Label, Message, counted
from kpi_desktop.services import months
from kpi_desktop.services.context import Context
from kpi_desktop.services.frozen import freeze, thaw, thaw_as
from kpi_desktop.services.teams import Team
from tests.services.conftest import NOVEMBER, log, on

VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(),
        st.fractions(),
        st.decimals(allow_nan=False, allow_infinity=False),
        st.dates(),
        st.sampled_from(FlagKind),
        st.builds(Month, st.integers(1, 9999), st.integers(1, 12)),
        st.builds(Label, st.text(), st.text()),
    ),
    lambda inner: st.one_of(
        st.lists(inner).map(tuple),
        st.dictionaries(st.text(), inner),
        st.builds(Message, st.text(), st.dictionaries(st.text(), inner)),
    ),
    max_leaves=12,
)


@given(VALUES)
def test_everything_comes_back_through_json(value: object) -> None:
    back = thaw(json.loads(json.dumps(freeze(value))))
    assert back == value
    assert type(back) is type(value)


def test_decimals_keep_their_zeros() -> None:
    assert str(thaw(freeze(Decimal("95.0")))) == "95.0"


def test_a_whole_result_comes_back(ctx: Context, team: Team) -> None:
    log(
        ctx,
        on(2),
        on(3, "0102", "procedure-error"),
        on(4, "0103", "no-leave-procedure"),
        on(5, "0104", excused=True, note="暴雨"),
    )
    month = months.score_month(ctx, team, NOVEMBER)
    assert month.result.notices
    assert thaw(json.loads(json.dumps(freeze(month.result)))) == month.result
    assert thaw(json.loads(json.dumps(freeze(month.facts)))) == month.facts


def test_older_forms_are_read() -> None:
    day = dt.date(2026, 11, 2)
    frozen = freeze(Facts(NOVEMBER, (Employee("1"),), (Incident("1", day, "late", minutes=Fraction(1, 3)),)))
    assert isinstance(frozen, dict)
    del frozen["settings"]
    frozen["dropped-later"] = 1
    assert thaw(frozen) == Facts(NOVEMBER, (Employee("1"),), (Incident("1", day, "late", minutes=Fraction(1, 3)),))


def test_floats_and_strangers_are_refused() -> None:
    with pytest.raises(TypeError):
        freeze(0.5)
    for stranger in ({"is": "os.system"}, {"fraction": 1}, {"enum": "Nothing", "value": "x"}, 0.5, {}):
        with pytest.raises(ValueError, match="not a frozen value"):
            thaw(stranger)
    with pytest.raises(ValueError, match="not a frozen Message"):
        thaw_as(Message, freeze(Label("甲", "a")))
    assert thaw_as(Message, freeze(counted("{count} row", "{count} rows", 2))).many == "{count} rows"
