"""What the pages share: the services' context, the language, the team, and the stack of things that can be undone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from kpi_desktop.errors import KpiError
from kpi_desktop.services import undo as undoing
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.theme import Theme

R = TypeVar("R")
_LOG = logging.getLogger(__name__)


class _Signals(QObject):
    changed = Signal(object)
    failed = Signal(object)


class Session:
    """One window's work.

    Args:
        ctx: What services work with.
        tr: Words everything in the language of the window.
        theme: Colours and type.
        icons: Icons of the theme.
        team: The team that is kept in this window.
        done: What can be undone already, the latest last: a window that is built anew forgets nothing.
    """

    def __init__(
        self, ctx: Context, tr: Translator, theme: Theme, icons: Icons, team: Team, *, done: Iterable[Operation] = ()
    ) -> None:
        """Start with what can be undone already."""
        self._signals = _Signals()
        self.ctx = ctx
        self.tr = tr
        self.theme = theme
        self.icons = icons
        self.team = team
        self._done = list(done)
        self._when: dict[str, datetime] = {}
        self._undone: Operation | None = None

    @property
    def changed(self) -> SignalInstance:
        """Sent after something was written, with the operation; pages draw themselves anew from it."""
        return self._signals.changed

    @property
    def failed(self) -> SignalInstance:
        """Sent with a known fault that no field stands beside."""
        return self._signals.failed

    @property
    def done(self) -> tuple[Operation, ...]:
        """What can be undone, the latest last."""
        return tuple(self._done)

    @property
    def last(self) -> Operation | None:
        """What Ctrl+Z would undo, or None."""
        return self._done[-1] if self._done else None

    @property
    def undone(self) -> Operation | None:
        """What was undone last: what the inverse that `changed` brings took back."""
        return self._undone

    def when(self, operation: Operation) -> datetime | None:
        """When something was done, in UTC; None where that was before this window was built."""
        return self._when.get(operation.id)

    def run(self, call: Callable[[], Operation]) -> Operation | None:
        """Do something that writes; tell the pages what changed.

        A `KpiError` is told by `failed` and gives None. Use `do` where the error is shown beside a field.
        """
        try:
            return self.do(call)
        except KpiError as error:
            self.failed.emit(error)
            return None

    def do(self, call: Callable[[], Operation]) -> Operation:
        """Do something that writes; a `KpiError` goes to the caller.

        Raises:
            KpiError: What the service refused; nothing was written.
        """
        operation = call()
        if operation.undoable:
            self._done.append(operation)
        self._when[operation.id] = self.ctx.clock.now()
        _LOG.info("done: %s", operation.kind)
        self.changed.emit(operation)
        return operation

    def undo(self) -> Operation | None:
        """Undo the last thing that can be undone in this window."""
        if not self._done:
            return None
        operation = self._done[-1]
        try:
            inverse = undoing.undo(self.ctx, operation)
        except KpiError as error:
            self.failed.emit(error)
            return None
        self._undone = self._done.pop()
        self._when[inverse.id] = self.ctx.clock.now()
        self.changed.emit(inverse)
        return inverse
