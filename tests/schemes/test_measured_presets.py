"""The presets with measures and ratings: no faults, and exactly the notices that their regulations call for."""

from __future__ import annotations

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.problems import path_text
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.library import preset_text
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import read_scheme
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")

SUM_90 = "all marks and weights add up to 90, not to 100"
ASSUMED = "assumed, not in the regulation: "

KEYS_ASSUMED = {
    "telecom-weights": [],
    "repair-provider-100": ["criteria.absent-from-counter.points", "criteria.discipline-breach.points"],
    "county-provider-90": ["coefficients"],
    "ecommerce-kpi": [
        *("criteria.sales-completion.marks", "criteria.sales-completion.method"),
        *("criteria.inquiry-conversion.marks", "criteria.inquiry-conversion.method"),
        *("criteria.payment-success.marks", "criteria.payment-success.method"),
        *("criteria.average-order.marks", "criteria.average-order.method"),
        *("settings.target-sales-completion.default", "settings.target-inquiry-conversion.default"),
        *("settings.target-payment-success.default", "settings.target-average-order.default"),
    ],
    "methods-kit": ["criteria.milestone.weight", "criteria.veto.weight", "criteria.appraisal.weight"],
    "securities-90": [
        *("criteria.failed-calls.method", "criteria.routine.points"),
        *("criteria.duty-inspector.pick", "criteria.duty-specialist.pick", "criteria.duty-complaints.pick"),
        *("criteria.duty-attendance.pick", "criteria.duty-assets.pick", "pay.podium.contests"),
    ],
    "outbound-index": [
        *("criteria.missed-training.points", "criteria.daily-breach.points"),
        *("categories.call.weight", "categories.quality.weight", "categories.daily.weight"),
    ],
}


def preset(name: str) -> Scheme:
    scheme, faults = read_scheme(preset_text(paths.resources() / "schemes", name))
    assert not faults
    assert scheme is not None
    return scheme


@pytest.mark.parametrize("name", KEYS_ASSUMED)
def test_there_are_no_faults_and_no_notices_but_what_is_assumed_and_a_sum_of_90(name: str) -> None:
    faults, notices = check_scheme(preset(name))
    told = [EN.say(notice.what) for notice in notices]
    assert [(path_text(fault.path), EN.say(fault.what)) for fault in faults] == []
    assert [what for what in told if not what.startswith(ASSUMED)] == ([SUM_90] if name.endswith("-90") else [])
    assert len(told) - told.count(SUM_90) == len(preset(name).assumed)


@pytest.mark.parametrize("name", KEYS_ASSUMED)
def test_every_assumed_value_is_marked_and_no_other(name: str) -> None:
    assert [key for assumed in preset(name).assumed for key in assumed.keys] == KEYS_ASSUMED[name]
