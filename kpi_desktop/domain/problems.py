"""What is wrong, or worth a word, in facts, schemes and files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kpi_desktop.domain.words import Message

Path: TypeAlias = tuple[str | int, ...]
"""Keys and indexes that lead to a value, such as ``("incidents", 3, "points")``."""


ROW_FAULT = Message("row {row}, column {column}: {what}").id
"""The form of a fault in a row of a workbook, with these fields."""

LONGEST_SHOWN = 60
"""Most characters of a faulty value that are told."""


def printable(text: str) -> str:
    """A text from outside as it may be told in a message: short, and without characters that can't be shown."""
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text[:LONGEST_SHOWN])
    return shown if len(text) <= LONGEST_SHOWN else shown + "…"


def path_text(path: Path) -> str:
    """Write a path as people read it: ``incidents[3].points``."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{printable(step)}" if text else printable(step)
    return text


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault (nothing is done with what bears it) or a notice (something to know).

    Attributes:
        path: Where it stands.
        what: What is wrong with the value, naming the value and what is allowed.
    """

    path: Path
    what: Message


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the facts of a month that the reader should know; it changes no score.

    Attributes:
        where: Whom and what it concerns.
        what: What is to be known.
        employee: The employee number, where it concerns one person.
        criterion: The criterion id, where it concerns one.
    """

    where: Message
    what: Message
    employee: str | None = None
    criterion: str | None = None
