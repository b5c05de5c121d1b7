from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.month import Month
from kpi_desktop.errors import FaultyDataError, RefusedError, WrongCallError
from kpi_desktop.services import closing, incidents, months, people, setup, teams, undo, verify
from kpi_desktop.services.context import Context
from kpi_desktop.services.dated_states import later_states
from kpi_desktop.services.gather import gather
from kpi_desktop.services.people import NewPerson
from kpi_desktop.services.teams import Team
from kpi_desktop.store.records import EmploymentRecord, PersonRecord, State, StintRecord
from tests.services.conftest import NOVEMBER, OCTOBER, SCHEME, log, on


def gathered(ctx: Context, team: Team, month: Month) -> Facts:
    """The facts of any month, also of one without a scheme."""
    with ctx.store.read() as view:
        return gather(view, team.id, month).facts


def by_number(ctx: Context, team: Team, day: dt.date | None = None) -> dict[str, people.Person]:
    return {one.number: one for one in people.roster(ctx, team, day, include_left=True)}


def day(number: int, month: int = 11) -> dt.date:
    return dt.date(2026, month, number)


def test_every_fault_of_every_row_is_told_and_nobody_entered(ctx: Context, team: Team) -> None:
    rows = (
        NewPerson("0201", "王婷", day(1)),
        NewPerson(" ", "刘洋"),
        NewPerson("0201", " "),
        NewPerson("0101", "又一个"),
        NewPerson("0202", "人" * 61, dt.date(1899, 1, 1), base_wage=Fraction(-1)),
        NewPerson("02\ud80003", "陈静", dt.date(2028, 1, 1), post="岗" * 41),
    )
    expected = [
        (1, "number"), (2, "number"), (2, "name"), (3, "number"), (4, "name"), (4, "hired"), (4, "base_wage"),
        (5, "number"), (5, "post"), (5, "hired"),
    ]  # fmt: skip
    assert [problem.path[1:] for problem in people.check_new_people(ctx, team, rows)] == expected
    with pytest.raises(FaultyDataError) as caught:
        people.add_people(ctx, team, rows)
    assert len(caught.value.problems) == len(expected)
    assert len(people.roster(ctx, team)) == 4


def test_names_may_hold_any_character(ctx: Context, team: Team) -> None:
    people.add_people(ctx, team, [NewPerson(" 0201 ", " 𠮷田·㛃 ")])
    assert by_number(ctx, team)["0201"].name == "𠮷田·㛃"


def test_posts_are_held_against_a_scheme_that_knows_posts(bare: Context) -> None:
    posts = SCHEME + '\n[[posts]]\nid = "director"\nname = { zh = "导医", en = "Director" }\n'
    setup.set_up(bare, setup.Setup("", "早班", posts, OCTOBER))
    team = teams.resolve(bare)
    rows = [NewPerson("1", "甲", post="director"), NewPerson("2", "乙", post="坐席"), NewPerson("3", "丙")]
    assert [problem.path for problem in people.check_new_people(bare, team, rows)] == [("people", 1, "post")]


def test_who_leaves_stays_on_the_roster_of_earlier_days(ctx: Context, team: Team) -> None:
    people.leave(ctx, "0102", day(15))
    assert [one.number for one in people.roster(ctx, team)] == ["0101", "0103", "0104"]
    assert [one.number for one in people.roster(ctx, team, day(15))] == ["0101", "0102", "0103", "0104"]
    left = by_number(ctx, team)["0102"]
    assert left.left == day(15)
    assert left.employed_on(day(15))
    assert not left.employed_on(day(16))


def test_in_the_month_is_whoever_was_employed_on_any_day_of_it(ctx: Context, team: Team) -> None:
    people.leave(ctx, "0102", day(1))
    people.leave(ctx, "0103", day(31, 10))
    people.add_people(ctx, team, [NewPerson("0201", "王婷", day(30)), NewPerson("0202", "刘洋", day(1, 12))])
    facts = months.score_month(ctx, team, NOVEMBER).facts
    assert [employee.id for employee in facts.employees] == ["0101", "0102", "0104", "0201"]
    facts = months.score_month(ctx, team, OCTOBER).facts
    assert [employee.id for employee in facts.employees] == ["0101", "0102", "0103", "0104"]


def test_leaving_before_what_is_logged_is_refused_by_name(ctx: Context, team: Team) -> None:
    log(ctx, on(10, "0102"))
    with pytest.raises(FaultyDataError) as caught:
        people.leave(ctx, "0102", day(9))
    (problem,) = caught.value.problems
    assert problem.what.fields["name"] == "李倩"
    with pytest.raises(FaultyDataError) as caught:
        people.leave(ctx, "0102", day(31, 10))
    assert [problem.what.fields["name"] for problem in caught.value.problems] == ["李倩"]
    with pytest.raises(FaultyDataError):
        people.leave(ctx, "0102", dt.date(2024, 2, 1))
    assert by_number(ctx, team)["0102"].left is None
    people.leave(ctx, "0102", day(10))


def test_a_leaving_is_taken_back_or_followed_by_another_time(ctx: Context, team: Team) -> None:
    with pytest.raises(RefusedError):
        people.come_back(ctx, "0102")
    people.leave(ctx, "0102", day(5))
    people.come_back(ctx, "0102")
    assert by_number(ctx, team)["0102"].left is None
    people.leave(ctx, "0102", day(5))
    with pytest.raises(FaultyDataError):
        people.come_back(ctx, "0102", day(5))
    back = people.come_back(ctx, "0102", day(10))
    again = by_number(ctx, team)["0102"]
    assert (again.hired, again.left) == (day(10), None)
    log(ctx, on(4, "0102"), on(11, "0102"))
    problems = incidents.check_entries(ctx, team, [on(7, "0102")])
    assert [problem.path for problem in problems] == [("incidents", 0, "date")]
    facts = months.score_month(ctx, team, NOVEMBER).facts
    there = next(employee for employee in facts.employees if employee.id == "0102")
    assert (there.hired, there.left) == (dt.date(2024, 3, 1), None)
    assert months.score_month(ctx, team, NOVEMBER).of("0102") is not None
    with pytest.raises(FaultyDataError, match="no longer fits"):
        undo.undo(ctx, back)


def test_the_state_at_the_months_end_decides(ctx: Context, team: Team) -> None:
    person = NewPerson("0101", "张敏", dt.date(2024, 3, 1), post="坐席", probation=True, base_wage=Fraction("3000.5"))
    people.edit_person(ctx, "0101", person, day(31, 10))
    people.edit_person(ctx, "0101", replace(person, post="班长", probation=False), day(30))
    told = [
        next(employee for employee in gathered(ctx, team, month).employees if employee.id == "0101")
        for month in (OCTOBER.plus(-1), OCTOBER, NOVEMBER)
    ]
    assert [(one.post, one.probation) for one in told] == [(None, False), ("坐席", True), ("班长", False)]
    assert told[1].base_wage == Fraction("3000.5")
    now = by_number(ctx, team)["0101"]
    assert (now.post, now.since) == ("坐席", day(31, 10))


def test_who_left_counts_as_on_the_last_day(ctx: Context, team: Team) -> None:
    person = NewPerson("0101", "张敏", dt.date(2024, 3, 1), post="班长")
    people.leave(ctx, "0101", day(10))
    people.edit_person(ctx, "0101", person, day(12))
    facts = months.score_month(ctx, team, NOVEMBER).facts
    assert facts.employees[0].post is None


def test_a_change_takes_the_place_of_later_ones_and_from_the_first_day_of_all(ctx: Context, team: Team) -> None:
    person = NewPerson("0101", "张敏", dt.date(2024, 3, 1))
    people.edit_person(ctx, "0101", replace(person, post="甲"), day(10))
    people.edit_person(ctx, "0101", replace(person, post="乙"), day(5))
    assert by_number(ctx, team, day(19))["0101"].post == "乙"
    people.edit_person(ctx, "0101", replace(person, post="丙"), dt.date(2024, 3, 1))
    assert by_number(ctx, team, day(1, 1))["0101"].post == "丙"
    assert by_number(ctx, team, day(19))["0101"].post == "丙"


def test_what_is_dated_later_stays_where_the_change_says_nothing_of_it(ctx: Context, team: Team) -> None:
    """A promotion from the 15th outlives a new post and wage from the 10th; a raise from the 18th doesn't."""
    hired = dt.date(2024, 3, 1)
    person = NewPerson("0101", "张敏", hired, post="坐席", level="初级", base_wage=Fraction(3000))
    people.edit_person(ctx, "0101", person, hired)
    promoted = replace(person, level="中级")
    people.edit_person(ctx, "0101", promoted, day(15))
    people.edit_person(ctx, "0101", replace(promoted, base_wage=Fraction(4000)), day(18))
    change = replace(person, post="班长", base_wage=Fraction(3500))
    foretold = people.later_changes(ctx, "0101", change, day(10))
    assert [(one.day, dict(one.goes), dict(one.stays)) for one in foretold] == [
        (day(15), {}, {"level": "中级"}),
        (day(18), {"base_wage": Fraction(4000)}, {}),
    ]
    people.edit_person(ctx, "0101", change, day(10))
    held = [by_number(ctx, team, day(on_day))["0101"] for on_day in (9, 10, 15, 18)]
    assert [(one.post, one.level, one.base_wage) for one in held] == [
        ("坐席", "初级", Fraction(3000)),
        ("班长", "初级", Fraction(3500)),
        ("班长", "中级", Fraction(3500)),
        ("班长", "中级", Fraction(3500)),
    ]
    undo.undo(ctx, people.edit_person(ctx, "0101", replace(change, post="坐席"), day(1)))
    assert by_number(ctx, team, day(15))["0101"].post == "班长"


def test_nothing_dated_later_goes_where_nothing_changes(ctx: Context, team: Team) -> None:
    person = NewPerson("0101", "张敏", dt.date(2024, 3, 1))
    people.edit_person(ctx, "0101", replace(person, post="甲"), day(10))
    assert people.later_changes(ctx, "0101", replace(person, name="张敏敏"), day(5)) == ()
    people.edit_person(ctx, "0101", replace(person, name="张敏敏"), day(5))
    assert by_number(ctx, team, day(12))["0101"].post == "甲"


def test_what_is_not_meant_stays_as_it_is_on_that_day(ctx: Context, team: Team) -> None:
    person = NewPerson("0101", "张敏", dt.date(2024, 3, 1), base_wage=Fraction(3000))
    people.edit_person(ctx, "0101", person, day(1))
    people.edit_person(ctx, "0101", replace(person, base_wage=Fraction(4000)), day(15))
    shown_today = replace(person, base_wage=Fraction(4000), post="班长")
    people.edit_person(ctx, "0101", shown_today, day(5), untouched=("base_wage",))
    held = [by_number(ctx, team, day(on_day))["0101"] for on_day in (5, 15)]
    assert [(one.post, one.base_wage) for one in held] == [("班长", Fraction(3000)), ("班长", Fraction(4000))]


_POSTS = st.sampled_from([None, "甲", "乙"])
_WAGES = st.sampled_from([None, Fraction(3000), Fraction(4000)])


@given(
    st.lists(st.tuples(st.integers(1, 28), _POSTS, _WAGES), max_size=4, unique_by=lambda one: one[0]),
    st.tuples(st.integers(1, 28), _POSTS, _WAGES),
)
def test_of_later_states_a_change_takes_its_own_fields_and_no_other(
    later: list[tuple[int, str | None, Fraction | None]], change: tuple[int, str | None, Fraction | None]
) -> None:
    rows = [EmploymentRecord(0, None, State(1))]
    rows += [EmploymentRecord(at, day(at), State(1, post, base_wage=wage)) for at, post, wage in sorted(later)]
    found = PersonRecord(1, "0101", "张敏", False, (StintRecord(1, None, None),), tuple(rows))
    begins, post, wage = change
    before, after = found.state_on(day(begins)).state, State(1, post, base_wage=wage)
    held = {one.day: one for one in later_states(found, day(begins), after)}
    assert list(held) == [row.since for row in rows if row.since is not None and row.since > day(begins)]
    for row in rows:
        if row.since in held:
            became = held[row.since]
            for name in ("post", "base_wage"):
                changed = getattr(after, name) != getattr(before, name)
                source = after if changed else row.state
                assert getattr(became.state, name) == getattr(source, name)
            assert not set(became.goes) & set(became.stays)
            assert all(getattr(became.state, name) == value for name, value in became.stays.items())
            assert all(getattr(became.state, name) != value for name, value in became.goes.items())


def test_a_corrected_number_keeps_the_old_one_taken(ctx: Context, team: Team) -> None:
    person = NewPerson("0109", "张敏敏", dt.date(2024, 2, 1))
    before = by_number(ctx, team)["0101"]
    people.edit_person(ctx, "0101", person, day(20))
    after = by_number(ctx, team)["0109"]
    assert (after.id, after.name, after.hired) == (before.id, "张敏敏", dt.date(2024, 2, 1))
    assert people.check_new_people(ctx, team, [NewPerson("0101", "别人")])
    people.edit_person(ctx, "0109", replace(person, number="0101"), day(20))
    assert by_number(ctx, team)["0101"].id == before.id


def test_nobody_takes_anothers_number(ctx: Context) -> None:
    with pytest.raises(FaultyDataError):
        people.edit_person(ctx, "0101", NewPerson("0102", "张敏"), day(20))
    with pytest.raises(WrongCallError):
        people.edit_person(ctx, "9999", NewPerson("9999", "谁"), day(20))
    with pytest.raises(WrongCallError):
        people.leave(ctx, "9999", day(20))


def test_a_first_day_cannot_pass_what_is_logged_or_the_last_day(ctx: Context) -> None:
    log(ctx, on(3, "0101"))
    with pytest.raises(FaultyDataError, match="no longer fits"):
        people.edit_person(ctx, "0101", NewPerson("0101", "张敏", day(4)), day(20))
    people.leave(ctx, "0102", day(10))
    with pytest.raises(FaultyDataError):
        people.edit_person(ctx, "0102", NewPerson("0102", "李倩", day(11)), day(20))
    people.come_back(ctx, "0102", day(15))
    with pytest.raises(FaultyDataError):
        people.edit_person(ctx, "0102", NewPerson("0102", "李倩", day(10)), day(20))


def test_a_person_moves_to_another_team(ctx: Context, team: Team) -> None:
    setup.set_up(ctx, setup.Setup("", "晚班", SCHEME, OCTOBER))
    late = teams.resolve(ctx, "晚班")
    closing.close(ctx, team, OCTOBER)
    person = NewPerson("0101", "张敏", dt.date(2024, 3, 1))
    incidents.log(ctx, team, [on(3, "0101")])
    with pytest.raises(RefusedError, match="change teams"):
        people.edit_person(ctx, "0101", person, day(31, 10), team=late)
    people.edit_person(ctx, "0101", person, day(2), team=late)
    assert "0101" not in by_number(ctx, team)
    assert months.score_month(ctx, late, NOVEMBER).facts.incidents[0].employee == "0101"
    assert months.score_month(ctx, team, NOVEMBER).facts.incidents == ()
    problems = incidents.check_entries(ctx, team, [on(4, "0101")])
    assert [problem.path for problem in problems] == [("incidents", 0, "employee")]
    assert incidents.check_entries(ctx, late, [on(4, "0101")]) == ()


def test_an_undone_entry_gives_its_number_free_for_the_same_once_more(ctx: Context, team: Team) -> None:
    operation = people.add_people(ctx, team, [NewPerson("0201", "王停", day(2))])
    undo.undo(ctx, operation)
    assert "0201" not in by_number(ctx, team)
    people.add_people(ctx, team, [NewPerson("0201", "王婷", day(3))])
    assert (by_number(ctx, team)["0201"].name, by_number(ctx, team)["0201"].hired) == ("王婷", day(3))
    assert incidents.check_entries(ctx, team, [on(2, "0201")]) != ()


def test_an_entry_with_incidents_is_not_undone(ctx: Context, team: Team) -> None:
    operation = people.add_people(ctx, team, [NewPerson("0201", "王婷")])
    log(ctx, on(2, "0201"))
    with pytest.raises(FaultyDataError) as caught:
        undo.undo(ctx, operation)
    assert caught.value.problems[0].what.fields["name"] == "王婷"
    assert "0201" in by_number(ctx, team)


def test_a_number_that_was_only_entered_in_error_can_go_to_somebody_who_is_there(ctx: Context, team: Team) -> None:
    undo.undo(ctx, people.add_people(ctx, team, [NewPerson("0201", "王婷")]))
    operation = people.edit_person(ctx, "0101", NewPerson("0201", "张敏", day(1)), day(1))
    assert by_number(ctx, team)["0201"].name == "张敏"
    undo.undo(ctx, operation)
    assert by_number(ctx, team)["0101"].name == "张敏"
    people.add_people(ctx, team, [NewPerson("0201", "王婷")])
    assert by_number(ctx, team)["0201"].name == "王婷"
    assert verify.verify(ctx).problems == ()


def test_two_numbers_that_one_person_had_in_error_are_two_people(ctx: Context, team: Team) -> None:
    added = people.add_people(ctx, team, [NewPerson("0201", "王婷")])
    renumbered = people.edit_person(ctx, "0201", NewPerson("0202", "王婷"), day(1))
    undo.undo(ctx, renumbered)
    undo.undo(ctx, added)
    people.add_people(ctx, team, [NewPerson("0202", "刘洋"), NewPerson("0201", "王婷")])
    found = by_number(ctx, team)
    assert (len(found), found["0201"].name, found["0202"].name) == (6, "王婷", "刘洋")
    assert verify.verify(ctx).problems == ()
