"""The head above a form: what the part is, and what can be done with it as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QWidget

from kpi_desktop.domain.problems import Path
from kpi_desktop.ui.kit import Elided, button, row, tag
from kpi_desktop.ui.schemes.editor.sources import name_of
from kpi_desktop.ui.schemes.editor.tools import Tools


@dataclass(frozen=True)
class Deeds:
    """What can be done with a part."""

    copy: Callable[[], object]
    move: Callable[[int], object]
    retire: Callable[[], object]
    remove: Callable[[], object]


class PartHead(QWidget):
    """Name and place of a part; copy, up, down, retire or remove."""

    def __init__(self, tools: Tools, deeds: Deeds) -> None:
        """Lay out; what it shows comes with `refresh`."""
        super().__init__()
        tr = tools.tr
        self._tools = tools
        self.title = Elided("", "panel-title")
        self.where = Elided("", "secondary")
        self.retired = tag(tr.t("retired"), "plain")
        self.up = button(tr.t("Up"), lambda: deeds.move(-1), "flat", small=True)
        self.up.setToolTip(tr.t("Up (Alt+Up in the list)"))
        self.down = button(tr.t("Down"), lambda: deeds.move(1), "flat", small=True)
        self.down.setToolTip(tr.t("Down (Alt+Down in the list)"))
        self.copy = button(tr.t("Copy"), deeds.copy, "flat", small=True)
        self.retire = button(tr.t("Retire"), deeds.retire, "flat", small=True)
        self.remove = button(tr.t("Remove"), deeds.remove, "flat", small=True)
        deeds_row: tuple[QPushButton, ...] = (self.up, self.down, self.copy, self.retire, self.remove)
        self.setLayout(row(self.title, self.where, self.retired, None, *deeds_row, gap=6))

    def refresh(self, path: Path, title: str) -> None:
        """Show a part.

        Args:
            path: Where it stands.
            title: What a part is called that stands once; empty for others.
        """
        draft, tr = self._tools.draft, self._tools.tr
        held = draft.part(path)
        self.title.say(title or name_of(held, tr))
        where = []
        homes = [one for one in draft.parts(("categories",)) if isinstance(one, dict)]
        home = next((one for one in homes if one.get("id") == held.get("category")), None)
        if home is not None and path[0] == "criteria":
            where.append(name_of(home, tr))
        if held.get("code") and not title:
            where.append(tr.t("no. {code}", code=str(held["code"])))
        self.where.say(tr.listed(where, "clause"))
        criterion = path[0] == "criteria" and not title
        kept = criterion and str(held.get("id")) in draft.kept_ids
        gone = bool(held.get("retired"))
        self.retired.setVisible(criterion and gone)
        for one in (self.up, self.down, self.copy):
            one.setVisible(not title)
        self.retire.setVisible(criterion and kept)
        self.retire.setText(tr.t("Use again") if gone else tr.t("Retire"))
        self.remove.setVisible(not title and not kept)
