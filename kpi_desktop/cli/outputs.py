"""Files that a call names: each appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.errors import WrongCallError, system_reason


def write_file(path: Path, content: bytes) -> None:
    """Write a file beside its place and put it there at once; what stood there before is replaced.

    Raises:
        WrongCallError: It can't be written; what stood there is unchanged.
    """
    temporary = path.with_name(f".{secrets.token_hex(6)}{path.suffix}")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise refused(path, error) from error


def make_folder(path: Path) -> None:
    """Make a folder and those it lies in, where they aren't there.

    Raises:
        WrongCallError: It can't be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(path, error) from error


def refused(path: Path, error: OSError) -> WrongCallError:
    """The error that names what can't be written."""
    fields: dict[str, FieldValue] = {"file": str(path), "reason": system_reason(error)}
    return WrongCallError(Message("{file} can't be written: {reason}.", fields))
