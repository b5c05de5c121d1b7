"""Facts that come from elsewhere than a file are held against the scheme all the same."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.facts import Employee, Facts, Incident, Measure, Rating, Standing, TeamMeasure
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem, path_text
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.schemes.facts_check import check_facts, faulty_facts
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


def test_every_clause_about_people_and_days_is_held_against_the_facts() -> None:
    month, day = Month(2026, 10), date(2026, 10, 8)
    band = {"bands": [{"minutes": "[0,∞)", "points": -2}]}
    made = SCHEME.model_validate(
        {
            **{key: getattr(SCHEME, key) for key in ("id", "version", "name", "about", "source", "posts")},
            "criteria": [
                {"id": "late", "name": NAME, "clause": NAME, "unit": "minutes", **band},
                {"id": "slip", "name": NAME, "clause": NAME, "pick": [-1, -3]},
                {"id": "fixed", "name": NAME, "clause": NAME, "points": -5},
                {"id": "own", "name": NAME, "clause": NAME, "points": -5, "posts": ["director"]},
            ],
        }
    )
    people = (
        Employee("E1", hired=date(2026, 10, 2), left=date(2026, 10, 20)),
        Employee("E1"),
        Employee("E2", hired=date(2026, 11, 1)),
        Employee("E3", left=date(2026, 9, 30)),
        Employee("E4", hired=date(2026, 10, 9), left=date(2026, 10, 8)),
    )
    incidents = (
        Incident("E9", day, "late", minutes=Fraction(1)),
        Incident("E1", date(2026, 11, 1), "fixed"),
        Incident("E1", date(2026, 10, 1), "fixed"),
        Incident("E1", day, "fixed", occurred=day),
        Incident("E1", day, "fixed", occurred=month.first),
        Incident("E1", day, "fixed", occurred=date(2026, 9, 30)),
        Incident("E1", day, "nothing"),
        Incident("E1", day, "own"),
        Incident("E1", day, "late"),
        Incident("E1", day, "slip", points=Fraction(-4)),
        Incident("E1", day, "slip", points=Fraction(-3)),
        Incident("E1", day, "fixed", points=Fraction(-4)),
        Incident("E1", day, "fixed", points=Fraction(-5)),
        Incident("E9", date(2030, 1, 1), "nothing", points=Fraction(99), voided=True),
    )
    held = Standing("E1", month.plus(-1), None)
    history = (held, held, Standing("E1", month, None), Standing("E9", month.plus(-2), None))
    found = check_facts(made, Facts(month, people, incidents, history=history))
    assert [(path_text(problem.path), EN.say(problem.what)) for problem in found] == [
        ("employees[1].id", "E1 stands there twice; every one needs its own"),
        ("employees[2].hired", "2026-11-01 is after October 2026: not employed in the month"),
        ("employees[3].left", "2026-09-30 is before October 2026: not employed in the month"),
        ("employees[4].left", "2026-10-08 is before the first day, 2026-10-09"),
        ("incidents[0].employee", "nobody has the employee number E9; there are E1, E2, E3, E4"),
        ("incidents[1].date", "2026-11-01 is not in October 2026"),
        ("incidents[1].date", "2026-11-01 is after employee E1 left, 2026-10-20"),
        ("incidents[2].date", "2026-10-01 is before employee E1 began, 2026-10-02"),
        ("incidents[3].occurred", "2026-10-08 is not before October 2026, from which it would be carried over"),
        ("incidents[4].occurred", "2026-10-01 is not before October 2026, from which it would be carried over"),
        ("incidents[4].occurred", "2026-10-01 is before employee E1 began, 2026-10-02"),
        ("incidents[5].occurred", "2026-09-30 is before employee E1 began, 2026-10-02"),
        ("incidents[6].criterion", "the scheme knows no criterion nothing; it knows late, slip, fixed, own"),
        ("incidents[7].criterion", "“Name” is only for the posts director"),
        ("incidents[8].minutes", "missing; “Name” is scored by minutes"),
        ("incidents[9].points", "−4 is out of range; −1 to −3 is allowed"),
        ("incidents[11].points", "−4 can't be picked; the points are fixed at −5"),
        ("history[1].month", "2026-09 of employee E1 stands there twice; keep one of them"),
        ("history[2].month", "2026-10 is not before October 2026"),
        ("history[3].employee", "nobody has the employee number E9; there are E1, E2, E3, E4"),
    ]


def test_nobody_and_many_are_told_apart_where_a_number_is_unknown() -> None:
    entry = Incident("E99", date(2026, 10, 1), "early", minutes=Fraction(1))
    month = Month(2026, 10)
    few, many = (tuple(Employee(f"E{number}") for number in range(count)) for count in (8, 9))
    assert said(Facts(month, few, (entry,)))[0][1].endswith("there are E0, E1, E2, E3, E4, E5, E6, E7")
    assert said(Facts(month, (), (entry,)))[0][1] == "nobody has the employee number E99; employees is empty"
    assert said(Facts(month, many, (entry,)))[0][1].endswith("there are E0, E1, E2, E3, E4, E5, E6, E7, …")


def test_without_a_known_month_nothing_is_held_against_it() -> None:
    facts = Facts(
        Month(1, 1), (Employee("E1", hired=date(2030, 1, 1)),), history=(Standing("E1", Month(2026, 9), None),)
    )
    assert check_facts(SCHEME, facts, month_known=False) == ()


@pytest.mark.parametrize(("count", "words"), [(1, "1 fault"), (2, "2 faults")])
def test_faulty_facts_are_refused_with_their_number(count: int, words: str) -> None:
    faults = tuple(Problem(("month",), Message("missing; add it")) for _ in range(count))
    error = faulty_facts(faults)
    assert (EN.say(error.what), error.problems) == (f"The facts have {words}; nothing was scored.", faults)


def test_what_a_scheme_takes_none_of_is_said() -> None:
    facts = Facts(
        Month(2026, 10),
        (Employee("E1"),),
        measures=(Measure("E1", "sales", Fraction(1)),),
        team_measures=(TeamMeasure("sales", Fraction(1)),),
        ratings=(Rating("E1", "tone", Fraction(1)),),
        settings={"price": Fraction(1)},
    )
    assert [(path_text(problem.path), EN.say(problem.what)) for problem in check_facts(SCHEME, facts)] == [
        ("settings.price", "the scheme knows no setting price; it has none"),
        ("measures[0].measure", "the scheme knows no measure sales; it takes none"),
        ("team-measures[0].measure", "the scheme knows no measure sales; it takes none"),
        ("ratings[0].criterion", "the scheme takes no ratings of tone; it takes none"),
    ]
