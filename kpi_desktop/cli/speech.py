"""In which language a command speaks, and the words of the argument parser in it."""

from __future__ import annotations

import argparse
import locale
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from kpi_desktop import paths
from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.texts import Translator

_LOCALE_NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")


def said(arguments: Sequence[str], option: str) -> str | None:
    """The value of an option before anything is parsed: the last one given, or None."""
    values = [
        following if argument == option else argument.removeprefix(f"{option}=")
        for argument, following in zip(arguments, [*arguments[1:], ""], strict=False)
        if argument == option or argument.startswith(f"{option}=")
    ]
    return values[-1] if values else None


def asked_language(arguments: Sequence[str]) -> Language | None:
    """The language that the arguments ask for, if any."""
    asked = said(arguments, "--lang")
    return next((language for language in LANGUAGES if language == asked), None)


def language_of(arguments: Sequence[str]) -> Language:
    """The language to speak: the one asked for, else the database's, else the computer's, else Chinese."""
    asked = asked_language(arguments)
    if asked is not None:
        return asked
    named = said(arguments, "--db")
    return _database_language(Path(named) if named else paths.default_database()) or locale_language()


def _database_language(database: Path) -> Language | None:
    try:
        if not database.is_file():
            return None
    except OSError:  # a folder that can't be entered; the command itself will tell
        return None
    from kpi_desktop.errors import KpiError
    from kpi_desktop.services import settings
    from kpi_desktop.services.context import open_context

    try:
        ctx = open_context(database, write=False)
    except KpiError:  # the command itself will tell
        return None
    try:
        return settings.language(ctx)
    except KpiError:
        return None
    finally:
        ctx.close()


def locale_language() -> Language:
    """The computer's language where it is one of ours, else Chinese."""
    name = next((value for key in _LOCALE_NAMES if (value := os.environ.get(key))), "")
    if not name and sys.platform == "win32":
        name = locale.getlocale()[0] or ""
    return "en" if name.casefold().startswith("en") else "zh"


def translator(language: Language) -> Translator:
    """The words of a language."""
    return Translator(language, paths.resources() / "translations")


@contextmanager
def argparse_speaks(tr: Translator) -> Iterator[None]:
    """Let the argument parser speak through our catalogues; it looks its own words up in two names of its module."""
    words = _words(tr)
    module = vars(argparse)
    before = {name: module[name] for name in ("_", "ngettext")}
    module["_"] = lambda text: words.get(text, text)
    module["ngettext"] = lambda one, many, count: words.get(one, one) if count == 1 else words.get(many, many)
    try:
        yield
    finally:
        module.update(before)


def _words(tr: Translator) -> Mapping[str, str]:
    """What the argument parser says, in any version of Python that we run on; what is new there stays English."""
    expected = (
        tr.n("expected %s argument", "expected %s arguments", 1),
        tr.n("expected %s argument", "expected %s arguments", 2),
    )
    return {
        "usage: ": tr.t("usage: "),
        "positional arguments": tr.t("positional arguments"),
        "options": tr.t("options"),
        "show this help message and exit": tr.t("show this help message and exit"),
        "%(prog)s: error: %(message)s\n": tr.t("%(prog)s: error: %(message)s") + "\n",
        "the following arguments are required: %s": tr.t("the following arguments are required: %s"),
        "unrecognized arguments: %s": tr.t("unrecognized arguments: %s"),
        "argument %(argument_name)s: %(message)s": tr.t("argument %(argument_name)s: %(message)s"),
        "expected one argument": tr.t("expected one argument"),
        "expected at most one argument": tr.t("expected at most one argument"),
        "expected at least one argument": tr.t("expected at least one argument"),
        "expected %s argument": expected[0],
        "expected %s arguments": expected[1],
        "not allowed with argument %s": tr.t("not allowed with argument %s"),
        "ignored explicit argument %r": tr.t("ignored explicit argument %r"),
        "invalid %(type)s value: %(value)r": tr.t("invalid %(type)s value: %(value)r"),
        "one of the arguments %s is required": tr.t("one of the arguments %s is required"),
        "ambiguous option: %(option)s could match %(matches)s": tr.t(
            "ambiguous option: %(option)s could match %(matches)s"
        ),
    }
