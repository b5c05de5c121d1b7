"""Rows of a roster read and checked, whether they stand in a workbook or were pasted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TypeVar

from kpi_desktop.domain.limits import LAST_DAY, NAME_LENGTH, NUMBER_LENGTH, TEXT_LENGTH
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.exchange import cells
from kpi_desktop.exchange.columns import Header, title_of
from kpi_desktop.exchange.footers import footer_in
from kpi_desktop.exchange.roster_types import RosterReading, RosterRow, row_problem
from kpi_desktop.exchange.sheets import Cell, Sheet, column_letters

_Read = TypeVar("_Read")


def read_sheet(sheet: Sheet, header: Header, *, number_wanted: bool = True, latest: date = LAST_DAY) -> RosterReading:
    """Read the rows under a header.

    Args:
        sheet: The sheet.
        header: Its header.
        number_wanted: Whether a row without an employee number is a fault.
        latest: The last day that may stand there.
    """
    reading = _Reading(sheet, header, number_wanted=number_wanted, latest=latest)
    rows = [row for number, values in sheet.numbered(header.row + 1) if (row := reading.row(number, values))]
    reading.check_twice()
    faulty = {_by_row(problem) for problem in reading.problems}
    return RosterReading(
        tuple(row for row in rows if row.row not in faulty),
        tuple(sorted(reading.problems, key=_by_row)),
        header.unknown,
        tuple(reading.left_out),
        {name: place for name in header.places if (place := reading.place(name))},
    )


def _by_row(problem: Problem) -> int:
    row = problem.path[1] if len(problem.path) > 1 else 0
    return row if isinstance(row, int) else 0


class _Reading:
    """Reads row after row and gathers what is wrong."""

    def __init__(self, sheet: Sheet, header: Header, *, number_wanted: bool, latest: date) -> None:
        self.problems: list[Problem] = []
        self.left_out: list[Problem] = []
        self._latest = latest
        self._sheet = sheet
        self._header = header
        self._number_wanted = number_wanted
        self._seen: list[RosterRow] = []
        for field in header.twice:
            self._tell(header.row, field, Message("two columns have this heading; keep one"))
        if number_wanted and "number" not in header.places:
            self._tell(header.row, "number", Message("the column is missing"))

    def row(self, number: int, values: tuple[Cell, ...]) -> RosterRow | None:
        """The person in a row; None where the row is blank or faulty."""
        if not any(self._filled(number, values, field) for field in self._header.places):
            return None
        footer = footer_in(values)
        if footer:
            what = Message("row {row} is no person, “{value}”; it was left out", {"row": number, "value": footer})
            self.left_out.append(Problem(("rows", number), what))
            return None
        before = len(self.problems)
        row = RosterRow(
            row=number,
            number=self._text(number, values, "number", cells.number_text, NUMBER_LENGTH),
            name=self._text(number, values, "name", cells.optional_text, NAME_LENGTH) or "",
            post=self._text(number, values, "post", cells.optional_text, TEXT_LENGTH),
            level=self._text(number, values, "level", cells.optional_text, TEXT_LENGTH),
            hired=self._read(number, values, "hired", self._day),
            left=self._read(number, values, "left", self._day),
            probation=self._read(number, values, "probation", cells.yes_no),
            base_wage=self._read(number, values, "base_wage", _wage),
            performance_wage=self._read(number, values, "performance_wage", _wage),
            seniority_pay=self._read(number, values, "seniority_pay", _wage),
            day_wage=self._read(number, values, "day_wage", _wage),
        )
        self._check(row)
        self._seen.append(row)
        return row if len(self.problems) == before else None

    def check_twice(self) -> None:
        """Tell every employee number, and every name without one, that stands twice."""
        first: dict[tuple[str, str], int] = {}
        for row in self._seen:
            key = ("number", row.number) if row.number is not None else ("name", row.name)
            if key[1] and (row.number is not None or not self._number_wanted):
                if key in first:
                    self._twice(row, key, first[key])
                first.setdefault(key, row.row)

    def _twice(self, row: RosterRow, key: tuple[str, str], first: int) -> None:
        fields: dict[str, FieldValue] = {"value": key[1], "first": first}
        if key[0] == "number":
            self._tell(
                row.row,
                "number",
                Message("“{value}” stands in row {first} already; a number belongs to one person", fields),
            )
        else:
            self._tell(
                row.row,
                "name",
                Message("“{value}” stands in row {first} already; give both a number to tell them apart", fields),
            )

    def _check(self, row: RosterRow) -> None:
        faulty = {problem.path[2] for problem in self.problems if problem.path[:2] == ("rows", row.row)}
        if not row.name and "name" not in faulty:
            self._tell(row.row, "name", Message("the name is missing"))
        wants_number = self._number_wanted and "number" in self._header.places and "number" not in faulty
        if row.number is None and wants_number:
            self._tell(row.row, "number", Message("the employee number is missing"))
        if row.left is not None and row.hired is not None and row.left < row.hired:
            self._tell(
                row.row,
                "left",
                Message("{left} is before the first day {hired}", {"left": row.left, "hired": row.hired}),
            )

    def _day(self, value: Cell) -> date | None:
        return cells.day(value, self._latest)

    def _filled(self, number: int, values: tuple[Cell, ...], field: str) -> bool:
        index = self._header.places[field][0]
        if (number, index + 1) in self._sheet.without_result:
            return True
        value = values[index] if index < len(values) else None
        try:
            return cells.optional_text(value) is not None
        except cells.CellError:
            return True

    def _read(
        self, number: int, values: tuple[Cell, ...], field: str, read: Callable[[Cell], _Read | None]
    ) -> _Read | None:
        if field not in self._header.places:
            return None
        index = self._header.places[field][0]
        if (number, index + 1) in self._sheet.without_result:
            self._tell(
                number,
                field,
                Message("formula without a result; open the workbook in Excel or WPS, save it and try again"),
            )
            return None
        try:
            return read(values[index] if index < len(values) else None)
        except cells.CellError as error:
            self._tell(number, field, error.what)
            return None

    def _text(
        self, number: int, values: tuple[Cell, ...], field: str, read: Callable[[Cell], str | None], most: int
    ) -> str | None:
        line = self._read(number, values, field, read)
        if line is not None and len(line) > most:
            self._tell(
                number,
                field,
                Message(
                    "“{value}” is too long; allowed are {most} characters", {"value": cells.shown(line), "most": most}
                ),
            )
            return None
        return line

    def _tell(self, row: int, field: str, what: Message) -> None:
        self.problems.append(row_problem(row, field, what, self.place(field)))

    def place(self, field: str) -> str | Label:
        """The heading as it stands there, with its letter; our own heading where there is none."""
        if field not in self._header.places:
            return title_of(field)
        index, written = self._header.places[field]
        return f"{column_letters(index + 1)} {written}" if self._sheet.name else written or title_of(field)


def _wage(value: Cell) -> Fraction | None:
    """A sum in yuan; None where there is none.

    Raises:
        CellError: No number, or a negative one.
    """
    found = cells.figure(value)
    if found is not None and found < 0:
        raise cells.CellError(Message("{value} is negative; 0 or more is allowed", {"value": found}))
    return found
