"""Three regulations that the catalogue doesn't have, entered in the editor by keys alone and scored as worked by hand.

* A hotline's monthly index: three measures, each brought to 0–100 by bands of its own, weighted 50, 30 and 20 per cent.
* A ladder of warnings: misconduct is warned in writing; the second month with a warning within a rolling twelve months
  asks for an improvement report, the third proposes a demotion, the fourth a dismissal.
* House rules in money only: lateness, lost badges and days of absence cost yuan, sales earn a commission, and whoever
  takes most calls has a prize. Nobody's score moves.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.facts import Employee, Facts, Incident, Measure, Standing
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


@pytest.fixture
def typist(ctx: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons, qtbot: QtBot) -> Typist:
    """In front of an empty draft, in English."""
    desk = Desk(Session(ctx, speak("en"), theme, icons, resolve(ctx)))
    qtbot.addWidget(desk)
    desk.resize(1208, 772)
    present(desk, qtbot)
    desk.show_start()
    desk.start.begin_blank()
    assert desk.editor is not None
    return Typist(desk.editor, desk)


def finished(typist: Typist) -> Scheme:
    """The scheme as its file says it; it has no fault."""
    assert [str(fault.what) for fault in typist.editor.draft.looked.faults] == []
    return load_scheme(typist.editor.draft.text)


def of(scheme: Scheme, facts: Facts) -> dict[str, PersonResult]:
    return {one.employee: one for one in score(scheme, facts).results}


def test_bands_of_each_measure_brought_to_100_and_weighted(typist: Typist) -> None:
    typist.open("scheme")
    typist.named("热线月度指数", "Hotline index")
    measures = (
        ("接通率", "Connection rate", 50, (("[0,80)", 0), ("[80,90)", 60), ("[90,95)", 80), ("[95,inf)", 100))),
        ("平均处理时长", "Handling time", 30, (("[0,180]", 100), ("(180,240]", 80), ("(240,inf)", 50))),
        ("质检成绩", "Quality", 20, (("[0,80)", 60), ("[80,90)", 85), ("[90,inf)", 100))),
    )
    for chinese, english, weight, bands in measures:
        typist.add("measure")
        typist.named(chinese, english)
        typist.fill("id", text=english.lower().replace(" ", "-"))
        typist.fill("marks", text="100")
        typist.fill("weight", text=str(weight))
        typist.way("Scored", "by bands")
        typist.rows_wanted("bands", len(bands))
        for place, (span, points) in enumerate(bands):
            typist.span("method", "bands", place, "values", text=span)
            typist.fill("method", "bands", place, "points", text=str(points))
    scheme = finished(typist)
    assert scheme.name.zh == "热线月度指数"

    people = {"middling": ("93", "200", "85"), "at the bounds": ("95", "180", "90"), "below": ("79.99", "240.5", "79")}
    ids = ("connection-rate", "handling-time", "quality")
    figures = tuple(
        Measure(name, measure, Fraction(value))
        for name, values in people.items()
        for measure, value in zip(ids, values, strict=True)
    )
    results = of(scheme, Facts(OCTOBER, tuple(Employee(name) for name in people), measures=figures))
    # 80 × 50 % + 80 × 30 % + 85 × 20 % = 40 + 24 + 17
    assert results["middling"].score == Decimal("81.0")
    # 100 of each: 95, 180 and 90 belong to the best bands.
    assert results["at the bounds"].score == Decimal("100.0")
    # 0 × 50 % + 50 × 30 % + 60 × 20 % = 0 + 15 + 12
    assert results["below"].score == Decimal("27.0")
    assert [results[name].rank for name in people] == [2, 1, 3]


def test_a_ladder_of_warnings_over_a_rolling_twelve_months(typist: Typist) -> None:
    typist.open("scheme")
    typist.named("违纪警告阶梯", "Ladder of warnings")
    typist.add("incident")
    typist.named("违纪", "Misconduct")
    typist.fill("id", text="misconduct")
    typist.fill("points", text="-5")
    typist.choose(typist.input("flag"), "flag: warning")
    typist.open("standing")
    typist.rows_wanted("standing", 3)
    ladder = ((2, "flag: improvement report"), (3, "flag: demotion proposed"), (4, "flag: dismissal proposed"))
    for place, (times, flag) in enumerate(ladder):
        typist.choose(typist.input("standing", place, "when"), "with a flag")
        typist.choose(typist.input("standing", place, "of"), "flag: warning")
        typist.fill("standing", place, "times", text=str(times))
        typist.choose(typist.input("standing", place, "within"), "in the last months")
        typist.fill("standing", place, "months", text="12")
        typist.choose(typist.input("standing", place, "flag"), flag)
    scheme = finished(typist)

    def raised(*earlier: Month, now: bool = True) -> list[str]:
        incidents = (Incident("E", date(2026, 10, 8), "misconduct"),) if now else ()
        history = tuple(Standing("E", month, Fraction(95), flags=("warning",)) for month in earlier)
        result = of(scheme, Facts(OCTOBER, (Employee("E"),), incidents, history=history))["E"]
        assert result.score == (Decimal("95.0") if now else Decimal("100.0"))
        return [flag.kind.value for flag in result.flags]

    assert raised() == ["warning"]
    # November 2025 is the first of the twelve months that end in October 2026; October 2025 is too long ago.
    assert raised(Month(2025, 10)) == ["warning"]
    assert raised(Month(2025, 11)) == ["warning", "improvement-report"]
    # Across the turn of the year, with months between them.
    assert raised(Month(2025, 12), Month(2026, 6)) == ["warning", "demotion", "improvement-report"]
    assert raised(Month(2025, 11), Month(2026, 2), Month(2026, 9)) == [
        "warning", "separation", "demotion", "improvement-report",
    ]  # fmt: skip
    assert raised(Month(2025, 9), Month(2025, 10), Month(2025, 11)) == ["warning", "improvement-report"]
    # A month without misconduct raises nothing, whatever lies before it.
    assert raised(Month(2026, 7), Month(2026, 8), Month(2026, 9), now=False) == []


def enter_deductions(typist: Typist) -> None:
    """What costs money."""
    typist.open("scheme")
    typist.named("只扣款办法", "House rules in money")
    typist.fill("base", text="0")
    typist.fill("cap", text="0")

    typist.add("incident")
    typist.named("迟到", "Late")
    typist.fill("id", text="late")
    typist.way("Scored", "by bands of minutes")
    bands = (("[0,10]", -10), ("(10,30]", -20), ("(30,inf)", -50))
    typist.rows_wanted("bands", len(bands))
    for place, (span, yuan) in enumerate(bands):
        typist.span("bands", place, "minutes", text=span)
        typist.fill("bands", place, "points", text="0")
        typist.fill("bands", place, "money", text=str(yuan))

    typist.add("incident")
    typist.named("丢失工牌", "Lost badge")
    typist.fill("id", text="lost-badge")
    typist.way("Scored", "money only")
    typist.fill("money", text="-30")

    typist.add("incident")
    typist.named("旷工", "Absence")
    typist.fill("id", text="absence")
    typist.way("Scored", "money only")
    typist.fill("money", text="")
    typist.fill("day_wages", text="-2")
    typist.choose(typist.input("unit"), "by the day")


def enter_earnings(typist: Typist) -> None:
    """What brings money."""
    typist.open("settings")
    typist.rows_wanted("measures", 2)
    for place, (name, chinese, english) in enumerate((("sales", "销售额", "Sales"), ("calls", "接听量", "Calls"))):
        typist.fill("measures", place, "id", text=name)
        zh, en = typist.form.field("measures", place, "name").inputs()
        typist.type(zh, chinese)
        typist.type(en, english)

    typist.add("pay")
    typist.named("提成", "Commission")
    typist.fill("id", text="commission")
    typist.way("Kind", "commission by tiers")
    typist.choose(typist.input("measure"), "Sales")
    typist.rows_wanted("tiers", 2)
    typist.span("tiers", 0, "values", text="[0,5000]")
    typist.fill("tiers", 0, "percent", text="1")
    typist.span("tiers", 1, "values", text="(5000,inf)")
    typist.fill("tiers", 1, "percent", text="2")

    typist.add("pay")
    typist.named("接听奖", "Prize for calls")
    typist.fill("id", text="most-calls")
    typist.way("Kind", "prizes for places")
    typist.rows_wanted("contests", 1)
    typist.choose(typist.input("contests", 0, "measure"), "Calls")
    typist.fill("contests", 0, "prizes", text="200 100")


def test_house_rules_in_money_only(typist: Typist) -> None:
    enter_deductions(typist)
    enter_earnings(typist)
    scheme = finished(typist)

    day = date(2026, 10, 8)
    facts = Facts(
        OCTOBER,
        (Employee("A", day_wage=Fraction(150)), Employee("B"), Employee("C")),
        (
            Incident("A", day, "late", minutes=Fraction(10)),
            Incident("A", day, "late", minutes=Fraction("10.5")),
            Incident("A", day, "late", minutes=Fraction(31)),
            Incident("A", day, "absence", quantity=Fraction(1)),
            Incident("B", day, "lost-badge", quantity=Fraction(2)),
        ),
        measures=(
            Measure("A", "sales", Fraction(5000)),
            Measure("A", "calls", Fraction(400)),
            Measure("B", "sales", Fraction("5000.5")),
            Measure("B", "calls", Fraction(500)),
            Measure("C", "sales", Fraction(0)),
            Measure("C", "calls", Fraction(300)),
        ),
    )
    results = of(scheme, facts)
    assert {one.score for one in results.values()} == {Decimal("0.0")}
    pay = {name: {part.id: part.amount for part in one.pay.components} for name, one in results.items()}
    # A: 10 + 20 + 50 for lateness and two day's wages of 150; 1 % of 5000; second in calls.
    assert pay["A"] == {"fines": Decimal("-380.00"), "commission": Decimal("50.00"), "most-calls": Decimal("100.00")}
    # B: two badges; 2 % of 5000.5 = 100.01; first in calls.
    assert pay["B"] == {"fines": Decimal("-60.00"), "commission": Decimal("100.01"), "most-calls": Decimal("200.00")}
    assert pay["C"] == {"fines": Decimal("0.00"), "commission": Decimal("0.00"), "most-calls": Decimal("0.00")}
    assert results["A"].pay.total == Decimal("-230.00")
