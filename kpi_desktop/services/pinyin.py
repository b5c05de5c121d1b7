"""Names and short texts as people type them: characters, every reading of every character, initials, words.

Nothing is asked of the network or the clock. The reading tables are large, so they load with the first name indexed.
"""

from __future__ import annotations

import gc
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Protocol

from kpi_desktop.services.surnames import COMPOUND_SURNAMES, RARE_READINGS, SURNAME_READINGS

# The ideographs with their extensions, also outside the basic plane, the compatibility ones, and the round zero.
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007]")
_DIGRAPHS = ("zh", "ch", "sh")
_SHORTEST_SCATTER = 2
_DIAERESIS = "\N{COMBINING DIAERESIS}"
_CIRCUMFLEX_E = "e\N{COMBINING CIRCUMFLEX ACCENT}"


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
class Unit:
    """One Chinese character with its readings, or one word of letters or digits.

    Attributes:
        raw: As written, in small letters of plain width.
        spellings: What it can be typed as in letters, the likeliest first.
        shown: The likeliest reading with tone marks; the word itself where it has none.
        spoken: Whether it has readings at all.
    """

    raw: str
    spellings: tuple[str, ...]
    shown: str
    spoken: bool


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name or short text, taken apart once.

    Attributes:
        name: As written.
        units: Its characters and words.
        surname: How many of the units are the surname; 0 where it isn't a Chinese name.
    """

    name: str
    units: tuple[Unit, ...]
    surname: int

    @property
    def shown(self) -> str:
        """The pinyin with tone marks, such as ``Shàn Xuě``; empty where nothing in it has a reading."""
        return "".join(text for text, _ in self.shown_parts(()))

    def shown_parts(self, marks: Sequence[int]) -> tuple[tuple[str, bool], ...]:
        """The pinyin in pieces, each with whether what was typed stands for it.

        Args:
            marks: How many leading letters to mark in each unit, as in `Match.marks`; may be shorter than the units.
        """
        if not any(unit.spoken for unit in self.units):
            return ()
        parts: list[tuple[str, bool]] = []
        for position, unit in enumerate(self.units):
            begins = position in {0, self.surname} or not (unit.spoken and self.units[position - 1].spoken)
            text = unit.shown[:1].upper() + unit.shown[1:] if begins and unit.spoken else unit.shown
            if begins and position:
                parts.append((" ", False))
            elif position and _bare(text)[:1] in {"a", "o", "e"}:
                parts.append(("'", False))
            mark = marks[position] if position < len(marks) else 0
            parts += [piece for piece in ((text[:mark], True), (text[mark:], False)) if piece[0]]
        return tuple(parts)


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


def fold(text: str) -> str:
    """Small letters of plain width, character by character, so that positions stay: ``ＳＸ　８`` becomes ``sx 8``."""
    return "".join(_fold_one(character) for character in text)


@lru_cache(maxsize=4096)
def _fold_one(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    small = (plain if len(plain) == 1 else character).lower()
    return small if len(small) == 1 else character


def is_han(character: str) -> bool:
    """Whether it is a Chinese character, also outside the basic plane."""
    return _HAN.fullmatch(character) is not None


@lru_cache(maxsize=8192)
def name_key(name: str) -> NameKey:
    """Take a person's name apart; of a surname's readings the one that surnames have comes first (单 shàn, 曾 zēng)."""
    pieces = _pieces(name)
    first = COMPOUND_SURNAMES.get("".join(pieces[:2]), ())
    if first and len(pieces) > len(first):
        pass
    elif pieces and is_han(pieces[0]):
        first = (SURNAME_READINGS.get(pieces[0], ""),)
    else:
        first = ()
    usual = _usual_readings(pieces)
    units = [_unit(piece, first[at] if at < len(first) and first[at] else usual[at]) for at, piece in enumerate(pieces)]
    return NameKey(name, tuple(units), len(first))


_TONES = {"\N{COMBINING MACRON}": 1, "\N{COMBINING ACUTE ACCENT}": 2, "\N{COMBINING CARON}": 3}
_TONES["\N{COMBINING GRAVE ACCENT}"] = 4


def name_order(name: str) -> tuple[tuple[str, int, str], ...]:
    """What names are sorted by: character by character the reading, the tone, the character itself.

    Surnames count by the reading that surnames have: 曾 stands under z, 单 under s, 仇 under q, 解 under x.
    """
    return tuple((_first(unit.spellings), _tone(unit), unit.raw) for unit in name_key(name).units)


def _first(spellings: Sequence[str]) -> str:
    return spellings[0] if spellings else ""


def _tone(unit: Unit) -> int:
    """1 to 4; 5 where the reading has none, so that it comes last."""
    signs = unicodedata.normalize("NFD", unit.shown) if unit.spoken else ""
    return next((_TONES[sign] for sign in signs if sign in _TONES), 5)


@lru_cache(maxsize=2048)
def text_key(text: str) -> NameKey:
    """Take a text that isn't a person's name apart, such as a criterion's."""
    pieces = _pieces(text)
    usual = _usual_readings(pieces)
    return NameKey(text, tuple(_unit(piece, reading) for piece, reading in zip(pieces, usual, strict=True)), 0)


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


def whole_words(key: NameKey) -> frozenset[str]:
    """Every full spelling of every part of a name."""
    return frozenset(spelling for unit in key.units for spelling in (unit.raw, *unit.spellings))


def first_letters(key: NameKey) -> frozenset[str]:
    """Every letter or character with which something typed for this name can begin; a quick sieve before `match`."""
    return frozenset(spelling[0] for unit in key.units for spelling in (unit.raw, *unit.spellings))


def initials(key: NameKey) -> str:
    """The likeliest initials: ``sx`` for 单雪; words count by their first letter."""
    return "".join((unit.spellings[0] if unit.spellings else unit.raw)[0] for unit in key.units)


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


def _pieces(text: str) -> list[str]:
    """Single Chinese characters, and words of letters or digits; everything else only parts them."""
    pieces: list[str] = []
    open_word = False
    for character in text:
        if is_han(character):
            pieces.append(character)
            open_word = False
        elif character.isalnum():
            if open_word:
                pieces[-1] += character
            else:
                pieces.append(character)
            open_word = True
        else:
            open_word = open_word and unicodedata.category(character).startswith("M")
            if open_word:
                pieces[-1] += character
    # A name of nothing but signs is still to be found by typing it.
    return pieces or [text.strip()] if text.strip() else pieces


def _unit(piece: str, usual: str) -> Unit:
    if not is_han(piece):
        raw = fold(piece)
        return Unit(raw, tuple(dict.fromkeys((_bare(raw), raw))), piece, spoken=False)
    readings = [reading for reading in (usual, *_readings(piece)) if reading]
    spellings = dict.fromkeys(spelling for reading in readings for spelling in _spellings(reading))
    return Unit(fold(piece), tuple(spellings), readings[0] if readings else piece, spoken=bool(readings))


@lru_cache(maxsize=4096)
def _readings(character: str) -> tuple[str, ...]:
    """Every reading of one character, with tone marks."""
    found = _tables()(character, heteronym=True)
    surname = SURNAME_READINGS.get(character)
    readings = [surname or "", *(found[0] if found else []), *RARE_READINGS.get(character, ())]
    return tuple(dict.fromkeys(reading for reading in readings if reading not in {"", character}))


class _Reader(Protocol):
    def __call__(self, text: str, *, heteronym: bool) -> list[list[str]]: ...


@lru_cache(maxsize=1)
def _tables() -> _Reader:
    """Load the reading tables, which takes about a third of a second."""
    from pypinyin import Style, pinyin

    def read(text: str, *, heteronym: bool) -> list[list[str]]:
        return pinyin(text, style=Style.TONE, heteronym=heteronym, errors="ignore")

    # Half a million strings that never go: going over them would stall the garbage collector for two frames each time.
    gc.freeze()
    return read


def _usual_readings(pieces: Sequence[str]) -> list[str]:
    """The reading of each character beside its neighbours; empty for other pieces."""
    usual = [""] * len(pieces)
    read = [at for at, piece in enumerate(pieces) if is_han(piece) and _readings(piece)]
    if read:
        found = _tables()("".join(pieces[at] for at in read), heteronym=False)
        if len(found) == len(read):
            for at, reading in zip(read, found, strict=True):
                usual[at] = reading[0]
    return usual


def _spellings(reading: str) -> tuple[str, ...]:
    """How a reading with tone marks is typed: ``lǜ`` as lv, lu or lyu."""
    parts = unicodedata.normalize("NFD", reading)
    if "u" + _DIAERESIS in parts or _DIAERESIS in parts:
        return tuple(_bare(parts.replace("u" + _DIAERESIS, letter)) for letter in ("v", "u", "yu"))
    return (_bare(parts.replace(_CIRCUMFLEX_E, "e")),)


def _bare(text: str) -> str:
    """Without accents and tone marks."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare or text


def _loosened(spelling: str) -> str:
    loose = spelling.replace("zh", "z").replace("ch", "c").replace("sh", "s").replace("ng", "n")
    return "n" + loose[1:] if loose.startswith("l") else loose
