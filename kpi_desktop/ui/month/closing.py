"""Closing a month for good, and opening it again on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from kpi_desktop.services.closing import not_over
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Field, FormDialog, label, named
from kpi_desktop.ui.month.doubt_words import open_ones, sentence, whose
from kpi_desktop.ui.month.notes import notices_of
from kpi_desktop.ui.month.reading import MonthData

_MOST_NOTICES = 5
_MOST_DOUBTS = 8


class CloseDialog(FormDialog):
    """Says what closing does and whom it concerns, then closes.

    Args:
        parent: The window.
        data: The month as it stands.
        today: The local day; a month that isn't over yet is said to be so.
        apply: Closes, with what is said to the doubts that are left; a `KpiError` of it is shown in the dialog.
        tr: Words everything.

    Attributes:
        left: The doubts that nobody has said anything to.
        accept_word: Where the word to all of them is written; None where none are left.
    """

    help_topic = "closing"

    def __init__(
        self,
        parent: QWidget | None,
        data: MonthData,
        today: date,
        apply: Callable[[str | None], object],
        tr: Translator,
    ) -> None:
        """Lay out what is known before closing."""
        month = data.view.month
        self.left = open_ones(data.doubts)
        self.accept_word: QLineEdit | None = QLineEdit() if self.left else None
        super().__init__(
            parent,
            tr.t("Close {month}", month=month),
            verb=tr.t("Close {month}", month=short_month(month.month, tr)),
            cancel=tr.t("Settle them first") if self.left else tr.c("button", "Not yet"),
            apply=lambda: apply(None if self.accept_word is None else self.accept_word.text().strip()),
            tr=tr,
            explain=tr.t(
                "Closing seals the records, the scheme's version and the scores of {month} together; strips can be "
                "reprinted as they are at any time. It can be reopened, with a reason; then it says whose score moved.",
                month=month,
            ),
        )
        self.setMinimumWidth(620)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, 96)
        self._grid.setColumnStretch(1, 1)
        self._facts(data, today)
        self.body.addLayout(self._grid)
        if self.accept_word is not None:
            self._ask_word(self.accept_word)
        self.then_print = QCheckBox(tr.t("Open the print preview afterwards"))
        self.then_print.setChecked(True)
        named(self.then_print, self.then_print.text())
        self.buttons.insertWidget(0, self.then_print)
        (self.verb if self.accept_word is None else self.accept_word).setFocus()

    def bar(self, why: str) -> None:
        """It isn't this month's turn: said at once, before anybody writes a word in vain."""
        self.refuse(why)
        if self.accept_word is not None:
            self.field.hide()
        self.then_print.hide()
        self.verb.setEnabled(False)
        self.leave.setFocus()

    def try_it(self) -> None:
        """Refuse beneath the field to close with doubts that nothing is said to."""
        if self.accept_word is not None and not self.accept_word.text().strip():
            self.field.refuse(self._tr.t("Write why the month is closed with these open, or settle them first"))
            self.accept_word.setFocus()
            return
        super().try_it()

    def _ask_word(self, word: QLineEdit) -> None:
        tr = self._tr
        self.field = Field(tr.t("Close with these open, because"), word, tr.t("It is kept in the log and in the seal"))
        word.textEdited.connect(self.field.accept)
        self.body.addWidget(self.field)

    def _facts(self, data: MonthData, today: date) -> None:
        tr, content = self._tr, data.content
        people = tr.n("{count} person", "{count} people", content.ranked)
        unranked = content.participants - content.ranked
        if unranked:
            people = tr.t("{people}, {count} not ranked", people=people, count=unranked)
        self._fact(tr.t("Assessed"), people)
        self._fact(tr.t("Records"), tr.n("{count} record", "{count} records", data.counted))
        early = not_over(data.view.month, today)
        if early is not None:
            self._fact(tr.t("Not over"), tr.say(early), "doubt")
        self._doubts(data)
        notes = notices_of(content, data.notices, tr)
        if not notes:
            self._fact(tr.t("Notices"), tr.t("none"))
            return
        lines = [tr.t("{name}: {what}", name=note.name, what=note.what) for note in notes[:_MOST_NOTICES]]
        if len(notes) > _MOST_NOTICES:
            rest = len(notes) - _MOST_NOTICES
            lines.append(tr.n("and {count} more", "and {count} more", rest))
        self._fact(tr.t("Notices"), "\n".join(lines), "doubt")

    def _doubts(self, data: MonthData) -> None:
        tr, left, count = self._tr, self.left, len(data.doubts)
        if not left:
            told = tr.n("{count} doubt, settled", "{count} doubts, all settled", count) if count else tr.t("none")
            self._fact(tr.t("Doubts"), told, "plus" if count else "")
            return
        lines = [
            tr.t("{name}: {what}", name=whose(one, data.content, tr), what=sentence(one, data.content, data.points, tr))
            for one in left[:_MOST_DOUBTS]
        ]
        if len(left) > _MOST_DOUBTS:
            rest = len(left) - _MOST_DOUBTS
            lines.append(tr.n("and {count} more", "and {count} more", rest))
        self._fact(tr.t("Doubts"), "\n".join(lines), "doubt")

    def _fact(self, name: str, value: str, ink: str = "") -> None:
        place = self._grid.rowCount()
        self._grid.addWidget(label(name, ink="second"), place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(label(value, ink=ink, wrap=True), place, 1)


class ReopenDialog(FormDialog):
    """Asks why a closed month is opened again.

    Args:
        parent: The window.
        data: The closed month.
        apply: Opens it again with the reason; a `KpiError` of it is shown in the dialog.
        tr: Words everything.
    """

    help_topic = "closing"

    def __init__(self, parent: QWidget | None, data: MonthData, apply: Callable[[str], object], tr: Translator) -> None:
        """Lay out the one field."""
        month = data.view.month
        seal = data.view.seal
        super().__init__(
            parent,
            tr.t("Reopen {month}", month=month),
            verb=tr.t("Reopen {month}", month=short_month(month.month, tr)),
            cancel=tr.c("button", "Keep it closed"),
            apply=lambda: apply(self.reason.text().strip()),
            tr=tr,
            explain=tr.t(
                "Seal {number} is kept on record. Records can be changed again; when the month is closed anew, it says "
                "whose score moved. Strips already handed out no longer hold.",
                number=seal.number if seal else "",
            ),
        )
        self.setMinimumWidth(560)
        self.reason = QLineEdit()
        self.field = Field(tr.t("Reason"), self.reason, tr.t("It stands in the log, with the day and the old seal"))
        self.body.addWidget(self.field)
        self.reason.textEdited.connect(self.field.accept)
        self.reason.setFocus()

    def try_it(self) -> None:
        """Refuse beneath the field what has no reason."""
        if not self.reason.text().strip():
            self.field.refuse(self._tr.t("Write why the month is to be opened again"))
            self.reason.setFocus()
            return
        super().try_it()


def short_month(month: int, tr: Translator) -> str:
    """``11 月`` or ``November``."""
    if tr.language == "zh":
        return f"{month} 月"
    names = (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
    return names[month - 1]


def closed_sentence(data: MonthData, tr: Translator) -> str:
    """That a month is closed now, and what it means."""
    month, seal = short_month(data.view.month.month, tr), data.view.seal
    number = seal.number if seal else ""
    return tr.t("{month} is closed, seal {number}. Reports are now printed from the seal", month=month, number=number)


def reopened_sentence(data: MonthData, tr: Translator) -> str:
    """That a month is open again."""
    return tr.t("{month} is open again; its old seal is kept", month=short_month(data.view.month.month, tr))
