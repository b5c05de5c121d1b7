"""What writing services share: one unit of work, and the operation that it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from kpi_desktop.domain.limits import NAME_LENGTH, note_fault, text_fault, tidy
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import RefusedError
from kpi_desktop.services.context import Area, Context, Operation
from kpi_desktop.services.frozen import freeze
from kpi_desktop.store.store import Unit


@contextmanager
def working(ctx: Context, kind: str, *, inverse_of: str | None = None) -> Iterator[Unit]:
    """A unit of work: committed when the block ends, nothing of it stays when the block raises.

    Raises:
        DatabaseError: The file can't be written.
    """
    with ctx.store.write(kind, ctx.clock.now(), ctx.actor, inverse_of=inverse_of) as unit:
        yield unit


def refuse_note(text: str) -> None:
    """Make sure that a note keeps within its limits.

    Raises:
        RefusedError: It doesn't.
    """
    fault = note_fault(text.strip())
    if fault is not None:
        raise RefusedError(Message("This can't be kept: {fault}.", {"fault": fault}))


def refuse_reason(text: str) -> None:
    """Make sure that a reason is there and keeps within the limits of a note.

    Raises:
        RefusedError: It isn't, or doesn't.
    """
    if not text.strip():
        raise RefusedError(Message("The reason is missing; enter one."))
    refuse_note(text)


def checked_name(text: str) -> str:
    """The name of a team or organisation, tidied; empty where there is none.

    Raises:
        RefusedError: It is too long or holds characters that can't be shown.
    """
    name = tidy(text)
    fault = text_fault(name, NAME_LENGTH)
    if fault is not None:
        raise RefusedError(Message("This can't be kept: {fault}.", {"fault": fault}))
    return name


def done(
    unit: Unit,
    what: Message,
    *changed: Area,
    months: Iterable[tuple[int, Month]] = (),
    undoable: bool = True,
    incidents: tuple[int, ...] = (),
) -> Operation:
    """Note in the audit log what a unit of work did and name it for the caller; to be told only after the block.

    Args:
        unit: The unit of work.
        what: What was done.
        changed: What to read again.
        months: Teams and months that, once closed, keep this from being undone.
        undoable: Whether it can be taken back.
        incidents: Incidents written or voided.
    """
    unit.notes.update(
        what=freeze(what),
        changed=sorted(changed),
        months=sorted([team, str(month)] for team, month in set(months)),
        undoable=undoable,
        incidents=list(incidents),
    )
    return Operation(unit.operation.id, unit.operation.kind, what, frozenset(changed), undoable, incidents)
