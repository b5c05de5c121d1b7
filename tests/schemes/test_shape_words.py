"""What is wrong with the form of a file, word for word."""

from __future__ import annotations

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.problems import path_text
from kpi_desktop.schemes.parts import showable
from kpi_desktop.schemes.pay_library import plan_text
from kpi_desktop.schemes.pay_reading import read_plan
from kpi_desktop.schemes.places import inside
from kpi_desktop.schemes.reading import read_scheme
from tests.schemes.made_schemes import EN

HEAD = """
id = "mine"
version = "1"
name = { zh = "我", en = "Mine" }
about = { zh = "我", en = "Mine" }
source = { zh = "我", en = "Mine" }
"""
LATE = """
[[criteria]]
id = "late"
name = { zh = "迟到", en = "Late" }
clause = { zh = "一", en = "1" }
points = -3
"""
EARLY = LATE.replace('"late"', '"early"').replace("迟到", "早退").replace('"Late"', '"Early"')
POINTS = "points = -3"
NUMBER = "a number with at most 15 digits before the point and 6 after"
HOURS = """[hours]
late = "late"
early = "late"
absence = "late"
absent_after = 30
stretches = [{ start = "845", end = "12:00" }]
"""
KINDS = "absence, warning, discipline, separation, demotion, reward, improvement-report, settlement, promotion-due"


def said(text: str) -> list[str]:
    return [f"{path_text(fault.path)}: {EN.say(fault.what)}" for fault in read_scheme(text)[1]]


@pytest.mark.parametrize(
    ("before", "after", "where", "value", "allowed"),
    [
        ('zh = "迟到"', "zh = 3", "criteria.late.name.zh", "3", "a text in quotes"),
        ('zh = "迟到"', 'zh = " "', "criteria.late.name.zh", '" "', "a text that isn't empty"),
        (
            'zh = "迟到"',
            'zh = "\\u001b[2J"',
            "criteria.late.name.zh",
            '"\\u001b[2J"',
            "a text without characters that can't be shown",
        ),
        (
            '{ zh = "迟到", en = "Late" }',
            '"late"',
            "criteria.late.name",
            '"late"',
            'a text in both languages, { zh = "…", en = "…" }',
        ),
        (POINTS, f"{POINTS}\ncode = 3", "criteria.late.code", "3", "a text in quotes"),
        (
            POINTS,
            f'{POINTS}\ncode = "1\\u0000"',
            "criteria.late.code",
            '"1\\u0000"',
            "a text without characters that can't be shown",
        ),
        (POINTS, "points = true", "criteria.late.points", "true", NUMBER),
        (POINTS, "points = false", "criteria.late.points", "false", NUMBER),
        (POINTS, 'points = "x"', "criteria.late.points", '"x"', NUMBER),
        (POINTS, "points = { a = 1 }", "criteria.late.points", "{…}", NUMBER),
        (POINTS, "points = [1, 2, 3, 4, 5]", "criteria.late.points", "[1, 2, 3, 4, 5]", NUMBER),
        (POINTS, "points = [1, 2, 3, 4, 5, 6]", "criteria.late.points", "[…]", NUMBER),
        (POINTS, "points = [[1]]", "criteria.late.points", "[…]", NUMBER),
        (POINTS, "points = 2026-10-01", "criteria.late.points", "2026-10-01", NUMBER),
        (POINTS, f"points = 1{'0' * 59}", "criteria.late.points", f"1{'0' * 59}", NUMBER),
        (POINTS, f"points = 1{'0' * 60}", "criteria.late.points", "…", NUMBER),
        (
            POINTS,
            "pick = [1]",
            "criteria.late.pick",
            "[1]",
            "two numbers: the mildest points and the harshest",
        ),
        (POINTS, "bands = [3]", "criteria.late.bands[0]", "3", "a table"),
        (
            POINTS,
            "bands = [{ minutes = 3 }]",
            "criteria.late.bands[0].minutes",
            "3",
            "an interval such as [0,5], (5,30), [30,∞)",
        ),
        (POINTS, "flag = []", "criteria.late.flag", "[]", f"one of {KINDS}"),
        (LATE, "criteria = [3]", "criteria[0]", "3", "a table"),
        (POINTS, "kind = 3", "criteria.late.kind", "3", "one of incident, measure, rating"),
        (POINTS, 'kind = "measured"', "criteria.late.kind", '"measured"', "one of incident, measure, rating"),
        (
            POINTS,
            'kind = "measure"\nmethod = { by = "magic" }',
            "criteria.late.method.by",
            '"magic"',
            "one of bands, linear, target, yes-no, value",
        ),
        (POINTS, f'{POINTS}\nunit = "weeks"', "criteria.late.unit", '"weeks"', None),
        (
            POINTS,
            f'{POINTS}\nposts = ["Ä"]',
            "criteria.late.posts[0]",
            '"Ä"',
            "small Latin letters and digits, joined by hyphens, such as late-1",
        ),
        (POINTS, f"{POINTS}\nretired = 1", "criteria.late.retired", "1", "true or false"),
        (POINTS, f"{POINTS}\nescalations = 3", "criteria.late.escalations", "3", "a list"),
        (
            POINTS,
            f"{POINTS}\nescalations = [{{ at = 1, points = -1 }}]",
            "criteria.late.escalations[0].at",
            "1",
            "a number of 2 or more",
        ),
        (
            POINTS,
            f"{POINTS}\nescalations = [{{ at = 10000, points = -1 }}]",
            "criteria.late.escalations[0].at",
            "10000",
            "a number of 9999 or less",
        ),
        (
            POINTS,
            f"{POINTS}\nescalations = [{{ at = 2.5, points = -1 }}]",
            "criteria.late.escalations[0].at",
            "2.5",
            "a whole number",
        ),
        (
            POINTS,
            f"{POINTS}\n{HOURS}",
            "hours.stretches[0].start",
            '"845"',
            "a time of day such as 08:45",
        ),
    ],
)
def test_a_value_that_can_not_stand_there_is_told_with_what_can(
    before: str, after: str, where: str, value: str, allowed: str | None
) -> None:
    allowed = "one of times, minutes, days, hours, items, persons" if allowed is None else allowed
    assert said((HEAD + LATE).replace(before, after, 1)) == [f"{where}: {value} can't stand here; allowed is {allowed}"]


def test_what_is_left_empty_is_not_answered_with_a_rule_of_spelling() -> None:
    assert said((HEAD + LATE).replace('"1"', '""', 1)) == ["version: empty; fill it in or choose"]
    assert said((HEAD + LATE).replace('id = "late"', 'id = ""', 1)) == ["criteria[0].id: empty; fill it in or choose"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('zh = "迟到", ', "", "criteria.late.name.zh: missing; add it"),
        (POINTS, 'kind = "measure"\nmethod = { full_at = 1 }', "criteria.late.method.by: missing; add it"),
        ('zh = "迟到"', 'zh = "迟到", fr = "x"', "criteria.late.name.fr: unknown key; known are zh, en"),
        (
            POINTS,
            'kind = "measure"\nmarks = 100\nmethod = { by = "linear", full_at = 1, zero_at = 2, x = 3 }',
            "criteria.late.method.x: unknown key; known are by, full_at, zero_at",
        ),
    ],
)
def test_a_key_is_missing_or_unknown(before: str, after: str, told: str) -> None:
    assert said((HEAD + LATE).replace(before, after, 1)) == [told]


def test_a_text_may_be_as_long_as_is_allowed_and_breaks_are_told_by_line_and_column() -> None:
    assert len(said("#" + "a" * 499_999)) == 6
    assert said("a = 1\nb = = 2") == [
        ": line 2, column 5: the file isn't TOML from here; look at quotes, commas and brackets"
    ]


ADDS = "would add to pay; money is taken off: 0 or a negative amount"


@pytest.mark.parametrize(
    "broken",
    [
        LATE.replace(POINTS, 'kind = "measured"'),
        LATE.replace(POINTS, 'flag = "x"'),
        LATE.replace('id = "late"\n', ""),
        LATE.replace(POINTS, f"{POINTS}\nhalf = 1"),
    ],
)
def test_the_sound_rest_is_looked_at_whatever_is_broken(broken: str) -> None:
    found = said(HEAD + broken + EARLY.replace(POINTS, "money = 5") + EARLY.replace("early", "later"))
    assert len(found) == 2
    assert f"criteria.early.money: 5 {ADDS}" in found


def test_an_unknown_key_of_what_is_read_hides_no_fault() -> None:
    late = LATE.replace(POINTS, 'converts = { to = "early", each = 1 }')
    early = EARLY.replace(POINTS, "pick = [-1, -2]\nhalf = 1")
    assert [line.split(":")[0] for line in said(HEAD + late + early)] == [
        "criteria.early.half",
        "criteria.late.converts.to",
    ]


def test_the_sound_rest_of_a_plan_is_looked_at() -> None:
    text = plan_text(paths.resources() / "pay", "band-pay")
    for find, put in (("{ at_least = 90, percent = 100 }", '{ at_least = "x" }'), ('when = "last"', 'when = "below"')):
        assert text.count(find) == 1
        text = text.replace(find, put)
    plan, faults = read_plan(text)
    assert plan is None
    assert [path_text(fault.path) for fault in faults] == [
        "components.performance.bands[0].at_least",
        "standing[0].below",
    ]


def test_what_can_be_shown_may_have_several_lines_and_no_half_of_a_character() -> None:
    assert showable("迟到\n早退")
    assert not showable("\ud83d")
    assert not showable("\x1b")


def test_a_place_behind_the_end_leads_nowhere() -> None:
    assert [inside([7], place) for place in (0, 1)] == [7, None]
    assert inside({"a": 7}, "b") is None


def test_parts_of_any_kind_may_stand_in_a_list_beside_a_sound_one() -> None:
    late = LATE.replace("[[criteria]]\n", "").strip().replace("\n", ", ").replace("-3", '"x"')
    other = f"{{ {late.replace(chr(34) + 'late' + chr(34), '[1]')} }}"
    assert [line.split(":")[0] for line in said(f"{HEAD}criteria = [{{ {late} }}, 3, {other}]")] == [
        "criteria.late.points",
        "criteria[1]",
        "criteria[2].id",
        "criteria[2].points",
    ]
