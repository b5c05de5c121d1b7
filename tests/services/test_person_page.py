"""One person over the months, read from seals and open months alike."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.services import closing, follow_ups, pay_plans, people, person_page
from kpi_desktop.services.context import Context
from kpi_desktop.services.follow_ups import FollowUp, FollowUpKind
from kpi_desktop.services.months import ScoredMonth, month_content
from kpi_desktop.services.person_page import Lives
from kpi_desktop.services.person_words import Head, worded
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import working
from kpi_desktop.texts import Translator
from tests.services.conftest import NOVEMBER, OCTOBER, StillClock, log, on

HEAD = Head("0101", "张敏", "Zhāng Mǐn", ("0101",))


@pytest.fixture
def tr(ctx: Context) -> Translator:
    return Translator("zh", ctx.resources / "translations")


@pytest.fixture
def lives(ctx: Context, tr: Translator) -> Lives:
    return Lives(ctx, tr)


def close_october(ctx: Context, team: Team) -> None:
    closing.close(ctx, team, OCTOBER, accept="已核对")


def scores(lives: Lives, number: str = "0101") -> dict[Month, str | None]:
    return {
        one.month: None if one.content is None else one.content.score
        for one in lives.of(number).months
        if one.month >= OCTOBER
    }


def test_twelve_months_end_with_the_present_one_and_those_before_the_first_are_empty(lives: Lives) -> None:
    months = lives.of("0101").months
    assert [months[0].month, months[-1].month] == [Month(2025, 12), NOVEMBER]
    assert [one.month for one in months if one.content is not None] == [OCTOBER, NOVEMBER]
    assert all(one.team is None for one in months if one.month < OCTOBER)


def test_a_closed_month_says_word_for_word_what_its_seal_holds(
    ctx: Context, team: Team, lives: Lives, tr: Translator
) -> None:
    log(ctx, on(6, month=10), on(7, "0102", month=10))
    close_october(ctx, team)
    people.edit_person(ctx, "0101", people.NewPerson("0101", "张敏敏", date(2024, 3, 1)), date(2026, 11, 1))
    sealed = month_content(ctx, team, OCTOBER, tr)[0]
    for number in ("0101", "0102"):
        (october,) = (one for one in lives.of(number).months if one.month == OCTOBER)
        assert october.closed
        assert october.content == sealed.person(number)
        assert (october.ranked, october.columns) == (sealed.ranked, sealed.columns)


def test_a_person_whose_number_changed_keeps_the_months_before(ctx: Context, team: Team, lives: Lives) -> None:
    log(ctx, on(6, month=10))
    close_october(ctx, team)
    before = scores(lives)[OCTOBER]
    people.edit_person(ctx, "0101", people.NewPerson("0101", "张敏", date(2024, 3, 1)), date(2026, 11, 1))
    assert scores(lives)[OCTOBER] == before == "95.0"
    assert lives.strips("0101")[0].employee == "0101"


def test_an_open_month_stands_as_it_comes_out_once_told_that_something_was_written(ctx: Context, lives: Lives) -> None:
    assert scores(lives)[NOVEMBER] == "100.0"
    log(ctx, on(6))
    lives.forget()
    assert scores(lives)[NOVEMBER] == "95.0"


def test_an_open_month_is_worded_as_the_months_own_page_words_it(
    ctx: Context, team: Team, lives: Lives, tr: Translator
) -> None:
    log(ctx, on(6), on(9), on(9, "0103"))
    whole = month_content(ctx, team, NOVEMBER, tr)[0]
    november = lives.of("0101").months[-1]
    assert november.content == whole.person("0101")
    assert november.ranked == whole.ranked


def test_a_reopened_month_is_open_again(ctx: Context, team: Team, lives: Lives) -> None:
    close_october(ctx, team)
    closing.reopen(ctx, team, OCTOBER, "漏记")
    (october,) = (one for one in lives.of("0101").months if one.month == OCTOBER)
    assert (october.closed, october.reopened) == (False, True)
    assert lives.strips("0101") == ()


def test_months_without_employment_are_gaps_also_between_two_employments(
    ctx: Context, team: Team, lives: Lives, clock: StillClock
) -> None:
    people.leave(ctx, "0104", date(2026, 10, 20))
    close_october(ctx, team)
    assert scores(lives, "0104") == {OCTOBER: "100.0", NOVEMBER: None}
    clock.day = date(2026, 12, 10)
    people.come_back(ctx, "0104", date(2026, 12, 1))
    lives.forget()
    assert scores(lives, "0104") == {OCTOBER: "100.0", NOVEMBER: None, Month(2026, 12): "100.0"}


def test_faults_of_an_open_month_leave_only_that_month_empty(
    ctx: Context, team: Team, lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_october(ctx, team)

    def faulty(*_: object) -> ScoredMonth:
        raise FaultyDataError(Message("a fault"), ())

    monkeypatch.setattr(person_page, "scored", faulty)
    assert scores(lives) == {OCTOBER: "100.0", NOVEMBER: None}
    assert lives.of("0101").level is None


def test_strips_of_months_before_the_twelve_are_counted_and_found(
    ctx: Context, team: Team, lives: Lives, clock: StillClock, tr: Translator
) -> None:
    close_october(ctx, team)
    clock.day = date(2027, 11, 5)
    life = lives.of("0101")
    page = worded(life, HEAD, tr)
    assert (page.strips, page.earlier) == ((), 1)
    assert [strip.month for strip in lives.strips("0101")] == [OCTOBER]


def test_a_strip_says_when_it_was_signed(ctx: Context, team: Team, lives: Lives) -> None:
    close_october(ctx, team)
    signed = FollowUp("0101", OCTOBER, FollowUpKind.SIGNED, date(2026, 11, 3))
    follow_ups.record(ctx, team, [signed])
    (mine,), (other,) = lives.strips("0101"), lives.strips("0102")
    assert ("11-03" in mine.state, mine.open) == (True, False)
    assert other.open


def test_evidence_is_known_by_the_entry_that_it_is_tied_to(ctx: Context, team: Team, lives: Lives) -> None:
    logged = log(ctx, on(6, month=10), on(8, month=10), on(9, "0102", month=10))
    with working(ctx, "evidence") as unit:
        unit.evidence.add(logged.incidents[1], "photo.png", "image/png", b"picture")
    for closed in (False, True):
        if closed:
            close_october(ctx, team)
            lives.forget()
        (october,) = (one for one in lives.of("0101").months if one.month == OCTOBER)
        assert october.content is not None
        days = {line.day for line in october.content.lines if line.incident in october.evidence}
        assert days == {"10-08"}


def test_the_next_level_and_streaks_are_told_from_the_plan(
    ctx: Context, team: Team, lives: Lives, tr: Translator
) -> None:
    pay_plans.put_plan_in_force(ctx, team, "levels", NOVEMBER)
    newcomer = people.NewPerson("0105", "王婷", date(2026, 9, 10), level="middle")
    people.add_people(ctx, team, [newcomer])
    lives.forget()
    life = lives.of("0105")
    assert life.level is not None
    assert (life.level.level.id, life.level.missing) == ("senior", 10)
    assert "10" in worded(life, HEAD, tr).ahead[0]


def test_a_streak_under_way_says_what_it_still_takes(ctx: Context, team: Team, lives: Lives, tr: Translator) -> None:
    pay_plans.put_plan_in_force(ctx, team, "band-pay", OCTOBER)
    log(ctx, on(6, month=10))
    close_october(ctx, team)
    life = lives.of("0101")
    assert [(one.count, one.missing) for one in life.ahead] == []
    log(ctx, on(6))
    lives.forget()
    (coming,) = lives.of("0101").ahead
    assert (coming.count, coming.missing) == (2, 1)
    assert "再有 1 个月" in worded(lives.of("0101"), HEAD, tr).ahead[-1]


def test_nobody_of_that_number_is_refused(lives: Lives) -> None:
    with pytest.raises(WrongCallError):
        lives.of("9999")
