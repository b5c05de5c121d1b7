"""Which scheme holds for a team from which month on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kpi_desktop.domain.limits import month_fault
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import FieldValue, Label, Message, counted
from kpi_desktop.errors import FaultyDataError, RefusedError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.permanence import reused_ids
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.gather import parsed, recheck, scheme_record
from kpi_desktop.services.mapping import open_months
from kpi_desktop.services.pay_plans import follow_scheme
from kpi_desktop.services.remapping import remap
from kpi_desktop.services.teams import Team
from kpi_desktop.services.versions import KnownText, own_version
from kpi_desktop.services.work import done, working
from kpi_desktop.store.store import View


@dataclass(frozen=True, slots=True)
class InForce:
    """A scheme text in force from a month on."""

    from_month: Month
    id: str
    version: str
    name: Label
    sha256: str


def in_force(ctx: Context, team: Team) -> tuple[InForce, ...]:
    """What holds from when, oldest first."""
    with ctx.store.read() as view:
        return tuple(
            InForce(record.from_month, record.scheme, record.version, parsed(record.text).name, record.sha256)
            for record in view.schemes.in_force(team.id)
        )


def scheme_for(ctx: Context, team: Team, month: Month) -> Scheme:
    """The scheme that holds in a month (as the roster of schemes says now; a closed month's own is in its seal).

    Raises:
        WrongCallError: None holds yet.
    """
    return parsed(scheme_text_for(ctx, team, month))


def scheme_text_for(ctx: Context, team: Team, month: Month) -> str:
    """Its text as it was put in force."""
    with ctx.store.read() as view:
        return scheme_record(view, team.id, month).text


def text_in_force(ctx: Context, team: Team, scheme: str) -> str | None:
    """The latest text of a scheme among those that hold, held or will hold for a team; None where none has that id."""
    with ctx.store.read() as view:
        found = [record.text for record in view.schemes.in_force(team.id) if record.scheme == scheme]
    return found[-1] if found else None


def put_in_force(
    ctx: Context, team: Team, text: str, from_month: Month, *, mapping: Mapping[str, str | None] | None = None
) -> Operation:
    """Let a scheme hold from a month on, until the next one that is in force; the pay plan that it names comes with it.

    What was entered under a criterion or measure that the scheme doesn't know is voided and written anew through the
    mapping; `mapping.unmapped` tells beforehand what must be mapped.

    Args:
        ctx: The context.
        team: The team.
        text: The scheme file's text (TOML).
        from_month: First month; neither it nor a later month may be closed.
        mapping: Old ids with the new ones; None takes away what was entered.

    A text that bears the version of another one known to the team is kept under the next version, which the message
    says.

    Raises:
        FaultyDataError: The scheme has faults, or what is entered in open months doesn't fit it; names each, with
            paths ``("mapping", id)`` where it has to be mapped. Or a criterion has the id that another
            one had in an earlier version.
        RefusedError: That month or a later one is closed, or it lies too far off.
    """
    scheme = load_scheme(text)
    refuse_month(from_month, ctx.clock.today())
    with working(ctx, "put-in-force") as unit:
        closed = [month for held, month in unit.months.closed() if held == team.id and month >= from_month]
        if closed:
            fields: dict[str, FieldValue] = {"month": max(closed), "from_month": from_month}
            raise RefusedError(
                Message(
                    "{month} is closed, so no scheme can be put in force from {from_month}; choose a later month.",
                    fields,
                )
            )
        _refuse_reused_ids(unit, team, scheme)
        before = open_months(unit, team, from_month, ctx.clock.today())
        known = [KnownText(one.scheme, one.version, one.text) for one in unit.schemes.known(team.id)]
        kept, version = own_version(text, scheme, known)
        unit.schemes.put_in_force(team.id, from_month, scheme=scheme.id, version=version, text=kept)
        follow_scheme(unit, team.id, scheme, from_month, ctx.resources)
        remap(unit, before, scheme, mapping or {}, ctx.clock.now())
        recheck(unit, ctx.clock.today())
        fields = {"scheme": scheme.name, "version": version, "month": from_month, "before": scheme.version}
        if version == scheme.version:
            what = Message("In force from {month}: {scheme}, version {version}", fields)
        else:
            what = Message(
                "In force from {month}: {scheme}, as version {version}; version {before} is another text already",
                fields,
            )
        later = from_month.until(max(from_month, Month.of(ctx.clock.today())))
        return done(unit, what, "schemes", "months", "incidents", months=((team.id, month) for month in later))


def _refuse_reused_ids(view: View, team: Team, scheme: Scheme) -> None:
    versions = [parsed(one.text) for one in view.schemes.in_force(team.id) if one.scheme == scheme.id]
    faults = reused_ids(versions, scheme)
    if faults:
        what = counted(
            "{count} criterion has the id of another one. Nothing was changed.",
            "{count} criteria have the ids of others. Nothing was changed.",
            len(faults),
        )
        raise FaultyDataError(what, faults)


def refuse_month(from_month: Month, today: date) -> None:
    """Make sure that a scheme can be put in force from a month on: not before 2000 and at most two years ahead.

    Raises:
        RefusedError: It can't.
    """
    fault = month_fault(from_month, today)
    if fault is not None:
        raise RefusedError(fault)
