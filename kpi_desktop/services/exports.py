"""What the database holds, as workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kpi_desktop.domain.month import Month
from kpi_desktop.exchange.incidents_book import IncidentRow, incidents_book
from kpi_desktop.exchange.roster_book import roster_book
from kpi_desktop.exchange.roster_types import RosterRow
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.context import Context
from kpi_desktop.services.evidence import attached
from kpi_desktop.services.incidents import Logged, logged_in
from kpi_desktop.services.months import months
from kpi_desktop.services.people import Person, roster
from kpi_desktop.services.rosters import WAGES
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator


def roster_export(ctx: Context, team: Team, tr: Translator, *, wages: bool = False) -> bytes:
    """The team's roster as of today, those who have left included, as an .xlsx file that can be imported again.

    Args:
        ctx: The context.
        team: The team.
        tr: Words headings and hints.
        wages: Put everybody's wages behind the other columns; not for everybody's eyes.
    """
    rows = tuple(_person(one, wages=wages) for one in roster(ctx, team, include_left=True))
    return roster_book(rows, tr, wages=WAGES if wages else ())


def _person(one: Person, *, wages: bool) -> RosterRow:
    row = RosterRow(0, one.number, one.name, one.post, one.level, one.hired, one.left, one.probation)
    return replace(row, **{field: getattr(one, field) for field in WAGES}) if wages else row


def incidents_export(ctx: Context, team: Team, tr: Translator, only: Month | None = None) -> bytes:
    """The team's incidents, voided ones included, as an .xlsx file: of one month, or of all that were kept.

    Raises:
        WrongCallError: No scheme was in force in that month.
    """
    chosen = [view.month for view in months(ctx, team)] if only is None else [only]
    rows = [row for month in chosen for row in _rows(ctx, team, month, tr)]
    return incidents_book(rows, tr)


def _rows(ctx: Context, team: Team, month: Month, tr: Translator) -> Iterator[IncidentRow]:
    scheme = scheme_for(ctx, team, month)
    found = _by_day(logged_in(ctx, team, month))
    files = attached(ctx, (logged.id for logged in found))
    yield from (_row(logged, scheme, tr, len(files.get(logged.id, ()))) for logged in found)


def _by_day(logged: Iterable[Logged]) -> list[Logged]:
    return sorted(logged, key=lambda one: (one.entry.date, one.sequence))


def _row(logged: Logged, scheme: Scheme, tr: Translator, files: int) -> IncidentRow:
    entry = logged.entry
    criterion = scheme.criterion(entry.criterion)
    category = scheme.category(criterion.category) if criterion is not None else None
    return IncidentRow(
        date=entry.date,
        occurred=entry.occurred,
        number=entry.number,
        name=logged.name,
        category=tr.label(category.name) if category is not None else "",
        code=criterion.code if criterion is not None else "",
        criterion=tr.label(criterion.name) if criterion is not None else entry.criterion,
        minutes=entry.minutes,
        quantity=entry.quantity,
        points=entry.points,
        grave=entry.grave,
        excused=entry.excused,
        voided=logged.voided,
        note=("；" if tr.language == "zh" else "; ").join(filter(None, (entry.note, logged.void_reason))),
        files=files,
    )
