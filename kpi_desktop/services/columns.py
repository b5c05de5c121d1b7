"""Which columns a table shows and in what order: kept with the database, so that it is the same on every computer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from kpi_desktop.domain.words import Message
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.work import done, working
from kpi_desktop.settings import COLUMNS


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How somebody wants a table's columns.

    Attributes:
        order: Ids of columns from left to right, hidden ones among them; empty for the usual order.
        hidden: Ids of those that aren't shown.
    """

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()

    def of(self, ids: Sequence[str]) -> tuple[str, ...]:
        """The columns that there are, in the wanted order; one it doesn't know stands behind its usual neighbour."""
        placed = [one for one in self.order if one in ids]
        for place, one in enumerate(ids):
            if one not in placed:
                before = ids[place - 1] if place else None
                placed.insert(placed.index(before) + 1 if before else 0, one)
        return tuple(placed)

    def shown(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Those that are to be seen, in order; all where none would be left."""
        placed = self.of(ids)
        return tuple(one for one in placed if one not in self.hidden) or placed


USUAL = Arrangement()
"""All columns, as they come."""


def arrangement(ctx: Context, table: str) -> Arrangement:
    """How a table's columns are wanted; `USUAL` where nobody said."""
    return _kept(ctx).get(table, USUAL)


def arrange(ctx: Context, table: str, wanted: Arrangement) -> Operation:
    """Keep how a table's columns are wanted; `USUAL` gives the usual order back."""
    kept = _kept(ctx)
    if wanted == USUAL:
        kept.pop(table, None)
    else:
        kept[table] = wanted
    text = json.dumps(
        {name: {"order": list(one.order), "hidden": sorted(one.hidden)} for name, one in sorted(kept.items())},
        ensure_ascii=False,
    )
    with working(ctx, "arrange-columns") as unit:
        unit.settings.set(COLUMNS, text if kept else "")
        return done(unit, Message("Columns arranged"), "settings", undoable=False)


def _kept(ctx: Context) -> dict[str, Arrangement]:
    """What is kept; what can't be read (a hand in the file) counts as nothing said."""
    with ctx.store.read() as view:
        text = view.settings.get(COLUMNS)
    try:
        found = json.loads(text or "{}")
        return {
            str(name): Arrangement(tuple(map(str, one["order"])), frozenset(map(str, one["hidden"])))
            for name, one in found.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
