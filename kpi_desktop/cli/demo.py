"""``demo``: a database to look around in, a month of it on paper, and the window."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.papers import Papers, draw, drawing_library, written
from kpi_desktop.files import make_folder, write_file

if TYPE_CHECKING:
    from kpi_desktop.domain.month import Month


def demo(call: Call) -> int:
    """Make the demo, print the last closed month of it, and open the window unless told not to."""
    from kpi_desktop.services.context import SystemClock
    from kpi_desktop.services.demo import make_demo

    options, tr = call.options, call.tr
    folder: Path = options.dir
    make_folder(folder)
    database: Path = getattr(options, "db", None) or folder / "demo.db"
    made = make_demo(database, tr.language, call.clock or SystemClock())
    written(call, database)
    app = None
    if not options.no_window:
        with drawing_library():
            app = import_module("kpi_desktop.app")
        if app.has_screen():
            app.application()  # the window's own, made before anything is drawn: there can be only one
    _print(call, database, folder, made.closed[-1])
    call.say(
        tr.t(
            "A demo team of {people} people with {count} incidents, {first} to {last}",
            people=made.people,
            count=made.incidents,
            first=made.closed[0],
            last=made.open,
        )
    )
    call.say(tr.t("Database: {file}", file=str(database)))
    if app is None:
        return 0
    if not app.has_screen():
        call.tell(tr.t("There is no screen for the window; --no-window leaves it out."))
        return 0
    call.write_out()
    code: int = app.run(database, language=tr.language, team=None, fallback=tr.language)
    return code


def _print(call: Call, database: Path, folder: Path, month: Month) -> None:
    from kpi_desktop.exchange.month_book import month_book
    from kpi_desktop.services.context import open_context
    from kpi_desktop.services.months import month_content
    from kpi_desktop.services.teams import resolve

    ctx = open_context(database, write=False, clock=call.clock)
    try:
        content, stamp = month_content(ctx, resolve(ctx), month, call.tr)
    finally:
        ctx.close()
    workbook = folder / f"month-{month}.xlsx"
    draw(call, content, stamp, Papers(folder / f"score-table-{month}.pdf", folder / f"strips-{month}.pdf"))
    write_file(workbook, month_book(content, call.tr, stamp))
    written(call, workbook)
