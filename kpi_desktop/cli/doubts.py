"""``doubts`` and ``settle``: what should be looked at before a month is closed."""

from __future__ import annotations

import json

from kpi_desktop.cli.call import Call


def doubts(call: Call) -> int:
    """The doubts about a month, each with its id and what would settle it."""
    from kpi_desktop.services.doubts import doubts as found_in

    options, tr = call.options, call.tr
    with call.open() as (ctx, team):
        found = found_in(ctx, team, options.month)
    if options.json:
        rows = [
            {
                "id": one.id, "kind": one.kind.value, "employees": list(one.people), "what": tr.say(one.what),
                "remedy": tr.say(one.remedy), "settled": one.word,
            }
            for one in found
        ]  # fmt: skip
        call.say(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    if not found:
        call.say(tr.t("No doubts."))
    for one in found:
        call.say(f"{one.id}  {tr.say(one.what)}")
        told = tr.say(one.remedy) if one.word is None else tr.t("Settled: {doubt}", doubt=one.word)
        call.say(f"  {told}")
    return 0


def settle(call: Call) -> int:
    """Settle a doubt with a word."""
    from kpi_desktop.services.doubts import settle as settle_in

    options = call.options
    with call.open(write=True) as (ctx, team):
        operation = settle_in(ctx, team, options.month, options.doubt, options.word)
    call.say(call.tr.say(operation.what))
    return 0
