"""What putting schemes and pay plans in force have in common: from which month, what changes, what to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import path_text
from kpi_desktop.domain.words import Label
from kpi_desktop.errors import KpiError
from kpi_desktop.ui.kit import Field, FormDialog, label, named, stack
from kpi_desktop.ui.open_months import list_open_months
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.schemes.files import read_scheme_file
from kpi_desktop.ui.session import Session

_WIDTH = 640
_MOST_LINES = 6
"""So many lines are seen at once; more scroll."""

T = TypeVar("T")


class Versioned(Protocol):
    """A scheme or a pay plan."""

    @property
    def name(self) -> Label:
        """What it is called."""
        ...

    @property
    def version(self) -> str:
        """Which version it is."""
        ...


class InForceDialog(FormDialog):
    """Asks from which month on something shall hold; a subclass says what changes and puts it in force.

    Args:
        parent: The window it belongs to.
        session: The window's work.
        held: What shall hold.
        explain: What becomes of months that are there already.
    """

    def __init__(self, parent: QWidget | None, session: Session, held: Versioned, explain: str) -> None:
        """Propose the present month."""
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Put in force: {scheme}, version {version}", scheme=held.name, version=held.version),
            verb=tr.t("Put in force"),
            cancel=tr.c("button", "Cancel"),
            apply=self.put,
            tr=tr,
            explain=explain,
            tall=True,
        )
        self.session = session
        self.setMinimumWidth(_WIDTH)
        self.month = QComboBox()
        list_open_months(self.month, session)
        self.body.addWidget(Field(tr.t("From month"), self.month))
        self.month.setFocus()

    @property
    def chosen(self) -> Month:
        """The month chosen."""
        return Month.parse(str(self.month.currentData()))

    def put(self) -> None:
        """Put it in force."""
        raise NotImplementedError

    def add_lines(self, title: str, lines: Sequence[str] = (), most: int = _MOST_LINES) -> Lines:
        """A list beneath a heading, as high as `most` lines at the most."""
        made = named(Lines(most), title)
        made.show_lines(lines)
        self.body.addLayout(stack(label(title, "secondary"), made, gap=4))
        return made


class Lines(QPlainTextEdit):
    """Lines to be read, scrolled and copied; as high as they are, up to some."""

    def __init__(self, most: int = _MOST_LINES) -> None:
        """Empty."""
        super().__init__()
        self._most = most
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these."""
        self.setPlainText("\n".join(lines))
        self._fit()

    def resizeEvent(self, event: object) -> None:
        """Another width breaks the lines otherwise."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        block, high = self.document().begin(), 0.0
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        most = self._most * self.fontMetrics().lineSpacing()
        around = self.height() - self.viewport().height() + 2 * self.document().documentMargin()
        self.setFixedHeight(ceil(min(high, most) + around))


def read_or_refuse(
    parent: QWidget, session: Session, path: Path, load: Callable[[str], T], refusal: str
) -> tuple[str, T] | None:
    """The text of a file and what it says; every fault is shown where it has any.

    Args:
        parent: The window.
        session: The window's work.
        path: The file.
        load: Reads the text.
        refusal: What could not be done.

    Returns:
        None where it was refused.
    """
    try:
        text = read_scheme_file(path)
        return text, load(text)
    except KpiError as error:
        FaultsDialog(parent, refusal, error, session.tr, place=path_text).exec()
        return None
