"""How much the program's heavy work costs, as ratios against a yardstick measured in the same run.

``python bench/ratios.py`` prints a line a piece of work, for 400 people; ``python bench/ratios.py 40`` for forty.
Ratios move little from machine to machine; seconds do. What is measured is the processor's time, so that whatever else
runs meanwhile doesn't count.
"""

from __future__ import annotations

import itertools
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
from kpi_desktop.ui.month import MonthPage
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
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return min(found)


def told(name: str, work: Callable[[], object], yardstick_name: str, yardstick: Callable[[], object]) -> None:
    """Print how many times the yardstick a piece of work takes."""
    cost, unit = seconds(work), seconds(yardstick)
    print(f"{cost / unit:8.1f} x  {name}  /  {yardstick_name}   ({cost * 1000:.1f} ms / {unit * 1000:.2f} ms)")


def main() -> int:
    """Measure everything on a team of four hundred, or as many as are asked for."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else _PEOPLE
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kpi.db"
        make(file, people)
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
    told("score everybody", lambda: score(now.scheme, now.facts), "their incidents as JSON", lambda: json.dumps(plain))


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
        "strips of everybody as PDF",
        lambda: write_pdf(Strips(content, stamp, Fonts()), folder / "strips.pdf"),
        f"{pages} blank pages",
        lambda: write_pdf(blank, folder / "blank.pdf"),
    )


def window(app: QApplication, ctx: Context, file: Path) -> None:
    """What the window does between two keys, against scoring the month."""
    program = App(app, ctx, file)
    program.start()
    main_window = program.window
    assert isinstance(main_window, MainWindow)
    session, team = main_window.session, teams.resolve(ctx)
    numbers = [one.number for one in roster(ctx, team)]
    entry = Entry(numbers[0], ctx.clock.today(), "praise-oral")

    def score_it() -> None:
        months.score_month(ctx, team, _MONTH)

    def log_and_undo() -> None:
        session.run(lambda: incidents.log(ctx, team, (entry,)))
        session.undo()

    def there_and_back() -> None:
        main_window.open("month")
        main_window.open("today")

    yard = "score the month from the file", score_it
    month = main_window.open("month")
    assert isinstance(month, MonthPage)
    told("read the month again and draw its page", month.refresh, *yard)
    told("log a record in Month and undo it", log_and_undo, *yard)
    turns = itertools.cycle(numbers)

    def choose() -> None:
        month.explain(next(turns))
        app.processEvents()

    told("choose another person in Month", choose, *yard)
    today = main_window.open("today")
    assert isinstance(today, TodayPage)
    told("log a record on Today and undo it", log_and_undo, *yard)
    told("foretell what a line would do", lambda: today.desk.standing(numbers[0], (entry,)), *yard)
    told("open Month, then Today", there_and_back, *yard)
    letters(today.line.field)
    program.end()


def letters(field: QLineEdit) -> None:
    """A letter typed into the log line, against one in a plain field."""
    plain = QLineEdit()
    plain.show()

    def into(one: QLineEdit) -> None:
        QTest.keyClicks(one, "w")
        QTest.qWait(0)
        one.clear()

    told("a letter typed into the log line", lambda: into(field), "into a plain field", lambda: into(plain))


if __name__ == "__main__":
    sys.exit(main())
