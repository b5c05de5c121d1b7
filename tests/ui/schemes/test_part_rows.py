"""The list of parts is a sound model, and drafts can be opened one after another in one window."""

from __future__ import annotations

import gc

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QTreeWidget
from shiboken6 import isValid

from kpi_desktop import paths
from kpi_desktop.ui.schemes import SchemesPage
from tests.ui.schemes.typist import Typist

PRESETS = ("weikang-100", "repair-provider-100", "call-rubric")


def text_of(preset: str) -> str:
    return (paths.resources() / "schemes" / f"{preset}.toml").read_text("utf-8")


def test_the_list_of_parts_is_a_sound_model(typist: Typist) -> None:
    model = typist.editor.parts.model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    typist.editor.parts.choose(("criteria", 2))
    QTest.keyClick(typist.editor.parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    tops = [model.index(at, 0) for at in range(model.rowCount())]
    assert any(model.rowCount(top) for top in tops)
    for top in tops:
        assert model.parent(top) == QModelIndex()
        assert all(model.parent(model.index(at, 0, top)) == top for at in range(model.rowCount(top)))
    assert tester.model() is model


def test_drafts_are_opened_one_after_another(page: SchemesPage) -> None:
    """Whether Python clears away much or little in between."""
    before = None
    for turn, generation in enumerate((0, 2, 2, 0)):
        page.desk.edit(text_of(PRESETS[turn % len(PRESETS)]))
        editor = page.desk.editor
        assert editor is not None
        for row in editor.parts.entries():
            editor.parts.choose(row.path)
        assert not editor.findChildren(QTreeWidget)  # its items belong to two owners
        gc.collect(generation)
        QTest.qWait(1)  # the draft before is deleted here
        assert before is None or not isValid(before)
        before, editor = editor, None
