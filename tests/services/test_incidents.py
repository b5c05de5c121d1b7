from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from kpi_desktop.errors import FaultyDataError, RefusedError, WrongCallError
from kpi_desktop.services import closing, incidents, months, people, setup, teams
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.teams import Team
from tests.services.conftest import NOVEMBER, OCTOBER, SCHEME, StillClock, log, on


def test_an_entry_comes_back_as_it_was_made(ctx: Context, team: Team) -> None:
    entry = Entry(
        "0103",
        dt.date(2026, 11, 18),
        "late",
        minutes=Fraction(3),
        quantity=Fraction(1),
        points=Fraction("-0.5"),
        excused=True,
        note=" 暴雨停运 ",
        occurred=dt.date(2026, 10, 30),
        time=dt.time(8, 52),
    )
    operation = log(ctx, entry)
    (found,) = incidents.logged_on(ctx, team, dt.date(2026, 11, 18))
    assert found.entry == Entry(
        "0103",
        dt.date(2026, 11, 18),
        "late",
        minutes=Fraction(3),
        quantity=Fraction(1),
        points=Fraction("-0.5"),
        excused=True,
        note="暴雨停运",
        occurred=dt.date(2026, 10, 30),
        time=dt.time(8, 52),
    )
    assert (found.id, found.name, found.operation, found.voided) == (
        operation.incidents[0],
        "单雪",
        operation.id,
        False,
    )
    assert operation.changed == {"incidents"}
    assert operation.undoable
    assert incidents.logged_on(ctx, team, dt.date(2026, 11, 17)) == ()


def test_a_day_and_a_month_are_listed_in_the_order_of_entry(ctx: Context, team: Team) -> None:
    log(ctx, on(18), on(2, "0102"), on(18, "0103"))
    log(ctx, on(30, "0104", month=10))
    assert [one.entry.number for one in incidents.logged_on(ctx, team, dt.date(2026, 11, 18))] == ["0101", "0103"]
    assert [one.entry.number for one in incidents.logged_in(ctx, team, NOVEMBER)] == ["0101", "0102", "0103"]
    assert [one.sequence for one in incidents.logged_in(ctx, team, OCTOBER)] == [4]


FAULTS = [
    (on(21), "date"),
    (Entry("0101", dt.date(2027, 11, 1), "complaint"), "date"),
    (on(1, month=9), "date"),
    (on(2, "0999"), "employee"),
    (on(2, criterion="dancing"), "criterion"),
    (Entry("0101", dt.date(2026, 11, 2), "late"), "minutes"),
    (on(2, minutes=Fraction(-1)), "minutes"),
    (on(2, minutes=Fraction(12), points=Fraction(-3)), "points"),
    (on(2, criterion="procedure-error", points=Fraction(-11)), "points"),
    (on(2, criterion="complaint", quantity=Fraction(-1)), "quantity"),
    (on(2, criterion="complaint", occurred=dt.date(2026, 11, 1)), "occurred"),
    (on(2, criterion="complaint", occurred=dt.date(2023, 11, 1)), "occurred"),
]


@pytest.mark.parametrize(("entry", "field"), FAULTS)
def test_each_fault_is_named_and_nothing_half_taken_in(ctx: Context, team: Team, entry: Entry, field: str) -> None:
    entries = (on(3, "0102"), entry, on(4, "0102"))
    problems = incidents.check_entries(ctx, team, entries)
    assert [problem.path for problem in problems] == [("incidents", 1, field)]
    with pytest.raises(FaultyDataError) as caught:
        log(ctx, *entries)
    assert caught.value.problems == problems
    assert incidents.logged_in(ctx, team, NOVEMBER) == ()


def test_who_left_or_has_not_begun_is_refused_by_name(ctx: Context, team: Team) -> None:
    people.leave(ctx, "0102", dt.date(2026, 11, 10))
    people.leave(ctx, "0103", dt.date(2026, 10, 10))
    people.add_people(ctx, team, [people.NewPerson("0201", "王婷", dt.date(2026, 11, 12))])
    problems = incidents.check_entries(ctx, team, [on(11, "0102"), on(11, "0103"), on(11, "0201")])
    assert [(problem.path[1:], problem.what.id) for problem in problems] == [
        ((0, "date"), "{name} left on {left}, before {value}"),
        ((1, "date"), "{name} left on {left}, before {value}"),
        ((2, "date"), "{name} begins on {hired}, after {value}"),
    ]
    assert incidents.check_entries(ctx, team, [on(10, "0102"), on(12, "0201")]) == ()


def test_what_is_carried_over_needs_a_month_in_which_the_person_is_there(ctx: Context, team: Team) -> None:
    people.leave(ctx, "0102", dt.date(2026, 10, 20))
    carried = on(2, "0102", "complaint", occurred=dt.date(2026, 10, 15))
    problems = incidents.check_entries(ctx, team, [carried])
    assert [problem.path for problem in problems] == [("incidents", 0, "employee")]
    people.leave(ctx, "0102", dt.date(2026, 11, 1))
    assert incidents.check_entries(ctx, team, [carried]) == ()


def test_a_closed_month_takes_nothing_and_gives_nothing_up(ctx: Context, team: Team) -> None:
    (incident,) = log(ctx, on(8, month=10)).incidents
    closing.close(ctx, team, OCTOBER)
    with pytest.raises(FaultyDataError) as caught:
        log(ctx, on(9, month=10))
    assert "reopen" in caught.value.problems[0].what.id
    with pytest.raises(RefusedError, match="is closed"):
        incidents.void(ctx, incident, "记错")
    with pytest.raises(RefusedError, match="is closed"):
        incidents.rewrite(ctx, incident, on(2), "记错")
    (open_one,) = log(ctx, on(2)).incidents
    with pytest.raises(FaultyDataError):
        incidents.rewrite(ctx, open_one, on(9, month=10), "记错")
    assert not incidents.logged_in(ctx, team, NOVEMBER)[0].voided


def test_voiding_keeps_the_row_and_gives_the_points_back(ctx: Context, team: Team) -> None:
    (incident,) = log(ctx, on(2)).incidents
    assert str(_score(ctx, team)) == "95.0"
    with pytest.raises(RefusedError, match="reason"):
        incidents.void(ctx, incident, "  ")
    operation = incidents.void(ctx, incident, " 记错人 ")
    assert operation.incidents == (incident,)
    (found,) = incidents.logged_in(ctx, team, NOVEMBER)
    assert (found.voided, found.void_reason) == (True, "记错人")
    assert found.voided_at is not None
    assert str(_score(ctx, team)) == "100.0"
    (line,) = months.score_month(ctx, team, NOVEMBER).result.results[0].lines
    assert (line.note, line.points) == ("记错人", Fraction(0))
    with pytest.raises(RefusedError, match="already"):
        incidents.void(ctx, incident, "记错人")
    with pytest.raises(WrongCallError):
        incidents.void(ctx, 99, "记错人")


def test_a_wrong_entry_can_always_be_voided(ctx: Context, team: Team) -> None:
    (incident,) = log(ctx, on(2, "0102")).incidents
    incidents.void(ctx, incident, "其实已离职")
    people.leave(ctx, "0102", dt.date(2026, 11, 1))
    assert months.score_month(ctx, team, NOVEMBER).of("0102") is not None


def test_rewriting_links_the_new_row_with_the_old(ctx: Context, team: Team) -> None:
    (incident,) = log(ctx, on(2)).incidents
    operation = incidents.rewrite(ctx, incident, on(3, "0102", minutes=Fraction(40)), "记错人")
    old, new = incidents.logged_in(ctx, team, NOVEMBER)
    assert operation.incidents == (old.id, new.id)
    assert (old.voided, old.replaced_by, old.void_reason) == (True, new.id, "记错人")
    assert (new.voided, new.replaces, new.entry.number) == (False, old.id, "0102")
    assert str(_score(ctx, team, "0102")) == "90.0"
    with pytest.raises(FaultyDataError):
        incidents.rewrite(ctx, new.id, on(3, criterion="dancing"), "又错")
    assert not incidents.logged_in(ctx, team, NOVEMBER)[1].voided


def test_a_retired_criterion_is_only_kept_where_it_stood(bare: Context) -> None:
    setup.set_up(bare, setup.Setup("", "早班", SCHEME, OCTOBER, (people.NewPerson("0101", "张敏"),)))
    team = teams.resolve(bare)
    (incident,) = log(bare, on(2, criterion="complaint")).incidents
    from kpi_desktop.services import schemes

    retired = SCHEME.replace('id = "complaint"\n', 'id = "complaint"\nretired = true\n')
    assert retired != SCHEME
    schemes.put_in_force(bare, team, retired, OCTOBER)
    problems = incidents.check_entries(bare, team, [on(2, criterion="complaint")])
    assert [problem.path for problem in problems] == [("incidents", 0, "criterion")]
    incidents.rewrite(bare, incident, on(2, criterion="complaint", note="已核实"), "补充")
    assert str(_score(bare, team)) == "95.0"


def _score(ctx: Context, team: Team, number: str = "0101") -> object:
    found = months.score_month(ctx, team, NOVEMBER).of(number)
    assert found is not None
    return found.score


KILLED = """
    import sys, time
    from pathlib import Path
    sys.path.insert(0, sys.argv[2])
    from kpi_desktop.services import incidents, teams
    from kpi_desktop.services.context import open_context
    from tests.services.conftest import StillClock, on
    ctx = open_context(Path(sys.argv[1]), clock=StillClock())
    incidents.log(ctx, teams.resolve(ctx), [on(2)])
    print("logged", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")
def test_what_is_told_as_logged_survives_a_kill(ctx: Context, team: Team) -> None:
    file = ctx.store.path
    ctx.close()
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(file), str(Path(__file__).parents[2])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "logged\n"
        os.kill(child.pid, signal.SIGKILL)
    again = open_context(file, clock=StillClock())
    assert [one.entry for one in incidents.logged_in(again, team, NOVEMBER)] == [on(2)]
    again.close()


@pytest.mark.parametrize(
    ("faulty", "field"),
    [
        ({"note": "长" * 501}, "note"),
        ({"note": "两行\n备注"}, "note"),
        ({"note": "\x1b[31m"}, "note"),
        ({"note": "\ud800"}, "note"),
        ({"minutes": Fraction(1, 3)}, "minutes"),
        ({"minutes": Fraction(10) ** 15}, "minutes"),
        ({"minutes": Fraction(1, 10**7)}, "minutes"),
        ({"quantity": Fraction(10) ** 400}, "quantity"),
        ({"points": Fraction(1, 7)}, "points"),
    ],
)
def test_notes_and_figures_beyond_the_limits_are_refused(
    ctx: Context, team: Team, faulty: dict[str, Any], field: str
) -> None:
    problems = incidents.check_entries(ctx, team, [on(2, **faulty)])
    assert ("incidents", 0, field) in [problem.path for problem in problems]
    with pytest.raises(FaultyDataError):
        log(ctx, on(2, **faulty))
    assert incidents.logged_in(ctx, team, NOVEMBER) == ()


def test_the_longest_note_is_kept_and_so_is_an_emoji(ctx: Context, team: Team) -> None:
    log(ctx, on(2, note=" " + "长" * 500 + " "), on(2, "0102", note="👩‍👧 接孩子"))
    assert [len(one.entry.note) for one in incidents.logged_in(ctx, team, NOVEMBER)] == [500, 7]


@pytest.mark.parametrize("reason", ["长" * 501, "两行\n理由", "\ud800"])
def test_a_reason_beyond_the_limits_is_refused(ctx: Context, team: Team, reason: str) -> None:
    (first,) = log(ctx, on(2)).incidents
    closing.close(ctx, team, OCTOBER)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: incidents.void(ctx, first, reason),
        lambda: incidents.rewrite(ctx, first, on(3), reason),
        lambda: closing.reopen(ctx, team, OCTOBER, reason),
        lambda: closing.close(ctx, team, NOVEMBER, accept=reason),
    )
    for attempt in attempts:
        with pytest.raises(RefusedError, match="can't be kept"):
            attempt()
    assert not incidents.logged_in(ctx, team, NOVEMBER)[0].voided
    assert [view.state.value for view in months.months(ctx, team)] == ["closed", "open"]
