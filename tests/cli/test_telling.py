"""Faults as lines: what is alike stands together."""

from __future__ import annotations

from kpi_desktop import paths
from kpi_desktop.cli.telling import error_lines
from kpi_desktop.domain.problems import ROW_FAULT, Problem
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")
DAY = Label("日期", "Date")


def fault(row: int, what: str, column: Label = DAY) -> Problem:
    fields: dict[str, FieldValue] = {
        "row": row,
        "column": column,
        "what": Message("“{value}” is no entry", {"value": what}),
    }
    return Problem(("rows", row, "date"), Message(ROW_FAULT, fields))


def lines(*problems: Problem) -> list[str]:
    return [line.strip() for line in error_lines(FaultyDataError(Message("missing"), problems), EN)[1:]]


def test_rows_with_the_same_fault_share_a_line() -> None:
    assert lines(*(fault(row, "a") for row in (4, 5, 6, 9, 11, 12)), fault(7, "b")) == [
        "rows 4–6, 9, 11–12, column Date: “a” is no entry",
        "row 7, column Date: “b” is no entry",
    ]


def test_the_same_fault_of_two_columns_stays_apart_and_other_faults_as_they_are() -> None:
    other = Problem(("measures", 1), Message("missing"))
    assert lines(fault(4, "a"), fault(5, "a", Label("姓名", "Name")), other, other) == [
        "row 4, column Date: “a” is no entry",
        "row 5, column Name: “a” is no entry",
        "measures[1]: missing",
        "measures[1]: missing",
    ]
