"""Rows pasted from Excel or WPS, or typed: tabs between columns, a header row or none."""

from __future__ import annotations

import csv
import io
import re
import unicodedata

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange import cells
from kpi_desktop.exchange.columns import Header, find_header, title_of
from kpi_desktop.exchange.limits import HOUSE
from kpi_desktop.exchange.package import UnreadableError
from kpi_desktop.exchange.roster_rows import read_sheet
from kpi_desktop.exchange.roster_types import RosterReading
from kpi_desktop.exchange.sheets import Cell, Sheet

MOST_CHARACTERS = 1_000_000
_TOO_LONG = Message("the text is far longer than a roster")
_NUMBER = re.compile(r"(?=[^\d]*\d)[0-9A-Za-z][0-9A-Za-z._/-]*")
_NUMBER_AND_NAME = re.compile(rf"({_NUMBER.pattern})[\s,，、;；]+(\S.*)")
_FREE = ("post", "level")
_DAYS = ("hired", "left")


def parse_pasted(text: str) -> RosterReading:
    """Read pasted rows of people.

    With a header row the columns go by their headings. Without one: names alone; or employee number and name in
    either order, then days (hired, left), yes or no (probation) and other texts (post, level), each column for what
    all of its cells are.

    Args:
        text: As the clipboard has it, or as typed: one person a line, also as ``0101 Name``.

    Returns:
        The rows without fault and every fault with its row, counted from 1 with blank lines; a row without employee
        number is no fault. Nothing should be taken in while there are faults.
    """
    try:
        rows = _split(text)
        if not any(str(cell).strip() for row in rows for cell in row):
            return RosterReading(())
        sheet, header = _with_header(rows)
    except UnreadableError as error:
        return RosterReading((), (Problem(("rows",), error.what),))
    return read_sheet(sheet, header, number_wanted=False)


def pasted_cells(text: str) -> tuple[dict[str, str], ...]:
    """The cells of pasted rows as they stand there, by the field that `parse_pasted` would read them for.

    For an editor that shows what was pasted and marks the faults in place. Blank rows are left out.

    Raises:
        FaultyDataError: Too long, or it isn't clear which column is the name.
    """
    try:
        rows = _split(text)
        if not any(str(cell).strip() for row in rows for cell in row):
            return ()
        sheet, header = _with_header(rows)
    except UnreadableError as error:
        raise FaultyDataError(error.what) from error
    places = {field: index for field, (index, _) in header.places.items()}
    found = (
        {field: " ".join(str(row[index]).split()) for field, index in places.items() if index < len(row)}
        for _, row in sheet.numbered(header.row + 1)
    )
    return tuple(cells for cells in found if any(cells.values()))


def _with_header(rows: tuple[tuple[Cell, ...], ...]) -> tuple[Sheet, Header]:
    pasted = Sheet("", rows)
    if header := find_header(pasted, least=1):
        return pasted, header
    bare = Sheet("", _columns_apart(rows))
    if header := _guessed(bare):
        return bare, header
    raise UnreadableError(
        Message("it is not clear which column is {name}; paste the header row as well", {"name": title_of("name")})
    )


def _split(text: str) -> tuple[tuple[Cell, ...], ...]:
    """Rows and cells; a cell with a line break inside comes in quotes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    paired = '"' in lines and lines.count('"') % 2 == 0
    reader = csv.reader(io.StringIO(lines), delimiter="\t", quoting=csv.QUOTE_MINIMAL if paired else csv.QUOTE_NONE)
    try:
        rows = tuple(tuple(row) for row in reader)
    except csv.Error as error:  # a cell beyond what the module takes
        raise UnreadableError(_TOO_LONG) from error
    if len(text) > MOST_CHARACTERS or len(rows) > HOUSE.rows or any(len(row) > HOUSE.columns for row in rows):
        raise UnreadableError(_TOO_LONG)
    return rows


def _columns_apart(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    """Where all is in one column, ``0101 Name`` is number and name."""
    if any(len(row) > 1 for row in rows):
        return rows
    found = [_NUMBER_AND_NAME.fullmatch(str(row[0]).strip()) if row else None for row in rows]
    if not any(found):
        return rows
    return tuple((match[1], match[2]) if match else ("", *row) for match, row in zip(found, rows, strict=True))


def _guessed(sheet: Sheet) -> Header | None:
    """Which column is which, by what its cells are; None where the name's place is in doubt."""
    width = max((len(row) for row in sheet.rows), default=0)
    columns = [
        [str(row[index]) for row in sheet.rows if index < len(row) and str(row[index]).strip()]
        for index in range(width)
    ]
    places = _first_columns(columns)
    if places is None:
        return None
    places |= (others := _others(columns, max(places.values())))
    left_over = (columns[index] for index in range(max(places.values()) + 1, width) if index not in others.values())
    return Header(
        0,
        {field: (index, "") for field, index in places.items()},
        (),
        tuple(column[0] for column in left_over if column),
    )


def _first_columns(columns: list[list[str]]) -> dict[str, int] | None:
    """Where number and name stand among the first three columns; None where that is in doubt."""
    front = [index for index, column in enumerate(columns[:3]) if column]
    numbers = [i for i in front if all(map(_is_number, columns[i])) and not _is_day(columns[i])]
    names = [index for index in front if not any(map(_is_number, columns[index])) and not _is_day(columns[index])]
    if not names:
        return None
    digits = [i for i in front if _is_day(columns[i]) and all(cell.strip().isdecimal() for cell in columns[i])]
    if not numbers and digits:  # 20260101 may be a number or a day: in front of the name it is a number
        numbers = [i for i in digits if i < names[0]]
        if not numbers:
            return None
    if len(numbers) > 1 and columns[numbers[0]] == [str(n + 1) for n in range(len(columns[numbers[0]]))]:
        front.remove(numbers.pop(0))  # it merely counts the rows
    places = {"name": names[0], **({"number": numbers[0]} if numbers else {})}
    doubtful = [index for index in front if index < max(places.values()) and index not in places.values()]
    return None if doubtful or len(numbers) > 1 else places


def _others(columns: list[list[str]], after: int) -> dict[str, int]:
    """The columns behind number and name: days, yes or no, other texts; a blank one keeps its place among these."""
    days, free, found = list(_DAYS), list(_FREE), {}
    for index, column in enumerate(columns[after + 1 :], after + 1):
        if column and _is_day(column):
            kind = days
        elif column and _is_yes_no(column):
            kind = ["probation"] if "probation" not in found else []
        else:
            kind = free
        if kind:
            found[kind.pop(0)] = index
    return found


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(unicodedata.normalize("NFKC", cell).strip()) is not None


def _is_day(column: list[str]) -> bool:
    """Whether most of its cells have a year in front: then the others are faulty days rather than something else."""
    return sum(bool(re.match(r"\s*(19|20)\d\d([-/.年]\d|\d{4})", cell)) for cell in column) * 2 > len(column)


def _is_yes_no(column: list[str]) -> bool:
    try:
        return all(cells.yes_no(cell) is not None for cell in column)
    except cells.CellError:
        return False
