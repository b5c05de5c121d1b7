"""The organisation's own templates: read from a folder, checked, kept in the database."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, RefusedError, WrongCallError, system_reason
from kpi_desktop.files import write_file
from kpi_desktop.reports.letter_templates import problems_of
from kpi_desktop.reports.own_paper import Width, read_paper
from kpi_desktop.reports.own_templates import LETTERS, NAMES, PAPER, OwnTemplates
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.evidence_kinds import media_of
from kpi_desktop.services.work import done, working
from kpi_desktop.settings import LETTER_TEMPLATES, SAMPLE
from kpi_desktop.store.store import View

MOST_BYTES: Final = 300_000
"""Of all files of a folder together: they are kept in the database, and with every month that is closed."""
_PICTURES: Final = (".png", ".jpg", ".jpeg")
_TEXTS: Final = (".html", ".toml")
_KEPT: Final = TypeAdapter(OwnTemplates)


def read_folder(folder: Path, width: Width) -> OwnTemplates:
    """Read a folder of templates and make sure that they can be used.

    Args:
        folder: Where they lie.
        width: Measures a text as paper sets it, so that nothing is taken that has no room.

    Raises:
        WrongCallError: It isn't a folder, or can't be read.
        FaultyDataError: It has no template, or faults; each with its file and its line or key.
    """
    files, faults = _files(folder)
    pictures = {name: data for name, data in files.items() if Path(name).suffix.lower() in _PICTURES}
    faults += [_no_picture(name) for name, data in pictures.items() if not _is_picture(name, data)]
    texts: dict[str, str] = {}
    for name in NAMES:
        if name in files:
            try:
                texts[name] = files[name].decode("utf-8-sig")
            except UnicodeDecodeError:
                what = Message("{file} isn't UTF-8; save it as UTF-8 in the editor.", {"file": name})
                faults.append(Problem((name,), what))
    held = {name: base64.b64encode(data).decode("ascii") for name, data in pictures.items()}
    templates = OwnTemplates({}, held)
    if PAPER in texts:
        templates, found = read_paper(texts[PAPER], held, width)
        faults += found
        if not (templates.has_paper or found):
            faults.append(
                Problem((PAPER,), Message("{file} says nothing; write a word or delete it.", {"file": PAPER}))
            )
    templates = replace(templates, texts={name: texts[name] for name in LETTERS if name in texts})
    faults += problems_of(templates)
    if faults:
        raise FaultyDataError(Message("The templates have faults; nothing was changed."), tuple(faults))
    if not templates.names:
        raise FaultyDataError(
            Message("There is no template in {folder}; known are {known}.", {"folder": folder.name, "known": NAMES})
        )
    return templates


def chosen(view: View) -> OwnTemplates | None:
    """The templates that are used; None for the program's own paper."""
    kept = view.settings.get(LETTER_TEMPLATES)
    return _KEPT.validate_json(kept) if kept else None


def used(ctx: Context) -> OwnTemplates | None:
    """The templates that are used; None for the program's own paper."""
    with ctx.store.read() as view:
        return chosen(view)


def choose(ctx: Context, folder: Path, width: Width) -> Operation:
    """Use a folder's templates from now on; closed months keep the paper they had.

    Raises:
        WrongCallError: It isn't a folder, or can't be read.
        FaultyDataError: It has no template, or faults; each with its file and its line or key.
        RefusedError: The database holds the sample team, whose mark a template could leave out.
    """
    templates = read_folder(folder, width)
    with working(ctx, "choose-letter-templates") as unit:
        if unit.settings.get(SAMPLE):
            raise RefusedError(
                Message("The sample team prints the program's own paper, so that its mark stands on all of it.")
            )
        unit.settings.set(LETTER_TEMPLATES, _KEPT.dump_json(templates).decode())
        return done(unit, Message("Own templates taken from {folder}", {"folder": folder.name}), "settings")


def forget(ctx: Context) -> Operation:
    """Use the program's own paper again; closed months keep the paper they had."""
    with working(ctx, "forget-letter-templates") as unit:
        unit.settings.set(LETTER_TEMPLATES, "")
        return done(unit, Message("Paper looks as the program draws it"), "settings")


def save_example(ctx: Context, folder: Path) -> None:
    """Write templates to begin with into a folder: each file there may be, in order and to be changed.

    Raises:
        RefusedError: One of the files is there already.
        CannotWriteError: The folder can't be written.
    """
    there = next((name for name in NAMES if (folder / name).exists()), None)
    if there is not None:
        what = Message(
            "{file} lies in {folder} already; choose another folder.", {"file": there, "folder": str(folder)}
        )
        raise RefusedError(what)
    for name in NAMES:
        write_file(folder / name, (ctx.resources / "templates" / name).read_bytes())


def _files(folder: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of the kinds that count, by name, and what is called as nothing is."""
    found: dict[str, bytes] = {}
    faults: list[Problem] = []
    size = 0
    try:
        for path in sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")):
            ending = path.suffix.lower()
            if ending in _TEXTS and path.name not in NAMES:
                faults.append(_unknown(path.name))
                continue
            if ending not in {*_TEXTS, *_PICTURES}:
                continue
            size += path.stat().st_size
            if size > MOST_BYTES:
                raise FaultyDataError(
                    Message(
                        "The files in {folder} are larger than {most} kB together; make the pictures smaller.",
                        {"folder": folder.name, "most": MOST_BYTES // 1000},
                    )
                )
            found[path.name] = path.read_bytes()
    except OSError as error:
        raise WrongCallError(
            Message("{folder} can't be read: {reason}.", {"folder": str(folder), "reason": system_reason(error)})
        ) from error
    return found, faults


def _is_picture(name: str, data: bytes) -> bool:
    return media_of(name, data) in {"image/png", "image/jpeg"}


def _no_picture(name: str) -> Problem:
    return Problem((name,), Message("{file} is no PNG or JPEG; save the picture anew as one.", {"file": name}))


def _unknown(name: str) -> Problem:
    return Problem(
        (name,), Message("{file}: no template is called that; known are {known}", {"file": name, "known": NAMES})
    )
