"""Taking back out of order: what came after is never left hanging, doubled or silently gone, and is named."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from kpi_desktop.errors import RefusedError
from kpi_desktop.services import closing, duties, figures, follow_ups, people, saved_groups, undo, verify
from kpi_desktop.services.context import Context
from kpi_desktop.services.duties import NewDuty
from kpi_desktop.services.figure_types import MeasureChange, NewRating
from kpi_desktop.services.follow_ups import FollowUp, FollowUpKind, Outcome
from kpi_desktop.services.teams import Team
from tests.services.conftest import NOVEMBER, OCTOBER, log, on
from tests.services.measured import enter, team_by
from tests.services.test_figures import values


def groups_of(ctx: Context, team: Team) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.name, tuple(one.numbers)) for one in saved_groups.groups(ctx, team)]


def test_a_group_does_not_come_back_beside_another_of_its_name(ctx: Context, team: Team) -> None:
    first = saved_groups.save(ctx, team, "前台", ["0101", "0102"])
    undone = undo.undo(ctx, first)
    saved_groups.save(ctx, team, "前台", ["0103", "0104"])
    with pytest.raises(RefusedError) as caught:
        undo.undo(ctx, undone)
    named = caught.value.what.fields["what"]
    assert "前台" in str(named)
    assert groups_of(ctx, team) == [("前台", ("0103", "0104"))]
    assert verify.verify(ctx).problems == ()


def test_a_figure_is_not_doubled_by_doing_an_older_entry_again(bare: Context) -> None:
    team = team_by(bare, "outbound-index")
    first = figures.set_measures(bare, team, NOVEMBER, (MeasureChange("0101", "calls", Fraction(4000)),))
    undone = undo.undo(bare, first)
    enter(bare, team, ("0101", "calls", "4500"))
    with pytest.raises(RefusedError, match="changed again since"):
        undo.undo(bare, undone)
    assert values(bare) == {"calls": "4500"}


def test_a_figure_that_was_emptied_does_not_come_back_beside_a_newer_one(bare: Context) -> None:
    team = team_by(bare, "outbound-index")
    enter(bare, team, ("0101", "calls", "4000"))
    emptied = figures.set_measures(bare, team, NOVEMBER, (MeasureChange("0101", "calls", None),))
    enter(bare, team, ("0101", "calls", "4500"))
    with pytest.raises(RefusedError, match="changed again since"):
        undo.undo(bare, emptied)
    assert values(bare) == {"calls": "4500"}


def rated(ctx: Context, team: Team) -> list[Fraction]:
    (held,) = [one for one in figures.figures(ctx, team, NOVEMBER).people if one.number == "0101"]
    return [sample.score for samples in held.samples.values() for sample in samples]


def test_a_recording_is_not_rated_twice_by_doing_an_older_entry_again(bare: Context) -> None:
    team = team_by(bare, "call-rubric")
    criterion = figures.figures(bare, team, NOVEMBER).rating_criteria[0].id
    first, second = (NewRating("0101", criterion, Fraction(score), serial="R-17") for score in (1, 2))
    undone = undo.undo(bare, figures.add_ratings(bare, team, NOVEMBER, (first,)))
    newer = figures.add_ratings(bare, team, NOVEMBER, (second,))
    with pytest.raises(RefusedError) as caught:
        undo.undo(bare, undone)
    assert caught.value.what.fields["what"] == newer.what
    assert rated(bare, team) == [2]


def test_ratings_that_stood_side_by_side_come_again_in_order(bare: Context) -> None:
    team = team_by(bare, "call-rubric")
    criterion = figures.figures(bare, team, NOVEMBER).rating_criteria[0].id
    one, two = (NewRating("0101", criterion, Fraction(score), serial="R-17") for score in (1, 2))
    unnamed = NewRating("0101", criterion, Fraction(1))
    done = [figures.add_ratings(bare, team, NOVEMBER, new) for new in ((one, two, unnamed), (two,), (unnamed,))]
    undone = [undo.undo(bare, each) for each in reversed(done)]
    assert rated(bare, team) == []
    for each in reversed(undone):
        undo.undo(bare, each)
    assert rated(bare, team) == [1, 2, 1, 2, 1]


def test_an_objection_stays_as_long_as_its_outcome_does(ctx: Context, team: Team) -> None:
    closing.close(ctx, team, OCTOBER)
    day = dt.date(2026, 11, 4)
    raised = follow_ups.record(ctx, team, [FollowUp("0101", OCTOBER, FollowUpKind.OBJECTION, day, "不是我")])
    (kept,) = follow_ups.of_person(ctx, "0101")
    answer = FollowUp("0101", OCTOBER, FollowUpKind.OUTCOME, day, "属实", Outcome.UPHELD, kept.id)
    decided = follow_ups.record(ctx, team, [answer])
    with pytest.raises(RefusedError, match="changed again since"):
        undo.undo(ctx, raised)
    assert len(follow_ups.of_person(ctx, "0101")) == 2
    undo.undo(ctx, decided)
    undo.undo(ctx, raised)
    assert follow_ups.of_person(ctx, "0101") == ()


def test_an_outcome_does_not_come_back_without_its_objection(ctx: Context, team: Team) -> None:
    closing.close(ctx, team, OCTOBER)
    day = dt.date(2026, 11, 4)
    follow_ups.record(ctx, team, [FollowUp("0101", OCTOBER, FollowUpKind.OBJECTION, day, "不是我")])
    (kept,) = follow_ups.of_person(ctx, "0101")
    answer = FollowUp("0101", OCTOBER, FollowUpKind.OUTCOME, day, "属实", Outcome.UPHELD, kept.id)
    undone = undo.undo(ctx, follow_ups.record(ctx, team, [answer]))
    follow_ups.void(ctx, kept.id)
    with pytest.raises(RefusedError, match="changed again since"):
        undo.undo(ctx, undone)
    assert follow_ups.of_person(ctx, "0101") == ()


def test_who_was_added_stays_while_something_follows_about_them(ctx: Context, team: Team) -> None:
    added = people.add_people(ctx, team, [people.NewPerson("0201", "王婷")])
    talk = FollowUp("0201", NOVEMBER, FollowUpKind.TALK, dt.date(2026, 11, 5), "谈过")
    noted = follow_ups.record(ctx, team, [talk])
    with pytest.raises(RefusedError, match="changed again since"):
        undo.undo(ctx, added)
    assert "0201" in {one.number for one in people.roster(ctx, team)}
    undo.undo(ctx, noted)
    undo.undo(ctx, added)
    assert "0201" not in {one.number for one in people.roster(ctx, team, include_left=True)}


def test_a_duty_list_does_not_come_back_beside_another_of_its_name(ctx: Context, team: Team) -> None:
    undone = undo.undo(ctx, duties.save(ctx, team, NewDuty("卫生值日", "not-cleaned", (1,), ("0101",))))
    duties.save(ctx, team, NewDuty("卫生值日", "not-cleaned", (5,), ("0102",)))
    with pytest.raises(RefusedError, match="changed again since"):
        undo.undo(ctx, undone)
    assert [one.numbers for one in duties.duties(ctx, team)] == [("0102",)]


def test_what_came_after_is_named(ctx: Context, team: Team) -> None:
    operation = log(ctx, on(2))
    corrected = people.edit_person(
        ctx, "0101", people.NewPerson("0101", "张小敏", dt.date(2024, 3, 1)), dt.date(2026, 11, 5)
    )
    later = people.edit_person(
        ctx, "0101", people.NewPerson("0101", "张大敏", dt.date(2024, 3, 1)), dt.date(2026, 11, 5)
    )
    with pytest.raises(RefusedError) as caught:
        undo.undo(ctx, corrected)
    assert caught.value.what.fields["what"] == later.what
    undo.undo(ctx, operation)
    undo.undo(ctx, later)
    undo.undo(ctx, corrected)
    assert people.roster(ctx, team)[0].name == "张敏"


def test_in_order_everything_goes_back_and_comes_again(ctx: Context, team: Team) -> None:
    """As a window does it: the last first, then all of it again in the order in which it was done."""
    closing.close(ctx, team, OCTOBER)
    day = dt.date(2026, 11, 4)
    done = [
        people.add_people(ctx, team, [people.NewPerson("0201", "王婷", dt.date(2026, 11, 1))]),
        saved_groups.save(ctx, team, "前台", ["0101", "0201"]),
        log(ctx, on(10, "0201"), on(11)),
        follow_ups.record(ctx, team, [FollowUp("0101", OCTOBER, FollowUpKind.OBJECTION, day, "不是我")]),
        duties.save(ctx, team, NewDuty("卫生值日", "not-cleaned", (1,), ("0101", "0201"))),
    ]
    (group_,) = saved_groups.groups(ctx, team)
    done.append(saved_groups.change(ctx, team, group_.id, "前台", ["0102", "0201"]))

    def all_of_it() -> object:
        return groups_of(ctx, team), people.roster(ctx, team), [d.numbers for d in duties.duties(ctx, team)]

    whole = all_of_it()
    undone = [undo.undo(ctx, one) for one in reversed(done)]
    assert groups_of(ctx, team) == []
    for one in reversed(undone):
        undo.undo(ctx, one)
    assert all_of_it() == whole
    assert verify.verify(ctx).problems == ()
