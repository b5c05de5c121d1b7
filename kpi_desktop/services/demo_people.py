"""Who works in the demo team, and what happens there: invented people and everyday matters."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.domain.words import Label

ORGANISATION = Label("安禾健康管理中心", "Anhe Health Centre")
TEAM = Label("客服一组", "Service team 1")


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One person of the demo.

    Attributes:
        number: Employee number.
        name: In either language.
        tenure: Months between the first day and the first month kept.
        lapses: Lapses in a month, on average.
        praises: Praises in a month, on average.
    """

    number: str
    name: Label
    tenure: int
    lapses: float
    praises: float


PEOPLE = (
    DemoPerson("0101", Label("张敏", "Zhang Min"), 61, 1.2, 3.4),
    DemoPerson("0102", Label("单雪", "Shan Xue"), 54, 4.3, 1.8),
    DemoPerson("0103", Label("曾丽", "Zeng Li"), 47, 3.1, 2.4),
    DemoPerson("0104", Label("解宏伟", "Xie Hongwei"), 40, 3.7, 2.2),
    DemoPerson("0105", Label("王婷", "Wang Ting"), 38, 1.6, 3.2),
    DemoPerson("0106", Label("刘洋", "Liu Yang"), 31, 3.3, 2.1),
    DemoPerson("0107", Label("陈静怡", "Chen Jingyi"), 26, 1.4, 3.0),
    DemoPerson("0108", Label("赵磊", "Zhao Lei"), 19, 7.0, 1.0),
    DemoPerson("0109", Label("欧阳雨桐", "Ouyang Yutong"), 14, 2.9, 2.5),
    DemoPerson("0110", Label("马超群", "Ma Chaoqun"), 9, 5.4, 1.4),
    DemoPerson("0111", Label("林晓燕", "Lin Xiaoyan"), 6, 2.2, 2.8),
    DemoPerson("0112", Label("仇海峰", "Qiu Haifeng"), -1, 3.9, 2.0),
)
NEWCOMER = "0112"
"""Joins early in the first month kept, on probation."""
LEAVER = "0110"
"""Leaves in the open month, or shortly after today."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that happens now and then.

    Attributes:
        criterion: Criterion id.
        weight: How often, against the others.
        minutes: Least and most minutes.
        picks: What a leader would pick, where the criterion leaves it to them.
        notes: What a leader would write; often nothing.
        excusable: Whether it is forgiven at times.
    """

    criterion: str
    weight: float
    minutes: tuple[int, int] | None = None
    picks: tuple[str, ...] = ()
    notes: tuple[Label, ...] = ()
    excusable: bool = False


LAPSES = (
    Kind(
        "procedure-error",
        24,
        picks=("-1", "-1", "-2", "-2", "-3", "-5"),
        notes=(
            Label("预约时间录错", "appointment entered for the wrong day"),
            Label("未核对证件号", "ID number not checked"),
        ),
    ),
    Kind(
        "late",
        14,
        minutes=(1, 5),
        picks=("0", "-1", "-2"),
        notes=(Label("公交晚点", "the bus was late"),),
        excusable=True,
    ),
    Kind("late", 13, minutes=(6, 26), notes=(Label("堵车", "traffic"),), excusable=True),
    Kind("late", 2, minutes=(30, 55), excusable=True),
    Kind("leave-early", 3, minutes=(2, 5), picks=("-1", "-2"), excusable=True),
    Kind("late-to-session", 9, notes=(Label("晨会", "morning meeting"),)),
    Kind("poorly-cleaned", 9, picks=("-0.5", "-1", "-1.5", "-2"), notes=(Label("前台台面", "the reception desk"),)),
    Kind("not-cleaned", 3),
    Kind("missed-study", 4, excusable=True),
    Kind("missed-meeting", 4, notes=(Label("周例会", "weekly meeting"),), excusable=True),
    Kind("overdue-task", 8, notes=(Label("回访表晚交一天", "call-back list a day late"),)),
    Kind("no-greeting", 7),
    Kind("complaint", 3, notes=(Label("已核实，已致歉", "verified, apology made"),)),
    Kind("refused-calls", 2),
    Kind("no-leave-procedure", 1, notes=(Label("未补假条", "no leave form handed in"),)),
)
PRAISES = (
    Kind(
        "praise-oral",
        82,
        notes=(Label("客户来电致谢", "a customer rang to thank"), Label("主动带教新人", "helped the newcomer")),
    ),
    Kind("praise-written", 15, notes=(Label("书面表扬信", "a letter of thanks"),)),
    Kind("praise-banner", 3, notes=(Label("赠送锦旗一面", "a customer brought a banner"),)),
)
EXCUSES = (
    Label("暴雨，道路积水", "roads flooded"),
    Label("孩子发烧，事先来电", "child ill, rang beforehand"),
    Label("外出办事，已批准", "errand for the centre, approved"),
)
VOID_REASONS = (Label("记错人", "wrong person"), Label("重复登记", "entered twice"))
