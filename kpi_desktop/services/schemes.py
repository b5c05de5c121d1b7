"""Which scheme holds for a team from which month on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.errors import RefusedError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.gather import parsed, recheck, scheme_record
from kpi_desktop.services.mapping import open_months
from kpi_desktop.services.pay_plans import follow_scheme
from kpi_desktop.services.remapping import remap
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working


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

    Raises:
        FaultyDataError: The scheme has faults, or what is entered in open months doesn't fit it; names each, with
            paths ``("mapping", id)`` where it has to be mapped.
        RefusedError: That month or a later one is closed.
    """
    scheme = load_scheme(text)
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
        before = open_months(unit, team, from_month, ctx.clock.today())
        unit.schemes.put_in_force(team.id, from_month, scheme=scheme.id, version=scheme.version, text=text)
        follow_scheme(unit, team.id, scheme, from_month, ctx.resources)
        remap(unit, before, scheme, mapping or {}, ctx.clock.now())
        recheck(unit, ctx.clock.today())
        fields = {"scheme": scheme.name, "version": scheme.version, "month": from_month}
        what = Message("In force from {month}: {scheme}, version {version}", fields)
        later = from_month.until(max(from_month, Month.of(ctx.clock.today())))
        return done(unit, what, "schemes", "months", "incidents", months=((team.id, month) for month in later))
