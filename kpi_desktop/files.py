"""Files that a person names to be written: each appears whole or not at all, and never in place of a database."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.errors import WrongCallError, system_reason

_SQLITE = b"SQLite format 3\x00"
_MARK = b"KPID"
_MARK_AT = 68
"""Where a database file bears the mark of its program."""
_BESIDE = (".lock", "-journal", "-wal", "-shm")
"""Endings of the files that belong to a database."""
SCHEME_BYTES = 1_000_000
"""A scheme or pay plan is some kilobytes of text; whatever is far larger is something else."""
_STREAM = re.compile(r"/dev/(std(in|out|err)|fd/\d+)|/proc/[^/]+/fd/\d+")


class CannotWriteError(WrongCallError):
    """Something could not be put where it should go; what was there before is unchanged."""


def write_file(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write beside the place and put it there at once; what stood there before is replaced.

    A link is followed. What is no file, such as a device, is written into. A `private` file that is new can be read by
    nobody but its owner.

    Raises:
        CannotWriteError: It can't be written, or a database stands there; what stood there is unchanged.
    """
    check_target(path)
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.write(content)
        else:
            put(path, content, private=private)
    except OSError as error:
        raise cannot_write(path, error) from error


def put(path: Path, content: bytes, *, private: bool = False) -> None:
    """As `write_file`, but also in place of a database: for whoever holds its lock.

    Raises:
        OSError: It can't be written; what stood there is unchanged.
    """
    _put(Path(os.path.realpath(path)), content, private=private)


def read_bounded(path: Path, most: int) -> bytes | None:
    """The content of a file that a person named, or None where it is larger: then no more than `most` bytes are read.

    What is no file, such as a pipe, has no size to look at and is read as far.

    Raises:
        OSError: It can't be read.
    """
    with path.open("rb") as stream:
        if os.fstat(stream.fileno()).st_size > most:
            return None
        content = stream.read(most + 1)
    return content if len(content) <= most else None


def check_target(path: Path) -> None:
    """Make sure, before any work is done, that a file may be written to a place as far as can be seen.

    Raises:
        CannotWriteError: It is a folder, a database of this program or what lies beside one, or not to be written.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        status = None
    except OSError as error:
        raise cannot_write(path, error) from error
    real = os.path.realpath(path)
    if status is not None and stat.S_ISDIR(status.st_mode):
        raise cannot_write(path, IsADirectoryError())
    if status is not None and stat.S_ISREG(status.st_mode):
        if _is_stream(path):
            raise _refused(path, Message("it is a standard stream of this program"))
        if not os.access(path, os.W_OK):
            raise cannot_write(path, PermissionError())
    if any(is_database(Path(place)) for place in (real, *_owners(real))):
        raise _refused(path, Message("a database of this program would be lost"))


def refuse_same(paths: Iterable[Path | None]) -> None:
    """Make sure that no two results go to one file.

    Raises:
        WrongCallError: They do.
    """
    seen: set[str] = set()
    for path in paths:
        if path is None or (path.exists() and not path.is_file()):
            continue
        place = os.path.normcase(os.path.realpath(path))
        if place in seen:
            raise WrongCallError(
                Message("Two results can't go to one file, {file}. Name one for each.", {"file": str(path)})
            )
        seen.add(place)


def make_folder(path: Path) -> None:
    """Make a folder and those it lies in, where they aren't there.

    Raises:
        CannotWriteError: It can't be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: OSError) -> CannotWriteError:
    """The error that names what can't be written and why."""
    return _refused(path, system_reason(error))


def is_database(path: Path) -> bool:
    """Whether a file is a database of this program, by the mark it bears; False where it can't be read."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            head = stream.read(_MARK_AT + len(_MARK))
    except OSError:
        return False
    return head.startswith(_SQLITE) and head[_MARK_AT:] == _MARK


def _refused(path: Path, reason: Message) -> CannotWriteError:
    fields: dict[str, FieldValue] = {"file": str(path), "reason": reason}
    return CannotWriteError(Message("{file} can't be written: {reason}. Choose another place.", fields))


def _owners(path: str) -> Iterable[str]:
    """The databases that a file would belong to, were they there."""
    return (path.removesuffix(ending) for ending in _BESIDE if path.endswith(ending))


def _is_stream(path: Path) -> bool:
    """Whether the name means an open stream, though a file lies behind it: a new file would not be what is open."""
    return _STREAM.fullmatch(os.path.normpath(path.absolute())) is not None


def _put(path: Path, content: bytes, *, private: bool) -> None:
    with replacing(path, private=private) as part, part.open("rb+") as stream:
        stream.write(content)


@contextlib.contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[Path]:
    """A new, empty file beside a place, to be filled; it takes that place, synced, when the block ends.

    A link isn't followed: for whoever has done so. Where the block raises, what stood there stays.

    Raises:
        OSError: It can't be written; what stood there is unchanged.
    """
    temporary = path.with_name(f".{secrets.token_hex(6)}.part")
    there = path.exists()
    # What may be private is so from its first byte on.
    made = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if private or there else 0o666)
    os.close(made)
    try:
        yield temporary
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        if there:
            shutil.copymode(path, temporary)
        temporary.replace(path)
        sync_folder(path.parent)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Wait until names that were given or changed in a folder are on the disk as well.

    Windows opens no folders; there the file system's journal keeps names by itself.
    """
    with contextlib.suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
