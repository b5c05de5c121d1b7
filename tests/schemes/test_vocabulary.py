"""What facts may speak of, and what components of pay may read."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.vocabulary import declared, setting_value, vocabulary
from tests.schemes.made_schemes import NAME, criterion, scheme

PER_CENT = {"zh": "%", "en": "%"}


def measure(ident: str, **parts: Any) -> dict[str, Any]:
    return criterion(ident, **{"kind": "measure", "marks": 50, "method": {"by": "value"}, **parts})


MADE = scheme(
    measure("rate", unit=PER_CENT, ratio={"times": 100}),
    measure("veto", measure="asked", method={"by": "yes-no"}),
    measure("sum", formula={"terms": [{"measure": "extra"}]}),
    measure("extra"),
    measures=[{"id": "asked", "name": NAME}, {"id": "extra", "name": NAME}],
    settings=[{"id": "price", "name": NAME, "default": 3}],
)


def test_pay_of_a_scheme_reads_what_it_declares_then_the_measures_of_its_criteria() -> None:
    found = declared(MADE)
    assert [one.id for one in found] == ["asked", "extra", "rate"]
    assert found[-1].unit == Label("%", "%")
    assert found[-1].ratio is not None
    assert found[-1].ratio.times == 100


def test_a_declared_measure_that_is_asked_as_yes_or_no_takes_nothing_else() -> None:
    known = vocabulary(MADE).measures
    assert {name: one.yes_no for name, one in known.items()} == {"rate": False, "extra": False, "asked": True}


def test_a_setting_is_what_the_team_set_or_the_default_or_nothing() -> None:
    known, month = vocabulary(MADE).settings, Month(2026, 10)
    assert setting_value("price", Facts(month, (), settings={"price": Fraction(4)}), known) == 4
    assert setting_value("price", Facts(month, ()), known) == 3
    assert setting_value("none-such", Facts(month, ()), known) is None
