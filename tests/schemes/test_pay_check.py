"""The pay plans with one class of fault planted at a time: what the check says, word for word."""

from __future__ import annotations

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.problems import Problem, path_text
from kpi_desktop.schemes.model import as_data
from kpi_desktop.schemes.pay_check import check_plan
from kpi_desktop.schemes.pay_library import plan_ids, plan_text, preset_plans
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import read_plan
from kpi_desktop.texts import Translator

FOLDER = paths.resources() / "pay"
EN = Translator("en", paths.resources() / "translations")


def said(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{path_text(problem.path)}: {EN.say(problem.what)}" for problem in problems]


def changed(plan_id: str, *plants: tuple[str, str]) -> PayPlan:
    text = plan_text(FOLDER, plan_id)
    for find, replace in plants:
        assert text.count(find) == 1, find
        text = text.replace(find, replace)
    plan, faults = read_plan(text)
    assert plan is not None, said(faults)
    return plan


def faults_of(plan_id: str, *plants: tuple[str, str]) -> list[str]:
    return said(check_plan(changed(plan_id, *plants))[0])


def notices_of(plan_id: str, *plants: tuple[str, str]) -> list[str]:
    return said(check_plan(changed(plan_id, *plants))[1])


@pytest.mark.parametrize("plan_id", plan_ids(FOLDER))
def test_plans_of_the_program_have_no_fault(plan_id: str) -> None:
    assert faults_of(plan_id) == []


def test_where_the_commission_falls_or_jumps_is_said() -> None:
    assert notices_of("grade-pay") == [
        "components.commission.tiers[1].values: falls from 225.00 to 150.00 at 15000",
        "components.commission.tiers[3].values: jumps from 450.00 to 500.00 at 25000",
    ]


def test_what_was_assumed_is_said() -> None:
    assert notices_of("g1g2g3") == [
        (
            "settings.call-price.default: assumed, not in the regulation: "
            "the prices of 0.50 yuan a call and 5.00 yuan an order: the regulation leaves them open"
        )
    ]


@pytest.mark.parametrize("plan_id", ["band-pay", "levels", "tenure-ladder"])
def test_plans_without_anything_odd_have_no_notice(plan_id: str) -> None:
    assert notices_of(plan_id) == []


def test_a_plan_stands_as_data_and_is_read_back() -> None:
    for preset in preset_plans(FOLDER):
        assert PayPlan.model_validate(as_data(preset.plan)) == preset.plan


BANDS = "{ at_least = 90, percent = 100 }"
FIRST_TIER = '{ values = "[0,15000]", percent = 1.5 }'
SECOND_TIER = '"(15000,20000]"'

PLANTED: list[tuple[str, tuple[tuple[str, str], ...], list[str]]] = [
    (
        "band-pay",
        ((BANDS, "{ at_least = 90 }"),),
        ["components.performance.bands[0]: give it either an amount or a percentage"],
    ),
    (
        "band-pay",
        ((BANDS, "{ at_least = 90, percent = 100, amount = 5 }"),),
        ["components.performance.bands[0]: give it either an amount or a percentage"],
    ),
    (
        "band-pay",
        ((BANDS, "{ at_least = 90, amount = 5 }"),),
        ["components.performance.bands[0]: percentages need a wage that they are of, and amounts need none"],
    ),
    (
        "band-pay",
        ((BANDS, '{ at_least = 90, percent = "-1" }'),),
        ["components.performance.bands[0]: −1 is negative; 0 or more is allowed"],
    ),
    (
        "band-pay",
        ((BANDS, "{ at_least = 80, percent = 100 }"),),
        ["components.performance.bands[1].at_least: 80 isn't below 80; write the best band first"],
    ),
    (
        "band-pay",
        (("at_least = 0,", "at_least = 1,"),),
        ["components.performance.bands: the lowest band must begin at 0, so that every score has one"],
    ),
    (
        "band-pay",
        (('id = "performance"', 'id = "fines"'),),
        ["components.fines.id: fines is told by itself, from incidents; use another id"],
    ),
    ("band-pay", (('when = "last"', 'when = "below"'),), ["standing[0].below: missing; add it"]),
    ("band-pay", (('when = "last"', 'when = "flag"'),), ["standing[0].of: missing; add it"]),
    ("band-pay", (('within = "year"', 'within = "months"'),), ["standing[0].months: missing; add it"]),
    ("band-pay", (("times = 3", "times = 3\nmonths = 12"),), ["standing[0].months: has no effect here; leave it out"]),
    (
        "grade-pay",
        ((FIRST_TIER, '{ values = "(0,15000]", percent = 1.5 }'),),
        ["components.commission.tiers: the first tier must begin at 0 and include it: [0,15000]"],
    ),
    (
        "grade-pay",
        ((FIRST_TIER, '{ values = "[1,15000]", percent = 1.5 }'),),
        ["components.commission.tiers: the first tier must begin at 0 and include it: [0,15000]"],
    ),
    (
        "grade-pay",
        (('"(25000,∞)"', '"(25000,30000]"'),),
        ["components.commission.tiers: the last tier must be open upwards: (25000,∞)"],
    ),
    *(
        (
            "grade-pay",
            ((SECOND_TIER, f'"{span}"'),),
            [
                (
                    "components.commission.tiers[1].values: "
                    f"{span} must begin where [0,15000] ends, and one of them include the bound"
                )
            ],
        )
        for span in ("[15000,20000]", "(15001,20000]", "(14999,20000]")
    ),
    (
        "grade-pay",
        ((FIRST_TIER, '{ values = "[0,∞)", percent = 1.5 }'),),
        [
            (
                "components.commission.tiers[1].values: "
                "(15000,20000] must begin where [0,∞) ends, and one of them include the bound"
            )
        ],
    ),
    (
        "grade-pay",
        (('tiers = [{ values = "[0,∞)", percent = 0.5 }]', "tiers = []"),),
        ["components.public-commission.tiers: the first tier must begin at 0 and include it: [0,15000]"],
    ),
    (
        "grade-pay",
        (('measure = "sales"', 'measure = "sale"'),),
        ["components.commission.measure: sale isn't declared; there are: sales, public-sales"],
    ),
    (
        "grade-pay",
        (('id = "public-sales"', 'id = "public-sales"\nratio = { times = 1 }'),),
        ["measures.public-sales.ratio: a figure of the team is given as a value, not as two counts; leave it out"],
    ),
    (
        "grade-pay",
        (('id = "reward"', 'id = "seniority"'),),
        ["components[4].id: seniority stands there twice; every one needs its own"],
    ),
    (
        "g1g2g3",
        (("full_days = 21.75", "full_days = 0"),),
        ["components.g1.full_days: 0 days are no month; more than 0 is allowed"],
    ),
    (
        "g1g2g3",
        (('\nsetting = "base-regular"', '\nsetting = "base"'),),
        [
            (
                "components.g1.setting: base isn't declared; "
                "there are: base-probation, base-regular, call-price, order-price, coefficient-steps"
            )
        ],
    ),
    (
        "g1g2g3",
        (('quantity = ["effective-orders"]', "quantity = []"),),
        ["components.g2.terms[1].quantity: missing; add it"],
    ),
    (
        "g1g2g3",
        (('of = ["effective-orders"], lowest = 0.8, highest = 1.2', "of = [], lowest = 1.2, highest = 0.8"),),
        [
            "components.g2.terms[1].coefficients[0].of: missing; add it",
            (
                "components.g2.terms[1].coefficients[0].lowest: "
                "1.2 to 0.8 is no range; the lower factor comes first, 0 or more"
            ),
        ],
    ),
    (
        "g1g2g3",
        (('less = "deductions"', 'less = "fine"'),),
        [
            (
                "components.g2.less: fine isn't declared; there are: inbound, effective-outbound, effective-calls, "
                "effective-orders, sales, monitoring-score, deductions"
            )
        ],
    ),
    (
        "g1g2g3",
        (('measure = "sales", prizes = [800, 500, 300]', 'measure = "sales"'),),
        ["components.g3.contests[2]: give it prizes, penalties or both"],
    ),
    (
        "g1g2g3",
        (('measure = "sales", prizes = [800, 500, 300]', 'measure = "sales", penalties = [-800]'),),
        ["components.g3.contests[2].penalties[0]: −800 is negative; 0 or more is allowed"],
    ),
    (
        "g1g2g3",
        (('split = [{ component = "g1", parts = 3 }', 'split = [{ component = "g4", parts = 0 }'),),
        [
            "split[0].component: there is no component g4; there are: g1, g2, g3",
            "split[0].parts: 0 is no share; more than 0 is allowed",
        ],
    ),
    (
        "g1g2g3",
        (('keys = ["settings.call-price.default"', 'keys = ["settings.price.default", "version.x"'),),
        [
            (
                "assumed[0].keys[0]: settings.price.default names nothing in this plan; "
                "allowed is a path such as settings.call-price.default"
            ),
            (
                "assumed[0].keys[1]: version.x names nothing in this plan; "
                "allowed is a path such as settings.call-price.default"
            ),
        ],
    ),
    (
        "levels",
        (('level = "expert", setting = "base-expert"', 'level = "boss", amount = "-3"'),),
        [
            "components.base.steps[0].levels[3].level: boss isn't declared; there are: junior, middle, senior, expert",
            "components.base.steps[0].levels[3]: −3 is negative; 0 or more is allowed",
        ],
    ),
    (
        "levels",
        (('level = "expert", setting = "base-expert"', 'level = "expert"'),),
        ["components.base.steps[0].levels[3]: give it either an amount or a setting"],
    ),
    (
        "levels",
        (
            (
                'id = "expert"\nname = { zh = "资深", en = "expert" }',
                'id = "expert"\nname = { zh = "高级", en = "expert" }',
            ),
        ),
        ["levels[3]: 高级 stands there twice; every one needs its own"],
    ),
    (
        "levels",
        (("[[components.steps]]\n", "[[components.steps]]\nmonths = 1\n"),),
        ["components.base.steps: the first step must begin at 0 months"],
    ),
    (
        "tenure-ladder",
        (("months = 24, amount = 695", "months = 12, amount = -1"),),
        [
            "components.base.steps[2].months: 12 months aren't more than 12; write the lowest step first",
            "components.base.steps[2]: −1 is negative; 0 or more is allowed",
        ],
    ),
    (
        "tenure-ladder",
        (("{ months = 24, amount = 695 }", "{ months = 24 }"),),
        ["components.base.steps[2]: give it either an amount or wages by level"],
    ),
]


@pytest.mark.parametrize(("plan_id", "plants", "expected"), PLANTED)
def test_check_names_every_planted_fault(
    plan_id: str, plants: tuple[tuple[str, str], ...], expected: list[str]
) -> None:
    assert faults_of(plan_id, *plants) == expected


def test_what_nothing_reads_is_said() -> None:
    unread = (
        'id = "deductions"',
        'id = "unused"\nname = { zh = "无", en = "none" }\n\n[[measures]]\nid = "deductions"',
    )
    assert "measures.unused: no component reads “none”" in notices_of("g1g2g3", unread)


def test_notes_of_the_author_are_told_where_they_belong() -> None:
    notes = (
        '[[notes]]\nkey = "components.performance.bands"\nwhat = { zh = "甲", en = "one" }\n'
        '[[notes]]\nwhat = { zh = "乙", en = "two" }\n[[standing]]'
    )
    assert notices_of("band-pay", ("[[standing]]", notes)) == ["components.performance.bands: one", "notes[1]: two"]


def test_two_tiers_that_meet_without_a_step_are_not_worth_a_word() -> None:
    assert not [text for text in notices_of("grade-pay") if "20000" in text]


def test_kinds_without_a_fault_to_have() -> None:
    per_point = (
        "[[standing]]",
        (
            '[[components]]\nid = "instant"\nkind = "per-point"\nname = { zh = "甲", en = "a" }\n'
            'clause = { zh = "甲", en = "a" }\namount = 10\n[[standing]]'
        ),
    )
    assert faults_of("band-pay", per_point) == []


def test_output_needs_nothing_that_is_taken_off() -> None:
    assert faults_of("g1g2g3", ('less = "deductions"\n', "")) == []
