"""The window of help: search and topics at the left, the topic at the right; the program goes on beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStringListModel, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QTextBrowser, QVBoxLayout, QWidget

from kpi_desktop.render.key_card import KeyCard
from kpi_desktop.render.measure import Fonts
from kpi_desktop.texts import Translator
from kpi_desktop.ui.help.pages import markdown, write
from kpi_desktop.ui.help.topics import Topic, card, read_topics
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.kit import button, label, named, row, stack
from kpi_desktop.ui.reports.saving import Saver
from kpi_desktop.ui.shortcuts import listen, with_keys
from kpi_desktop.ui.theme import PAGE_MARGIN, Theme

_SIZE = (840, 600)
_LEFT_WIDTH = 200


@dataclass(frozen=True, slots=True)
class HelpParts:
    """What help is made with.

    Attributes:
        tr: Its language.
        theme: Its colours and type.
        icons: Its icons.
        topics: The folder of topics, with a folder for each language.
    """

    tr: Translator
    theme: Theme
    icons: Icons
    topics: Path


class HelpDialog(QDialog):
    """Help about one page; the other topics are a click away.

    Args:
        parent: The window.
        parts: What it is made with.

    Attributes:
        search: Narrows the list to the topics that have all the words.
        list: The topics.
        page: The topic that is shown.
        back_button: To the topic before.
        card_button: Prints the card of all keys.
    """

    def __init__(self, parent: QWidget | None, parts: HelpParts) -> None:
        """Lay out; `show_topic` fills it."""
        super().__init__(parent)
        self._tr, self._theme = parts.tr, parts.theme
        icons, tr = parts.icons, parts.tr
        self.setWindowTitle(tr.c("window", "Help"))
        self.setModal(False)
        self.resize(*_SIZE)
        self._topics = read_topics(parts.topics, tr.language)
        self._listed: tuple[Topic, ...] = ()
        self._past: list[str] = []
        self._shown = ""
        self.search = named(_Search(self), tr.t("Search in help"))
        self.search.setPlaceholderText(tr.t("Search in help"))
        self.search.setClearButtonEnabled(True)
        self._titles = QStringListModel(self)
        self.list = named(QListView(), tr.t("Topics"))
        self.list.setObjectName("topics")
        self.list.setModel(self._titles)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFixedWidth(_LEFT_WIDTH)
        self.search.setFixedWidth(_LEFT_WIDTH)
        self._nothing = label(tr.t("No topic has these words."), "secondary", wrap=True)
        self._nothing.hide()
        self.page = named(QTextBrowser(), tr.c("window", "Help"))
        self.page.setObjectName("help")
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(PAGE_MARGIN)
        self.saver = Saver(self, tr)
        ink = parts.theme.colour("ink")
        self.back_button = button(tr.t("Back"), self.back, "flat", icon=icons.icon("chevron-left", ink))
        self.back_button.setToolTip(with_keys(tr.t("Back"), "help-back"))
        self.card_button = button(tr.t("Print all keys…"), self.print_card, "flat", icon=icons.icon("print", ink))
        self.card_button.setToolTip(with_keys(tr.t("Print all keys…"), "help-card"))
        self.pdf_button = button(tr.t("Save as PDF…"), self.save_card, "flat")
        named(self.pdf_button, tr.t("Save all keys as PDF"))
        self.close_button = button(tr.c("button", "Close"), self.close)
        self.setLayout(self._laid_out())
        self.search.textEdited.connect(self._narrow)
        self.search.returnPressed.connect(self._open_first)
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._chosen(now.row()))
        self.page.anchorClicked.connect(self._follow)
        listen(self, "help-back", self.back)
        listen(self, "help-find", self.search.setFocus)
        listen(self, "help-card", self.print_card)
        self._narrow("")

    def _laid_out(self) -> QVBoxLayout:
        left = stack(self.search, self.list, self._nothing, gap=8)
        foot = row(self.back_button, None, self.card_button, self.pdf_button, self.close_button, gap=8)
        right = stack(self.page, self.saver.told, self.saver.fault, foot, gap=8)
        whole: QVBoxLayout = stack(row(left, right, gap=12), margins=(16, 16, 16, 16))
        return whole

    @property
    def shown(self) -> str:
        """The id of the topic that is shown."""
        return self._shown

    def show_topic(self, id_: str) -> None:
        """Show a topic; the one before is a step back."""
        if id_ == self._shown:
            return
        if self._shown:
            self._past.append(self._shown)
        self._put(id_)

    def back(self) -> None:
        """Show the topic before."""
        if self._past:
            self._put(self._past.pop())

    def print_card(self) -> None:
        """Print the card of all keys."""
        self.saver.print(self._card, self._card(Fonts()).page_count, self.save_card)

    def save_card(self) -> None:
        """Save the card of all keys."""
        title = self._tr.t("Keys of KPI Desktop")
        self.saver.pdf(self._card, f"{title}.pdf")

    def _card(self, fonts: Fonts) -> KeyCard:
        return KeyCard(self._tr.t("Keys of KPI Desktop"), card(self._tr), fonts)

    def _put(self, id_: str) -> None:
        self._shown = id_
        topic = next(topic for topic in self._topics if topic.id == id_)
        write(self.page.document(), markdown(topic, self._tr), self._theme)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.back_button.setEnabled(bool(self._past))
        place = next((number for number, one in enumerate(self._listed) if one.id == id_), -1)
        if place >= 0 and self.list.currentIndex().row() != place:
            self.list.setCurrentIndex(self._titles.index(place))
        words = self.search.text().split()
        if words:
            self.page.find(words[0])

    def _narrow(self, words: str) -> None:
        self._listed = tuple(topic for topic in self._topics if topic.has(words))
        self._titles.setStringList([topic.title for topic in self._listed])
        self._nothing.setVisible(not self._listed)
        if words.split() and self._listed:
            self._show_found()

    def _show_found(self) -> None:
        """The topic in sight where it has the words, else the first that has; the word is marked in it."""
        found = next((topic.id for topic in self._listed if topic.id == self._shown), self._listed[0].id)
        if found == self._shown:
            self._put(found)
        else:
            self.show_topic(found)

    def _open_first(self) -> None:
        if self._listed:
            self.list.setCurrentIndex(self._titles.index(0))
            self._chosen(0)

    def _chosen(self, place: int) -> None:
        if 0 <= place < len(self._listed):
            self.show_topic(self._listed[place].id)

    def _follow(self, link: QUrl) -> None:
        id_ = link.path().removesuffix(".md")
        if any(topic.id == id_ for topic in self._topics):
            self.search.clear()
            self._narrow("")
            self.show_topic(id_)


class _Search(QLineEdit):
    """A field from which the arrow down goes into the list."""

    def __init__(self, owner: HelpDialog) -> None:
        super().__init__()
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._owner.list.setFocus()
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
