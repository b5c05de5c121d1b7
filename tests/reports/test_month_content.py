"""A result is worded once, in either language, from hand-made results: scores, lines, reasons, flags."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from kpi_desktop.domain.facts import Employee, Facts, Incident
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.result import (
    CategoryResult,
    Flag,
    FlagKind,
    Line,
    LineKind,
    Pay,
    PayComponent,
    PersonResult,
    Result,
)
from kpi_desktop.domain.words import Label, Language, Message
from kpi_desktop.reports.content import MonthContent
from kpi_desktop.reports.month_content import build, flag_title, points_text
from kpi_desktop.schemes.model import Band, Category, Coefficient, Escalation, Grade, IncidentCriterion, Post, Scheme
from tests.render.samples import translator

NOVEMBER = Month(2026, 11)
CLAUSE = Label("第一条", "Section 1")
SCHEME = Scheme(
    id="small",
    version="3",
    name=Label("小方案", "Small scheme"),
    about=Label("", ""),
    source=Label("", ""),
    categories=(
        Category(id="attendance", name=Label("出勤", "Attendance"), marks=Fraction(100)),
        Category(id="praise", name=Label("表扬", "Praise")),
    ),
    criteria=(
        IncidentCriterion(
            id="late",
            name=Label("迟到", "Late"),
            category="attendance",
            code="1.1",
            clause=CLAUSE,
            unit="minutes",
            bands=(Band.model_validate({"minutes": "[0,∞)", "points": -5}),),
        ),
        IncidentCriterion(
            id="nap", name=Label("打盹", "Nap"), category="attendance", code="1.2", clause=CLAUSE, points=Fraction(-1)
        ),
        IncidentCriterion(
            id="chat",
            name=Label("聊天", "Chat"),
            category="attendance",
            code="1.3",
            clause=CLAUSE,
            points=Fraction("-0.25"),
            escalations=(Escalation(at=3, points=Fraction(-10)),),
        ),
    ),
    grades=(Grade(name=Label("优秀", "Excellent"), at_least=Fraction(0)),),
    posts=(Post(id="agent", name=Label("客服专员", "Agent")),),
)
ANNA = Employee("E1", "安娜", post="agent")
INCIDENT = Incident("E1", date(2026, 11, 4), "late", minutes=Fraction(7))


def step(criterion: str = "late", points: str = "-5", **more: object) -> Line:
    base = Line(
        kind=LineKind.INCIDENT,
        category="attendance",
        criterion=criterion,
        date=date(2026, 11, 4),
        points=Fraction(points),
        what=Message("{criterion}", {"criterion": Label("打盹", "nap")}),
        incident=0,
        ordinal=1,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def result(*lines: Line, employee: str = "E1", raw: str = "95", rank: int | None = 1) -> PersonResult:
    return PersonResult(
        employee=employee,
        score=Decimal(raw),
        raw=Fraction(raw),
        start=Fraction(100),
        grade=Label("优秀", "Excellent"),
        rank=rank,
        exempt=rank is None,
        coefficient=None,
        categories=(
            CategoryResult("attendance", Fraction(100), Fraction(raw)),
            CategoryResult("praise", None, Fraction(2)),
        ),
        lines=lines,
        pay=Pay(),
        flags=(),
    )


def worded(
    *people: PersonResult,
    language: Language = "zh",
    incidents: tuple[Incident, ...] = (INCIDENT,),
    employees: tuple[Employee, ...] = (ANNA,),
    scheme: Scheme = SCHEME,
    notices: tuple[Notice, ...] = (),
) -> MonthContent:
    facts = Facts(NOVEMBER, employees, incidents)
    outcome = Result("small", "3", NOVEMBER, people, notices)
    return build(scheme, facts, outcome, translator(language), organisation="维康", team="早班")


def test_the_month_is_named_in_its_language() -> None:
    zh, en = worded(result()), worded(result(), language="en")
    assert (zh.month, zh.month_title, zh.scheme_name) == ("2026-11", "2026年11月", "小方案")
    assert (en.month, en.month_title, en.scheme_name) == ("2026-11", "November 2026", "Small scheme")
    assert (zh.language, en.language) == ("zh", "en")
    assert (zh.organisation, zh.team, zh.scheme_version, zh.scheme_id) == ("维康", "早班", "3", "small")
    assert [(c.title, c.marks_text) for c in zh.columns] == [("出勤", "100"), ("表扬", "")]
    assert [c.title for c in en.columns] == ["Attendance", "Praise"]
    assert (zh.start_title, en.start_title) == ("起点：各考核项目满分合计", "Start: full marks of all categories")


def test_a_person_is_told_with_post_score_grade_and_categories() -> None:
    (one,) = worded(result(raw="86.95")).people
    assert (one.employee, one.name, one.team, one.post) == ("E1", "安娜", "早班", "客服专员")
    assert (one.score, one.raw_text, one.start_text, one.grade, one.rank) == ("87.0", "86.95", "100.0", "优秀", 1)
    assert [(c.shown, c.lost) for c in one.categories] == [("86.95", Fraction("13.05")), ("+2.0", 0)]


@pytest.mark.parametrize(("post", "told"), [("agent", "客服专员"), ("夜班组长", "夜班组长"), (None, "")])
def test_a_post_that_the_scheme_does_not_name_stays_as_written(post: str | None, told: str) -> None:
    assert worded(result(), employees=(replace(ANNA, post=post),)).people[0].post == told


@pytest.mark.parametrize(
    ("number", "told"),
    [("-5", "−5.0"), ("1", "+1.0"), ("0", "0.0"), ("-0.25", "−0.25"), ("-3.333333333333", "≈−3.33")],
)
def test_points_have_the_decimals_of_the_scheme_or_as_many_as_they_need(number: str, told: str) -> None:
    assert points_text(Fraction(number), 1, translator("zh")) == told
    assert worded(result(step(points=number))).people[0].lines[0].shown == told


def test_without_decimals_points_have_none() -> None:
    whole = SCHEME.model_copy(update={"decimals": 0})
    (one,) = worded(result(step(points="-5")), scheme=whole).people
    assert (one.score, one.lines[0].shown, one.start_text) == ("95", "−5", "100")


def test_a_line_tells_day_code_what_why_and_note() -> None:
    line = step(why=Message("{points} each", {"points": Fraction(-5)}), note="雨天")
    (told,) = worded(result(line), language="en").people[0].lines
    assert (told.day, told.date, told.code, told.title) == ("11-04", "2026-11-04", "1.1", "Nap")
    assert (told.reason, told.note, told.shown, told.incident) == ("no. 1 this month, −5 each", "雨天", "−5.0", 0)


def test_floors_have_neither_day_nor_code() -> None:
    floor = Line(LineKind.FLOOR, "attendance", None, None, Fraction(3), Message("{criterion}", {"criterion": "floor"}))
    (told,) = worded(result(floor)).people[0].lines
    assert (told.date, told.day, told.code, told.reason, told.shown) == (None, "", "", "", "+3.0")


def test_the_how_many_th_is_told_where_something_hangs_on_it() -> None:
    def reasons(*lines: Line) -> list[str]:
        return [line.reason for line in worded(result(*lines)).people[0].lines]

    assert reasons(step("nap")) == [""]
    assert reasons(step("nap"), step("nap", ordinal=2)) == ["", ""]
    assert reasons(step("late")) == ["第 1 次"]
    assert reasons(step("chat")) == ["第 1 次"]
    assert reasons(step("late", ordinal=None)) == [""]


@pytest.mark.parametrize(
    ("kind", "note", "told"),
    [
        (LineKind.EXCUSED, "暴雨停运", "免予考核：暴雨停运"),
        (LineKind.EXCUSED, "", "免予考核"),
        (LineKind.VOIDED, "记错人", "作废：记错人"),
        (LineKind.VOIDED, "", "作废"),
    ],
)
def test_excused_and_voided_lines_give_their_reason_once(kind: LineKind, note: str, told: str) -> None:
    (line,) = worded(result(step(points="0", kind=kind, note=note, ordinal=None))).people[0].lines
    assert (line.kind, line.reason, line.note, line.shown) == (kind, told, "", "0.0")


def test_a_carried_over_incident_tells_its_true_day() -> None:
    carried = replace(INCIDENT, occurred=date(2026, 10, 30))
    (line,) = worded(result(step("nap")), incidents=(carried,)).people[0].lines
    assert line.reason == "实际发生于 2026-10-30"


def test_the_average_is_that_of_the_ranked() -> None:
    people = (result(raw="95"), result(employee="E2", raw="90", rank=2), result(employee="E3", raw="10", rank=None))
    content = worded(*people)
    assert (content.participants, content.ranked, content.average) == (3, 2, "92.5")
    nobody = worded(result(rank=None))
    assert (nobody.ranked, nobody.average) == (0, "")


def test_a_scheme_without_grades_cap_or_marks_says_so() -> None:
    bare = SCHEME.model_copy(update={"grades": (), "cap": None, "categories": ()})
    content = worded(replace(result(), categories=(), grade=None), scheme=bare)
    assert (content.has_grades, content.cap, content.full_text, content.start_title) == (False, None, "100", "起点")
    assert content.columns == ()


def test_a_coefficient_is_told_where_the_grade_stands_or_with_it() -> None:
    both = worded(
        replace(result(), coefficient=Fraction(1)), replace(result(employee="E2"), coefficient=Fraction(17, 20))
    )
    assert [person.grade for person in both.people] == ["优秀，系数 1.0", "优秀，系数 0.85"]
    coefficients = (Coefficient(at_least=Fraction(0), value=Fraction(9, 10)),)
    bare = SCHEME.model_copy(update={"grades": (), "coefficients": coefficients})
    alone = worded(replace(result(), grade=None, coefficient=Fraction(9, 10)), scheme=bare)
    assert (alone.has_grades, alone.people[0].grade) == (True, "系数 0.9")


def test_lost_points_of_a_category_without_marks_are_its_deductions() -> None:
    lost = replace(
        result(),
        categories=(CategoryResult("attendance", None, Fraction(-7)), CategoryResult("praise", None, Fraction(0))),
    )
    assert [(c.shown, c.lost) for c in worded(lost).people[0].categories] == [
        ("−7.0", Fraction(7)),
        ("0.0", Fraction(0)),
    ]


def test_what_rounding_leaves_over_of_full_marks_is_not_lost() -> None:
    third, praise = Fraction(100, 3), CategoryResult("praise", None, Fraction(0))
    full = replace(result(), categories=(CategoryResult("attendance", third, third - Fraction(1, 300)), praise))
    assert [c.lost for c in worded(full).people[0].categories] == [0, 0]
    less = replace(result(), categories=(CategoryResult("attendance", third, third - 1), praise))
    assert [c.lost for c in worded(less).people[0].categories] == [1, 0]


def test_flags_are_titled_and_give_all_their_reasons() -> None:
    flag = Flag(
        FlagKind.WARNING, (Message("{criterion}", {"criterion": "a"}), Message("{criterion}", {"criterion": "b"}))
    )
    zh = worded(replace(result(), flags=(flag,))).people[0].flags
    en = worded(replace(result(), flags=(flag,)), language="en").people[0].flags
    assert [(f.kind, f.title, f.reason) for f in zh] == [(FlagKind.WARNING, "警告", "a；b")]
    assert [(f.title, f.reason) for f in en] == [("Warning", "a; b")]


@pytest.mark.parametrize("kind", FlagKind)
def test_every_flag_has_a_title_in_both_languages(kind: FlagKind) -> None:
    zh, en = flag_title(kind, translator("zh")), flag_title(kind, translator("en"))
    assert zh
    assert en
    assert zh != en


def test_money_has_two_decimals_and_is_absent_where_nothing_follows() -> None:
    pay = Pay("plan", (PayComponent("fines", Decimal("-40.00")), PayComponent("base", Decimal("1800.50"))))
    told = worded(replace(result(), pay=pay)).people[0].pay
    assert told is not None
    assert [(part.id, part.title, part.shown) for part in told.parts] == [
        ("fines", "扣款", "−40.00"),
        ("base", "base", "1800.50"),
    ]
    assert (told.plan, told.total) == ("plan", "1760.50")
    assert worded(result()).people[0].pay is None


def test_notices_are_worded() -> None:
    notice = Notice(
        Message("{criterion}", {"criterion": "here"}), Message("{criterion}", {"criterion": "this"}), "E1", "late"
    )
    nobody = replace(notice, employee=None, criterion=None)
    first, second = worded(result(), notices=(notice, nobody)).notices
    assert (first.where, first.what, first.employee, first.criterion) == ("安娜", "this", "E1", "late")
    assert second.where == "here"


def test_a_person_whom_the_facts_do_not_name_keeps_the_number() -> None:
    (one,) = worded(result(employee="E9")).people
    assert (one.employee, one.name, one.post) == ("E9", "", "")
