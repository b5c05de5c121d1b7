from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

import pytest

from kpi_desktop.domain.month import Month
from kpi_desktop.store.desk_models import EvidenceFile
from kpi_desktop.store.desk_records import NewFollowUp, NoteTemplateRecord, TickRecord
from kpi_desktop.store.inverse import take_back
from kpi_desktop.store.records import NewIncident
from kpi_desktop.store.store import Store, Unit
from tests.store.conftest import NOW, fill

DAY = dt.date(2026, 11, 2)
NOVEMBER = Month(2026, 11)


@dataclass
class Filled:
    team: int
    person: int
    incident: int


@pytest.fixture
def filled(store: Store) -> Filled:
    with store.write("set-up", NOW) as unit:
        team, person = fill(unit)
        (incident,) = unit.incidents.add((NewIncident(person, team, DAY, "late"),), NOW)
    return Filled(team, person, incident)


def undo(store: Store, unit: Unit) -> None:
    with store.write("undo", NOW, inverse_of=unit.operation.id) as inverse:
        kept = inverse.log.payload(unit.operation.id)
        assert kept is not None
        assert all(take_back(inverse.session, change, NOW) for change in reversed(kept[0]))


def test_a_group_is_offered_until_it_is_voided_and_again_when_that_is_undone(store: Store, filled: Filled) -> None:
    with store.write("save-group", NOW) as unit:
        group = unit.groups.add(filled.team, "早班", [filled.person])
    with store.write("void-group", NOW) as voiding:
        voiding.groups.void(group)
    with store.read() as view:
        assert view.groups.all(filled.team) == ()
    undo(store, voiding)
    with store.read() as view:
        (held,) = view.groups.all(filled.team)
        assert (held.name, held.people) == ("早班", (filled.person,))
        assert view.groups.all(filled.team + 1) == ()
        assert view.log.check() == ()
    undo(store, unit)
    with store.read() as view:
        assert view.groups.all(filled.team) == ()


def test_words_for_notes_belong_to_a_criterion_or_to_all(store: Store, filled: Filled) -> None:
    with store.write("note", NOW) as unit:
        first = unit.note_templates.add(filled.team, "late", "堵车")
        second = unit.note_templates.add(filled.team, None, "已当面提醒")
        third = unit.note_templates.add(filled.team, None, "误写")
        unit.note_templates.void(third)
    with store.read() as view:
        assert view.note_templates.all(filled.team) == (
            NoteTemplateRecord(first, "late", "堵车"),
            NoteTemplateRecord(second, None, "已当面提醒"),
        )


def test_a_file_is_kept_once_and_comes_back_to_the_byte(store: Store, filled: Filled) -> None:
    picture = bytes(range(256)) * 40
    with store.write("attach", NOW) as unit:
        first = unit.evidence.add(filled.incident, "考勤.png", "image/png", picture)
        (other,) = unit.incidents.add((NewIncident(filled.person, filled.team, DAY, "late"),), NOW)
        unit.evidence.add(other, "同一张.png", "image/png", picture)
    with store.read() as view:
        held = view.evidence.of([filled.incident, other])
        assert [(one.incident, one.name, one.size) for one in held] == [
            (filled.incident, "考勤.png", len(picture)),
            (other, "同一张.png", len(picture)),
        ]
        assert {one.sha256 for one in held} == {hashlib.sha256(picture).hexdigest()}
        assert view.evidence.data(held[0].sha256) == picture
        assert view.session.rows(EvidenceFile.select(EvidenceFile.size)) == [(len(picture),)]
        assert view.log.check() == ()
    with store.write("detach", NOW) as unit:
        unit.evidence.void(first)
    with store.read() as view:
        assert [one.incident for one in view.evidence.of([filled.incident, other])] == [other]
        assert view.evidence.data(held[0].sha256) == picture


def test_evidence_goes_over_to_the_correction(store: Store, filled: Filled) -> None:
    with store.write("attach", NOW) as unit:
        unit.evidence.add(filled.incident, "a.txt", "text/plain", b"12")
        (new,) = unit.incidents.add((NewIncident(filled.person, filled.team, DAY, "late"),), NOW)
        unit.evidence.carry_over(filled.incident, new)
    with store.read() as view:
        assert [one.name for one in view.evidence.of([new])] == ["a.txt"]
        with pytest.raises(LookupError):
            view.evidence.data("0" * 64)


def test_a_file_that_was_changed_behind_our_back_is_found(store: Store, filled: Filled) -> None:
    with store.write("attach", NOW) as unit:
        unit.evidence.add(filled.incident, "a.txt", "text/plain", b"12")
        unit.session.run(EvidenceFile.update(data=b"0"))
    with store.read() as view:
        assert [finding.table for finding in view.log.check()] == ["evidence_file"]


def test_a_duty_is_gone_through_and_its_rounds_outlive_it(store: Store, filled: Filled) -> None:
    with store.write("duty", NOW) as unit:
        duty = unit.duties.add(filled.team, "值日", "late", [5, 1, 5], [filled.person])
        ticks = (TickRecord(filled.person, done=False, incident=filled.incident),)
        unit.duties.go_through(filled.team, duty, DAY, ticks)
    with store.read() as view:
        (held,) = view.duties.all(filled.team)
        assert (held.name, held.criterion, held.weekdays, held.people) == (
            "值日",
            "late",
            frozenset({1, 5}),
            (filled.person,),
        )
    with store.write("void-duty", NOW) as unit:
        unit.duties.void(duty)
    with store.read() as view:
        assert view.duties.all(filled.team) == ()
        (gone_through,) = view.duties.rounds(filled.team, DAY, DAY)
        assert (gone_through.duty, gone_through.day, gone_through.ticks) == (duty, DAY, ticks)
        assert view.duties.rounds(filled.team, DAY + dt.timedelta(days=1), DAY + dt.timedelta(days=9)) == ()


def test_what_followed_a_month_is_found_by_month_and_by_person(store: Store, filled: Filled) -> None:
    with store.write("follow-up", NOW) as unit:
        new = NewFollowUp(filled.person, filled.team, NOVEMBER, "objection", DAY, "不是我的电话")
        objection = unit.follow_ups.add(new, NOW)
        answer = NewFollowUp(
            filled.person, filled.team, NOVEMBER, "outcome", DAY, "查录音属实", outcome="upheld", answers=objection
        )
        outcome = unit.follow_ups.add(answer, NOW)
        wrong = unit.follow_ups.add(NewFollowUp(filled.person, filled.team, NOVEMBER, "talk", DAY, "误记"), NOW)
        unit.follow_ups.void(wrong)
    with store.read() as view:
        assert [(one.id, one.what) for one in view.follow_ups.of_month(filled.team, NOVEMBER)] == [
            (objection, new),
            (outcome, answer),
        ]
        assert view.follow_ups.of_person(filled.person) == view.follow_ups.of_month(filled.team, NOVEMBER)
        assert view.follow_ups.get(wrong) is None
        assert view.follow_ups.of_month(filled.team, Month(2026, 10)) == ()
