"""Searching the roster as people type names."""

from __future__ import annotations

from kpi_desktop.services.people import Person
from kpi_desktop.services.pinyin import fold, match, name_key


def fits(person: Person, typed: str) -> bool:
    """Whether something typed stands for a person: part of the number or name, pinyin in any reading, initials."""
    words = fold(typed).split()
    return all(_fits(person, word) for word in words)


def _fits(person: Person, word: str) -> bool:
    if word in fold(person.number) or word in fold(person.name):
        return True
    return match(name_key(person.name), word) is not None
