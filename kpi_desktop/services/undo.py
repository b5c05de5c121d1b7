"""Taking back what was done, by appending its inverse."""

from __future__ import annotations

from kpi_desktop.services.context import Context, Operation


def undo(ctx: Context, operation: Operation | str) -> Operation:
    """Append the inverse of an operation: what was logged is voided, what was voided is restored in its old place.

    The inverse is an operation of its own: undoing it again does what was done.

    Raises:
        WrongCallError: No such operation.
        RefusedError: It can't be undone, was undone already, a month it concerns has been closed since, or what it
            changed has been changed again since.
    """
    raise NotImplementedError
