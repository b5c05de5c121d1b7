"""Evidence as files in a folder, under names that say whose, when and what of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from kpi_desktop.domain.month import Month
from kpi_desktop.services.context import Context
from kpi_desktop.services.evidence import Attached, attached
from kpi_desktop.services.evidence_kinds import UNFIT
from kpi_desktop.services.incidents import logged_in
from kpi_desktop.services.teams import Team


@dataclass(frozen=True, slots=True)
class Exported:
    """A file as it is to be written: under a name that says whose, when and what of."""

    name: str
    number: str
    person: str
    incident: int
    file: Attached


def to_export(ctx: Context, team: Team, months: Iterable[Month]) -> tuple[Exported, ...]:
    """The evidence of a team's months by date; voided incidents' too, for what was voided may be asked about.

    No two names are alike, whatever the case of their letters.
    """
    found: list[Exported] = []
    taken: set[str] = set()
    for month in months:
        logged = sorted(logged_in(ctx, team, month), key=lambda one: (one.entry.date, one.sequence))
        files = attached(ctx, (one.id for one in logged))
        for one in logged:
            for file in files.get(one.id, ()):
                number = UNFIT.sub("_", one.entry.number)
                stem = f"{one.entry.date.isoformat()} {number} {one.entry.criterion}"
                name = _free(stem, PurePosixPath(file.name).suffix, taken)
                found.append(Exported(name, one.entry.number, one.name, one.id, file))
    return tuple(found)


def _free(stem: str, ending: str, taken: set[str]) -> str:
    count = 1
    name = f"{stem}{ending}"
    while name.casefold() in taken:
        count += 1
        name = f"{stem} {count}{ending}"
    taken.add(name.casefold())
    return name
