"""Where records go whose criterion another scheme no longer knows: a choice for each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.vocabulary import vocabulary
from kpi_desktop.services.mapping import Unmapped
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import label, let_go, named, stack


class MappingForm(QWidget):
    """A line for each criterion or measure that is to be mapped; hidden where there is none."""

    def __init__(self, scheme: Scheme, tr: Translator) -> None:
        """Empty until `show_for`."""
        super().__init__()
        self._tr = tr
        known = vocabulary(scheme).measures
        self._names = {one.id: tr.label(one.name) for one in scheme.criteria}
        self._names |= {key: tr.label(one.name) for key, one in known.items() if key not in self._names}
        self._shown: tuple[Unmapped, ...] = ()
        self.boxes: dict[str, QComboBox] = {}
        self._inside: QWidget | None = None
        explain = tr.t("Records of open months stand under what this scheme no longer has. Where do they go?")
        self._layout = stack(label(explain, wrap=True), gap=8)
        self.setLayout(self._layout)
        self.hide()

    def show_for(self, found: tuple[Unmapped, ...]) -> None:
        """Ask for these."""
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        if self._inside is not None:
            let_go(self._inside)
        self._inside = QWidget()
        grid = QGridLayout(self._inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        self.boxes = {}
        for line, one in enumerate(found):
            name = self._tr.label(one.name)
            said = self._tr.n("{name}, {count} entry", "{name}, {count} entries", one.count, name=name)
            grid.addWidget(label(said), line, 0)
            self.boxes[one.id] = self._box(one, name)
            grid.addWidget(self.boxes[one.id], line, 1)
        self._layout.addWidget(self._inside)

    def _box(self, one: Unmapped, name: str) -> QComboBox:
        box = named(QComboBox(), self._tr.t("Where “{name}” goes", name=name))
        box.addItem(self._tr.t("choose…"), "")
        for candidate in one.candidates:
            box.addItem(self._names.get(candidate, candidate), candidate)
        box.addItem(self._tr.t("leave them out: they are voided"), None)
        return box

    @property
    def mapping(self) -> Mapping[str, str | None]:
        """What was chosen so far; what wasn't is left out."""
        return {old: box.currentData() for old, box in self.boxes.items() if box.currentData() != ""}
