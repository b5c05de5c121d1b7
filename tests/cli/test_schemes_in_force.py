"""``schemes put`` and the schemes that a database holds."""

from __future__ import annotations

import json
import re
from pathlib import Path

from kpi_desktop import paths
from tests.cli.conftest import Say


def test_a_scheme_is_put_in_force_from_a_month(say: Say, tmp_path: Path) -> None:
    from kpi_desktop import paths

    text = (paths.resources() / "schemes" / "weikang-100.toml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.toml"
    mine.write_text(
        text.replace("decimals = 1", "decimals = 2").replace('version = "1"', 'version = "2"'), encoding="utf-8"
    )
    assert say("schemes", "put", mine, "--from", "2026-10")[0] == 1
    code, out, _ = say("schemes", "put", mine, "--from", "2026-11")
    assert code == 0
    assert out
    assert json.loads(say("score", "2026-11", "--json")[1])["scheme-version"] == "2"
    assert json.loads(say("score", "2026-10", "--json")[1])["scheme-version"] == "1"


def own_scheme(path: Path) -> Path:
    """The reference scheme under an id of its own."""
    text = (paths.resources() / "schemes" / "weikang-100.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("weikang-100", "our-own"), encoding="utf-8")
    return path


def test_a_scheme_in_force_is_found_by_its_id(say: Say, tmp_path: Path) -> None:
    path = own_scheme(tmp_path / "own.toml")
    assert say("schemes", "put", path, "--from", "2026-11")[0] == 0
    path.unlink()
    code, out, _ = say("schemes", "show", "our-own")
    assert code == 0
    assert "`our-own` · 1" in out
    assert say("schemes", "check", "our-own")[0] == 0
    code, out, err = say("schemes", "show", "nobodys")
    assert (code, out) == (2, "")
    assert "nobodys" in err


def test_what_a_new_scheme_lacks_is_told_by_name_without_paths(say: Say, tmp_path: Path) -> None:
    path = own_scheme(tmp_path / "own.toml")
    path.write_text(path.read_text("utf-8").replace('id = "late"', 'id = "tardy"'), encoding="utf-8")
    code, out, err = say("schemes", "put", path, "--from", "2026-11")
    assert (code, out) == (1, "")
    (_, line) = err.splitlines()
    assert re.fullmatch(r"  Late: the new scheme doesn't have it; \d+ records: .*Zhao Lei 2026-11-\d\d.*", line)
