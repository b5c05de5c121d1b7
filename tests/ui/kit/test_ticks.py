from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpi_desktop import paths
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit.ticks import TickList
from kpi_desktop.ui.theme import Theme


def words() -> Translator:
    return Translator("en", paths.resources() / "translations")


def shown(qtbot: QtBot, names: list[str], *, most: int = 402, across: bool = True) -> TickList:
    made = TickList("People", most, words(), across=across)
    qtbot.addWidget(made)
    for at, name in enumerate(names):
        made.add(name, str(at))
    made.resize(made.minimumWidth() or 300, made.height())
    made.show()
    qtbot.waitExposed(made)
    return made


def people(count: int) -> list[str]:
    return [f"王{at}  {at:04d}" for at in range(count)]


def in_sight(made: TickList) -> int:
    window = made.viewport().rect()
    return sum(window.contains(made.visualItemRect(made.item(at))) for at in range(made.count()))


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(("count", "columns"), [(3, 1), (12, 2), (40, 3)])
def test_as_many_as_a_team_has_are_in_sight_at_once(qtbot: QtBot, count: int, columns: int) -> None:
    made = shown(qtbot, people(count))
    assert made.columns == columns
    assert in_sight(made) == count
    assert not made.verticalScrollBar().isVisible()
    places = [made.visualItemRect(made.item(at)) for at in range(count)]
    assert len({place.left() for place in places}) == columns
    assert not [1 for one, other in pairwise(places) if one.intersects(other)]


@pytest.mark.usefixtures("theme")
def test_more_are_scrolled_to_and_the_list_grows_no_further(qtbot: QtBot) -> None:
    made = shown(qtbot, people(400))
    assert made.height() <= 402
    assert made.verticalScrollBar().isVisible()
    made.setCurrentRow(399)
    assert made.viewport().rect().contains(made.visualItemRect(made.item(399)))
    assert made.horizontalScrollBar().maximum() == 0


@pytest.mark.usefixtures("theme")
def test_long_names_take_wider_columns_and_fewer_of_them(qtbot: QtBot) -> None:
    made = shown(qtbot, [f"Alexandra Konstantinopolskaya-Featherstonehaugh {at}" for at in range(40)])
    assert made.columns == 2
    assert made.visualItemRect(made.item(0)).width() >= 300
    assert made.item(0).toolTip() == "Alexandra Konstantinopolskaya-Featherstonehaugh 0"


@pytest.mark.usefixtures("theme")
def test_where_the_order_counts_things_stand_in_one_column_and_change_places(qtbot: QtBot) -> None:
    made = shown(qtbot, people(12), across=False)
    assert made.columns == 1
    made.setCurrentRow(0)
    made.move_current(-1)
    assert made.values[0] == "0"
    made.move_current(1)
    assert made.values[:2] == ("1", "0")
    assert made.currentRow() == 1


@pytest.mark.usefixtures("theme")
def test_ticks_are_set_by_what_is_wanted(qtbot: QtBot) -> None:
    made = shown(qtbot, people(4))
    made.tick_where(lambda value: value == "2")
    assert (made.ticked, made.unticked) == (("2",), ("0", "1", "3"))
    made.clear()
    assert made.values == ()


def test_the_look_of_a_list_left_to_its_layout_is_its_own(qtbot: QtBot, theme: Theme) -> None:
    del theme
    made = TickList("People", 0, words())
    qtbot.addWidget(made)
    for at in range(50):
        made.add(str(at), str(at))
    assert made.minimumHeight() < 402
    assert made.maximumHeight() > 5000


TEAM = ["张伟", "吴倩", "刘洋", "杨帆", "李伟", "林薇"]


def unticked(made: TickList) -> list[str]:
    return [TEAM[int(value)] for value in made.unticked]


@pytest.mark.usefixtures("theme")
def test_initials_lead_to_whom_they_stand_for_however_slowly_they_are_typed(qtbot: QtBot) -> None:
    made = shown(qtbot, TEAM)
    for typed in ("zw", "ly"):
        for letter in typed:
            QTest.keyClicks(made, letter)
            qtbot.wait(1)
        QTest.keyClick(made, Qt.Key.Key_Space)
    assert unticked(made) == ["张伟", "刘洋"]
    assert not made.searched.isVisible()


@pytest.mark.usefixtures("theme")
def test_nobody_is_ticked_by_what_several_or_nobody_can_be(qtbot: QtBot) -> None:
    made = shown(qtbot, TEAM)
    QTest.keyClicks(made, "lw")
    assert "李伟" in made.searched.text()
    assert "林薇" in made.searched.text()
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert unticked(made) == []
    QTest.keyClicks(made, "q")  # 李伟 isn't 李伟 q…
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert unticked(made) == []
    assert "lwq" in made.searched.text()
    QTest.keyClick(made, Qt.Key.Key_Backspace)
    QTest.keyClick(made, Qt.Key.Key_Down)
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert unticked(made) == ["林薇"]


@pytest.mark.usefixtures("theme")
def test_escape_and_arrows_leave_the_letters_behind(qtbot: QtBot) -> None:
    made = shown(qtbot, TEAM)
    QTest.keyClicks(made, "ly")
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert not made.searched.isVisible()
    QTest.keyClicks(made, "yf")
    QTest.keyClick(made, Qt.Key.Key_Up)  # one alone was meant: the arrow goes on from there
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert unticked(made) == ["刘洋"]


@pytest.mark.usefixtures("theme")
def test_a_number_and_a_whole_name_that_begins_a_longer_one_are_certain(qtbot: QtBot) -> None:
    made = shown(qtbot, ["王伟  0007", "王伟民  0017", "王伟  0027"])
    QTest.keyClicks(made, "27")
    QTest.keyClick(made, Qt.Key.Key_Space)
    QTest.keyClicks(made, "wwm")
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert made.unticked == ("1", "2")
