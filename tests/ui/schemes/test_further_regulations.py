"""Three more regulations, typed in from nothing and scored: a restaurant's, a bank's, a property desk's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.facts import Employee, Facts, Incident, Measure, Rating, Standing
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import PersonResult
from kpi_desktop.domain.words import Language
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.scoring import score
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import resolve
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.schemes.editor.desk import Desk
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Theme
from tests.ui.schemes.typist import Typist
from tests.ui.windows import present

OCTOBER = Month(2026, 10)


def day(number: int) -> date:
    return date(2026, 10, number)


@pytest.fixture(params=["zh", "en"])
def session(
    request: pytest.FixtureRequest, ctx: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons
) -> Session:
    """The work of a window in either language."""
    return Session(ctx, speak(request.param), theme, icons, resolve(ctx))


@pytest.fixture
def typist(session: Session, qtbot: QtBot) -> Typist:
    """In front of an empty draft."""
    desk = Desk(session)
    qtbot.addWidget(desk)
    desk.resize(1208, 772)
    present(desk, qtbot)
    desk.show_start()
    desk.start.begin_blank()
    assert desk.editor is not None
    return Typist(desk.editor, desk)


def finished(typist: Typist) -> Scheme:
    """The scheme as its file says it; it has no fault."""
    tr = typist.editor.session.tr
    assert [tr.say(fault.what) for fault in typist.editor.draft.looked.faults] == []
    return load_scheme(typist.editor.draft.text)


def of(scheme: Scheme, facts: Facts) -> dict[str, PersonResult]:
    return {one.employee: one for one in score(scheme, facts).results}


def incident(typist: Typist, name: str, chinese: str, points: int) -> None:
    """A criterion with fixed points, in Chinese only."""
    typist.add("incident")
    typist.named_once(chinese)
    typist.fill("id", text=name)
    typist.fill("points", text=str(points))


def test_service_points_of_a_restaurant_paid_out_at_once(typist: Typist) -> None:
    typist.open("scheme")
    typist.named_once("服务员积分")
    typist.fill("cap", text="")
    incident(typist, "breakage", "打碎餐具", -2)
    typist.fill("money", text="-15")
    incident(typist, "thanks", "客人点名表扬", 3)
    incident(typist, "tardy", "晚到", -1)
    typist.rows_wanted("escalations", 1)
    typist.fill("escalations", 0, "points", text="-3")
    typist.tick("escalations", 0, "repeats")
    typist.add("pay")
    typist.named_once("积分兑现")
    typist.fill("amount", text="5")
    scheme = finished(typist)
    assert scheme.name.en == scheme.name.zh == "服务员积分"
    told = [one for one in typist.editor.draft.looked.notices if "English" in one.what.id]
    assert [one.what.fields["count"] for one in told] == [5]  # the scheme, three criteria, a component

    facts = Facts(
        OCTOBER,
        (Employee("A"), Employee("B")),
        (
            Incident("A", day(2), "breakage"), Incident("A", day(2), "breakage"), Incident("A", day(3), "thanks"),
            *(Incident("A", day(n), "tardy") for n in (5, 6, 7)),
            *(Incident("B", day(n), "thanks") for n in (5, 6)),
        ),
    )  # fmt: skip
    results = of(scheme, facts)
    # 100 − 2 × 2 + 3 − 3 × 1, and 3 more at the third
    assert results["A"].score == Decimal("93.0")
    assert results["B"].score == Decimal("106.0")
    pay = {name: {part.id: part.amount for part in one.pay.components} for name, one in results.items()}
    # 5 yuan for each of −4 + 3 − 3 − 3 points; two plates of 15 yuan beside them
    assert pay == {
        "A": {"component-1": Decimal("-35.00"), "fines": Decimal("-30.00")},
        "B": {"component-1": Decimal("30.00"), "fines": Decimal("0.00")},
    }


def test_a_bank_hotline_against_the_mean_of_the_team_with_a_veto(typist: Typist) -> None:
    typist.open("scheme")
    typist.named_once("信用卡热线考核")
    for name, chinese, marks in (("workload", "工作量", 40), ("quality", "质量", 60)):
        typist.add("category")
        typist.named_once(chinese)
        typist.fill("id", text=name)
        typist.fill("marks", text=str(marks))

    typist.open("categories", 0)
    typist.add("measure")
    typist.named_once("接通量")
    typist.fill("id", text="calls")
    typist.fill("marks", text="40")
    typist.ways("Scored", "by bands of the team's mean")
    typist.rows_wanted("bands", 3)
    for place, (span, points) in enumerate((("[0,80)", 0), ("[80,100)", 30), ("[100,inf)", 40))):
        typist.span("method", "bands", place, "values", text=span)
        typist.fill("method", "bands", place, "points", text=str(points))

    typist.open("categories", 1)
    typist.add("rating")
    typist.named_once("录音评分")
    typist.fill("id", text="listening")
    typist.fill("marks", text="60")

    typist.open("categories", 1)
    typist.add("incident")
    typist.named_once("泄露客户信息")
    typist.fill("id", text="leak")
    typist.ways("Scored", "a flag only")
    typist.choose(typist.input("flag"), typist.said("flag: dismissal proposed"))
    typist.choose(typist.input("zeroes"), "录音评分")
    scheme = finished(typist)
    assert [one.category for one in scheme.criteria] == ["workload", "quality", "quality"]

    names = ("A", "B", "C")
    facts = Facts(
        OCTOBER,
        tuple(Employee(name) for name in names),
        (Incident("C", day(9), "leak"),),
        measures=tuple(Measure(n, "calls", Fraction(v)) for n, v in zip(names, (500, 640, 660), strict=True)),
        ratings=tuple(Rating(name, "listening", Fraction(50)) for name in names),
    )
    results = of(scheme, facts)
    # The mean is 600: 83.3 % give 30, 106.7 % and 110 % give 40.
    assert {name: one.score for name, one in results.items()} == {
        "A": Decimal("80.0"), "B": Decimal("90.0"), "C": Decimal("40.0"),
    }  # fmt: skip
    assert [flag.kind.value for flag in results["C"].flags] == ["separation"]


def test_streaks_of_a_property_desk(typist: Typist) -> None:
    typist.open("scheme")
    typist.named_once("物业前台考核")
    incident(typist, "report-late", "报修超时", -4)
    typist.open("standing")
    typist.rows_wanted("standing", 3)
    rules = (("score too low", 2, "flag: improvement report"), ("last in rank", 3, "flag: demotion proposed"),
             ("first in rank", 2, "flag: reward"))  # fmt: skip
    for place, (when, times, flag) in enumerate(rules):
        typist.choose(typist.input("standing", place, "when"), typist.said(when))
        typist.fill("standing", place, "times", text=str(times))
        typist.choose(typist.input("standing", place, "flag"), typist.said(flag))
    typist.fill("standing", 0, "below", text="80")
    typist.choose(typist.input("standing", 1, "within"), typist.said("in the calendar year"))
    typist.add("pay")
    typist.named_once("连续第一奖")
    typist.ways("Kind", "for how somebody stands")
    typist.fill("amount", text="200")
    typist.fill("rule", "times", text="2")
    scheme = finished(typist)

    before = (Month(2026, 8), Month(2026, 9))
    history = (
        *(Standing("first", month, Fraction(100), rank=1, last=False) for month in before[1:]),
        Standing("low", before[1], Fraction(79), rank=2, last=True),
        Standing("low", Month(2026, 2), Fraction(90), rank=2, last=True),
        Standing("once", before[0], Fraction(60), rank=3, last=False),
    )
    people = tuple(Employee(name) for name in ("first", "low", "once"))
    low = [Incident("low", day(n), "report-late") for n in range(1, 7)]
    once = [Incident("once", day(n), "report-late") for n in range(1, 7)]
    late = (*low, *once)
    results = of(scheme, Facts(OCTOBER, people, late[:-1], history=history))
    assert {name: one.score for name, one in results.items()} == {
        "first": Decimal("100.0"), "low": Decimal("76.0"), "once": Decimal("80.0"),
    }  # fmt: skip
    flags = {name: sorted(flag.kind.value for flag in one.flags) for name, one in results.items()}
    # 80 isn't below 80; the months of somebody last needn't follow one another within the year.
    assert flags == {"first": ["reward"], "low": ["demotion", "improvement-report"], "once": []}
    assert results["first"].pay.total == Decimal("200.00")
    assert results["once"].pay.total in {None, Decimal("0.00")}
    lower = of(scheme, Facts(OCTOBER, people, late, history=history))["once"]
    assert lower.score == Decimal("76.0")
    assert not lower.flags  # 60 in August doesn't follow: September is missing, and breaks the run
