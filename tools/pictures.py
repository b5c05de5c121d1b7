"""Takes the four pictures of README.md from the sample team: ``python tools/pictures.py`` writes ``docs/pictures``."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from kpi_desktop.app import App, application
from kpi_desktop.domain.month import Month
from kpi_desktop.render.document import image
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.score_table import ScoreTable
from kpi_desktop.render.strips import Strips
from kpi_desktop.services import months, settings, teams
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.demo import make_demo
from kpi_desktop.texts import Translator
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.window import MainWindow

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE = (1280, 760)
_DPI = 92
_GAP = 12
_LATEST_CLOSED = Month(2026, 10)


class Friday:
    """A morning that stands still, so that the pictures change only with the program."""

    def __init__(self) -> None:
        """Twenty past ten."""
        self._now = datetime(2026, 11, 20, 2, 20, tzinfo=UTC)

    def now(self) -> datetime:
        """A second later with every question."""
        self._now += timedelta(seconds=1)
        return self._now

    def today(self) -> date:
        """The Friday."""
        return date(2026, 11, 20)


def main() -> int:
    """Make the sample, open the window on it, and take the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sample.db"
        make_demo(file, "zh", Friday())
        ctx = open_context(file, clock=Friday())
        settings.set_look(ctx, "light")
        app = App(application(), ctx, file)
        app.start()
        window = app.window
        if not isinstance(window, MainWindow):
            raise TypeError(window)
        window.resize(*SIZE)
        _window(window)
        _save(_paper(ctx, app.translator), "paper", QImage.Format.Format_Grayscale8)
        app.end()
        ctx.close()
    return 0


def _window(window: MainWindow) -> None:
    today = window.open("today")
    if isinstance(today, TodayPage):
        QTest.keyClicks(today.line.field, "wt cd 8")
    _take(window, "today")
    window.open("month")
    _take(window, "month")
    people = window.open("people")
    if isinstance(people, PeoplePage):
        people.show_person("0105")
    _take(window, "person")


def _take(window: MainWindow, name: str) -> None:
    QTest.qWait(400)  # what is worked out beside the typing is there by then
    _save(window.grab().toImage(), name)


def _paper(ctx: Context, tr: Translator) -> QImage:
    """The score table, and beside it the first page of strips."""
    content, stamp = months.month_content(ctx, teams.resolve(ctx), _LATEST_CLOSED, tr)
    table = image(ScoreTable(content, stamp, Fonts()), 0, _DPI)
    strips = image(Strips(content, stamp, Fonts()), 0, _DPI)
    whole = QImage(
        table.width() + strips.width() + 3 * _GAP,
        max(table.height(), strips.height()) + 2 * _GAP,
        QImage.Format.Format_RGB32,
    )
    whole.fill(0xE7EAEA)
    with QPainter(whole) as painter:
        painter.drawImage(_GAP, _GAP, table)
        painter.drawImage(table.width() + 2 * _GAP, _GAP, strips)
    return whole


def _save(picture: QImage, name: str, form: QImage.Format = QImage.Format.Format_RGB888) -> None:
    picture.convertToFormat(form).save(str(FOLDER / f"{name}.png"), quality=0)


if __name__ == "__main__":
    sys.exit(main())
