"""The criteria that stand ready as buttons: what the leader pinned, else what the team's records ask for most."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message, counted
from kpi_desktop.errors import RefusedError
from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.gather import members
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working
from kpi_desktop.settings import QUICK_CRITERIA
from kpi_desktop.store.store import View

MOST = 9
"""As many as there are digits to press them by."""

_MONTHS = 3


def usage(ctx: Context, team: Team, month: Month) -> Mapping[str, int]:
    """How often each criterion was logged in the three months before one.

    The month itself doesn't count, so that no button moves away under the fingers while it is being logged.
    """
    first = month.plus(-_MONTHS)
    with ctx.store.read() as view:
        everybody = view.people.all()
        before = tuple(first.until(month.plus(-1)))
        own = {each.id for one in before for each in members(everybody, team.id, one)}
        records = view.incidents.between(first.first, month.plus(-1).last)
    return Counter(each.what.criterion for each in records if each.voided_by is None and each.what.person in own)


def pinned(ctx: Context, team: Team) -> tuple[str, ...]:
    """The ids of the criteria that the leader chose, in her order; empty where she left it to the records."""
    with ctx.store.read() as view:
        return tuple(_pinned(view).get(str(team.id), ()))


def pin(ctx: Context, team: Team, criteria: Sequence[str]) -> Operation:
    """Choose the criteria that stand ready, in order; none leaves it to the records again.

    Raises:
        RefusedError: There are more than nine.
    """
    wanted = list(dict.fromkeys(criteria))
    if len(wanted) > MOST:
        raise RefusedError(
            Message(
                "{count} criteria are ticked; at most {most} can stand ready.", {"count": len(wanted), "most": MOST}
            )
        )
    with working(ctx, "pin-criteria") as unit:
        kept = {**_pinned(unit), str(team.id): wanted}
        text = json.dumps({key: ids for key, ids in kept.items() if ids}, sort_keys=True)
        unit.settings.set(QUICK_CRITERIA, text)
        if wanted:
            what = counted("{count} criterion stands ready", "{count} criteria stand ready", len(wanted))
        else:
            what = Message("The most used criteria stand ready")
        return done(unit, what, "settings")


def ready(
    criteria: Iterable[IncidentCriterion], chosen: Sequence[str], used: Mapping[str, int]
) -> tuple[IncidentCriterion, ...]:
    """The criteria that stand ready, at most nine.

    Those chosen stand in their own order. Without any, the most used stand in the scheme's order, and where they are
    fewer than nine the first of every category, then the second ones, and so on fill up.

    Args:
        criteria: The scheme's, in its order; retired ones are left out.
        chosen: Ids of what the leader pinned; what the scheme doesn't know any more is left out.
        used: How often each was logged.
    """
    known = {each.id: each for each in criteria if not each.retired}
    wanted = tuple(known[each] for each in chosen if each in known)
    if wanted:
        return wanted[:MOST]
    place = {each: at for at, each in enumerate(known)}
    often = sorted((each for each in known if used.get(each)), key=lambda each: (-used[each], place[each]))
    picked = list(islice(dict.fromkeys((*often, *_in_turn(known.values()))), MOST))
    return tuple(known[each] for each in sorted(picked, key=place.__getitem__))


def _in_turn(criteria: Iterable[IncidentCriterion]) -> Iterator[str]:
    """The first of every category, then the second of each, and so on."""
    categories: dict[str | None, list[str]] = {}
    for each in criteria:
        categories.setdefault(each.category, []).append(each.id)
    for turn in zip_longest(*categories.values()):
        yield from (each for each in turn if each is not None)


def _pinned(view: View) -> dict[str, list[str]]:
    text = view.settings.get(QUICK_CRITERIA)
    held: dict[str, list[str]] = json.loads(text) if text else {}
    return held
