"""From a line to what was written down."""

from __future__ import annotations

import datetime as dt

import pytest

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import WrongCallError
from kpi_desktop.services import carrying, closing, evidence, incidents, tracing
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import Team
from tests.services.conftest import OCTOBER, log, on


def test_it_tells_note_moment_and_who(ctx: Context) -> None:
    (made,) = log(ctx, on(3, note="堵车")).incidents
    found = tracing.trace(ctx, made)
    assert (found.name, found.note, found.entered_by, found.voided_at) == ("张敏", "堵车", "李倩", None)
    assert found.entered_at.date() == dt.date(2026, 11, 20)
    incidents.void(ctx, made, "记错人")
    voided = tracing.trace(ctx, made)
    assert (voided.void_reason, voided.voided_by) == ("记错人", "李倩")
    assert voided.voided_at is not None


def test_a_correction_says_that_it_is_one(ctx: Context) -> None:
    (made,) = log(ctx, on(3)).incidents
    _, new = incidents.rewrite(ctx, made, on(4), "记错日子").incidents
    assert tracing.trace(ctx, new).replaces
    assert not tracing.trace(ctx, made).replaces


def test_it_names_the_files_and_the_true_month(ctx: Context, team: Team) -> None:
    closing.close(ctx, team, OCTOBER)
    (made,) = carrying.carry(ctx, team, (on(28, month=10),)).incidents
    evidence.attach(ctx, made, "录音说明.txt", "客户来电".encode())
    found = tracing.trace(ctx, made)
    assert [file.name for file in found.evidence] == ["录音说明.txt"]
    assert (found.occurred, found.true_month) == (dt.date(2026, 10, 28), Month(2026, 10))


def test_an_incident_that_is_not_there(ctx: Context) -> None:
    with pytest.raises(WrongCallError):
        tracing.trace(ctx, 99)
