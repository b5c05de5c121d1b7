"""Facts that come from elsewhere than a file are held against the scheme all the same."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kpi_desktop import paths
from kpi_desktop.domain.facts import Employee, Facts, Incident
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.facts_check import check_facts
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")
NAME = Label("名", "Name")
SCHEME = Scheme.model_validate(
    {
        "id": "made",
        "version": "1",
        "name": NAME,
        "about": NAME,
        "source": NAME,
        "posts": [{"id": "director", "name": NAME}],
        "criteria": [
            {
                "id": "early",
                "name": NAME,
                "clause": NAME,
                "unit": "minutes",
                "bands": [{"minutes": "(0,30)", "points": -2}],
            }
        ],
    }
)


def said(facts: Facts, scheme: Scheme = SCHEME) -> list[tuple[object, str]]:
    return [(problem.path[2:], EN.say(problem.what)) for problem in check_facts(scheme, facts)]


def early(minutes: str, quantity: str = "1") -> Facts:
    entry = Incident("E1", date(2026, 10, 1), "early", minutes=Fraction(minutes), quantity=Fraction(quantity))
    return Facts(Month(2026, 10), (Employee("E1"),), (entry,))


def test_minutes_outside_all_bands_are_a_fault() -> None:
    for minutes in ("0", "30"):
        assert said(early(minutes)) == [
            (("minutes",), f"{minutes} min lies in no band of “Name”; its bands are (0,30)"),
        ]
    assert said(early("29.999999")) == []


def test_negative_numbers_are_a_fault() -> None:
    assert said(early("-1")) == [(("minutes",), "−1 is negative; 0 or more is allowed")]
    assert said(early("1", "-1")) == [(("quantity",), "−1 is negative; 0 or more is allowed")]


def test_a_post_that_the_scheme_does_not_know_is_a_fault_where_it_asks_for_one() -> None:
    facts = Facts(Month(2026, 10), (Employee("E1", post="agent"), Employee("E2", post="director"), Employee("E3")))
    assert said(facts) == []
    for_directors = SCHEME.criteria[0].model_copy(update={"posts": ("director",)})
    asking = SCHEME.model_copy(update={"criteria": (for_directors,)})
    assert said(facts, asking) == [(("post",), "the scheme knows no post agent; it knows director")]
