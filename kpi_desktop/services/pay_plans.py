"""Which pay plan holds for a team from which month on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kpi_desktop.domain.limits import month_fault
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.errors import RefusedError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_library import plan_text
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import load_plan
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.figure_facts import parsed_plan, plan_in, plan_record
from kpi_desktop.services.gather import recheck
from kpi_desktop.services.teams import Team
from kpi_desktop.services.versions import KnownText, own_version
from kpi_desktop.services.work import done, working
from kpi_desktop.store.store import Unit


@dataclass(frozen=True, slots=True)
class PlanInForce:
    """A pay plan in force from a month on; `id`, `version`, `name` and `sha256` are None where none is from there on.

    Attributes:
        with_scheme: It came with the scheme that was put in force, and leaves with it.
        text: As it was put in force; None where none is from there on.
    """

    from_month: Month
    id: str | None
    version: str | None
    name: Label | None
    sha256: str | None
    with_scheme: bool = False
    text: str | None = None


def plans_in_force(ctx: Context, team: Team) -> tuple[PlanInForce, ...]:
    """What holds from when, oldest first; empty where nothing was ever decided about pay."""
    with ctx.store.read() as view:
        return tuple(
            PlanInForce(
                record.from_month,
                record.plan,
                record.version,
                None if record.text is None else parsed_plan(record.text).name,
                record.sha256,
                record.with_scheme,
                record.text,
            )
            for record in view.pay_plans.in_force(team.id)
        )


def plan_for(ctx: Context, team: Team, month: Month) -> PayPlan | None:
    """The pay plan that holds in a month (a closed month's own is in its seal); None for none."""
    with ctx.store.read() as view:
        return plan_in(view, team.id, month)


def holding(held: Sequence[PlanInForce], month: Month) -> PlanInForce | None:
    """What was decided last for a month, of everything that holds from some month on; None where nothing was."""
    return max((one for one in held if one.from_month <= month), key=lambda one: one.from_month, default=None)


def plan_versions(ctx: Context, team: Team, plan: str) -> tuple[str, ...]:
    """Every version of a plan that was put in force for the team; oldest first."""
    with ctx.store.read() as view:
        return tuple(one.version or "" for one in view.pay_plans.known(team.id) if one.plan == plan)


def put_plan_in_force(ctx: Context, team: Team, plan: str | None, from_month: Month) -> Operation:
    """Let a pay plan hold from a month on, until the next decision.

    A text that bears the version of another one known to the team is kept under the next version, which the message
    says.

    Args:
        ctx: The context.
        team: The team.
        plan: A plan file's text (TOML), the id of one that comes with the program, or None for none any more.
        from_month: First month; neither it nor a later month may be closed.

    Raises:
        FaultyDataError: The plan has faults, or what is entered in open months doesn't fit it.
        RefusedError: That month or a later one is closed, or it lies too far off.
        WrongCallError: No plan of that id.
    """
    text = None if plan is None else text_of(plan, ctx.resources)
    found = None if text is None else load_plan(text)
    fault = month_fault(from_month, ctx.clock.today())
    if fault is not None:
        raise RefusedError(fault)
    with working(ctx, "put-plan-in-force") as unit:
        closed = [month for held, month in unit.months.closed() if held == team.id and month >= from_month]
        if closed:
            fields: dict[str, FieldValue] = {"month": max(closed), "from_month": from_month}
            raise RefusedError(
                Message(
                    "{month} is closed, so no pay plan can be put in force from {from_month}; choose a later month.",
                    fields,
                )
            )
        version = None
        if text is not None and found is not None:
            text, version = own_version(text, found, _known(unit, team.id))
        hold(unit, team.id, text, from_month)
        recheck(unit, ctx.clock.today())
        return done(unit, _said(found, version, from_month), "schemes", "months", months=_later(ctx, team, from_month))


def _known(unit: Unit, team: int) -> list[KnownText]:
    found = unit.pay_plans.known(team)
    return [KnownText(one.plan or "", one.version or "", one.text) for one in found if one.text is not None]


def _said(plan: PayPlan | None, version: str | None, from_month: Month) -> Message:
    if plan is None:
        return Message("No pay plan from {month} on", {"month": from_month})
    fields: dict[str, FieldValue] = {"plan": plan.name, "version": version or plan.version, "month": from_month}
    if version != plan.version:
        return Message(
            "In force from {month}: pay plan {plan}, as version {version}; version {before} is another text already",
            {**fields, "before": plan.version},
        )
    return Message("In force from {month}: pay plan {plan}, version {version}", fields)


def _later(ctx: Context, team: Team, from_month: Month) -> list[tuple[int, Month]]:
    last = max(from_month, Month.of(ctx.clock.today()))
    return [(team.id, month) for month in from_month.until(last)]


def text_of(plan: str, resources: Path) -> str:
    """A plan's text: what is handed in, or the file of the plan of that id.

    Raises:
        WrongCallError: No plan of that id.
    """
    return plan if "\n" in plan else plan_text(resources / "pay", plan)


def hold(unit: Unit, team: int, text: str | None, from_month: Month, *, with_scheme: bool = False) -> None:
    """Write that a plan, or none, holds from a month on; the text has passed its check."""
    if text is None:
        unit.pay_plans.end(team, from_month, with_scheme=with_scheme)
        return
    plan = parsed_plan(text)
    unit.pay_plans.put_in_force(
        team, from_month, plan=plan.id, version=plan.version, text=text, with_scheme=with_scheme
    )


def follow_scheme(unit: Unit, team: int, scheme: Scheme, from_month: Month, resources: Path) -> None:
    """Let the pay plan that a scheme names come with it, and that of the scheme before leave; a decided one stays.

    Raises:
        WrongCallError: The scheme names a plan that isn't there.
        FaultyDataError: That plan has faults.
    """
    held = plan_record(unit, team, from_month)
    if held is not None and not held.with_scheme:
        return
    text = None if scheme.pay_plan is None else plan_text(resources / "pay", scheme.pay_plan)
    if text is not None:
        load_plan(text)
    if text != (None if held is None else held.text):
        hold(unit, team, text, from_month, with_scheme=True)
