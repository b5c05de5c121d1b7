"""The figures of a month: measures, ratings and settings as scheme and pay plan ask for them, read and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.figure_types import Changes, Figures, MeasureChange, NewRating, TeamMeasureChange
from kpi_desktop.services.teams import Team


def figures(ctx: Context, team: Team, month: Month) -> Figures:
    """What a month asks for and what stands there; of a closed month what its seal holds.

    Raises:
        WrongCallError: No scheme is in force in that month.
    """
    raise NotImplementedError


def check_changes(ctx: Context, team: Team, month: Month, changes: Changes) -> tuple[Problem, ...]:
    """What writing the changes would refuse, cell by cell; nothing is written.

    Paths are ``("measures", index, field)``, ``("team-measures", index, field)``, ``("ratings", index, field)`` and
    ``("settings", key)``, counting the changes; ``("month",)`` where the month can't be written at all.
    """
    raise NotImplementedError


def set_measures(ctx: Context, team: Team, month: Month, changes: Sequence[MeasureChange]) -> Operation:
    """Write or take away figures of people, all or none.

    The last word counts: a value takes the place of the two counts that made it, and the two counts that of a value.

    Raises:
        FaultyDataError: With the problems of `check_changes`.
        RefusedError: The month is closed or lies in the future.
        WrongCallError: No scheme is in force in that month.
    """
    raise NotImplementedError


def set_team_measures(ctx: Context, team: Team, month: Month, changes: Sequence[TeamMeasureChange]) -> Operation:
    """Write or take away figures of the team, all or none; errors as for `set_measures`."""
    raise NotImplementedError


def add_ratings(ctx: Context, team: Team, month: Month, ratings: Sequence[NewRating]) -> Operation:
    """Write ratings (monitored samples), all or none; errors as for `set_measures`."""
    raise NotImplementedError


def remove_rating(ctx: Context, rating: int) -> Operation:
    """Take a rating away, by the id of its `Sample`.

    Raises:
        WrongCallError: No such rating.
        RefusedError: Its month is closed.
    """
    raise NotImplementedError


def set_settings(ctx: Context, team: Team, from_month: Month, values: Mapping[str, Fraction | None]) -> Operation:
    """Let settings hold from a month on, until they are set again; None goes back to the default.

    Raises:
        FaultyDataError: A key that neither the scheme nor the plan of that month knows, a negative value, 0 where it
            divides; paths ``("settings", key)``.
        RefusedError: That month or a later one is closed.
        WrongCallError: No scheme is in force in that month.
    """
    raise NotImplementedError
