from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kpi_desktop.services import note_words
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.saved_words import SavedWordsDialog
from tests.leader import CTRL

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader


@pytest.fixture
def words(leader: Leader, session: Session) -> Leader:
    for text, criterion in (("地铁晚点", "late"), ("客户来电", None), ("晨会", "missed-meeting")):
        session.run(lambda text=text, criterion=criterion: note_words.save(session.ctx, session.team, text, criterion))  # type: ignore[misc]
    return leader


def offered(leader: Leader) -> list[str]:
    offers = leader.page.line.note_row.offers
    if not offers.isVisible():
        return []
    model = offers.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def remark(leader: Leader) -> None:
    leader.presses(Qt.Key.Key_B, held=CTRL)
    leader.qtbot.waitUntil(leader.page.line.note.hasFocus)


def test_the_words_of_the_criterion_come_first_and_others_words_not_at_all(words: Leader) -> None:
    words.types("sx cd 8")
    remark(words)
    assert offered(words) == ["地铁晚点", "客户来电"]


def test_down_and_enter_take_words_and_the_next_enter_logs(words: Leader) -> None:
    words.types("sx cd 8")
    remark(words)
    words.presses(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert words.page.line.note.text() == "地铁晚点"
    assert words.rows() == [], "taking words logs nothing"

    words.presses(Qt.Key.Key_Return)
    assert words.rows()[0][3] == "地铁晚点"


def test_enter_logs_at_once_where_no_words_are_marked(words: Leader) -> None:
    words.types("sx cd 8")
    remark(words)
    words.types("rain")
    assert offered(words) == []
    words.presses(Qt.Key.Key_Return)
    assert words.rows()[0][3] == "rain"


def test_typing_narrows_them_by_initials_too(words: Leader) -> None:
    words.types("sx cd 8")
    remark(words)
    words.types("dt")
    assert offered(words) == ["地铁晚点"]
    words.presses(Qt.Key.Key_Down)
    words.presses(Qt.Key.Key_Up)
    words.presses(Qt.Key.Key_Return)
    assert words.rows()[0][3] == "dt", "back in the field, what was typed is meant"


def test_a_click_takes_words(words: Leader) -> None:
    words.types("sx cd 8")
    remark(words)
    offers = words.page.line.note_row.offers
    place = offers.visualRect(offers.model().index(1, 0)).center()
    QTest.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert words.page.line.note.text() == "客户来电"
    assert words.page.line.note.hasFocus()


def test_esc_unmarks_and_then_goes_back_to_the_line(words: Leader) -> None:
    words.types("sx cd 8")
    remark(words)
    words.presses(Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert words.page.line.note.hasFocus()
    words.presses(Qt.Key.Key_Escape)
    assert words.page.line.field.hasFocus()
    assert words.line == "sx cd 8"


def test_a_remark_is_saved_with_its_criterion_and_offered_from_then_on(leader: Leader, session: Session) -> None:
    leader.types("sx cd 8")
    remark(leader)
    save = leader.page.line.note_row.save
    assert not save.isEnabled()
    leader.types("rain")
    save.click()

    (held,) = note_words.note_words(session.ctx, session.team)
    assert (held.text, held.criterion) == ("rain", "late")
    assert not save.isEnabled(), "once is enough"
    assert leader.page.line.note.hasFocus()
    leader.presses(Qt.Key.Key_Return)
    leader.types("zm cd 9")
    remark(leader)
    assert offered(leader) == ["rain"]


def test_words_are_offered_no_longer_once_taken_off_the_list(words: Leader, session: Session) -> None:
    words.page.menu.keep_words()
    dialog = words.page.dialog
    assert isinstance(dialog, SavedWordsDialog)
    listed = [dialog.rows.item(at).text() for at in range(dialog.rows.count())]
    assert listed == ["Late: 地铁晚点", "All criteria: 客户来电", "Missed meeting: 晨会"]
    dialog.remove.click()
    dialog.reject()
    words.qtbot.waitUntil(words.page.line.field.hasFocus)

    assert [each.text for each in note_words.note_words(session.ctx, session.team)] == ["客户来电", "晨会"]
    words.types("sx cd 8")
    remark(words)
    assert offered(words) == ["客户来电"]
