"""Pay plan files on disk: choosing, reading and writing them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit.files import ask_file, ask_target


def choose_plan_file(parent: QWidget, tr: Translator) -> Path | None:
    """Ask for a plan file to read."""
    return ask_file(parent, tr.t("Choose a pay plan file"), tr.t("Pay plan file (*.toml)"), tr)


def choose_plan_target(parent: QWidget, proposed: str, tr: Translator) -> Path | None:
    """Ask where to write a plan file; the ending is added where it is missing."""
    return ask_target(parent, tr.t("Save the pay plan as a file"), proposed, tr.t("Pay plan file (*.toml)"), tr)
