"""The line that says what was done and what Ctrl+Z would undo: always the thing that really comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kpi_desktop.domain.words import Message
from kpi_desktop.services.context import Operation
from kpi_desktop.ui.kit import Told, button, key_cap
from kpi_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of something done.

    Attributes:
        text: The sentence.
        amounts: Points in it, each with the role of `Colours` in which it is drawn.
    """

    text: str
    amounts: tuple[tuple[str, str], ...] = ()


class UndoBar(Told):
    """Tells what was done; its button stands beside nothing but what it undoes.

    After an undo, doing it again is offered, too.

    Args:
        session: The window's work.
        words: Words what was done; None for the operation's own words. Called with an undo, it words what that undid.
    """

    def __init__(self, session: Session, words: Callable[[Operation], Words] | None = None) -> None:
        """Start hidden."""
        tr, theme = session.tr, session.theme
        icon = session.icons.pixmap("check", theme.colour("ink"), 16)
        super().__init__(tr.t("Undo"), "Ctrl+Z", session.undo, icon=icon)
        self.redo = button(tr.t("Redo"), session.redo, "link")
        self._redo_key = key_cap("Ctrl+Y")
        parts = self.layout()
        assert parts is not None  # noqa: S101 - laid out by the bar itself
        for part in (self.redo, self._redo_key):
            parts.addWidget(part)
            part.hide()
        self._session = session
        self._words = words or self._own_words
        self._offered = ""
        session.veil.changed.connect(self._word_anew)

    def refresh(self, operation: Operation | None) -> None:
        """Tell an operation just done; None: the page is shown again, and other pages may have done and undone."""
        last = self._session.last
        if operation is None:
            if last is None:
                self.drop_stale()
            elif last.id != self._offered:
                self._show(last, last.id, self._words(last))
        elif operation.kind == "undo":
            self._tell_undone(operation, last)
        else:
            offered = operation.id if last is not None and last.id == operation.id else ""
            self._show(operation, offered, self._words(operation))

    def drop_stale(self) -> None:
        """Hide where what stands here is no longer what would be undone."""
        last = self._session.last
        if self._offered and (last is None or last.id != self._offered):
            self._offered = ""
            self.hide()

    def _word_anew(self) -> None:
        """Points in it are dashes while the veil is drawn, so what was worded before is not left standing."""
        last, offered = self._session.last, self._offered
        self.hide()
        if last is not None and last.id == offered:
            self._show(last, last.id, self._words(last))

    def _tell_undone(self, operation: Operation, last: Operation | None) -> None:
        undone = self._words(operation)
        if last is None:
            self._show(operation, "", undone)
            return
        following = self._words(last)
        both = self._session.tr.t("{undone}. Before that: {following}", undone=undone.text, following=following.text)
        self._show(operation, last.id, Words(both, (*undone.amounts, *following.amounts)))

    def _show(self, operation: Operation, offered: str, words: Words) -> None:
        tr, theme = self._session.tr, self._session.theme
        when = self._session.when(operation)
        text = tr.t("{time} {what}", time=f"{when.astimezone():%H:%M}", what=words.text) if when else words.text
        self._offered = offered
        amounts = [(amount, theme.colour(ink).name()) for amount, ink in words.amounts]
        for part in (self.redo, self._redo_key):
            part.setVisible(operation.kind == "undo" and self._session.next is not None)
        self.tell(text, can_act=bool(offered), amounts=amounts)

    def _own_words(self, operation: Operation) -> Words:
        return Words(own_words(self._session, operation))


def own_words(session: Session, operation: Operation) -> str:
    """What an operation says of itself, shortened where it is an undo or a redo."""
    return session.tr.say(_short(operation.what) if operation.kind in {"undo", "redo"} else operation.what)


def _short(what: Message) -> Message:
    """Leave out the middle of "Undone: Logged: …", which says nothing more."""
    inner = what.fields.get("what")
    if not isinstance(inner, Message) or inner.id != "Logged: {what}":
        return what
    return Message(what.id, {"what": inner.fields["what"]})
