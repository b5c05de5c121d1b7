"""A demo of one's own for every test, a clock that stands still, and a call of a command on it."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kpi_desktop.cli import main
from kpi_desktop.cli import run as running
from kpi_desktop.services.demo import make_demo

Say = Callable[..., tuple[int, str, str]]
FACTS: dict[str, object] = {
    "month": "2026-10",
    "employees": [{"id": "E01", "name": "单雪"}, {"id": "E02", "name": "Bo"}],
    "incidents": [
        {"employee": "E01", "date": "2026-10-08", "criterion": "late", "minutes": 12},
        {"employee": "E02", "date": "2026-10-09", "criterion": "no-greeting", "excused": True, "note": "ill"},
        {"employee": "E01", "date": "2026-10-10", "criterion": "no-leave-procedure"},
    ],
}


@dataclasses.dataclass(frozen=True)
class Fixed:
    """A clock that stands still."""

    day: date = date(2026, 11, 21)

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)

    def today(self) -> date:
        return self.day


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("demo") / "demo.db"
    make_demo(database, "en", Fixed())
    return database


@pytest.fixture
def database(made: Path, tmp_path: Path) -> Path:
    """A demo of one's own."""
    return Path(shutil.copy(made, tmp_path / "kpi.db"))


@pytest.fixture
def say(database: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    """Call a command on the demo; give exit code, standard output and standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = running.run([*map(str, arguments), "--db", str(database)], Fixed())
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def plainly(capsys: pytest.CaptureFixture[str]) -> Say:
    """Call a command in English, with no database named; give exit code, standard output and standard error."""

    def call(*arguments: object, lang: str = "en") -> tuple[int, str, str]:
        code = main([*map(str, arguments), "--lang", lang])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(FACTS), encoding="utf-8")
    return path
