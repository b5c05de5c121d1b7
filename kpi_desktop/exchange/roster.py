"""The roster of a workbook: its sheet found by headings, its rows taken all or none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kpi_desktop.domain.limits import LAST_DAY
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange.columns import HEADER_ROWS, Header, find_header, title_of
from kpi_desktop.exchange.limits import HOUSE, Limits
from kpi_desktop.exchange.reader import read_sheets
from kpi_desktop.exchange.roster_rows import read_sheet
from kpi_desktop.exchange.roster_types import ROSTER_SHEET, RosterReading
from kpi_desktop.exchange.sheets import Sheet


def read_roster(path: Path, limits: Limits = HOUSE, *, latest: date = LAST_DAY) -> RosterReading:
    """Read the roster of a workbook.

    Args:
        path: An .xlsx file whose header stands in one of the first five rows of a sheet.
        limits: How much of it is looked at.
        latest: The last day that may stand there.

    Raises:
        WrongCallError: The file can't be opened.
        FaultyDataError: It can't be read as a workbook, or no sheet (or more than one) has a roster's columns.
    """
    sheet, header = _choose(path, read_sheets(path, limits))
    return read_sheet(sheet, header, latest=latest)


def _choose(path: Path, sheets: tuple[Sheet, ...]) -> tuple[Sheet, Header]:
    found = [(sheet, header) for sheet in sheets if (header := find_header(sheet))]
    fitting = [(sheet, header) for sheet, header in found if not header.foreign]
    if found and not fitting:
        foreign = tuple(found[0][1].foreign)
        raise _fault(path, Message("this isn't a roster: it has the columns {columns}", {"columns": foreign}))
    ours = [(sheet, header) for sheet, header in fitting if sheet.name.strip() in {ROSTER_SHEET.zh, ROSTER_SHEET.en}]
    chosen = ours or fitting
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        names = tuple(sheet.name for sheet, _ in chosen)
        raise _fault(
            path,
            Message(
                "several sheets look like a roster: {sheets}. Keep one, or name it {name}",
                {"sheets": names, "name": ROSTER_SHEET},
            ),
        )
    raise _fault(
        path,
        Message(
            "no sheet has the columns {number} and {name} in a header within its first {rows} rows. "
            "Start from our own template: kpi-desktop export templates FILE.xlsx",
            {"number": title_of("number"), "name": title_of("name"), "rows": HEADER_ROWS},
        ),
    )


def _fault(path: Path, what: Message) -> FaultyDataError:
    return FaultyDataError(Message("{file}: {what}", {"file": path.name, "what": what}))
