"""A scheme put in force that calls things otherwise, and drafts tried on months."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.services import closing, figures, incidents, mapping, months, pay_plans, schemes, trials, undo, verify
from kpi_desktop.services.context import Context
from kpi_desktop.services.figures import NewRating
from kpi_desktop.services.teams import Team
from tests.services.conftest import SCHEME, log, on
from tests.services.measured import NOVEMBER, OCTOBER, enter, preset, team_by
from tests.services.plans_held import text_in_force

RENAMED = SCHEME.replace('id = "complaint"', 'id = "complaint-verified"')


def test_incidents_are_carried_over_in_one_operation_and_back(ctx: Context, team: Team) -> None:
    log(ctx, on(2, "0103", "complaint"), on(3, "0104", "complaint"), on(3, "0104"))
    (found,) = mapping.unmapped(ctx, team, RENAMED, NOVEMBER)
    assert (found.id, found.kind, found.count, found.name.zh) == ("complaint", "incident", 2, "有效投诉")
    assert "complaint-verified" in found.candidates
    before = months.score_month(ctx, team, NOVEMBER).result
    with pytest.raises(FaultyDataError):
        schemes.put_in_force(ctx, team, RENAMED, NOVEMBER)
    operation = schemes.put_in_force(ctx, team, RENAMED, NOVEMBER, mapping={"complaint": "complaint-verified"})
    after = months.score_month(ctx, team, NOVEMBER).result
    assert [(one.employee, one.score) for one in after.results] == [(one.employee, one.score) for one in before.results]
    logged = incidents.logged_in(ctx, team, NOVEMBER)
    assert [one.entry.criterion for one in logged if one.voided] == ["complaint"] * 2
    assert {one.replaced_by for one in logged if one.voided} == {one.id for one in logged if one.replaces is not None}
    undo.undo(ctx, operation)
    again = months.score_month(ctx, team, NOVEMBER).result
    assert [(one.score, one.rank) for one in again.results] == [(one.score, one.rank) for one in before.results]
    assert [one.entry.criterion for one in incidents.logged_in(ctx, team, NOVEMBER) if not one.voided] == [
        "complaint",
        "complaint",
        "late",
    ]
    assert verify.verify(ctx).problems == ()


def test_what_is_mapped_to_nothing_is_voided(ctx: Context, team: Team) -> None:
    log(ctx, on(2, "0103", "complaint"))
    schemes.put_in_force(ctx, team, RENAMED, NOVEMBER, mapping={"complaint": None})
    (logged,) = incidents.logged_in(ctx, team, NOVEMBER)
    assert (logged.voided, logged.replaced_by, logged.void_reason) == (True, None, "complaint → —")


def test_a_mapping_to_what_is_not_there_is_refused(ctx: Context, team: Team) -> None:
    log(ctx, on(2, "0103", "complaint"))
    with pytest.raises(FaultyDataError) as caught:
        schemes.put_in_force(ctx, team, RENAMED, NOVEMBER, mapping={"complaint": "nonsense"})
    assert [problem.path for problem in caught.value.problems] == [("mapping", "complaint")]
    assert schemes.scheme_for(ctx, team, NOVEMBER).criterion("complaint") is not None


def test_measures_and_ratings_must_be_mapped_too(bare: Context) -> None:
    old = preset("template-95")
    new = old.replace('id = "knowledge-test"', 'id = "skill-test"')
    team = team_by(bare, old)
    enter(bare, team, ("0101", "knowledge-test", "80"), ("0101", "satisfaction", "97"))
    assert [(one.id, one.kind) for one in mapping.unmapped(bare, team, new, NOVEMBER)] == [
        ("knowledge-test", "measure")
    ]
    with pytest.raises(FaultyDataError) as caught:
        schemes.put_in_force(bare, team, new, NOVEMBER)
    assert [problem.path for problem in caught.value.problems] == [("mapping", "knowledge-test")]
    before = months.score_month(bare, team, NOVEMBER).of("0101")
    schemes.put_in_force(bare, team, new, NOVEMBER, mapping={"knowledge-test": "skill-test"})
    after = months.score_month(bare, team, NOVEMBER).of("0101")
    assert before is not None
    assert after is not None
    assert after.score == before.score
    row = figures.figures(bare, team, NOVEMBER).of("0101")
    assert row is not None
    assert row.values == {"skill-test": 80, "satisfaction": 97}


def test_ratings_go_where_they_are_mapped(bare: Context) -> None:
    old = preset("service-five")
    team = team_by(bare, old)
    figures.add_ratings(bare, team, NOVEMBER, (NewRating("0101", "manner", Fraction(3), day=dt.date(2026, 11, 2)),))
    new = old.replace('"manner"', '"bearing"').replace(".manner", ".bearing")
    with pytest.raises(FaultyDataError):
        schemes.put_in_force(bare, team, new, NOVEMBER)
    operation = schemes.put_in_force(bare, team, new, NOVEMBER, mapping={"manner": "bearing"})
    row = figures.figures(bare, team, NOVEMBER).of("0101")
    assert row is not None
    assert [(one.score, one.day) for one in row.samples["bearing"]] == [(Fraction(3), dt.date(2026, 11, 2))]
    undo.undo(bare, operation)
    assert months.score_month(bare, team, NOVEMBER).facts.ratings[0].criterion == "manner"


def test_a_trial_says_who_would_move_and_changes_nothing(ctx: Context, team: Team) -> None:
    log(ctx, on(8, month=10), on(2, "0103"))
    closing.close(ctx, team, OCTOBER, accept="已核对")
    dearer = SCHEME.replace("points = -5", "points = -7", 1)
    with ctx.store.read() as view:
        head = view.log.head()
    october, november = trials.trial(ctx, team, dearer, (OCTOBER, NOVEMBER))
    assert (october.closed, november.closed) == (True, False)
    assert [(move.name, str(move.points)) for move in october.moves] == [("张敏", "-2.0")]
    assert [(move.number, str(move.points), move.money) for move in november.moves] == [("0103", "-2.0", None)]
    assert (october.unmoved, november.unmoved) == (3, 3)
    with ctx.store.read() as view:
        assert view.log.head() == head


def test_the_same_scheme_moves_nobody(ctx: Context, team: Team) -> None:
    log(ctx, on(8, month=10), on(9, "0103", "procedure-error", month=10))
    (tried,) = trials.trial(ctx, team, SCHEME, (OCTOBER,))
    assert (tried.moves, tried.unmoved, tried.problems) == ((), 4, ())


def test_a_trial_with_unknown_criteria_asks_for_a_mapping(ctx: Context, team: Team) -> None:
    log(ctx, on(2, "0103", "complaint"))
    (tried,) = trials.trial(ctx, team, RENAMED, (NOVEMBER,))
    assert [problem.path for problem in tried.problems] == [("mapping", "complaint")]
    assert (tried.moves, tried.result) == ((), None)
    (tried,) = trials.trial(ctx, team, RENAMED, (NOVEMBER,), mapping={"complaint": "complaint-verified"})
    assert (tried.problems, tried.moves) == ((), ())
    (tried,) = trials.trial(ctx, team, RENAMED, (NOVEMBER,), mapping={"complaint": None})
    assert tried.moves[0].number == "0103"
    assert tried.moves[0].points > 0


def test_a_draft_of_a_plan_shows_the_money(bare: Context) -> None:
    team = team_by(bare, "weikang-100", performance_wage=Fraction(1000))
    pay_plans.put_plan_in_force(bare, team, "band-pay", NOVEMBER)
    draft = text_in_force(bare, team, NOVEMBER)
    assert draft is not None
    cheaper = draft.replace("percent = 100", "percent = 90")
    assert cheaper != draft
    (tried,) = trials.trial(bare, team, None, (NOVEMBER,), plan_text=cheaper)
    assert {str(move.money) for move in tried.moves} == {"-100.00"}
    with pytest.raises(FaultyDataError):
        trials.trial(bare, team, "id = 'x'\n", (NOVEMBER,))
    with pytest.raises(WrongCallError):
        trials.trial(bare, team, None, (OCTOBER.plus(-1),))


def test_a_month_with_figures_alone_can_be_tried_on(bare: Context) -> None:
    team = team_by(bare, "call-rubric")
    assert trials.tryable(bare, team) == ()
    scheme = months.score_month(bare, team, NOVEMBER).scheme
    rating = NewRating("0101", scheme.rating_criteria[0].id, Fraction(4))
    done = figures.add_ratings(bare, team, NOVEMBER, (rating,))
    assert trials.tryable(bare, team) == (NOVEMBER,)
    undo.undo(bare, done)
    assert trials.tryable(bare, team) == ()
