"""Reading and writing a scheme file's table by paths of keys and places, whatever stands on the way."""

from __future__ import annotations

from kpi_desktop.domain.problems import Path
from kpi_desktop.schemes.shape import Table


def at(table: Table, path: Path) -> object:
    """What stands at a path; None where nothing does."""
    here: object = table
    for step in path:
        if isinstance(here, dict) and isinstance(step, str):
            here = here.get(step)
        elif isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
            here = here[step]
        else:
            return None
    return here


def put(table: Table, path: Path, value: object) -> None:
    """Put a value at a path, None takes it away; tables on the way are made."""
    *outer, key = path
    here: object = table
    for step in outer:
        if isinstance(here, dict) and isinstance(step, str):
            here = here.setdefault(step, {})
        elif isinstance(here, list) and isinstance(step, int):
            here = here[step]
    if isinstance(here, dict) and isinstance(key, str):
        if value is None:
            here.pop(key, None)
        else:
            here[key] = value
    elif isinstance(here, list) and isinstance(key, int):
        here[key] = value


def list_at(table: Table, path: Path) -> list[object]:
    """The list at a path, made where there is none.

    Raises:
        KeyError: Something else stands there.
    """
    *outer, key = path
    here: object = table
    for step in outer:
        if isinstance(here, dict):
            here = here.setdefault(str(step), {})
        elif isinstance(here, list) and isinstance(step, int):
            here = here[step]
    if isinstance(here, dict):
        found = here.setdefault(str(key), [])
        if isinstance(found, list):
            return found
    raise KeyError(path)
