"""``pay``: which pay plan holds from which month on."""

from __future__ import annotations

import json

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.scheme_files import plan_text, plans_folder


def pay_list(call: Call) -> int:
    """The pay plans that come with the program, and those in force."""
    from kpi_desktop.schemes.pay_library import preset_plans

    tr, found = call.tr, preset_plans(plans_folder())
    if call.options.json:
        rows = [{"id": one.id, "version": one.plan.version, "name": tr.label(one.plan.name)} for one in found]
        call.say(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for one in found:
        call.say(f"{one.id}  {tr.label(one.plan.name)}")
    return 0


def pay_put(call: Call) -> int:
    """Let a pay plan hold from a month on."""
    from kpi_desktop.services.pay_plans import put_plan_in_force

    text = plan_text(call.options.plan)
    with call.open(write=True) as (ctx, team):
        operation = put_plan_in_force(ctx, team, text, call.options.from_month)
    call.say(call.tr.say(operation.what))
    return 0


def pay_end(call: Call) -> int:
    """Let no pay plan hold from a month on."""
    from kpi_desktop.services.pay_plans import put_plan_in_force

    with call.open(write=True) as (ctx, team):
        operation = put_plan_in_force(ctx, team, None, call.options.from_month)
    call.say(call.tr.say(operation.what))
    return 0
