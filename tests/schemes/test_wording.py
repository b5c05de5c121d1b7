from __future__ import annotations

from fractions import Fraction

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.words import LANGUAGES, Label
from kpi_desktop.schemes.wording import in_unit, minutes_words
from kpi_desktop.texts import Translator

EN, ZH = (Translator(language, paths.resources() / "translations") for language in LANGUAGES[::-1])


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        ("[0,5]", "up to 5 min"),
        ("[0,5)", "under 5 min"),
        ("(0,30)", "over 0 and under 30 min"),
        ("(5,30)", "over 5 and under 30 min"),
        ("(5,10]", "over 5 and up to 10 min"),
        ("[30,60]", "30 to 60 min"),
        ("[30,60)", "30 or more and under 60 min"),
        ("[30,∞)", "30 min or more"),
        ("(5,∞)", "over 5 min"),
        ("[7,7]", "exactly 7 min"),
    ],
)
def test_intervals_are_said_in_the_words_of_a_regulation(interval: str, words: str) -> None:
    assert EN.say(minutes_words(Interval.parse(interval))) == words


@pytest.mark.parametrize(
    ("zh", "en", "words"),
    [("天", "days", "1 day"), ("秒", "s", "1 s"), ("时", "hs", "1 h"), ("质", "mass", "1 mass"), ("%", "%", "1 %")],
)
def test_a_unit_after_1_stands_without_its_ending(zh: str, en: str, words: str) -> None:
    said = in_unit(Fraction(1), Label(zh, en))
    assert (EN.say(said), ZH.say(said)) == (words, f"1 {zh}")
    assert EN.say(in_unit(Fraction(2), Label(zh, en))) == f"2 {en}"
