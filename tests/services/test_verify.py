from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing as shutting

import pytest

from kpi_desktop.services import closing, verify
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import Team
from kpi_desktop.store.audit import START, dump
from tests.services.conftest import OCTOBER, log, on


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE incident SET minutes = '3'", ("incident", 1)),
        ("UPDATE seal SET payload = substr(payload, 2)", ("seal", 1)),
        ("UPDATE seal SET number = '0000-0000-00'", ("seal", 1)),
        ("UPDATE scheme_text SET text = text || ' '", ("scheme_text", None)),
        ("UPDATE audit SET previous = 'x' WHERE id = 2", ("audit", 2)),
        ("UPDATE audit SET payload = NULL WHERE id = 2", ("audit", 2)),
    ],
)
def test_whatever_is_changed_from_outside_is_found(
    ctx: Context, team: Team, statement: str, where: tuple[str, int | None]
) -> None:
    log(ctx, on(8, month=10))
    closing.close(ctx, team, OCTOBER)
    assert verify.verify(ctx).problems == ()
    with shutting(sqlite3.connect(ctx.store.path)) as outside:
        outside.execute(statement)
        outside.commit()
    found = {problem.path for problem in verify.verify(ctx).problems}
    assert any(path[0] == where[0] and where[1] in {None, path[1]} for path in found)


def test_a_reference_into_nothing_is_found(ctx: Context) -> None:
    with shutting(sqlite3.connect(ctx.store.path)) as outside:
        outside.execute("PRAGMA foreign_keys = 0")
        outside.execute("UPDATE employment SET team_id = 77 WHERE id = 1")
        outside.commit()
    assert {problem.path[0] for problem in verify.verify(ctx).problems} == {"file", "employment"}


def test_a_log_written_anew_up_to_a_close_does_not_fit_its_seal(ctx: Context, team: Team) -> None:
    """Every hash is worked out again by the program's own rule, as somebody with its sources could."""
    log(ctx, on(8, month=10))
    closing.close(ctx, team, OCTOBER)
    with shutting(sqlite3.connect(ctx.store.path)) as outside:
        outside.execute("UPDATE operation SET actor = '别人' WHERE kind = 'log'")
        rows = outside.execute(
            "SELECT a.id, o.id, o.kind, o.at, o.actor, o.inverse_of_id, a.payload_sha256 FROM audit a"
            " JOIN operation o ON o.id = a.operation_id ORDER BY a.id"
        ).fetchall()
        previous = START
        for number, *operation, payload in rows:
            found = hashlib.sha256(dump([number, *operation, payload, previous]).encode()).hexdigest()
            outside.execute("UPDATE audit SET previous = ?, hash = ? WHERE id = ?", (previous, found, number))
            previous = found
        outside.commit()
    with ctx.store.read() as view:
        assert view.log.check() == ()
    assert [problem.path for problem in verify.verify(ctx).problems] == [("audit", 2)]
