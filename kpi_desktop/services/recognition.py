"""What a workbook is by its headings: somebody drops a file, and need not say what is in it."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, KpiError
from kpi_desktop.exchange.entry_sheets import INCIDENTS, TEAM_MEASURES
from kpi_desktop.exchange.grid import read_grids
from kpi_desktop.exchange.grid_types import GridReading, GridSheet
from kpi_desktop.exchange.roster import read_roster
from kpi_desktop.services.context import Context
from kpi_desktop.services.figure_grid import figures_in
from kpi_desktop.services.figure_intake import sheets_of
from kpi_desktop.services.teams import Team

_EMPTY: Final = Message("{file}: no rows were found under the header; nothing was taken in.").id
_FOREIGN: Final = Message(
    "{file} is none of the workbooks that can be taken in: roster, records, measures or ratings. Start from the empty "
    "template under People, or from kpi-desktop export templates."
).id


class BookKind(Enum):
    """What can be taken in from a workbook."""

    ROSTER = "roster"
    INCIDENTS = "incidents"
    MEASURES = "measures"
    RATINGS = "ratings"


def recognise(ctx: Context, team: Team, path: Path) -> tuple[BookKind, ...]:
    """What a workbook holds that can be taken in, in the order in which to do so; sheets without rows don't count.

    Raises:
        WrongCallError: The file can't be opened.
        FaultyDataError: It isn't a workbook, or none of its sheets is one of ours.
    """
    with ctx.store.read() as view:
        measures, ratings = sheets_of(figures_in(view, team, Month.of(ctx.clock.today())))
    kinds = {
        BookKind.INCIDENTS: (INCIDENTS,),
        BookKind.MEASURES: (*_asking(measures), TEAM_MEASURES),
        BookKind.RATINGS: _asking(ratings),
    }
    sheets = tuple(sheet for of_kind in kinds.values() for sheet in of_kind)
    readings = dict(zip(sheets, read_grids(path, sheets), strict=True))
    says = {
        BookKind.ROSTER: _holds_roster(path),
        **{kind: any(_says(readings[sheet]) for sheet in of_kind) for kind, of_kind in kinds.items()},
    }
    found = tuple(kind for kind, there in says.items() if there)
    if not found:
        ours = any(reading is not None for reading in readings.values())
        raise FaultyDataError(Message(_EMPTY if ours else _FOREIGN, {"file": path.name}))
    return found


def _asking(sheet: GridSheet) -> tuple[GridSheet, ...]:
    """A sheet that the scheme asks nothing for would be any list of people."""
    return (sheet,) if sheet.asked else ()


def _says(reading: GridReading | None) -> bool:
    return reading is not None and bool(reading.rows or reading.problems)


def _holds_roster(path: Path) -> bool:
    try:
        reading = read_roster(path)
    except KpiError:
        return False
    return bool(reading.rows or reading.problems)
