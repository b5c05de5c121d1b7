"""Where files lie: in the source tree, in an installed wheel, in a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

APP = "kpi-desktop"
_PACKAGE = Path(__file__).resolve().parent


def _data(folder: str) -> Path:
    """The data folder of that name: of the frozen program, of the installed package, else of the source tree."""
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / folder] if frozen else [_PACKAGE / f"_{folder}", _PACKAGE.parent / folder]
    return next((place for place in places if place.is_dir()), places[-1])


def resources() -> Path:
    """The folder with schemes, templates, icons, translations and style."""
    return _data("resources")


def migrations() -> Path:
    """The folder with the numbered migrations."""
    return _data("db") / "migrations"


def default_database() -> Path:
    """Where the database lies unless another is named: the user's own data folder, which needn't exist yet."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "kpi.db"


def log_file() -> Path:
    """Where the program's own log is written; its folder needn't exist yet."""
    from platformdirs import user_log_path

    return user_log_path(APP, appauthor=False) / "kpi-desktop.log"
