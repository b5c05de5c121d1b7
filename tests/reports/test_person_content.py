"""A person's page, worded: deductions beside praise, flags told once, strips and what became of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind, LineKind
from kpi_desktop.reports.content import FlagContent, LineContent
from kpi_desktop.reports.person_content import flags, objections, strips
from kpi_desktop.reports.person_months import Followed, Objected, PersonMonth
from kpi_desktop.reports.person_timeline import Day, Filed, Heading, Reached, timeline
from tests.render.samples import columns, line, person, translator

ZH = translator("zh")
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


def month(when: Month, *lines: LineContent, closed: bool = True, **values: object) -> PersonMonth:
    content = replace(person(0), lines=lines, score="94.0", rank=5)
    made = PersonMonth(when, 1, "早班", closed, content=content, ranked=12, decimals=1, columns=columns(4, "zh"))
    return replace(made, **values)  # type: ignore[arg-type]


def flagged(when: Month, *kinds: FlagKind, closed: bool = True, followed: Followed | None = None) -> PersonMonth:
    raised = tuple(FlagContent(kind, kind.value, f"{kind.value} {when}") for kind in kinds)
    made = month(when, closed=closed, followed=followed or Followed())
    assert made.content is not None
    return replace(made, content=replace(made.content, flags=raised))


def days(made: PersonMonth) -> list[tuple[str, str | None, str | None]]:
    return [
        (row.day, row.deduction.shown if row.deduction else None, row.praise.shown if row.praise else None)
        for row in timeline((made,), ZH)
        if isinstance(row, Day)
    ]


def test_what_falls_on_one_day_stands_side_by_side_the_newest_first() -> None:
    made = month(OCTOBER, line(3, "-5"), line(3, "1"), line(3, "-1"), line(20, "-2"))
    assert days(made) == [("11-21", "−2.0", None), ("11-04", "−1.0", "+1.0"), ("11-04", "−5.0", None)]


def test_every_point_of_a_month_is_in_its_sums() -> None:
    floor = replace(line(1, "2"), kind=LineKind.FLOOR, date=None, day="", incident=None)
    heading = timeline((month(OCTOBER, line(3, "-5"), line(4, "-3"), line(5, "1"), floor),), ZH)[0]
    assert isinstance(heading, Heading)
    assert (heading.lost, heading.gained) == ("−8.0", "+3.0")


def test_what_is_measured_or_rated_has_no_day() -> None:
    measured = [replace(line(1, "20"), kind=kind, incident=None) for kind in (LineKind.MEASURE, LineKind.RATING)]
    assert days(month(OCTOBER, *measured)) == []


def test_what_is_measured_or_rated_stands_as_lines_of_its_own_beneath_the_days() -> None:
    satisfied = replace(
        line(1, "20", kind=LineKind.MEASURE),
        title="满意率 97 %",
        reason="95 % 以上",
        note="",
        shown="+20.0",
        incident=None,
    )
    manner = replace(line(2, "0", kind=LineKind.RATING), title="服务态度", incident=None, unscored=True)
    rows = timeline((month(OCTOBER, satisfied, manner, line(3, "-5")),), ZH)
    assert [type(row) for row in rows] == [Heading, Day, Reached, Reached]
    first, second = (row for row in rows if isinstance(row, Reached))
    assert (first.kind, first.title, first.detail, first.shown, first.missing) == (
        "指标", "满意率 97 %", "95 % 以上", "+20.0", False,
    )  # fmt: skip
    assert (second.kind, second.title, second.missing) == ("评分", "服务态度", True)
    heading = rows[0]
    assert isinstance(heading, Heading)
    assert (heading.lost, heading.gained) == ("−5.0", ""), "what is reached is neither lost nor praise"


def test_the_heading_knows_whose_strip_its_month_is() -> None:
    heading = timeline((month(OCTOBER, line(3, "-5")),), ZH)[0]
    assert isinstance(heading, Heading)
    assert (heading.team, heading.employee) == (1, person(0).employee)


def test_what_was_voided_is_struck_and_praise_that_was_voided_stays_praise() -> None:
    voided = replace(line(2, "0", kind=LineKind.VOIDED), category="c3")
    made = month(OCTOBER, voided, line(5, "0", kind=LineKind.EXCUSED))
    praise, excused = (row for row in reversed(timeline((made,), ZH)) if isinstance(row, Day))
    assert praise.praise is not None
    assert praise.praise.struck
    assert praise.praise.ink == "third_ink"
    assert excused.deduction is not None
    assert not excused.deduction.struck
    assert "免予考核" in excused.deduction.detail


def test_evidence_is_marked_at_its_entry_alone() -> None:
    made = month(OCTOBER, line(3, "-5"), line(4, "-1"), evidence={4: 77})
    marked = {
        row.day: row.deduction.evidence for row in timeline((made,), ZH) if isinstance(row, Day) and row.deduction
    }
    assert marked == {"11-05": Filed(77, date(2026, 11, 5)), "11-04": None}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "已结，94.0，第 5 名"),
        ({"closed": False}, "未结，至今 94.0"),
        ({"closed": False, "reopened": True}, "重开，至今 94.0"),
    ],
)
def test_the_heading_of_a_month_says_how_it_stands(values: dict[str, bool], said: str) -> None:
    heading = timeline((month(OCTOBER, **values),), ZH)[0]
    assert isinstance(heading, Heading)
    assert heading.state == said


def test_months_without_employment_are_left_out() -> None:
    rows = timeline((PersonMonth(OCTOBER), month(NOVEMBER)), ZH)
    assert [row.month for row in rows] == [NOVEMBER]


SIGNED = date(2026, 11, 3)
WAITING = Objected(date(2026, 11, 4), "与录音不符")
UPHELD = replace(WAITING, decided=date(2026, 11, 6), upheld=True, outcome="复听后改判")


@pytest.mark.parametrize(
    ("followed", "state", "wanted"),
    [
        (Followed(), "未签字", True),
        (Followed(handed_out=SIGNED), "已发放 11-03，未签字", True),
        (Followed(signed=SIGNED, handed_out=SIGNED), "11-03 已签", False),
        (Followed(signed=SIGNED, objections=(WAITING,)), "申诉，待处理", True),
        (Followed(signed=SIGNED, objections=(UPHELD,)), "申诉成立", False),
        (Followed(objections=(replace(UPHELD, upheld=False),)), "申诉不成立", False),
    ],
)
def test_a_strip_says_what_became_of_it(followed: Followed, state: str, wanted: bool) -> None:
    (strip,) = strips((month(OCTOBER, followed=followed), month(NOVEMBER, closed=False)), ZH)
    assert (strip.month, strip.score, strip.open) == (OCTOBER, "94.0", wanted)
    assert strip.state == state


def test_a_flag_of_several_months_running_is_told_once_and_a_gap_parts_it() -> None:
    due, warned = FlagKind.PROMOTION_DUE, FlagKind.WARNING
    found = flags(
        (flagged(Month(2026, 7), due), flagged(Month(2026, 8)), flagged(Month(2026, 9), due, warned),
         flagged(OCTOBER, due), flagged(NOVEMBER, due, closed=False)),
        ZH,
    )  # fmt: skip
    assert [(one.title, str(one.since), str(one.until)) for one in found] == [
        ("promotion-due", "2026-09", "2026-11"),
        ("warning", "2026-09", "2026-09"),
        ("promotion-due", "2026-07", "2026-07"),
    ]
    assert found[0].reason == "promotion-due 2026-11"


@pytest.mark.parametrize(
    ("closed", "followed", "settled"),
    [
        (False, Followed(), False),
        (True, Followed(), False),
        (True, Followed(signed=SIGNED), True),
        (False, Followed(talks=(SIGNED,)), True),
    ],
)
def test_a_talk_or_a_signature_settles_a_flag(closed: bool, followed: Followed, settled: bool) -> None:
    (flag,) = flags((flagged(OCTOBER, FlagKind.ABSENCE, closed=closed, followed=followed),), ZH)
    assert flag.settled == settled
    assert ("11-03" in flag.told) == settled


def test_objections_are_told_with_their_outcome_the_newest_first() -> None:
    made = month(OCTOBER, followed=Followed(objections=(UPHELD, WAITING)))
    first, second = objections((made,), ZH)
    assert first.open
    assert "与录音不符" in first.text
    assert not second.open
    assert "复听后改判" in second.text
    assert "2026-11-06" in second.text


def test_points_are_exact_however_many_there_are() -> None:
    thirds = [replace(line(place, "-1"), points=Fraction(-1, 3)) for place in range(3)]
    heading = timeline((month(OCTOBER, *thirds),), ZH)[0]
    assert isinstance(heading, Heading)
    assert heading.lost == "−1.0"
