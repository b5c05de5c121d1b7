"""A month as a workbook for the office."""

from __future__ import annotations

from kpi_desktop.exchange.month_book import month_book
from kpi_desktop.reports.content import MonthContent, Stamp
from kpi_desktop.texts import Translator


def month_workbook(content: MonthContent, tr: Translator, stamp: Stamp, *, pay: bool = False) -> bytes:
    """The .xlsx file of a month: score table, every line behind it, notices. Reads nothing; may run on any thread.

    Args:
        content: The month, worded in the translator's language.
        tr: Words headings.
        stamp: What it says about the closing.
        pay: Whether the score table shows pay too; the sheets for payroll always do.
    """
    return month_book(content, tr, stamp, pay=pay)
