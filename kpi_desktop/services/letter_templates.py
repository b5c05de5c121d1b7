"""The organisation's own letter templates: read from a folder, checked, kept in the database."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, RefusedError, WrongCallError, system_reason
from kpi_desktop.reports.letter_templates import NAMES, LetterTemplates, problems_of
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.work import done, working
from kpi_desktop.settings import LETTER_TEMPLATES, SAMPLE
from kpi_desktop.store.store import View

MOST_BYTES: Final = 300_000
"""Of all files of a folder together: they are kept in the database, and with every month that is closed."""
_PICTURES: Final = (".png", ".jpg", ".jpeg")
_KEPT: Final = TypeAdapter(LetterTemplates)


def read_folder(folder: Path) -> LetterTemplates:
    """Read a folder of templates and make sure that they can be used.

    Raises:
        WrongCallError: It isn't a folder, or can't be read.
        FaultyDataError: It has no template, or faults; each with its file and line.
    """
    texts: dict[str, str] = {}
    pictures: dict[str, str] = {}
    faults: list[Problem] = []
    size = 0
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
        for path in files:
            if path.suffix.lower() not in {".html", *_PICTURES}:
                continue
            size += path.stat().st_size
            if size > MOST_BYTES:
                raise FaultyDataError(
                    Message(
                        "The files in {folder} are larger than {most} kB together; make the pictures smaller.",
                        {"folder": folder.name, "most": MOST_BYTES // 1000},
                    )
                )
            if path.suffix.lower() in _PICTURES:
                pictures[path.name] = base64.b64encode(path.read_bytes()).decode("ascii")
            elif path.name in NAMES:
                texts[path.name] = _decoded(path)
            else:
                faults.append(_unknown(path.name))
    except OSError as error:
        raise WrongCallError(
            Message("{folder} can't be read: {reason}.", {"folder": str(folder), "reason": system_reason(error)})
        ) from error
    templates = LetterTemplates(texts, pictures)
    faults += problems_of(templates)
    if faults:
        raise FaultyDataError(Message("The templates have faults; nothing was changed."), tuple(faults))
    if not texts:
        raise FaultyDataError(
            Message("There is no template in {folder}; known are {known}.", {"folder": folder.name, "known": NAMES})
        )
    return templates


def chosen(view: View) -> LetterTemplates | None:
    """The templates that are used; None for the program's own letters."""
    kept = view.settings.get(LETTER_TEMPLATES)
    return _KEPT.validate_json(kept) if kept else None


def in_use(ctx: Context) -> tuple[str, ...]:
    """The file names of the templates that are used; none for the program's own letters."""
    with ctx.store.read() as view:
        templates = chosen(view)
    return () if templates is None else tuple(templates.texts)


def choose(ctx: Context, folder: Path) -> Operation:
    """Use a folder's templates from now on; closed months keep the letters they had.

    Raises:
        WrongCallError: It isn't a folder, or can't be read.
        FaultyDataError: It has no template, or faults; each with its file and line.
        RefusedError: The database holds the sample team, whose mark a template could leave out.
    """
    templates = read_folder(folder)
    with working(ctx, "choose-letter-templates") as unit:
        if unit.settings.get(SAMPLE):
            raise RefusedError(
                Message("The sample team prints the program's own letters, so that its mark stands on all of them.")
            )
        unit.settings.set(LETTER_TEMPLATES, _KEPT.dump_json(templates).decode())
        return done(unit, Message("Letter templates taken from {folder}", {"folder": folder.name}), "settings")


def forget(ctx: Context) -> Operation:
    """Use the program's own letters again; closed months keep the letters they had."""
    with working(ctx, "forget-letter-templates") as unit:
        unit.settings.set(LETTER_TEMPLATES, "")
        return done(unit, Message("Letters look as the program draws them"), "settings")


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = Message("{file} isn't UTF-8; save it as UTF-8 in the editor.", {"file": path.name})
        raise FaultyDataError(what) from error


def _unknown(name: str) -> Problem:
    return Problem(
        (name,), Message("{file}: no letter is called that; known are {known}", {"file": name, "known": NAMES})
    )
