from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.content import CategoryContent, MonthContent, PersonContent
from kpi_desktop.services import months
from kpi_desktop.ui.kit import CellRole
from kpi_desktop.ui.month.score_columns import Bar, Tag, bar_of
from kpi_desktop.ui.month.scores import ScoreModel, ScoreRole
from kpi_desktop.ui.session import Session

NOVEMBER = Month(2026, 11)


@pytest.fixture
def content(november: Session) -> MonthContent:
    return months.month_content(november.ctx, november.team, NOVEMBER, november.tr)[0]


@pytest.fixture
def model(november: Session, content: MonthContent) -> ScoreModel:
    made = ScoreModel(november.tr)
    made.show_month(content)
    return made


def names(model: ScoreModel) -> list[str]:
    return [person.name for person in model.items]


def column(model: ScoreModel, wanted: str) -> int:
    return [one.id for one in model.columns].index(wanted)


def cell(model: ScoreModel, name: str, wanted: str, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return model.index(names(model).index(name), column(model, wanted)).data(role)


def test_the_model_keeps_qts_rules(model: ScoreModel, content: MonthContent, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    before = names(model)
    model.sort(column(model, "name"))
    assert names(model) != before
    assert sorted(names(model)) == sorted(before)
    model.show_month(content)
    assert sorted(names(model)) == sorted(before)


def test_a_column_for_each_category_and_for_what_it_comes_to(model: ScoreModel) -> None:
    assert [one.id for one in model.columns] == [
        "rank",
        "name",
        "category:attendance",
        "category:discipline",
        "category:hygiene",
        "category:learning",
        "category:assigned",
        "category:business",
        "category:recognition",
        "score",
        "grade",
        "flags",
    ]
    assert [one.subtitle for one in model.columns[2:10]] == [
        "15", "15", "10", "10", "10", "40", "no marks", "out of 100",
    ]  # fmt: skip


def test_people_stand_by_rank_until_sorted_and_again_afterwards(model: ScoreModel) -> None:
    ranks = [person.rank for person in model.items]
    assert ranks == sorted(ranks)  # type: ignore[type-var]
    before = names(model)
    model.sort(column(model, "score"))
    assert names(model)[0] == "刘洋"
    model.sort(-1)
    assert names(model) == before


def test_every_column_sorts_both_ways(model: ScoreModel) -> None:
    everyone = sorted(names(model))
    for place, _ in enumerate(model.columns):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            model.sort(place, order)
            assert sorted(names(model)) == everyone
    model.sort(column(model, "category:attendance"), Qt.SortOrder.AscendingOrder)
    assert names(model)[0] == "单雪"


def test_equal_ones_stay_in_the_order_of_rank(model: ScoreModel) -> None:
    by_rank = names(model)
    model.sort(column(model, "category:hygiene"), Qt.SortOrder.DescendingOrder)
    assert names(model) == by_rank


def test_numbers_are_worded_with_sign_and_decimals(model: ScoreModel) -> None:
    assert cell(model, "单雪", "category:attendance") == "9.0"
    assert cell(model, "单雪", "category:recognition") == "+1.0"
    assert cell(model, "单雪", "score") == "93.0"
    assert cell(model, "刘洋", "category:discipline") == "0.0"


def test_lost_points_bear_a_bar_and_full_marks_none(model: ScoreModel) -> None:
    assert cell(model, "单雪", "category:attendance", ScoreRole.BAR) == Bar(Fraction(6), gained=False)
    assert cell(model, "单雪", "category:hygiene", ScoreRole.BAR) is None
    assert cell(model, "单雪", "category:hygiene", CellRole.INK) == "third_ink"
    assert cell(model, "单雪", "category:attendance", CellRole.INK) == "ink"
    assert cell(model, "单雪", "score", ScoreRole.HAS_BARS) is False


def test_praise_bears_a_green_bar(model: ScoreModel) -> None:
    assert cell(model, "王婷", "category:recognition", ScoreRole.BAR) == Bar(Fraction(1), gained=True)
    assert cell(model, "王婷", "category:recognition", CellRole.INK) == "plus"


def test_what_is_lost_without_full_marks_is_a_loss() -> None:
    assert bar_of(CategoryContent("base", None, Fraction(-3), Fraction(0), "−3.0")) == Bar(Fraction(3), gained=False)


def test_flags_are_tags_whose_tip_gives_the_reason(model: ScoreModel) -> None:
    assert cell(model, "周文博", "flags", ScoreRole.TAGS) == (Tag("Absence", "flag"),)
    tip = cell(model, "周文博", "flags", Qt.ItemDataRole.ToolTipRole)
    assert isinstance(tip, str)
    assert tip.startswith("Absence: 2026-11-06")
    assert cell(model, "张敏", "flags", ScoreRole.TAGS) == ()


def test_a_screen_reader_hears_what_a_bar_shows(model: ScoreModel) -> None:
    heard = cell(model, "单雪", "category:attendance", Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Attendance 9.0, 6 lost"


def test_nobody_is_coloured_by_name(model: ScoreModel) -> None:
    assert {cell(model, name, "name", CellRole.INK) for name in names(model)} == {"ink"}


def test_sorting_by_score_reads_what_is_before_rounding(november: Session, content: MonthContent) -> None:
    first, second = content.people[:2]
    lower = _with(first, raw="94.94", shown="94.9")
    higher = _with(second, raw="94.95", shown="94.9")
    model = ScoreModel(november.tr)
    model.show_month(_of(content, (higher, lower)))
    model.sort(column(model, "score"))
    assert names(model) == [lower.name, higher.name]


def test_long_names_that_begin_alike_have_their_numbers(november: Session, content: MonthContent) -> None:
    first, second, third = content.people[:3]
    alike = (replace(first, name="阿卜杜热合曼·买买提"), replace(second, name="阿卜杜热合曼·伊敏"))
    model = ScoreModel(november.tr)
    model.show_month(_of(content, (*alike, third)))
    for person in alike:
        assert cell(model, person.name, "name") == f"{person.name}  {person.employee}"
        assert cell(model, person.name, "name", CellRole.MIDDLE), "what tells them apart is at the end"
    assert cell(model, third.name, "name") == third.name


def _with(person: PersonContent, *, raw: str, shown: str) -> PersonContent:
    return replace(person, raw=Fraction(Decimal(raw)), score=shown)


def _of(content: MonthContent, people: tuple[PersonContent, ...]) -> MonthContent:
    return replace(content, people=people)
