"""The sample team: never taken for the real one, never mixed with it, left by one button."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kpi_desktop.app import App, run
from kpi_desktop.domain.month import Month
from kpi_desktop.errors import WrongCallError
from kpi_desktop.services import months, people, registers, sample, settings, setup, teams, year
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.demo import make_demo
from kpi_desktop.services.sample_team import ready_sample
from kpi_desktop.texts import Translator
from kpi_desktop.ui.crash import CrashGuard
from kpi_desktop.ui.guide import Guide
from kpi_desktop.ui.guide.place_step import PlaceStep
from kpi_desktop.ui.sample_band import SampleBand
from kpi_desktop.ui.settings import SettingsPage
from kpi_desktop.ui.window import MainWindow
from tests.whole.office import PAGES, Calendar, Office


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sample") / "kpi.db"
    return ready_sample(file, "zh", Calendar())


@pytest.fixture
def playground(made: Path) -> Iterator[Context]:
    ctx = open_context(made, write=False, clock=Calendar())
    yield ctx
    ctx.close()


def hash_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_every_paper_bears_the_mark_open_or_sealed(playground: Context, speak: Callable[..., Translator]) -> None:
    team = teams.resolve(playground)
    tr = speak("zh")
    for view in months.months(playground, team):
        content, stamp = months.month_content(playground, team, view.month, tr)
        assert content.organisation == "示例 · 安禾健康管理中心"
        register = registers.month_register(playground, team, view.month, (content, stamp), tr)
        assert register.organisation.startswith("示例")
    assert year.of(playground, team, 2026, tr).organisation.startswith("示例")


def test_a_real_team_bears_none(open_office: Office, speak: Callable[..., Translator]) -> None:
    ctx = open_office.ctx
    content, _ = months.month_content(ctx, teams.resolve(ctx), Month(2026, 11), speak("zh"))
    assert "示例" not in content.organisation
    assert not open_office.window.findChildren(SampleBand)
    assert "示例" not in open_office.window.windowTitle()


def test_renaming_the_organisation_does_not_take_the_mark_away(
    tmp_path: Path, speak: Callable[..., Translator]
) -> None:
    file = ready_sample(tmp_path / "kpi.db", "zh", Calendar())
    ctx = open_context(file, clock=Calendar())
    settings.set_organisation(ctx, "维康")
    team = teams.resolve(ctx)
    content, _ = months.month_content(ctx, team, Month(2026, 11), speak("zh"))
    assert content.organisation == "示例 · 维康"
    ctx.close()


def test_the_band_stands_over_every_page_and_the_title_says_it(made: Path, qapp: QApplication, office: Office) -> None:
    ctx = open_context(made, clock=office.clock)
    app = App(qapp, ctx, made, home=office.database)
    app.start()
    window = app.window
    assert isinstance(window, MainWindow)
    assert window.windowTitle() == "示例班组：客服一组 · 月度考核"
    (band,) = window.findChildren(SampleBand)
    for place in PAGES:
        window.open(place)
        QApplication.processEvents()
        assert band.isVisible(), place
        assert band.accessibleName() == "示例班组 · 数据不是真的"
        assert (
            band.mapTo(window, band.rect().bottomLeft()).y()
            <= window.page.mapTo(window, window.page.rect().topLeft()).y()
        )
    band.home.click()
    assert app.next_file == office.database
    app.end()
    ctx.close()


def test_the_sample_is_kept_while_it_is_of_this_month_and_made_anew_later(tmp_path: Path) -> None:
    clock = Calendar()
    file = ready_sample(tmp_path / "kpi.db", "zh", clock)
    ctx = open_context(file, clock=clock)
    people.leave(ctx, "0101", clock.today())
    ctx.close()
    played = hash_of(file)
    assert ready_sample(tmp_path / "kpi.db", "zh", clock) == file
    assert hash_of(file) == played
    clock.day = clock.day.replace(month=12)
    ready_sample(tmp_path / "kpi.db", "zh", clock)
    ctx = open_context(file, write=False, clock=clock)
    assert months.months(ctx, teams.resolve(ctx))[-1].month == Month(2026, 12)
    ctx.close()


def test_what_lies_there_and_is_no_sample_is_left_alone(open_office: Office, scheme_text: str) -> None:
    other = sample.sample_file(open_office.database)
    ctx = open_context(other, clock=open_office.clock)
    setup.set_up(ctx, setup.Setup("", "晚班", scheme_text, Month(2026, 11), (), "zh"))
    ctx.close()
    before = hash_of(other)
    with pytest.raises(WrongCallError):
        ready_sample(open_office.database, "zh", open_office.clock)
    assert hash_of(other) == before


def drive(steps: list[Callable[[QWidget], bool]]) -> QTimer:
    """Take each step on the window in sight as soon as it can be taken."""
    timer = QTimer()

    def turn() -> None:
        for window in QApplication.topLevelWidgets():
            if steps and window.isVisible() and isinstance(window, MainWindow | Guide) and steps[0](window):
                steps.pop(0)
                return

    timer.timeout.connect(turn)
    timer.start(20)
    return timer


def test_from_the_real_team_to_the_sample_and_back_in_one_run(
    tmp_path: Path, scheme_text: str, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    assert qapp is not None
    monkeypatch.setattr(CrashGuard, "install", lambda _: None)
    mine = tmp_path / "kpi.db"
    ctx = open_context(mine)
    setup.set_up(ctx, setup.Setup("维康", "早班", scheme_text, Month.of(ctx.clock.today()), (), "zh"))
    ctx.close()
    before = hash_of(mine)
    seen: list[str] = []

    def to_sample(window: QWidget) -> bool:
        assert isinstance(window, MainWindow)
        seen.append(window.windowTitle())
        page = window.open("settings")
        assert isinstance(page, SettingsPage)
        page.sample.button.click()
        return True

    def home(window: QWidget) -> bool:
        if not (bands := window.findChildren(SampleBand)):
            return False
        seen.append(window.windowTitle())
        bands[0].home.click()
        return True

    def away(window: QWidget) -> bool:
        if window.findChildren(SampleBand):
            return False
        seen.append(window.windowTitle())
        window.close()
        return True

    timer = drive([to_sample, home, away])
    assert run(mine, language="zh") == 0
    timer.stop()
    assert seen == ["早班 · 月度考核", "示例班组：客服一组 · 月度考核", "早班 · 月度考核"]
    assert hash_of(mine) == before
    assert (tmp_path / "sample.db").is_file()


def test_the_guide_leads_to_the_sample_and_writes_nothing(office: Office) -> None:
    office.app.start()
    guide = office.app.window
    assert isinstance(guide, Guide)
    step = guide.step
    assert isinstance(step, PlaceStep)
    assert step.sample_button.isVisible()
    step.sample_button.click()
    assert office.app.next_file == sample.sample_file(office.database)
    assert not setup.is_set_up(office.ctx)
    opened = open_context(office.app.next_file, write=False)
    assert sample.is_sample(opened)
    opened.close()


def test_a_demo_made_by_command_is_a_sample_too(tmp_path: Path) -> None:
    make_demo(tmp_path / "demo.db", "en", Calendar())
    ctx = open_context(tmp_path / "demo.db", write=False)
    assert sample.mark(ctx) == "Sample"
    ctx.close()
