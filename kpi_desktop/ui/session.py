"""What the pages share: the services' context, the language, the team, and the stack of things that can be undone."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import KpiError, RefusedError
from kpi_desktop.services import undo as undoing
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.theme import Theme
from kpi_desktop.ui.veil import ScreenTranslator, Veil

R = TypeVar("R")
_LOG = logging.getLogger(__name__)
_NO_WAY_BACK: Final[Mapping[str, Message]] = {
    "close": Message("Closing a month can't be undone. It is taken back by reopening the month, with a reason."),
    "reopen": Message("Reopening a month can't be undone. It is taken back by closing the month again."),
}
"""What was decided with a dialog of its own, by kind, and how it is taken back."""


class _Signals(QObject):
    changed = Signal(object)
    failed = Signal(object)


@dataclass(slots=True)
class Past:
    """What was done in a window.

    Attributes:
        done: What can be undone, the latest last; a redo stands for what it did again. Closing and reopening stand
            there too, and end the way back: nobody takes back something older by a key that was meant for them.
        undone: The undoings that can be taken back, the latest last; emptied when something new is done.
        sources: What undoings took back and redos did again, by their ids.
    """

    done: list[Operation] = field(default_factory=list)
    undone: list[Operation] = field(default_factory=list)
    sources: dict[str, Operation] = field(default_factory=dict)

    def copy(self) -> Past:
        """A copy of its own."""
        return Past(list(self.done), list(self.undone), dict(self.sources))


class Session:
    """One window's work.

    Args:
        ctx: What services work with.
        tr: Words everything in the language of the window; pages are given one that minds the veil.
        theme: Colours and type.
        icons: Icons of the theme.
        team: The team that is kept in this window.
        past: What an earlier window of the same work had done and undone: one that is built anew forgets nothing.
        veiled: Whether the veil was drawn in that window.
    """

    def __init__(
        self,
        ctx: Context,
        tr: Translator,
        theme: Theme,
        icons: Icons,
        team: Team,
        *,
        past: Past | None = None,
        veiled: bool = False,
    ) -> None:
        """Start with what can be undone and redone already."""
        self._signals = _Signals()
        self.ctx = ctx
        self.veil = Veil(drawn=veiled)
        self.paper_tr = tr
        self._screen_tr: Translator = ScreenTranslator(tr, self.veil)
        self.theme = theme
        self.icons = icons
        self.team = team
        self._past = Past() if past is None else past.copy()
        self._when: dict[str, datetime] = {}

    @property
    def tr(self) -> Translator:
        """Words what is shown, with dashes for points while the veil is drawn; paper is worded by `paper_tr`."""
        return self._screen_tr

    def of_rules(self) -> Session:
        """The same work for a page that shows rules, not how anybody stands: the veil changes nothing there."""
        return _OfRules(self)

    @property
    def changed(self) -> SignalInstance:
        """Sent after something was written, with the operation; pages draw themselves anew from it."""
        return self._signals.changed

    @property
    def failed(self) -> SignalInstance:
        """Sent with a known fault that no field stands beside."""
        return self._signals.failed

    @property
    def past(self) -> Past:
        """What was done and undone, for a window that goes on where this one ends."""
        return self._past.copy()

    @property
    def last(self) -> Operation | None:
        """What would be undone next; None where there is nothing, or a month was closed or reopened last."""
        latest = self._past.done[-1] if self._past.done else None
        return latest if latest is not None and latest.undoable else None

    @property
    def next(self) -> Operation | None:
        """The undoing that would be taken back next, or None."""
        return self._past.undone[-1] if self._past.undone else None

    def source(self, operation: Operation) -> Operation:
        """What an undo took back, what a redo did again; anything else is its own source."""
        return self._past.sources.get(operation.id, operation)

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
        if operation.undoable or operation.kind in _NO_WAY_BACK:
            self._past.done.append(operation)
            self._past.undone.clear()
        self._when[operation.id] = self.ctx.clock.now()
        _LOG.info("done: %s", operation.kind)
        self.changed.emit(operation)
        return operation

    def undo(self) -> Operation | None:
        """Undo the last thing that can be undone in this window."""
        return self._take_back(self._past.done, self._past.undone)

    def redo(self) -> Operation | None:
        """Do again what was undone last, unless something else was done since."""
        return self._take_back(self._past.undone, self._past.done)

    def _take_back(self, these: list[Operation], those: list[Operation]) -> Operation | None:
        if not these:
            return None
        operation = these[-1]
        if not operation.undoable:
            self.failed.emit(RefusedError(_NO_WAY_BACK[operation.kind]))
            return None
        try:
            inverse = undoing.undo(self.ctx, operation)
        except KpiError as error:
            self.failed.emit(error)
            return None
        those.append(inverse)
        these.pop()
        self._past.sources[inverse.id] = self.source(operation)
        self._when[inverse.id] = self.ctx.clock.now()
        self.changed.emit(inverse)
        return inverse


class _OfRules(Session):
    """The very same session, all of it, but for the words."""

    def __init__(self, session: Session) -> None:
        self.__dict__ = session.__dict__

    @property
    def tr(self) -> Translator:
        return self.paper_tr
