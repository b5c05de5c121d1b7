#!/usr/bin/env python3
"""Everything a working copy needs, in one script of the standard library.

python3 dev.py run [ARGS]        set up, then open the window (without a screen: make the demo's PDF and workbook)
python3 dev.py test [ARGS]       set up, then all static checks and the tests (ARGS go to pytest)
python3 dev.py translate         bring the translation files up to date with the sources
python3 dev.py mutants [MODULE ...]  set up, then what the core's tests overlook (of scoring.bounds, say; else of all)
python3 dev.py lock [ARGS]       write requirements.lock anew (ARGS go to uv, such as --upgrade)
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

if sys.version_info < (3, 11) or sys.version_info >= (3, 14):
    sys.exit(f"KPI Desktop needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}.")

import tomllib

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
TRANSLATIONS = ROOT / "resources" / "translations"
DOMAIN = "kpi_desktop"  # gettext's word for the name of the catalogue
LOCALES = ("zh_CN",)
# How the sources mark a text: messages of the core, and the translator's t, n (one, many) and c (context, text).
KEYWORDS = ("Message:1", "counted:1,2", "t:1", "n:1,2", "c:1c,2")
CORE = ("domain", "schemes", "scoring")  # every branch of these is tested
ROOMS = ("domain", "schemes", "scoring", "goldens", "texts", "services", "store", "exchange", "reports")
BEHIND = tuple(f"tests/{room}" for room in ROOMS)  # measured; measuring the window too took a third of all time

# What Qt loads from the system, and the Debian package that brings it.
NEEDED = """
libGL.so.1:libgl1 libEGL.so.1:libegl1 libxkbcommon.so.0:libxkbcommon0 libfontconfig.so.1:libfontconfig1
libglib-2.0.so.0:libglib2.0-0 libdbus-1.so.3:libdbus-1-3 libcups.so.2:libcups2
libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 libxcb-keysyms.so.1:libxcb-keysyms1
libxcb-shape.so.0:libxcb-shape0 libxcb-xkb.so.1:libxcb-xkb1 libxkbcommon-x11.so.0:libxkbcommon-x11-0
libwayland-cursor.so.0:libwayland-cursor0 libxcb-image.so.0:libxcb-image0
libxcb-render-util.so.0:libxcb-render-util0 libxcb-util.so.1:libxcb-util1
"""
LIBRARIES = dict(pair.split(":") for pair in NEEDED.split())
QUIET = {
    "PYTHONUTF8": "1",
    "PIP_NO_INPUT": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "DEBIAN_FRONTEND": "noninteractive",
}
TEST_FONT = "WenQuanYi Micro Hei"  # text taken out of a PDF set in it is what was put in


class SetUpError(Exception):
    """The set-up can't go on; the text says what to do."""


def say(text: str) -> None:
    """Tell the person at the terminal what is going on."""
    print(f"dev.py: {text}", flush=True)


def call(*command: str | Path) -> int:
    """Run a command in the project's folder and return its exit code."""
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **QUIET}, check=False).returncode


def program(name: str, *, windows: bool = os.name == "nt") -> Path:
    """Where the environment keeps a program."""
    return VENV / "Scripts" / f"{name}.exe" if windows else VENV / "bin" / name


def output_of(*command: str) -> str | None:
    """What a command prints, or None where it isn't there or fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, errors="replace").stdout
    except (OSError, subprocess.CalledProcessError):
        return None


def missing_packages(libraries: str | None, fonts: str | None, *, ensurepip: bool, testing: bool) -> list[str]:
    """Name the Debian packages that a machine lacks.

    Args:
        libraries: What ``ldconfig -p`` prints; None where there is no ldconfig, and then no library is asked for.
        fonts: The families of Chinese fonts as ``fc-list`` prints them; None where there is no fontconfig.
        ensurepip: Whether this Python can put pip into a new environment (Debian's can't without its venv package).
        testing: Whether the font that the tests set their PDFs in is needed; else any Chinese font will do.
    """
    found = {line.split()[0] for line in (libraries or "").splitlines() if line.strip()}
    packages = [] if libraries is None else [package for name, package in LIBRARIES.items() if name not in found]
    if fonts is None:
        packages.append("fontconfig")
    if not (fonts or "").strip() or (testing and TEST_FONT not in (fonts or "")):
        packages.append("fonts-wqy-microhei")
    if not ensurepip:
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return packages


def look_around(*, testing: bool) -> list[str]:
    """Name the Debian packages that this machine lacks; nothing outside Linux."""
    if not sys.platform.startswith("linux"):
        return []
    ldconfig = shutil.which("ldconfig", path=f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin")
    return missing_packages(
        output_of(ldconfig, "-p") if ldconfig else None,
        output_of("fc-list", ":lang=zh-cn", "family"),
        ensurepip=importlib.util.find_spec("ensurepip") is not None,
        testing=testing,
    )


def line_to_type(packages: list[str], *, sudo: bool) -> str:
    """The one line that brings the packages."""
    line = f"apt-get update && apt-get install -y {' '.join(packages)}"
    return "sudo sh -c '" + line + "'" if sudo else "su -c '" + line + "'"


def ensure_system(*, testing: bool) -> None:
    """Install what the system lacks where that needs no password, else say the one line to type and stop."""
    lacking = look_around(testing=testing)
    if lacking and shutil.which("apt-get") is None:
        say(f"if the program doesn't start or shows no Chinese, install what Debian calls {' '.join(lacking)}")
        return
    root = sys.platform != "win32" and os.geteuid() == 0
    if lacking and (root or output_of("sudo", "-n", "true") is not None):
        say(f"installing system packages: {' '.join(lacking)}")
        apt_get = ["apt-get"] if root else ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
        call(*apt_get, "update", "-q")
        call(*apt_get, "install", "-q", "-y", "--no-install-recommends", *lacking)
        importlib.invalidate_caches()
        lacking = look_around(testing=testing)
    if lacking:
        line = line_to_type(lacking, sudo=shutil.which("sudo") is not None)
        raise SetUpError(f"system packages are missing. Type this line, then call again:\n\n    {line}\n")


def fingerprint(root: Path, python: str) -> str:
    """A hash of all that the environment is made from: lock, metadata, build hook, Python, and where it lies."""
    metadata = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [
        (root / "requirements.lock").read_bytes(),
        (root / "hatch_build.py").read_bytes(),
        json.dumps([metadata["build-system"], metadata["project"], metadata["tool"]["hatch"]], sort_keys=True).encode(),
        python.encode(),
        str(root).encode(),
    ]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def ensure_environment() -> None:
    """Make ``.venv`` from the lock where it is missing, half made or out of date.

    The stamp is written last, so that a set-up that was broken off is done again from the start.
    """
    stamp = VENV / "set-up-done"
    wanted = fingerprint(ROOT, sys.version)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say("making .venv from requirements.lock (the first time it takes some minutes)")
    stamp.unlink(missing_ok=True)
    python = program("python")
    # Called from inside .venv, the environment must not be cleared by its own Python.
    outer = getattr(sys, "_base_executable", sys.executable)
    pip: tuple[str | Path, ...] = (python, "-m", "pip", "install", "--quiet")
    steps: tuple[tuple[str | Path, ...], ...] = (
        (outer, "-m", "venv", "--clear", VENV),
        (*pip, "--require-hashes", "-r", "requirements.lock"),
        (*pip, "--no-build-isolation", "--no-deps", "--editable", "."),
    )
    for step in steps:
        if call(*step) != 0:
            raise SetUpError("the set-up stopped at: " + " ".join(str(part) for part in step))
    stamp.write_text(wanted, encoding="utf-8")


def stale_catalogues(folder: Path) -> list[Path]:
    """The translation files whose compiled twin is missing or older."""
    return [
        source
        for source in sorted(folder.glob("*/LC_MESSAGES/*.po"))
        if not source.with_suffix(".mo").is_file()
        or source.with_suffix(".mo").stat().st_mtime_ns < source.stat().st_mtime_ns
    ]


def ensure_translations() -> None:
    """Compile the translation files that changed."""
    if stale_catalogues(TRANSLATIONS) and babel("compile", "-d", TRANSLATIONS, "-D", DOMAIN) != 0:
        raise SetUpError("a translation file can't be compiled (see above)")


def babel(*arguments: str | Path) -> int:
    """Call Babel's command."""
    return call(program("python"), "-m", "babel.messages.frontend", "-q", *arguments)


def set_up(*, testing: bool) -> None:
    """Bring machine, environment and translations to where the program runs from this folder."""
    ensure_system(testing=testing)
    ensure_environment()
    ensure_translations()


def has_screen(platform: str, environ: dict[str, str]) -> bool:
    """Whether a window can be opened."""
    return not platform.startswith("linux") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def run(arguments: list[str]) -> int:
    """Start the program; where there is no screen and nothing else was asked, make the demo's papers."""
    set_up(testing=False)
    if arguments or has_screen(sys.platform, dict(os.environ)):
        return call(program("kpi-desktop"), *arguments)
    folder = ROOT / "demo"
    say("no screen here, so the demo is made without its window")
    code = call(program("kpi-desktop"), "demo", "--no-window", "--dir", folder)
    for paper in sorted([*folder.glob("*.pdf"), *folder.glob("*.xlsx")]):
        say(f"see {paper}")
    return code


def checks(arguments: list[str]) -> dict[str, list[str | Path]]:
    """Every check by name; with arguments for pytest no floor of coverage, which a part of the tests can't reach."""
    python = program("python")
    spread: list[str | Path] = [python, "-m", "pytest", "-n", "auto", "--dist", "worksteal"]
    steps: dict[str, list[str | Path]] = {
        "lint": [python, "-m", "ruff", "check", "."],
        "format": [python, "-m", "ruff", "format", "--check", "."],
        "types": [python, "-m", "mypy"],
        "walls": [program("lint-imports"), "--no-logo"],
    }
    if arguments:
        steps["tests"] = [python, "-m", "pytest", *arguments]
    else:
        steps["tests behind the window"] = [*spread, "--cov", "--cov-report=term", *BEHIND]
        steps["tests of window and commands"] = [*spread, *(f"--ignore={folder}" for folder in BEHIND)]
        core = ",".join(f"kpi_desktop/{room}/*" for room in CORE)
        steps["core coverage"] = [python, "-m", "coverage", "report", f"--include={core}", "--fail-under=100"]
    return steps


def test(arguments: list[str]) -> int:
    """Run every check even when one fails, and name the failed ones at the end."""
    set_up(testing=True)
    failed = []
    for name, command in checks(arguments).items():
        say(name)
        if call(*command) != 0:
            failed.append(name)
    say(f"FAILED: {', '.join(failed)}" if failed else "every check holds")
    return 1 if failed else 0


def translate(_arguments: list[str]) -> int:
    """Gather the texts marked in the sources and merge them into every language's file."""
    set_up(testing=False)
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / f"{DOMAIN}.pot"
        marks = [f"--keyword={word}" for word in KEYWORDS]
        layout = ("--width=100", "--sort-by-file", "--add-location=file", "--project=kpi-desktop")
        code = babel("extract", *marks, *layout, "-o", template, "kpi_desktop")
        for locale in LOCALES:
            target = TRANSLATIONS / locale / "LC_MESSAGES" / f"{DOMAIN}.po"
            merge = ("update", "--ignore-obsolete", "--no-fuzzy-matching", "--ignore-pot-creation-date")
            how = merge if target.is_file() else ("init",)
            code = code or babel(*how, "-i", template, "-o", target, "-l", locale, "-D", DOMAIN, "--width=100")
    ensure_translations()
    return code


def lock(arguments: list[str]) -> int:
    """Write requirements.lock from pyproject.toml with uv; what is locked stays, unless ``--upgrade`` is given."""
    if shutil.which("uv") is None:
        raise SetUpError("uv makes the lock and isn't here: install it (pipx install uv), then call again")
    what = ("--universal", "--python-version=3.11", "--extra=dev", "--extra=build", "--generate-hashes")
    shape = ("--no-emit-index-url", "--custom-compile-command=python3 dev.py lock", "--output-file=requirements.lock")
    return call("uv", "pip", "compile", "--quiet", *what, *shape, *arguments, "pyproject.toml")


def mutants(arguments: list[str]) -> int:
    """Change the core in one place at a time and see which changes its tests don't notice; it takes its time."""
    set_up(testing=False)
    return call(program("python"), ROOT / "tools" / "mutants.py", *arguments)


VERBS = {"run": run, "test": test, "translate": translate, "mutants": mutants, "lock": lock}


def main(arguments: list[str]) -> int:
    """Do what the first word says; 0 done, 1 failed, 2 the call is wrong."""
    if not arguments or arguments[0] not in VERBS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return VERBS[arguments[0]](arguments[1:])
    except SetUpError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
