from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Language
from kpi_desktop.render.photo import encoded
from kpi_desktop.services import evidence, incidents, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.incidents import Entry
from kpi_desktop.texts import Translator
from kpi_desktop.ui.evidence import EvidenceDialog, Subject
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Theme
from tests.leader import CTRL, Hands
from tests.ui.conftest import StillClock

FRIDAY = date(2026, 11, 20)
PDF = b"%PDF-1.7\n" + bytes(100)


def photo(colour: str = "#1B5E93") -> bytes:
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return encoded(image, evidence.MOST_BYTES)


@pytest.fixture
def session(ctx: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons) -> Session:
    return Session(ctx, speak("en"), theme, icons, teams.resolve(ctx))


@pytest.fixture
def incident(session: Session) -> int:
    entry = Entry("0103", FRIDAY, "late", minutes=Fraction(8))
    return incidents.log(session.ctx, session.team, [entry]).incidents[0]


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


@pytest.fixture
def open_dialog(session: Session, incident: int, hands: Hands, qtbot: QtBot) -> Callable[[], EvidenceDialog]:
    def make(*, voided: bool = False) -> EvidenceDialog:
        dialog = EvidenceDialog(session, Subject((incident,), "单雪, late", FRIDAY, voided=voided), None)
        qtbot.addWidget(dialog)
        dialog.show()
        hands.takes(dialog)
        return dialog

    return make


def rows(dialog: EvidenceDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_a_file_is_chosen_by_its_name_and_shown_at_once(
    open_dialog: Callable[[], EvidenceDialog], hands: Hands, tmp_path: Path
) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(photo())
    dialog = open_dialog()
    hands.presses(Qt.Key.Key_Space)
    assert dialog.chooser is not None
    hands.saves_as(dialog.chooser, file)
    hands.qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert rows(dialog)[0].startswith("a.png\n1 KB, added ")
    assert dialog.shown.picture.isVisible()


def test_what_is_refused_moves_no_button(open_dialog: Callable[[], EvidenceDialog], hands: Hands) -> None:
    dialog = open_dialog()
    QGuiApplication.clipboard().clear()
    buttons = (dialog.add, dialog.paste, dialog.remove, dialog.verb)
    before = [(each.mapTo(dialog, each.rect().topLeft()), dialog.size()) for each in buttons]
    hands.presses(Qt.Key.Key_V, held=CTRL)
    hands.qtbot.waitUntil(dialog.refusal.isVisible)
    QApplication.processEvents()
    assert [(each.mapTo(dialog, each.rect().topLeft()), dialog.size()) for each in buttons] == before


def test_pasting_shows_the_newest_and_left_and_right_go_through_them(
    open_dialog: Callable[[], EvidenceDialog], hands: Hands, session: Session, incident: int
) -> None:
    evidence.attach(session.ctx, incident, "a.pdf", PDF)
    dialog = open_dialog()
    QGuiApplication.clipboard().setImage(QImage.fromData(photo("#28694A")))
    hands.presses(Qt.Key.Key_V, held=CTRL)
    assert [row.split("\n")[0] for row in rows(dialog)] == ["a.pdf", "Pasted picture.png"]
    assert dialog.list.currentRow() == 1
    hands.presses(Qt.Key.Key_Up)
    assert dialog.current is not None
    assert dialog.current.name == "a.pdf"
    assert "a.pdf isn't drawn here" in dialog.shown.sentence.text()


def test_delete_takes_a_file_off_and_undo_brings_it_back(
    open_dialog: Callable[[], EvidenceDialog], hands: Hands, session: Session, incident: int
) -> None:
    evidence.attach(session.ctx, incident, "a.pdf", PDF)
    dialog = open_dialog()
    hands.presses(Qt.Key.Key_Delete)
    assert rows(dialog) == []
    assert not dialog.remove.isEnabled()
    assert "Nothing attached yet" in dialog.shown.sentence.text()
    assert "a.pdf" in dialog.told.text
    hands.presses(Qt.Key.Key_Z, held=CTRL)
    assert len(rows(dialog)) == 1
    hands.presses(Qt.Key.Key_Y, held=CTRL)
    assert rows(dialog) == []
    assert dialog.told.action is not None
    hands.clicks(dialog.told.action)
    assert len(rows(dialog)) == 1


def test_the_key_undoes_nothing_that_was_done_elsewhere(
    open_dialog: Callable[[], EvidenceDialog], hands: Hands, session: Session, incident: int
) -> None:
    session.do(lambda: evidence.attach(session.ctx, incident, "a.pdf", PDF))
    dialog = open_dialog()
    hands.presses(Qt.Key.Key_Z, held=CTRL)
    assert len(rows(dialog)) == 1
    hands.presses(Qt.Key.Key_Delete)
    hands.presses(Qt.Key.Key_Z, held=CTRL)
    hands.presses(Qt.Key.Key_Z, held=CTRL)
    assert len(rows(dialog)) == 1


def test_what_is_refused_is_said_and_an_empty_clipboard_too(
    open_dialog: Callable[[], EvidenceDialog], hands: Hands, session: Session, incident: int
) -> None:
    data = photo()
    evidence.attach(session.ctx, incident, "a.png", data)
    dialog = open_dialog()
    QGuiApplication.clipboard().setText("words")
    hands.presses(Qt.Key.Key_V, held=CTRL)
    assert dialog.refusal.text() == "There is no picture and no file on the clipboard; copy one first."
    QGuiApplication.clipboard().setImage(QImage.fromData(data))
    hands.presses(Qt.Key.Key_V, held=CTRL)
    assert dialog.refusal.text() == "Pasted picture is attached to this incident already."
    assert len(rows(dialog)) == 1


def test_plus_and_minus_zoom_and_nought_fits_again(
    open_dialog: Callable[[], EvidenceDialog], hands: Hands, session: Session, incident: int
) -> None:
    evidence.attach(session.ctx, incident, "a.png", photo())
    view = open_dialog().shown.picture
    fitting = view.transform().m11()
    hands.types("++")
    assert view.transform().m11() > fitting
    hands.types("-")
    assert view.zoom == pytest.approx(1.25)
    hands.types("0-")
    assert view.transform().m11() == pytest.approx(fitting)


def test_a_voided_record_shows_its_files_and_takes_no_more(
    open_dialog: Callable[..., EvidenceDialog], hands: Hands, session: Session, incident: int
) -> None:
    evidence.attach(session.ctx, incident, "a.pdf", PDF)
    incidents.void(session.ctx, incident, "记错人")
    dialog = open_dialog(voided=True)
    assert [part.isEnabled() for part in (dialog.add, dialog.paste, dialog.remove, dialog.save)] == [
        False,
        False,
        False,
        True,
    ]
    hands.presses(Qt.Key.Key_Delete)
    assert len(rows(dialog)) == 1


def test_what_came_after_its_month_is_told_to_have_come_later(
    open_dialog: Callable[[], EvidenceDialog], session: Session, incident: int, clock: StillClock
) -> None:
    clock.instant = clock.instant.replace(month=12, day=3)
    evidence.attach(session.ctx, incident, "a.pdf", PDF)
    assert rows(open_dialog()) == ["a.pdf\n1 KB, added later: 2026-12-03"]


class Opener(QObject):
    """Stands in for the system that opens files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


def test_other_programs_get_a_copy_with_the_very_bytes(
    open_dialog: Callable[[], EvidenceDialog], hands: Hands, session: Session, incident: int
) -> None:
    evidence.attach(session.ctx, incident, "延误证明.pdf", PDF)
    dialog = open_dialog()
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "take")  # type: ignore[arg-type]  # a text, whatever the stubs say
    try:
        hands.clicks(dialog.open_it)
        hands.clicks(dialog.open_it)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [path.name for path in opener.opened] == ["延误证明.pdf"] * 2
    assert opener.opened[0].read_bytes() == PDF


def test_a_file_is_saved_to_the_byte(
    open_dialog: Callable[[], EvidenceDialog], hands: Hands, session: Session, incident: int, tmp_path: Path
) -> None:
    evidence.attach(session.ctx, incident, "a.pdf", PDF)
    dialog = open_dialog()
    hands.clicks(dialog.save)
    assert dialog.chooser is not None
    hands.saves_as(dialog.chooser, tmp_path / "b.pdf")
    QApplication.processEvents()
    assert (tmp_path / "b.pdf").read_bytes() == PDF
