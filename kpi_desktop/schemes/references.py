"""Where parts of a scheme or pay plan name one another by id, in the table that a file holds, sound or not.

An editor needs them so that a part's id can change, and a part can go, with everything that refers to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kpi_desktop.domain.problems import Path

_CRITERIA, _MEASURES, _SETTINGS = "criteria", "measures", "settings"

_NAMES: Mapping[str, str] = {
    "category": "categories",
    "posts": "posts",
    **dict.fromkeys(("to", "counts", "zeroes", "late", "early", "absence"), _CRITERIA),
    **dict.fromkeys(("measure", "quantity", "less", "of"), _MEASURES),
    **dict.fromkeys(("setting", "divide_by_setting", "probation_setting", "price", "steps"), _SETTINGS),
    "level": "levels",
    "component": "components",
}
"""What the text or texts under a key are ids of; tables under such a key are parts themselves."""

_TOLD: Mapping[str, str] = {"assumed": "keys", "notes": "key"}
"""Sections that name other parts by a path such as ``criteria.late.points``."""

_NO_MEASURE = ("value", "team-mean")
"""What else `of` may say: which value of a measure is meant."""


_MAY_LACK = frozenset({"category", "zeroes", "less", "probation_setting", "steps", "key"})
"""Keys that a part can do without."""

_MAY_SHRINK = frozenset({"posts", "counts", "keys"})
"""Lists that can lose one of their ids."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One place that names a part.

    Attributes:
        path: Where the text stands, in keys and places.
        before: What stands before the id in the text.
        after: What stands behind it.
    """

    path: Path
    before: str = ""
    after: str = ""

    def naming(self, name: str) -> str:
        """The text with another id."""
        return self.before + name + self.after

    @property
    def part(self) -> Path:
        """The part that refers: its section and its place there."""
        return self.path[:2]


def references(table: Mapping[str, object], section: str, name: str) -> tuple[Reference, ...]:
    """Every place that names a part of a section by its id, but not the part's own id.

    Args:
        table: The scheme or pay plan.
        section: ``criteria``, ``categories``, ``measures``, ``settings``, ``posts``, ``levels``, ``components`` or
            ``pay``.
        name: The id. Where a criterion and a declared measure share it, whoever names a measure means the latter.
    """
    kinds = {section}
    if section == _CRITERIA and name not in _ids(table, _MEASURES):
        kinds.add(_MEASURES)
    if section == "pay":
        kinds.add("components")
    return (*_named(table, (), kinds, name), *_told(table, section, name))


def clear(table: dict[str, object], found: Iterable[Reference]) -> None:
    """Take out of a table what refers to a part that goes, where its own part can do without.

    A conversion goes whole, and what was assumed of nothing else; a measure or setting that must be named stays named,
    for the check to tell.
    """
    for path in sorted({cut for one in found if (cut := _cut_of(one.path))}, key=_later_first, reverse=True):
        holder: Any = _at(table, path[:-1])
        del holder[path[-1]]
        if not holder and isinstance(holder, list):
            entry = path[:2] if path[0] == "assumed" else path[:-1]
            above: Any = _at(table, entry[:-1])
            del above[entry[-1]]


def _cut_of(path: Path) -> Path:
    """What goes with a reference; empty where it has to stay."""
    if path[-1] == "to":
        return path[:-1]
    named = path[-2] if isinstance(path[-1], int) else path[-1]
    return path if named in (_MAY_SHRINK if isinstance(path[-1], int) else _MAY_LACK) else ()


def _later_first(path: Path) -> tuple[str, ...]:
    return tuple(f"{step:09d}" if isinstance(step, int) else step for step in path)


def _at(table: object, path: Path) -> Any:
    here: Any = table
    for step in path:
        here = here[step]
    return here


def _ids(table: Mapping[str, object], section: str) -> set[object]:
    held = table.get(section)
    return {one.get("id") for one in held if isinstance(one, dict)} if isinstance(held, list) else set()


def _named(held: object, path: Path, kinds: set[str], name: str) -> Iterator[Reference]:
    if isinstance(held, dict):
        for key, value in held.items():
            if _NAMES.get(key) in kinds and not (key == "of" and value in _NO_MEASURE):
                yield from (Reference((*path, key, *at)) for at, one in _texts(value) if one == name)
            yield from _named(value, (*path, key), kinds, name)
    elif isinstance(held, list):
        for place, one in enumerate(held):
            yield from _named(one, (*path, place), kinds, name)


def _told(table: Mapping[str, object], section: str, name: str) -> Iterator[Reference]:
    start = f"{section}.{name}"
    for told, key in _TOLD.items():
        held = table.get(told)
        for place, one in enumerate(held if isinstance(held, list) else ()):
            for at, text in _texts(one.get(key)) if isinstance(one, dict) else ():
                if text == start or text.startswith(f"{start}."):
                    yield Reference((told, place, key, *at), f"{section}.", text[len(start) :])


def _texts(value: object) -> Iterator[tuple[Path, str]]:
    """A text, or the texts of a list, each with its place."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, list):
        yield from (((place,), one) for place, one in enumerate(value) if isinstance(one, str))
