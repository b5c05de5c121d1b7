"""Where a fault stands is said in the words of the form, whatever the keys of the file are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kpi_desktop import paths
from kpi_desktop.domain.problems import Path
from kpi_desktop.texts import Translator
from kpi_desktop.ui.schemes.editor.of_incidents import INCIDENT
from kpi_desktop.ui.schemes.editor.of_measured import MEASURE
from kpi_desktop.ui.schemes.editor.of_pay import COMPONENT
from kpi_desktop.ui.schemes.editor.of_rules import FIGURES, SCHEME
from kpi_desktop.ui.schemes.editor.place_words import field_words
from kpi_desktop.ui.schemes.editor.specs import Item
from kpi_desktop.ui.schemes.page import SchemesPage

EN = Translator("en", paths.resources() / "translations")


@pytest.mark.parametrize(
    ("items", "path", "words"),
    [
        (SCHEME, ("base",), ("Starts at",)),
        (SCHEME, ("cap",), ("Highest score",)),
        (SCHEME, ("grades", 1, "at_least"), ("Grades", "row 2", "From")),
        (FIGURES, ("settings", 0, "above_zero"), ("Figures that each team sets for itself", "row 1",
                                                  "it divides: 0 is a fault")),
        (FIGURES, ("hours", "late"), ("working hours, from which punch times propose records", "Late")),
        (INCIDENT, ("bands", 0, "minutes"), ("Bands", "row 1", "Minutes")),
        (INCIDENT, ("pick",), ("Points",)),
        (MEASURE, ("method", "full_at"), ("Full at",)),
        (COMPONENT, ("tiers", 2, "over"), ("Tiers", "row 3", "of what is over")),
        (COMPONENT, ("nowhere",), ()),
        (COMPONENT, (), ()),
    ],
)  # fmt: skip
def test_a_path_is_worded_by_the_form(items: tuple[Item, ...], path: Path, words: tuple[str, ...]) -> None:
    assert field_words(items, path, EN) == words


def test_the_title_of_the_editor_is_whole_in_the_least_window(page: SchemesPage) -> None:
    QTest.keyClick(page.edit_button, Qt.Key.Key_Space)
    editor = page.desk.editor
    assert editor is not None
    assert editor.title.text() == editor.title.whole == "Weikang 100-point assessment"
