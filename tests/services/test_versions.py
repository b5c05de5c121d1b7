"""A text under a version that is taken goes under the next one, and nothing else of it changes."""

from __future__ import annotations

import pytest

from kpi_desktop.errors import RefusedError
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.services import schemes, versions
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator
from tests.services.conftest import NOVEMBER, SCHEME

DEARER = SCHEME.replace("points = -2\n", "points = -3\n")


def put(ctx: Context, team: Team, text: str) -> tuple[str, str]:
    """What is said in English, and the text that is kept."""
    said = schemes.put_in_force(ctx, team, text, NOVEMBER).what
    return Translator("en", ctx.resources).say(said), schemes.scheme_text_for(ctx, team, NOVEMBER)


def test_another_text_of_the_same_version_becomes_the_next_one(ctx: Context, team: Team) -> None:
    assert DEARER != SCHEME
    said, kept = put(ctx, team, DEARER)
    assert "as version 2; version 1 is another text already" in said
    assert kept == DEARER.replace('version = "1"', 'version = "2"', 1)
    assert schemes.scheme_for(ctx, team, NOVEMBER).version == "2"
    said, kept = put(ctx, team, SCHEME)  # the known one keeps its number
    assert "as version" not in said
    assert kept == SCHEME
    said, _ = put(ctx, team, DEARER.replace("points = -5\n", "points = -6\n"))
    assert "as version 3" in said


@pytest.mark.parametrize(
    ("version", "taken", "next_one"),
    [("1", {"1"}, "2"), ("1", {"1", "2", "3"}, "4"), ("2026a", {"2026a"}, "2026a-2"), ("x", {"x", "x-2"}, "x-3")],
)
def test_the_next_version_is_free(version: str, taken: set[str], next_one: str) -> None:
    assert versions.next_version(version, taken) == next_one


@pytest.mark.parametrize(
    "line",
    ["version = '1'  # ours", '  version="1"', "about_version = 1\nversion = '1'", 'note = """\nversion = "1"\n"""'],
)
def test_only_the_version_is_rewritten_or_nothing(line: str) -> None:
    text = f"id = 'x'\n{line}\n[[criteria]]\nversion = '1'\n"
    if "note" in line:
        with pytest.raises(RefusedError, match="version of its own"):
            versions._with_version(text, "1", "2")
    else:
        changed = versions._with_version(text, "1", "2")
        assert changed.count('"2"') == 1
        assert changed.endswith("[[criteria]]\nversion = '1'\n")


def test_a_scheme_that_was_rewritten_still_reads_the_same(ctx: Context, team: Team) -> None:
    _, kept = put(ctx, team, DEARER)
    assert load_scheme(kept).model_copy(update={"version": "1"}) == load_scheme(DEARER)
