"""Scheme files as they come: right, broken, hostile."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop import paths
from kpi_desktop.domain.problems import path_text
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.library import preset_text
from kpi_desktop.schemes.reading import load_scheme, read_scheme
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")
WEIKANG = preset_text(paths.resources() / "schemes", "weikang-100")
HEAD = """
id = "mine"
version = "1"
name = { zh = "我", en = "Mine" }
about = { zh = "我", en = "Mine" }
source = { zh = "我", en = "Mine" }
"""
CRITERION = """
[[criteria]]
id = "late"
name = { zh = "迟到", en = "Late" }
clause = { zh = "一", en = "1" }
points = -3
"""


def said(text: str) -> list[str]:
    scheme, problems = read_scheme(text)
    assert (scheme is None) == bool(problems)
    return [f"{path_text(problem.path)}: {EN.say(problem.what)}" for problem in problems]


def test_a_short_file_is_a_whole_scheme() -> None:
    scheme = load_scheme(HEAD + CRITERION)
    assert scheme.base == scheme.cap == Fraction(100)
    assert scheme.decimals == 1
    assert scheme.incident_criteria[0].points == Fraction(-3)


def test_numbers_are_exact_and_a_byte_order_mark_is_let_pass() -> None:
    scheme = load_scheme("\ufeff" + HEAD + CRITERION.replace("-3", "-0.1"))
    assert scheme.incident_criteria[0].points == -scheme.base / 1000
    assert load_scheme(HEAD + CRITERION.replace("-3", '"-0.1"')) == scheme


def test_no_cap_is_said_in_words() -> None:
    assert load_scheme('cap = "none"\n' + HEAD + CRITERION).cap is None


def test_an_unknown_key_hides_nothing_else() -> None:
    text = WEIKANG.replace("[30,∞)", "[40,∞)").replace("base = 100", "bas = 1\nbase = 99")
    assert [line.split(":")[0] for line in said(text)] == ["bas", "base", "criteria.late.bands[2].minutes"]


def test_what_only_follows_from_an_unreadable_part_is_not_told() -> None:
    text = WEIKANG.replace("marks = 40", 'marks = "forty"').replace('"(5,30)"', '"5 to 30"').replace("at_least = 0", "")
    assert [line.split(":")[0] for line in said(text)] == [
        "categories.business.marks", "criteria.late.bands[1].minutes", "grades[3].at_least",
    ]  # fmt: skip


def test_parts_without_an_id_are_named_by_their_place() -> None:
    text = HEAD + CRITERION.replace('id = "late"\n', "").replace("-3", '"x"')
    assert [line.split(":")[0] for line in said(text)] == ["criteria[0].id", "criteria[0].points"]


def test_an_empty_file_lacks_everything_that_is_required() -> None:
    assert said("") == [f"{key}: missing; add it" for key in ("id", "version", "name", "about", "source", "criteria")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "a = [1,\n  2",
            ": line 2, column 4: the file isn't TOML from here; look at quotes, commas and brackets",
        ),
        (
            "a = ",
            ": line 1, column 5: the file isn't TOML from here; look at quotes, commas and brackets",
        ),
        ("[a]\nb = 1\n[a]\n", ": line 3, column 3: this key or table stands there twice; keep one of them"),
        ("a = " + "9" * 5000, ": a number or date in the file can't be read; it may have too many digits"),
        ("a = " + "[" * 5000, ": the text nests lists or tables too deeply"),
        ("a = " + "[" * 30 + "]" * 30, ": the text nests lists or tables too deeply"),
        ("a" + ".a" * 200_000 + " = 1", ": the text nests lists or tables too deeply"),
        ("[" + "'a' . " * 5000 + "a]", ": the text nests lists or tables too deeply"),
        ("a" + ".a" * 40 + " = 1", ": the text nests lists or tables too deeply"),
        ("# " + "a" * 500_000, ": the text has 500002 characters; at most 500000 are allowed"),
    ],
)
def test_text_that_is_not_toml_says_where(text: str, what: str) -> None:
    assert said(text) == [what]


@pytest.mark.parametrize("value", ["nan", "inf", "true", "2026-10-01", "[1]", "{}", '"１"', "1e999999999"])
def test_other_than_numbers_are_refused_as_points(value: str) -> None:
    assert [line.split(":")[0] for line in said(HEAD + CRITERION.replace("-3", value))] == ["criteria.late.points"]


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ("points = -3", "pick = [1]", "criteria.late.pick"),
        ("points = -3", "pick = 3", "criteria.late.pick"),
        ("points = -3", "pick = []", "criteria.late.pick"),
        ("points = -3", "pick = [-1, [2]]", "criteria.late.pick[1]"),
        ("points = -3", "points = 0x" + "f" * 5000, "criteria.late.points"),
        ("points = -3", "points = -9223372036854775809", "criteria.late.points"),
        (
            "points = -3",
            "points = -3\nescalations = [{ at = 92233720368547758080 }]",
            "criteria.late.escalations[0].at",
        ),
        ("points = -3", 'points = -3\ncode = "1\\u0000"', "criteria.late.code"),
        ('zh = "迟到"', "zh = 3", "criteria.late.name.zh"),
        ('zh = "迟到"', 'zh = "\\u001b[2J"', "criteria.late.name.zh"),
        ('zh = "迟到"', 'zh = "迟到", fr = "retard"', "criteria.late.name.fr"),
        ("points = -3", "bands = [3]", "criteria.late.bands[0]"),
        ("points = -3", 'bands = [{ minutes = 3 }]\nunit = "minutes"', "criteria.late.bands[0].minutes"),
        ("points = -3", "flag = []", "criteria.late.flag"),
        ("points = -3", 'kind = "measured"', "criteria.late.kind"),
        ("points = -3", 'posts = ["Ä"]', "criteria.late.posts[0]"),
        ('zh = "迟到", ', "", "criteria.late.name.zh"),
        ('zh = "迟到"', 'zh = " "', "criteria.late.name.zh"),
        ('[[criteria]]\nid = "late"', '[criteria]\nid = "late"', "criteria"),
        ("points = -3", 'points = -3\n[[assumed]]\nwhat = { zh = "甲", en = "a" }', "assumed[0].keys"),
        ("points = -3", "points = -3\n[grades]", "grades"),
        ("points = -3", "points = -3\n[[grades]]\nat_least = 3", "grades[0].name"),
    ],
)
def test_each_fault_names_its_key(before: str, after: str, path: str) -> None:
    assert [line.split(":")[0] for line in said((HEAD + CRITERION).replace(before, after))] == [path]


def test_what_follows_a_part_that_cannot_be_read_is_told_at_its_own_place() -> None:
    steps = 'escalations = [{ at = "x", points = -1 }, { at = 3, money = 5 }, { at = 4, flag = "warning" }]'
    first = CRITERION.replace("points = -3", f"points = -3\n{steps}")
    other = CRITERION.replace('"late"', '"early"').replace("迟到", "早退").replace('"Late"', '"Early"')
    second = other.replace("points = -3", 'escalations = [{ at = 3, points = -1, counts = ["early", "nobody"] }]')
    assert [line.split(":")[0] for line in said(HEAD + first + second)] == [
        "criteria.late.escalations[0].at",
        "criteria.late.escalations[1].money",
        "criteria.early.escalations[0].counts[1]",
    ]


def test_an_id_that_may_be_what_cannot_be_read_is_not_told_as_unknown() -> None:
    counting = 'points = -3\nescalations = [{ at = 3, points = -1, counts = ["late", "early"] }]'
    early = CRITERION.replace('"late"', '"Early"').replace("迟到", "早退")
    assert [line.split(":")[0] for line in said(HEAD + CRITERION.replace("points = -3", counting) + early)] == [
        "criteria[1].id"
    ]
    lost = early.replace('"Early"', '"early"').replace("points = -3", 'kind = "measure"')
    assert [line.split(":")[0] for line in said(HEAD + CRITERION.replace("points = -3", counting) + lost)] == [
        "criteria.early.method"
    ]


def test_parts_with_one_id_are_told_by_their_places() -> None:
    text = HEAD + CRITERION.replace("-3", '"x"') + CRITERION.replace("-3", '"y"')
    assert [line.split(":")[0] for line in said(text)] == ["criteria[0].points", "criteria[1].points", "criteria[1].id"]


def test_faulty_values_are_told_short() -> None:
    found = said(HEAD + CRITERION.replace("points = -3", f"pick = {[-n for n in range(9)]}"))
    assert found[0].startswith("criteria.late.pick: […] can't stand here; allowed is two numbers")
    assert said(HEAD + CRITERION.replace("points = -3", "pick = [-1]"))[0].startswith("criteria.late.pick: [-1] can't")
    assert said(HEAD + CRITERION.replace("-3", "-1" + "0" * 99))[0].startswith("criteria.late.points: … can't")


def test_loading_tells_every_fault_at_once() -> None:
    with pytest.raises(FaultyDataError) as caught:
        load_scheme(WEIKANG.replace("at_least = 80", "at_least = 95").replace("base = 100", "base = 101"))
    assert EN.say(caught.value.what) == "The scheme has 3 faults; it can't be used until they are mended."
    assert [path_text(problem.path) for problem in caught.value.problems] == ["cap", "base", "grades[1].at_least"]
    with pytest.raises(FaultyDataError) as caught:
        load_scheme("x")
    assert EN.say(caught.value.what) == "The scheme has 1 fault; it can't be used until it is mended."


SHORT = WEIKANG[: WEIKANG.index('id = "no-leave-procedure"')]


@given(st.integers(0, len(SHORT) - 1), st.integers(1, 40), st.sampled_from(["", "0", '"', "[", "=", "\n", "id", "-"]))
def test_no_damage_to_a_file_breaks_the_reader(at: int, length: int, put: str) -> None:
    scheme, problems = read_scheme(SHORT[:at] + put + SHORT[at + length :])
    assert (scheme is None) == bool(problems)
    assert all(EN.say(problem.what) for problem in problems)
