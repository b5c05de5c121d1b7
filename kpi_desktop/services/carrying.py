"""What was found late: it happened in a closed month, and is scored in the open one, with its true day.

Reopening the closed month is the other way; `offer` says which of the two there are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import RefusedError
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.incidents import Entry, log
from kpi_desktop.services.months import MonthState, MonthView, months
from kpi_desktop.services.teams import Team


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done about something that happened in a closed month.

    Attributes:
        occurred: The true day.
        closed: Its month.
        reopenable: Whether that month may be reopened: only the one closed last may.
        into: The open month that it would be scored in: the one to be closed next; None where none has begun.
        day: The day of that month under which it is written.
    """

    occurred: dt.date
    closed: Month
    reopenable: bool
    into: Month | None
    day: dt.date | None


def offer(ctx: Context, team: Team, occurred: dt.date) -> Offer | None:
    """What can be done about something that happened on a day; None where its month is open: it is simply logged."""
    return offer_among(months(ctx, team), occurred, ctx.clock.today())


def offer_among(known: Sequence[MonthView], occurred: dt.date, today: dt.date) -> Offer | None:
    """As `offer`, by the months that there are."""
    its = next((one for one in known if one.month == Month.of(occurred)), None)
    if its is None or its.state is not MonthState.CLOSED:
        return None
    into = _next_open(known, its.month, today)
    day = None if into is None else min(today, into.last)
    return Offer(occurred, its.month, its.reopenable, into, day)


def _next_open(known: Sequence[MonthView], after: Month, today: dt.date) -> Month | None:
    """The first month after a closed one that is open and has begun."""
    return next(
        (
            one.month
            for one in known
            if one.month > after and one.state is not MonthState.CLOSED and one.month.first <= today
        ),
        None,
    )


def last_closed_day(ctx: Context, team: Team) -> dt.date | None:
    """The last day that lies in a closed month; None while none is closed."""
    closed = [one.month for one in months(ctx, team) if one.state is MonthState.CLOSED]
    return closed[-1].last if closed else None


def carry(ctx: Context, team: Team, entries: Sequence[Entry]) -> Operation:
    """Write what happened in a closed month into the open one, each with its true day, all or none.

    Args:
        ctx: The context.
        team: The team.
        entries: What happened; `date` is the true day.

    Raises:
        RefusedError: A day lies in a month that isn't closed, or no open month has begun.
        FaultyDataError: As for `incidents.log`.
    """
    return log(ctx, team, [carried(ctx, team, entry) for entry in entries])


def carried(ctx: Context, team: Team, entry: Entry) -> Entry:
    """An entry of a closed month as it would stand in the open one.

    Raises:
        RefusedError: As for `carry`.
    """
    found = offer(ctx, team, entry.date)
    if found is None:
        raise RefusedError(Message("{day} lies in no closed month; log it on that day", {"day": entry.date}))
    if found.day is None:
        raise RefusedError(
            Message("No open month has begun yet; wait for it, or reopen {month}", {"month": found.closed})
        )
    return replace(entry, date=found.day, occurred=entry.date)
