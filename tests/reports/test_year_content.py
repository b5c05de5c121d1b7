from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import Label
from kpi_desktop.reports.year_content import YearContent, build
from kpi_desktop.reports.year_months import Year, YearCell, YearMonth, YearPerson
from kpi_desktop.texts import Translator

BOLD = "Bold: the best grade of the month, or first where there are no grades"
BEST, GOOD = Label("优秀", "excellent"), Label("良好", "good")
CLOSED, OPEN, NONE = "closed", "open", "none"


@pytest.fixture
def tr() -> Translator:
    return Translator("en", paths.resources() / "translations")


def cell(score: str, rank: int | None = None, *flags: FlagKind, pay: str | None = None) -> YearCell:
    best = Decimal(score) >= 90
    return YearCell(Decimal(score), rank, BEST if best else GOOD, best, flags, None if pay is None else Decimal(pay))


def year(*people: YearPerson, states: str = "ccccccccccc.", scheme: dict[int, str] | None = None) -> Year:
    """c closed, o open, . nothing kept; the version of the scheme by month where it isn't 1."""
    versions = scheme or {}
    months = tuple(
        YearMonth(
            Month(2026, number),
            kept=state != ".",
            closed=state == "c",
            scheme=None if state == "." else ("weikang-100", versions.get(number, "1")),
        )
        for number, state in enumerate(states, 1)
    )
    return Year("维康", "早班", 2026, months, people)


def person(number: str, *cells: YearCell | None, ahead: tuple[str, ...] = ()) -> YearPerson:
    return YearPerson(number, f"P{number}", (*cells, *(None,) * (12 - len(cells))), ahead)


def row(content: YearContent, number: str) -> object:
    return next(row for row in content.rows if row.number == number)


def test_the_mean_is_of_closed_months_and_rounded_half_up_once(tr: Translator) -> None:
    # 90.0, 90.1 and 90.0 make 270.1; a third of it is 90.0333…; 90.05 of two is rounded up to 90.1.
    three = person("1", cell("90.0"), cell("90.1"), cell("90.0"))
    two = person("2", cell("90.0"), cell("90.1"))
    content = build(year(three, two, states="cco........."), tr)
    assert [(one.number, one.months, one.mean, one.average) for one in content.rows] == [
        ("1", 2, Decimal("90.1"), "90.1"),
        ("2", 2, Decimal("90.1"), "90.1"),
    ]
    content = build(year(three, states="ccc........."), tr)
    assert (content.rows[0].average, content.rows[0].mean) == ("90.0", Decimal("90.0"))


def test_places_follow_the_mean_as_it_is_shown_and_who_shares_one_moves_the_next_down(tr: Translator) -> None:
    content = build(
        year(
            person("1", cell("80.0"), cell("80.1")),  # 80.05 is shown as 80.1
            person("2", cell("80.1"), cell("80.1")),
            person("3", cell("80.2"), cell("80.2")),
            person("4", cell("80.0"), cell("80.0")),
            person("5"),
            states="cc..........",
        ),
        tr,
    )
    assert [(one.number, one.average, one.rank) for one in content.rows] == [
        ("3", "80.2", "1"), ("1", "80.1", "2"), ("2", "80.1", "2"), ("4", "80.0", "4"), ("5", "", ""),
    ]  # fmt: skip


def test_a_mean_of_whole_scores_is_rounded_to_whole_points_before_places_are_given(tr: Translator) -> None:
    content = build(year(person("1", cell("90"), cell("91")), person("2", cell("91")), states="cc.........."), tr)
    assert [(one.average, one.rank) for one in content.rows] == [("91", "1"), ("91", "1")]


@given(
    st.lists(st.lists(st.none() | st.decimals("60", "100", places=1), min_size=1, max_size=4), min_size=1, max_size=8)
)
def test_equal_numbers_share_a_place_and_a_place_counts_who_reads_a_higher_one(
    lives: list[list[Decimal | None]],
) -> None:
    tr = Translator("en", paths.resources() / "translations")
    cells = [[None if score is None else cell(str(score)) for score in life] for life in lives]
    people = [person(f"{number:02}", *life) for number, life in enumerate(cells)]
    rows = build(year(*people, states="cccc........"), tr).rows
    shown = [Fraction(one.average) for one in rows if one.average]
    assert shown == sorted(shown, reverse=True)
    assert [one.rank for one in rows] == [str(1 + sum(higher > own for higher in shown)) for own in shown] + [""] * (
        len(rows) - len(shown)
    )


def test_months_that_may_still_change_are_shown_hollow_and_counted_nowhere(tr: Translator) -> None:
    flagged = cell("60.0", 9, FlagKind.WARNING, pay="100.00")
    content = build(year(person("1", cell("95.0", 1, pay="200.00"), flagged), states="co.........."), tr, pay=True)
    (only,) = content.rows
    assert (only.average, only.flags, only.pay, only.best) == ("95.0", "", "200.00", 1)
    assert [(one.shown, one.rank, one.open) for one in only.scores[:3]] == [
        ("95.0", "1", False),
        ("60.0", "9", True),
        ("", "", False),
    ]
    assert (content.legend, content.notes) == (BOLD, ("Not closed yet, so shown but not counted: February 2026",))


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ("coo.........", "February 2026, March 2026"),
        ("cooo........", "February 2026 to April 2026"),
        ("ooocoo......", "January 2026 to March 2026, May 2026, June 2026"),
        ("oooooooooooo", "January 2026 to December 2026"),
    ],
)
def test_open_months_that_follow_each_other_are_told_by_their_ends(tr: Translator, states: str, told: str) -> None:
    notes = build(year(person("1", cell("95.0")), states=states), tr).notes
    assert notes == (f"Not closed yet, so shown but not counted: {told}",)


def test_a_streak_ends_with_the_last_closed_month_that_the_person_has(tr: Translator) -> None:
    runs = person("1", cell("95.0"), cell("80.0"), cell("90.0"), cell("91.0"), cell("99.0"))
    broken = person("2", cell("95.0"), cell("95.0"), cell("89.9"))
    left = person("3", cell("95.0"), cell("95.0"), None)
    content = build(year(runs, broken, left, states="cccco......."), tr)
    assert {one.number: (one.best, one.streak) for one in content.rows} == {"1": (3, 2), "2": (2, 0), "3": (2, 2)}


def test_flags_are_counted_by_kind_and_what_is_due_comes_first(tr: Translator) -> None:
    months = (
        cell("70.0", 3, FlagKind.WARNING),
        cell("60.0", 3, FlagKind.DISCIPLINE, FlagKind.WARNING),
        cell("50.0", 3, FlagKind.DEMOTION),
    )
    content = build(year(person("1", *months, ahead=("one more month",)), states="cco........."), tr)
    (only,) = content.rows
    assert only.flags == "Warning ×2, Disciplinary action"
    assert only.due == ("Demotion proposed", "one more month")


def test_the_team_s_month_has_its_mean_and_its_ends(tr: Translator) -> None:
    people = (person("1", cell("95.0"), cell("90.0")), person("2", cell("80.0"), None))
    content = build(year(*people, states="co.........."), tr)
    first, second, third = content.points[:3]
    assert (first.mean, first.low, first.high, first.shown, first.label, first.open) == (
        Fraction("87.5"), Fraction(80), Fraction(95), "87.5", "2026-01", False,
    )  # fmt: skip
    assert (second.mean, second.open, second.label) == (Fraction(90), True, "02")
    assert (third.mean, third.shown, third.open) == (None, "", False)


def test_pay_is_shown_only_where_asked_for_and_only_where_there_was_any(tr: Translator) -> None:
    paid = year(person("1", cell("95.0", 1, pay="1800.00"), cell("95.0", 1, pay="-20.50")), states="cc..........")
    assert build(paid, tr).has_pay is False
    assert build(paid, tr).rows[0].pay == ""
    assert build(paid, tr, pay=True).rows[0].pay == "1779.50"
    assert build(year(person("1", cell("95.0"))), tr, pay=True).has_pay is False


def test_another_scheme_in_the_middle_of_the_year_is_told(tr: Translator) -> None:
    held = year(person("1", cell("95.0")), states="ccc.........", scheme={3: "2"})
    assert build(held, tr).notes == ("From March 2026 on another scheme or version holds",)


def test_a_year_of_nothing_is_still_a_year(tr: Translator) -> None:
    content = build(year(states="............"), tr)
    assert (content.rows, content.legend, content.notes, content.has_best) == ((), "", (), False)
    assert [point.label for point in content.points][:2] == ["2026-01", "02"]
