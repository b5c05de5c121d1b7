from __future__ import annotations

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.interval import Interval
from kpi_desktop.schemes.wording import minutes_words
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")


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
