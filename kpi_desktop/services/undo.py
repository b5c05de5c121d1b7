"""Taking back what was done, by appending its inverse."""

from __future__ import annotations

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import printable
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.entries import closed_message
from kpi_desktop.services.frozen import thaw_as
from kpi_desktop.services.gather import recheck
from kpi_desktop.services.work import done, working
from kpi_desktop.store.inverse import take_back
from kpi_desktop.store.rivals import rival_of
from kpi_desktop.store.store import Unit


def undo(ctx: Context, operation: Operation | str) -> Operation:
    """Append the inverse of an operation: what was logged is voided, what was voided is restored in its old place.

    The inverse is an operation of its own, of the kind ``undo``: undoing it does again what was done, as one of the
    kind ``redo``.

    Raises:
        WrongCallError: No such operation.
        RefusedError: It can't be undone, was undone already, a month it concerns has been closed since, or what it
            changed has been changed again since.
    """
    known = operation.id if isinstance(operation, Operation) else operation
    with ctx.store.read() as view:
        told = view.log.operation(known)
    if told is None:
        raise WrongCallError(Message("There is no operation {operation}.", {"operation": printable(known)}))
    again = told.kind == "undo"
    with working(ctx, "redo" if again else "undo", inverse_of=known) as unit:
        kept = unit.log.payload(known)
        if kept is None or not kept[1].get("undoable"):
            raise RefusedError(Message("This can't be undone."))
        changes, notes = kept
        if _is_undone(unit, known):
            raise RefusedError(Message("This is undone already."))
        months = {(int(team), Month.parse(month)) for team, month in notes["months"]}
        for _team, month in sorted(months & unit.months.closed(), key=lambda held: held[1]):
            raise RefusedError(closed_message(month))
        what = thaw_as(Message, notes["what"])
        for change in reversed(changes):
            if not take_back(unit.session, change, ctx.clock.now()):
                raise _in_the_way(unit, unit.log.last_to_change(change.table, change.key), known)
        rival = rival_of(unit.session, tuple(unit.session.changes))
        if rival is not None:
            raise _in_the_way(unit, rival, known)
        recheck(unit, ctx.clock.today())
        if told.kind in {"undo", "redo"}:
            what = _inner(what)
        what = Message("Redone: {what}", {"what": what}) if again else Message("Undone: {what}", {"what": what})
        return done(unit, what, *notes["changed"], months=months, incidents=tuple(notes["incidents"]))


def _in_the_way(unit: Unit, later: str | None, undone: str) -> RefusedError:
    """Why something can't be taken back any more; names what came after it, where that is known."""
    kept = None if later in {None, undone, unit.operation.id} else unit.log.payload(str(later))
    if kept is None or "what" not in kept[1]:
        return RefusedError(Message("What this changed has been changed again since, so it can't be undone."))
    what = thaw_as(Message, kept[1]["what"])
    return RefusedError(
        Message(
            "What this changed has been changed again since: {what}. Undo that first, or correct it there.",
            {"what": what},
        )
    )


def _inner(what: Message) -> Message:
    """What an undone or redone operation was."""
    found = what.fields.get("what")
    return found if isinstance(found, Message) else what


def _is_undone(unit: Unit, operation: str) -> bool:
    """Whether anything that took it back still stands; what undid it can be undone in turn."""
    inverses = (one for one in unit.log.inverses_of(operation) if one != unit.operation.id)
    return any(not _is_undone(unit, one) for one in inverses)
