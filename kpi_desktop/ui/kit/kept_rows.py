"""A dialog of what is kept, row by row: to look at, to change, to let go; told plainly while there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit.basics import key_cap, label, named, row
from kpi_desktop.ui.kit.dialogs import FormDialog

T = TypeVar("T")
_MOST = 396
_LINE = 30


class KeptRows(FormDialog, Generic[T]):
    """What is kept under each other, with buttons for the row that is chosen.

    Subclasses say what is kept in `kept`, how a row is worded in `words`, and make their buttons before they call
    `show_rows`; Enter on a row does what `changing` does, where there is such a button.

    Args:
        parent: Over which it stands.
        title: What is kept.
        explain: A sentence beneath the title.
        none: What is said while nothing is kept, and how that changes.
        tr: Words the buttons and refusals.
        lines: How many lines a row has.
    """

    def __init__(
        self, parent: QWidget | None, title: str, *, explain: str, none: str, tr: Translator, lines: int = 1
    ) -> None:
        """Nothing is listed yet."""
        super().__init__(
            parent,
            title,
            verb=tr.c("button", "Close"),
            cancel="",
            apply=lambda: None,
            tr=tr,
            explain=explain,
        )
        self.setMinimumWidth(560)
        self._shown: tuple[T, ...] = ()
        self._lines = lines
        self._for_row: tuple[QPushButton, ...] = ()
        self._changing: QPushButton | None = None
        self._first = self.verb
        self.rows = named(QListWidget(), title)
        self.rows.setObjectName("choices" if lines == 1 else "files")
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none: QLabel = label(none, ink="second", wrap=True)
        self.body.addWidget(self.none)
        self.body.addWidget(self.rows)
        self.rows.currentRowChanged.connect(lambda _: self._can())
        self.rows.itemDoubleClicked.connect(lambda _: self._change())

    def kept(self) -> Sequence[T]:
        """What there is now."""
        raise NotImplementedError

    def words(self, one: T) -> str:
        """A row of it; a second line says more about it."""
        raise NotImplementedError

    def show_buttons(
        self, *always: QPushButton, for_row: Sequence[QPushButton], changing: QPushButton | None = None
    ) -> None:
        """Put the buttons beneath the rows, and show what is kept.

        Args:
            always: What can be done at any time.
            for_row: What can be done with the row that is chosen.
            changing: The one of these that Enter and a double click press.
        """
        self._for_row, self._changing = tuple(for_row), changing
        self._first = always[0] if always else self.verb
        parts: list[QWidget] = [*always]
        for each in for_row:
            parts += [each, key_cap("Enter")] if each is changing else [each]
        self.body.addLayout(row(*parts, None))
        self.show_rows()
        self.take_caret()

    @property
    def current(self) -> T | None:
        """The row that is chosen."""
        at = self.rows.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def show_rows(self) -> None:
        """Read anew; the caret stays in its place."""
        at = max(0, self.rows.currentRow())
        self._shown = tuple(self.kept())
        self.rows.clear()
        for one in self._shown:
            text = self.words(one)
            QListWidgetItem(text, self.rows).setToolTip(text)
        self.rows.setCurrentRow(min(at, len(self._shown) - 1))
        self.rows.setVisible(bool(self._shown))
        self.none.setVisible(not self._shown)
        self._fit()
        self._can()

    def take_caret(self) -> None:
        """Bring the caret to the rows; where there are none, to the first button."""
        (self.rows if self._shown else self._first).setFocus()

    def open_over(self, form: FormDialog) -> None:
        """Open a form over it; afterwards the rows are read anew and have the caret."""
        form.finished.connect(lambda _: self._back())
        form.finished.connect(form.deleteLater)
        form.open()

    def _back(self) -> None:
        self.activateWindow()
        self.show_rows()
        self.take_caret()

    def try_it(self) -> None:
        """Enter on a row changes it; anywhere else it closes."""
        if self.rows.hasFocus() and self.current is not None and self._changing is not None:
            self._change()
        else:
            super().try_it()

    def _change(self) -> None:
        if self.current is not None and self._changing is not None:
            self._changing.click()

    def _can(self) -> None:
        for part in self._for_row:
            part.setEnabled(self.current is not None)

    def _fit(self) -> None:
        """As high as the rows, until they scroll."""
        each = max(self.rows.sizeHintForRow(0), _LINE) if self._shown else _LINE
        wanted = each * max(3 if self._lines == 1 else 2, len(self._shown)) + 2 * self.rows.frameWidth() + 4
        self.rows.setFixedHeight(min(_MOST, wanted))
