"""Figures entered, replaced, refused and undone, and what they do to the month."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import FaultyDataError, RefusedError, WrongCallError
from kpi_desktop.services import closing, figures, months, pay_plans, undo, verify
from kpi_desktop.services.context import Context
from kpi_desktop.services.figures import Changes, MeasureChange, NewRating, TeamMeasureChange
from tests.services.measured import NOVEMBER, OCTOBER, enter, plan, preset, team_by

SEPTEMBER, DECEMBER = Month(2026, 9), Month(2026, 12)


def values(ctx: Context, number: str = "0101", month: Month = NOVEMBER) -> dict[str, str]:
    from kpi_desktop.services.teams import resolve

    row = figures.figures(ctx, resolve(ctx), month).of(number)
    assert row is not None
    return {measure: str(value) for measure, value in row.values.items()}


def problems(ctx: Context, changes: Changes, month: Month = NOVEMBER) -> list[tuple[str | int, ...]]:
    from kpi_desktop.services.teams import resolve

    return [problem.path for problem in figures.check_changes(ctx, resolve(ctx), month, changes)]


def of(*cells: tuple[str, str, str | None]) -> Changes:
    return Changes(
        measures=tuple(
            MeasureChange(who, what, None if value is None else Fraction(value)) for who, what, value in cells
        )
    )


def test_a_scheme_from_incidents_alone_asks_for_nothing(ctx: Context) -> None:
    from kpi_desktop.services.teams import resolve

    found = figures.figures(ctx, resolve(ctx), NOVEMBER)
    assert not found.asks
    assert [setting.id for setting in found.settings] == [figures.MINIMUM_WAGE]


def test_what_is_asked_and_missing_is_told_and_what_is_entered_is_scored(bare: Context) -> None:
    team = team_by(bare, "outbound-index")
    found = figures.figures(bare, team, NOVEMBER)
    assert [column.id for column in found.columns] == [
        "calls",
        "complaints-handled",
        "monitoring-score",
        "test-call-score",
    ]
    assert {row.missing for row in found.people} == {
        ("calls", "complaints-handled", "monitoring-score", "test-call-score")
    }
    before = months.score_month(bare, team, NOVEMBER).of("0101")
    enter(bare, team, ("0101", "calls", "5000"), ("0101", "test-call-score", "90"))
    row = figures.figures(bare, team, NOVEMBER).of("0101")
    assert row is not None
    assert row.missing == ("complaints-handled", "monitoring-score")
    enter(bare, team, ("0101", "complaints-handled", "20"), ("0101", "monitoring-score", "95"))
    after = months.score_month(bare, team, NOVEMBER).of("0101")
    assert before is not None
    assert after is not None
    assert after.score > before.score
    other = months.score_month(bare, team, OCTOBER).of("0101")
    assert other is not None
    assert other.score == before.score


def test_the_last_word_counts_between_a_value_and_its_two_counts(bare: Context) -> None:
    team = team_by(bare, "template-95")
    enter(bare, team, ("0101", "satisfaction", "97"))
    enter(bare, team, ("0101", "satisfaction-part", "95"), ("0101", "satisfaction-whole", "100"))
    assert values(bare) == {"satisfaction-part": "95", "satisfaction-whole": "100"}
    enter(bare, team, ("0101", "satisfaction", "96.5"))
    assert values(bare) == {"satisfaction": "193/2"}
    enter(bare, team, ("0101", "satisfaction", None))
    assert values(bare) == {}


def test_every_faulty_cell_is_named_and_nothing_is_written(bare: Context) -> None:
    team = team_by(bare, "template-95")
    changes = of(
        ("0101", "satisfaction", "-1"),
        ("0999", "satisfaction", "97"),
        ("0102", "sales", "5"),
        ("0102", "satisfaction-part", "95"),
        ("0103", "knowledge-test", "80"),
        ("0103", "knowledge-test", "81"),
        ("0103", "satisfaction", "97"),
    )
    assert problems(bare, changes) == [
        ("measures", 0, "value"),
        ("measures", 1, "employee"),
        ("measures", 2, "measure"),
        ("measures", 3, "measure"),
        ("measures", 5, "measure"),
    ]
    with pytest.raises(FaultyDataError) as caught:
        figures.set_measures(bare, team, NOVEMBER, changes.measures)
    assert len(caught.value.problems) == 5
    assert values(bare, "0103") == {}


def test_taking_one_count_away_is_a_fault_of_that_cell(bare: Context) -> None:
    team = team_by(bare, "template-95")
    enter(bare, team, ("0101", "satisfaction-part", "95"), ("0101", "satisfaction-whole", "100"))
    assert problems(bare, of(("0102", "knowledge-test", "80"), ("0101", "satisfaction-whole", None))) == [
        ("measures", 1, "measure")
    ]
    assert problems(bare, of(("0101", "satisfaction-whole", None), ("0101", "satisfaction-part", None))) == []


def test_figures_of_the_team_and_days_attended_come_with_a_plan(bare: Context) -> None:
    team = team_by(bare, "weikang-100", base_wage=Fraction(4350))
    changes = Changes(team_measures=(TeamMeasureChange("public-sales", Fraction(200000)),))
    assert problems(bare, changes) == [("team-measures", 0, "measure")]
    assert problems(bare, of(("0101", "days-attended", "20"))) == [("measures", 0, "measure")]
    pay_plans.put_plan_in_force(bare, team, "grade-pay", NOVEMBER)
    figures.set_team_measures(bare, team, NOVEMBER, changes.team_measures)
    assert [one.value for one in figures.figures(bare, team, NOVEMBER).team] == [Fraction(200000)]
    paid = months.score_month(bare, team, NOVEMBER).of("0101")
    assert paid is not None
    assert {one.id for one in paid.pay.components} >= {"post-wage", "commission", "public-commission"}

    pay_plans.put_plan_in_force(bare, team, "g1g2g3", NOVEMBER)
    assert problems(bare, of(("0101", "days-attended", "32"), ("0102", "days-attended", "31"))) == [
        ("measures", 0, "value")
    ]
    enter(bare, team, ("0101", "days-attended", "10.875"))
    paid = months.score_month(bare, team, NOVEMBER).of("0101")
    assert paid is not None
    assert next(str(one.amount) for one in paid.pay.components if one.id == "g1") == "2175.00"


def test_samples_are_kept_with_their_day_serial_and_note(bare: Context) -> None:
    team = team_by(bare, "call-rubric")
    criterion = figures.figures(bare, team, NOVEMBER).rating_criteria[0]
    new = NewRating("0101", criterion.id, Fraction(criterion.marks), None, dt.date(2026, 11, 3), " R-17 ", "语速稍快")
    lower = NewRating("0101", criterion.id, criterion.marks / 2)
    figures.add_ratings(bare, team, NOVEMBER, (new, lower))
    row = figures.figures(bare, team, NOVEMBER).of("0101")
    assert row is not None
    (first, second) = row.samples[criterion.id]
    assert (first.day, first.serial, first.note) == (dt.date(2026, 11, 3), "R-17", "语速稍快")
    assert row.mean[criterion.id] == criterion.marks * Fraction(3, 4)
    assert criterion.id not in row.unrated
    assert [quota.count for quota in row.quotas] == [2] * len(row.quotas)

    figures.remove_rating(bare, second.id)
    row = figures.figures(bare, team, NOVEMBER).of("0101")
    assert row is not None
    assert row.mean[criterion.id] == criterion.marks
    with pytest.raises(WrongCallError):
        figures.remove_rating(bare, second.id)


def test_faulty_samples_are_named(bare: Context) -> None:
    team = team_by(bare, "call-rubric")
    criterion = figures.figures(bare, team, NOVEMBER).rating_criteria[0]
    ratings = (
        NewRating("0101", criterion.id, criterion.marks + 1),
        NewRating("0101", "singing", Fraction(1)),
        NewRating("0101", criterion.id, Fraction(1), day=dt.date(2026, 10, 31)),
        NewRating("0101", criterion.id, Fraction(1), day=dt.date(2026, 11, 21)),
        NewRating("0101", criterion.id, Fraction(1), rater="customer"),
        NewRating("0101", criterion.id, Fraction(1), note="x" * 501),
        NewRating("0101", criterion.id, Fraction(1), day=dt.date(2026, 11, 20)),
    )
    assert problems(bare, Changes(ratings=ratings)) == [
        ("ratings", 0, "score"),
        ("ratings", 1, "criterion"),
        ("ratings", 2, "day"),
        ("ratings", 3, "day"),
        ("ratings", 4, "rater"),
        ("ratings", 5, "note"),
    ]


def test_settings_hold_from_a_month_on(bare: Context) -> None:
    team = team_by(bare, "outbound-index")

    def target(month: Month) -> tuple[str, Month | None]:
        setting = figures.figures(bare, team, month).settings[0]
        assert setting.id == "target-calls"
        return str(setting.holds), setting.since

    assert target(NOVEMBER) == ("5000", None)
    figures.set_settings(bare, team, NOVEMBER, {"target-calls": Fraction(4000), "minimum-wage": Fraction(2070)})
    assert target(OCTOBER) == ("5000", None)
    assert target(NOVEMBER) == ("4000", NOVEMBER)
    enter(bare, team, ("0101", "calls", "4000"))
    full = months.score_month(bare, team, NOVEMBER)
    assert full.facts.settings == {"target-calls": Fraction(4000)}
    figures.set_settings(bare, team, NOVEMBER, {"target-calls": None})
    assert target(NOVEMBER) == ("5000", None)
    faulty = {"target-calls": Fraction(0), "call-price": Fraction(1), "minimum-wage": Fraction(-1)}
    assert sorted(str(path[1]) for path in problems(bare, Changes(settings=faulty))) == sorted(faulty)
    with pytest.raises(FaultyDataError):
        figures.set_settings(bare, team, NOVEMBER, {"nonsense": None})


def test_a_closed_month_takes_nothing_and_shows_what_its_seal_holds(bare: Context) -> None:
    team = team_by(bare, "outbound-index")
    enter(bare, team, ("0101", "calls", "4000"), month=OCTOBER)
    closing.close(bare, team, OCTOBER, accept="缺的数据没有")
    assert figures.figures(bare, team, OCTOBER).closed
    assert values(bare, month=OCTOBER) == {"calls": "4000"}
    for refused in (
        lambda: enter(bare, team, ("0101", "calls", "1"), month=OCTOBER),
        lambda: figures.set_settings(bare, team, OCTOBER, {"target-calls": Fraction(1)}),
        lambda: figures.add_ratings(bare, team, OCTOBER, ()),
        lambda: figures.set_team_measures(bare, team, DECEMBER, ()),
        lambda: pay_plans.put_plan_in_force(bare, team, "band-pay", OCTOBER),
    ):
        with pytest.raises(RefusedError):
            refused()
    assert problems(bare, of(("0101", "calls", "1")), OCTOBER) == [("month",)]
    with pytest.raises(WrongCallError):
        figures.figures(bare, team, SEPTEMBER)


def test_entering_is_undone_and_redone(bare: Context) -> None:
    team = team_by(bare, "outbound-index")
    enter(bare, team, ("0101", "calls", "4000"))
    second = figures.set_measures(bare, team, NOVEMBER, (MeasureChange("0101", "calls", Fraction(4500)),))
    inverse = undo.undo(bare, second)
    assert values(bare) == {"calls": "4000"}
    undo.undo(bare, inverse)
    assert values(bare) == {"calls": "4500"}
    set_ = figures.set_settings(bare, team, NOVEMBER, {"target-calls": Fraction(4000)})
    undo.undo(bare, set_)
    assert figures.figures(bare, team, NOVEMBER).settings[0].holds == 5000
    assert verify.verify(bare).problems == ()


def test_what_a_plan_no_longer_reads_waits_in_the_database(bare: Context) -> None:
    team = team_by(bare, "weikang-100")
    pay_plans.put_plan_in_force(bare, team, plan("grade-pay"), NOVEMBER)
    enter(bare, team, ("0101", "sales", "18000"))
    pay_plans.put_plan_in_force(bare, team, None, NOVEMBER)
    assert values(bare) == {}
    paid = months.score_month(bare, team, NOVEMBER).of("0101")
    assert paid is not None
    assert paid.pay.plan is None
    pay_plans.put_plan_in_force(bare, team, "grade-pay", NOVEMBER)
    assert values(bare) == {"sales": "18000"}


CELL = st.tuples(
    st.sampled_from(["0101", "0102", "0103", "0999"]),
    st.sampled_from(["satisfaction", "satisfaction-part", "satisfaction-whole", "knowledge-test", "sales"]),
    st.one_of(st.none(), st.integers(-2, 120).map(str), st.decimals("0", "100", places=2).map(str)),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.lists(CELL, max_size=5), max_size=4))
def test_what_is_taken_in_can_always_be_scored_and_what_is_refused_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[tuple[str, str, str | None]]]
) -> None:
    from kpi_desktop.services.context import open_context
    from tests.services.conftest import StillClock

    bare = open_context(tmp_path_factory.mktemp("kpi") / "kpi.db", clock=StillClock(), actor="李倩")
    try:
        team = team_by(bare, preset("template-95"))
        for batch in batches:
            changes = of(*batch)
            before = {number: values(bare, number) for number in ("0101", "0102", "0103")}
            if figures.check_changes(bare, team, NOVEMBER, changes):
                with pytest.raises(FaultyDataError):
                    figures.set_measures(bare, team, NOVEMBER, changes.measures)
                assert {number: values(bare, number) for number in before} == before
            else:
                figures.set_measures(bare, team, NOVEMBER, changes.measures)
                for change in changes.measures:
                    stands = values(bare, change.number).get(change.measure)
                    assert stands == (None if change.value is None else str(change.value))
            months.score_month(bare, team, NOVEMBER)
        assert verify.verify(bare).problems == ()
    finally:
        bare.close()
