"""A database of the first schema under the present program: nothing lost, everything new at hand."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing as closed_after
from fractions import Fraction
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.services import closing, doubts, figures, months, pay_plans, teams, undo, verify
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.figures import MeasureChange
from kpi_desktop.services.months import MonthState
from tests.services.conftest import StillClock
from tests.services.measured import NOVEMBER, OCTOBER

FIRST = paths.migrations().parent / "samples" / "001_first.db"


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Context]:
    ctx = open_context(Path(shutil.copy(FIRST, tmp_path / "kpi.db")), clock=StillClock(), actor="李倩")
    yield ctx
    ctx.close()


def test_what_was_closed_under_the_first_schema_is_read_as_it_was(old: Context) -> None:
    team = teams.resolve(old)
    with old.store.read() as view:
        seal = view.months.seals(team.id)[-1]
    assert seal.format == 1
    held = months.score_month(old, team, OCTOBER)
    assert (held.state, held.plan, held.facts.measures) == (MonthState.CLOSED, None, ())
    assert doubts.doubts(old, team, OCTOBER) == ()
    assert figures.figures(old, team, OCTOBER).closed
    assert verify.verify(old).problems == ()
    assert old.store.backup_made is not None


def test_figures_plans_and_doubts_are_kept_in_it(old: Context) -> None:
    team = teams.resolve(old)
    pay_plans.put_plan_in_force(old, team, "grade-pay", NOVEMBER)
    entered = figures.set_measures(old, team, NOVEMBER, (MeasureChange("0101", "sales", Fraction(18000)),))
    undo.undo(old, undo.undo(old, entered))
    closing.close(old, team, NOVEMBER, accept="都看过")
    held = months.score_month(old, team, NOVEMBER)
    assert held.plan is not None
    assert [(one.employee, one.measure, one.value) for one in held.facts.measures] == [
        ("0101", "sales", Fraction(18000))
    ]
    assert {one.word for one in doubts.doubts(old, team, NOVEMBER)} == {None}
    assert verify.verify(old).problems == ()


def test_ratings_of_the_first_schema_get_their_new_columns_and_stay_vouched_for(tmp_path: Path) -> None:
    """The columns came later than the rows; the record that tells of the rows knows nothing of them."""
    file = Path(shutil.copy(FIRST, tmp_path / "kpi.db"))
    open_context(file, clock=StillClock(), actor="").close()
    with closed_after(sqlite3.connect(file)) as database:
        columns = {row[1] for row in database.execute("PRAGMA table_info(rating)")}
    assert {"day", "serial", "note"} <= columns
