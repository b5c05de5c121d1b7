"""The button that adds a part, and the choice of measures from the library."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QPushButton, QWidget

from kpi_desktop import paths
from kpi_desktop.reports.library_page import library_measure_words
from kpi_desktop.schemes.measure_library import LibraryMeasure, library_text, load_library
from kpi_desktop.ui.kit import FormDialog, label, named
from kpi_desktop.ui.schemes.editor.additions import Kind, of_library
from kpi_desktop.ui.schemes.editor.tools import Tools
from kpi_desktop.ui.theme import Type

_MEASURE = Qt.ItemDataRole.UserRole
_AIR, _MOST_HIGH = 8, 440


class AddButton(QPushButton):
    """Opens the kinds of parts to choose from.

    Args:
        tools: The draft and what is needed to draw.
        add: Called with the kind.
        take: Called with a measure of the library as a criterion.
    """

    def __init__(
        self, tools: Tools, add: Callable[[Kind], object], take: Callable[[dict[str, object]], object]
    ) -> None:
        """A menu with a row for each kind."""
        tr = tools.tr
        super().__init__(tr.t("Add"))
        self._tools, self._take = tools, take
        self.setProperty("compact", True)
        self.setIcon(tools.icons.icon("plus", tools.theme.colour("ink")))
        named(self, tr.t("Add a part"))
        names = {
            "incident": tr.t("Criterion: records of what happened"),
            "measure": tr.t("Measure: a figure becomes points"),
            "rating": tr.t("Rating: somebody gives points"),
            "category": tr.t("Category"),
            "pay": tr.t("Component of pay"),
        }
        menu = QMenu(self)
        for kind in (kind for kind in names if kind in get_args(Kind)):
            menu.addAction(names[kind]).triggered.connect(partial(lambda which, _on=False: add(which), kind))
            if kind == "rating":
                menu.addAction(tr.t("From the library of measures…")).triggered.connect(self._library)
        self.setMenu(menu)

    def _library(self, _on: bool = False) -> None:
        dialog = LibraryDialog(self.window(), self._tools)
        if dialog.exec() and dialog.chosen is not None:
            self._take(of_library(dialog.chosen, self._tools.draft, None, self._tools.draft.kept_ids))


class LibraryDialog(FormDialog):
    """Measures in common use, to be taken into the scheme."""

    def __init__(self, parent: QWidget | None, tools: Tools) -> None:
        """List them by group."""
        tr = tools.tr
        library = load_library(library_text(paths.resources()))
        super().__init__(
            parent,
            tr.t("Library of measures"),
            verb=tr.t("Take it in"),
            cancel=tr.c("button", "Cancel"),
            apply=lambda: None,
            tr=tr,
            explain=tr.label(library.about),
        )
        self._tr = tr
        self.setMinimumWidth(560)
        self.list = named(QListWidget(), tr.t("Library of measures"))
        for group in library.groups:
            self._head(tr.label(group.name), tools)
            for one in (one for one in library.measures if one.group == group.id):
                item = QListWidgetItem(tr.label(one.name))
                item.setData(_MEASURE, one.id)
                self.list.addItem(item)
        rows = self.list.count() * self.list.sizeHintForRow(0)
        self.list.setMinimumHeight(min(rows + 2 * self.list.frameWidth() + _AIR, _MOST_HIGH))
        self._library = library
        self.about = label("", "secondary", wrap=True)
        self.about.setMinimumHeight(64)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.list)
        self.body.addWidget(self.about)
        self.list.currentRowChanged.connect(self._tell)
        self.list.itemActivated.connect(lambda _: self.try_it())
        self.list.setCurrentRow(1)

    def _head(self, name: str, tools: Tools) -> None:
        """The name of a group, which can't be chosen."""
        item = QListWidgetItem(name)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(tools.theme.font(Type.STRONG))
        item.setForeground(tools.theme.colour("second_ink"))
        self.list.addItem(item)

    @property
    def chosen(self) -> LibraryMeasure | None:
        """The measure that is chosen."""
        return self._library.measure(str(self.list.currentIndex().data(_MEASURE)))

    def _tell(self) -> None:
        one, tr = self.chosen, self._tr
        if one is None:
            return
        hint = [tr.label(one.hint)] if one.hint is not None else []
        self.about.setText("\n".join([*hint, *library_measure_words(one, tr)]))
