"""A month beside the one before."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from kpi_desktop.services import closing, comparison, months, people, schemes
from kpi_desktop.services.context import Context
from kpi_desktop.services.people import NewPerson
from kpi_desktop.services.teams import Team
from tests.services.conftest import NOVEMBER, OCTOBER, SCHEME, log, on


def compared(ctx: Context, team: Team) -> comparison.Comparison:
    return comparison.compare(ctx, team, months.score_month(ctx, team, NOVEMBER))


def test_scores_and_places_are_held_beside_the_sealed_month_before(ctx: Context, team: Team) -> None:
    log(ctx, on(5, "0101", month=10), on(5, "0102", month=10, minutes=Fraction(45)))
    closing.close(ctx, team, OCTOBER, accept="已核对")
    log(ctx, on(3, "0102"))
    found = {one.number: one for one in compared(ctx, team).people}
    assert (found["0101"].moved, found["0102"].moved) == (Decimal("5.0"), Decimal("5.0"))
    assert (found["0101"].rank_before, found["0101"].rank) == (len(found) - 1, 1)
    assert found["0101"].climbed == len(found) - 2
    assert found["0102"].climbed == 0


def test_who_was_not_there_is_held_beside_nothing(ctx: Context, team: Team) -> None:
    people.add_people(ctx, team, (NewPerson("0999", "新人", hired=dt.date(2026, 11, 2)),))
    found = {one.number: one for one in compared(ctx, team).people}
    assert (found["0999"].before, found["0999"].moved, found["0999"].climbed) == (None, None, None)
    assert found["0101"].moved == 0


def test_a_number_that_was_corrected_since_is_the_same_person(ctx: Context, team: Team) -> None:
    log(ctx, on(5, "0101", month=10))
    closing.close(ctx, team, OCTOBER, accept="已核对")
    people.edit_person(ctx, "0101", NewPerson("0901", "张敏", dt.date(2024, 3, 1)), dt.date(2026, 11, 1))
    found = {one.number: one for one in compared(ctx, team).people}
    assert found["0901"].before == Decimal("95.0")


def test_categories_are_held_beside_each_other_on_average(ctx: Context, team: Team) -> None:
    count = len(months.score_month(ctx, team, NOVEMBER).result.results)
    log(ctx, on(3), on(5, "0102", month=10, minutes=Fraction(45)))
    found = compared(ctx, team)
    attendance = found.categories[0]
    assert (attendance.mean, attendance.before) == (15 - Fraction(5, count), 15 - Fraction(10, count))
    assert found.same_rules


def test_the_first_month_has_nothing_beside_it(ctx: Context, team: Team) -> None:
    found = comparison.compare(ctx, team, months.score_month(ctx, team, OCTOBER))
    assert found.earlier is None
    assert all(one.before is None for one in found.people)
    assert all(one.before is None for one in found.categories)


def test_other_rules_are_told(ctx: Context, team: Team) -> None:
    schemes.put_in_force(ctx, team, SCHEME.replace('version = "1"', 'version = "2"', 1), NOVEMBER)
    assert not compared(ctx, team).same_rules
