"""What can be undone, in which order, and what is told when it can't."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import KpiError, RefusedError
from kpi_desktop.services import closing, incidents, people, settings
from kpi_desktop.services.context import Operation
from kpi_desktop.services.incidents import Entry
from kpi_desktop.ui.session import Session

FRIDAY = date(2026, 11, 20)
LATE = Entry("0103", FRIDAY, "late", minutes=Fraction(8))
PRAISE = Entry("0105", FRIDAY, "praise-oral")


def log(session: Session, entry: Entry) -> Operation:
    done = session.run(lambda: incidents.log(session.ctx, session.team, [entry]))
    assert done is not None
    return done


def standing(session: Session) -> list[str]:
    """The criteria that count on Friday."""
    logged = incidents.logged_on(session.ctx, session.team, FRIDAY)
    return sorted(each.entry.criterion for each in logged if not each.voided)


@pytest.fixture
def told(session: Session) -> list[KpiError]:
    """The faults that were told."""
    found: list[KpiError] = []
    session.failed.connect(found.append)
    return found


def test_what_was_done_last_is_undone_first(session: Session) -> None:
    log(session, LATE)
    log(session, PRAISE)
    session.undo()
    assert standing(session) == ["late"]
    session.undo()
    assert standing(session) == []
    assert session.undo() is None


def test_pages_hear_of_every_change_and_of_its_undoing(session: Session) -> None:
    heard: list[Operation] = []
    session.changed.connect(heard.append)
    done = log(session, LATE)
    inverse = session.undo()
    assert [one.kind for one in heard] == ["log", "undo"]
    assert heard == [done, inverse]
    assert heard[1].incidents == done.incidents


def test_what_cannot_be_undone_does_not_stand_in_the_way(session: Session) -> None:
    log(session, LATE)
    session.run(lambda: settings.set_language(session.ctx, "en"))
    assert session.last is not None
    assert session.last.kind == "log"
    session.undo()
    assert standing(session) == []


def test_a_refusal_is_told_and_nothing_can_be_undone_of_it(session: Session, told: list[KpiError]) -> None:
    assert session.run(lambda: people.leave(session.ctx, "9999", FRIDAY)) is None
    assert len(told) == 1
    assert session.last is None


def test_a_field_hears_its_own_refusal_and_nobody_else(session: Session, told: list[KpiError]) -> None:
    def refuse() -> Operation:
        raise RefusedError(Message("no"))

    with pytest.raises(RefusedError):
        session.do(refuse)
    assert told == []


def test_closing_and_reopening_end_the_way_back_and_say_how_they_are_taken_back(
    session: Session, told: list[KpiError]
) -> None:
    for month in (Month(2026, 9), Month(2026, 10)):
        closing.close(session.ctx, session.team, month)
    log(session, LATE)
    session.run(lambda: closing.close(session.ctx, session.team, Month(2026, 11)))
    assert session.last is None, "nothing older is offered in its place"
    assert session.undo() is None
    assert "by reopening the month" in told[-1].what.id
    assert standing(session) == ["late"]

    session.run(lambda: closing.reopen(session.ctx, session.team, Month(2026, 11), "记错一条"))
    assert session.undo() is None
    assert "by closing the month again" in told[-1].what.id
    assert standing(session) == ["late"]

    log(session, PRAISE)
    assert session.undo() is not None
    assert standing(session) == ["late"]
    assert session.undo() is None
    assert standing(session) == ["late"]


def test_nothing_is_done_again_over_a_closing(session: Session) -> None:
    for month in (Month(2026, 9), Month(2026, 10)):
        closing.close(session.ctx, session.team, month)
    log(session, LATE)
    session.undo()
    session.run(lambda: closing.close(session.ctx, session.team, Month(2026, 11)))
    assert session.redo() is None
    assert standing(session) == []


def test_what_lies_in_a_month_closed_elsewhere_is_not_undone(session: Session, told: list[KpiError]) -> None:
    for month in (Month(2026, 9), Month(2026, 10)):
        closing.close(session.ctx, session.team, month)
    log(session, LATE)
    closing.close(session.ctx, session.team, Month(2026, 11))  # behind the window's back, as a command does
    assert session.undo() is None
    assert "closed" in told[0].what.id
    assert standing(session) == ["late"]


def test_what_was_changed_again_since_is_not_undone_over_it(session: Session, told: list[KpiError]) -> None:
    done = log(session, LATE)
    # Behind the window's back, as a command does.
    incidents.void(session.ctx, done.incidents[0], "记错人")
    assert session.undo() is None
    assert len(told) == 1
    assert standing(session) == []


def test_a_session_can_go_on_where_another_one_ended(session: Session) -> None:
    log(session, LATE)
    later = Session(session.ctx, session.tr, session.theme, session.icons, session.team, past=session.past)
    later.undo()
    assert standing(session) == []
    assert session.last is not None, "the old one is left as it was"


def test_what_was_undone_is_done_again_and_undone_again(session: Session) -> None:
    log(session, LATE)
    log(session, PRAISE)
    session.undo()
    session.undo()
    assert session.redo() is not None
    assert standing(session) == ["late"]
    session.redo()
    assert standing(session) == ["late", "praise-oral"]
    assert session.redo() is None
    session.undo()
    assert standing(session) == ["late"]


def test_what_is_said_stays_short_however_often_it_goes_to_and_fro(session: Session) -> None:
    done = log(session, LATE)
    for _ in range(3):
        undone = session.undo()
        assert undone is not None
        assert (undone.what.id, undone.what.fields["what"]) == ("Undone: {what}", done.what)
        redone = session.redo()
        assert redone is not None
        assert (redone.what.id, redone.what.fields["what"]) == ("Redone: {what}", done.what)
        assert session.source(undone) == session.source(redone) == done


def test_something_new_leaves_nothing_to_redo(session: Session) -> None:
    log(session, LATE)
    session.undo()
    log(session, PRAISE)
    assert session.next is None
    assert session.redo() is None
    assert standing(session) == ["praise-oral"]


def test_after_the_month_was_closed_redo_refuses(session: Session, told: list[KpiError]) -> None:
    for month in (Month(2026, 9), Month(2026, 10)):
        closing.close(session.ctx, session.team, month)
    log(session, LATE)
    session.undo()
    closing.close(session.ctx, session.team, Month(2026, 11))  # behind the window's back
    assert session.redo() is None
    assert "closed" in told[0].what.id
    assert standing(session) == []
