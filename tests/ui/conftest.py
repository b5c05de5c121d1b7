"""What the tests of the window share: a clock that stands still, a team of twelve, both languages, the look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.services import closing, setup, teams
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.people import NewPerson
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.places import places
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import LIGHT, Theme
from kpi_desktop.ui.window import MainWindow
from tests.kept import Kept
from tests.leader import Hands

ROSTER = (
    ("0101", "张敏"),
    ("0102", "李倩"),
    ("0103", "单雪"),
    ("0104", "曾丽"),
    ("0105", "王婷"),
    ("0106", "刘洋"),
    ("0107", "陈静"),
    ("0108", "赵磊"),
    ("0109", "孙晓梅"),
    ("0110", "解宏伟"),
    ("0111", "周文博"),
    ("0112", "欧阳雨桐"),
)


@dataclass
class StillClock:
    """A Friday afternoon in November that only moves when told to."""

    instant: datetime = field(default_factory=lambda: datetime(2026, 11, 20, 5, 15, tzinfo=UTC))
    day: date = date(2026, 11, 20)

    def now(self) -> datetime:
        self.instant += timedelta(seconds=1)
        return self.instant

    def today(self) -> date:
        return self.day


@pytest.fixture(autouse=True)
def _swept(qapp: QApplication) -> Iterator[None]:
    """Nothing of one test's window is left for the next one to style: all of them together cost seconds a test."""
    yield
    qapp.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the databases of the gallery lie, each made once."""
    return tmp_path_factory.mktemp("scenes")


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


def nothing(_: Context) -> None:
    """A new database is empty as it is."""


def team_of_twelve(ctx: Context, scheme_text: str) -> None:
    people = tuple(NewPerson(number, name, hired=date(2024, 3, 1)) for number, name in ROSTER)
    setup.set_up(ctx, setup.Setup("维康客户服务中心", "早班", scheme_text, Month(2026, 9), people, "zh"))


def two_months_closed(ctx: Context) -> None:
    for month in (Month(2026, 9), Month(2026, 10)):
        closing.close(ctx, teams.resolve(ctx), month, accept="已核对")


@pytest.fixture
def empty(tmp_path: Path, clock: StillClock, kept: Kept) -> Iterator[Context]:
    """A new database with nothing in it."""
    file = tmp_path / "kpi.db"
    kept.lay("nothing", nothing, file, clock)
    ctx = open_context(file, clock=clock, actor="tests")
    yield ctx
    ctx.close()


@pytest.fixture
def scheme_text() -> str:
    return (paths.resources() / "schemes" / "weikang-100.toml").read_text("utf-8")


@pytest.fixture
def ctx(empty: Context, scheme_text: str, kept: Kept) -> Context:
    """A team of twelve under the reference scheme since September."""
    kept.pour(("team of twelve", scheme_text), lambda ctx: team_of_twelve(ctx, scheme_text), empty)
    return empty


@pytest.fixture
def speak() -> Callable[[Language], Translator]:
    return lambda language: Translator(language, paths.resources() / "translations")


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(LIGHT, paths.resources() / "style")
    made.apply(qapp)
    return made


@pytest.fixture
def icons() -> Icons:
    return Icons(paths.resources() / "icons", 1.0)


@pytest.fixture
def session(ctx: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons) -> Iterator[Session]:
    """The work of one Chinese window; what is open closes before the database does."""
    yield Session(ctx, speak("zh"), theme, icons, teams.resolve(ctx))
    QApplication.closeAllWindows()


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with all its pages, open on the day."""
    made = MainWindow(places(session.tr), session, lambda: "")
    qtbot.addWidget(made)
    made.show()
    made.open("today")
    yield made
    made.hide()


@pytest.fixture
def hands(window: MainWindow, qtbot: QtBot) -> Hands:
    """Hands on the window of the test."""
    found = Hands(qtbot)
    found.takes(window)
    return found
