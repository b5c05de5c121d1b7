"""Doubts before closing: each kind, found, settled, sealed."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from kpi_desktop import paths
from kpi_desktop.errors import DoubtsLeftError, RefusedError, WrongCallError
from kpi_desktop.services import closing, doubts, figures, incidents, months, pay_plans, people, undo, verify
from kpi_desktop.services.context import Context
from kpi_desktop.services.doubts import Doubt, DoubtKind
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator
from tests.services.conftest import log, on
from tests.services.measured import NOVEMBER, OCTOBER, enter, preset, team_by

tr_zh = Translator("zh", paths.resources() / "translations")
tr_en = Translator("en", paths.resources() / "translations")


def of(ctx: Context, team: Team, kind: DoubtKind) -> tuple[Doubt, ...]:
    return tuple(one for one in doubts.doubts(ctx, team, NOVEMBER) if one.kind is kind)


def test_a_quiet_month_leaves_no_doubt(ctx: Context, team: Team) -> None:
    assert doubts.doubts(ctx, team, NOVEMBER) == ()
    closing.close(ctx, team, OCTOBER)


def test_the_same_twice_on_a_day(ctx: Context, team: Team) -> None:
    ids = log(ctx, on(3), on(3, minutes=Fraction(20)), on(3, "0102"), on(4)).incidents
    (found,) = of(ctx, team, DoubtKind.TWICE)
    assert (found.people, found.incidents) == (("0101",), ids[:2])
    log(ctx, on(3))
    (other,) = of(ctx, team, DoubtKind.TWICE)
    assert other.id != found.id
    incidents.void(ctx, ids[1], "重复")
    incidents.void(ctx, ids[0], "重复")
    assert of(ctx, team, DoubtKind.TWICE) == ()


@pytest.mark.parametrize(("days", "day", "found"), [("1", 3, 1), ("1", 4, 0), ("2", 4, 1), ("0.5", 3, 1), ("2", 5, 0)])
def test_late_on_a_day_of_leave(bare: Context, days: str, day: int, found: int) -> None:
    team = team_by(bare, "attendance-conversion")
    leave = Entry("0101", dt.date(2026, 11, 3), "personal-leave", quantity=Fraction(days))
    late = Entry("0101", dt.date(2026, 11, day), "late", minutes=Fraction(20))
    other = Entry("0102", dt.date(2026, 11, day), "late", minutes=Fraction(20))
    incidents.log(bare, team, (leave, late, other))
    assert len(of(bare, team, DoubtKind.ON_LEAVE)) == found


def test_picks_left_at_the_mild_end(ctx: Context, team: Team) -> None:
    picked = on(4, "0102", "procedure-error", points=Fraction(-3))
    ids = log(ctx, on(3, "0102", "procedure-error"), on(5, "0103", "procedure-error"), picked).incidents
    (found,) = of(ctx, team, DoubtKind.MILD)
    assert (found.people, found.incidents) == (("0102", "0103"), ids[:2])


def test_scores_close_to_a_grade_edge(ctx: Context, team: Team) -> None:
    log(ctx, on(3, minutes=Fraction(45)), on(3, "0102"))
    edges = of(ctx, team, DoubtKind.EDGE)
    assert [(one.people, str(one.what.fields["score"]), one.what.fields["edge"]) for one in edges] == [
        (("0101",), "90.0", 90)
    ]


def test_missing_figures_are_one_doubt_each(bare: Context) -> None:
    team = team_by(bare, "template-95")
    enter(
        bare,
        team,
        ("0101", "satisfaction", "97"),
        ("0102", "satisfaction-part", "1"),
        ("0102", "satisfaction-whole", "0"),
    )
    found = {(one.figure, one.people) for one in of(bare, team, DoubtKind.MISSING)}
    assert found == {
        ("knowledge-test", ("0101", "0102", "0103")),
        ("satisfaction", ("0103",)),
        ("satisfaction", ("0102",)),
    }
    pay_plans.put_plan_in_force(bare, team, "grade-pay", NOVEMBER)
    more = {(one.figure, one.people) for one in of(bare, team, DoubtKind.MISSING)} - found
    assert more == {("sales", ("0101", "0102", "0103")), ("public-sales", ())}


def test_a_wage_that_a_plan_needs_is_missed(bare: Context) -> None:
    team = team_by(bare, "weikang-100")
    pay_plans.put_plan_in_force(bare, team, "band-pay", NOVEMBER)
    assert [one.figure for one in of(bare, team, DoubtKind.MISSING)] == ["performance-wage"]
    wages = people.NewPerson("0101", "张敏", dt.date(2024, 3, 1), performance_wage=Fraction(900))
    people.edit_person(bare, "0101", wages, NOVEMBER.first)
    assert [one.people for one in of(bare, team, DoubtKind.MISSING)] == [("0102", "0103")]


def test_a_tie_that_decides_a_prize(bare: Context) -> None:
    team = team_by(bare, "securities-90")
    enter(bare, team, *((number, "calls", "900") for number in ("0101", "0102", "0103")))
    enter(bare, team, ("0101", "failed-calls", "0"), ("0102", "failed-calls", "0"), ("0103", "failed-calls", "2"))
    assert [(one.people, one.what.fields["place"]) for one in of(bare, team, DoubtKind.TIE)] == [(("0101", "0102"), 1)]
    enter(bare, team, ("0102", "failed-calls", "1"))
    assert of(bare, team, DoubtKind.TIE) == ()


def test_a_tie_that_decides_a_flag_or_a_reward(bare: Context) -> None:
    rule = 'when = "{when}"\nflag = "{flag}"\n'
    kept = "[[standing]]\n" + rule.format(when="last", flag="improvement-report")
    seldom = "[[standing]]\n" + rule.format(when="last", flag="settlement") + "times = 3\n"
    words = 'name = { zh = "奖励", en = "Reward" }\nclause = { zh = "一", en = "1" }\n'
    paid = f'[[pay]]\nid = "reward"\nkind = "standing"\namount = 200\n{words}[pay.rule]\n'
    team = team_by(bare, preset("weikang-100") + kept + seldom + paid + rule.format(when="first", flag="reward"))
    log(bare, on(3, "0103", minutes=Fraction(20)))
    (first,) = of(bare, team, DoubtKind.TIE)
    assert first.people == ("0101", "0102")
    assert tr_zh.say(first.what) == "张敏、李倩并列第一，关系到奖励"
    log(bare, on(4, "0102", minutes=Fraction(20)))
    (last,) = of(bare, team, DoubtKind.TIE)
    assert last.people == ("0102", "0103")
    assert tr_zh.say(last.what) == "李倩、单雪并列末位，关系到提示整改"
    log(bare, on(5, "0103", minutes=Fraction(20)))
    assert of(bare, team, DoubtKind.TIE) == ()


@pytest.mark.parametrize(("wage", "doubted"), [("499.99", True), ("500", False), (None, False)])
def test_deductions_beyond_a_fifth_of_the_pay(bare: Context, wage: str | None, doubted: bool) -> None:
    fined = SCHEME_WITH_A_FINE
    team = team_by(bare, fined) if wage is None else team_by(bare, fined, base_wage=Fraction(wage))
    log(bare, on(3))
    assert bool(of(bare, team, DoubtKind.CUT)) is doubted


def test_pay_below_the_minimum_wage(bare: Context) -> None:
    team = team_by(bare, "weikang-100", base_wage=Fraction(2000), performance_wage=Fraction(500))
    pay_plans.put_plan_in_force(bare, team, "band-pay", NOVEMBER)
    assert of(bare, team, DoubtKind.MINIMUM) == ()
    figures.set_settings(bare, team, NOVEMBER, {figures.MINIMUM_WAGE: Fraction(2500)})
    assert of(bare, team, DoubtKind.MINIMUM) == ()
    figures.set_settings(bare, team, NOVEMBER, {figures.MINIMUM_WAGE: Fraction("2500.01")})
    found = of(bare, team, DoubtKind.MINIMUM)
    assert {one.people for one in found} == {("0101",), ("0102",), ("0103",)}
    assert {str(one.what.fields["pay"]) for one in found} == {"2500.00"}


def test_a_month_is_not_closed_before_its_doubts_are_settled_or_accepted(ctx: Context, team: Team) -> None:
    log(ctx, on(3, month=10, minutes=Fraction(45)), on(3, "0102", "procedure-error", month=10))
    found = doubts.doubts(ctx, team, OCTOBER)
    assert len(found) == 2
    with pytest.raises(DoubtsLeftError) as caught:
        closing.close(ctx, team, OCTOBER)
    assert caught.value.exit_code == 1
    assert [problem.path for problem in caught.value.problems] == [("doubts", one.id) for one in found]
    for one in found:
        doubts.settle(ctx, team, OCTOBER, one.id, " 核对无误 ")
    closing.close(ctx, team, OCTOBER)
    held = doubts.doubts(ctx, team, OCTOBER)
    assert [(one.id, one.word, one.what, one.incidents) for one in held] == [
        (one.id, "核对无误", one.what, one.incidents) for one in found
    ]
    with pytest.raises(RefusedError):
        doubts.settle(ctx, team, OCTOBER, found[0].id, "改口")


def test_doubts_that_were_accepted_together_are_kept_without_a_word_of_their_own(ctx: Context, team: Team) -> None:
    log(ctx, on(3, month=10, minutes=Fraction(45)))
    with pytest.raises(DoubtsLeftError):
        closing.close(ctx, team, OCTOBER, accept="  ")
    closing.close(ctx, team, OCTOBER, accept="都看过")
    (held,) = doubts.doubts(ctx, team, OCTOBER)
    assert (held.kind, held.word) == (DoubtKind.EDGE, None)
    assert closing.seals(ctx, team, OCTOBER)[-1].accepted == "都看过"


def test_a_word_is_replaced_undone_and_outlived_by_what_it_was_about(ctx: Context, team: Team) -> None:
    log(ctx, on(3, minutes=Fraction(45)))
    (found,) = doubts.doubts(ctx, team, NOVEMBER)
    doubts.settle(ctx, team, NOVEMBER, found.id, "第一次")
    second = doubts.settle(ctx, team, NOVEMBER, found.id, "第二次")
    assert doubts.doubts(ctx, team, NOVEMBER)[0].word == "第二次"
    undo.undo(ctx, second)
    assert doubts.doubts(ctx, team, NOVEMBER)[0].word == "第一次"
    log(ctx, on(4))
    assert found.id not in {one.id for one in doubts.doubts(ctx, team, NOVEMBER) if not one.settled}
    with pytest.raises(WrongCallError):
        doubts.settle(ctx, team, NOVEMBER, "edge-00000000", "x")
    with pytest.raises(RefusedError):
        doubts.settle(ctx, team, NOVEMBER, found.id, " ")
    assert verify.verify(ctx).problems == ()


SCHEME_WITH_A_FINE = """
id = "fined"
version = "1"
name = { zh = "罚", en = "Fined" }
about = { zh = "试", en = "For tests." }
source = { zh = "试", en = "For tests." }

[[criteria]]
id = "late"
name = { zh = "迟到", en = "Late" }
clause = { zh = "一", en = "1" }
unit = "minutes"
bands = [
    { minutes = "[0,∞)", points = -1, money = -100 },
]
"""


def test_a_month_that_was_scored_already_is_not_scored_again(
    ctx: Context, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(ctx, on(3, minutes=Fraction(3)))
    found = doubts.doubts(ctx, team, NOVEMBER)
    told = months.month_content(ctx, team, NOVEMBER, tr_zh)
    now = months.score_month(ctx, team, NOVEMBER)

    def no_more(*_: object, **__: object) -> None:
        raise AssertionError("scored again")

    monkeypatch.setattr(months, "score", no_more)
    assert doubts.doubts(ctx, team, NOVEMBER, now=now) == found != ()
    assert months.month_content(ctx, team, NOVEMBER, tr_zh, now=now) == told


def test_a_score_close_to_an_edge_of_pay(bare: Context) -> None:
    team = team_by(bare, "weikang-100")
    pay_plans.put_plan_in_force(bare, team, "grade-pay", NOVEMBER)
    log(bare, on(3, minutes=Fraction(7)), on(3, "0102", minutes=Fraction(3), points=Fraction(-2)))
    (found,) = of(bare, team, DoubtKind.PAY_EDGE)
    assert found.people == ("0101",), "95 is paid from 94.5 on; 98 is far from it"
    assert found.what.fields["edge"] == Fraction("94.5")


def test_between_narrow_bands_of_pay_only_a_score_at_the_very_edge_is_in_doubt(bare: Context) -> None:
    words = 'name = { zh = "奖金", en = "Bonus" }\nclause = { zh = "一", en = "1" }\n'
    bands = "".join(f"[[pay.bands]]\nat_least = {edge}\namount = 1{edge}\n" for edge in ("97", "96", "95", "0"))
    team = team_by(bare, preset("weikang-100") + f'[[pay]]\nid = "bonus"\nkind = "by-score"\n{words}{bands}')
    log(bare, on(3, minutes=Fraction(7)), on(3, "0102", minutes=Fraction(3), points=Fraction("-2.5")))
    assert [one.people for one in of(bare, team, DoubtKind.PAY_EDGE)] == [("0101",)]


def test_what_the_roster_pays_beside_the_plan_is_told_with_the_sum(bare: Context) -> None:
    team = team_by(
        bare, "weikang-100", base_wage=Fraction(400), performance_wage=Fraction(0), seniority_pay=Fraction(50)
    )
    pay_plans.put_plan_in_force(bare, team, "band-pay", NOVEMBER)
    figures.set_settings(bare, team, NOVEMBER, {figures.MINIMUM_WAGE: Fraction(2500)})
    said = {tr_en.say(one.what) for one in of(bare, team, DoubtKind.MINIMUM)}
    assert any("pay of 450, 450 of it from the roster beside the pay plan" in one for one in said), said
