"""People as the rows of a roster say them, and what is wrong with a row."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypedDict, cast

from kpi_desktop.domain.problems import ROW_FAULT, Problem
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.exchange.columns import WAGE_COLUMNS, title_of

ROSTER_SHEET = Label("花名册", "Roster")
"""What the roster's tab is called in our own template."""


class Wages(TypedDict, total=False):
    """Sums of a person in yuan, as far as a row says any."""

    base_wage: Fraction
    performance_wage: Fraction
    seniority_pay: Fraction
    day_wage: Fraction


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person as a row of the roster says.

    Attributes:
        row: Number of the row, from 1, as the workbook shows it.
        number: Employee number; None where pasted rows have none.
        name: As written, blanks around it stripped.
        post: The post as written, or None.
        level: The level as written, or None.
        hired: First day of employment, or None.
        left: Last day of employment, or None.
        probation: On probation; None where the row doesn't say.
        base_wage: Yuan a month, as the others; None where the row doesn't say.
        performance_wage: Yuan a month.
        seniority_pay: Yuan a month.
        day_wage: Yuan a day.
    """

    row: int
    number: str | None
    name: str
    post: str | None = None
    level: str | None = None
    hired: date | None = None
    left: date | None = None
    probation: bool | None = None
    base_wage: Fraction | None = None
    performance_wage: Fraction | None = None
    seniority_pay: Fraction | None = None
    day_wage: Fraction | None = None

    @property
    def wages(self) -> dict[str, Fraction]:
        """What the row says of wages, by field."""
        found = {column.id: getattr(self, column.id) for column in WAGE_COLUMNS}
        return {field: value for field, value in found.items() if value is not None}

    @property
    def sums(self) -> Wages:
        """The same, to be handed on by name."""
        return cast("Wages", self.wages)


@dataclass(frozen=True, slots=True)
class RosterReading:
    """What was read.

    Attributes:
        rows: The rows without fault, in order.
        problems: Every fault; the path is ``("rows", row number, field)``, the message says all of it.
        ignored: Headings of columns that were not taken in.
        left_out: Rows that are no people, such as a sum or a line to be signed, each with why.
        columns: The headings by field as they stand there, with their letters.
    """

    rows: tuple[RosterRow, ...]
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()
    left_out: tuple[Problem, ...] = ()
    columns: Mapping[str, str | Label] = dataclasses.field(default_factory=dict)


def row_problem(row: int, field: str, what: Message, column: str | Label | None = None) -> Problem:
    """A fault of one row: the path leads to the cell, the message names row and column by itself.

    Args:
        row: Number of the row, from 1.
        field: Field id of the column.
        what: What is wrong and what is allowed.
        column: The heading as people see it; our own where None.
    """
    fields = {"row": row, "column": title_of(field) if column is None else column, "what": what}
    return Problem(("rows", row, field), Message(ROW_FAULT, fields))
