"""``backup``, ``restore`` and ``verify``: the database as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.papers import written

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from kpi_desktop.services.context import Context
    from kpi_desktop.services.verify import Verified


def backup(call: Call) -> int:
    """A safe copy, also beside the window."""
    from kpi_desktop.services.backups import back_up

    target = call.options.file
    last = back_up(call.database, target, replace=call.options.force)
    written(call, target)
    _say_last(call, last)
    return 0


def restore(call: Call) -> int:
    """A backup in the place of the database, once it was brought up to date and verified."""
    from kpi_desktop.services.context import SystemClock
    from kpi_desktop.services.restoring import restore as put_back

    restored = put_back(call.database, call.options.file, call.clock or SystemClock())
    call.say(
        call.tr.t("{backup} is the database now, at {file}", backup=str(call.options.file), file=str(call.database))
    )
    _say_last(call, restored.last)
    if restored.kept is not None:
        call.say(call.tr.t("What stood there before is kept as {file}", file=str(restored.kept)))
    _say_sound(call, restored.verified, call.database)
    return 0


def verify(call: Call) -> int:
    """What was checked; what is wrong is an error that names each fault."""
    with call.database_open() as ctx:
        _verify(call, ctx)
    return 0


def _verify(call: Call, ctx: Context) -> None:
    from kpi_desktop.services.verify import fault_of
    from kpi_desktop.services.verify import verify as examine

    found = examine(ctx)
    if found.problems:
        raise fault_of(found, ctx.store.path)
    _say_sound(call, found, ctx.store.path)


def _say_sound(call: Call, found: Verified, file: Path) -> None:
    call.say(call.tr.t("{file} is sound:", file=str(file)))
    for line in found.said:
        call.say(f"  {call.tr.say(line)}")


def _say_last(call: Call, last: dt.datetime | None) -> None:
    if last is None:
        return
    local = last.astimezone()
    call.say(call.tr.t("Last change in it: {day} {time}", day=local.date(), time=f"{local:%H:%M}"))
