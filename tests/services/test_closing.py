from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from fractions import Fraction

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.errors import FaultyDataError, RefusedError, WrongCallError
from kpi_desktop.services import closing, incidents, months, people, schemes, settings, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.months import MonthState
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator
from tests.services.conftest import NOVEMBER, OCTOBER, SCHEME, StillClock, log, on


@pytest.fixture(params=["zh", "en"])
def tr(request: pytest.FixtureRequest, ctx: Context) -> Translator:
    return Translator(request.param, ctx.resources / "translations")


def test_what_happens_after_the_close_changes_nothing_of_it(
    ctx: Context, team: Team, tr: Translator, clock: StillClock
) -> None:
    log(ctx, on(8, month=10, note="堵车"), on(9, "0103", "procedure-error", month=10))
    before = months.score_month(ctx, team, OCTOBER)
    open_content, _ = months.month_content(ctx, team, OCTOBER, tr)
    document = months.month_json(ctx, team, OCTOBER, tr)
    closing.close(ctx, team, OCTOBER, accept="已核对")

    people.edit_person(
        ctx, "0101", people.NewPerson("0901", "张小敏", None, base_wage=Fraction(9000)), dt.date(2026, 10, 1)
    )
    people.leave(ctx, "0102", dt.date(2026, 9, 30))
    settings.set_organisation(ctx, "别的单位")
    teams.rename_team(ctx, team, "白班")
    renamed = teams.resolve(ctx)
    log(ctx, on(2, "0103"))
    clock.day = dt.date(2027, 11, 20)

    after = months.score_month(ctx, renamed, OCTOBER)
    assert after.state is MonthState.CLOSED
    assert (after.facts, after.result, after.incident_ids) == (before.facts, before.result, before.incident_ids)
    assert (after.scheme_text, after.scheme) == (SCHEME, before.scheme)
    content, stamp = months.month_content(ctx, renamed, OCTOBER, tr)
    assert content == open_content
    assert months.month_json(ctx, renamed, OCTOBER, tr) == document
    assert stamp.closed_on == dt.date(2026, 11, 20)
    assert after.seal is not None
    assert stamp.seal == after.seal.number


def test_a_seal_is_numbered_by_its_hash(ctx: Context, team: Team) -> None:
    closing.close(ctx, team, OCTOBER, accept="并列第一，两人均发")
    (seal,) = closing.seals(ctx, team, OCTOBER)
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{2}", seal.number)
    with ctx.store.read() as view:
        payload = view.months.payload(seal.id)
    assert hashlib.sha256(payload.encode()).hexdigest() == seal.sha256
    assert seal.sha256[:10].upper() == seal.number.replace("-", "")
    data = json.loads(payload)
    assert json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) == payload
    assert (data["format"], data["month"], data["accepted"]) == (2, "2026-10", "并列第一，两人均发")
    assert data["scheme"]["text"] == SCHEME
    assert set(data["contents"]) == set(data["documents"]) == {"zh", "en"}


def test_months_close_in_order_and_none_of_the_future(ctx: Context, team: Team, clock: StillClock) -> None:
    with pytest.raises(RefusedError, match="close that first"):
        closing.close(ctx, team, NOVEMBER)
    closing.close(ctx, team, OCTOBER)
    with pytest.raises(RefusedError, match="already"):
        closing.close(ctx, team, OCTOBER)
    closing.close(ctx, team, NOVEMBER)
    with pytest.raises(RefusedError, match="future"):
        closing.close(ctx, team, Month(2026, 12))
    clock.day = dt.date(2026, 12, 1)
    closing.close(ctx, team, Month(2026, 12))
    with pytest.raises(WrongCallError, match="No scheme"):
        closing.close(ctx, team, Month(2026, 9))


def test_only_the_latest_reopens_and_only_with_a_reason(ctx: Context, team: Team) -> None:
    with pytest.raises(RefusedError, match="isn't closed"):
        closing.reopen(ctx, team, OCTOBER, "漏记")
    closing.close(ctx, team, OCTOBER)
    closing.close(ctx, team, NOVEMBER)
    with pytest.raises(RefusedError, match="reopen that first"):
        closing.reopen(ctx, team, OCTOBER, "漏记")
    with pytest.raises(RefusedError, match="reason"):
        closing.reopen(ctx, team, NOVEMBER, " ")
    closing.reopen(ctx, team, NOVEMBER, "漏记")
    closing.reopen(ctx, team, OCTOBER, "漏记")
    assert [view.state for view in months.months(ctx, team)] == [MonthState.REOPENED, MonthState.REOPENED]
    with pytest.raises(RefusedError, match="close that first"):
        closing.close(ctx, team, NOVEMBER)


def test_reopening_keeps_the_old_seal_and_shows_who_moved(ctx: Context, team: Team, tr: Translator) -> None:
    log(ctx, on(8, month=10))
    closing.close(ctx, team, OCTOBER, accept="正好卡在等级线上，无误")
    assert closing.who_moved(ctx, team, OCTOBER) == ()
    (first,) = closing.seals(ctx, team, OCTOBER)
    closing.reopen(ctx, team, OCTOBER, "漏记一条")
    _, stamp = months.month_content(ctx, team, OCTOBER, tr)
    assert (stamp.reopened, stamp.seal) == (True, None)
    assert closing.who_moved(ctx, team, OCTOBER) == ()

    log(ctx, on(30, "0103", month=10, minutes=Fraction(45)))
    people.leave(ctx, "0104", dt.date(2026, 9, 30))
    for _ in range(2):
        moved = {one.name: (one.before, one.after) for one in closing.who_moved(ctx, team, OCTOBER)}
        assert set(moved) == {"张敏", "单雪", "曾丽"}
        before, after = moved["单雪"]
        assert before is not None
        assert after is not None
        assert (str(before.score), before.rank, str(after.score), after.rank) == ("100.0", 1, "90.0", 3)
        assert moved["曾丽"][1] is None
        if not any(seal.current for seal in closing.seals(ctx, team, OCTOBER)):
            closing.close(ctx, team, OCTOBER, accept="已核对")

    old, new = closing.seals(ctx, team, OCTOBER)
    assert (old.id, old.number, old.current, old.reopen_reason) == (first.id, first.number, False, "漏记一条")
    assert old.reopened_at is not None
    assert new.current
    with ctx.store.read() as view:
        assert json.loads(view.months.payload(new.id))["previous"] == first.sha256
        assert hashlib.sha256(view.months.payload(old.id).encode()).hexdigest() == first.sha256


def test_a_close_that_fails_leaves_the_month_open(ctx: Context, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    from kpi_desktop.services import sealing

    def broken(*_: object) -> str:
        raise OSError("the disk went away")

    monkeypatch.setattr(sealing, "write", broken)
    with pytest.raises(OSError, match="went away"):
        closing.close(ctx, team, OCTOBER)
    assert months.month_view(ctx, team, OCTOBER).state is MonthState.OPEN
    assert closing.seals(ctx, team, OCTOBER) == ()


def test_schemes_hold_from_a_month_on(ctx: Context, team: Team) -> None:
    dearer = SCHEME.replace('version = "1"', 'version = "2"').replace("points = -5", "points = -7", 1)
    assert dearer.count("-7") == 1
    schemes.put_in_force(ctx, team, dearer, NOVEMBER)
    assert [(one.from_month, one.version) for one in schemes.in_force(ctx, team)] == [(OCTOBER, "1"), (NOVEMBER, "2")]
    assert schemes.scheme_for(ctx, team, OCTOBER).version == "1"
    assert schemes.scheme_for(ctx, team, Month(2027, 3)).version == "2"
    assert schemes.scheme_text_for(ctx, team, NOVEMBER) == dearer
    schemes.put_in_force(ctx, team, SCHEME, NOVEMBER)
    assert schemes.scheme_for(ctx, team, NOVEMBER).version == "1"
    with pytest.raises(WrongCallError):
        schemes.scheme_for(ctx, team, Month(2026, 9))


def test_a_scheme_is_refused_for_its_faults_closed_months_and_what_no_longer_fits(ctx: Context, team: Team) -> None:
    with pytest.raises(FaultyDataError):
        schemes.put_in_force(ctx, team, "id = 'x'", NOVEMBER)
    closing.close(ctx, team, OCTOBER)
    with pytest.raises(RefusedError, match="closed"):
        schemes.put_in_force(ctx, team, SCHEME, OCTOBER)
    log(ctx, on(2, "0103", "complaint"), on(3, "0104", "complaint"), on(3, "0104"))
    (voided,) = log(ctx, on(4, "0104", "complaint")).incidents
    incidents.void(ctx, voided, "记错")
    without = SCHEME.replace('id = "complaint"', 'id = "complaint-verified"')
    with pytest.raises(FaultyDataError) as caught:
        schemes.put_in_force(ctx, team, without, NOVEMBER)
    assert [problem.what.fields["name"] for problem in caught.value.problems] == ["单雪", "曾丽"]
    assert schemes.scheme_for(ctx, team, NOVEMBER).criterion("complaint") is not None
    schemes.put_in_force(ctx, team, without, Month(2026, 12))


def test_a_scheme_that_knows_posts_is_refused_while_somebody_has_another(ctx: Context, team: Team) -> None:
    posts = (paths.resources() / "schemes" / "posts-five.toml").read_text(encoding="utf-8")
    people.edit_person(
        ctx, "0102", people.NewPerson("0102", "李倩", dt.date(2024, 3, 1), post="坐席"), dt.date(2026, 11, 1)
    )
    with pytest.raises(FaultyDataError) as caught:
        schemes.put_in_force(ctx, team, posts, NOVEMBER)
    assert [problem.what.fields["name"] for problem in caught.value.problems] == ["李倩"]
