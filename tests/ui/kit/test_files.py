"""The dialogs that ask for files, in the words of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Language
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit.files import file_dialog

Speak = Callable[[Language], Translator]


def rows(dialog: QFileDialog) -> list[list[str]]:
    """The list of files as it reads, without its sizes."""
    tree = dialog.findChild(QTreeView)
    assert tree is not None
    model, root = tree.model(), tree.rootIndex()
    return [[str(model.index(row, place, root).data()) for place in (0, 2, 3)] for row in range(model.rowCount(root))]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", (["名称", "大小", "类型", "修改时间"], ["文件夹", "文件", "XLSX 文件"])),
        ("en", (["Name", "Size", "Kind", "Changed"], ["Folder", "File", "XLSX file"])),
    ],
)
def test_headings_kinds_and_dates_are_in_one_language(
    qtbot: QtBot, speak: Speak, tmp_path: Path, language: Language, words: tuple[list[str], list[str]]
) -> None:
    headings, kinds = words
    (tmp_path / "11月").mkdir()
    (tmp_path / "花名册.xlsx").write_text("")
    (tmp_path / "README").write_text("")
    dialog = file_dialog(None, "?", speak(language), folder=tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 3)
    tree = dialog.findChild(QTreeView)
    assert tree is not None
    assert [tree.model().headerData(place, Qt.Orientation.Horizontal) for place in range(4)] == headings
    assert sorted(row[1] for row in rows(dialog)) == sorted(kinds)
    assert all(row[2].startswith("20") and row[2][4] == "-" for row in rows(dialog)), rows(dialog)


def test_in_chinese_no_label_is_left_in_english(qtbot: QtBot, speak: Speak, tmp_path: Path) -> None:
    dialog = file_dialog(None, "选择文件", speak("zh"), folder=tmp_path, kinds="Excel 工作簿 (*.xlsx)")
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [one for one in dialog.findChildren(QLabel) if one.isVisible() and one.text()]
    texts = [one.text() for one in shown]
    texts += [one.text() for one in dialog.findChildren(QPushButton) if one.isVisible()]
    assert texts
    assert not [text for text in texts if text.isascii()], texts


@pytest.mark.parametrize("there", [True, False])
def test_it_begins_in_a_folder_that_is_there(
    qtbot: QtBot, speak: Speak, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    documents, home = tmp_path / "Documents", tmp_path / "home"
    home.mkdir()
    if there:
        documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    monkeypatch.setattr(Path, "home", lambda: home)
    for asked in (None, tmp_path / "gone", documents):
        dialog = file_dialog(None, "?", speak("en"), folder=asked)
        qtbot.addWidget(dialog)
        assert Path(dialog.directory().absolutePath()) == (documents if there else home)
