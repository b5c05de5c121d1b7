"""What a roster workbook would bring is told whole before it is taken in: nobody's wages change unseen."""

from __future__ import annotations

import pytest

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message
from kpi_desktop.exchange.roster_types import RosterRow
from kpi_desktop.services.intake import RosterIntake
from kpi_desktop.ui.people.taking_in import told
from kpi_desktop.ui.session import Session

MANY = tuple(f"{place:04}" for place in range(1, 41))


@pytest.fixture
def read() -> RosterIntake:
    rows = tuple(RosterRow(place, number, "张敏") for place, number in enumerate(MANY, 3))
    wages = tuple(Problem((number,), Message("{value} is new", {"value": number})) for number in MANY)
    return RosterIntake((), rows, (), differing=wages, changed=rows, wages=wages)


def test_every_wage_and_every_difference_is_told(session: Session, read: RosterIntake) -> None:
    said = "\n".join(told(session, read))
    assert [said.count(number) for number in MANY] == [2] * len(MANY)


def test_wages_are_veiled(session: Session, read: RosterIntake) -> None:
    session.veil.draw()
    said = "\n".join(told(session, read))
    assert [said.count(number) for number in MANY] == [1] * len(MANY), "what differs elsewhere is no wage"
