"""Where drafts begin, of schemes or of pay plans: a gallery, the chosen one to read, a file, nothing, a kept draft."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.errors import FaultyDataError, KpiError
from kpi_desktop.schemes.shape import Table, read_table
from kpi_desktop.services.drafts import KeptDraft, Of, kept_drafts
from kpi_desktop.ui.guide.gallery import Gallery
from kpi_desktop.ui.kit import button, label, let_go, named, panel, row, rule, show_error, stack
from kpi_desktop.ui.schemes.files import read_scheme_file
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import HEADER_HEIGHT

_MOST_DRAFTS: Final = 4


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around the gallery.

    Attributes:
        title: What is begun here.
        back: Where the way back leads.
        hint: How to choose.
        portrait: What is read at the right, for a screen reader.
    """

    title: str
    back: str
    hint: str
    portrait: str


class Beginning(QWidget):
    """Where drafts are begun or taken up again: gallery at the left, what is chosen in plain words at the right.

    Subclasses make both, and call `lay_out`.

    Attributes:
        gallery: Gets the caret.
        begin_button: Makes a draft of what is chosen.
        blank_button: Makes one from nothing.
        file_button: Makes one from a file.

    Signals:
        begun: A draft was begun or taken up again, with a `Begun`.
        leave_wanted: Nothing is to be begun.
    """

    begun = Signal(object)
    leave_wanted = Signal()

    def __init__(self, session: Session, gallery: Gallery) -> None:
        """Keep room for the drafts that can be taken up."""
        super().__init__()
        self.session, self.gallery = session, gallery
        tr = session.tr
        self.held = QFrame()
        self._held_row = row(gap=8)
        self.held.setLayout(self._held_row)
        self.begin_button: QPushButton = button(tr.t("Make a draft from this"), self.begin_chosen)
        self.blank_button: QPushButton = button(tr.t("From nothing"), self.begin_blank)
        self.file_button: QPushButton = button(tr.t("From a file…"), self._choose_file)

    def lay_out(self, words: Words, portrait: QWidget, *more: QPushButton) -> None:
        """Lay out.

        Args:
            words: What stands around the gallery.
            portrait: Shows what is chosen.
            more: Further buttons, after the one that begins a draft.
        """
        head = QFrame()
        head.setFixedHeight(HEADER_HEIGHT)
        back = button(words.back, self.leave_wanted.emit, "flat")
        buttons = (back, self.file_button, self.blank_button, self.begin_button, *more)
        head.setLayout(row(label(words.title, "title"), None, *buttons, gap=10, margins=(20, 0, 20, 0)))
        scroll = named(QScrollArea(), words.portrait)
        scroll.setWidgetResizable(True)
        scroll.setWidget(portrait)
        sides = row(self.gallery, panel(stack(scroll, margins=(20, 16, 12, 16))), gap=20)
        sides.setStretch(0, 42)
        sides.setStretch(1, 58)
        body = stack(label(words.hint, ink="second", wrap=True), self.held, sides, gap=10, margins=(24, 14, 24, 20))
        body.setStretch(2, 1)
        self.setLayout(stack(head, rule(), body, gap=0))
        self.gallery.selectionModel().currentChanged.connect(lambda *_: self.show_chosen())

    def offer_drafts(self, of: Of) -> None:
        """A button for each of the drafts worked on last."""
        tr = self.session.tr
        while (item := self._held_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                let_go(widget)
        kept = kept_drafts(self.session.ctx, self.session.team, of)[:_MOST_DRAFTS]
        if kept:
            self._held_row.addWidget(label(tr.t("Go on with"), ink="second"))
        for one in kept:
            self._held_row.addWidget(button(self._named(one), lambda draft=one: self.resume(draft), small=True))  # type: ignore[misc]
        self._held_row.addStretch(1)
        self.held.setVisible(bool(kept))

    def _named(self, kept: KeptDraft) -> str:
        table = read_table(kept.text)
        held = table.get("name") if isinstance(table, dict) else None
        name = Label(str(held.get("zh")), str(held.get("en"))) if isinstance(held, dict) else Label("?", "?")
        version = str(table.get("version")) if isinstance(table, dict) else "?"
        at = f"{kept.saved.astimezone():%m-%d %H:%M}"
        return self.session.tr.t("{scheme}, version {version} ({time})", scheme=name, version=version, time=at)

    def refresh(self) -> None:
        """Look again at what there is."""
        raise NotImplementedError

    def show_chosen(self) -> None:
        """Show in plain words what is chosen."""
        raise NotImplementedError

    def begin(self, table: Table, draft_id: str | None = None) -> None:
        """Begin a draft of a table, as a new version of it; one that was kept before goes on under its id."""
        raise NotImplementedError

    def blank(self) -> Table:
        """What a draft from nothing begins with."""
        raise NotImplementedError

    def choose_file(self) -> Path | None:
        """Ask for a file to begin with."""
        raise NotImplementedError

    def check_file(self, text: str, path: Path) -> None:
        """Raise what is wrong with a file that can't be mended in the editor.

        Raises:
            FaultyDataError: It is of another kind.
        """

    @property
    def chosen_text(self) -> str:
        """The text of what is chosen in the gallery."""
        raise NotImplementedError

    def begin_chosen(self) -> None:
        """Make a draft from what is chosen."""
        self.begin_from(self.chosen_text)

    def begin_from(self, text: str) -> None:
        """Make a draft from a text, as a new version of it."""
        table = read_table(text)
        if isinstance(table, dict):
            self.begin(table)

    def begin_blank(self) -> None:
        """Make a draft from nothing."""
        self.begin(self.blank())

    def take_file(self, path: Path) -> None:
        """Make a draft from a file; faults in what it says are mended in the editor, other files are refused."""
        try:
            text = read_scheme_file(path)
            table = read_table(text)
            if isinstance(table, Problem):
                raise FaultyDataError(Message("The file could not be taken in."), (table,))
            self.check_file(text, path)
        except KpiError as error:
            show_error(self.window(), error, self.session.tr)
            return
        self.begin(table)

    def resume(self, kept: KeptDraft) -> None:
        """Take up a draft that was kept."""
        table = read_table(kept.text)
        if isinstance(table, dict):
            self.begin(table, kept.id)

    def _choose_file(self) -> None:
        path = self.choose_file()
        if path is not None:
            self.take_file(path)
