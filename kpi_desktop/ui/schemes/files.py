"""Scheme files on disk: choosing, reading and writing them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.files import SCHEME_BYTES, read_bounded, write_file
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit.files import ask_file, ask_target


def choose_scheme_file(parent: QWidget, tr: Translator) -> Path | None:
    """Ask for a scheme file to read."""
    return ask_file(parent, tr.t("Choose a scheme file"), tr.t("Scheme file (*.toml)"), tr)


def choose_scheme_target(parent: QWidget, proposed: str, tr: Translator) -> Path | None:
    """Ask where to write a scheme file; the ending is added where it is missing."""
    return ask_target(parent, tr.t("Save the scheme as a file"), proposed, tr.t("Scheme file (*.toml)"), tr)


def read_scheme_file(path: Path) -> str:
    """The text of a scheme file.

    Raises:
        WrongCallError: It can't be opened.
        FaultyDataError: Too large, or not text in UTF-8.
    """
    try:
        content = read_bounded(path, SCHEME_BYTES)
        if content is None:
            raise FaultyDataError(Message("{file} is too large to be a scheme.", {"file": path.name}))
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise WrongCallError(Message("{file} can't be opened.", {"file": path.name})) from error
    except UnicodeDecodeError as error:
        raise FaultyDataError(
            Message("{file} is not a text in UTF-8; save it with that encoding and try again.", {"file": path.name})
        ) from error


def write_scheme_file(path: Path, text: str) -> None:
    """Write a scheme's text.

    Raises:
        WrongCallError: The place can't be written.
    """
    write_file(path, text.encode("utf-8"))
