"""The list of keys: each declared once, none in the way of another, all in words of both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Language, Message
from kpi_desktop.texts import Translator
from kpi_desktop.ui.shortcuts import SHORTCUTS, Shortcut, Where, act, clashes, keys_text, shortcut, with_keys


def test_no_key_means_two_things_in_one_place() -> None:
    assert clashes() == ()


@pytest.mark.parametrize("inner", [Where.TODAY, Where.TABLE, Where.WINDOW])
def test_a_clash_with_the_window_is_found(inner: Where) -> None:
    mine = Shortcut("mine", ("Ctrl+K",), Message("Mine"), inner)
    assert clashes((*SHORTCUTS, mine)) == ((shortcut("palette"), mine),)


def test_pages_do_not_clash_with_each_other() -> None:
    here = Shortcut("here", ("Ctrl+9",), Message("Here"), Where.TODAY)
    there = Shortcut("there", ("Ctrl+9",), Message("There"), Where.REPORTS)
    assert clashes((here, there)) == ()


def test_ids_are_said_once_and_keys_are_keys() -> None:
    assert [name for name, times in Counter(one.id for one in SHORTCUTS).items() if times > 1] == []
    for one in SHORTCUTS:
        for keys in one.keys:
            assert QKeySequence(keys).toString() == keys, one.id


def test_every_key_is_worded_in_chinese(speak: Callable[[Language], Translator]) -> None:
    zh, en = speak("zh"), speak("en")
    same = [one.id for one in SHORTCUTS if zh.say(one.words) == en.say(one.words)]
    assert same == []
    assert [where for where in Where if zh.say(where.words) == en.say(where.words)] == []


def test_an_action_has_the_keys_and_words_of_the_list(qtbot: QtBot, speak: Callable[[Language], Translator]) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    pressed: list[str] = []
    made = act(owner, "redo", lambda: pressed.append("redo"), speak("en"))
    assert [one.toString() for one in made.shortcuts()] == ["Ctrl+Y", "Ctrl+Shift+Z"]
    assert made.text() == "Redo"
    made.trigger()
    assert pressed == ["redo"]


def test_a_tool_tip_names_the_key() -> None:
    assert with_keys("遮屏", "veil") == f"遮屏 ({keys_text('veil')})"
