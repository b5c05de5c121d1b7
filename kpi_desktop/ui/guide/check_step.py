"""The last step: what was entered, and from which month."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.criterion_brief import listed
from kpi_desktop.services.rosters import check_rows
from kpi_desktop.ui.guide.draft import Parts
from kpi_desktop.ui.guide.step import Step
from kpi_desktop.ui.kit import button, label, named, panel, rule, stack
from kpi_desktop.ui.theme import CONTROL_HEIGHT

MONTHS_BACK = 12
MONTHS_AHEAD = 2
SHOWN_NAMES = 12


class CheckStep(Step):
    """A row an answer, each with the way back to it.

    Signals:
        change_wanted: The number of the step to go back to.
    """

    change_wanted = Signal(int)

    def __init__(self, parts: Parts) -> None:
        """The answers are read when the step is shown."""
        tr = parts.tr
        super().__init__(
            parts,
            tr.t("Check and start"),
            tr.t("Nothing has been saved yet. Everything here can be changed later."),
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self.month = QComboBox()
        now = parts.draft.from_month
        for month in now.plus(-MONTHS_BACK).until(now.plus(MONTHS_AHEAD)):
            self.month.addItem(tr.month(month), str(month))
        self.month.setCurrentIndex(MONTHS_BACK)
        self.month.setFixedWidth(200)
        named(self.month, tr.t("First month to be kept"))
        self.month.currentIndexChanged.connect(self._take_month)
        self.refusal = label("", ink="minus", wrap=True)
        self.refusal.hide()
        self.values: dict[str, QLabel] = {}
        for place, (key, name) in enumerate(
            (
                ("place", tr.t("Organisation and team")),
                ("scheme", tr.c("page", "Scheme")),
                ("roster", tr.t("Roster")),
            )
        ):
            self._answer(place, key, name)
        self._month_row(3)
        self.body.addWidget(panel(stack(self._grid, rule(), self._where(), margins=(24, 20, 24, 20), gap=16)))
        self.body.addWidget(self.refusal)
        self.body.addStretch(1)

    @property
    def next_text(self) -> str:
        """The one button that writes."""
        return self.tr_.t("Start working")

    def first_field(self) -> QWidget:
        """The month is the one thing still to be chosen."""
        return self.month

    def shown(self) -> None:
        """Read the answers anew."""
        tr, draft = self.tr_, self.parts.draft
        self.refusal.hide()
        names = (draft.organisation, draft.team) if draft.organisation else (draft.team,)
        self.values["place"].setText(" · ".join(names))
        scheme = draft.choice.scheme
        self.values["scheme"].setText(tr.t("{scheme}, version {version}", scheme=scheme.name, version=scheme.version))
        people = tuple(check_rows(draft.rows).people.values())
        count = tr.n("{count} person", "{count} people", len(people))
        names_ = listed([person.name for person in people[:SHOWN_NAMES]], tr)
        more = "…" if len(people) > SHOWN_NAMES else ""
        self.values["roster"].setText(tr.t("{place}: {what}", place=count, what=names_ + more))

    def refuse(self, sentence: str) -> None:
        """Say why it can't be started; nothing was written."""
        self.refusal.setText(sentence)
        named(self.refusal, sentence)
        self.refusal.show()

    def _answer(self, place: int, key: str, name: str) -> None:
        value = self.values[key] = label("", wrap=True)
        change = button(self.tr_.t("Change"), lambda: self.change_wanted.emit(place), "link")
        named(change, self.tr_.t("Change: {what}", what=name))
        self._grid.addWidget(label(name, ink="second"), place, 0)
        self._grid.addWidget(value, place, 1)
        self._grid.addWidget(change, place, 2)

    def _month_row(self, place: int) -> None:
        tr = self.tr_
        hint = label(
            tr.t("Records of this month can be entered from its first day on, also after the fact."), "third", wrap=True
        )
        name = label(tr.t("From month"), ink="second")
        name.setFixedHeight(CONTROL_HEIGHT)
        self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(stack(self.month, hint, gap=4), place, 1)

    def _where(self) -> QLabel:
        return label(
            self.tr_.t("The data stays on this computer, in one file, and needs no network."), "secondary", wrap=True
        )

    def _take_month(self) -> None:
        self.parts.draft.from_month = Month.parse(str(self.month.currentData()))
