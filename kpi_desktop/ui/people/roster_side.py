"""The side of the roster: the chosen person, this month's score, the employment, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.services.histories import history
from kpi_desktop.services.months import score_month
from kpi_desktop.services.people import Person
from kpi_desktop.ui.kit import button, row, rule, stack
from kpi_desktop.ui.people.panel import PersonPanel, Portrait
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import SIDE_PANEL_WIDTH


@dataclass(frozen=True, slots=True)
class Doing:
    """What can be done with the chosen person.

    Attributes:
        open: Go to the person's own page.
        edit: Ask what changes.
        leave: Ask for the last day.
        stay: Take a leaving back.
        employ_again: Ask for the new first day.
    """

    open: Callable[[], object]
    edit: Callable[[], object]
    leave: Callable[[], object]
    stay: Callable[[], object]
    employ_again: Callable[[], object]


class RosterSide(QFrame):
    """Shows a person and offers what fits: who has left isn't let go once more.

    Args:
        session: The window's work.
        doing: What the buttons do.
    """

    def __init__(self, session: Session, doing: Doing) -> None:
        """Nobody is shown yet."""
        super().__init__()
        tr = session.tr
        self._session = session
        self.person = PersonPanel(tr)
        self.open_button: QPushButton = button(tr.t("Person's page"), doing.open, small=True)
        self.edit_button: QPushButton = button(tr.t("Change…"), doing.edit, small=True)
        self.leave_button: QPushButton = button(tr.t("Last day…"), doing.leave, small=True)
        self.stay_button: QPushButton = button(tr.t("Take the leaving back"), doing.stay, small=True)
        self.return_button: QPushButton = button(tr.t("Employ again…"), doing.employ_again, small=True)
        self._actions = QWidget()
        self._actions.setLayout(
            row(
                self.open_button, self.edit_button, self.leave_button, self.stay_button, self.return_button, None,
                margins=(20, 12, 16, 12),
            )
        )  # fmt: skip
        self.setObjectName("side")
        self.setFixedWidth(SIDE_PANEL_WIDTH)
        self._rule = rule()
        self.setLayout(stack(self.person, self._rule, self._actions, gap=0))

    def show_nobody(self, *, listed: bool) -> None:
        """Say that nobody is chosen, where there is anybody to choose from."""
        self._rule.hide()
        self._actions.hide()
        self.person.show_person(None)
        self.person.setVisible(listed)

    def show_person(self, person: Person, *, post: str = "", status: str = "", gone: bool = False) -> None:
        """Show a person.

        Args:
            person: Who.
            post: The post's title, or empty.
            status: Where the person stands, in words.
            gone: The last day is past.
        """
        for part in (self.person, self._rule, self._actions):
            part.show()
        score, standing = self._score(person)
        chapters = history(self._session.ctx, person.number)
        self.person.show_person(Portrait(person, post, status, chapters, score, standing))
        self.leave_button.setVisible(person.left is None)
        self.stay_button.setVisible(person.left is not None)
        self.return_button.setVisible(gone)

    def _score(self, person: Person) -> tuple[str, str]:
        """This month's, and rank and grade; both empty where there is none to be told."""
        session, tr = self._session, self._session.tr
        if session.veil.drawn:
            return "", ""
        try:
            scored = score_month(session.ctx, session.team, Month.of(session.ctx.clock.today()))
        except KpiError:
            return "", ""
        found = scored.of(person.number)
        if found is None:
            return "", ""
        parts = [tr.t("rank {rank}", rank=found.rank)] if found.rank is not None else []
        if found.grade is not None:
            parts.append(tr.label(found.grade))
        return tr.points(found.score, scored.scheme.decimals, signed=False), tr.listed(parts, "clause")
