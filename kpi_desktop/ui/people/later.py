"""What a change from a day on does to what is dated later, told while the form is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from kpi_desktop.domain.numbers import plain
from kpi_desktop.services.people import Later
from kpi_desktop.ui.kit import label, stack
from kpi_desktop.ui.people.fields import WAGES, Asked, wage_names
from kpi_desktop.ui.session import Session


class LaterNote(QWidget):
    """Names the dated changes that a new one takes the place of, and those that stay; hidden while there are none.

    Args:
        session: Words and veil.
        asked: What posts and levels are called.
    """

    def __init__(self, session: Session, asked: Asked) -> None:
        """Nothing is told yet."""
        super().__init__()
        self._session, self._asked = session, asked
        self.goes: QLabel = label("", ink="doubt", wrap=True)
        self.stays: QLabel = label("", "secondary", wrap=True)
        self.setLayout(stack(self.goes, self.stays, gap=4))
        self.tell(())

    def tell(self, later: Sequence[Later]) -> None:
        """Say what becomes of them."""
        tr = self._session.tr
        gone = [
            tr.t("From {day} on this holds no longer: {what}", day=one.day, what=what)
            for one in later
            if (what := self._words(one.goes))
        ]
        kept = [
            tr.t("From {day} on this still comes: {what}", day=one.day, what=what)
            for one in later
            if (what := self._words(one.stays))
        ]
        for shown, lines in ((self.goes, gone), (self.stays, kept)):
            shown.setText("\n".join(lines))
            shown.setVisible(bool(lines))
        self.setVisible(bool(gone or kept))

    def _words(self, changes: Mapping[str, Any]) -> str:
        tr = self._session.tr
        told = [self._word(name, value) for name, value in changes.items() if name not in WAGES or self._tells_wages]
        return tr.listed(one for one in told if one)

    @property
    def _tells_wages(self) -> bool:
        return not self._session.veil.drawn

    def _word(self, name: str, value: str | bool | Fraction | None) -> str:
        """One field; the team, which no form here changes, isn't told."""
        tr, asked = self._session.tr, self._asked
        if name == "probation":
            return tr.c("employment", "probation") if value else tr.c("employment", "regular")
        if name in WAGES:
            amount = plain(value) if isinstance(value, Fraction) else tr.t("nothing")
            return tr.t("{field}: {value}", field=wage_names(tr)[name], value=amount)
        known = asked.posts if name == "post" else asked.levels
        title = next((tr.label(one.name) for one in known if one.id == value), str(value or tr.t("nothing")))
        titles = {"post": tr.t("Post"), "level": tr.t("Level")}
        return tr.t("{field}: {value}", field=titles[name], value=title) if name in titles else ""
