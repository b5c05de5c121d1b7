"""Putting a scheme file in force from a month on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.services.mapping import unmapped
from kpi_desktop.services.schemes import put_in_force, scheme_for
from kpi_desktop.ui.kit import Field, FormDialog, label, named
from kpi_desktop.ui.open_months import list_open_months
from kpi_desktop.ui.schemes.changes import changes
from kpi_desktop.ui.schemes.faults import FaultsDialog, fault_lines
from kpi_desktop.ui.schemes.files import read_scheme_file
from kpi_desktop.ui.schemes.mapping import MappingForm
from kpi_desktop.ui.schemes.trying import Moves, left_out, tryable
from kpi_desktop.ui.session import Session


class EnforceDialog(FormDialog):
    """Says what a scheme file would change and asks from which month.

    Args:
        parent: The window it belongs to.
        session: The window's work.
        text: The file's text; it passed the check.
        scheme: What it says.
    """

    def __init__(self, parent: QWidget | None, session: Session, text: str, scheme: Scheme) -> None:
        """Propose the present month."""
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Put in force: {scheme}, version {version}", scheme=scheme.name, version=scheme.version),
            verb=tr.t("Put in force"),
            cancel=tr.c("button", "Cancel"),
            apply=self._put,
            tr=tr,
            explain=tr.t("Open months from then on are scored anew; closed months stay as they are."),
            tall=True,
        )
        self._session, self._text, self._scheme = session, text, scheme
        self.setMinimumWidth(640)
        self.month = QComboBox()
        list_open_months(self.month, session)
        self.changes = _list(tr.t("What changes"))
        self.notices = _list(tr.t("Worth knowing"))
        self.body.addWidget(Field(tr.t("From month"), self.month))
        self.body.addWidget(label(tr.t("What changes"), "secondary"))
        self.body.addWidget(self.changes)
        _faults, notices = check_scheme(scheme)
        if notices:
            self.notices.setPlainText("\n".join(fault_lines(notices, tr, paths=False)))
            self.body.addWidget(label(tr.t("Worth knowing"), "secondary"))
            self.body.addWidget(self.notices)
        self.mapping = MappingForm(scheme, tr)
        self.body.addWidget(self.mapping)
        self.moves = Moves(tr)
        self.tries = tryable(session)[:1]
        if self.tries:
            self.body.addWidget(label(tr.t("Tried on {month}", month=self.tries[0]), "secondary"))
            self.body.addWidget(self.moves)
            self.moves.try_on(session, text, self.tries, left_out(session, scheme, self.tries[0]))
        self.month.currentIndexChanged.connect(self._compare)
        self._compare()
        self.month.setFocus()

    @property
    def chosen(self) -> Month:
        """The month chosen."""
        return Month.parse(str(self.month.currentData()))

    def _compare(self) -> None:
        self.refusal.hide()
        tr, session = self._session.tr, self._session
        try:
            before = scheme_for(session.ctx, session.team, self.chosen)
        except KpiError:
            self.changes.setPlainText(tr.t("No scheme held in that month yet."))
            return
        self.mapping.show_for(unmapped(session.ctx, session.team, self._text, self.chosen))
        lines = changes(before, self._scheme, tr)
        self.changes.setPlainText("\n".join(lines) or tr.t("Nothing that concerns points; texts at most."))

    def _put(self) -> None:
        session = self._session
        mapping = self.mapping.mapping
        session.do(lambda: put_in_force(session.ctx, session.team, self._text, self.chosen, mapping=mapping))


def put_file_in_force(parent: QWidget, session: Session, path: Path) -> bool:
    """Read a scheme file and ask from which month it shall hold; show every fault where it has any.

    Returns:
        Whether it was put in force.
    """
    try:
        text = read_scheme_file(path)
        scheme = load_scheme(text)
    except KpiError as error:
        FaultsDialog(parent, session.tr.t("The scheme was not taken in"), error, session.tr, paths=True).exec()
        return False
    return bool(EnforceDialog(parent, session, text, scheme).exec())


def _list(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setFixedHeight(132)
    return named(made, name)
