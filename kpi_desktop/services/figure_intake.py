"""Workbooks of measures and ratings taken in: all of it, or nothing and every reason why not."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label, counted
from kpi_desktop.errors import RefusedError
from kpi_desktop.exchange.entry_sheets import TEAM_MEASURES, Asked, measures_sheet, ratings_sheet
from kpi_desktop.exchange.grid import read_grid, read_grids
from kpi_desktop.exchange.grid_types import GridSheet
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.entry_intake import EntryIntake, chosen_month, refused
from kpi_desktop.services.figure_check import barred_month, problems_of_changes
from kpi_desktop.services.figure_entry import write_measures, write_ratings, write_team_measures
from kpi_desktop.services.figure_grid import figures_in
from kpi_desktop.services.figure_rows import SortedRows, sort_measures, sort_ratings, sort_team_measures
from kpi_desktop.services.figure_types import Changes, Figures
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working

_POINTS: Final = Label("分", "points")
_HUNDRED: Final = Fraction(100)


def sheets_of(figures: Figures) -> tuple[GridSheet, GridSheet]:
    """The sheets of measures and of ratings that a month asks for."""
    raters = {rater.id: rater.name for criterion in figures.rating_criteria for rater in criterion.raters}
    return (
        measures_sheet([Asked(one.id, one.name, one.unit, yes_no=one.yes_no) for one in figures.columns]),
        ratings_sheet(
            [Asked(one.id, one.name, _POINTS, per_cent=one.marks == _HUNDRED) for one in figures.rating_criteria],
            raters,
        ),
    )


def import_measures(
    ctx: Context, team: Team, path: Path, *, month: Month | None = None, dry_run: bool = False, again: bool = False
) -> EntryIntake:
    """Take the figures of a workbook into a month: those of people and, from a sheet of their own, those of the team.

    An empty cell says nothing. A figure that stands there otherwise is left, unless `again`.

    Args:
        ctx: The context; with `dry_run` one that only reads will do.
        team: The team.
        path: The workbook, by our own template.
        month: Which month, where the sheet doesn't name it above its header; else the present one.
        dry_run: Only tell what would happen.
        again: Let what the workbook says take the place of what stands there.

    Raises:
        WrongCallError: The file can't be opened, or no scheme is in force in the month.
        FaultyDataError: The workbook or its rows have faults, each named with row and column; nothing was taken in.
        RefusedError: The month is closed or lies in the future, and the workbook says something new about it.
    """
    present = Month.of(ctx.clock.today())
    with ctx.store.read() as view:
        first = figures_in(view, team, month or present)
        reading, of_team = read_grids(path, (sheets_of(first)[0], TEAM_MEASURES))
        if reading is None and of_team is None:
            reading = read_grid(path, sheets_of(first)[0])
        named = next((one.month for one in (reading, of_team) if one is not None and one.month is not None), None)
        chosen = chosen_month(path, named, month, present)
        figures = first
        if chosen != first.month:
            figures = figures_in(view, team, chosen)
            reading, of_team = read_grids(path, (sheets_of(figures)[0], TEAM_MEASURES))
    found = SortedRows()
    ignored: tuple[str, ...] = ()
    if reading is not None:
        ignored = reading.ignored
        sort_measures(found, reading, figures, again=again)
    if of_team is not None:
        sort_team_measures(found, of_team, figures, again=again)
    return _finish(ctx, team, path, chosen, found, ignored, dry_run=dry_run)


def import_ratings(
    ctx: Context, team: Team, path: Path, *, month: Month | None = None, dry_run: bool = False, again: bool = False
) -> EntryIntake:
    """Take the ratings of a workbook into a month: a row a sample, a column a criterion.

    A rating that is there already (same person, criterion, score, rater, day, recording) is left. The same recording
    rated otherwise is left too, and told; with `again` the workbook's rating takes the other one's place. Ratings
    without a recording's number are taken in once more with `again`. Arguments and errors as for `import_measures`.
    """
    present = Month.of(ctx.clock.today())
    with ctx.store.read() as view:
        figures = figures_in(view, team, month or present)
        reading = read_grid(path, sheets_of(figures)[1])
        chosen = chosen_month(path, reading.month, month, present)
        if chosen != figures.month:
            figures = figures_in(view, team, chosen)
            reading = read_grid(path, sheets_of(figures)[1])
    found = SortedRows()
    sort_ratings(found, reading, figures, again=again)
    return _finish(ctx, team, path, chosen, found, reading.ignored, dry_run=dry_run)


def _finish(  # noqa: PLR0917 - what both imports end with
    ctx: Context, team: Team, path: Path, month: Month, found: SortedRows, ignored: tuple[str, ...], *, dry_run: bool
) -> EntryIntake:
    changes, today = found.as_changes(), ctx.clock.today()
    with ctx.store.read() as view:
        barred = barred_month(view, team, month, today) if found.changes else None
        if barred is not None and not found.faults:
            raise RefusedError(barred)
        if barred is None and found.changes:
            found.faults += found.by_row(problems_of_changes(view, team, month, changes, today))
    if found.faults:
        raise refused(path, found.faults)
    operation = None if dry_run or not found.changes else _write(ctx, team, month, changes, found.gone)
    return EntryIntake(
        tuple(found.added),
        tuple(found.known),
        ignored,
        month,
        operation,
        tuple(found.differing),
        tuple(found.left_out),
    )


def _write(ctx: Context, team: Team, month: Month, changes: Changes, gone: Sequence[int]) -> Operation:
    now = ctx.clock.now()
    with working(ctx, "import-ratings" if changes.ratings else "import-measures") as unit:
        barred = barred_month(unit, team, month, ctx.clock.today())
        if barred is not None:
            raise RefusedError(barred)
        write_measures(unit, team, month, changes.measures, now)
        write_team_measures(unit, team, month, changes.team_measures, now)
        for rating in gone:
            unit.figures.void_rating(rating)
        write_ratings(unit, month, changes.ratings, now)
        count = len(changes.measures) + len(changes.team_measures) + len(changes.ratings)
        what = counted("Took in {count} figure", "Took in {count} figures", count)
        return done(unit, what, "figures", "months", months=[(team.id, month)])
