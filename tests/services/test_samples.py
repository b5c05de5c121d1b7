"""The samples are what the scheme really does."""

from __future__ import annotations

from fractions import Fraction

from kpi_desktop import paths
from kpi_desktop.schemes.library import presets
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.services.samples import MOST, samples

FOLDER = paths.resources() / "schemes"


def reference() -> Scheme:
    return presets(FOLDER)[0].scheme


def test_the_reference_scheme_shows_bands_a_deduction_and_praise() -> None:
    shown = [(one.criterion.id, int(one.line.points)) for one in samples(reference())]
    assert shown == [("late", -5), ("late", -10), ("refused-calls", -5), ("praise-banner", 5)]


def test_samples_follow_the_scheme_that_is_given() -> None:
    text = (FOLDER / "weikang-100.toml").read_text("utf-8")
    milder = load_scheme(text.replace('minutes = "(5,30)", points = -5', 'minutes = "(5,30)", points = -3', 1))
    assert samples(milder)[0].line.points == Fraction(-3)


def test_every_preset_can_be_shown() -> None:
    for preset in presets(FOLDER):
        assert len(samples(preset.scheme)) <= MOST
