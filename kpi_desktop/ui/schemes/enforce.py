"""Putting a scheme file in force from a month on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.services.mapping import unmapped
from kpi_desktop.services.schemes import put_in_force, scheme_for
from kpi_desktop.ui.kit import label
from kpi_desktop.ui.schemes.changes import changes
from kpi_desktop.ui.schemes.faults import fault_lines
from kpi_desktop.ui.schemes.in_force import InForceDialog, read_or_refuse
from kpi_desktop.ui.schemes.mapping import MappingForm
from kpi_desktop.ui.schemes.trying import Moves, left_out, tryable
from kpi_desktop.ui.session import Session


class EnforceDialog(InForceDialog):
    """Says what a scheme file would change and asks from which month.

    Args:
        parent: The window it belongs to.
        session: The window's work.
        text: The file's text; it passed the check.
        scheme: What it says.
    """

    def __init__(self, parent: QWidget | None, session: Session, text: str, scheme: Scheme) -> None:
        """Compare with what holds in the present month."""
        tr = session.tr
        explain = tr.t("Open months from then on are scored anew; closed months stay as they are.")
        super().__init__(parent, session, scheme, explain)
        self._text, self._scheme = text, scheme
        self.changes = self.add_lines(tr.t("What changes"))
        _faults, notices = check_scheme(scheme)
        if notices:
            self.add_lines(tr.t("Worth knowing"), fault_lines(notices, tr))
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

    def _compare(self) -> None:
        self.refusal.hide()
        tr, session = self.session.tr, self.session
        try:
            before = scheme_for(session.ctx, session.team, self.chosen)
        except KpiError:
            self.changes.show_lines((tr.t("No scheme held in that month yet."),))
            return
        self.mapping.show_for(unmapped(session.ctx, session.team, self._text, self.chosen))
        nothing = tr.t("Nothing that concerns points; texts at most.")
        self.changes.show_lines(changes(before, self._scheme, tr) or (nothing,))

    def put(self) -> None:
        """Let it hold from the chosen month on."""
        session = self.session
        mapping = self.mapping.mapping
        session.do(lambda: put_in_force(session.ctx, session.team, self._text, self.chosen, mapping=mapping))


def put_file_in_force(parent: QWidget, session: Session, path: Path) -> bool:
    """Read a scheme file and ask from which month it shall hold; show every fault where it has any.

    Returns:
        Whether it was put in force.
    """
    found = read_or_refuse(parent, session, path, load_scheme, session.tr.t("The scheme was not taken in"))
    return found is not None and bool(EnforceDialog(parent, session, *found).exec())
