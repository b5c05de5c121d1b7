from __future__ import annotations

import datetime as dt

import pytest

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import FaultyDataError, RefusedError, WrongCallError
from kpi_desktop.services import closing, follow_ups, undo
from kpi_desktop.services.context import Context
from kpi_desktop.services.follow_ups import FollowUp, FollowUpKind, Outcome
from kpi_desktop.services.teams import Team
from tests.services.conftest import NOVEMBER, OCTOBER

TALK, HANDED, SIGNED = FollowUpKind.TALK, FollowUpKind.HANDED_OUT, FollowUpKind.SIGNED
OBJECTION, OUTCOME = FollowUpKind.OBJECTION, FollowUpKind.OUTCOME


@pytest.fixture
def closed(ctx: Context, team: Team) -> Context:
    closing.close(ctx, team, OCTOBER)
    return ctx


def day(number: int) -> dt.date:
    return dt.date(2026, 11, number)


def about(kind: FollowUpKind, on: int, text: str = "", number: str = "0101", month: Month = OCTOBER) -> FollowUp:
    return FollowUp(number, month, kind, day(on), text)


def standing(ctx: Context, team: Team, number: str = "0101") -> follow_ups.Standing:
    return follow_ups.standings(follow_ups.of_month(ctx, team, OCTOBER)).get(number, follow_ups.Standing())


def paths(error: FaultyDataError) -> list[object]:
    return [problem.path for problem in error.problems]


def test_a_strip_is_handed_out_and_signed_by_several_in_one_step_that_is_undone_as_one(
    closed: Context, team: Team
) -> None:
    handed = [about(HANDED, 2, number=number) for number in ("0101", "0102")]
    follow_ups.record(closed, team, handed)
    signed = follow_ups.record(closed, team, [about(SIGNED, 3), about(SIGNED, 3, number="0102")])
    assert (standing(closed, team).handed_out, standing(closed, team, "0102").signed) == (day(2), day(3))
    undo.undo(closed, signed)
    assert (standing(closed, team).handed_out, standing(closed, team).signed) == (day(2), None)


def test_whoever_signs_has_the_strip_since_that_day_unless_another_was_noted(closed: Context, team: Team) -> None:
    signed = follow_ups.record(closed, team, [about(SIGNED, 3), about(SIGNED, 3, number="0102")])
    assert (standing(closed, team).handed_out, standing(closed, team, "0102").handed_out) == (day(3), day(3))
    undo.undo(closed, signed)
    assert follow_ups.of_month(closed, team, OCTOBER) == ()
    follow_ups.record(closed, team, [about(HANDED, 2), about(SIGNED, 3)])
    assert (standing(closed, team).handed_out, standing(closed, team).signed) == (day(2), day(3))


def test_an_objection_waits_until_it_is_decided(closed: Context, team: Team) -> None:
    follow_ups.record(closed, team, [about(OBJECTION, 4, "不是我的电话")])
    (waiting,) = standing(closed, team).objections
    assert standing(closed, team).undecided
    outcome = FollowUp("0101", OCTOBER, OUTCOME, day(6), "查录音属实", Outcome.UPHELD, waiting.kept.id)
    follow_ups.record(closed, team, [outcome])
    (decided,) = standing(closed, team).objections
    assert decided.outcome is not None
    assert decided.outcome.what == outcome
    assert not standing(closed, team).undecided
    with pytest.raises(FaultyDataError) as caught:
        follow_ups.record(closed, team, [outcome])
    assert paths(caught.value) == [(0, "answers")]


def test_with_an_objection_goes_its_outcome_and_comes_back_with_it(closed: Context, team: Team) -> None:
    follow_ups.record(closed, team, [about(OBJECTION, 4, "不是我的电话")])
    number = standing(closed, team).objections[0].kept.id
    follow_ups.record(closed, team, [FollowUp("0101", OCTOBER, OUTCOME, day(6), "不属实", Outcome.REJECTED, number)])
    voided = follow_ups.void(closed, number)
    assert follow_ups.of_person(closed, "0101") == ()
    with pytest.raises(WrongCallError):
        follow_ups.void(closed, number)
    undo.undo(closed, voided)
    assert [one.what.kind for one in follow_ups.of_person(closed, "0101")] == [OBJECTION, OUTCOME]


def test_what_was_signed_before_the_month_was_closed_anew_holds_no_longer(closed: Context, team: Team) -> None:
    follow_ups.record(closed, team, [about(SIGNED, 3), about(TALK, 3, "谈过")])
    closing.reopen(closed, team, OCTOBER, "漏记一条")
    closing.close(closed, team, OCTOBER)
    assert standing(closed, team).signed is None
    held = [(one.what.kind, one.outdated) for one in follow_ups.of_person(closed, "0101")]
    assert held == [(HANDED, True), (SIGNED, True), (TALK, False)]
    follow_ups.record(closed, team, [about(SIGNED, 5)])
    assert standing(closed, team).signed == day(5)


@pytest.mark.parametrize("kind", [HANDED, SIGNED, OBJECTION, OUTCOME])
def test_the_strip_of_an_open_month_is_nothing_to_sign(ctx: Context, team: Team, kind: FollowUpKind) -> None:
    with pytest.raises(RefusedError) as caught:
        follow_ups.record(ctx, team, [about(kind, 3, "词")])
    assert caught.value.what.fields["month"] == OCTOBER


def test_a_talk_may_be_noted_while_the_month_is_open(ctx: Context, team: Team) -> None:
    follow_ups.record(ctx, team, [about(TALK, 19, " 提醒排班 ", month=NOVEMBER)])
    (kept,) = follow_ups.of_month(ctx, team, NOVEMBER)
    assert kept.what.text == "提醒排班"
    assert follow_ups.standing([kept]).talks == (kept,)


@pytest.mark.parametrize(
    ("new", "key"),
    [
        (FollowUp("0101", OCTOBER, TALK, dt.date(2026, 9, 30), "谈过"), "day"),
        (FollowUp("0101", OCTOBER, TALK, dt.date(2026, 11, 21), "谈过"), "day"),
        (FollowUp("0101", OCTOBER, TALK, day(3), "  "), "text"),
        (FollowUp("0101", OCTOBER, OBJECTION, day(3)), "text"),
        (FollowUp("0101", Month(2024, 2), TALK, day(3), "早于入职"), "number"),
    ],
)
def test_one_row_at_fault_is_named_and_nothing_of_the_others_stays(
    closed: Context, team: Team, new: FollowUp, key: str
) -> None:
    with pytest.raises(FaultyDataError) as caught:
        follow_ups.record(closed, team, [about(TALK, 3, "谈过", number="0102"), new])
    assert paths(caught.value) == [(1, key)]
    assert follow_ups.of_month(closed, team, OCTOBER) == ()


def test_nobody_signs_twice(closed: Context, team: Team) -> None:
    with pytest.raises(FaultyDataError) as caught:
        follow_ups.record(closed, team, [about(SIGNED, 3), about(SIGNED, 4)])
    assert paths(caught.value) == [(1, "kind")]
    assert standing(closed, team).signed is None


def test_an_outcome_says_how_and_of_whose_objection(closed: Context, team: Team) -> None:
    follow_ups.record(closed, team, [about(OBJECTION, 4, "不是我的电话", number="0102")])
    other = standing(closed, team, "0102").objections[0].kept.id
    with pytest.raises(FaultyDataError) as caught:
        follow_ups.record(closed, team, [FollowUp("0101", OCTOBER, OUTCOME, day(6), "查过", None, other)])
    assert paths(caught.value) == [(0, "answers"), (0, "outcome")]


def test_what_cannot_be_meant_is_refused(closed: Context, team: Team) -> None:
    with pytest.raises(RefusedError):
        follow_ups.record(closed, team, [])
    with pytest.raises(WrongCallError):
        follow_ups.record(closed, team, [about(TALK, 3, "谈过", number="9999")])
    with pytest.raises(RefusedError):
        follow_ups.record(closed, team, [about(TALK, 3, "长" * 2000)])
