"""The settings page: language, names, where the data lies, and what the program is."""

from __future__ import annotations

import platform
from collections.abc import Callable

from PySide6.QtCore import QLibraryInfo, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from kpi_desktop import __version__
from kpi_desktop.domain.limits import NAME_LENGTH
from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.errors import KpiError
from kpi_desktop.services import settings, teams
from kpi_desktop.services.context import Operation
from kpi_desktop.ui.kit import Field, button, heading_row, label, named, panel, row, stack
from kpi_desktop.ui.languages import LANGUAGE_NAMES
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.pay.desk import PayDesk
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.settings.backup import BackupPanel
from kpi_desktop.ui.settings.look import LookChoice
from kpi_desktop.ui.settings.pay import PayPanel
from kpi_desktop.ui.settings.sample import SamplePanel
from kpi_desktop.ui.theme import HEADER_HEIGHT
from kpi_desktop.ui.window import MainWindow

WIDTH = 720


_COLOURS = "colours"
"""The caret was among the colours when the window was built anew."""


class SavedField(QWidget):
    """A text that is saved by Enter or on leaving the field, and says so beneath.

    Args:
        name: What it is.
        hint: What to know.
        saved: What stands beneath once saved.
        save: Writes the text.
        say: Words an error.
    """

    def __init__(
        self, name: str, hint: str, saved: str, save: Callable[[str], Operation], say: Callable[[KpiError], str]
    ) -> None:
        """Show nothing until `show_text`."""
        super().__init__()
        self.editor = QLineEdit()
        self.editor.setMaxLength(NAME_LENGTH)
        self.field = Field(name, self.editor, hint)
        self.told = label("", "secondary", ink="plus")
        self._saved_sentence, self._save, self._say = saved, save, say
        self._stands = ""
        self.setLayout(stack(self.field, self.told, None, gap=2))
        self.editor.editingFinished.connect(self.save)
        self.editor.textEdited.connect(lambda _: self.told.clear())

    def show_text(self, text: str) -> None:
        """The text as it is saved."""
        self._stands = text
        if self.editor.text().strip() != text:
            self.editor.setText(text)
            self.field.accept()

    def save(self) -> None:
        """Write what was typed, where it differs; a refusal stands beneath and the typed text stays."""
        text = self.editor.text().strip()
        self.field.accept()
        if text == self._stands:
            return
        before, self._stands = self._stands, text
        try:
            self._save(text)
        except KpiError as error:
            self._stands = before
            self.field.refuse(self._say(error))
            return
        self.told.setText(self._saved_sentence)
        named(self.told, self._saved_sentence)


class SettingsPage(Page):
    """Everything here is saved at once."""

    minds_veil = True

    def __init__(self, session: Session) -> None:
        """Lay out; values come with `refresh`."""
        super().__init__(session)
        tr, ctx = session.tr, session.ctx
        self._among_colours = False
        saved = tr.t("Saved")
        self._group = QButtonGroup(self)
        self.languages = {language: self._language_button(language) for language in LANGUAGES}
        self.organisation = SavedField(
            tr.t("Organisation on the reports"),
            tr.t("Stands at the head of the score table and the strips; closed months keep the old name"),
            saved,
            lambda text: session.do(lambda: settings.set_organisation(ctx, text)),
            lambda error: tr.say(error.what),
        )
        self.team = SavedField(
            tr.t("Name of the team"),
            tr.t("Closed months keep the old name"),
            saved,
            lambda text: session.do(lambda: teams.rename_team(ctx, session.team, text)),
            lambda error: tr.say(error.what),
        )
        self.look = LookChoice(session)
        self.pay = PayPanel(session)
        self.desk = PayDesk(session)
        self.folder_button = button(tr.t("Open folder"), self._open_folder)
        self.backup = BackupPanel(session, self.folder_button)
        self.sample = SamplePanel(session)
        self.qt_button = button(tr.t("About Qt…"), QApplication.aboutQt, "flat")
        inside = QWidget()
        if self.sample.inside:  # showing what has no window yet would make it one
            self.sample.hide()
        left = stack(self._sight(), self._names(), self._about(), None, gap=12)
        right = stack(_section(tr.t("Pay"), stack(self.pay)), self._data(), None, gap=12)
        inside.setLayout(evenly(row(left, right, gap=12, margins=(24, 0, 24, 12))))
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # whatever has the caret is scrolled into sight
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        head = QWidget()
        head.setFixedHeight(HEADER_HEIGHT)
        at_once = label(tr.t("Every change is saved at once"), "secondary")
        head.setLayout(heading_row(tr.c("page", "Settings"), at_once, None))
        head.setContentsMargins(24, 0, 24, 0)
        reading = QWidget()
        reading.setLayout(stack(head, scroll, gap=0))
        self.places = QStackedWidget()
        self.places.addWidget(reading)
        self.places.addWidget(self.desk)
        self.setLayout(stack(self.places, gap=0))
        self.pay.choose_wanted.connect(self.show_plans)
        self.pay.edit_wanted.connect(self.edit_plan)
        self.desk.leave_wanted.connect(self.show_settings)

    def refresh(self, operation: Operation | None = None) -> None:
        """Read the settings anew."""
        session = self.session
        self.organisation.show_text(settings.organisation(session.ctx))
        team = next((one for one in teams.teams(session.ctx) if one.id == session.team.id), session.team)
        session.team = team
        self.team.show_text(team.name)
        self.pay.refresh()
        self.backup.refresh()
        if operation is None:
            for field in (self.organisation, self.team):
                field.told.clear()

    @property
    def help_topic(self) -> str:
        """Pay plans have one of their own."""
        return "pay" if self.places.currentWidget() is self.desk else ""

    def unfinished(self) -> object | None:
        """The draft that is open, or that the colours were about to be chosen."""
        if self.places.currentWidget() is self.desk:
            return self.desk.unfinished()
        return _COLOURS if self.look.has_caret else None

    def go_on_with(self, unfinished: object) -> None:
        """Take the draft up again, or go on among the colours."""
        self._among_colours = unfinished == _COLOURS
        if not self._among_colours and self.desk.go_on_with(unfinished):
            self.places.setCurrentWidget(self.desk)

    def first_field(self) -> QWidget:
        """The language in use, or what is open of a pay plan; the colours in use where they were just changed."""
        if self.places.currentWidget() is self.desk:
            return self.desk.first_field()
        if self._among_colours:
            self._among_colours = False
            return self.look.chosen
        return self.languages[self.tr_.language]

    def show_settings(self) -> None:
        """Back from the pay plans."""
        self.places.setCurrentIndex(0)
        self.refresh()
        self.pay.choose_button.setFocus()

    def show_plans(self) -> None:
        """Choose a pay plan, or begin one."""
        self.places.setCurrentWidget(self.desk)
        self.desk.show_start()

    def edit_plan(self, text: str) -> None:
        """A draft of a pay plan."""
        self.places.setCurrentWidget(self.desk)
        self.desk.edit(text)

    def choose_language(self, chosen: Language) -> None:
        """Save the language and let the window be built anew in it."""
        session = self.session
        if session.run(lambda: settings.set_language(session.ctx, chosen)) is None:
            self.languages[self.tr_.language].setChecked(True)
            return
        window = self.window()
        if isinstance(window, MainWindow):
            window.rebuild_wanted.emit()

    def _language_button(self, language: Language) -> QRadioButton:
        made = QRadioButton(LANGUAGE_NAMES[language])
        made.setChecked(language == self.tr_.language)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda: self.choose_language(language) if language != self.tr_.language else None)
        self._group.addButton(made)
        return named(made, LANGUAGE_NAMES[language], self.tr_.t("Language of window and paper"))

    def _sight(self) -> QFrame:
        choices = row(*self.languages.values(), None, gap=24)
        text = self.tr_.t("The window changes at once; reports of closed months exist in both languages")
        hint = label(text, "third", wrap=True)
        return _section(self.tr_.t("Language and colours"), stack(stack(choices, hint, gap=4), self.look, gap=12))

    def _names(self) -> QFrame:
        return _section(self.tr_.t("Names"), evenly(row(self.organisation, self.team, gap=16)))

    def _data(self) -> QFrame:
        tr = self.tr_
        path = label(str(self.session.ctx.store.path), wrap=True, selectable=True)
        named(path, tr.t("Where the data lies"))
        hint = label(
            tr.t("Everything is in this one file. To copy it by hand, close the program first."), "third", wrap=True
        )
        body = stack(path, hint, self.backup, self.sample, gap=8)
        return _section(tr.t("Where the data lies"), body)

    def _about(self) -> QFrame:
        tr = self.tr_
        versions = tr.t(
            "KPI Desktop {version}, Python {python}, Qt {qt}",
            version=__version__,
            python=platform.python_version(),
            qt=QLibraryInfo.version().toString(),
        )
        own = tr.t("KPI Desktop is free software under the MIT licence; it comes without any warranty.")
        qt = tr.t(
            "The window is drawn by Qt and PySide6, © The Qt Company Ltd. and others, used unchanged under the "
            "GNU Lesser General Public License, version 3. You may replace these libraries by your own builds of them. "
            "Licence and sources: www.qt.io/licensing and code.qt.io"
        )
        texts = [label(text, wrap=True, selectable=True) for text in (versions, own, qt)]
        return _section(tr.t("About this program"), stack(*texts, row(self.qt_button, None), gap=8))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.ctx.store.path.parent)))


def _section(title: str, body: QLayout) -> QFrame:
    frame = panel(stack(label(title, "panel-title"), body, gap=8, margins=(16, 12, 16, 12)))
    frame.setMaximumWidth(WIDTH)
    return frame


def evenly(columns: QHBoxLayout) -> QHBoxLayout:
    """Each part as wide as the next."""
    for place in range(columns.count()):
        columns.setStretch(place, 1)
    return columns
