from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.result import LineKind
from kpi_desktop.errors import FaultyDataError, KpiError, RefusedError, WrongCallError
from kpi_desktop.scoring import score
from kpi_desktop.services import closing, incidents, months, people, schemes, setup, teams, undo, verify
from kpi_desktop.services import settings as house
from kpi_desktop.services.context import Context, Operation, open_context
from kpi_desktop.services.entries import as_incident
from kpi_desktop.services.teams import Team
from tests.services.conftest import NAMES, NOVEMBER, OCTOBER, SCHEME, StillClock, log, on


def standing(ctx: Context, team: Team) -> list[tuple[int, str, bool]]:
    return [(one.sequence, one.entry.number, one.voided) for one in incidents.logged_in(ctx, team, NOVEMBER)]


def test_what_was_logged_is_voided_and_stays_visible(ctx: Context, team: Team) -> None:
    operation = log(ctx, on(2), on(2, "0102"))
    inverse = undo.undo(ctx, operation)
    assert standing(ctx, team) == [(1, "0101", True), (2, "0102", True)]
    assert inverse.changed == {"incidents"}
    assert inverse.incidents == operation.incidents
    assert [one.void_reason for one in incidents.logged_in(ctx, team, NOVEMBER)] == ["", ""]


def test_what_was_undone_is_no_line_of_the_month_and_what_was_voided_is(ctx: Context, team: Team) -> None:
    log(ctx, on(2), on(3))
    kept = months.score_month(ctx, team, NOVEMBER)
    slip = log(ctx, on(4))
    taken_back = undo.undo(ctx, slip)
    assert months.score_month(ctx, team, NOVEMBER) == kept
    undo.undo(ctx, taken_back)
    assert months.score_month(ctx, team, NOVEMBER).incident_ids[2:] == slip.incidents
    incidents.void(ctx, slip.incidents[0], "记错人")
    last = months.score_month(ctx, team, NOVEMBER).facts.incidents[-1]
    assert (last.voided, last.note) == (True, "记错人")


def test_what_was_voided_is_restored_in_its_old_place(ctx: Context, team: Team) -> None:
    first, _ = log(ctx, on(2), on(2, "0102")).incidents
    before = months.score_month(ctx, team, NOVEMBER)
    operation = incidents.void(ctx, first, "记错")
    undo.undo(ctx, operation.id)
    assert standing(ctx, team) == [(1, "0101", False), (2, "0102", False)]
    assert months.score_month(ctx, team, NOVEMBER) == before


def test_a_correction_is_taken_back_whole(ctx: Context, team: Team) -> None:
    (first,) = log(ctx, on(2)).incidents
    undo.undo(ctx, incidents.rewrite(ctx, first, on(2, "0102"), "记错人"))
    old, new = incidents.logged_in(ctx, team, NOVEMBER)
    assert (old.voided, old.replaced_by, new.voided) == (False, None, True)


def test_undoing_an_undo_does_it_again(ctx: Context, team: Team) -> None:
    operation = log(ctx, on(2))
    inverse = undo.undo(ctx, operation)
    again = undo.undo(ctx, inverse)
    assert again.what.id == "Redone: {what}"
    assert standing(ctx, team) == [(1, "0101", False)]
    undo.undo(ctx, operation)
    assert standing(ctx, team) == [(1, "0101", True)]
    with pytest.raises(RefusedError, match="already"):
        undo.undo(ctx, operation)


def test_a_close_since_then_stands_against_it(ctx: Context, team: Team) -> None:
    operation = log(ctx, on(8, month=10))
    closing.close(ctx, team, OCTOBER)
    with pytest.raises(RefusedError, match="is closed"):
        undo.undo(ctx, operation)
    closing.reopen(ctx, team, OCTOBER, "漏记")
    undo.undo(ctx, operation)


def test_what_was_changed_again_stands_against_it(ctx: Context, team: Team) -> None:
    operation = log(ctx, on(2))
    incidents.void(ctx, operation.incidents[0], "记错")
    with pytest.raises(RefusedError, match="changed again"):
        undo.undo(ctx, operation)
    assert standing(ctx, team) == [(1, "0101", True)]


def test_closing_and_setting_up_are_for_good(ctx: Context, team: Team) -> None:
    operation = closing.close(ctx, team, OCTOBER)
    assert not operation.undoable
    with pytest.raises(RefusedError, match="can't be undone"):
        undo.undo(ctx, operation)
    with pytest.raises(WrongCallError):
        undo.undo(ctx, "nobody")


CHANGES: list[Callable[[Context, Team], Operation]] = [
    lambda ctx, _: people.leave(ctx, "0102", dt.date(2026, 11, 15)),
    lambda ctx, _: people.edit_person(
        ctx, "0102", people.NewPerson("0902", "李小倩", dt.date(2024, 1, 1), post="班长"), dt.date(2026, 11, 5)
    ),
    lambda ctx, team: people.add_people(ctx, team, [people.NewPerson("0201", "王婷")]),
    lambda ctx, team: schemes.put_in_force(ctx, team, SCHEME.replace("-5", "-6"), NOVEMBER),
    lambda ctx, _: house.set_organisation(ctx, "别的单位"),
    lambda ctx, team: teams.rename_team(ctx, team, "白班"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_everything_else_goes_back_to_what_it_was(
    ctx: Context, team: Team, change: Callable[[Context, Team], Operation]
) -> None:
    log(ctx, on(2, "0102"))

    def all_of_it() -> tuple[object, ...]:
        (known,) = teams.teams(ctx)
        return (
            known,
            people.roster(ctx, team, include_left=True),
            people.roster(ctx, team, dt.date(2026, 11, 1), include_left=True),
            schemes.in_force(ctx, team),
            house.organisation(ctx),
            months.score_month(ctx, team, NOVEMBER),
        )

    before = all_of_it()
    operation = change(ctx, team)
    after = all_of_it()
    assert after != before
    inverse = undo.undo(ctx, operation)
    assert all_of_it() == before
    undo.undo(ctx, inverse)
    assert all_of_it() == after
    assert verify.verify(ctx).problems == ()


ENTRIES = st.builds(
    on,
    st.integers(1, 20),
    st.sampled_from([number for number, _ in NAMES]),
    st.sampled_from(["late", "complaint", "praise-oral", "poorly-cleaned"]),
)
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("log"), st.lists(ENTRIES, min_size=1, max_size=3)),
        st.tuples(st.sampled_from(["void", "undo"]), st.integers(0, 30)),
        st.tuples(st.just("rewrite"), st.integers(0, 30), ENTRIES),
    ),
    max_size=12,
)


@settings(max_examples=25)
@given(ACTIONS)
def test_whatever_was_done_the_score_is_that_of_what_stands(actions: list[tuple[object, ...]]) -> None:
    with TemporaryDirectory() as folder:
        ctx = open_context(Path(folder) / "kpi.db", clock=StillClock())
        roster = tuple(people.NewPerson(number, name) for number, name in NAMES)
        setup.set_up(ctx, setup.Setup("", "早班", SCHEME, NOVEMBER, roster))
        team = teams.resolve(ctx)
        _keep_book(ctx, team, actions)
        assert verify.verify(ctx).problems == ()
        ctx.close()


def _keep_book(ctx: Context, team: Team, actions: list[tuple[object, ...]]) -> None:
    """Do each action in the database and in a plain list, and compare after each."""
    book: list[tuple[incidents.Entry, bool]] = []  # in the order of entry: what, and whether it counts
    done: list[tuple[Operation, list[tuple[incidents.Entry, bool]]]] = []
    for action in actions:
        before = list(book)
        try:
            operation = _act(ctx, team, action, book, done)
        except KpiError:
            assert action[0] != "log"
            book = before
        else:
            if operation is not None:
                done.append((operation, before))
        logged = incidents.logged_in(ctx, team, NOVEMBER)
        assert [(one.entry, not one.voided) for one in logged] == book
        assert [one.sequence for one in logged] == list(range(1, len(book) + 1))
        month = months.score_month(ctx, team, NOVEMBER)
        alone = Facts(NOVEMBER, month.facts.employees, tuple(as_incident(entry) for entry, counts in book if counts))
        pure = score(month.scheme, alone)
        assert [(one.score, one.raw, one.rank) for one in pure.results] == [
            (one.score, one.raw, one.rank) for one in month.result.results
        ]
        voided = [line for one in month.result.results for line in one.lines if line.kind is LineKind.VOIDED]
        assert len(voided) == sum(one.voided and bool(one.void_reason) for one in logged)


def _act(
    ctx: Context,
    team: Team,
    action: tuple[object, ...],
    book: list[tuple[incidents.Entry, bool]],
    done: list[tuple[Operation, list[tuple[incidents.Entry, bool]]]],
) -> Operation | None:
    match action:
        case ("log", list(entries)):
            book += [(entry, True) for entry in entries]
            return incidents.log(ctx, team, entries)
        case ("void", int(place)) if book:
            place %= len(book)
            book[place] = (book[place][0], False)
            return incidents.void(ctx, place + 1, "记错")
        case ("rewrite", int(place), incidents.Entry() as entry) if book:
            place %= len(book)
            book[place] = (book[place][0], False)
            book.append((entry, True))
            return incidents.rewrite(ctx, place + 1, entry, "记错")
        case ("undo", int()) if done:
            operation, before = done.pop()
            undo.undo(ctx, operation)
            book[:] = [*before, *((entry, False) for entry, _ in book[len(before) :])]
    return None


def test_a_name_that_another_team_has_by_now_stands_against_it(ctx: Context, team: Team) -> None:
    operation = teams.rename_team(ctx, team, "白班")
    setup.set_up(ctx, setup.Setup("", "早班", SCHEME, OCTOBER))
    with pytest.raises(RefusedError, match="changed again"):
        undo.undo(ctx, operation)
    assert [one.name for one in teams.teams(ctx)] == ["白班", "早班"]


def test_who_stands_in_a_seal_stays_on_the_roster_and_keeps_the_number(ctx: Context, team: Team) -> None:
    added = people.add_people(ctx, team, [people.NewPerson("0201", "王婷", dt.date(2026, 10, 8))])
    later = people.add_people(ctx, team, [people.NewPerson("0202", "刘洋", dt.date(2026, 11, 2))])
    closing.close(ctx, team, OCTOBER)
    with pytest.raises(RefusedError, match="is closed"):
        undo.undo(ctx, added)
    undo.undo(ctx, later)
    assert [one.number for one in people.roster(ctx, team)] == [*(number for number, _ in NAMES), "0201"]


def test_a_move_to_another_team_stays_once_a_month_of_either_is_closed(ctx: Context, team: Team) -> None:
    setup.set_up(ctx, setup.Setup("", "晚班", SCHEME, OCTOBER))
    late = teams.resolve(ctx, "晚班")
    person = people.NewPerson("0102", "李倩", dt.date(2024, 3, 1))
    operation = people.edit_person(ctx, "0102", person, dt.date(2026, 10, 1), team=late)
    closing.close(ctx, late, OCTOBER)
    with pytest.raises(RefusedError, match="is closed"):
        undo.undo(ctx, operation)
    closing.reopen(ctx, late, OCTOBER, "调动有误")
    undo.undo(ctx, operation)
    assert "0102" in {one.number for one in people.roster(ctx, team)}


def test_faults_of_others_in_a_reopened_month_stand_in_no_way(ctx: Context, team: Team) -> None:
    log(ctx, on(20, "0104", month=10))
    closing.close(ctx, team, OCTOBER)
    people.leave(ctx, "0104", dt.date(2026, 10, 15))  # nothing of a closed month is asked
    closing.reopen(ctx, team, OCTOBER, "离职日有误")
    operation = log(ctx, on(2))
    undo.undo(ctx, operation)
    assert standing(ctx, team) == [(2, "0101", True)]
    people.add_people(ctx, team, [people.NewPerson("0201", "王婷", dt.date(2026, 11, 2))])
    with pytest.raises(FaultyDataError, match="no longer fits") as caught:
        schemes.put_in_force(ctx, team, SCHEME, NOVEMBER)
    assert [problem.what.fields["name"] for problem in caught.value.problems] == ["曾丽"]
    with pytest.raises(FaultyDataError, match="no longer fits"):
        people.leave(ctx, "0104", dt.date(2026, 10, 16))
    people.come_back(ctx, "0104")
