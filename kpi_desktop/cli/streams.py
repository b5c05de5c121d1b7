"""The standard streams: UTF-8, never missing, and nothing on a terminal that isn't what it looks like."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import unicodedata
from typing import Final

_BLANKS: Final = str.maketrans(dict.fromkeys("\t\n\r\v\f\x85\u2028\u2029", " "))
_TURNING: Final = {*"\u061c\u200e\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
"""What turns the direction of writing, so that a text reads otherwise than it is."""


def shown(text: str) -> str:
    """A text as one line that does nothing to a terminal: control characters and turns of direction are spelt out."""
    return "".join(_shown(character) for character in text.translate(_BLANKS))


def _shown(character: str) -> str:
    if character in _TURNING or unicodedata.category(character) == "Cc":
        return f"\\u{ord(character):04x}"
    return character


def prepare() -> None:
    """Have every stream there, in UTF-8 with plain line ends, so that a result is the same bytes on every system.

    A stream that the caller has closed takes what is written to it and forgets it: else the next file to be opened,
    the database perhaps, would get its number. Standard input stays None, as nothing can be read from it.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _nowhere() -> io.TextIOWrapper:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open as long as the program runs


def close_stdout() -> None:
    """Nobody reads any more: keep the interpreter from complaining about it when it ends."""
    with contextlib.suppress(OSError, ValueError, io.UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def tell(text: str) -> None:
    """Write to standard error; whether anybody reads it changes nothing about what was done."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(text)
        sys.stderr.flush()
