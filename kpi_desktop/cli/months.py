"""``score``, ``close`` and ``reopen``: a month of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.papers import Papers, draw, written
from kpi_desktop.cli.scheme_files import plan_text
from kpi_desktop.cli.standings import notice_lines, score_table
from kpi_desktop.files import check_target, refuse_same, write_file

if TYPE_CHECKING:
    from kpi_desktop.services.closing import Moved, Standing


def score(call: Call) -> int:
    """A month's result: as JSON or a table, and whatever paper, workbook or pictures were asked for."""
    from kpi_desktop.exchange.month_book import month_book
    from kpi_desktop.reports.content import without_pay
    from kpi_desktop.services import paper
    from kpi_desktop.services.months import month_with_json
    from kpi_desktop.services.what_if import month_paid_by

    options, tr = call.options, call.tr
    files = (options.pdf, options.slips, options.xlsx)
    refuse_same((*files, options.images))
    for file in filter(None, files):
        check_target(file)
    with call.open() as (ctx, team):
        layout = paper.chosen_strips(ctx), paper.chosen_setup(ctx)
        if options.pay is None:
            content, stamp, document = month_with_json(ctx, team, options.month, tr)
        else:
            content, stamp, document = month_paid_by(ctx, team, options.month, plan_text(options.pay), tr)
    papers = Papers(options.pdf, options.slips, options.images, options.with_pay, *layout)
    draw(call, content, stamp, papers)
    if options.xlsx:
        write_file(options.xlsx, month_book(content, tr, stamp, pay=options.with_pay))
        written(call, options.xlsx)
    if options.json:
        call.result.append(document)
        return 0
    for line in score_table(content if options.with_pay or options.pay else without_pay(content), tr, stamp):
        call.say(line)
    for line in notice_lines(content.notices, tr):
        call.tell(line)
    return 0


def close(call: Call) -> int:
    """Close a month; where it was closed before, say who stands otherwise now."""
    from kpi_desktop.services import closing

    options, tr = call.options, call.tr
    with call.open(write=True) as (ctx, team):
        early = closing.not_over(options.month, ctx.clock.today())
        operation = closing.close(ctx, team, options.month, accept=options.accept)
        if early is not None:
            call.tell(tr.say(early))
        call.say(tr.say(operation.what))
        for moved in closing.who_moved(ctx, team, options.month):
            call.say(f"  {_moved(moved, call)}")
    return 0


def _moved(moved: Moved, call: Call) -> str:
    """Who stands otherwise, and how; pay in yuan only where it was asked for, else that it changed."""
    tr, with_pay = call.tr, call.options.with_pay
    before, after = moved.before, moved.after
    fields = {
        "name": moved.name,
        "number": moved.number,
        "before": _standing(before, call),
        "after": _standing(after, call),
    }
    paid = before is not None and after is not None and before.pay != after.pay
    if with_pay or not paid:
        return tr.t("{name} {number}: {before} → {after}", **fields)
    if fields["before"] == fields["after"]:
        return tr.t("{name} {number}: {after}; only pay changed", **fields)
    return tr.t("{name} {number}: {before} → {after}; pay changed too", **fields)


def _standing(standing: Standing | None, call: Call) -> str:
    if standing is None:
        return "—"
    rank = call.tr.c("rank", "none") if standing.rank is None else str(standing.rank)
    score = format(standing.score, "f")
    if standing.pay is None or not call.options.with_pay:
        return call.tr.t("score {score}, rank {rank}", score=score, rank=rank)
    pay = format(standing.pay, "f")
    return call.tr.t("score {score}, rank {rank}, pay {pay} yuan", score=score, rank=rank, pay=pay)


def reopen(call: Call) -> int:
    """Open the latest closed month again."""
    from kpi_desktop.services import closing

    with call.open(write=True) as (ctx, team):
        operation = closing.reopen(ctx, team, call.options.month, call.options.reason)
        call.say(call.tr.say(operation.what))
    return 0
