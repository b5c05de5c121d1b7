"""``backup``, ``restore`` and ``verify``: the database as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.papers import written
from kpi_desktop.domain.words import Message, counted
from kpi_desktop.errors import DatabaseError

if TYPE_CHECKING:
    import datetime as dt

    from kpi_desktop.services.context import Context


def backup(call: Call) -> int:
    """A safe copy, also beside the window."""
    from kpi_desktop.services.backups import back_up

    target = call.options.file
    last = back_up(call.database, target, replace=call.options.force)
    written(call, target)
    _say_last(call, last)
    return 0


def restore(call: Call) -> int:
    """A backup in the place of the database; an older one is brought up to date, and what is there then is verified."""
    from kpi_desktop.services.backups import restore as put_back
    from kpi_desktop.services.context import SystemClock

    clock = call.clock or SystemClock()
    restored = put_back(call.database, call.options.file, clock.today())
    call.say(
        call.tr.t("{backup} is the database now, at {file}", backup=str(call.options.file), file=str(call.database))
    )
    _say_last(call, restored.last)
    if restored.kept is not None:
        call.say(call.tr.t("What stood there before is kept as {file}", file=str(restored.kept)))
    call.write_out()  # it is done, whatever comes
    with call.database_open(write=True) as ctx:
        _verify(call, ctx)
    return 0


def verify(call: Call) -> int:
    """What was checked; what is wrong is an error that names each fault."""
    with call.database_open() as ctx:
        _verify(call, ctx)
    return 0


def _verify(call: Call, ctx: Context) -> None:
    from kpi_desktop.services.verify import verify as examine

    found, tr = examine(ctx), call.tr
    if found.problems:
        what = counted(
            "{file} isn't what the program wrote; {count} thing is wrong with it. Keep it, and put the latest backup in"
            " its place.",
            "{file} isn't what the program wrote; {count} things are wrong with it. Keep it, and put the latest backup"
            " in its place.",
            len(found.problems),
            {"file": str(ctx.store.path)},
        )
        raise DatabaseError(what, found.problems)
    call.say(tr.t("{file} is sound:", file=str(ctx.store.path)))
    lines: tuple[Message, ...] = (
        Message("pages, indexes and references fit"),
        counted(
            "the audit log is unbroken: {count} entry, and all {rows} rows are as it says",
            "the audit log is unbroken: {count} entries, and all {rows} rows are as it says",
            found.entries,
            {"rows": found.rows},
        ),
        counted(
            "{count} seal of closed months holds what was sealed",
            "{count} seals of closed months hold what was sealed",
            found.seals,
        ),
    )
    for line in lines:
        call.say(f"  {tr.say(line)}")


def _say_last(call: Call, last: dt.datetime | None) -> None:
    if last is None:
        return
    local = last.astimezone()
    call.say(call.tr.t("Last change in it: {day} {time}", day=local.date(), time=f"{local:%H:%M}"))
