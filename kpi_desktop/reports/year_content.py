"""A team's year in words: a row a person, a column a month, what the months come to, and who is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.person_trend import Trend
from kpi_desktop.reports.year_months import Year, decimals_of
from kpi_desktop.reports.year_points import YearPoint, year_chart, year_points
from kpi_desktop.reports.year_rows import YearRow, year_rows
from kpi_desktop.texts.translator import Translator

_SHORTEST_RUN: Final = 3


@dataclass(frozen=True, slots=True)
class YearContent:
    """A team's year, worded.

    Attributes:
        title: What it is.
        organisation: Its name, or empty.
        team: The team's name.
        year: Which.
        rows: By place, then by number.
        points: The team's months.
        legend: What bold means, for whoever sets in bold; empty where nothing is.
        notes: What to know: months that are open, and where the scheme changed.
        has_best: Whether any month knows a best grade or a first place.
        has_pay: Whether pay is shown.
        decimals: How many the means have.
        columns: Heads by what stands beneath: number, name, months, average, rank, best, streak, flags, due, pay.
        chart: The team's mean over the months; None where there isn't any.
        page: Words a page's number, with ``{number}`` and ``{count}``.
        file: What a file of it is called.
    """

    title: str
    organisation: str
    team: str
    year: int
    rows: tuple[YearRow, ...]
    points: tuple[YearPoint, ...]
    legend: str
    notes: tuple[str, ...]
    has_best: bool
    has_pay: bool
    decimals: int
    columns: Mapping[str, str]
    chart: Trend | None
    page: str
    file: str


def build(year: Year, tr: Translator, *, pay: bool = False) -> YearContent:
    """Word a year.

    Args:
        year: What months hold.
        tr: Words it.
        pay: Show what people were paid: never for the wall unless asked for.
    """
    decimals = max((decimals_of(cell) for person in year.people for cell in person.cells if cell), default=1)
    paid = pay and any(cell and cell.pay is not None for person in year.people for cell in person.cells)
    rows = year_rows(year, decimals, tr, pay=paid)
    title = tr.t("Year {year}", year=str(year.year))
    points = year_points(year, decimals, tr)
    return YearContent(
        title=title,
        organisation=year.organisation,
        team=year.team,
        year=year.year,
        rows=rows,
        points=points,
        legend=_legend(year, tr),
        notes=_notes(year, tr),
        has_best=any(row.best for row in rows) or any(cell and cell.grade for one in year.people for cell in one.cells),
        has_pay=paid,
        decimals=decimals,
        columns=_columns(tr),
        chart=year_chart(points, decimals, tr),
        page=tr.t("Page {number} of {count}", number="{number}", count="{count}"),
        file="-".join(part for part in (title, year.team) if part),
    )


def _legend(year: Year, tr: Translator) -> str:
    if any(cell is not None and cell.best for person in year.people for cell in person.cells):
        return tr.t("Bold: the best grade of the month, or first where there are no grades")
    return ""


def _notes(year: Year, tr: Translator) -> tuple[str, ...]:
    found = []
    still_open = [month.month for month in year.months if month.kept and not month.closed]
    if still_open:
        months = tr.listed(_runs(still_open, tr))
        found.append(tr.t("Not closed yet, so shown but not counted: {months}", months=months))
    before: tuple[str, str] | None = None
    for month in year.months:
        if month.scheme is not None and before is not None and month.scheme != before:
            found.append(tr.t("From {month} on another scheme or version holds", month=month.month))
        before = month.scheme or before
    return tuple(found)


def _runs(months: Sequence[Month], tr: Translator) -> Iterator[str]:
    """Months in their order; three and more that follow each other are told by their ends."""
    rest = list(months)
    while rest:
        run = [month for place, month in enumerate(rest) if month == rest[0].plus(place)]
        if len(run) < _SHORTEST_RUN:
            run = run[:1]
            yield tr.month(run[0])
        else:
            yield tr.t("{first} to {last}", first=run[0], last=run[-1])
        rest = rest[len(run) :]


def _columns(tr: Translator) -> Mapping[str, str]:
    return {
        "number": tr.t("Number"),
        "name": tr.c("column", "Name"),
        "months": tr.c("year", "Months"),
        "average": tr.c("year", "Average"),
        "rank": tr.c("column", "Rank"),
        "best": tr.c("year", "Best grade"),
        "streak": tr.c("year", "Running"),
        "flags": tr.c("year", "Flags"),
        "due": tr.c("year", "Due"),
        "pay": tr.c("year", "Pay in all"),
        "pay unit": tr.c("column", "yuan"),
    }
