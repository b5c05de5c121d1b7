from __future__ import annotations

import sqlite3
from contextlib import closing as shutting

import pytest

from kpi_desktop.services import closing, verify
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import Team
from tests.services.conftest import OCTOBER, log, on


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE incident SET minutes = '3'", ("incident", 1)),
        ("UPDATE seal SET payload = replace(payload, '95.0', '99.0')", ("seal", 1)),
        ("UPDATE seal SET number = '0000-0000-00'", ("seal", 1)),
        ("UPDATE scheme_text SET text = text || ' '", ("scheme_text", None)),
        ("UPDATE audit SET previous = 'x' WHERE id = 2", ("audit", 2)),
    ],
)
def test_whatever_is_changed_from_outside_is_found(
    ctx: Context, team: Team, statement: str, where: tuple[str, int | None]
) -> None:
    log(ctx, on(8, month=10))
    closing.close(ctx, team, OCTOBER)
    assert verify.verify(ctx) == ()
    with shutting(sqlite3.connect(ctx.store.path)) as outside:
        outside.execute(statement)
        outside.commit()
    found = {problem.path for problem in verify.verify(ctx)}
    assert any(path[0] == where[0] and where[1] in {None, path[1]} for path in found)


def test_a_reference_into_nothing_is_found(ctx: Context) -> None:
    with shutting(sqlite3.connect(ctx.store.path)) as outside:
        outside.execute("PRAGMA foreign_keys = 0")
        outside.execute("UPDATE employment SET team_id = 77 WHERE id = 1")
        outside.commit()
    assert {problem.path[0] for problem in verify.verify(ctx)} == {"file", "employment"}
