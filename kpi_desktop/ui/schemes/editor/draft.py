"""A scheme while it is edited: the table that its file would hold, sound or not, with undo and the live check."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.schemes.check import check_scheme, faults_besides
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.permanence import reused_ids
from kpi_desktop.schemes.references import Reference, clear, references
from kpi_desktop.schemes.shape import Table, shape_of_table
from kpi_desktop.schemes.writing import write_table
from kpi_desktop.ui.schemes.editor import tables

MOST_STEPS = 300


@dataclass(frozen=True, slots=True)
class Looked:
    """What the check says of a draft as it stands.

    Attributes:
        scheme: What can be read of it; None where nothing can.
        faults: With any of them it can't be put in force.
        notices: What is worth knowing.
    """

    scheme: Scheme | None
    faults: tuple[Problem, ...]
    notices: tuple[Problem, ...]


class Draft(QObject):
    """The model of the editor.

    Args:
        table: As a scheme file was read.
        kept_ids: Ids of criteria that versions in force knew: they stay what they are and can only be retired.
        before: Versions of the scheme that were in force, oldest first: their ids are given to nothing else.

    Signals:
        changed: Something in it is another than before.
    """

    changed = Signal()

    def __init__(self, table: Table, kept_ids: Collection[str] = (), before: Sequence[Scheme] = ()) -> None:
        """Nothing to undo yet."""
        super().__init__()
        self._table = copy.deepcopy(table)
        self.kept_ids = frozenset(kept_ids)
        self._versions = tuple(before)
        self._renamed: tuple[Path, str] = ((), "")
        self._following: tuple[Reference, ...] = ()
        self._before: list[Table] = []
        self._after: list[Table] = []
        self._step: object = None
        self._looked: Looked | None = None

    @property
    def text(self) -> str:
        """The file that it would be."""
        return write_table(self._table)

    @property
    def table(self) -> Table:
        """All of it; to be read only."""
        return self._table

    def get(self, path: Path) -> object:
        """What stands at a path of keys and places; None where nothing does."""
        return tables.at(self._table, path)

    def part(self, path: Path) -> Mapping[str, object]:
        """The table at a path; an empty one where none is."""
        found = self.get(path)
        return found if isinstance(found, dict) else {}

    def parts(self, path: Path) -> list[object]:
        """The list at a path; an empty one where none is."""
        found = self.get(path)
        return found if isinstance(found, list) else []

    def set(self, path: Path, value: object, *, step: object = None) -> None:
        """Put a value at a path; None takes it away.

        Args:
            path: Where; tables on the way are made.
            value: What.
            step: Edits with the same step, one after the other, are undone together; None stands alone.
        """
        if self.get(path) != value or (value is None) != (self.get(path) is None):
            self.change(lambda table: tables.put(table, path, copy.deepcopy(value)), step=step)

    def change(self, edit: Callable[[Table], None], *, step: object = None) -> None:
        """Edit the table as one step."""
        if step is None or step != self._step:
            self._before = [*self._before[-MOST_STEPS:], copy.deepcopy(self._table)]
        self._step = step
        self._after = []
        edit(self._table)
        self._tell()

    def is_kept(self, path: Path) -> bool:
        """Whether a part has to keep its id: what is entered for months in force is told by it.

        Criteria, and the figures and posts that a version in force knew; the values of a measure are asked for again.
        """
        section, name = path[0] if path else "", self.part(path).get("id")
        if section == "criteria":
            return name in self.kept_ids
        last = self._versions[-1:] if section in {"settings", "posts"} else ()
        return any(name == one.id for version in last for one in getattr(version, str(section)))

    def rename(self, path: Path, name: str | None) -> None:
        """Give a part another id; what refers to it follows, in the same step.

        An id that several parts have leads nowhere in particular: then nothing follows. While nothing is typed, what
        refers to the part keeps the last id.

        Args:
            path: Where the id stands.
            name: The new one; None for none.
        """
        step = ("rename", path)
        if step != self._step:
            held = self.get(path)
            self._renamed = (path, str(held)) if held else self._renamed
            old = self._renamed[1] if self._renamed[0] == path else ""
            self._following = references(self._table, str(path[0]), old) if self._is_alone(path[:-1], old) else ()
        following = self._following if name else ()

        def edit(table: Table) -> None:
            tables.put(table, path, name)
            for one in following:
                tables.put(table, one.path, one.naming(name or ""))

        if self.get(path) != name:
            self.change(edit, step=step)

    @property
    def is_renaming(self) -> bool:
        """Whether an id is being typed."""
        return isinstance(self._step, tuple) and self._step[:1] == ("rename",)

    def _is_alone(self, part: Path, name: str) -> bool:
        """Whether no other part of its section has an id."""
        others = [one for place, one in enumerate(self.parts(part[:-1])) if place != part[-1]]
        return bool(name) and not any(isinstance(one, dict) and one.get("id") == name for one in others)

    def referring(self, path: Path) -> tuple[Reference, ...]:
        """What other parts name this one by its id; empty where it shares the id with another one."""
        name = self.part(path).get("id")
        if len(path) != 2 or not isinstance(name, str) or not self._is_alone(path, name):
            return ()
        return tuple(one for one in references(self._table, str(path[0]), name) if one.part != path)

    def settle(self) -> None:
        """What is typed next is a step of its own."""
        self._step = None

    def insert(self, path: Path, place: int, value: object) -> None:
        """Put a new part into the list at a path."""

        def edit(table: Table) -> None:
            found = tables.list_at(table, path)
            found.insert(place, copy.deepcopy(value))

        self.change(edit)

    def remove(self, path: Path, place: int) -> None:
        """Take a part out of the list at a path, and what refers to it wherever that can be missing."""
        found = self.referring((*path, place))

        def edit(table: Table) -> None:
            clear(table, found)
            tables.list_at(table, path).pop(place)

        self.change(edit)

    def move(self, path: Path, place: int, by: int) -> bool:
        """Move a part of a list up or down; gives whether it could."""
        there = place + by
        if not 0 <= there < len(self.parts(path)):
            return False

        def edit(table: Table) -> None:
            found = tables.list_at(table, path)
            found.insert(there, found.pop(place))

        self.change(edit)
        return True

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return bool(self._after)

    def undo(self) -> bool:
        """Take back the last step; gives whether there was one."""
        return self._swap(self._before, self._after)

    def redo(self) -> bool:
        """Do again what was undone."""
        return self._swap(self._after, self._before)

    def _swap(self, source: list[Table], target: list[Table]) -> bool:
        if not source:
            return False
        target.append(self._table)
        self._table = source.pop()
        self._step = None
        self._tell()
        return True

    def _tell(self) -> None:
        self._looked = None
        self.changed.emit()

    @property
    def looked(self) -> Looked:
        """The check of it as it stands."""
        if self._looked is None:
            self._looked = _look(self._table, self._versions)
        return self._looked

    def place_of(self, path: Path) -> Path:
        """A path of the check, which names parts by their ids, in places: ``criteria, 3, points``."""
        found: list[str | int] = []
        here: object = self._table
        for step in path:
            place = step
            if isinstance(here, list) and isinstance(step, str):
                place = next((n for n, one in enumerate(here) if isinstance(one, dict) and one.get("id") == step), step)
            found.append(place)
            here = self.get(tuple(found))
        return tuple(found)

    def ids(self, *sections: str) -> frozenset[str]:
        """Every id that parts of these sections have."""
        return frozenset(
            str(one["id"])
            for section in sections
            for one in self.parts((section,))
            if isinstance(one, dict) and isinstance(one.get("id"), str)
        )


def _look(table: Table, before: Sequence[Scheme]) -> Looked:
    shape = shape_of_table(table)
    if shape.scheme is None:
        return Looked(None, shape.faults, ())
    faults, notices = check_scheme(shape.scheme)
    if shape.mended is not None:
        faults = (*shape.faults, *faults_besides(shape.scheme, shape.mended))
    return Looked(shape.scheme, (*faults, *reused_ids(before, shape.scheme)), notices)
