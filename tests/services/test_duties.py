from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError, RefusedError, WrongCallError
from kpi_desktop.services import closing, duties, duty_rounds, incidents, people, setup, teams, undo, verify
from kpi_desktop.services.context import Context
from kpi_desktop.services.duties import NewDuty
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.services.teams import Team
from tests.services.conftest import NAMES, OCTOBER, StillClock

FRIDAY = dt.date(2026, 11, 20)


def cleaning(numbers: Sequence[str] = (), name: str = "卫生值日", weekdays: Sequence[int] = (1, 5)) -> NewDuty:
    return NewDuty(name, "not-cleaned", weekdays, numbers)


def make(ctx: Context, team: Team, new: NewDuty) -> int:
    duties.save(ctx, team, new)
    return duties.duties(ctx, team)[-1].id


def logged(ctx: Context, team: Team, day: dt.date = FRIDAY) -> list[tuple[str, str, str]]:
    found = incidents.logged_on(ctx, team, day)
    return [(one.entry.number, one.entry.criterion, one.entry.note) for one in found if not one.voided]


def test_a_duty_offers_only_what_needs_nothing_more(ctx: Context, team: Team) -> None:
    fitting = {criterion.id for criterion in duties.fitting(scheme_for(ctx, team, Month(2026, 11)))}
    assert "not-cleaned" in fitting
    assert fitting.isdisjoint({"late", "praise-oral", "procedure-error"})


@pytest.mark.parametrize("changed", [False, True])
def test_a_round_does_not_come_back_beside_another_of_that_day(ctx: Context, team: Team, changed: bool) -> None:
    duty = make(ctx, team, cleaning())
    undone = undo.undo(ctx, duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0102"]))
    if changed:
        duties.change(ctx, team, duty, cleaning(["0102", "0103"]))
        (held,) = duties.duties(ctx, team)
        duty = held.id
    newer = duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0102", "0103"])
    with pytest.raises(RefusedError) as caught:
        undo.undo(ctx, undone)
    assert caught.value.what.fields["what"] == newer.what
    assert [number for number, _, _ in logged(ctx, team)] == ["0102", "0103"]
    assert verify.verify(ctx).problems == ()


def test_a_round_that_voided_a_record_of_another_month_stays_once_that_is_closed(ctx: Context, team: Team) -> None:
    duty = make(ctx, team, cleaning())
    (wrong,) = duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0102"]).incidents
    incidents.rewrite(ctx, wrong, Entry("0102", dt.date(2026, 10, 30), "not-cleaned"), "记错日子")
    again = duty_rounds.go_through(ctx, team, duty, FRIDAY, [], again="补做了")
    closing.close(ctx, team, OCTOBER)
    with pytest.raises(RefusedError):
        undo.undo(ctx, again)


def test_the_unticked_are_logged_in_one_go_and_undo_takes_all_of_it_back(ctx: Context, team: Team) -> None:
    duty = make(ctx, team, cleaning())
    went = duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0102", "0104"])
    expected = [("0102", "not-cleaned", "卫生值日"), ("0104", "not-cleaned", "卫生值日")]
    assert logged(ctx, team) == expected
    (due,) = duty_rounds.due(ctx, team, FRIDAY)
    assert due.gone is not None
    assert (due.gone.done, due.gone.missed) == (("张敏", "单雪"), ("李倩", "曾丽"))
    back = undo.undo(ctx, went)
    assert logged(ctx, team) == []
    assert duty_rounds.due(ctx, team, FRIDAY)[0].gone is None
    undo.undo(ctx, back)
    assert logged(ctx, team) == expected
    assert duty_rounds.due(ctx, team, FRIDAY)[0].gone is not None
    assert verify.verify(ctx).problems == ()


def test_a_round_in_which_all_did_it_logs_nothing_and_is_kept(ctx: Context, team: Team) -> None:
    duty = make(ctx, team, cleaning(["0103", "0101"]))
    duty_rounds.go_through(ctx, team, duty, FRIDAY, [])
    assert logged(ctx, team) == []
    (due,) = duty_rounds.due(ctx, team, FRIDAY)
    assert due.gone is not None
    assert due.gone.done == ("单雪", "张敏")


def test_a_duty_falls_on_its_weekdays_alone(ctx: Context, team: Team) -> None:
    make(ctx, team, cleaning())
    assert [len(duty_rounds.due(ctx, team, FRIDAY - dt.timedelta(days))) for days in range(7)] == [1, 0, 0, 0, 1, 0, 0]


def test_the_same_duty_twice_a_day_asks_first(ctx: Context, team: Team) -> None:
    duty = make(ctx, team, cleaning())
    duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0102"])
    with pytest.raises(RefusedError):
        duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0103"])
    assert len(logged(ctx, team)) == 1
    duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0103"], again="done after all")
    assert [number for number, _, _ in logged(ctx, team)] == ["0103"]


def test_again_writes_only_what_is_different(ctx: Context, team: Team) -> None:
    duty = make(ctx, team, cleaning())
    duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0102", "0104"])
    before = {one.entry.number: one.id for one in incidents.logged_on(ctx, team, FRIDAY)}
    again = duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0103", "0104"], again="done after all")
    after = incidents.logged_on(ctx, team, FRIDAY)
    assert {one.entry.number: one.id for one in after if not one.voided}["0104"] == before["0104"], "untouched"
    assert [(one.entry.number, one.void_reason) for one in after if one.voided] == [("0102", "done after all")]
    (due,) = duty_rounds.due(ctx, team, FRIDAY)
    assert due.gone is not None
    assert (due.gone.missed_numbers, due.gone.done) == (("0103", "0104"), ("张敏", "李倩"))

    undo.undo(ctx, again)
    assert sorted(number for number, _, _ in logged(ctx, team)) == ["0102", "0104"]
    (due,) = duty_rounds.due(ctx, team, FRIDAY)
    assert due.gone is not None
    assert due.gone.missed_numbers == ("0102", "0104")
    assert verify.verify(ctx).problems == ()


def test_what_was_voided_or_corrected_by_hand_since_is_taken_as_it_stands(ctx: Context, team: Team) -> None:
    duty = make(ctx, team, cleaning())
    duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0102", "0103"])
    one, other = incidents.logged_on(ctx, team, FRIDAY)
    incidents.void(ctx, one.id, "wrong person")
    incidents.rewrite(ctx, other.id, replace(other.entry, note="left the bin"), "corrected")
    (due,) = duty_rounds.due(ctx, team, FRIDAY)
    assert due.gone is not None
    assert due.gone.missed_numbers == ("0103",)

    duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0103"], again="done after all")
    assert logged(ctx, team) == [("0103", "not-cleaned", "left the bin")]
    duty_rounds.go_through(ctx, team, duty, FRIDAY, [], again="done after all")
    assert logged(ctx, team) == []
    duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0102"], again="done after all")
    assert [number for number, _, _ in logged(ctx, team)] == ["0102"]


def test_again_leaves_who_is_not_on_the_list_any_more_as_they_were(ctx: Context, team: Team) -> None:
    duty = make(ctx, team, cleaning())
    duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0102", "0104"])
    duties.change(ctx, team, duty, cleaning(["0101", "0102"]))
    (changed,) = duties.duties(ctx, team)
    duty_rounds.go_through(ctx, team, changed.id, FRIDAY, ["0101"], again="done after all")
    assert sorted(number for number, _, _ in logged(ctx, team)) == ["0101", "0104"]
    (due,) = duty_rounds.due(ctx, team, FRIDAY)
    assert due.gone is not None
    assert sorted(due.gone.missed_numbers) == ["0101", "0104"]


def test_a_duty_changed_after_it_was_gone_through_isnt_due_a_second_time(ctx: Context, team: Team) -> None:
    duty = make(ctx, team, cleaning())
    duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0102"])
    duties.change(ctx, team, duty, cleaning(["0101", "0102"]))
    (due,) = duty_rounds.due(ctx, team, FRIDAY)
    assert due.gone is not None
    assert due.gone.missed == ("李倩",)
    duties.void(ctx, team, due.duty.id)
    (ended,) = duty_rounds.due(ctx, team, FRIDAY)
    assert ended.gone is not None


def test_who_is_on_leave_is_told_and_never_logged(bare: Context) -> None:
    ctx, scheme = bare, (paths.resources() / "schemes" / "attendance-conversion.toml").read_text("utf-8")
    roster = tuple(people.NewPerson(number, name, dt.date(2024, 3, 1)) for number, name in NAMES)
    setup.set_up(ctx, setup.Setup("维康客服中心", "早班", scheme, OCTOBER, roster, "zh"))
    team = teams.resolve(ctx)
    criterion = duties.fitting(scheme_for(ctx, team, Month(2026, 11)))[0].id
    duty = make(ctx, team, NewDuty("晨会", criterion, (5,)))
    leave = Entry("0102", FRIDAY - dt.timedelta(1), "personal-leave", quantity=Fraction(2))
    incidents.log(ctx, team, [leave])
    (due,) = duty_rounds.due(ctx, team, FRIDAY)
    assert [person.name for person in due.people if person.on_leave] == ["李倩"]
    with pytest.raises(WrongCallError):
        duty_rounds.go_through(ctx, team, duty, FRIDAY, ["0102"])
    duty_rounds.go_through(ctx, team, duty, FRIDAY, [])
    gone = duty_rounds.due(ctx, team, FRIDAY)[0].gone
    assert gone is not None
    assert "李倩" not in (*gone.done, *gone.missed)


def test_everybody_means_whoever_is_there_on_the_day(ctx: Context, team: Team) -> None:
    make(ctx, team, cleaning())
    make(ctx, team, cleaning(["0101"], "晨会"))
    people.add_people(ctx, team, [people.NewPerson("0105", "王婷", hired=FRIDAY)])
    everybody, one = duty_rounds.due(ctx, team, FRIDAY)
    assert [person.number for person in everybody.people] == ["0101", "0102", "0103", "0104", "0105"]
    assert [person.number for person in one.people] == ["0101"]
    (before, _) = duty_rounds.due(ctx, team, FRIDAY - dt.timedelta(4))
    assert len(before.people) == 4


@pytest.mark.parametrize("missed", [[], ["0101"]])
def test_days_of_closed_months_and_days_ahead_are_refused(
    ctx: Context, team: Team, clock: StillClock, missed: list[str]
) -> None:
    duty = make(ctx, team, cleaning(weekdays=range(1, 8)))
    closing.close(ctx, team, OCTOBER)
    for day in (dt.date(2026, 10, 30), clock.today() + dt.timedelta(1)):
        with pytest.raises(KpiError):
            duty_rounds.go_through(ctx, team, duty, day, missed)
        assert duty_rounds.due(ctx, team, day)[0].gone is None


def test_a_round_of_a_month_closed_since_isnt_taken_back(ctx: Context, team: Team) -> None:
    duty = make(ctx, team, cleaning(weekdays=range(1, 8)))
    went = duty_rounds.go_through(ctx, team, duty, dt.date(2026, 10, 30), [])
    closing.close(ctx, team, OCTOBER)
    with pytest.raises(RefusedError):
        undo.undo(ctx, went)


@pytest.mark.parametrize(
    "new",
    [
        cleaning(name="  "),
        cleaning(weekdays=()),
        NewDuty("晨会", "", (1,)),
        cleaning(name="卫生值日"),
        cleaning(["0999"], "晨会"),
        cleaning(name="长" * 500),
    ],
)
def test_what_cannot_be_a_duty_is_refused(ctx: Context, team: Team, new: NewDuty) -> None:
    duties.save(ctx, team, cleaning())
    with pytest.raises(KpiError):
        duties.save(ctx, team, new)
    assert len(duties.duties(ctx, team)) == 1


def test_a_list_whose_people_were_all_withdrawn_doesnt_become_everybodys(ctx: Context, team: Team) -> None:
    added = people.add_people(ctx, team, [people.NewPerson("0105", "王婷", hired=FRIDAY)])
    make(ctx, team, cleaning(["0105"]))
    undo.undo(ctx, added)
    (held,) = duties.duties(ctx, team)
    assert (held.for_all, held.numbers) == (False, ())
    with pytest.raises(RefusedError):
        duty_rounds.go_through(ctx, team, held.id, FRIDAY, [])


def test_a_name_may_be_kept_when_a_duty_is_changed_and_undo_brings_the_old_one_back(ctx: Context, team: Team) -> None:
    duty = make(ctx, team, cleaning())
    changed = duties.change(ctx, team, duty, cleaning(["0101"]))
    assert [one.numbers for one in duties.duties(ctx, team)] == [("0101",)]
    undo.undo(ctx, changed)
    assert [one.for_all for one in duties.duties(ctx, team)] == [True]
    with pytest.raises(WrongCallError):
        duties.void(ctx, team, 99)
