"""How much the program's heavy work costs, as ratios against a yardstick measured in the same run.

``python bench/ratios.py`` prints a line a piece of work. Ratios move little from machine to machine; seconds do.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kpi_desktop.app import App, application
from kpi_desktop.domain.month import Month
from kpi_desktop.render.document import A4_PORTRAIT, LaidOut, write_pdf
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.strips import Strips
from kpi_desktop.scoring import score
from kpi_desktop.services import incidents, months, teams
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.people import roster
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.window import MainWindow
from tests.whole.big_team import Friday, make

_TURNS = 5
_MONTH = Month(2026, 11)
_PEOPLE = 400


def seconds(work: Callable[[], object]) -> float:
    """The quickest of a few turns, after one that warms up."""
    work()
    found = []
    for _ in range(_TURNS):
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
    return min(found)


def told(name: str, work: Callable[[], object], yardstick_name: str, yardstick: Callable[[], object]) -> None:
    """Print how many times the yardstick a piece of work takes."""
    cost, unit = seconds(work), seconds(yardstick)
    print(f"{cost / unit:8.1f} x  {name}  /  {yardstick_name}   ({cost * 1000:.1f} ms / {unit * 1000:.2f} ms)")


def main() -> int:
    """Measure everything on a team of four hundred."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kpi.db"
        make(file, _PEOPLE)
        app = application()
        opening(file)
        ctx = open_context(file, clock=Friday())
        scoring(ctx)
        paper(ctx, Path(folder))
        window(app, ctx, file)
        ctx.close()
    return 0


def opening(file: Path) -> None:
    """The file opened, against its bytes read."""
    told("open the database", lambda: open_context(file, clock=Friday()).close(), "read its bytes", file.read_bytes)


def scoring(ctx: Context) -> None:
    """A month's result from its facts, against writing these facts as JSON."""
    now = months.score_month(ctx, teams.resolve(ctx), _MONTH)
    plain = [
        [str(part) for part in (one.employee, one.date, one.criterion, one.minutes)] for one in now.facts.incidents
    ]
    told("score 400 people", lambda: score(now.scheme, now.facts), "their incidents as JSON", lambda: json.dumps(plain))


def paper(ctx: Context, folder: Path) -> None:
    """All strips as a PDF, against as many blank pages."""
    from kpi_desktop.texts import Translator

    content, stamp = months.month_content(
        ctx, teams.resolve(ctx), _MONTH, Translator("zh", ctx.resources / "translations")
    )
    fonts = Fonts()
    pages = Strips(content, stamp, fonts).page_count
    blank = LaidOut("blank", [()] * pages, fonts, A4_PORTRAIT)
    told(
        "strips of 400 people as PDF",
        lambda: write_pdf(Strips(content, stamp, Fonts()), folder / "strips.pdf"),
        f"{pages} blank pages",
        lambda: write_pdf(blank, folder / "blank.pdf"),
    )


def window(app: QApplication, ctx: Context, file: Path) -> None:
    """The month drawn anew, against scoring it; a letter typed, against a turn of the event loop."""
    program = App(app, ctx, file)
    program.start()
    main_window = program.window
    assert isinstance(main_window, MainWindow)
    team = teams.resolve(ctx)
    main_window.open("month")
    told(
        "draw the month page anew",
        lambda: main_window.page.refresh(None),
        "score the month from the file",
        lambda: months.score_month(ctx, team, _MONTH),
    )
    today = main_window.open("today")
    assert isinstance(today, TodayPage)
    session, entry = main_window.session, Entry(roster(ctx, team)[0].number, ctx.clock.today(), "praise-oral")

    def log() -> None:
        session.run(lambda: incidents.log(ctx, team, (entry,)))

    def log_and_undo() -> None:
        log()
        session.undo()

    told(
        "log a record on Today and undo it",
        log_and_undo,
        "score the month from the file",
        lambda: months.score_month(ctx, team, _MONTH),
    )
    field = today.line.field

    def letter() -> None:
        QTest.keyClicks(field, "w")
        QTest.qWait(0)
        field.clear()

    plain = QLineEdit()
    plain.show()

    def plain_letter() -> None:
        QTest.keyClicks(plain, "w")
        QTest.qWait(0)
        plain.clear()

    told("a letter typed into the log line", letter, "into a plain field", plain_letter)
    program.end()


if __name__ == "__main__":
    sys.exit(main())
