"""The second step: by which scheme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from kpi_desktop.domain.problems import path_text
from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.ui.guide.draft import Choice, Parts
from kpi_desktop.ui.guide.gallery import Gallery
from kpi_desktop.ui.guide.portrait import Portrait
from kpi_desktop.ui.guide.step import Step
from kpi_desktop.ui.kit import button, named, panel, row, stack
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.schemes.files import choose_scheme_file, read_scheme_file


class SchemeStep(Step):
    """A gallery at the left, the chosen scheme in plain words at the right."""

    def __init__(self, parts: Parts) -> None:
        """The default is chosen."""
        tr = parts.tr
        super().__init__(
            parts,
            tr.t("Which scheme to use"),
            tr.t(
                "Choose the one nearest to your own regulation. "
                "It can be changed later, from a month on; closed months stay."
            ),
        )
        self.gallery = Gallery(parts.draft.choices, parts.theme, tr)
        self.portrait = Portrait(parts.theme, parts.icons, tr)
        scroll = named(QScrollArea(), tr.t("The scheme, to read"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.portrait)
        sides = row(self.gallery, panel(stack(scroll, margins=(20, 16, 12, 16))), gap=20)
        sides.setStretch(0, 42)
        sides.setStretch(1, 58)
        self.body.addLayout(sides)
        self._import = button(tr.t("Import a scheme from a file…"), self._choose_file, "flat")
        self.gallery.choose(parts.draft.chosen)
        self._show()
        self.gallery.selectionModel().currentChanged.connect(lambda *_: self._show())
        self.gallery.activated.connect(lambda *_: self.answered.emit())

    @property
    def next_text(self) -> str:
        """The step is a choice."""
        return self.tr_.t("Use this one, next")

    @property
    def remark(self) -> str:
        """No choice here is for ever."""
        return self.tr_.t("In doubt? Take this one, try it for a month, then decide.")

    def extra_buttons(self) -> tuple[QPushButton, ...]:
        """The way in for a file."""
        return (self._import,)

    def first_field(self) -> QWidget:
        """The gallery."""
        return self.gallery

    def take_file(self, path: Path) -> None:
        """Add the scheme of a file to the gallery and choose it, or show every fault of it."""
        try:
            text = read_scheme_file(path)
            scheme = load_scheme(text)
        except KpiError as error:
            FaultsDialog(self, self.tr_.t("The scheme was not taken in"), error, self.tr_, place=path_text).exec()
            return
        self.parts.draft.choices.append(Choice(text, scheme, own=False))
        self.gallery.grown()
        self.gallery.choose(len(self.parts.draft.choices) - 1)
        self.gallery.setFocus()

    def _choose_file(self) -> None:
        path = choose_scheme_file(self, self.tr_)
        if path is not None:
            self.take_file(path)

    def _show(self) -> None:
        row_number = self.gallery.currentIndex().row()
        if row_number >= 0:
            self.parts.draft.chosen = row_number
        self.portrait.show_scheme(self.parts.draft.choice.scheme)
