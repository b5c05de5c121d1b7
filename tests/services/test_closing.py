from __future__ import annotations

import datetime as dt
import gettext
import hashlib
import json
import re
import shutil
import sqlite3
import zlib
from contextlib import AbstractContextManager
from contextlib import closing as closed_after
from fractions import Fraction
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import DatabaseError, FaultyDataError, RefusedError, WrongCallError
from kpi_desktop.schemes import reading
from kpi_desktop.services import closing, gather, incidents, months, people, schemes, settings, setup, teams, verify
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.months import MonthState
from kpi_desktop.services.teams import Team
from kpi_desktop.store.months import Months
from kpi_desktop.store.store import Store, View
from kpi_desktop.texts import Translator
from tests.services.conftest import NOVEMBER, OCTOBER, SCHEME, StillClock, log, on

SAMPLES = paths.migrations().parent / "samples"


@pytest.fixture(params=["zh", "en"])
def tr(request: pytest.FixtureRequest, ctx: Context) -> Translator:
    return Translator(request.param, ctx.resources / "translations")


def test_what_happens_after_the_close_changes_nothing_of_it(
    ctx: Context, team: Team, tr: Translator, clock: StillClock
) -> None:
    log(ctx, on(8, month=10, note="堵车"), on(9, "0103", "procedure-error", month=10))
    before = months.score_month(ctx, team, OCTOBER)
    open_content, _ = months.month_content(ctx, team, OCTOBER, tr)
    document = months.month_with_json(ctx, team, OCTOBER, tr)[2]
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
    assert months.month_with_json(ctx, renamed, OCTOBER, tr) == (content, stamp, document)
    assert stamp.closed_on == dt.date(2026, 11, 20)
    assert after.seal is not None
    assert stamp.seal == after.seal.number


def test_a_version_that_finds_more_wrong_with_a_scheme_still_reads_what_is_under_it(
    ctx: Context, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(ctx, on(8, month=10), on(3))
    before = [months.score_month(ctx, team, month).result for month in (OCTOBER, NOVEMBER)]
    closing.close(ctx, team, OCTOBER)
    fault = Problem(("base",), Message("no longer allowed"))
    monkeypatch.setattr(reading, "check_scheme", lambda _: ((fault,), ()))
    gather.parsed.cache_clear()
    assert [months.score_month(ctx, team, month).result for month in (OCTOBER, NOVEMBER)] == before
    with pytest.raises(FaultyDataError):
        schemes.put_in_force(ctx, team, SCHEME, NOVEMBER)


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
    assert data["objections-until"] == "2026-11-26"
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


def test_who_moved_is_told_by_the_person_and_not_by_the_number(ctx: Context, team: Team) -> None:
    closing.close(ctx, team, OCTOBER)
    closing.reopen(ctx, team, OCTOBER, "工号有误")
    people.edit_person(ctx, "0101", people.NewPerson("0901", "张小敏", dt.date(2024, 3, 1)), dt.date(2026, 10, 1))
    assert closing.who_moved(ctx, team, OCTOBER) == ()
    log(ctx, on(8, "0901", month=10))
    moved = {one.number: one for one in closing.who_moved(ctx, team, OCTOBER)}
    assert moved["0901"].name == "张小敏"
    before, after = moved["0901"].before, moved["0901"].after
    assert before is not None
    assert after is not None
    assert (str(before.score), str(after.score)) == ("100.0", "95.0")
    assert "0101" not in moved


def test_a_closed_month_keeps_its_last_day_for_objections_and_the_words_of_its_paper(
    ctx: Context, team: Team, tr: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(ctx, on(8, month=10))
    closing.close(ctx, team, OCTOBER)
    content, stamp = months.month_content(ctx, team, OCTOBER, tr)
    assert stamp.objections_until == dt.date(2026, 11, 26)
    monkeypatch.setattr("kpi_desktop.reports.content.OBJECTION_DAYS", 30)
    monkeypatch.setattr(tr, "_catalogue", Retold())
    assert months.month_content(ctx, team, OCTOBER, tr) == (content, stamp)
    now, _ = months.month_content(ctx, team, NOVEMBER, tr)
    assert now.words.strip == "told anew"
    assert content.words.strip in {"考核条", "Assessment strip"}


class Retold(gettext.NullTranslations):
    """A later catalogue with other words."""

    def gettext(self, message: str) -> str:
        return "told anew" if message == "Assessment strip" else message


def test_a_seal_is_kept_packed_and_opened_once(
    ctx: Context, team: Team, tr: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    closing.close(ctx, team, OCTOBER)
    with closed_after(sqlite3.connect(ctx.store.path)) as outside:
        ((size,),) = outside.execute("SELECT length(payload) FROM seal").fetchall()
    with ctx.store.read() as view:
        assert size < len(view.months.payload(1)) / 4
    first = months.month_content(ctx, team, OCTOBER, tr)
    read: list[int] = []
    payload = Months.payload

    def counting(self: Months, seal: int) -> str:
        read.append(seal)
        return payload(self, seal)

    monkeypatch.setattr(Months, "payload", counting)
    assert months.month_content(ctx, team, OCTOBER, tr) == first
    assert months.score_month(ctx, team, OCTOBER).facts.employees
    assert read == []


def test_content_and_json_come_from_one_look(
    ctx: Context, team: Team, tr: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(ctx, on(8, month=10))
    looks: list[Store] = []
    read = Store.read

    def counting(self: Store) -> AbstractContextManager[View]:
        looks.append(self)
        return read(self)

    monkeypatch.setattr(Store, "read", counting)
    content, stamp, document = months.month_with_json(ctx, team, OCTOBER, tr)
    assert len(looks) == 1
    assert (content, stamp) == months.month_content(ctx, team, OCTOBER, tr)
    assert json.loads(document)["results"][0]["score"] == content.people[0].score == "95.0"


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
    (problem,) = caught.value.problems
    assert problem.path == ()
    assert Translator("zh", ctx.resources / "translations").say(problem.what) == (
        "有效投诉：新方案里没有；2 条记录：单雪 2026-11-02、曾丽 2026-11-03"
    )
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


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.db")), ids=lambda sample: sample.stem)
def test_seals_of_every_older_schema_are_read_word_for_word(sample: Path, tmp_path: Path) -> None:
    """What was closed by an earlier version prints as it did then, whatever this one would make of it."""
    shutil.copy(sample, tmp_path / "kpi.db")
    with closed_after(open_context(tmp_path / "kpi.db", clock=StillClock())) as ctx:
        team = teams.resolve(ctx)
        assert verify.verify(ctx).problems == ()
        month = months.score_month(ctx, team, OCTOBER)
        assert month.seal is not None
        assert {person.employee: (str(person.score), person.rank) for person in month.result.results} == {
            "0101": ("95.0", 4),
            "0102": ("100.0", 1),
            "0103": ("97.0", 3),
            "0104": ("100.0", 1),
        }
        for language, grade, reason in (("zh", "优秀", "5"), ("en", "Excellent", "over 5")):
            spoken = Translator(language, ctx.resources / "translations")  # type: ignore[arg-type]
            content, stamp = months.month_content(ctx, team, OCTOBER, spoken)
            late = content.people[0]
            assert (content.organisation, content.team, late.name, late.grade) == (
                "维康客服中心", "早班", "张敏", grade,
            )  # fmt: skip
            assert stamp.seal == month.seal.number
            assert json.loads(months.month_with_json(ctx, team, OCTOBER, spoken)[2])["results"][0]["score"] == "95.0"
            assert reason in late.lines[0].reason


def test_a_seal_that_was_changed_from_outside_is_never_read_as_genuine(
    ctx: Context, team: Team, tr: Translator
) -> None:
    log(ctx, on(8, month=10))
    closing.close(ctx, team, OCTOBER)
    with closed_after(sqlite3.connect(ctx.store.path)) as outside:
        ((packed,),) = outside.execute("SELECT payload FROM seal").fetchall()
        other = zlib.decompress(packed).decode().replace("张敏", "张坏")
        outside.execute("UPDATE seal SET payload = ?", (zlib.compress(other.encode()),))
        outside.commit()
    for read in (
        lambda: months.month_content(ctx, team, OCTOBER, tr),
        lambda: months.month_with_json(ctx, team, OCTOBER, tr),
        lambda: months.score_month(ctx, team, OCTOBER),
    ):
        with pytest.raises(DatabaseError) as caught:
            read()
        assert caught.value.exit_code == 3
        assert tr.month(OCTOBER) in tr.say(caught.value.what)
    with pytest.raises(DatabaseError):
        closing.reopen(ctx, team, OCTOBER, "看错")
    assert months.month_view(ctx, team, OCTOBER).state is MonthState.CLOSED


def test_a_month_is_not_closed_again_over_a_seal_that_was_changed(ctx: Context, team: Team) -> None:
    closing.close(ctx, team, OCTOBER)
    closing.reopen(ctx, team, OCTOBER, "看错")
    with closed_after(sqlite3.connect(ctx.store.path)) as outside:
        outside.execute("UPDATE seal SET payload = X'00'")
        outside.commit()
    with pytest.raises(DatabaseError):
        closing.close(ctx, team, OCTOBER)
    assert months.month_view(ctx, team, OCTOBER).state is MonthState.REOPENED


def test_a_month_that_is_not_over_says_how_many_days_are_left() -> None:
    assert closing.not_over(NOVEMBER, dt.date(2026, 11, 30)) is None
    early = closing.not_over(NOVEMBER, dt.date(2026, 11, 28))
    assert early is not None
    assert (early.fields["count"], early.fields["day"]) == (2, dt.date(2026, 11, 30))


def test_a_month_with_nobody_in_it_cannot_be_closed_and_stands_in_no_way(bare: Context, clock: StillClock) -> None:
    setup.set_up(bare, setup.Setup("", "夜班", SCHEME, OCTOBER))
    night = teams.resolve(bare)
    with pytest.raises(RefusedError, match="nothing to close"):
        closing.close(bare, night, OCTOBER)
    people.add_people(bare, night, (people.NewPerson("0201", "单雪", dt.date(2026, 11, 2)),))
    assert [view.closable for view in months.months(bare, night)] == [False, True]
    clock.day = dt.date(2026, 11, 30)
    closing.close(bare, night, NOVEMBER)
    assert months.month_view(bare, night, NOVEMBER).state is MonthState.CLOSED
