"""A draft tried on months: who would move and by how much; it changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.schemes.vocabulary import vocabulary
from kpi_desktop.services import trials
from kpi_desktop.services.months import score_month
from kpi_desktop.services.trials import Move, Stand, TriedMonth, trial
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Field, FormDialog, label, stack
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.session import Session

MOST_MONTHS = 12


def tryable(session: Session) -> tuple[Month, ...]:
    """Months that a draft can be tried on, the latest first; closed ones before open ones."""
    return trials.tryable(session.ctx, session.team)[:MOST_MONTHS]


def left_out(session: Session, scheme: Scheme, month: Month) -> dict[str, str | None]:
    """What was entered in a month under ids that a draft no longer knows: for a trial it is left out."""
    facts = score_month(session.ctx, session.team, month).facts
    known = {one.id for one in scheme.criteria} | set(vocabulary(scheme).names)
    entered = [one.criterion for one in facts.incidents]
    entered += [one.criterion for one in facts.ratings]
    entered += [one.measure for one in facts.measures]
    return dict.fromkeys(name for name in entered if name not in known)


class TrialDialog(FormDialog):
    """Asks for a month and shows what the draft would make of it.

    Args:
        parent: The window it belongs to.
        session: The window's work.
        text: The draft; it passed the check.
    """

    def __init__(self, parent: QWidget | None, session: Session, text: str) -> None:
        """Try the latest closed month first."""
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Try the draft on a past month"),
            verb=tr.c("button", "Close"),
            cancel="",
            apply=lambda: None,
            tr=tr,
            explain=tr.t("Scored anew by the draft and held beside what was. Nothing is changed."),
        )
        self._session, self._text = session, text
        self.setMinimumWidth(620)
        self.month = QComboBox()
        for month in tryable(session):
            self.month.addItem(tr.month(month), str(month))
        self.moves = Moves(tr)
        self.body.addWidget(Field(tr.t("Month"), self.month))
        self.left = label("", "secondary", wrap=True)
        self.left.hide()
        self.body.addWidget(self.left)
        self.body.addWidget(self.moves)
        self.month.currentIndexChanged.connect(self._try)
        self._try()

    def _try(self) -> None:
        if self.month.count() == 0:
            self.moves.say(self._session.tr.t("No month has records yet."))
            return
        month = Month.parse(str(self.month.currentData()))
        mapping = left_out(self._session, load_scheme(self._text), month)
        self.left.setText(left_out_said(mapping, self._session.tr))
        self.left.setVisible(bool(mapping))
        self.moves.try_on(self._session, self._text, (month,), mapping)


class Moves(QWidget):
    """Who would move, as a list with both scores."""

    def __init__(self, tr: Translator) -> None:
        """Empty until something is tried."""
        super().__init__()
        self._tr = tr
        self.told = label("", wrap=True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFixedHeight(240)
        self._layout: QVBoxLayout = stack(self.told, self._scroll, gap=8)
        self.setLayout(self._layout)

    def say(self, sentence: str) -> None:
        """Only a sentence."""
        self.told.setText(sentence)
        self._scroll.hide()

    def try_on(
        self, session: Session, text: str, which: Sequence[Month], mapping: Mapping[str, str | None] | None = None
    ) -> None:
        """Try a draft and show what came of it; how people would move is veiled as their scores are."""
        if session.veil.drawn:
            self.say(self._tr.t("The scores are veiled. Lift the veil with Ctrl+L to see who would move."))
            return
        try:
            found = trial(session.ctx, session.team, text, which, mapping=mapping)
        except KpiError as error:
            self.say(worded(error, self._tr))
            return
        self.show_months(found)

    def show_months(self, found: Sequence[TriedMonth]) -> None:
        """Show months as they were tried."""
        tr = self._tr
        problems = [problem for month in found for problem in month.problems]
        moves = [move for month in found for move in month.moves]
        if problems:
            said = [tr.t("The records don't fit the draft:"), *(tr.say(problem.what) for problem in problems[:8])]
            self.say("\n".join(said))
            return
        self.say(moves_said(found, tr))
        if not moves:
            return
        self._scroll.setWidget(self._table(moves))
        self._scroll.show()

    def _table(self, moves: Sequence[Move]) -> QWidget:
        tr, inside = self._tr, QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(0, 1)
        paid = any(move.money for move in moves)
        heads = [tr.t("Person"), tr.t("Now"), tr.t("By the draft"), tr.t("Points"), tr.t("Rank")]
        heads += [tr.t("Pay")] if paid else []
        for column, head in enumerate(heads):
            grid.addWidget(label(head, "secondary"), 0, column)
        for line, move in enumerate(moves, start=1):
            grid.addWidget(label(move.name or move.number), line, 0)
            cells = (
                (_score(move.before), ""),
                (_score(move.after), ""),
                moved_points(move, tr),
                (_ranks(move), ""),
                *(((tr.points(move.money, 2) if move.money else "", ""),) if paid else ()),
            )
            for column, (text, ink) in enumerate(cells, start=1):
                grid.addWidget(label(text, ink=ink), line, column, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(len(moves) + 1, 1)
        return inside


def moves_said(found: Sequence[TriedMonth], tr: Translator) -> str:
    """How many would stand otherwise, and how many wouldn't."""
    moved = sum(len(month.moves) for month in found)
    unmoved = sum(month.unmoved for month in found)
    if not moved:
        return tr.n("No score changes: {count} person as before.", "No score changes: {count} as before.", unmoved)
    moving = tr.n("{count} person would stand otherwise", "{count} people would stand otherwise", moved)
    same = tr.n("{count} as before", "{count} as before", unmoved)
    return tr.t("{moved}, {same}.", moved=moving, same=same)


def left_out_said(mapping: Mapping[str, str | None], tr: Translator) -> str:
    """That records of criteria which the draft doesn't know don't count; empty where there are none."""
    if not mapping:
        return ""
    return tr.n(
        "Records of {count} criterion or measure that the draft doesn't know are left out.",
        "Records of {count} criteria or measures that the draft doesn't know are left out.",
        len(mapping),
    )


def moved_points(move: Move, tr: Translator) -> tuple[str, str]:
    """By how many points somebody would move, and the ink for it."""
    ink = "minus" if move.points < 0 else "plus" if move.points > 0 else ""
    return tr.points(move.points, _places(move.points)), ink


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _score(stand: Stand) -> str:
    return str(stand.score)


def _ranks(move: Move) -> str:
    before, after = (str(stand.rank) if stand.rank is not None else "—" for stand in (move.before, move.after))
    return before if before == after else f"{before} → {after}"
