"""Workbooks of measures and ratings taken in: all of it, or nothing and every reason why not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from kpi_desktop.domain.facts import Employee
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem, printable
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import RefusedError
from kpi_desktop.exchange.entry_sheets import TEAM_MEASURES, Asked, measures_sheet, ratings_sheet
from kpi_desktop.exchange.grid import GridReading, GridRow, GridSheet, read_grid, read_grids, row_problem
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.entry_intake import EntryIntake, TakenRow, chosen_month, name_problems, refused
from kpi_desktop.services.figure_check import barred_month, problems_of_changes
from kpi_desktop.services.figure_entry import write_measures, write_ratings, write_team_measures
from kpi_desktop.services.figure_grid import figures_in
from kpi_desktop.services.figure_types import Changes, Figures, MeasureChange, NewRating, TeamMeasureChange
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working


def sheets_of(figures: Figures) -> tuple[GridSheet, GridSheet]:
    """The sheets of measures and of ratings that a month asks for."""
    raters = {rater.id: rater.name for criterion in figures.rating_criteria for rater in criterion.raters}
    return (
        measures_sheet([Asked(column.id, column.name, column.unit) for column in figures.columns]),
        ratings_sheet([Asked(one.id, one.name) for one in figures.rating_criteria], raters),
    )


@dataclass(slots=True)
class _Sorted:
    """What a workbook says, sorted: what is new, from which row and column, and which rows were left."""

    changes: list[tuple[MeasureChange | TeamMeasureChange | NewRating, GridSheet, int, str]] = field(
        default_factory=list
    )
    added: list[TakenRow] = field(default_factory=list)
    known: list[TakenRow] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)

    def as_changes(self) -> Changes:
        """What is new, to be checked and written."""
        told = [change for change, *_ in self.changes]
        return Changes(
            tuple(one for one in told if isinstance(one, MeasureChange)),
            tuple(one for one in told if isinstance(one, TeamMeasureChange)),
            tuple(one for one in told if isinstance(one, NewRating)),
        )

    def by_row(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Faults of changes as faults of their rows."""
        kinds = {"measures": MeasureChange, "team-measures": TeamMeasureChange, "ratings": NewRating}
        for problem in problems:
            match problem.path:
                case (str(kind), int(index), str(key)):
                    own = [one for one in self.changes if isinstance(one[0], kinds[kind])]
                    _, sheet, row, column = own[index]
                    named = key if any(one.id == key for one in sheet.columns) and key != "value" else column
                    yield row_problem(sheet, row, named, problem.what)
                case _:
                    yield problem


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
    found = _Sorted()
    ignored: tuple[str, ...] = ()
    if reading is not None:
        ignored = reading.ignored
        _sort_measures(found, reading, sheets_of(figures)[0], figures, again=again)
    if of_team is not None:
        _sort_team_measures(found, of_team, figures, again=again)
    return _finish(ctx, team, path, chosen, found, ignored, dry_run=dry_run)


def _sort_measures(found: _Sorted, reading: GridReading, sheet: GridSheet, figures: Figures, *, again: bool) -> None:
    people = {row.number: Employee(row.number, row.name) for row in figures.people}
    seen: dict[str, int] = {}
    found.faults += reading.problems
    for row in reading.rows:
        number = row.text("number")
        faults = list(name_problems(sheet, row, people))
        if number in seen:
            told: dict[str, FieldValue] = {"value": number, "first": seen[number]}
            what = Message("“{value}” stands in row {first} already; one row a person", told)
            faults.append(row_problem(sheet, row.row, "number", what))
        seen.setdefault(number, row.row)
        found.faults += faults
        person = figures.of(number)
        if not faults and person is not None:
            _sort_row(found, sheet, row, person.name, person.values, again=again)


def _sort_row(
    found: _Sorted, sheet: GridSheet, row: GridRow, name: str, there: Mapping[str, Fraction], *, again: bool
) -> None:
    new, left = 0, []
    for column in sheet.columns:
        value = row.figure(column.id)
        if value is None or not column.id.startswith("="):
            continue
        measure = column.id[1:]
        if measure in there and there[measure] == value:
            continue
        if measure in there and not again:
            fields: dict[str, FieldValue] = {"figure": column.title, "there": there[measure], "value": value}
            left.append(Message("{figure} is {there}; the workbook says {value}", fields))
            continue
        new += 1
        found.changes.append((MeasureChange(row.text("number"), measure, value), sheet, row.row, column.id))
    what = Message("{name}", {"name": name})
    if new:
        found.added.append(TakenRow(row.row, what))
    if left or not new:
        found.known.append(TakenRow(row.row, what, Message("{reasons}", {"reasons": tuple(left)}) if left else None))


def _sort_team_measures(found: _Sorted, reading: GridReading, figures: Figures, *, again: bool) -> None:
    known = {text.casefold(): one for one in figures.team for text in (one.id, one.name.zh, one.name.en)}
    found.faults += reading.problems
    for row in reading.rows:
        one, value = known.get(row.text("measure").casefold()), row.figure("value")
        if value is None:
            continue
        if one is None:
            fields: dict[str, FieldValue] = {
                "value": printable(row.text("measure")), "allowed": tuple(each.name for each in figures.team),
            }  # fmt: skip
            what = Message("“{value}” is no figure of the team; there are {allowed}", fields)
            found.faults.append(row_problem(TEAM_MEASURES, row.row, "measure", what))
            continue
        taken = Message("{name}", {"name": one.name})
        if one.value == value:
            found.known.append(TakenRow(row.row, taken))
        elif one.value is not None and not again:
            told: dict[str, FieldValue] = {"figure": one.name, "there": one.value, "value": value}
            why = Message("{figure} is {there}; the workbook says {value}", told)
            found.known.append(TakenRow(row.row, taken, why))
        else:
            found.added.append(TakenRow(row.row, taken))
            found.changes.append((TeamMeasureChange(one.id, value), TEAM_MEASURES, row.row, "value"))


def import_ratings(
    ctx: Context, team: Team, path: Path, *, month: Month | None = None, dry_run: bool = False, again: bool = False
) -> EntryIntake:
    """Take the ratings of a workbook into a month: a row a sample, a column a criterion.

    A rating that is there already (same person, criterion, score, rater, day, call) is left, unless `again`. Arguments
    and errors as for `import_measures`.
    """
    present = Month.of(ctx.clock.today())
    with ctx.store.read() as view:
        figures = figures_in(view, team, month or present)
        reading = read_grid(path, sheets_of(figures)[1])
        chosen = chosen_month(path, reading.month, month, present)
        if chosen != figures.month:
            figures = figures_in(view, team, chosen)
            reading = read_grid(path, sheets_of(figures)[1])
    found = _Sorted()
    _sort_ratings(found, reading, sheets_of(figures)[1], figures, again=again)
    return _finish(ctx, team, path, chosen, found, reading.ignored, dry_run=dry_run)


def _sort_ratings(found: _Sorted, reading: GridReading, sheet: GridSheet, figures: Figures, *, again: bool) -> None:
    people = {row.number: Employee(row.number, row.name) for row in figures.people}
    there = Counter(
        (one.number, one.criterion, one.score, one.rater, one.day, one.serial)
        for row in figures.people
        for theirs in row.samples.values()
        for one in theirs
    )
    raters = _rater_names(figures)
    found.faults += reading.problems
    for row in reading.rows:
        faults = list(name_problems(sheet, row, people))
        rater: str | None = None
        if raters and not faults:
            rater = raters.get(row.text("rater").casefold())
            if rater is None:
                told: dict[str, FieldValue] = {
                    "value": printable(row.text("rater")), "allowed": tuple(dict.fromkeys(raters.values())),
                }  # fmt: skip
                what = Message("“{value}” is no kind of rater; there are {allowed}", told)
                faults.append(row_problem(sheet, row.row, "rater", what))
        found.faults += faults
        if not faults:
            _sort_sample(found, sheet, row, (people[row.text("number")].name, rater), there, again=again)


def _rater_names(figures: Figures) -> dict[str, str]:
    return {
        text.casefold(): rater.id
        for criterion in figures.rating_criteria
        for rater in criterion.raters
        for text in (rater.name.en, rater.name.zh, rater.id)
    }


def _sort_sample(
    found: _Sorted,
    sheet: GridSheet,
    row: GridRow,
    who: tuple[str, str | None],
    there: Counter[tuple[str, str, Fraction, str | None, dt.date | None, str]],
    *,
    again: bool,
) -> None:
    name, rater = who
    new = 0
    for column in sheet.columns:
        score = row.figure(column.id)
        if score is None or not column.id.startswith("="):
            continue
        rating = NewRating(
            row.text("number"), column.id[1:], score, rater, row.day("date"), row.text("serial"), row.text("note")
        )
        key = (rating.number, rating.criterion, score, rater, rating.day, rating.serial)
        if there[key] and not again:
            there[key] -= 1
            continue
        new += 1
        found.changes.append((rating, sheet, row.row, column.id))
    taken = TakenRow(row.row, Message("{name}", {"name": name}))
    (found.added if new else found.known).append(taken)


def _finish(  # noqa: PLR0917 - what both imports end with
    ctx: Context, team: Team, path: Path, month: Month, found: _Sorted, ignored: tuple[str, ...], *, dry_run: bool
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
    operation = None if dry_run or not found.changes else _write(ctx, team, month, changes)
    return EntryIntake(tuple(found.added), tuple(found.known), ignored, month, operation)


def _write(ctx: Context, team: Team, month: Month, changes: Changes) -> Operation:
    now = ctx.clock.now()
    with working(ctx, "import-ratings" if changes.ratings else "import-measures") as unit:
        barred = barred_month(unit, team, month, ctx.clock.today())
        if barred is not None:
            raise RefusedError(barred)
        write_measures(unit, team, month, changes.measures, now)
        write_team_measures(unit, team, month, changes.team_measures, now)
        write_ratings(unit, month, changes.ratings, now)
        count = len(changes.measures) + len(changes.team_measures) + len(changes.ratings)
        what = counted("Took in {count} figure", "Took in {count} figures", count)
        return done(unit, what, "figures", "months", months=[(team.id, month)])
