"""The presets that come with the program, read from a folder of scheme files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import WrongCallError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme

REFERENCE = "weikang-100"
"""The reference scheme, the default of a new database; it stands first."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A scheme that comes with the program.

    Attributes:
        id: Its permanent name, also the name of its file.
        text: The file as it stands, to be kept with a database.
        scheme: What the file says.
    """

    id: str
    text: str
    scheme: Scheme


def preset_ids(folder: Path) -> tuple[str, ...]:
    """The names of the presets in a folder: the reference scheme first, then by name."""
    return tuple(sorted((path.stem for path in folder.glob("*.toml")), key=lambda name: (name != REFERENCE, name)))


def preset_text(folder: Path, preset_id: str) -> str:
    """The file of one preset as it stands.

    Raises:
        WrongCallError: No preset has that name.
    """
    known = preset_ids(folder)
    if preset_id not in known:
        raise WrongCallError(
            Message("There is no scheme named {scheme}. There are: {known}.", {"scheme": preset_id, "known": known})
        )
    return (folder / f"{preset_id}.toml").read_text(encoding="utf-8")


def presets(folder: Path) -> tuple[Preset, ...]:
    """Every preset of a folder: the reference scheme first, then by name.

    Raises:
        FaultyDataError: A preset's file has faults.
    """
    texts = ((name, preset_text(folder, name)) for name in preset_ids(folder))
    return tuple(Preset(name, text, load_scheme(text)) for name, text in texts)
