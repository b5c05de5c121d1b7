"""Searching the roster as people type names, and its order."""

from __future__ import annotations

import re

from kpi_desktop.services.people import Person
from kpi_desktop.services.pinyin import fold, match, name_key


def by_number(person: Person) -> tuple[tuple[bool, int, str], ...]:
    """Employee numbers in the order that people count: A9 before A10."""
    parts = re.findall(r"\d+|\D+", person.number)
    return tuple((not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts)


def fits(person: Person, typed: str) -> bool:
    """Whether something typed stands for a person: part of the number or name, pinyin in any reading, initials."""
    words = fold(typed).split()
    return all(_fits(person, word) for word in words)


def _fits(person: Person, word: str) -> bool:
    if word in fold(person.number) or word in fold(person.name):
        return True
    return match(name_key(person.name), word) is not None
