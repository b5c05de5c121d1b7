"""What follows a person's month: the talk, the strip handed out and signed, an objection and its outcome.

None of it touches the month itself, so it is written beside open and closed months alike; what concerns a strip only
beside closed ones, because the strip of an open month still changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import FaultyDataError, RefusedError, WrongCallError
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.follow_up_types import FollowUp, FollowUpKind, Kept, Objection, Outcome, Standing
from kpi_desktop.services.gather import members
from kpi_desktop.services.newcomers import known_person
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, refuse_note, working
from kpi_desktop.store.desk_records import FollowUpRecord, NewFollowUp
from kpi_desktop.store.records import PersonRecord
from kpi_desktop.store.store import Unit, View

_OF_STRIPS: Final = frozenset(
    {FollowUpKind.HANDED_OUT, FollowUpKind.SIGNED, FollowUpKind.OBJECTION, FollowUpKind.OUTCOME}
)
_WORDLESS: Final = frozenset({FollowUpKind.HANDED_OUT, FollowUpKind.SIGNED})


__all__ = [
    "FollowUp", "FollowUpKind", "Kept", "Objection", "Outcome", "Standing",
    "of_month", "of_person", "record", "standing", "standings", "void",
]  # fmt: skip


def of_month(ctx: Context, team: Team, month: Month) -> tuple[Kept, ...]:
    """What followed a team's month, in the order of entry."""
    with ctx.store.read() as view:
        numbers = {person.id: person.number for person in view.people.all()}
        return _kept(view, team.id, view.follow_ups.of_month(team.id, month), numbers)


def of_person(ctx: Context, number: str) -> tuple[Kept, ...]:
    """What followed a person's months in all teams, in the order of entry.

    Raises:
        WrongCallError: Nobody has that number.
    """
    with ctx.store.read() as view:
        person = known_person(view, number)
        records = view.follow_ups.of_person(person.id)
        found: list[Kept] = []
        for team in sorted({record.what.team for record in records}):
            held = tuple(record for record in records if record.what.team == team)
            found += _kept(view, team, held, {person.id: person.number})
        return tuple(sorted(found, key=lambda one: one.id))


def standing(kept: Iterable[Kept]) -> Standing:
    """How far one person's month is followed up.

    Args:
        kept: What followed that month of that person.
    """
    rows = tuple(kept)
    outcomes = {one.what.answers: one for one in rows if one.what.kind is FollowUpKind.OUTCOME}
    return Standing(
        _day(rows, FollowUpKind.HANDED_OUT),
        _day(rows, FollowUpKind.SIGNED),
        tuple(Objection(one, outcomes.get(one.id)) for one in rows if one.what.kind is FollowUpKind.OBJECTION),
        tuple(one for one in rows if one.what.kind is FollowUpKind.TALK),
    )


def standings(kept: Iterable[Kept]) -> Mapping[str, Standing]:
    """How far everybody's month is followed up, by employee number; who isn't named has nothing yet."""
    rows: dict[str, list[Kept]] = {}
    for one in kept:
        rows.setdefault(one.what.number, []).append(one)
    return {number: standing(held) for number, held in rows.items()}


def record(ctx: Context, team: Team, new: Sequence[FollowUp]) -> Operation:
    """Write what followed, all or nothing.

    Nobody signs what they don't have: a strip that is signed was handed out on that day, unless another was noted.

    Raises:
        FaultyDataError: Each row at fault with ``(index, key)``: a day before the month or to come, words missing, a
            strip handed out or signed twice, an outcome without its objection.
        RefusedError: There is nothing to write, or the month of a strip isn't closed.
        WrongCallError: Nobody has that number.
    """
    with working(ctx, "follow-up") as unit:
        if not new:
            raise RefusedError(Message("There is nothing to write down."))
        closed = {month for held, month in unit.months.closed() if held == team.id}
        names: list[str] = []
        problems: list[Problem] = []
        for index, one in enumerate(new):
            person = known_person(unit, one.number)
            refuse_note(one.text)
            if one.kind in _OF_STRIPS and one.month not in closed:
                raise RefusedError(_not_closed(one.month))
            faults = _faults(unit, team, person, one, ctx.clock.today())
            problems += (Problem((index, key), what) for key, what in faults)
            if not faults:
                if one.kind is FollowUpKind.SIGNED and not _is_handed_out(unit, team, person, one.month):
                    given = replace(one, kind=FollowUpKind.HANDED_OUT)
                    unit.follow_ups.add(_row(person, team, given), ctx.clock.now())
                unit.follow_ups.add(_row(person, team, one), ctx.clock.now())
            names.append(person.name)
        if problems:
            raise FaultyDataError(Message("This can't be written down; nothing was changed."), tuple(problems))
        return done(unit, _told(new, names), "follow-ups")


def void(ctx: Context, follow_up: int) -> Operation:
    """Take a follow-up out that was written by mistake; with an objection goes its outcome.

    Raises:
        WrongCallError: There is no such follow-up.
    """
    with working(ctx, "void-follow-up") as unit:
        held = unit.follow_ups.get(follow_up)
        if held is None:
            raise WrongCallError(Message("There is no such entry any more."))
        for one in unit.follow_ups.of_person(held.what.person):
            if follow_up in {one.id, one.what.answers}:
                unit.follow_ups.void(one.id)
        name = next(person.name for person in unit.people.all() if person.id == held.what.person)
        fields: dict[str, FieldValue] = {"name": name, "month": held.what.month, "what": _word(held.what.kind)}
        return done(unit, Message("Taken out: {name}, {month}, {what}", fields), "follow-ups")


def _kept(view: View, team: int, records: Sequence[FollowUpRecord], numbers: Mapping[int, str]) -> tuple[Kept, ...]:
    closings = {seal.month: seal.closed_at for seal in view.months.seals(team)}  # the latest of a month comes last
    return tuple(
        Kept(
            record.id,
            FollowUp(
                numbers[record.what.person], record.what.month, FollowUpKind(record.what.kind), record.what.day,
                record.what.text, None if record.what.outcome is None else Outcome(record.what.outcome),
                record.what.answers,
            ),
            record.entered_at,
            _is_outdated(record, closings.get(record.what.month)),
        )
        for record in records
    )  # fmt: skip


def _is_outdated(record: FollowUpRecord, closed_at: datetime | None) -> bool:
    return FollowUpKind(record.what.kind) in _OF_STRIPS and closed_at is not None and record.entered_at < closed_at


def _day(rows: Sequence[Kept], kind: FollowUpKind) -> date | None:
    return next((one.what.day for one in rows if one.what.kind is kind and not one.outdated), None)


def _not_closed(month: Month) -> Message:
    return Message(
        "{month} isn't closed, so its strips may still change. Close it first, then note what became of them.",
        {"month": month},
    )


def _faults(
    unit: Unit, team: Team, person: PersonRecord, new: FollowUp, today: date
) -> tuple[tuple[str, Message], ...]:
    found: list[tuple[str, Message]] = []
    if not members((person,), team.id, new.month):
        found.append(("number", Message("{name} wasn't in the team in {month}", _named(person, new))))
    if not new.month.first <= new.day <= today:
        fields: dict[str, FieldValue] = {"day": new.day, "first": new.month.first, "today": today}
        found.append(("day", Message("{day} isn't a day from {first} to today, {today}", fields)))
    if not new.text.strip() and new.kind not in _WORDLESS:
        found.append(("text", Message("The words are missing; write what was said.")))
    held = _kept(unit, team.id, unit.follow_ups.of_person(person.id), {person.id: person.number})
    held = tuple(one for one in held if one.what.month == new.month)
    if new.kind in _WORDLESS and _day(held, new.kind) is not None:
        fields = {**_named(person, new), "what": _word(new.kind.value)}
        found.append(("kind", Message("{name}, {month}: {what} is noted already", fields)))
    if new.kind is FollowUpKind.OUTCOME:
        waiting = {one.kept.id for one in standing(held).objections if one.outcome is None}
        if new.answers not in waiting:
            found.append(("answers", Message("{name} has no objection to {month} that waits", _named(person, new))))
        if new.outcome is None:
            found.append(("outcome", Message("Say whether the objection is upheld or rejected.")))
    return tuple(found)


def _is_handed_out(unit: Unit, team: Team, person: PersonRecord, month: Month) -> bool:
    held = _kept(unit, team.id, unit.follow_ups.of_person(person.id), {person.id: person.number})
    return _day(tuple(one for one in held if one.what.month == month), FollowUpKind.HANDED_OUT) is not None


def _named(person: PersonRecord, new: FollowUp) -> dict[str, FieldValue]:
    return {"name": person.name, "month": new.month}


def _row(person: PersonRecord, team: Team, new: FollowUp) -> NewFollowUp:
    outcome = None if new.outcome is None else new.outcome.value
    return NewFollowUp(person.id, team.id, new.month, new.kind.value, new.day, new.text.strip(), outcome, new.answers)


def _told(new: Sequence[FollowUp], names: Sequence[str]) -> Message:
    first = new[0]
    if len(new) == 1:
        fields: dict[str, FieldValue] = {"name": names[0], "month": first.month, "what": _word(first.kind.value)}
        return Message("Noted: {name}, {month}, {what}", fields)
    return counted(
        "Noted for {count} person, {month}: {what}",
        "Noted for {count} people, {month}: {what}",
        len(new),
        {"month": first.month, "what": _word(first.kind.value)},
    )


def _word(kind: str) -> Message:
    words: Mapping[str, Message] = {
        "talk": Message("talk"),
        "handed-out": Message("strip handed out"),
        "signed": Message("strip signed"),
        "objection": Message("objection"),
        "outcome": Message("outcome of the objection"),
    }
    return words[kind]
