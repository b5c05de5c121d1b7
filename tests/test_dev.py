"""The script that sets a working copy up: what it asks the system for, and when it does its work again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev

EVERY_LIBRARY = "\n".join(f"\t{name} (libc6,x86-64) => /lib/{name}" for name in dev.LIBRARIES)
WQY = "WenQuanYi Micro Hei,文泉驛微米黑,文泉驿微米黑\n"
VENV_PACKAGE = f"python3.{sys.version_info.minor}-venv"


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working copy that holds only what the environment is made from, with its own `.venv`."""
    for name in ("pyproject.toml", "requirements.lock", "hatch_build.py"):
        shutil.copy(dev.ROOT / name, tmp_path / name)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    return tmp_path


@pytest.fixture
def calls(copy: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that would have been run in `copy`; each is taken to succeed."""
    said: list[str] = []

    def note(*command: str | Path) -> int:
        said.append(" ".join(str(part) for part in command))
        (copy / ".venv").mkdir(exist_ok=True)
        return 0

    monkeypatch.setattr(dev, "call", note)
    return said


def test_a_complete_machine_lacks_nothing() -> None:
    assert dev.missing_packages(EVERY_LIBRARY, WQY, ensurepip=True, testing=True) == []


def test_a_bare_machine_lacks_libraries_font_and_venv() -> None:
    lacking = dev.missing_packages("", None, ensurepip=False, testing=False)

    assert {"libgl1", "libegl1", "libcups2", "libxcb-cursor0", "libxkbcommon-x11-0"} <= set(lacking)
    assert lacking[-3:] == ["fontconfig", "fonts-wqy-microhei", VENV_PACKAGE]


def test_one_missing_library_is_named_by_its_package() -> None:
    libraries = EVERY_LIBRARY.replace("libxcb-image.so.0", "libxcb-image.so.9")
    assert dev.missing_packages(libraries, WQY, ensurepip=True, testing=False) == ["libxcb-image0"]


@pytest.mark.parametrize(("testing", "lacking"), [(False, []), (True, ["fonts-wqy-microhei"])])
def test_any_chinese_font_will_do_but_for_the_tests(testing: bool, lacking: list[str]) -> None:
    assert dev.missing_packages(EVERY_LIBRARY, "Noto Sans CJK SC\n", ensurepip=True, testing=testing) == lacking


def test_without_ldconfig_no_library_is_asked_for() -> None:
    assert dev.missing_packages(None, WQY, ensurepip=True, testing=True) == []


@pytest.mark.skipif(sys.platform != "linux", reason="system packages are Linux's")
@pytest.mark.parametrize(("tool", "start"), [("sudo", "sudo sh -c '"), ("su", "su -c '")])
def test_who_may_not_install_is_told_one_line(
    tool: str, start: str, calls: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "look_around", lambda **_: ["libgl1", "fonts-wqy-microhei"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev, "output_of", lambda *_: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in {"apt-get", tool} else None)

    assert dev.main(["run"]) == 1

    lines = [line.strip() for line in capsys.readouterr().err.splitlines()]
    assert f"{start}apt-get update && apt-get install -y libgl1 fonts-wqy-microhei'" in lines
    assert calls == []


@pytest.mark.skipif(sys.platform != "linux", reason="system packages are Linux's")
def test_root_has_them_installed(calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = iter([["libgl1"], []])
    monkeypatch.setattr(dev, "look_around", lambda **_: next(rounds))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")

    dev.ensure_system(testing=False)

    assert calls == ["apt-get update -q", "apt-get install -q -y --no-install-recommends libgl1"]


def test_the_environment_is_made_once(calls: list[str]) -> None:
    dev.ensure_environment()
    assert [word for line in calls for word in line.split() if word.startswith("--")] == [
        "--clear", "--quiet", "--require-hashes", "--quiet", "--no-build-isolation", "--no-deps", "--editable",
    ]  # fmt: skip

    calls.clear()
    dev.ensure_environment()
    assert calls == []


def test_a_broken_off_set_up_is_done_again(calls: list[str], copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.ensure_environment()
    (copy / "requirements.lock").write_text("# other\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(dev, "call", lambda *_: 1)
        with pytest.raises(dev.SetUpError, match="venv"):
            dev.ensure_environment()
    calls.clear()

    dev.ensure_environment()

    assert len(calls) == 3


@pytest.mark.parametrize("changed", ["requirements.lock", "hatch_build.py", "[project]", "python", "place"])
def test_what_the_environment_is_made_from_is_in_its_fingerprint(changed: str, copy: Path) -> None:
    before = dev.fingerprint(copy, "3.11")
    if changed == "python":
        assert dev.fingerprint(copy, "3.12") != before
        return
    if changed == "place":
        assert dev.fingerprint(Path(shutil.copytree(copy, copy / "moved")), "3.11") != before
        return
    path = copy / ("pyproject.toml" if changed == "[project]" else changed)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[project]\n", '[project]\nkeywords = ["kpi"]\n') + "\n# more\n", encoding="utf-8")
    assert dev.fingerprint(copy, "3.11") != before


def test_a_changed_lint_rule_makes_no_new_environment(copy: Path) -> None:
    before = dev.fingerprint(copy, "3.11")
    path = copy / "pyproject.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("line-length = 120", "line-length = 100"), encoding="utf-8"
    )
    assert dev.fingerprint(copy, "3.11") == before


def test_a_catalogue_is_stale_when_missing_or_older(tmp_path: Path) -> None:
    folder = tmp_path / "zh_CN" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source, compiled = folder / "kpi_desktop.po", folder / "kpi_desktop.mo"
    source.touch()
    assert dev.stale_catalogues(tmp_path) == [source]
    compiled.touch()
    os.utime(source, (1_000, 1_000))
    assert dev.stale_catalogues(tmp_path) == []
    os.utime(compiled, (500, 500))
    assert dev.stale_catalogues(tmp_path) == [source]


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_where_there_is_a_screen(platform: str, environ: dict[str, str], expected: bool) -> None:
    assert dev.has_screen(platform, environ) is expected


def test_without_a_screen_the_demo_says_where_its_papers_lie(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "set_up", lambda **_: None)
    monkeypatch.setattr(dev, "has_screen", lambda *_: False)

    def demo(*command: str | Path) -> int:
        assert command[1:4] == ("demo", "--no-window", "--dir")
        folder = Path(command[4])
        folder.mkdir()
        for name in ("score.pdf", "month.xlsx", "demo.db"):
            (folder / name).touch()
        return 0

    monkeypatch.setattr(dev, "call", demo)

    assert dev.main(["run"]) == 0

    said = capsys.readouterr().out
    assert str(copy / "demo" / "score.pdf") in said
    assert str(copy / "demo" / "month.xlsx") in said
    assert "demo.db" not in said


def test_every_check_runs_and_the_failed_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def call(*command: str | Path) -> int:
        ran.append(" ".join(str(part) for part in command))
        return 1 if "ruff check" in ran[-1] or "mypy" in ran[-1] else 0

    monkeypatch.setattr(dev, "set_up", lambda **_: None)
    monkeypatch.setattr(dev, "call", call)

    assert dev.main(["test"]) == 1

    for tool in (
        "ruff check",
        "ruff format --check",
        "mypy",
        "lint-imports",
        "pytest -n auto",
        "--cov --cov-report=term tests/domain",
        "--ignore=tests/domain",
        "--fail-under=100",
    ):
        assert any(tool in line for line in ran), tool
    assert capsys.readouterr().out.splitlines()[-1] == "dev.py: FAILED: lint, types"


def test_a_part_of_the_tests_is_held_to_no_floor() -> None:
    steps = dev.checks(["tests/domain"])
    assert "core coverage" not in steps
    assert steps["tests"][-2:] == ["pytest", "tests/domain"]


def test_mutants_of_the_named_modules_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    def call(*command: str | Path) -> int:
        assert command == (dev.program("python"), dev.ROOT / "tools" / "mutants.py", "scoring.bounds", "schemes")
        assert Path(command[1]).is_file()
        return 1

    monkeypatch.setattr(dev, "set_up", lambda **_: None)
    monkeypatch.setattr(dev, "call", call)

    assert dev.main(["mutants", "scoring.bounds", "schemes"]) == 1


def test_a_wrong_verb_shows_the_right_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    assert "python3 dev.py test" in capsys.readouterr().err


def test_an_unchanged_set_up_asks_only_the_standard_library() -> None:
    # -S leaves out every installed package.
    script = "import sys, dev; sys.exit(dev.main([]))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", script], cwd=dev.ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
