"""Names and short texts as people type them: characters, every reading of every character, initials, words.

Nothing is asked of the network or the clock. The reading tables are large, so they load with the first name indexed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from kpi_desktop.services.surnames import COMPOUND_SURNAMES, RARE_READINGS, SURNAME_READINGS

# The ideographs with their extensions, also outside the basic plane, the compatibility ones, and the round zero.
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007]")
_DIAERESIS = "\N{COMBINING DIAERESIS}"
_CIRCUMFLEX_E = "e\N{COMBINING CIRCUMFLEX ACCENT}"


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


def whole_words(key: NameKey) -> frozenset[str]:
    """Every full spelling of every part of a name."""
    return frozenset(spelling for unit in key.units for spelling in (unit.raw, *unit.spellings))


def first_letters(key: NameKey) -> frozenset[str]:
    """Every letter or character with which something typed for this name can begin; a quick sieve before `match`."""
    return frozenset(spelling[0] for unit in key.units for spelling in (unit.raw, *unit.spellings))


def initials(key: NameKey) -> str:
    """The likeliest initials: ``sx`` for 单雪; words count by their first letter."""
    return "".join((unit.spellings[0] if unit.spellings else unit.raw)[0] for unit in key.units)


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
