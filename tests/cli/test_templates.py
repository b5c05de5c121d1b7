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


def test_words_of_paper_are_measured_and_told_in_the_reader_s_language(plainly: Say, tmp_path: Path) -> None:
    paper = tmp_path / "paper.toml"
    paper.write_text("[zh.table]\ntitle = '考核结果公示表'\nsignatures = ['制表', '审核', '批准']\n", "utf-8")
    assert plainly("templates", "check", tmp_path) == (0, "1 template is in order: paper.toml\n", "")
    paper.write_text(f"[zh.table]\ntitle = '{'很长的标题' * 8}'\nstamps = '章'\n", "utf-8")
    code, out, err = plainly("templates", "check", tmp_path, lang="zh")
    assert (code, out) == (1, "")
    assert "paper.toml，zh.table.title：“很长的标题" in err
    assert "最多 110 毫米，请缩短" in err
    assert "paper.toml，zh.table.stamps：没有这个键" in err
