from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Say


def test_a_folder_of_templates_is_checked(say: Say, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "warning.html").write_text("<p>{{ name }}</p>", "utf-8")
    assert say("templates", "check", folder) == (0, "1 template is in order: warning.html\n", "")
    (folder / "improvement.html").write_text("<p>\n{{ scroe }}</p>", "utf-8")
    code, out, err = say("templates", "check", folder)
    assert (code, out) == (1, "")
    assert "improvement.html, line 2: there is no field scroe" in err
    assert say("templates", "check", tmp_path / "gone")[0] == 2
