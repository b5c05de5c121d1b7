"""The candidates under the line: always whole, never in the way, told apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel

from kpi_desktop.services import incidents, people
from kpi_desktop.services.incidents import Entry
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Type
from kpi_desktop.ui.today.candidates import CandidateDelegate

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader

FRIDAY = date(2026, 11, 20)


def logged(session: Session) -> list[Entry]:
    found = incidents.logged_on(session.ctx, session.team, FRIDAY)
    return [each.entry for each in found if not each.voided]


def test_arrows_choose_among_the_candidates(leader: Leader, session: Session) -> None:
    leader.types("sx cd 8")
    assert leader.offers()[:2] == [
        "单雪, Late 8 min, −5.0, 1st time this month",
        "孙晓梅, Late 8 min, −5.0, 1st time this month",
    ]

    leader.presses(Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert [entry.number for entry in logged(session)] == ["0109"]


def fits(leader: Leader) -> bool:
    """Whether the popup shows every candidate, the whole sentence and the keys."""
    popup = leader.page.popup
    rows = popup.model.rowCount()
    last = popup.list.visualRect(popup.model.index(rows - 1, 0))
    parts = [part for part in popup.findChildren(QLabel) if part.isVisible() and part.text()]
    return (
        popup.isVisible()
        and rows > 0
        and popup.list.viewport().rect().contains(last)
        and bool(parts)
        and all(popup.rect().contains(QRect(part.mapTo(popup, QPoint()), part.size())) for part in parts)
        and all(part.height() >= part.heightForWidth(part.width()) for part in parts if part.wordWrap())
        and all(part.height() >= part.sizeHint().height() for part in parts if not part.wordWrap())
    )


@pytest.mark.parametrize("line", ["zm ktby", "sx yxts", "sx lccc", "sx cd 8", "sx", "zm qxlh nobody"])
def test_the_popup_is_always_whole(leader: Leader, line: str) -> None:
    leader.types(line)

    assert fits(leader)


def test_a_long_remark_and_many_people_have_room(leader: Leader) -> None:
    leader.types("zm lq sx zl wt ly zl qxlh")
    leader.presses(Qt.Key.Key_B, held=Qt.KeyboardModifier.ControlModifier)
    leader.composes("客户在大厅等候很久没有人接待后来投诉到前台" * 12)

    assert fits(leader)


def test_many_people_are_told_apart_by_whom_a_reading_leaves_out(leader: Leader) -> None:
    leader.types("lq wt ly cj zwb sx qxlh")
    model = leader.page.popup.model
    delegate = leader.page.popup.list.itemDelegate()
    assert isinstance(delegate, CandidateDelegate)

    shown = [(delegate.several(each, Type.BODY), model.what(each)) for each in model.candidates]

    assert len(shown) > 1
    assert len(set(shown)) == len(shown)
    assert any("without" in who for who, _ in shown)


def test_the_candidates_never_take_the_focus(leader: Leader) -> None:
    leader.types("sx")

    assert leader.page.popup.isVisible()
    assert leader.field is leader.page.line.field


def test_long_names_that_begin_alike_are_told_apart_by_their_ends_and_numbers(leader: Leader, session: Session) -> None:
    names = ["阿布都热依木江·买买提", "阿布都热依木江·吐尔逊"]
    new = [people.NewPerson(number, name) for number, name in zip(("0701", "0702"), names, strict=True)]
    session.do(lambda: people.add_people(session.ctx, session.team, new))
    leader.types("abdry")
    delegate = leader.page.popup.list.itemDelegate()
    assert isinstance(delegate, CandidateDelegate)

    written = [delegate.somebody(each, Type.STRONG)[:2] for each in leader.page.popup.model.candidates]

    assert [number for _, number in written] == ["0701", "0702"]
    assert written[0][0].endswith("提")
    assert written[1][0].endswith("逊")
    assert not leader.page.popup.grab().isNull()

    leader.presses(Qt.Key.Key_Escape)
    leader.types("abdry sx wt zm")
    together = [delegate.several(each, Type.STRONG) for each in leader.page.popup.model.candidates]
    assert any("0701" in text and "买买提" in text for text in together)
    assert any("0702" in text and "吐尔逊" in text for text in together)


def test_two_people_of_the_same_letters_stand_with_their_numbers(leader: Leader) -> None:
    leader.types("zl")
    model = leader.page.popup.model
    numbers = [model.number(each) for each in model.candidates]
    assert len(set(numbers)) == len(numbers)
    assert all(numbers)
