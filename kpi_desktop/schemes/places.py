"""Where the parts of a file stand, and what was mended of them so that the sound rest could be read."""

from __future__ import annotations

import copy
import re
from collections import Counter
from typing import Any, TypeAlias

from kpi_desktop.domain.problems import Path

Table: TypeAlias = dict[str, object]

ANY = "*"
"""A step of a path that stands for every part of a list: ``criteria.*.id``."""

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Names:
    """Paths that name parts by their id where they can: ``criteria.late.bands[0].minutes``.

    An id that isn't one, or that several parts of a list have, tells nothing: then the place in the list stands there.
    """

    def __init__(self, data: Table) -> None:
        """Nothing is looked at before it is asked for."""
        self._data = data
        self._ids: dict[int, Counter[str]] = {}

    def path(self, loc: Path) -> Path:
        """A path in keys and places as people read it."""
        path: list[str | int] = []
        here: object = self._data
        for step in loc:
            path.append(self._name(here, step))
            here = inside(here, step)
        return tuple(path)

    def _name(self, here: object, step: str | int) -> str | int:
        part = inside(here, step)
        name = part.get("id") if isinstance(part, dict) else None
        if not isinstance(here, list) or not isinstance(name, str) or not _ID.fullmatch(name):
            return step
        if id(here) not in self._ids:
            self._ids[id(here)] = Counter(_id_of(part) for part in here)
        return name if self._ids[id(here)][name] == 1 else step


def _id_of(part: object) -> str:
    name = part.get("id") if isinstance(part, dict) else None
    return name if isinstance(name, str) else ""


def inside(here: object, step: str | int) -> object:
    """What a key or place leads to; None where it leads nowhere."""
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


class Mended:
    """A copy of a file's table that is cut and filled until it can be read, and how its parts stood in the file.

    Args:
        data: The table as the file holds it.
    """

    def __init__(self, data: Table) -> None:
        """Note where every part of every list stands."""
        self.rest = copy.deepcopy(data)
        self._names = Names(data)
        self._places: dict[int, list[int]] = {}
        self._note(self.rest)
        self._touched: dict[Path, None] = {}

    @property
    def paths(self) -> tuple[Path, ...]:
        """What isn't as it stands in the file."""
        return tuple(self._touched)

    def in_file(self, path: Path) -> Path:
        """Where in the file a part of the mended table stands.

        Args:
            path: Where it stands now; parts of lists by place or id.
        """
        found: list[str | int] = []
        here: object = self.rest
        for step in path:
            place = _place(here, step)
            found.append(self._places[id(here)][place] if isinstance(here, list) and place is not None else step)
            here = inside(here, step if place is None else place)
        return self._names.path(tuple(found))

    def touch(self, path: Path) -> None:
        """Note that a part won't be as it stands in the file."""
        self._touched[self.in_file(path)] = None

    def fill(self, path: Path, value: object) -> None:
        """Put a stand-in where something is missing."""
        self._holder(path)[path[-1]] = value

    def cut(self, path: Path) -> None:
        """Take out a part."""
        holder = self._holder(path)
        if isinstance(holder, list):
            del self._places[id(holder)][int(path[-1])]
        del holder[path[-1]]

    def at(self, path: Path) -> object:
        """What stands under a path of keys and places."""
        here: object = self.rest
        for step in path:
            here = inside(here, step)
        return here

    def _holder(self, path: Path) -> Any:
        return self.at(path[:-1])

    def _note(self, here: object) -> None:
        if isinstance(here, list):
            self._places[id(here)] = list(range(len(here)))
        if isinstance(here, list | dict):
            for part in here if isinstance(here, list) else here.values():
                self._note(part)


def _place(here: object, step: str | int) -> int | None:
    """The place in a list that a step names; None outside of lists, and where nothing is called so."""
    if not isinstance(here, list):
        return None
    if isinstance(step, int):
        return step if step < len(here) else None
    return next((place for place, part in enumerate(here) if _id_of(part) == step), None)
