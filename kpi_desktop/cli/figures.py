"""``import`` of incidents, measures and ratings; ``set``: what a team sets for itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpi_desktop.cli.call import Call
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import WrongCallError

if TYPE_CHECKING:
    from kpi_desktop.services.entry_intake import EntryIntake, TakenRow


def take_in_incidents(call: Call) -> int:
    """Take the incidents of a workbook in, or only say what would be taken in."""
    from kpi_desktop.services.incident_intake import import_incidents

    options = call.options
    with call.open(write=not options.dry_run) as (ctx, team):
        intake = import_incidents(ctx, team, options.file, dry_run=options.dry_run, again=options.again)
    return _told(call, intake)


def take_in_measures(call: Call) -> int:
    """Take the figures of a workbook in, or only say what would be taken in."""
    from kpi_desktop.services.figure_intake import import_measures

    options = call.options
    with call.open(write=not options.dry_run) as (ctx, team):
        intake = import_measures(
            ctx, team, options.file, month=options.month, dry_run=options.dry_run, again=options.again
        )
    return _told(call, intake)


def take_in_ratings(call: Call) -> int:
    """Take the ratings of a workbook in, or only say what would be taken in."""
    from kpi_desktop.services.figure_intake import import_ratings

    options = call.options
    with call.open(write=not options.dry_run) as (ctx, team):
        intake = import_ratings(
            ctx, team, options.file, month=options.month, dry_run=options.dry_run, again=options.again
        )
    return _told(call, intake)


def _told(call: Call, intake: EntryIntake) -> int:
    tr = call.tr
    count = len(intake.added)
    if intake.month is not None:
        call.say(tr.say(Message("{month}:", {"month": intake.month})))
    if not count:
        call.say(tr.t("Nothing new would be taken in.") if call.options.dry_run else tr.t("Nothing new was taken in."))
    elif call.options.dry_run:
        call.say(tr.n("{count} row would be taken in:", "{count} rows would be taken in:", count))
    else:
        call.say(tr.n("{count} row was taken in:", "{count} rows were taken in:", count))
    _list(call, intake.added)
    if intake.known:
        known = len(intake.known)
        call.say(
            tr.n("{count} row is there already and was left:", "{count} rows are there already and were left:", known)
        )
        _list(call, intake.known)
    if intake.differing:
        call.say(tr.t("Something else stands there and was left; with --again the workbook's word takes its place:"))
        _list(call, intake.differing)
    if intake.left_out:
        left_out = len(intake.left_out)
        call.say(tr.n("{count} row was left out:", "{count} rows were left out:", left_out))
        _list(call, intake.left_out)
    if intake.ignored:
        call.tell(tr.t("Columns that were not taken in: {columns}", columns=tuple(intake.ignored)))
    return 0


def _list(call: Call, rows: Sequence[TakenRow]) -> None:
    tr = call.tr
    for row in rows:
        said = [tr.say(part) for part in (row.what, row.why) if part is not None]
        text = tr.t("row {row}: {what}", row=row.row, what=said[0])
        if said[1:]:
            text = tr.t("{row} ({why})", row=text, why=said[1])
        call.say(f"  {text}")


def set_setting(call: Call) -> int:
    """Let a setting hold from a month on, or go back to its default."""
    from kpi_desktop.domain.numbers import NumberFormError, parse_exact
    from kpi_desktop.services.figures import set_settings

    options = call.options
    try:
        value = None if options.value == "default" else parse_exact(options.value)
    except NumberFormError as error:
        what = Message("“{value}” is neither a number nor the word default.", {"value": options.value})
        raise WrongCallError(what) from error
    with call.open(write=True) as (ctx, team):
        operation = set_settings(ctx, team, options.from_month, {options.key: value})
    call.say(call.tr.say(operation.what))
    return 0
