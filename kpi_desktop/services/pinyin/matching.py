"""Whether something typed stands for a name, and how well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from kpi_desktop.services.pinyin.keys import NameKey, Unit

_DIGRAPHS = ("zh", "ch", "sh")
_SHORTEST_SCATTER = 2


class Fit(IntEnum):
    """How well what was typed fits a name; the less, the better."""

    EXACT = 0
    TURNED = 1
    PREFIX = 2
    TAIL = 3
    INSIDE = 4
    SCATTERED = 5
    LOOSE = 6


@dataclass(frozen=True, slots=True)
class Match:
    """That something typed stands for a name.

    Attributes:
        fit: How well.
        penalty: Finer than `fit`: unlikely readings, syllables broken off in the middle.
        marks: How many leading letters of each unit's shown reading were typed.
    """

    fit: Fit
    penalty: int
    marks: tuple[int, ...]

    @property
    def cost(self) -> int:
        """One number to rank by; the less, the better."""
        return self.fit * 10 + min(self.penalty, 9)


def match(key: NameKey, typed: str, *, turned: bool = False) -> Match | None:
    """Whether something typed stands for a name.

    Args:
        key: The name taken apart.
        typed: One word, folded (see `fold`), without spaces.
        turned: Take the name's parts in another order too (``bykt`` for 口头表扬) and with parts left out.
    """
    if not typed:
        return None
    whole = _walk(key.units, typed)
    if whole is not None and len(whole[1]) == len(key.units):
        # One letter is a beginning of a single word, not its initials.
        begun = len(key.units) == 1 and typed not in (key.units[0].raw, *key.units[0].spellings)
        return Match(Fit.PREFIX if begun else Fit.EXACT, *whole)
    if turned and (found := _turned(key, typed)):
        return found
    if whole is not None:
        return Match(Fit.PREFIX, *whole)
    if found := _later(key, typed):
        return found
    return _scattered(key, typed) if turned else None


@lru_cache(maxsize=8192)
def loosened_key(key: NameKey) -> NameKey:
    """The same name with sounds made one that many speakers don't tell apart (zh/z, ch/c, sh/s, ng/n, l/n)."""
    units = [
        Unit(unit.raw, tuple(_loosened(spelling) for spelling in unit.spellings), unit.shown, unit.spoken)
        for unit in key.units
    ]
    return NameKey(key.name, tuple(units), key.surname)


def loose_match(key: NameKey, typed: str) -> Match | None:
    """As `match` from the name's beginning, with the sounds of `loosened_key` taken for one another."""
    loosened = _loosened(typed)
    units = loosened_key(key).units
    if not units or not any(spelling.startswith(loosened[:1]) for spelling in units[0].spellings):
        return None
    found = _walk(units, loosened)
    return Match(Fit.LOOSE, found[0], ()) if found else None


def _turned(key: NameKey, typed: str) -> Match | None:
    count = len(key.units)
    for turn in range(1, count):
        found = _walk(key.units[turn:] + key.units[:turn], typed)
        if found is not None and len(found[1]) > count - turn:
            marks = found[1] + (0,) * (count - len(found[1]))
            marks = marks[count - turn :] + marks[: count - turn]
            return Match(Fit.TURNED, found[0] + (count - len(found[1])), marks)
    return None


def _later(key: NameKey, typed: str) -> Match | None:
    count = len(key.units)
    inside: Match | None = None
    for start in range(1, count):
        found = _walk(key.units[start:], typed)
        if found is None:
            continue
        marks = (0,) * start + found[1]
        if len(marks) == count:
            return Match(Fit.TAIL, found[0], marks)
        inside = inside or Match(Fit.INSIDE, found[0], marks)
    return inside


def _scattered(key: NameKey, typed: str) -> Match | None:
    """Single letters or characters that stand in this order among the units, the first of them at its beginning."""
    if len(typed) < _SHORTEST_SCATTER or len(typed) > len(key.units):
        return None
    marks: list[int] = []
    for unit in key.units:
        here = len([mark for mark in marks if mark])
        hit = here < len(typed) and (unit.raw == typed[here] or any(s[0] == typed[here] for s in unit.spellings))
        marks.append(1 if hit else 0)
    return Match(Fit.SCATTERED, 0, tuple(marks)) if sum(marks) == len(typed) and marks[0] else None


def _walk(units: Sequence[Unit], typed: str) -> tuple[int, tuple[int, ...]] | None:
    """The cheapest way to type exactly this for these units, beginning at the first: penalty and marks."""
    known: dict[tuple[int, int], tuple[int, tuple[int, ...]] | None] = {}

    def go(at: int, done: int) -> tuple[int, tuple[int, ...]] | None:
        if done == len(typed):
            return 0, ()
        if at == len(units):
            return None
        if (at, done) not in known:
            best: tuple[int, tuple[int, ...]] | None = None
            for penalty, length, mark in _bites(units[at], typed, done):
                rest = go(at + 1, done + length)
                if rest is not None and (best is None or penalty + rest[0] < best[0]):
                    best = penalty + rest[0], (mark, *rest[1])
            known[at, done] = best
        return known[at, done]

    return go(0, 0)


def _bites(unit: Unit, typed: str, done: int) -> list[tuple[int, int, int]]:
    """What of the rest can stand for this unit: penalty, length, letters to mark in its shown reading."""
    bites = []
    if typed.startswith(unit.raw, done):
        bites.append((0, len(unit.raw), len(unit.shown)))
    for rank, spelling in enumerate(unit.spellings):
        length = 0
        while length < len(spelling) and done + length < len(typed) and spelling[length] == typed[done + length]:
            length += 1
        for taken in range(length, 0, -1):
            whole = taken == len(spelling)
            initial = taken == 1 or spelling[:taken] in _DIGRAPHS
            mark = len(_DIGRAPHS[0]) if taken == 1 and spelling.startswith(_DIGRAPHS) else taken
            shown = 0 if rank and unit.shown[:1] != unit.spellings[rank][:1] else min(mark, len(unit.shown))
            bites.append(((1 if rank else 0) + (0 if whole or initial or not unit.spoken else 1), taken, shown))
    return bites


def _loosened(spelling: str) -> str:
    loose = spelling.replace("zh", "z").replace("ch", "c").replace("sh", "s").replace("ng", "n")
    return "n" + loose[1:] if loose.startswith("l") else loose
