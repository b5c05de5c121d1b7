"""A scheme or pay plan named in a call: one of the program by its name, or a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kpi_desktop import paths
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, WrongCallError, system_reason
from kpi_desktop.files import SCHEME_BYTES, read_bounded

if TYPE_CHECKING:
    from kpi_desktop.schemes.measure_library import MeasureLibrary


def presets_folder() -> Path:
    """Where the presets lie."""
    return paths.resources() / "schemes"


def plans_folder() -> Path:
    """Where the pay plans lie."""
    return paths.resources() / "pay"


def measure_library() -> MeasureLibrary:
    """The library of measures that comes with the program."""
    from kpi_desktop.schemes.measure_library import library_text, load_library

    return load_library(library_text(paths.resources()))


def is_library(named: str) -> bool:
    """Whether a call names the library of measures, which is no scheme."""
    from kpi_desktop.schemes.measure_library import LIBRARY

    return named == LIBRARY


def scheme_text(named: str) -> str:
    """The text of a preset, or of the file of that name; a preset goes before a file.

    Raises:
        WrongCallError: Neither is there, or the file can't be read.
        FaultyDataError: The file isn't text.
    """
    from kpi_desktop.schemes.library import preset_ids, preset_text

    if is_library(named):
        what = Message(
            "{scheme} is the library of measures and can't be put in force by itself. A scheme takes measures from it:"
            " in the editor, under Add.",
            {"scheme": named},
        )
        raise WrongCallError(what)
    if not named.strip():
        raise WrongCallError(Message("No scheme is named. Name a preset or a scheme file."))
    folder = presets_folder()
    if named in preset_ids(folder) or is_elsewhere(named):
        return preset_text(folder, named)
    return _scheme_text(Path(named))


def plan_text(named: str) -> str:
    """The text of a pay plan of the program, or of the file of that name; a plan of the program goes before a file.

    Raises:
        WrongCallError: Neither is there, or the file can't be read.
        FaultyDataError: The file isn't text.
    """
    from kpi_desktop.schemes import pay_library

    folder = plans_folder()
    if named in pay_library.plan_ids(folder) or not _is_file(named):
        return pay_library.plan_text(folder, named)
    return _scheme_text(Path(named))


def named_plan(named: str) -> str | None:
    """The text of what a call names, where it is a pay plan; None where it must be a scheme.

    Raises:
        WrongCallError: It is a file that can't be read.
        FaultyDataError: It is a file that isn't text.
    """
    from kpi_desktop.schemes.library import preset_ids
    from kpi_desktop.schemes.pay_library import plan_ids
    from kpi_desktop.schemes.pay_reading import is_plan

    if named in preset_ids(presets_folder()):
        return None
    if named in plan_ids(plans_folder()):
        return plan_text(named)
    if not _is_file(named):
        return None
    text = _scheme_text(Path(named))
    return text if is_plan(text) else None


def is_elsewhere(named: str) -> bool:
    """Whether a name is neither a preset's nor looks like a file's."""
    from kpi_desktop.schemes.library import preset_ids

    return bool(named.strip()) and not _is_file(named) and named not in preset_ids(presets_folder())


def _is_file(named: str) -> bool:
    """Whether a name looks like a file and not like an id."""
    path = Path(named)
    return path.suffix == ".toml" or len(path.parts) > 1 or os.path.lexists(path)


def read_bytes(path: Path, most: int, larger: Message) -> bytes:
    """A file that a call names, read no further than it may be large.

    Args:
        path: The file.
        most: How many bytes it may have.
        larger: Said of one that has more.

    Raises:
        WrongCallError: It can't be read.
        FaultyDataError: It is larger.
    """
    try:
        content = read_bounded(path, most)
    except OSError as error:
        what = Message("The file {file} can't be read: {reason}", {"file": str(path), "reason": system_reason(error)})
        raise WrongCallError(what) from error
    if content is None:
        raise FaultyDataError(larger)
    return content


def _scheme_text(path: Path) -> str:
    larger = Message("{file} is too large to be a scheme.", {"file": path.name})
    return text_of(read_bytes(path, SCHEME_BYTES, larger), path.name)


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
