"""Closing a month for good, reopening it on record, and reading what was sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.result import Result
from kpi_desktop.domain.words import FieldValue, Label, Message, counted
from kpi_desktop.errors import DoubtsLeftError, RefusedError
from kpi_desktop.reports.content import objections_until
from kpi_desktop.services import own_templates, sealing
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.doubts import Doubt, doubts_in
from kpi_desktop.services.gather import members, no_scheme
from kpi_desktop.services.months import SealInfo, info, scored
from kpi_desktop.services.sample import organisation_on_paper
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, refuse_note, refuse_reason, working
from kpi_desktop.store.store import View


@dataclass(frozen=True, slots=True)
class Standing:
    """What one person came to in one result; pay in yuan, None without any."""

    score: Decimal
    rank: int | None
    grade: Label | None
    pay: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A person, by present number and name, who stands otherwise than under the last seal; None where not in that."""

    number: str
    name: str
    before: Standing | None
    after: Standing | None


def close(ctx: Context, team: Team, month: Month, *, accept: str | None = None) -> Operation:
    """Close a month: seal scheme, facts, result and the content of its reports in both languages.

    Args:
        ctx: The context.
        team: The team.
        month: The month; the present one may be closed too, and `not_over` says what that means.
        accept: What the leader writes on doubts that are left; kept in the seal.

    Raises:
        DoubtsLeftError: Doubts are left and nothing was written on them; paths are ``("doubts", id)``.
        RefusedError: Already closed, in the future, nobody is in it, or an earlier month is open.
        DatabaseError: The month was closed before and its seal isn't what was sealed.
        FaultyDataError: The facts have faults.
        WrongCallError: No scheme is in force.
    """
    now, today = ctx.clock.now(), ctx.clock.today()
    with working(ctx, "close") as unit:
        refuse_note(accept or "")
        _refuse_out_of_turn(unit, team, month, today)
        open_month = scored(unit, team, month)
        if not open_month.facts.employees:
            raise RefusedError(
                Message("Nobody of {team} was there in {month}; there is nothing to close.", _named(team, month))
            )
        for before in unit.months.seals(team.id, month):
            unit.months.payload(before.id)  # what the new result will be held against
        found = doubts_in(unit, open_month)
        _refuse_doubtful(month, found, accept)
        organisation = organisation_on_paper(unit)
        scheme, facts, result = open_month.scheme, open_month.facts, open_month.result
        templates = own_templates.chosen(unit)
        contents, documents = sealing.word(
            ctx, scheme, facts, result, organisation=organisation, team=team.name, templates=templates
        )
        sealed = sealing.Sealed(
            open_month.scheme_text,
            facts,
            open_month.person_ids,
            open_month.incident_ids,
            result,
            contents,
            documents,
            open_month.plan_text,
            tuple(one.sealed() for one in found),
        )
        last = unit.months.seals(team.id)
        closing = sealing.Closing(
            organisation,
            team.name,
            month,
            now,
            today,
            objections_until(today, 0 if templates is None else templates.objection_days),
            (accept or "").strip(),
            last[-1].sha256 if last else None,
            unit.log.head(),
        )
        payload = sealing.write(sealed, closing)
        number = unit.months.close(
            team.id, month, payload, form=sealing.FORMAT, at=now, on=today, accepted=closing.accepted
        )
        what = Message("Closed: {month}, seal {seal}", {"month": month, "seal": number})
        return done(unit, what, "months", undoable=False)


def not_over(month: Month, today: date) -> Message | None:
    """What to know before a month is closed that still has days to come; None where it has none."""
    left = (month.last - today).days
    if left <= 0:
        return None
    return counted(
        "{month} has {count} day to come, until {day}; what happens then can no longer be logged.",
        "{month} has {count} days to come, until {day}; what happens then can no longer be logged.",
        left,
        {"month": month, "day": month.last},
    )


def _named(team: Team, month: Month) -> dict[str, FieldValue]:
    return {"team": team.name, "month": month}


def _refuse_doubtful(month: Month, found: tuple[Doubt, ...], accept: str | None) -> None:
    left = [one for one in found if not one.settled]
    if left and not (accept or "").strip():
        what = counted(
            "{month} has {count} doubt left: settle it, or accept it with a word.",
            "{month} has {count} doubts left: settle them, or accept them with a word.",
            len(left),
            {"month": month},
        )
        raise DoubtsLeftError(what, tuple(Problem(("doubts", one.id), one.what) for one in left))


def refuse_out_of_turn(ctx: Context, team: Team, month: Month) -> None:
    """Make sure that a month's turn to be closed has come, before anybody is asked for a word to it.

    Raises:
        RefusedError: It is closed, lies ahead, or an earlier month with people in it is open.
        WrongCallError: No scheme is in force.
    """
    with ctx.store.read() as view:
        _refuse_out_of_turn(view, team, month, ctx.clock.today())


def _refuse_out_of_turn(unit: View, team: Team, month: Month, today: date) -> None:
    schemes = unit.schemes.in_force(team.id)
    if not schemes or month < schemes[0].from_month:
        raise no_scheme(month)
    if month.first > today:
        raise RefusedError(Message("{month} lies in the future and can't be closed.", {"month": month}))
    closed = {held for owner, held in unit.months.closed() if owner == team.id}
    if month in closed:
        raise RefusedError(Message("{month} is closed already.", {"month": month}))
    people = unit.people.all()
    earlier = (held for held in schemes[0].from_month.until(month) if held not in closed and held != month)
    first = next((held for held in earlier if members(people, team.id, held)), month)
    if first != month:
        raise RefusedError(
            Message(
                "{month} can't be closed while {first} is open; close that first.", {"month": month, "first": first}
            )
        )


def reopen(ctx: Context, team: Team, month: Month, reason: str) -> Operation:
    """Open the latest closed month again; its seal is kept.

    Raises:
        RefusedError: Not closed, a later month is closed, no reason, or one beyond the limits of a note.
        DatabaseError: The seal isn't what was sealed.
    """
    with working(ctx, "reopen") as unit:
        refuse_reason(reason)
        closed = sorted(held for owner, held in unit.months.closed() if owner == team.id)
        if month not in closed:
            raise RefusedError(Message("{month} isn't closed.", {"month": month}))
        if month != closed[-1]:
            fields: dict[str, FieldValue] = {"month": month, "last": closed[-1]}
            raise RefusedError(Message("{month} can't be reopened while {last} is closed; reopen that first.", fields))
        seal = next(held for held in unit.months.seals(team.id, month) if held.current)
        unit.months.payload(seal.id)  # what the new close will be held against
        unit.months.reopen(team.id, month, seal.id, reason=reason.strip(), at=ctx.clock.now())
        return done(unit, Message("Reopened: {month}", {"month": month}), "months", undoable=False)


def seals(ctx: Context, team: Team, month: Month) -> tuple[SealInfo, ...]:
    """All seals of a month, oldest first."""
    with ctx.store.read() as view:
        return tuple(info(record) for record in view.months.seals(team.id, month))


def who_moved(ctx: Context, team: Team, month: Month) -> tuple[Moved, ...]:
    """Who stands otherwise than under the previous seal: now (month reopened) or under the new seal (closed again)."""
    with ctx.store.read() as view:
        records = view.months.seals(team.id, month)
        past = [record for record in records if not record.current]
        if not past:
            return ()
        old = sealing.opened(view, past[-1].id, past[-1].sha256)
        new = scored(view, team, month)
    before, after = _standings(old.person_ids, old.result), _standings(new.person_ids, new.result)
    people = dict(zip(old.person_ids, old.facts.employees, strict=True))
    people |= zip(new.person_ids, new.facts.employees, strict=True)
    return tuple(
        Moved(employee.id, employee.name, before.get(person), after.get(person))
        for person, employee in people.items()
        if before.get(person) != after.get(person)
    )


def _standings(people: tuple[int, ...], result: Result) -> dict[int, Standing]:
    """By internal id: a number may have been corrected in between."""
    return {
        person: Standing(found.score, found.rank, found.grade, found.pay.total)
        for person, found in zip(people, result.results, strict=True)
    }
