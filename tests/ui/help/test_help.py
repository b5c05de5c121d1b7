"""Help, as it is read: by F1, in both languages, with every link and key leading somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kpi_desktop import paths
from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.render.key_card import lay_out
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.primitives import Text
from kpi_desktop.ui.help import HelpDialog
from kpi_desktop.ui.help.topics import KEY, LINK, TOPICS, card, read_topics, topic_file
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.places import places
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import SHORTCUTS, keys_text
from kpi_desktop.ui.window import MainWindow
from tests.leader import Hands

FOLDER = paths.resources() / "help"
BY_HAND = {"log", "take-person", "candidate", "clear-line"}
"""Keys that the log line itself listens to; its own tests press them."""
TYPED_KEY = re.compile(r"\b(?:Ctrl|Alt|Shift)\s?\+|\bF\d{1,2}\b|\bEsc\b")
"""A key written out: it would stay behind when the key changes."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_and_keys_of_every_topic_lead_somewhere(language: Language) -> None:
    declared = {one.id for one in SHORTCUTS}
    assert {file.stem for file in (FOLDER / language).glob("*.md")} == set(TOPICS)
    for id_ in TOPICS:
        written = topic_file(FOLDER, language, id_).read_text("utf-8")
        assert written.startswith("# "), id_
        assert set(KEY.findall(written)) <= declared, id_
        assert not TYPED_KEY.search(written), id_
        for link in LINK.findall(written):
            assert Path(link).stem in TOPICS, (id_, link)
            assert topic_file(FOLDER, language, Path(link).stem).is_file(), (id_, link)


def test_both_languages_name_the_same_keys_and_links() -> None:
    for id_ in TOPICS:
        zh, en = (topic_file(FOLDER, language, id_).read_text("utf-8") for language in ("zh", "en"))
        assert set(KEY.findall(zh)) == set(KEY.findall(en)), id_
        assert set(LINK.findall(zh)) == set(LINK.findall(en)), id_


def test_f1_opens_the_page_in_sight_with_its_keys_first(window: MainWindow, hands: Hands, session: Session) -> None:
    titles = {topic.id: topic.title for topic in read_topics(FOLDER, "zh")}
    for place in places(session.tr):
        window.open(place.id)
        window.keys["help"].trigger()
        assert window.help is not None
        assert window.help.isVisible()
        said = window.help.page.toPlainText()
        assert said.startswith(titles[place.id]), place.id
        for one in SHORTCUTS:
            if one.where.value == place.id and not one.id.startswith("quick-"):
                assert session.tr.say(one.words) in said, one.id
        window.help.close()
    hands.presses(Qt.Key.Key_F1)
    assert window.help is not None
    assert window.help.isVisible()
    assert window.help.shown == "settings"


def heard(window: MainWindow) -> set[str]:
    """Every key that the window or the page in sight listens to."""
    keys = {sequence for one in window.findChildren(QShortcut) if one.isEnabled() for sequence in one.keys()}  # noqa: SIM118 - Qt's own
    keys |= {sequence for one in window.findChildren(QAction) for sequence in one.shortcuts()}
    keys |= {one.shortcut() for one in window.findChildren(QAbstractButton)}
    return {key.toString(QKeySequence.SequenceFormat.PortableText) for key in keys}


def test_what_help_says_of_a_page_is_heard_there(window: MainWindow, session: Session) -> None:
    deaf = []
    for place in places(session.tr):
        window.open(place.id)
        there = heard(window)
        told = [one for one in SHORTCUTS if one.where.value in {"window", place.id} and one.id not in BY_HAND]
        deaf += [(place.id, one.id) for one in told if not set(one.keys) <= there]
    assert deaf == []


def test_a_link_is_followed_and_back_leads_where_it_came_from(window: MainWindow) -> None:
    window.open_help()
    help_ = window.help
    assert help_ is not None
    assert not help_.back_button.isEnabled()
    help_.page.anchorClicked.emit(QUrl("month.md"))
    assert help_.shown == "month"
    help_.back_button.click()
    assert help_.shown == "today"
    help_.page.anchorClicked.emit(QUrl("nothing.md"))
    assert help_.shown == "today"


def test_the_search_leaves_topics_with_all_words_and_enter_opens_the_first(window: MainWindow, qtbot: QtBot) -> None:
    window.open_help()
    help_ = window.help
    assert help_ is not None
    hands = Hands(qtbot)
    hands.takes(help_)
    help_.search.setFocus()
    hands.types("verify")
    model = help_.list.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["数据和备份"]
    assert help_.shown == "data", "not what was read before"
    assert help_.list.currentIndex().row() == 0
    assert help_.page.textCursor().selectedText().casefold() == "verify"
    assert help_.search.hasFocus(), "typing goes on"
    hands.presses(Qt.Key.Key_Return)
    assert help_.shown == "data"
    assert help_.isVisible()
    hands.types("zzz")
    assert model.rowCount() == 0
    hands.presses(Qt.Key.Key_Escape)
    assert not help_.isVisible()


@pytest.mark.parametrize("words", ["请假", "休假", "Shift+Esc"])
def test_what_is_asked_for_in_these_words_is_found(window: MainWindow, qtbot: QtBot, words: str) -> None:
    window.open_help()
    help_ = window.help
    assert help_ is not None
    hands = Hands(qtbot)
    hands.takes(help_)
    help_.search.setFocus()
    hands.types(words) if words.isascii() else hands.composes(words)
    assert help_.shown == "today"
    assert help_.page.textCursor().selectedText() == words


def test_the_card_has_every_key_once_where_it_is_heard(session: Session) -> None:
    sections = dict(card(session.tr))
    listed = [key for lines in sections.values() for key, _ in lines]
    for one in SHORTCUTS:
        if not one.id.startswith("quick-"):
            assert keys_text(one.id) in listed, one.id
    assert listed.count("F1") == 1
    assert any("Alt+1" in key and key.endswith("9") for key in listed)
    pages = lay_out("快捷键", card(session.tr), Fonts())
    assert len(pages) == 1
    texts = {item.text for item in pages[0] if isinstance(item, Text)}
    assert set(listed) <= texts
    assert all(item.rect.bottom <= 297 - 10 for item in pages[0] if isinstance(item, Text))
    assert all(item.rect.right <= 210 - 10 for item in pages[0] if isinstance(item, Text))


def test_the_key_is_heard_in_a_dialog_and_help_can_be_read_while_it_waits(window: MainWindow, qtbot: QtBot) -> None:
    window.open("month")
    hands = Hands(qtbot)
    dialog = FormDialog(window.page, "?", verb="Do", cancel="Leave", apply=lambda: None, tr=window.session.tr)
    dialog.open()
    hands.takes(dialog)
    dialog.verb.setFocus()
    hands.presses(Qt.Key.Key_F1)
    (shown,) = dialog.findChildren(HelpDialog)
    assert shown.isVisible()
    assert shown.shown == "month"
    assert dialog.isVisible()
    hands.takes(shown)
    hands.presses(Qt.Key.Key_Escape)
    assert not shown.isVisible()
    hands.takes(dialog)
    hands.presses(Qt.Key.Key_F1)
    assert dialog.findChildren(HelpDialog) == [shown]
    assert shown.isVisible()
    shown.close()
    dialog.reject()
