"""A scheme named in a call: a preset by its name, or a file."""

from __future__ import annotations

import os
from pathlib import Path

from kpi_desktop import paths
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, WrongCallError, system_reason


def presets_folder() -> Path:
    """Where the presets lie."""
    return paths.resources() / "schemes"


def scheme_text(named: str) -> str:
    """The text of a preset, or of the file of that name; a preset goes before a file.

    Raises:
        WrongCallError: Neither is there, or the file can't be read.
        FaultyDataError: The file isn't text.
    """
    from kpi_desktop.schemes.library import preset_ids, preset_text

    if not named.strip():
        raise WrongCallError(Message("No scheme is named. Name a preset or a scheme file."))
    folder = presets_folder()
    if named in preset_ids(folder) or is_elsewhere(named):
        return preset_text(folder, named)
    return text_of(read_bytes(Path(named)), Path(named).name)


def is_elsewhere(named: str) -> bool:
    """Whether a name is neither a preset's nor looks like a file's."""
    from kpi_desktop.schemes.library import preset_ids

    path = Path(named)
    looks_like_file = path.suffix == ".toml" or len(path.parts) > 1 or os.path.lexists(path)
    return bool(named.strip()) and not looks_like_file and named not in preset_ids(presets_folder())


def read_bytes(path: Path) -> bytes:
    """A file that a call names.

    Raises:
        WrongCallError: It can't be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        what = Message("The file {file} can't be read: {reason}", {"file": str(path), "reason": system_reason(error)})
        raise WrongCallError(what) from error


def text_of(content: bytes, name: str) -> str:
    """UTF-8 text, a mark at its start left away.

    Raises:
        FaultyDataError: It isn't UTF-8; says where.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        what = Message(
            "{file} isn't UTF-8 text: line {line}, column {column}. Save it as UTF-8.",
            {"file": name, "line": line, "column": column},
        )
        raise FaultyDataError(what) from error
