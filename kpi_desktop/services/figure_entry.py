"""Figures written: every one a row of its own that is voided, never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from fractions import Fraction

from kpi_desktop.domain.limits import month_fault
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import FaultyDataError, RefusedError, WrongCallError
from kpi_desktop.schemes.vocabulary import vocabulary
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.entries import by_number, closed_message
from kpi_desktop.services.figure_check import barred_month, displaced, problems_of_changes
from kpi_desktop.services.figure_columns import HOUSE_SETTINGS
from kpi_desktop.services.figure_types import Changes, MeasureChange, NewRating, TeamMeasureChange
from kpi_desktop.services.gather import gather
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working
from kpi_desktop.store.records import MeasureRecord, NewRatingRecord, TeamMeasureRecord, TeamSettingRecord
from kpi_desktop.store.store import Unit


def set_measures(ctx: Context, team: Team, month: Month, changes: Sequence[MeasureChange]) -> Operation:
    """Write or take away figures of people, all or none.

    The last word counts: a value takes the place of the two counts that made it, and the two counts that of a value.

    Raises:
        FaultyDataError: With the problems of `check_changes`.
        RefusedError: The month is closed or lies in the future.
        WrongCallError: No scheme is in force in that month.
    """
    with working(ctx, "set-measures") as unit:
        _refuse(ctx, unit, team, month, Changes(measures=tuple(changes)))
        write_measures(unit, team, month, changes, ctx.clock.now())
        what = counted("Entered {count} figure", "Entered {count} figures", len(changes))
        return _done(unit, team, month, what)


def write_measures(unit: Unit, team: Team, month: Month, changes: Sequence[MeasureChange], at: datetime) -> None:
    """`set_measures` within a unit of work, changes checked already; what stands there alike is left alone."""
    gathered = gather(unit, team.id, month)
    people = {number: person.id for number, person in by_number(unit).items()}
    held = {(one.person, one.measure): one for one in unit.figures.measures(month)}
    if gathered.scheme is not None:
        for number, measure in displaced(changes, vocabulary(gathered.scheme, gathered.plan)):
            if (one := held.get((people[number], measure))) is not None:
                unit.figures.void_measure(one.id)
    for change in changes:
        person = people[change.number]
        old = held.get((person, change.measure))
        if old is not None and old.value == change.value:
            continue
        if old is not None:
            unit.figures.void_measure(old.id)
        if change.value is not None:
            unit.figures.add_measure(month, MeasureRecord(0, person, change.measure, change.value), at)


def set_team_measures(ctx: Context, team: Team, month: Month, changes: Sequence[TeamMeasureChange]) -> Operation:
    """Write or take away figures of the team, all or none; errors as for `set_measures`."""
    with working(ctx, "set-team-measures") as unit:
        _refuse(ctx, unit, team, month, Changes(team_measures=tuple(changes)))
        write_team_measures(unit, team, month, changes, ctx.clock.now())
        what = counted("Entered {count} figure of the team", "Entered {count} figures of the team", len(changes))
        return _done(unit, team, month, what)


def write_team_measures(
    unit: Unit, team: Team, month: Month, changes: Sequence[TeamMeasureChange], at: datetime
) -> None:
    """`set_team_measures` within a unit of work, changes checked already; what stands there alike is left alone."""
    held = {one.measure: one for one in unit.figures.team_measures(team.id, month)}
    for change in changes:
        old = held.get(change.measure)
        if old is not None and old.value == change.value:
            continue
        if old is not None:
            unit.figures.void_team_measure(old.id)
        if change.value is not None:
            unit.figures.add_team_measure(team.id, month, TeamMeasureRecord(0, change.measure, change.value), at)


def add_ratings(ctx: Context, team: Team, month: Month, ratings: Sequence[NewRating]) -> Operation:
    """Write ratings (monitored samples), all or none; errors as for `set_measures`."""
    with working(ctx, "add-ratings") as unit:
        _refuse(ctx, unit, team, month, Changes(ratings=tuple(ratings)))
        write_ratings(unit, month, ratings, ctx.clock.now())
        what = counted("Entered {count} rating", "Entered {count} ratings", len(ratings))
        return _done(unit, team, month, what)


def change_ratings(
    ctx: Context, team: Team, month: Month, gone: Sequence[int], ratings: Sequence[NewRating]
) -> Operation:
    """Write ratings in place of others, or only take others away; all or none, undone together.

    Args:
        ctx: The context.
        team: The team.
        month: The month of all of them.
        gone: Ids of samples of that month.
        ratings: What is written in their place; may be empty.

    Raises:
        FaultyDataError: With the problems of `check_changes`.
        RefusedError: The month is closed or lies in the future.
        WrongCallError: No such rating, or one of another month; or no scheme is in force.
    """
    with working(ctx, "change-ratings") as unit:
        _refuse(ctx, unit, team, month, Changes(ratings=tuple(ratings)))
        for rating in gone:
            found = unit.figures.rating(rating)
            if found is None or found.month != month:
                raise WrongCallError(Message("There is no rating {number}.", {"number": rating}))
            unit.figures.void_rating(rating)
        write_ratings(unit, month, ratings, ctx.clock.now())
        if ratings:
            what = counted("Changed {count} rating", "Changed {count} ratings", len(ratings))
        else:
            what = counted("Took {count} rating away", "Took {count} ratings away", len(gone))
        return _done(unit, team, month, what)


def write_ratings(unit: Unit, month: Month, ratings: Sequence[NewRating], at: datetime) -> None:
    """`add_ratings` within a unit of work, ratings checked already."""
    people = {number: person.id for number, person in by_number(unit).items()}
    new = [
        NewRatingRecord(
            people[one.number], one.criterion, one.score, one.rater, one.day, one.serial.strip(), one.note.strip()
        )
        for one in ratings
    ]
    unit.figures.add_ratings(month, new, at)


def remove_rating(ctx: Context, rating: int) -> Operation:
    """Take a rating away, by the id of its `Sample`.

    Raises:
        WrongCallError: No such rating.
        RefusedError: Its month is closed.
    """
    with working(ctx, "remove-rating") as unit:
        found = unit.figures.rating(rating)
        if found is None:
            raise WrongCallError(Message("There is no rating {number}.", {"number": rating}))
        person = next(one for one in unit.people.all() if one.id == found.what.person)
        team = person.state_in(found.month).team
        if (team, found.month) in unit.months.closed():
            raise RefusedError(closed_message(found.month))
        unit.figures.void_rating(rating)
        what = Message("Rating taken away: {name}", {"name": person.name})
        return done(unit, what, "figures", "months", months=[(team, found.month)])


def set_settings(ctx: Context, team: Team, from_month: Month, values: Mapping[str, Fraction | None]) -> Operation:
    """Let settings hold from a month on, until they are set again; None goes back to the default.

    Raises:
        FaultyDataError: A key that neither the scheme nor the plan of that month knows, a negative value, 0 where it
            divides; paths ``("settings", key)``.
        RefusedError: That month or a later one is closed, or it lies too far off.
        WrongCallError: No scheme is in force in that month.
    """
    fault = month_fault(from_month, ctx.clock.today())
    if fault is not None:
        raise RefusedError(fault)
    with working(ctx, "set-settings") as unit:
        closed = [month for held, month in unit.months.closed() if held == team.id and month >= from_month]
        if closed:
            fields: dict[str, FieldValue] = {"month": max(closed), "from_month": from_month}
            raise RefusedError(
                Message("{month} is closed, so nothing can be set from {from_month}; choose a later month.", fields)
            )
        _refuse_faulty(problems_of_changes(unit, team, from_month, Changes(settings=values), ctx.clock.today()))
        for key, value in values.items():
            unit.figures.set_setting(team.id, TeamSettingRecord(key, from_month, value))
        what = _settings_told(unit, team, from_month, values)
        later = from_month.until(max(from_month, Month.of(ctx.clock.today())))
        return done(unit, what, "figures", "months", "settings", months=((team.id, month) for month in later))


def _settings_told(unit: Unit, team: Team, from_month: Month, values: Mapping[str, Fraction | None]) -> Message:
    """Which setting became what, where it is one; how many, where there are more."""
    if len(values) != 1:
        return counted("Set {count} setting", "Set {count} settings", len(values))
    ((key, value),) = values.items()
    gathered = gather(unit, team.id, from_month)
    known = {one.id: one for one in HOUSE_SETTINGS}
    known |= vocabulary(gathered.scheme, gathered.plan).settings if gathered.scheme is not None else {}
    fields: dict[str, FieldValue] = {
        "setting": known[key].name if key in known else key, "month": from_month, "value": value or Fraction(0),
    }  # fmt: skip
    if value is None:
        return Message("{setting}: back to its default from {month} on", fields)
    return Message("{setting}: {value} from {month} on", fields)


def _refuse(ctx: Context, unit: Unit, team: Team, month: Month, changes: Changes) -> None:
    barred = barred_month(unit, team, month, ctx.clock.today())
    if barred is not None:
        raise RefusedError(barred)
    _refuse_faulty(problems_of_changes(unit, team, month, changes, ctx.clock.today()))


def _refuse_faulty(problems: tuple[Problem, ...]) -> None:
    if problems:
        what = counted(
            "The figures have {count} fault; nothing was entered.",
            "The figures have {count} faults; nothing was entered.",
            len(problems),
        )
        raise FaultyDataError(what, problems)


def _done(unit: Unit, team: Team, month: Month, what: Message) -> Operation:
    return done(unit, what, "figures", "months", months=[(team.id, month)])
