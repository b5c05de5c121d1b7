"""``import`` and ``export``: workbooks in and out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.papers import written
from kpi_desktop.errors import WrongCallError
from kpi_desktop.files import check_target, write_file

if TYPE_CHECKING:
    from kpi_desktop.exchange.roster_types import RosterRow
    from kpi_desktop.services.intake import RosterIntake


def take_in_roster(call: Call) -> int:
    """Take the people of a workbook onto the roster, or only say what would be taken in."""
    from kpi_desktop.services.intake import import_roster

    options, tr = call.options, call.tr
    with call.open(write=not options.dry_run) as (ctx, team):
        from_day = None if options.wages_from is None else options.wages_from.first
        intake = import_roster(ctx, team, options.file, dry_run=options.dry_run, from_day=from_day)
    count = len(intake.added)
    if not count:
        call.say(tr.t("Nobody new would be taken in.") if options.dry_run else tr.t("Nobody new was taken in."))
    elif options.dry_run:
        call.say(tr.n("{count} person would be taken in:", "{count} people would be taken in:", count))
    else:
        call.say(tr.n("{count} person was taken in:", "{count} people were taken in:", count))
    _list(call, intake.added)
    if intake.known:
        call.say(
            tr.n(
                "{count} person is there already and was left as is:",
                "{count} people are there already and were left as they are:",
                len(intake.known),
            )
        )
        _list(call, intake.known)
    _tell_wages(call, intake)
    if intake.differing:
        call.say(tr.t("The workbook says otherwise here; the roster was left as it is:"))
        for problem in intake.differing:
            call.say(f"  {tr.say(problem.what)}")
    for problem in intake.left_out:
        call.tell(tr.say(problem.what))
    if intake.ignored:
        call.tell(tr.t("Columns that were not taken in: {columns}", columns=tuple(intake.ignored)))
    return 0


def _tell_wages(call: Call, intake: RosterIntake) -> None:
    count = len(intake.changed)
    if not count:
        return
    if call.options.dry_run:
        call.say(call.tr.n("Wages of {count} person would change:", "Wages of {count} people would change:", count))
    else:
        call.say(call.tr.n("Wages of {count} person changed:", "Wages of {count} people changed:", count))
    for problem in intake.wages:
        call.say(f"  {call.tr.say(problem.what)}")


def _list(call: Call, rows: Sequence[RosterRow]) -> None:
    for row in rows:
        call.say(f"  {row.number} {row.name}")


def export_templates(call: Call) -> int:
    """Empty sheets to fill in; where there is a database with a scheme in force, also those that it asks for."""
    check_target(call.options.file)
    from kpi_desktop.services.templates import templates, templates_of

    if not call.database.exists():
        return _write(call, templates(call.tr))
    try:
        with call.open() as (ctx, team):
            content = templates_of(ctx, team, call.tr, call.options.month)
    except WrongCallError:
        if call.team_name is not None or call.options.month is not None:
            raise
        content = templates(call.tr)  # no team yet, or none was named: what is the same for all of them
    return _write(call, content)


def export_roster(call: Call) -> int:
    """The people, as a workbook that can be imported again."""
    check_target(call.options.file)
    from kpi_desktop.services.exports import roster_export

    with call.open() as (ctx, team):
        content = roster_export(ctx, team, call.tr, wages=call.options.with_wages)
    return _write(call, content)


def export_incidents(call: Call) -> int:
    """The incidents of a month, or of all months."""
    check_target(call.options.file)
    from kpi_desktop.services.exports import incidents_export

    with call.open() as (ctx, team):
        content = incidents_export(ctx, team, call.tr, call.options.month)
    return _write(call, content)


def export_evidence(call: Call) -> int:
    """The files attached to the incidents of a month, or of all months, into a folder of their own."""
    from kpi_desktop.services.evidence_export import export_evidence as export

    with call.open() as (ctx, team):
        found = export(ctx, team, call.options.file, call.tr, call.options.month)
    if found:
        told = call.tr.n(
            "{count} file written into {folder}",
            "{count} files written into {folder}",
            len(found),
            folder=str(call.options.file),
        )
    else:
        told = call.tr.t("There is no evidence to export.")
    call.tell(told)
    return 0


def export_month(call: Call) -> int:
    """A month's result."""
    check_target(call.options.file)
    from kpi_desktop.exchange.month_book import month_book
    from kpi_desktop.services.months import month_content

    with call.open() as (ctx, team):
        content, stamp = month_content(ctx, team, call.options.month, call.tr)
    return _write(call, month_book(content, call.tr, stamp, pay=call.options.with_pay))


def _write(call: Call, content: bytes) -> int:
    write_file(call.options.file, content)
    written(call, call.options.file)
    return 0
