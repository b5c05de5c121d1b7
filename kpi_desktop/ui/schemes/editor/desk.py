"""Where drafts of schemes are worked on: the gallery that they begin from, the editor, trial and putting in force."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.ui.schemes.editor.drafting import DraftDesk
from kpi_desktop.ui.schemes.editor.editor import Editor
from kpi_desktop.ui.schemes.editor.start import Begun, Start
from kpi_desktop.ui.schemes.enforce import EnforceDialog
from kpi_desktop.ui.schemes.files import choose_scheme_target
from kpi_desktop.ui.schemes.trying import TrialDialog


class Desk(DraftDesk[Start, Editor, Begun]):
    """Drafts of schemes."""

    of = "scheme"
    file_stem = "scheme"

    def make_start(self) -> Start:
        """Presets, schemes that were in force, and drafts."""
        return Start(self.session)

    def make_editor(self, begun: Begun, draft_id: str) -> Editor:
        """An editor that can also try the draft on past months."""
        editor = Editor(self.session, begun.draft, draft_id, begun.used)
        editor.trial_wanted.connect(self.try_it)
        return editor

    def choose_target(self, proposed: str) -> Path | None:
        """A scheme file."""
        return choose_scheme_target(self, proposed, self.session.tr)

    def what_discarding_means(self) -> str:
        """Only the draft goes."""
        return self.session.tr.t("The draft is removed from this computer. The scheme in force stays as it is.")

    def check(self, text: str) -> Scheme:
        """As a scheme."""
        return load_scheme(text)

    def try_it(self) -> None:
        """Try the draft on past months."""
        text = self.sound(self.session.tr.t("The draft can't be tried yet"))
        if text is not None:
            TrialDialog(self.window(), self.session, text).exec()

    def put_in_force(self) -> None:
        """Ask from which month; the draft is gone once it is in force."""
        text = self.sound(self.session.tr.t("The draft can't be put in force yet"))
        if text is None:
            return
        dialog = EnforceDialog(self.window(), self.session, text, load_scheme(text))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.drop()
