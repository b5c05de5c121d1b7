from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction

import peewee
import pytest

from kpi_desktop import paths
from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import Result
from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.scoring import rescore
from kpi_desktop.services import closing, incidents, months, people, schemes, undo
from kpi_desktop.services import gather as gathering
from kpi_desktop.services.context import Context
from kpi_desktop.services.gather import Gathered
from kpi_desktop.services.months import MonthState
from kpi_desktop.services.teams import Team
from kpi_desktop.store.store import View
from kpi_desktop.texts import Translator
from tests.services.conftest import NOVEMBER, OCTOBER, SCHEME, StillClock, log, on


def test_months_go_from_the_first_scheme_to_the_present(ctx: Context, team: Team, clock: StillClock) -> None:
    log(ctx, on(2), on(3), on(8, month=10))
    told = [
        (view.month, view.state, view.incidents, view.closable, view.reopenable) for view in months.months(ctx, team)
    ]
    assert told == [(OCTOBER, MonthState.OPEN, 1, True, False), (NOVEMBER, MonthState.OPEN, 2, False, False)]
    clock.day = dt.date(2027, 1, 5)
    assert [view.month for view in months.months(ctx, team)] == list(OCTOBER.until(Month(2027, 1)))
    assert months.month_view(ctx, team, NOVEMBER).incidents == 2
    with pytest.raises(WrongCallError):
        months.month_view(ctx, team, Month(2027, 2))


def test_no_scheme_no_score(ctx: Context, team: Team) -> None:
    with pytest.raises(WrongCallError, match="No scheme"):
        months.score_month(ctx, team, Month(2026, 9))


def test_the_ids_stand_in_the_order_of_the_facts(ctx: Context, team: Team) -> None:
    first = log(ctx, on(18)).incidents
    second = log(ctx, on(2, "0102"), on(2, "0103")).incidents
    incidents.void(ctx, second[0], "记错")
    month = months.score_month(ctx, team, NOVEMBER)
    assert month.incident_ids == (*first, *second)
    assert [incident.employee for incident in month.facts.incidents] == ["0101", "0102", "0103"]
    assert [incident.voided for incident in month.facts.incidents] == [False, True, False]
    assert month.of("0101") is month.result.results[0]
    assert month.of("9999") is None


def test_a_preview_says_what_the_entry_would_do_and_writes_nothing(ctx: Context, team: Team) -> None:
    log(ctx, on(2))
    month = months.score_month(ctx, team, NOVEMBER)
    for on_hand in (None, month):
        preview = months.preview(ctx, team, [on(3), on(3, "0102", minutes=Fraction(30))], on=on_hand)
        assert preview.problems == ()
        assert {number: str(person.score) for number, person in preview.before.items()} == {
            "0101": "95.0",
            "0102": "100.0",
        }
        assert {number: str(person.score) for number, person in preview.after.items()} == {
            "0101": "90.0",
            "0102": "90.0",
        }
        (line,) = (line for line in preview.after["0101"].lines if line.incident == preview.first_new)
        assert line.ordinal == 2
    assert len(incidents.logged_in(ctx, team, NOVEMBER)) == 1


def test_a_month_scored_anew_in_part_is_what_it_is_as_a_whole(ctx: Context, team: Team) -> None:
    first, second = log(ctx, on(2), on(3, "0102")).incidents
    before = months.score_month(ctx, team, NOVEMBER)
    steps: tuple[Callable[[], object], ...] = (
        lambda: log(ctx, on(4, "0103", minutes=Fraction(45)), on(1)),
        lambda: incidents.void(ctx, first, "记错"),
        lambda: incidents.rewrite(ctx, second, on(3, "0104"), "记错人"),
        lambda: undo.undo(ctx, incidents.void(ctx, second + 1, "记错")),
        lambda: undo.undo(ctx, log(ctx, on(5), on(5, "0103"))),
        lambda: people.leave(ctx, "0102", dt.date(2026, 10, 31)),
        lambda: people.come_back(ctx, "0102"),
        lambda: schemes.put_in_force(ctx, team, SCHEME.replace("points = -5", "points = -7", 1), NOVEMBER),
    )
    for step in steps:
        step()
        known, before = before, months.score_month(ctx, team, NOVEMBER)
        assert months.score_month(ctx, team, NOVEMBER, before=known) == before


def test_only_whose_incidents_changed_is_scored_anew(ctx: Context, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    log(ctx, on(2), on(3, "0102"))
    before = months.score_month(ctx, team, NOVEMBER)
    asked: list[object] = []

    def counting(
        scheme: Scheme, facts: Facts, known: Result, whom: Collection[str], plan: PayPlan | None = None
    ) -> Result:
        asked.append(whom)
        return rescore(scheme, facts, known, whom, plan)

    monkeypatch.setattr(months, "rescore", counting)
    log(ctx, on(4, "0103"))
    assert months.score_month(ctx, team, NOVEMBER, before=before).of("0103") != before.of("0103")
    assert asked == [{"0103"}]


def test_what_an_undo_took_back_is_scored_anew_for_whom_it_concerned(
    ctx: Context, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(ctx, on(2), on(3, "0102"))
    logged = log(ctx, on(4, "0103"))
    before = months.score_month(ctx, team, NOVEMBER)
    undo.undo(ctx, logged)
    whole = months.score_month(ctx, team, NOVEMBER)
    monkeypatch.setattr(months, "score", None)
    assert months.score_month(ctx, team, NOVEMBER, before=before) == whole


def test_what_a_seal_says_is_no_ground_for_scoring_a_reopened_month(ctx: Context, team: Team) -> None:
    log(ctx, on(2, month=10))
    closing.close(ctx, team, OCTOBER, accept="已核对")
    sealed = months.score_month(ctx, team, OCTOBER)
    closing.reopen(ctx, team, OCTOBER, "补录")
    stale = replace(sealed, result=replace(sealed.result, results=sealed.result.results[::-1]))
    assert months.score_month(ctx, team, OCTOBER, before=stale) == months.score_month(ctx, team, OCTOBER)


def test_a_month_worded_anew_in_part_is_what_it_is_as_a_whole(ctx: Context, team: Team) -> None:
    first, second = log(ctx, on(2), on(3, "0102")).incidents
    words = Translator("zh", ctx.resources / "translations")
    steps: tuple[Callable[[], object], ...] = (
        lambda: log(ctx, on(4, "0103", minutes=Fraction(45)), on(1)),
        lambda: incidents.rewrite(ctx, first, replace(on(2), note="堵车"), "补说明"),
        lambda: incidents.void(ctx, second, "记错"),
        lambda: undo.undo(ctx, log(ctx, on(5), on(5, "0103"))),
        lambda: people.leave(ctx, "0102", dt.date(2026, 10, 31)),
        lambda: schemes.put_in_force(ctx, team, SCHEME.replace("points = -5", "points = -7", 1), NOVEMBER),
    )
    for step in steps:
        then = months.score_month(ctx, team, NOVEMBER)
        said, _ = months.month_content(ctx, team, NOVEMBER, words, now=then)
        step()
        now = months.score_month(ctx, team, NOVEMBER, before=then)
        whole = months.month_content(ctx, team, NOVEMBER, words)
        assert months.month_content(ctx, team, NOVEMBER, words, now=now, before=(then, said)) == whole


def test_a_preview_names_what_would_be_refused(ctx: Context, team: Team) -> None:
    preview = months.preview(ctx, team, [on(21)])
    assert [problem.path for problem in preview.problems] == [("incidents", 0, "date")]
    assert preview.after == {}
    assert set(preview.before) == {"0101"}
    assert months.preview(ctx, team, []).before == {}
    with pytest.raises(WrongCallError):
        months.preview(ctx, team, [on(2), on(2, month=10)])


def test_the_content_of_an_open_month_is_of_now(ctx: Context, team: Team) -> None:
    log(ctx, on(2))
    for language, title in (("zh", "2026年11月"), ("en", "November 2026")):
        tr = Translator(language, ctx.resources / "translations")  # type: ignore[arg-type]
        content, stamp = months.month_content(ctx, team, NOVEMBER, tr)
        assert (content.month_title, content.organisation, content.team) == (title, "维康客服中心", "早班")
        assert (stamp.closed_on, stamp.seal, stamp.reopened) == (None, None, False)
        assert content.people[0].score == "95.0"
        assert '"score": "95.0"' in months.month_with_json(ctx, team, NOVEMBER, tr)[2]


@contextmanager
def counted_queries(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    asked: list[str] = []
    execute = peewee.Database.execute_sql

    def counting(self: peewee.Database, sql: str, params: object = None) -> object:
        asked.append(sql)
        return execute(self, sql, params)  # type: ignore[no-untyped-call]

    with monkeypatch.context() as patch:
        patch.setattr(peewee.SqliteDatabase, "execute_sql", counting)
        yield asked


def test_a_month_is_read_in_a_few_queries_however_full_it_is(
    ctx: Context, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    with counted_queries(monkeypatch) as few:
        months.score_month(ctx, team, NOVEMBER)
    people.add_people(ctx, team, [people.NewPerson(f"{300 + place}", f"人{place}") for place in range(36)])
    log(ctx, *(on(1 + place % 20, f"{300 + place % 36}") for place in range(300)))
    with counted_queries(monkeypatch) as many:
        assert len(months.score_month(ctx, team, NOVEMBER).facts.incidents) == 300
        incidents.logged_in(ctx, team, NOVEMBER)
    assert len(few) < 12
    assert len(many) < 20


def test_closing_makes_the_next_month_closable(ctx: Context, team: Team) -> None:
    closing.close(ctx, team, OCTOBER)
    told = [(view.state, view.closable, view.reopenable) for view in months.months(ctx, team)]
    assert told == [(MonthState.CLOSED, False, True), (MonthState.OPEN, True, False)]
    seal = months.month_view(ctx, team, OCTOBER).seal
    assert seal is not None
    assert seal.closed_on == dt.date(2026, 11, 20)


def test_the_json_of_a_month_is_the_same_before_and_after_its_close(ctx: Context, team: Team) -> None:
    log(ctx, on(8, month=10, occurred=dt.date(2026, 9, 30)))
    tr = Translator("en", ctx.resources / "translations")
    _, _, document = months.month_with_json(ctx, team, OCTOBER, tr)
    assert "happened on 2026-09-30" in document
    closing.close(ctx, team, OCTOBER)
    assert months.month_with_json(ctx, team, OCTOBER, tr)[2] == document


def test_a_month_whose_facts_have_faults_names_the_person_the_day_and_the_criterion(
    ctx: Context, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(ctx, on(2, "0102"), on(3))

    def hired_later(view: View, held: int, month: Month) -> Gathered:
        found = gathering.gather(view, held, month)
        people = tuple(replace(one, hired=dt.date(2026, 11, 10)) for one in found.facts.employees)
        return replace(found, facts=replace(found.facts, employees=people))

    monkeypatch.setattr("kpi_desktop.services.months.gather", hired_later)
    with pytest.raises(FaultyDataError) as caught:
        months.score_month(ctx, team, NOVEMBER)
    zh = Translator("zh", paths.resources() / "translations")
    told = [(one.path, zh.say(one.what)) for one in caught.value.problems]
    assert [path for path, _ in told] == [(), ()]
    assert told[0][1].startswith("李倩，2026-11-02，迟到：")
    assert "2026-11-10" in told[0][1]
