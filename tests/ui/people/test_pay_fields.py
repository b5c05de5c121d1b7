"""What a pay plan wants to know of people, asked where they are entered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.services import pay_plans, people, setup, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.people import NewPerson, Person
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.people.fields import Asked, asked_of
from kpi_desktop.ui.people.forms import PeopleDialog, add_dialog, edit_dialog
from kpi_desktop.ui.people.later import LaterNote
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Theme

PRESENT = Month(2026, 11)
Team = Callable[[str, str | None], Session]


@pytest.fixture
def team_of(empty: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons) -> Team:
    """A team of one under a preset and a pay plan."""

    def made(scheme: str, plan: str | None) -> Session:
        text = (paths.resources() / "schemes" / f"{scheme}.toml").read_text("utf-8")
        one = NewPerson("0101", "张敏", hired=date(2024, 3, 1))
        setup.set_up(empty, setup.Setup("维康客户服务中心", "早班", text, PRESENT, (one,), "zh"))
        session = Session(empty, speak("en"), theme, icons, teams.resolve(empty))
        if plan is not None:
            pay_plans.put_plan_in_force(empty, session.team, plan, PRESENT)
        return session

    return made


def asked(session: Session) -> Asked:
    scheme = scheme_for(session.ctx, session.team, PRESENT)
    return asked_of(scheme, pay_plans.plan_for(session.ctx, session.team, PRESENT))


def shown(dialog: PeopleDialog, qtbot: QtBot) -> PeopleDialog:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def type_into(dialog: PeopleDialog, key: str, text: str) -> None:
    editor = dialog.places[key].editor
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)


def entered(session: Session) -> Person:
    return people.roster(session.ctx, session.team)[0]


@pytest.mark.parametrize(
    ("scheme", "plan", "wages"),
    [
        ("weikang-100", None, ()),
        ("weikang-100", "g1g2g3", ("base_wage",)),
        ("weikang-100", "levels", ()),
    ],
)
def test_only_wages_that_pay_reads_are_asked(
    team_of: Team, scheme: str, plan: str | None, wages: tuple[str, ...]
) -> None:
    assert asked(team_of(scheme, plan)).wages == wages


def test_wages_are_written_and_kept_by_a_form_that_does_not_ask(team_of: Team, qtbot: QtBot) -> None:
    session = team_of("weikang-100", "g1g2g3")
    dialog = shown(edit_dialog(None, session, asked(session), entered(session)), qtbot)
    type_into(dialog, "base_wage", "3250.50")
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    assert entered(session).base_wage == Fraction("3250.50")
    plain = shown(edit_dialog(None, session, Asked(), entered(session)), qtbot)
    type_into(plain, "name", "Zhang")
    QTest.keyClick(plain.verb, Qt.Key.Key_Space)
    assert (entered(session).name, entered(session).base_wage) == ("Zhang", Fraction("3250.50"))


def test_under_the_veil_no_wage_is_to_be_read_and_none_is_lost(team_of: Team, qtbot: QtBot) -> None:
    session = team_of("weikang-100", "g1g2g3")
    dialog = shown(edit_dialog(None, session, asked(session), entered(session)), qtbot)
    type_into(dialog, "base_wage", "3250.50")
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    session.veil.draw()
    veiled = shown(edit_dialog(None, session, asked(session), entered(session)), qtbot)
    assert not [line for line in veiled.findChildren(QLineEdit) if "3250" in line.text()]
    type_into(veiled, "name", "Zhang")
    QTest.keyClick(veiled.verb, Qt.Key.Key_Space)
    assert (entered(session).name, entered(session).base_wage) == ("Zhang", Fraction("3250.50"))


def test_what_is_no_sum_stands_beneath_its_field(team_of: Team, qtbot: QtBot) -> None:
    session = team_of("weikang-100", "g1g2g3")
    dialog = shown(edit_dialog(None, session, asked(session), entered(session)), qtbot)
    type_into(dialog, "base_wage", "viel")
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    assert dialog.isVisible()
    assert dialog.places["base_wage"].editor.property("fault")
    assert entered(session).base_wage is None


@pytest.mark.parametrize("typed", ["3,250.50", "３２５０．５０", "3，250.50"])
def test_a_sum_is_taken_in_full_width_digits_and_with_commas(team_of: Team, qtbot: QtBot, typed: str) -> None:
    session = team_of("weikang-100", "g1g2g3")
    dialog = shown(edit_dialog(None, session, asked(session), entered(session)), qtbot)
    editor = dialog.places["base_wage"].editor
    assert isinstance(editor, QLineEdit)
    editor.setText(typed)
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    assert entered(session).base_wage == Fraction("3250.50")


def test_levels_of_the_plan_are_chosen_from(team_of: Team, qtbot: QtBot) -> None:
    session = team_of("weikang-100", "levels")
    dialog = shown(add_dialog(None, session, asked(session), "0102"), qtbot)
    box = dialog.places["level"].editor
    assert isinstance(box, QComboBox)
    assert [box.itemText(place) for place in range(1, box.count())] == ["junior", "middle", "senior", "expert"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    type_into(dialog, "name", "Li Qian")
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    assert people.roster(session.ctx, session.team)[1].level == "junior"


def later_told(dialog: PeopleDialog) -> tuple[str, str]:
    (note,) = dialog.findChildren(LaterNote)
    return (
        note.goes.text() if note.goes.isVisible() else "",
        note.stays.text() if note.stays.isVisible() else "",
    )


def dated(session: Session, day: date, **changes: object) -> None:
    """A change of Zhang Min that is dated later, entered before anything else."""
    one = NewPerson("0101", "张敏", hired=date(2024, 3, 1), **changes)  # type: ignore[arg-type]
    people.edit_person(session.ctx, "0101", one, day)


def test_the_form_says_before_it_is_saved_which_dated_changes_go_and_which_stay(team_of: Team, qtbot: QtBot) -> None:
    session = team_of("weikang-100", "g1g2g3")
    dated(session, date(2026, 12, 1), base_wage=Fraction(4000))
    dated(session, date(2027, 1, 1), base_wage=Fraction(4000), post="组长")
    dialog = shown(edit_dialog(None, session, asked(session), entered(session)), qtbot)
    assert later_told(dialog) == ("", ""), "nothing is changed yet"
    type_into(dialog, "base_wage", "3500")
    goes, stays = later_told(dialog)
    assert "2026-12-01" in goes
    assert "4000" in goes
    assert "2027-01-01" in stays
    assert "组长" in stays
    type_into(dialog, "since", "2026-12-15")
    assert later_told(dialog)[0] == "", "from then on the raise has begun already"
    type_into(dialog, "since", "2026-12-")
    assert later_told(dialog) == ("", "")
    type_into(dialog, "since", "2026-11-10")
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    roster = people.roster(session.ctx, session.team, date(2027, 1, 2))
    assert [(one.base_wage, one.post) for one in roster] == [(Fraction(3500), "组长")]


def test_under_the_veil_no_wage_that_comes_later_is_told_or_lost(team_of: Team, qtbot: QtBot) -> None:
    session = team_of("weikang-100", "g1g2g3")
    dated(session, date(2026, 12, 1), base_wage=Fraction(4000))
    session.veil.draw()
    dialog = shown(edit_dialog(None, session, asked(session), entered(session)), qtbot)
    type_into(dialog, "post", "Lead")
    assert "4000" not in "".join(later_told(dialog))
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    (then,) = people.roster(session.ctx, session.team, date(2026, 12, 2))
    assert (then.post, then.base_wage) == ("Lead", Fraction(4000))
