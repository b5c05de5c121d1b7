"""Minutes, counts, picks and the grave form in a line."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kpi_desktop import paths
from kpi_desktop.schemes.library import presets
from kpi_desktop.services.logline import Candidate, CriteriaIndex, RosterIndex, parse, weigh
from tests.services.lines import CRITERIA, DAYS, ROSTER, SCHEME, Someone, best, criterion_of, read, said


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("sx cd 5 -2", -2), ("sx cd 6", -5), ("sx cd 29", -5), ("sx cd 30", -10), ("sx lccc -3", -3),
        ("sx lccc @3", -3), ("sx lccc @-3", -3), ("sx lccc −3", -3), ("sx lccc-3", -3), ("sx ktby +1", 1),
        ("sx ktby x2", 2), ("sx ktby 2次", 2),
        ("sx lccc -2 2次", -4), ("sx wbqj", 0),
    ],
)  # fmt: skip
def test_numbers_mean_minutes_counts_or_the_leaders_pick(line: str, points: int) -> None:
    found = best(line)

    assert found.points == points
    assert found.errors == ()


@pytest.mark.parametrize(
    ("line", "quantity", "pick"),
    [
        ("sx lccc 3", 1, -3), ("sx lccc 10", 1, -10), ("sx lccc 5分", 1, -5), ("sx lccc x2", 2, None),
        ("sx lccc 2次", 2, None), ("sx lccc 3 x2", 2, -3), ("sx lccc x2 3", 2, -3),
    ],
)  # fmt: skip
def test_a_bare_number_beside_a_pick_is_the_pick_and_a_count_says_so(
    line: str, quantity: int, pick: int | None
) -> None:
    found = {(c.quantity, c.pick) for c in read(line).candidates if c.people[0].name == "单雪"}

    assert found == {(Fraction(quantity), None if pick is None else Fraction(pick))}
    assert best(line).ready


def test_a_slip_beside_a_pick_is_refused_with_the_range_and_never_counted() -> None:
    found = read("sx lccc 50").candidates

    assert not any(each.ready for each in found)
    assert found[0].errors[0].fields["mild"] == -1
    assert found[0].errors[0].fields["harsh"] == -10


@pytest.mark.parametrize("line", ["sx lccc -3 2", "sx lccc 3 4", "sx lccc x2 x3"])
def test_two_numbers_of_a_kind_beside_a_pick_are_one_too_many(line: str) -> None:
    assert said(best(line).errors) == {"{value} is one too many; put a remark behind //"}


def test_an_unusual_count_never_stands_first_where_something_else_fits() -> None:
    used = CriteriaIndex(SCHEME.incident_criteria, {"late-to-session": 50})

    for line in ("sx cd 8", "sx chidao 20"):
        first, *others = parse(line, ROSTER, used, DAYS).candidates
        assert criterion_of(first) == "late"
        assert any(criterion_of(each) == "late-to-session" and each.unusual for each in others)


def test_an_unusual_count_is_taken_with_a_word() -> None:
    found = best("sx chcd 8")

    assert found.points == -8
    assert said(found.notices) == {"{quantity} times: unusually many"}
    assert found.ready


def test_minutes_outside_every_band_are_refused_with_the_bands() -> None:
    late = SCHEME.incident_criteria[0]
    narrow = CriteriaIndex([late.model_copy(update={"bands": late.bands[:2]})])

    found = parse("sx cd 45", ROSTER, narrow, DAYS).candidates[0]

    (fault,) = found.errors
    assert fault.id == "{minutes} minutes fit no band of {criterion} ({bands}); correct the minutes"
    assert fault.fields["minutes"] == 45
    assert len(fault.fields["bands"]) == 2  # type: ignore[arg-type]
    assert not found.ready


def test_a_very_long_lateness_is_taken_with_a_word() -> None:
    found = best("sx cd 300")

    assert said(found.notices) == {"{minutes} minutes: unusually long"}
    assert found.ready


@pytest.mark.parametrize("unit", ["times", "items", "persons", "days", "hours"])
def test_each_unit_says_when_its_count_is_unusual(unit: str) -> None:
    overdue = next(each for each in SCHEME.incident_criteria if each.id == "overdue-task")
    criterion = overdue.model_copy(update={"unit": unit})

    assert weigh(criterion, quantity=Fraction(2)).notices == ()
    odd = weigh(criterion, quantity=Fraction(20))
    assert len(odd.notices) == 1
    assert odd.notices[0].fields == {"quantity": Fraction(20)}
    assert odd.points == -40


def test_five_times_are_usual_and_six_are_not() -> None:
    overdue = next(each for each in SCHEME.incident_criteria if each.id == "overdue-task")

    assert weigh(overdue, quantity=Fraction(5)).notices == ()
    assert len(weigh(overdue, quantity=Fraction(6)).notices) == 1


def test_a_day_has_1440_minutes() -> None:
    late = next(each for each in SCHEME.incident_criteria if each.id == "late")

    assert weigh(late, Fraction(1440)).errors == ()
    assert len(weigh(late, Fraction(1441)).errors) == 1


def test_days_and_hours_may_be_parts_but_times_may_not() -> None:
    overdue = next(each for each in SCHEME.incident_criteria if each.id == "overdue-task")

    assert weigh(overdue.model_copy(update={"unit": "days"}), quantity=Fraction(1, 2)).points == -1
    assert weigh(overdue, quantity=Fraction(1, 2)).errors != ()


def grave_of(line: str) -> Candidate:
    behaviour = next(each.scheme for each in presets(paths.resources() / "schemes") if each.id == "behaviour-points")
    candidates = parse(line, ROSTER, CriteriaIndex(behaviour.incident_criteria), DAYS).candidates
    assert candidates, line
    return candidates[0]


@pytest.mark.parametrize(
    "line",
    [
        "0103 索取好处 严重",
        "单雪索取好处情节严重",
        "0103 严重 索取好处",
        "单雪 索取好处 -15 严重",
        "sx bribery grave",
        "sx grave sqhc",
    ],
)
def test_a_word_makes_it_grave_where_the_criterion_knows_that(line: str) -> None:
    found = grave_of(line)
    assert ([person.name for person in found.people], criterion_of(found)) == (["单雪"], "bribery")
    assert (found.grave, found.note, found.errors) == (True, "", ())


def test_grave_is_told_to_be_a_mere_remark_where_the_criterion_knows_no_grave_form() -> None:
    found = grave_of("0103 不理睬咨询 严重")
    assert (found.grave, found.note, found.ready) == (False, "严重", True)
    assert "{criterion} knows no grave form; “{word}” becomes a remark" in said(found.notices)


def test_without_the_word_nothing_is_grave_and_a_remark_that_says_it_changes_nothing() -> None:
    assert not grave_of("0103 索取好处").grave
    remarked = grave_of("0103 索取好处 //严重")
    assert (remarked.grave, remarked.note) == (False, "严重")


def test_somebody_called_like_the_word_is_a_person() -> None:
    roster = RosterIndex([Someone("1", "严重")])
    found = parse("严重 cd 8", roster, CRITERIA, DAYS).candidates[0]
    assert [person.name for person in found.people] == ["严重"]
    assert found.note == ""
