"""Declaring a measure, a figure or a level right where it is wanted, without leaving the form."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from kpi_desktop.domain.limits import NAME_LENGTH
from kpi_desktop.domain.problems import Path
from kpi_desktop.schemes.shape import Table
from kpi_desktop.services.drafts import proposed_id
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Field, FormDialog, named
from kpi_desktop.ui.schemes.editor import tables
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.specs import Source

DECLARED: frozenset[Source] = frozenset({"measures", "settings", "levels"})
"""What can be declared on the way; other parts have forms of their own."""
_FIELD_WIDTH = 360


class DeclareDialog(FormDialog):
    """Asks what something new is called and what it counts.

    Args:
        parent: The window it belongs to.
        draft: What it is for.
        source: Of which section it will be.
        tr: Words everything.
    """

    def __init__(self, parent: QWidget | None, draft: Draft, source: Source, tr: Translator) -> None:
        """Only what it can't do without; the rest is filled in where it is listed."""
        titles = {"measures": tr.t("New measure"), "settings": tr.t("New figure"), "levels": tr.t("New level")}
        super().__init__(
            parent,
            titles[source],
            verb=tr.t("Add"),
            cancel=tr.c("button", "Cancel"),
            apply=self._take,
            tr=tr,
        )
        self._draft, self._source = draft, source
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_LENGTH)
        self.name.setMinimumWidth(_FIELD_WIDTH)
        self._named = Field(tr.t("Called"), self.name)
        self.body.addWidget(self._named)
        self.unit = QLineEdit()
        self.unit.setMaxLength(NAME_LENGTH)
        self.team = named(QCheckBox(tr.t("given once for the whole team")), tr.t("given once for the whole team"))
        if source != "levels":
            self.body.addWidget(Field(tr.t("Unit"), self.unit, tr.t("may be left empty")))
        if source == "measures":
            self.body.addWidget(self.team)
        self.part: dict[str, Any] = {}
        self.name.setFocus()

    def _take(self) -> bool:
        said, unit = self.name.text().strip(), self.unit.text().strip()
        if not said:
            self._named.refuse(self._tr.t("Type what it is called"))
            self.name.setFocus()
            return False
        taken = self._draft.ids("measures", "settings", "levels", "criteria", "components", "pay")
        self.part = {"id": proposed_id(said, said, taken), "name": {"zh": said, "en": said}}
        if unit:
            self.part["unit"] = {"zh": unit, "en": unit}
        if self.team.isChecked():
            self.part["team"] = True
        return True


def declare(parent: QWidget, draft: Draft, source: Source, path: Path, tr: Translator, *, among: bool = False) -> bool:
    """Ask for something new, declare it and name it at a path, as one step.

    Args:
        parent: The window.
        draft: What is edited.
        source: Of which section it will be.
        path: Where its id goes.
        tr: Words everything.
        among: A list stands there, to whose end the id goes.

    Returns:
        Whether it was declared.
    """
    dialog = DeclareDialog(parent, draft, source, tr)
    if not dialog.exec():
        return False
    part = dialog.part

    def edit(table: Table) -> None:
        tables.list_at(table, (source,)).append(part)
        if among:
            tables.list_at(table, path).append(part["id"])
        else:
            tables.put(table, path, part["id"])

    draft.change(edit)
    return True
