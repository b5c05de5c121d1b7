"""Empty workbooks to fill in: the roster, incidents, and whatever figures scheme and pay plan ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.exchange.book import Book, Written
from kpi_desktop.exchange.entry_sheets import INCIDENTS, TEAM_MEASURES, Filled, entry_page
from kpi_desktop.exchange.roster_book import EMPTY_ROWS, roster_page
from kpi_desktop.exchange.roster_types import ROSTER_SHEET
from kpi_desktop.services.context import Context
from kpi_desktop.services.figure_grid import figures
from kpi_desktop.services.figure_intake import sheets_of
from kpi_desktop.services.figure_types import Figures
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator

_INCIDENTS_HINT: Final = Message(
    "One incident a row. The criterion by its name or code; minutes where it is scored by minutes; quantity 1 where "
    "empty; the points picked with their sign, such as -3. Grave: yes, where the criterion knows a grave form. "
    "State: empty where it counts; “excused” with the reason as note; “voided”."
)
_MEASURES_HINT: Final = Message(
    "One person a row. An empty cell says nothing. Where a figure may be given as two counts, fill in either the "
    "figure or both counts."
)
_RATINGS_HINT: Final = Message("One sample a row: what was heard in one call, or one rater's view of one person.")
_TEAM_HINT: Final = Message("Figures of the whole team, one a row.")


def templates(tr: Translator, asked: Figures | None = None) -> bytes:
    """One workbook with a sheet for each kind of import; sheets that nothing is asked for are left out.

    Args:
        tr: Words headings and hints.
        asked: What a month asks for, people included; None leaves measures and ratings out.
    """
    book = Book(tr.label(ROSTER_SHEET))
    roster_page(book, (), tr, empty_rows=EMPTY_ROWS)
    entry_page(book, Filled(INCIDENTS, _INCIDENTS_HINT), tr)
    for filled in () if asked is None else _sheets(asked, tr):
        entry_page(book, filled, tr)
    return book.content()


def templates_of(ctx: Context, team: Team, tr: Translator, month: Month | None = None) -> bytes:
    """The same for a team's month (the present one), with the people in it and the figures that are there.

    Raises:
        WrongCallError: No scheme is in force in that month.
    """
    return templates(tr, figures(ctx, team, month or Month.of(ctx.clock.today())))


def _sheets(asked: Figures, tr: Translator) -> Iterator[Filled]:
    measures, ratings = sheets_of(asked)
    people = [{"number": row.number, "name": row.name} for row in asked.people]
    if asked.columns:
        units: Mapping[str, Label] = {f"={one.id}": one.unit for one in asked.columns if one.unit is not None}
        rows = tuple(
            _row(person, {f"={name}": value for name, value in row.values.items()})
            for person, row in zip(people, asked.people, strict=True)
        )
        yield Filled(measures, _MEASURES_HINT, rows, units, asked.month)
    if asked.team:
        team = tuple(_row({"measure": tr.label(one.name)}, {"value": one.value}) for one in asked.team)
        yield Filled(TEAM_MEASURES, _TEAM_HINT, team, None, asked.month)
    if asked.rating_criteria:
        yield Filled(ratings, _RATINGS_HINT, tuple(_row(person, {}) for person in people), None, asked.month)


def _row(texts: Mapping[str, str], values: Mapping[str, Written]) -> dict[str, Written]:
    return {**texts, **values}
