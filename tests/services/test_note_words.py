from __future__ import annotations

import pytest

from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.services import note_words, undo
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import Team


def texts(ctx: Context, team: Team, criterion: str | None = None) -> list[str]:
    return [one.text for one in note_words.note_words(ctx, team, criterion)]


def test_a_criterion_is_offered_its_own_words_first(ctx: Context, team: Team) -> None:
    note_words.save(ctx, team, "已当面提醒")
    note_words.save(ctx, team, " 堵车 ", "late")
    note_words.save(ctx, team, "客户来电致谢", "praise-oral")
    assert texts(ctx, team, "late") == ["堵车", "已当面提醒"]
    assert texts(ctx, team) == ["已当面提醒", "堵车", "客户来电致谢"]


def test_words_are_taken_out_and_put_back(ctx: Context, team: Team) -> None:
    note_words.save(ctx, team, "堵车", "late")
    (held,) = note_words.note_words(ctx, team)
    gone = note_words.void(ctx, team, held.id)
    assert texts(ctx, team) == []
    with pytest.raises(WrongCallError):
        note_words.void(ctx, team, held.id)
    undo.undo(ctx, gone)
    assert texts(ctx, team) == ["堵车"]


@pytest.mark.parametrize("text", ["", "  ", "堵车", "长" * 2000])
def test_no_words_or_the_same_ones_are_not_saved(ctx: Context, team: Team, text: str) -> None:
    note_words.save(ctx, team, "堵车", "late")
    with pytest.raises(RefusedError):
        note_words.save(ctx, team, text, "late")
    assert texts(ctx, team) == ["堵车"]
