from __future__ import annotations

from kpi_desktop.domain.problems import path_text, printable


def test_paths_read_as_people_write_them() -> None:
    assert path_text(("incidents", 3, "points")) == "incidents[3].points"
    assert path_text(("criteria", "late", "bands", 0)) == "criteria.late.bands[0]"
    assert path_text((0, "id")) == "[0].id"
    assert path_text(()) == ""


def test_what_comes_from_outside_is_told_short_and_printable() -> None:
    assert printable("迟到 𠮷") == "迟到 𠮷"
    assert printable("a\n\ud800\u202eb") == "a\\u000a\\ud800\\u202eb"
    assert printable("x" * 61) == "x" * 60 + "…"
    assert path_text(("settings", "a\nb")) == "settings.a\\u000ab"
