from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop import paths
from kpi_desktop.domain.facts import Employee, Facts, Incident
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.reports.content import MonthContent
from kpi_desktop.reports.month_content import build
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.scoring import score
from kpi_desktop.texts import Translator
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.explanation import Row, RowKind, explanation, spoken, standing_text

NOVEMBER = Month(2026, 11)
KINDS = ("late", "no-greeting", "complaint", "not-cleaned", "missed-study", "procedure-error", "praise-banner")


@lru_cache
def reference() -> Scheme:
    return load_scheme((paths.resources() / "schemes" / "weikang-100.toml").read_text("utf-8"))


@lru_cache
def english() -> Translator:
    return Translator("en", paths.resources() / "translations")


def month(*incidents: Incident) -> MonthContent:
    facts = Facts(NOVEMBER, (Employee("0103", "单雪"),), incidents)
    scheme = reference()
    return build(scheme, facts, score(scheme, facts), english(), organisation="", team="Early")


def rows(*incidents: Incident) -> tuple[Row, ...]:
    content = month(*incidents)
    return explanation(content.people[0], content, english())


def incident(criterion: str, day: int = 4, **more: object) -> Incident:
    return Incident("0103", dt.date(2026, 11, day), criterion, **more)  # type: ignore[arg-type]


def number(text: str) -> Fraction:
    return Fraction(text.replace("−", "-"))


INCIDENTS = st.lists(
    st.builds(
        lambda criterion, day, minutes, voided, excused: incident(
            criterion, day, minutes=Fraction(minutes) if criterion == "late" else None, voided=voided, excused=excused
        ),
        st.sampled_from(KINDS),
        st.integers(1, 30),
        st.integers(0, 90),
        st.booleans(),
        st.booleans(),
    ),
    max_size=25,
)


@given(INCIDENTS)
def test_start_headings_and_bounds_add_up_to_the_score(incidents: list[Incident]) -> None:
    shown = rows(*incidents)
    counted = [row for row in shown if row.kind in {RowKind.START, RowKind.HEADING, RowKind.BOUND}]
    total = next(row for row in shown if row.kind is RowKind.TOTAL)
    assert sum((number(row.shown) for row in counted), Fraction(0)) == number(total.shown)


@given(INCIDENTS)
def test_the_lines_beneath_a_heading_add_up_to_it(incidents: list[Incident]) -> None:
    sums: list[list[Fraction]] = []
    for row in rows(*incidents):
        if row.kind is RowKind.HEADING:
            sums.append([number(row.shown), Fraction(0)])
        elif row.kind is RowKind.LINE:
            sums[-1][1] += number(row.shown)
    assert all(heading == lines for heading, lines in sums)


@given(INCIDENTS)
def test_every_line_of_the_result_is_there_once(incidents: list[Incident]) -> None:
    content = month(*incidents)
    shown = explanation(content.people[0], content, english())
    lines = [row for row in shown if row.kind in {RowKind.LINE, RowKind.BOUND}]
    assert sorted(row.text for row in lines) == sorted(line.title for line in content.people[0].lines)


def test_a_line_says_when_what_why_and_how_much() -> None:
    (line,) = (row for row in rows(incident("late", minutes=Fraction(7), note="bus")) if row.kind is RowKind.LINE)
    assert (line.day, line.code, line.shown, line.ink) == ("11-04", "1.1", "−5.0", "minus")
    assert line.text == "Late 7 min"
    assert line.reason.endswith("; bus")


def test_a_voided_line_is_struck_and_keeps_its_reason() -> None:
    shown = rows(incident("no-greeting", voided=True, note="wrong person"))
    (line,) = (row for row in shown if row.kind is RowKind.LINE)
    assert line.struck
    assert line.shown == "0.0"
    assert "wrong person" in line.reason


def test_an_excused_line_is_not_struck_and_costs_nothing() -> None:
    shown = rows(incident("late", minutes=Fraction(12), excused=True, note="rainstorm"))
    (line,) = (row for row in shown if row.kind is RowKind.LINE)
    assert (line.struck, line.shown, line.text_ink) == (False, "0.0", "third_ink")
    assert "rainstorm" in line.reason


def test_a_category_whose_marks_are_used_up_says_so_with_a_line() -> None:
    shown = rows(*(incident("complaint", day) for day in (1, 2, 3, 4)))
    heading = next(row for row in shown if row.kind is RowKind.HEADING)
    assert (heading.shown, heading.beside) == ("−15.0", "0.0 of 15")
    assert [row.shown for row in shown if row.kind is RowKind.LINE] == ["−5.0"] * 4 + ["+5.0"]


def test_the_cap_stands_last_before_the_total() -> None:
    shown = rows(incident("praise-banner"))
    kinds = [row.kind for row in shown]
    assert kinds == [RowKind.START, RowKind.HEADING, RowKind.LINE, RowKind.BOUND, RowKind.TOTAL]
    assert shown[3].shown == "−5.0"
    assert shown[4].shown == "100.0"


def test_a_score_that_was_rounded_shows_what_it_was_before() -> None:
    scheme = reference().model_copy(update={"decimals": 0})
    facts = Facts(NOVEMBER, (Employee("0103", "单雪"),), (incident("poorly-cleaned", points=Fraction("-0.5")),))
    content = build(scheme, facts, score(scheme, facts), english(), organisation="", team="Early")
    shown = explanation(content.people[0], content, english())
    assert [(row.kind, row.shown) for row in shown[-2:]] == [
        (RowKind.BEFORE_ROUNDING, "99.5"),
        (RowKind.TOTAL, "100"),
    ]


def test_flags_come_with_their_reasons() -> None:
    flag = rows(incident("no-leave-procedure"))[-1]
    assert flag.kind is RowKind.FLAG
    assert "2026-11-04" in flag.reason


def test_the_whole_explanation_can_be_heard() -> None:
    heard = spoken(rows(incident("late", minutes=Fraction(7)))).splitlines()
    assert heard[0].endswith("100.0")
    assert heard[2].startswith("11-04 1.1 Late 7 min")
    assert heard[-1] == "Score 95.0"


@pytest.mark.parametrize(("grade", "said"), [(True, "no. 1, Excellent"), (False, "no. 1")])
def test_the_grade_is_said_only_where_there_are_grades(
    grade: bool, said: str, speak: Callable[[Language], Translator]
) -> None:
    scheme = reference() if grade else reference().model_copy(update={"grades": ()})
    facts = Facts(NOVEMBER, (Employee("0103", "单雪"),))
    content = build(scheme, facts, score(scheme, facts), english(), organisation="", team="Early")
    assert standing_text(content.people[0], speak("en")) == said


def test_a_category_that_only_takes_off_is_not_said_to_make_up_for_anything(page: MonthPage) -> None:
    data = page.data
    assert data is not None
    person = next(one for one in data.content.people if one.name == "单雪")
    place = next(n for n, one in enumerate(data.content.columns) if one.marks is None)
    column = data.content.columns[place].id

    def beside(points: int) -> str:
        line = replace(person.lines[0], category=column, points=Fraction(points))
        rows = explanation(replace(person, lines=(line,)), data.content, page.session.tr)
        return next(row.beside for row in rows if row.kind is RowKind.HEADING)

    assert beside(-2) == "no full marks"
    assert beside(2) == "makes up for deductions, 100 at most"
