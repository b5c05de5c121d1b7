"""The live check beside the forms: what is right, what is wrong, what is worth knowing; each leads to its field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.schemes.marks import Worth
from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.ui.kit import label, let_go, named, row, rule, stack
from kpi_desktop.ui.schemes.editor.of_parts import PartForm, form_of
from kpi_desktop.ui.schemes.editor.outline import home_of
from kpi_desktop.ui.schemes.editor.place_words import field_words
from kpi_desktop.ui.schemes.editor.sources import name_of
from kpi_desktop.ui.schemes.editor.tools import Tools

MOST = 40
NAMED = frozenset({"criteria", "categories", "pay", "components", "levels"})
"""Sections whose parts are told by their names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the check.

    Attributes:
        icon: check, warning or info.
        said: What is so.
        where: Where, in words; empty where the sentence says it.
        path: Where it leads; empty for nowhere.
    """

    icon: str
    said: str
    where: str = ""
    path: Path = ()


class FindingRow(QFrame):
    """One finding; a click or Enter leads to its field."""

    pressed = Signal(object)

    def __init__(self, finding: Finding, tools: Tools) -> None:
        """Icon, sentence, place."""
        super().__init__()
        self.finding = finding
        self.setObjectName("finding")
        inks = {"check": "plus", "warning": "minus", "info": "accent"}
        icon = label()
        icon.setPixmap(tools.icons.pixmap(finding.icon, tools.theme.colour(inks[finding.icon]), 16))
        texts = [label(finding.said, wrap=True, ink="minus" if finding.icon == "warning" else "")]
        if finding.where:
            texts.append(label(finding.where, "secondary", wrap=True))
        line = row(gap=8, margins=(4, 6, 4, 6))
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(stack(*texts, gap=0), 1)
        self.setLayout(line)
        named(self, f"{finding.said} {finding.where}".strip())
        if finding.path:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lead there."""
        if self.finding.path:
            self.pressed.emit(self.finding.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead there on Enter or the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.finding.path:
            self.pressed.emit(self.finding.path)
        else:
            super().keyPressEvent(event)


class Findings(QWidget):
    """The list of them.

    Signals:
        wanted: A finding was pressed: the path that it leads to.
    """

    wanted = Signal(object)

    def __init__(self, tools: Tools) -> None:
        """Empty until `refresh`."""
        super().__init__()
        self._tools = tools
        self._shown: tuple[Finding, ...] | None = None
        self.count = label("", "secondary")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        title = row(label(tools.tr.t("Check"), "panel-title"), self.count, None, gap=8)
        self.setLayout(stack(title, self._list, gap=4))

    @property
    def rows(self) -> list[FindingRow]:
        """The findings as they are shown."""
        return self.findChildren(FindingRow)

    def refresh(self) -> None:
        """Show what the check says now."""
        tr = self._tools.tr
        every = tuple({(one.said, one.where): one for one in self._found()}.values())  # a text lacks both languages
        count = Counter(one.icon for one in every)
        faults = tr.n("{count} fault", "{count} faults", count["warning"])
        notices = tr.n("{count} notice", "{count} notices", count["info"])
        self.count.setText(tr.t("{faults}, {notices}", faults=faults, notices=notices))
        found = every[:MOST]
        if found == self._shown:
            return
        self._shown = found
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                let_go(widget)
        for place, one in enumerate(found):
            if place:
                self._list.addWidget(rule())
            made = FindingRow(one, self._tools)
            made.pressed.connect(self.wanted.emit)
            self._list.addWidget(made)

    def _found(self) -> Iterator[Finding]:
        looked = self._tools.draft.looked
        yield from (self._of("warning", fault) for fault in looked.faults)
        if not looked.faults:
            yield from self.right()
        yield from (self._of("info", notice) for notice in looked.notices)

    def _of(self, icon: str, problem: Problem) -> Finding:
        return Finding(icon, self._tools.tr.say(problem.what), self.where(problem.path), problem.path)

    def where(self, path: Path) -> str:
        """Where something stands, in the words of the forms: the part by its name, then the field; empty for nowhere.

        Args:
            path: As the check tells it.
        """
        draft, tr = self._tools.draft, self._tools.tr
        place = draft.place_of(path)
        held = draft.part(place[:2])
        form = self.form_at(place)
        part = name_of(held, tr) if len(place) > 1 and place[0] in NAMED else ""
        part = part or (tr.say(form.title) if form.title is not None and path else "")
        field = field_words(form.items, place[len(form.at) :], tr)
        return tr.t("{names}", names=(part, *(one for one in field if one != part))) if part else ""

    def form_at(self, place: Path) -> PartForm:
        """The form on which a place stands."""
        return form_of(self._tools.draft, home_of(place))

    def right(self) -> Iterator[Finding]:
        """What was checked and found in order."""
        tr, scheme = self._tools.tr, self._tools.draft.looked.scheme
        if scheme is None:
            return
        total = Worth(scheme, None).total
        if scheme.categories and total:
            count = len([one for one in scheme.categories if one.marks is not None])
            said = tr.n("{count} category adds up to {sum}", "{count} categories add up to {sum}", count, sum=total)
            yield Finding("check", said)
        banded = [c for c in scheme.criteria if isinstance(c, IncidentCriterion) and c.bands]
        if banded:
            names = tuple(c.name for c in banded)
            yield Finding(
                "check", tr.t("Bands follow one another without gap or overlap"), tr.t("{names}", names=names)
            )
