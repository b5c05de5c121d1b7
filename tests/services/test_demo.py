from __future__ import annotations

import dataclasses
import shutil
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.errors import DatabaseError, WrongCallError
from kpi_desktop.services import (
    duties,
    evidence,
    incidents,
    months,
    note_words,
    people,
    sample,
    saved_groups,
    settings,
    teams,
)
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.demo import Demo, make_demo
from kpi_desktop.services.months import MonthState
from kpi_desktop.services.sample_team import ready_sample


@dataclasses.dataclass(frozen=True)
class Fixed:
    """A clock that stands still."""

    day: date = date(2026, 11, 21)

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=UTC)

    def today(self) -> date:
        return self.day


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Demo, Context]:
    database = tmp_path_factory.mktemp("demo") / "demo.db"
    demo = make_demo(database, "zh", Fixed())
    return demo, open_context(database, write=False, clock=Fixed())


def documents(ctx: Context) -> list[object]:
    team = teams.resolve(ctx)
    return [months.score_month(ctx, team, view.month).result for view in months.months(ctx, team)]


def test_twelve_people_three_closed_months_and_one_open(built: tuple[Demo, Context]) -> None:
    demo, ctx = built
    team = teams.resolve(ctx)
    assert demo.closed == (Month(2026, 8), Month(2026, 9), Month(2026, 10))
    assert demo.open == Month(2026, 11)
    views = months.months(ctx, team)
    assert [view.state for view in views] == [MonthState.CLOSED] * 3 + [MonthState.OPEN]
    assert [len(months.score_month(ctx, team, view.month).result.results) for view in views] == [12] * 4
    assert settings.language(ctx) == "zh"
    assert sample.is_sample(ctx)


def test_records_have_a_time_of_day_in_working_hours_in_the_order_of_entry(built: tuple[Demo, Context]) -> None:
    _, ctx = built
    team = teams.resolve(ctx)
    logged = [one for view in months.months(ctx, team) for one in incidents.logged_in(ctx, team, view.month)]

    for one in logged:
        assert one.entry.time is not None
        assert time(8, 30) <= one.entry.time <= time(17, 30)
    ordered = sorted(logged, key=lambda one: one.sequence)
    moments = [(one.entry.date, one.entry.time) for one in ordered]
    assert moments == sorted(moments, key=lambda moment: (moment[0], moment[1] or time()))
    assert len({one.entry.time for one in logged}) > 50
    china = timezone(timedelta(hours=8))
    for one in logged:
        assert datetime.combine(one.entry.date, one.entry.time or time(), china) <= one.entered_at


def test_about_250_incidents_of_every_fate(built: tuple[Demo, Context]) -> None:
    demo, ctx = built
    team = teams.resolve(ctx)
    logged = [one for view in months.months(ctx, team) for one in incidents.logged_in(ctx, team, view.month)]
    assert len(logged) == demo.incidents
    assert 220 <= len(logged) <= 280
    assert all(one.void_reason for one in logged if one.voided)
    assert all(one.entry.note for one in logged if one.entry.excused)
    for chosen in ("voided", "excused", "picked", "praised", "noted"):
        found = {
            "voided": [one for one in logged if one.voided],
            "excused": [one for one in logged if one.entry.excused],
            "picked": [one for one in logged if one.entry.points is not None],
            "praised": [one for one in logged if one.entry.criterion.startswith("praise")],
            "noted": [one for one in logged if one.entry.note],
        }[chosen]
        assert len(found) >= 3, chosen


def test_scores_are_such_as_a_team_has(built: tuple[Demo, Context]) -> None:
    _, ctx = built
    team = teams.resolve(ctx)
    scores = [
        person.score
        for view in months.months(ctx, team)
        for person in months.score_month(ctx, team, view.month).result.results
    ]
    usual = [score for score in scores if 88 <= score <= 100]
    assert len(usual) * 10 >= len(scores) * 8
    assert min(scores) < 88
    assert len(set(scores)) > 10


def test_it_is_the_same_every_time(built: tuple[Demo, Context], tmp_path: Path) -> None:
    make_demo(tmp_path / "again.db", "zh", Fixed())
    again = open_context(tmp_path / "again.db", write=False, clock=Fixed())
    assert documents(again) == documents(built[1])
    again.close()


def test_names_and_notes_are_in_the_language(built: tuple[Demo, Context], tmp_path: Path) -> None:
    make_demo(tmp_path / "demo.db", "en", Fixed())
    english = open_context(tmp_path / "demo.db", write=False, clock=Fixed())
    for ctx, name, plain in ((built[1], "单雪", False), (english, "Shan Xue", True)):
        team = teams.resolve(ctx)
        assert name in {person.name for person in people.roster(ctx, team)}
        notes = {one.entry.note for one in incidents.logged_in(ctx, team, Month(2026, 10)) if one.entry.note}
        assert {note.isascii() for note in notes} == {plain}
    english.close()


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2028, 2, 29)])
def test_any_day_of_the_calendar_will_do(day: date, tmp_path: Path) -> None:
    demo = make_demo(tmp_path / "demo.db", "en", Fixed(day))
    assert demo.open == Month.of(day)
    assert len(demo.closed) == 3


def test_a_demo_is_made_again_in_its_place(tmp_path: Path) -> None:
    database = tmp_path / "demo.db"
    make_demo(database, "en", Fixed())
    make_demo(database, "zh", Fixed())
    ctx = open_context(database, write=False)
    assert settings.language(ctx) == "zh"
    ctx.close()


def test_what_is_no_demo_is_left_alone(tmp_path: Path) -> None:
    database = tmp_path / "mine.db"
    open_context(database).close()
    before = database.read_bytes()
    with pytest.raises(WrongCallError):
        make_demo(database, "en", Fixed())
    assert database.read_bytes() == before
    text = tmp_path / "notes.txt"
    text.write_text("not a database", encoding="utf-8")
    with pytest.raises(DatabaseError):
        make_demo(text, "en", Fixed())
    assert text.read_text(encoding="utf-8") == "not a database"


def test_a_demo_that_is_in_use_is_left_alone(tmp_path: Path) -> None:
    database = tmp_path / "demo.db"
    make_demo(database, "en", Fixed())
    window = open_context(database)
    with pytest.raises(DatabaseError):
        make_demo(database, "zh", Fixed())
    assert settings.language(window) == "en"
    window.close()


def test_a_database_of_an_older_version_is_not_even_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Path(shutil.copy(paths.migrations().parent / "samples" / "001_first.db", tmp_path / "mine.db"))
    before = database.read_bytes()
    newer = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), newer, ignore=shutil.ignore_patterns("__pycache__"))
    (newer / "099_later.py").write_text("def up(migrator, db):\n    db.execute_sql('PRAGMA user_version = 99')\n")
    monkeypatch.setattr(paths, "migrations", lambda: newer)
    with pytest.raises(WrongCallError):
        make_demo(database, "en", Fixed())
    assert database.read_bytes() == before
    assert [file.name for file in tmp_path.glob("*.db")] == ["mine.db"]


def test_a_demo_of_an_older_version_is_made_anew(
    built: tuple[Demo, Context], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Path(shutil.copy(built[1].store.path, tmp_path / "sample.db"))
    newer = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), newer, ignore=shutil.ignore_patterns("__pycache__"))
    (newer / "099_later.py").write_text("def up(migrator, db):\n    db.execute_sql('PRAGMA user_version = 99')\n")
    monkeypatch.setattr(paths, "migrations", lambda: newer)
    assert ready_sample(tmp_path / "kpi.db", "zh", Fixed()) == database
    ctx = open_context(database, write=False)
    assert sample.is_sample(ctx)
    ctx.close()
    assert [file.name for file in tmp_path.glob("*.db")] == ["sample.db"]


def test_the_sample_has_something_of_everything_that_a_team_keeps(built: tuple[Demo, Context]) -> None:
    ctx = built[1]
    team = teams.resolve(ctx)
    assert [group.name for group in saved_groups.groups(ctx, team)] == ["前台", "早班"]
    assert {duty.name: duty.for_all for duty in duties.duties(ctx, team)} == {"前台值日": False, "周例会": True}
    assert {words.text for words in note_words.note_words(ctx, team)} == {"客户来电致谢", "堵车", "已与本人核对"}
    logged = [one for month in (*built[0].closed, built[0].open) for one in incidents.logged_in(ctx, team, month)]
    attached = evidence.attached(ctx, [one.id for one in logged])
    files = {file.name: file for each in attached.values() for file in each}
    assert {name: file.media for name, file in files.items()} == {
        "感谢信.png": "image/png",
        "回访记录.txt": "text/plain",
    }
    picture = QImage.fromData(evidence.content(ctx, files["感谢信.png"].sha256))
    assert (picture.width(), picture.height()) == (180, 240)
    assert len({picture.pixel(x, y) for x in range(180) for y in range(240)}) == 3
    assert all(view.state is MonthState.CLOSED for view in months.months(ctx, team)[:3]), "evidence reopens nothing"
