"""A team as it is after some months of use: with everything that can be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from PySide6.QtGui import QColor, QImage

from kpi_desktop.domain.words import Language
from kpi_desktop.render.photo import encoded
from kpi_desktop.services import (
    carrying,
    closing,
    evidence,
    figures,
    follow_ups,
    incidents,
    teams,
)
from kpi_desktop.services.context import Context
from kpi_desktop.services.figures import MeasureChange, TeamMeasureChange
from kpi_desktop.services.follow_up_types import FollowUp, FollowUpKind, Outcome
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.pay_plans import put_plan_in_force
from kpi_desktop.services.work import working
from kpi_desktop.settings import SAMPLE
from tools.scenes.present import NOVEMBER, OCTOBER, TODAY


def rich(ctx: Context, language: Language) -> None:
    """The demo as a real team has it after some months: with all that can be kept beside incidents."""
    with working(ctx, "not-a-sample") as unit:
        unit.settings.set(SAMPLE, "")
    team, zh = teams.resolve(ctx), language == "zh"
    put_plan_in_force(ctx, team, "grade-pay", NOVEMBER)
    sales = [MeasureChange(f"01{n:02d}", "sales", Fraction(12000 + 900 * n)) for n in range(1, 11)]
    figures.set_measures(ctx, team, NOVEMBER, sales)
    figures.set_team_measures(ctx, team, NOVEMBER, [TeamMeasureChange("public-sales", Fraction(86000))])
    _todays(ctx, zh=zh)
    _followed(ctx, zh=zh)


def _todays(ctx: Context, *, zh: bool) -> None:
    """What was logged this morning, with a photo, and what is odd about some of it."""
    team = teams.resolve(ctx)
    note = "客户投诉，录音已听，已与本人核对" if zh else "A complaint; the recording was heard, and it was gone through"
    logged = incidents.log(
        ctx,
        team,
        (
            Entry("0108", TODAY, "complaint", note=note),
            Entry("0102", TODAY, "late", minutes=Fraction(8)),
            Entry("0102", TODAY, "late", minutes=Fraction(12)),
            Entry("0105", TODAY, "praise-written"),
            Entry("0104", date(2026, 11, 18), "late", minutes=Fraction(3)),
        ),
    ).incidents
    evidence.attach(ctx, logged[0], "录音记录 2026-11-20.png" if zh else "recording 2026-11-20.png", photo())
    evidence.attach(ctx, logged[0], "投诉登记表.pdf" if zh else "complaint form.pdf", b"%PDF-1.7\n" + bytes(3000))


def photo() -> bytes:
    """A small picture."""
    image = QImage(640, 420, QImage.Format.Format_RGB32)
    for y in range(420):
        for x in range(0, 640, 20):
            shade = QColor.fromHsl(205, 90, 120 + (x * 7 + y * 3) % 90)
            for step in range(20):
                image.setPixelColor(x + step, y, shade)
    return encoded(image, evidence.MOST_BYTES)


def _followed(ctx: Context, *, zh: bool) -> None:
    team = teams.resolve(ctx)
    day = date(2026, 11, 4)

    def new(number: str, kind: FollowUpKind, text: str = "") -> FollowUp:
        return FollowUp(number, OCTOBER, kind, day, text)

    said = (
        "说明了迟到三次的情况，约定提前十分钟到岗"
        if zh
        else "Spoke about being late three times; comes ten minutes early"
    )
    objects = "11 月 9 日那次不是本人接待" if zh else "It was somebody else who was at the desk on the 9th"
    numbers = [f"01{n:02d}" for n in range(1, 10)]
    follow_ups.record(ctx, team, [new(number, FollowUpKind.HANDED_OUT) for number in numbers])
    follow_ups.record(ctx, team, [new(number, FollowUpKind.SIGNED) for number in numbers[:6]])
    follow_ups.record(
        ctx,
        team,
        [
            new("0108", FollowUpKind.TALK, said),
            new("0108", FollowUpKind.OBJECTION, objects),
            new("0102", FollowUpKind.OBJECTION, objects),
        ],
    )
    first = next(one for one in follow_ups.of_person(ctx, "0102") if one.what.kind is FollowUpKind.OBJECTION)
    checked = "已核对值班表，不成立" if zh else "The duty list was checked; it stands"
    outcome = replace(new("0102", FollowUpKind.OUTCOME, checked), outcome=Outcome.REJECTED, answers=first.id)
    follow_ups.record(ctx, team, [outcome])


def reopened(ctx: Context, language: Language) -> None:
    """October reopened, and moved."""
    zh = language == "zh"
    team = teams.resolve(ctx)
    closing.reopen(
        ctx, team, OCTOBER, "异议成立，更正一条记录" if zh else "An objection was upheld; one record changes"
    )
    incidents.log(ctx, team, [Entry("0103", date(2026, 10, 15), "praise-oral")])


def closed(ctx: Context, language: Language) -> None:
    """November closed too, with pay."""
    word = "已逐条核对" if language == "zh" else "Gone through one by one"
    closing.close(ctx, teams.resolve(ctx), NOVEMBER, accept=word)


def late(ctx: Context, language: Language) -> None:
    """Something came to light late, something was void, a talk took many words, an objection was upheld."""
    zh, team = language == "zh", teams.resolve(ctx)
    found = "复核录音时发现，已与本人核对" if zh else "Found when the recording was heard again; the agent agreed"
    carried = carrying.carry(ctx, team, (Entry("0108", date(2026, 10, 28), "no-greeting", note=found),))
    voided = incidents.log(ctx, team, (Entry("0108", date(2026, 11, 17), "late-to-session"),))
    incidents.void(ctx, voided.incidents[0], "当天已请假，误记" if zh else "Was on leave that day; logged by mistake")
    talk = (
        "逐条看了十月的记录：三次迟到都因换乘晚点，约定改乘早一班车；两次流程差错是新系统上线第一周，已安排一对一带教，"
        "十一月底前再复核五个录音。本人认可扣分，对 10-24 卫生一条有异议，另行登记。"
        if zh
        else "Went through October line by line: all three late arrivals came from a missed connection, so an earlier "
        "bus from now on; both errors fell in the first week of the new system, somebody sits beside for a week, and "
        "five recordings are heard again by the end of November. Accepts the points, but for the one of the 24th."
    )
    upheld = "值班表有误，当天不当值" if zh else "The duty list was wrong; it was somebody else's day"
    objection = next(one for one in follow_ups.of_person(ctx, "0108") if one.what.kind is FollowUpKind.OBJECTION)
    day = date(2026, 11, 18)
    outcome = FollowUp("0108", OCTOBER, FollowUpKind.OUTCOME, day, upheld, Outcome.UPHELD, objection.id)
    follow_ups.record(ctx, team, [FollowUp("0108", OCTOBER, FollowUpKind.TALK, day, talk), outcome])
    assert carried.incidents  # noqa: S101 - it was logged
