"""Faults of what is entered name things as the leader knows them, never by the ids of a scheme file."""

from __future__ import annotations

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.words import Message
from kpi_desktop.services import figures, incidents
from kpi_desktop.services.context import Context
from kpi_desktop.services.figures import Changes, MeasureChange, NewRating
from kpi_desktop.texts import Translator
from tests.services.conftest import on
from tests.services.measured import NOVEMBER, preset, team_by

ZH = Translator("zh", paths.resources() / "translations")


def said(what: Message) -> str:
    return ZH.say(what)


@pytest.mark.parametrize("alone", ["rework-rate-part", "rework-rate-whole"])
def test_a_count_without_the_other_is_told_with_the_names_of_both(bare: Context, alone: str) -> None:
    team = team_by(bare, "repair-provider-100")
    changes = Changes(measures=(MeasureChange("0101", alone, 3),))  # type: ignore[arg-type]
    (problem,) = figures.check_changes(bare, team, NOVEMBER, changes)
    assert "返修台数" in said(problem.what)
    assert "服务总台数" in said(problem.what)
    assert "rework" not in said(problem.what)


def test_raters_are_told_by_name(bare: Context) -> None:
    team = team_by(bare, "review-360")
    (criterion,) = figures.figures(bare, team, NOVEMBER).rating_criteria
    changes = Changes(ratings=(NewRating("0101", criterion.id, criterion.marks),))
    (problem,) = figures.check_changes(bare, team, NOVEMBER, changes)
    assert "leader" not in said(problem.what)
    assert criterion.raters[0].name.zh in said(problem.what)


def test_posts_are_told_by_name(bare: Context) -> None:
    """No preset has incidents for posts only, so one is made from the reference scheme."""
    text = preset("weikang-100").replace('id = "late"', 'id = "late"\nposts = ["agent"]', 1)
    head, mark, rest = text.partition("\n[[categories]]")
    text = f'{head}\nposts = [{{ id = "agent", name = {{ zh = "坐席", en = "Agents" }} }}]\n{mark}{rest}'
    team = team_by(bare, text)
    (what,) = [one.what for one in incidents.check_entries(bare, team, (on(3),)) if one.path[-1] == "criterion"]
    assert "坐席" in said(what)
    assert "agent" not in said(what)
