"""Drafts of schemes and pay plans: kept beside the database while they are worked on, in force nowhere.

A draft may have any fault, so it is kept as the text of a file. The files lie in a folder beside the database;
the audit log says nothing of them, because nothing follows from them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias

from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.errors import RefusedError, system_reason
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.context import Context
from kpi_desktop.services.gather import parsed
from kpi_desktop.services.pinyin import text_key
from kpi_desktop.services.teams import Team

Of: TypeAlias = Literal["scheme", "pay"]
"""What a draft is of."""

_FILE = re.compile(r"(pay-)?(\d+)-(\d+)\.toml")
_LAST_NUMBER = re.compile(r"(\d+)(\D*)$")


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it was kept last.

    Attributes:
        id: Its name among the team's drafts.
        text: TOML.
        saved: When, in UTC.
    """

    id: str
    text: str
    saved: datetime


def kept_drafts(ctx: Context, team: Team, of: Of = "scheme") -> tuple[KeptDraft, ...]:
    """The drafts of a team, the one worked on last first; one that can't be read is left out."""
    return tuple(sorted(_found(ctx, team, of), key=lambda draft: draft.saved, reverse=True))


def _found(ctx: Context, team: Team, of: Of) -> Iterator[KeptDraft]:
    folder = _folder(ctx)
    for path in folder.glob("*.toml") if folder.is_dir() else ():
        name = _FILE.fullmatch(path.name)
        if name is None or int(name[2]) != team.id or (of == "pay") != bool(name[1]):
            continue
        try:
            yield KeptDraft(name[3], path.read_text("utf-8"), datetime.fromtimestamp(path.stat().st_mtime, UTC))
        except (OSError, UnicodeDecodeError):
            continue


def new_draft_id(ctx: Context, team: Team, of: Of = "scheme") -> str:
    """A name that no draft of the team has."""
    return str(1 + max((int(draft.id) for draft in _found(ctx, team, of)), default=0))


def keep_draft(ctx: Context, team: Team, draft_id: str, text: str, of: Of = "scheme") -> datetime:
    """Keep a draft; the text before stays whole until the new one is written.

    Returns:
        When it was kept.

    Raises:
        RefusedError: The place can't be written.
    """
    path = _path(ctx, team, draft_id, of)
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(exist_ok=True)
        beside.write_text(text, "utf-8")
        beside.replace(path)
    except OSError as error:
        fields: dict[str, FieldValue] = {"place": str(path.parent), "reason": system_reason(error)}
        raise RefusedError(
            Message("The draft could not be kept in {place}: {reason}. Save it as a file elsewhere.", fields)
        ) from error
    return ctx.clock.now()


def drop_draft(ctx: Context, team: Team, draft_id: str, of: Of = "scheme") -> None:
    """Let go of a draft; nothing where it isn't there."""
    _path(ctx, team, draft_id, of).unlink(missing_ok=True)


def _folder(ctx: Context) -> Path:
    return ctx.store.path.with_name(f"{ctx.store.path.stem}-drafts")


def _path(ctx: Context, team: Team, draft_id: str, of: Of) -> Path:
    return _folder(ctx) / f"{'pay-' if of == 'pay' else ''}{team.id}-{draft_id}.toml"


def schemes_before(ctx: Context, team: Team, scheme_id: str) -> tuple[Scheme, ...]:
    """Every version of a scheme that was put in force for the team, oldest first."""
    with ctx.store.read() as view:
        return tuple(parsed(one.text) for one in view.schemes.in_force(team.id) if one.scheme == scheme_id)


def next_version(version: str, taken: Collection[str]) -> str:
    """The first version after this one that isn't taken: ``2`` after ``1``, ``1.3`` after ``1.2``."""
    found = version
    while found in taken or found == version:
        number = _LAST_NUMBER.search(found)
        if number is None:
            found += "-2"
        else:
            found = f"{found[: number.start()]}{int(number[1]) + 1}{number[2]}"
    return found


def proposed_id(chinese: str, english: str, taken: Collection[str]) -> str:
    """An id for something new, from its English name or else the sound of the Chinese one, that nothing has had.

    Args:
        chinese: Its name in Chinese.
        english: Its name in English; the Chinese one again where nobody translated it.
        taken: Ids that exist or existed.
    """
    source = english if english.isascii() and english.strip() else " ".join(_sounds(chinese))
    stem = "-".join(re.findall(r"[a-z0-9]+", source.lower()))
    stem = stem if stem[:1].isalpha() else f"c-{stem}".rstrip("-")
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found


def _sounds(chinese: str) -> Iterator[str]:
    for unit in text_key(chinese).units:
        yield unit.spellings[0] if unit.spellings else unit.raw
