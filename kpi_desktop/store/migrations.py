"""Bringing an older file up to date: a backup first, then the numbered migrations, then a check."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import peewee
from playhouse.migrations import Runner

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import DatabaseError
from kpi_desktop.files import replacing
from kpi_desktop.store import faults
from kpi_desktop.store.connection import HISTORY, answers, uri
from kpi_desktop.store.copying import copy_file

_LOG = logging.getLogger(__name__)


def known(folder: Path) -> tuple[str, ...]:
    """The names of the migrations that this program brings, in order."""
    return tuple(sorted(path.stem for path in folder.glob("[0-9]*.py")))


def _keep(path: Path, kept: Path) -> None:
    """Save a copy before anything is changed; it is there whole or not at all."""
    try:
        with replacing(kept, private=True) as part:
            copy_file(path, part)
    except OSError as error:
        raise faults.told(error, kept) from error


def _put_into(target: Path, source: Path) -> None:
    """Put a saved copy back, in one transaction of SQLite's own backup."""
    with (
        faults.telling(target),
        closing(sqlite3.connect(uri(source, "rw"), uri=True)) as old,
        closing(sqlite3.connect(uri(target, "rwc"), uri=True)) as new,
    ):
        old.backup(new)


def spare(path: Path, before: str) -> Path:
    """A free name beside the file for the backup made before a migration."""
    first = path.with_name(f"{path.stem}-before-{before}{path.suffix}")
    number = 1
    free = first
    while free.exists():
        number += 1
        free = first.with_name(f"{first.stem}-{number}{first.suffix}")
    return free


def bring_up(database: peewee.SqliteDatabase, path: Path, folder: Path, applied: Iterable[str]) -> Path | None:
    """Apply what is missing.

    Args:
        database: The open file; no transaction of our own is around this, the runner makes one per migration.
        path: The file.
        folder: The migrations.
        applied: What it already holds; empty for a new file.

    Returns:
        Where the backup lies, if one was made.

    Raises:
        DatabaseError: A migration failed; the file is as it was before.
    """
    done = frozenset(applied)
    missing = [name for name in known(folder) if name not in done]
    if not missing:
        return None
    kept = None
    if done:
        kept = spare(path, missing[0])
        _keep(path, kept)
    try:
        Runner(database, str(folder), table_name=HISTORY).up()
        broken = answers(database, "foreign_key_check")
    except Exception as error:
        _LOG.exception("a migration failed")
        raise _put_back(database, path, kept) from error
    if broken:
        raise _put_back(database, path, kept)
    return kept


def _put_back(database: peewee.SqliteDatabase, path: Path, kept: Path | None) -> DatabaseError:
    database.close()
    if kept is None:
        path.unlink(missing_ok=True)
        return DatabaseError(Message("{file} couldn't be set up. Nothing was left behind.", {"file": str(path)}))
    _put_into(path, kept)
    return DatabaseError(
        Message(
            "{file} couldn't be brought up to date and is as it was before. A copy lies at {copy}; report this with the"
            " log.",
            {"file": str(path), "copy": str(kept)},
        )
    )
