"""Where a draft begins: a gallery of presets in plain words, the scheme in force, a file, nothing, or a kept draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFrame, QScrollArea

from kpi_desktop import paths
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, KpiError
from kpi_desktop.schemes.library import presets
from kpi_desktop.schemes.shape import Table, read_table
from kpi_desktop.services.drafts import KeptDraft, next_version, schemes_before
from kpi_desktop.ui.guide.draft import Choice
from kpi_desktop.ui.guide.gallery import Gallery
from kpi_desktop.ui.guide.portrait import Portrait
from kpi_desktop.ui.kit import button, label, named, panel, row, rule, show_error, stack
from kpi_desktop.ui.schemes.editor.additions import OWN_SCHEME
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.drafting import Beginning
from kpi_desktop.ui.schemes.files import choose_scheme_file, read_scheme_file
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import HEADER_HEIGHT


@dataclass(frozen=True, slots=True)
class Begun:
    """What a draft begins with; its id where it was kept before."""

    draft: Draft
    used: frozenset[str]
    id: str | None = None


class Start(Beginning):
    """Gallery at the left, the chosen scheme in plain words at the right."""

    def __init__(self, session: Session) -> None:
        """Nothing is read before it is shown."""
        super().__init__(session)
        tr = session.tr
        self._choices: list[Choice] = [Choice(one.text, one.scheme) for one in presets(paths.resources() / "schemes")]
        self.gallery = Gallery(self._choices, session.theme, tr)
        self.portrait = Portrait(session.theme, session.icons, tr)
        self.begin_button = button(tr.t("Make a draft from this"), self.begin_chosen, "primary")
        self.blank_button = button(tr.t("From nothing"), self.begin_blank)
        self.file_button = button(tr.t("From a file…"), self._choose_file)
        head = QFrame()
        head.setFixedHeight(HEADER_HEIGHT)
        back = button(tr.t("Scheme in force"), self.leave_wanted.emit, "flat")
        head.setLayout(
            row(label(tr.t("New draft"), "title"), None, back, self.file_button, self.blank_button, self.begin_button,
                gap=10, margins=(20, 0, 20, 0))
        )  # fmt: skip
        scroll = named(QScrollArea(), tr.t("The scheme, to read"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.portrait)
        sides = row(self.gallery, panel(stack(scroll, margins=(20, 16, 12, 16))), gap=20)
        sides.setStretch(0, 42)
        sides.setStretch(1, 58)
        hint = tr.t(
            "Choose what is nearest to your own regulation; everything in it can be changed afterwards, and ready"
            " measures are added from the library."
        )
        body = stack(label(hint, ink="second", wrap=True), self.held, sides, gap=10, margins=(24, 14, 24, 20))
        body.setStretch(2, 1)
        self.setLayout(stack(head, rule(), body, gap=0))
        self.gallery.selectionModel().currentChanged.connect(lambda *_: self._show())
        self.gallery.activated.connect(lambda *_: self.begin_chosen())
        self.gallery.choose(0)

    def _show(self) -> None:
        at = self.gallery.currentIndex().row()
        if at >= 0:
            self.portrait.show_scheme(self._choices[at].scheme)

    def refresh(self) -> None:
        """Offer the drafts that are kept."""
        self.offer_drafts("scheme")

    def begin_chosen(self) -> None:
        """Make a draft from the preset that is chosen."""
        self.begin_from(self._choices[self.gallery.currentIndex().row()].text)

    def begin_from(self, text: str) -> None:
        """Make a draft from a scheme's text, as a new version of it."""
        table = read_table(text)
        if isinstance(table, dict):
            self._begin(table)

    def begin_blank(self) -> None:
        """Make a draft from nothing."""
        self._begin(blank())

    def take_file(self, path: Path) -> None:
        """Make a draft from a file; faults of the scheme are mended in the editor, other files are refused."""
        try:
            text = read_scheme_file(path)
            table = read_table(text)
            if isinstance(table, Problem):
                raise FaultyDataError(Message("The file could not be taken in."), (table,))
        except KpiError as error:
            show_error(self, error, self.session.tr)
            return
        self._begin(table)

    def resume(self, kept: KeptDraft) -> None:
        """Take up a draft that was kept."""
        table = read_table(kept.text)
        if isinstance(table, dict):
            self._begin(table, kept.id)

    def _begin(self, table: Table, draft_id: str | None = None) -> None:
        before = schemes_before(self.session.ctx, self.session.team, str(table.get("id", "")))
        if draft_id is None:
            taken = [*(one.version for one in before), *_own_version(self._choices, table)]
            if taken:
                table = {**table, "version": next_version(str(table.get("version", "1")), taken)}
        used = frozenset(criterion.id for one in before for criterion in one.criteria)
        known = frozenset(criterion.id for one in before[-1:] for criterion in one.criteria)
        self.begun.emit(Begun(Draft(table, known, before), used, draft_id))

    def _choose_file(self) -> None:
        path = choose_scheme_file(self, self.session.tr)
        if path is not None:
            self.take_file(path)


def _own_version(choices: Sequence[Choice], table: Table) -> tuple[str, ...]:
    """A preset's version belongs to the program: what is made from it is another."""
    return tuple(one.scheme.version for one in choices if one.scheme.id == table.get("id"))


def blank() -> Table:
    """A scheme with a hundred points and nothing else."""
    text = {"zh": "—", "en": "—"}
    return {
        "id": "own-scheme",
        "version": "1",
        "name": dict(OWN_SCHEME),
        "about": dict(text),
        "source": dict(text),
        "base": 100,
        "cap": 100,
        "criteria": [],
    }
