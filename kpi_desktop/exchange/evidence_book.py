"""The list of exported evidence as a workbook: which file is about what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kpi_desktop.exchange.book import DAY_FORMAT, Book, Written
from kpi_desktop.exchange.tables import TEXT, page_of, print_setup, put_table
from kpi_desktop.texts.translator import Translator


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One file.

    Attributes:
        file: Its name in the folder.
        day: Of the incident.
        number: Employee number.
        name: The person's name.
        criterion: Name of the criterion.
        voided: The incident no longer counts.
        original: The file's own name.
        added: When it was attached, as the clock on the wall showed it.
        sha256: Hash of its bytes.
    """

    file: str
    day: dt.date
    number: str
    name: str
    criterion: str
    voided: bool
    original: str
    added: str
    sha256: str


def evidence_book(rows: Sequence[EvidenceRow], tr: Translator, marked: str = "") -> bytes:
    """The list as an .xlsx file in the translator's language, in the order given; `marked` is the mark of a sample."""
    book = Book(" · ".join(part for part in (marked, tr.t("Evidence")) if part))
    page = book.page(tr.t("Evidence"))
    headings = [
        tr.c("column", "File"),
        tr.t("Date"),
        tr.t("Employee number"),
        tr.t("Name"),
        tr.t("Criterion"),
        tr.t("State"),
        tr.c("column", "Its own name"),
        tr.c("column", "Attached"),
        "SHA-256",
    ]
    table: list[list[Written]] = [
        [
            row.file,
            row.day,
            row.number,
            row.name,
            row.criterion,
            tr.c("incident", "voided") if row.voided else "",
            row.original,
            row.added,
            row.sha256,
        ]
        for row in rows
    ]
    looks = [replace(TEXT, number_format=DAY_FORMAT) if column == 1 else TEXT for column in range(len(headings))]
    void = frozenset(index for index, row in enumerate(rows) if row.voided)
    put_table(page, 0, headings, table, looks, void=void)
    print_setup(page, page_of(tr), header_row=0, columns=1)
    return book.content()
