"""The line in pieces: words, numbers with their units, picks, days, and the remark."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

from kpi_desktop.domain.numbers import NumberFormError, parse_exact
from kpi_desktop.services.logline.index import CriteriaIndex, RosterIndex
from kpi_desktop.services.pinyin import fold, is_han


class Kind(Enum):
    """What a piece of the line can be."""

    WORD = "word"
    NUMBER = "number"
    PICK = "pick"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the line.

    Attributes:
        kind: What it can be; a number may still turn out to be a code or an employee number.
        text: Folded.
        raw: As typed.
        number: Its value; None for words, days, and numbers with too many digits.
        unit: ``minutes``, ``times``, ``days``, ``hours`` or ``points`` where one stands beside the number.
        signed: Whether a sign or @ stood before the number.
        day: The day named; None also where no calendar has it.
        loose: Stood joined to other pieces, without a space.
    """

    kind: Kind
    text: str
    raw: str
    number: Fraction | None = None
    unit: str = ""
    signed: bool = False
    day: date | None = None
    loose: bool = False

    @property
    def han(self) -> bool:
        """Whether Chinese characters stand in it."""
        return any(is_han(character) for character in self.text)


_UNITS = {
    "minutes": ("分钟", "minutes", "minute", "mins", "min", "m", "'"),
    "points": ("分", "points", "point", "pts", "pt"),
    "times": ("人次", "次", "个", "项", "件", "条", "人", "回", "times", "items", "x"),
    "days": ("天", "日", "days", "day", "d"),
    "hours": ("小时", "个小时", "hours", "hour", "h"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_UNIT_WORDS = "|".join(re.escape(word) for word in sorted(_UNIT_OF, key=len, reverse=True))
_MINUSES = "−–—‐‑﹣-"
_NUMBER = re.compile(rf"(?P<at>@?)(?P<sign>[+{_MINUSES}]?)(?P<digits>\d+(?:\.\d+)?)(?P<unit>{_UNIT_WORDS})?")
_TIMES = re.compile(r"[x×*](?P<digits>\d+)")
_FULL_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_SHORT_DAY = re.compile(r"(\d{1,2})(?:[-/]|月)(\d{1,2})[日号]?")
_DAY_WORDS = {"今天": 0, "昨天": 1, "前天": 2, "today": 0, "yesterday": 1}
_HALF_A_YEAR = timedelta(days=183)
_PARTING = re.compile(r"[\s,、;。!?]+")
# What a chunk without spaces falls into: numbers with unit, Chinese, and other letters.
_RUNS = re.compile(
    rf"(?P<number>@?[+{_MINUSES}]?\d+(?:\.\d+)?(?:(?:分钟|人次|个小时|小时|[分次个项件条天日])|(?:{_UNIT_WORDS})(?![^\W\d_]))?)"
    r"|(?P<letters>[^\W\d_](?:['’\-·]?[^\W\d_])*)"
)
_QUOTES = {'"': '"', "“": "”", "「": "」", "『": "』", "”": "”"}
GRAVE = frozenset({"严重", "情节严重", "grave"})
"""How the grave form of a criterion is typed."""
_PARTICLES = {"了", "和", "与", "跟", "及", "的", "and", "&"}


def split_line(text: str, roster: RosterIndex, criteria: CriteriaIndex, today: date) -> tuple[list[Piece], str]:
    """Take a line apart.

    Args:
        text: As typed.
        roster: Tells which chunks are names.
        criteria: Tells which chunks are criteria.
        today: What "yesterday" and a day without a year are counted from.

    Returns:
        The pieces in order, and the remark that stood behind ``//`` or in quotation marks.
    """
    folded = fold(text)
    head, note = _part_note(text, folded)
    pieces: list[Piece] = []
    for chunk in _chunks(head):
        pieces += _pieces(chunk, roster, criteria, today)
    return pieces, note


def _part_note(text: str, folded: str) -> tuple[str, str]:
    marks = [at for at in (folded.find("//"), *(folded.find(quote) for quote in _QUOTES)) if at >= 0]
    if not marks:
        return text, ""
    at = min(marks)
    if folded.startswith("//", at):
        return text[:at], text[at + 2 :].strip()
    end = folded.find(_QUOTES[folded[at]], at + 1)
    if end < 0:
        return text[:at], text[at + 1 :].strip()
    return f"{text[:at]} {text[end + 1 :]}", text[at + 1 : end].strip()


def _chunks(head: str) -> list[str]:
    folded = fold(head)
    chunks, start = [], 0
    for parting in _PARTING.finditer(folded):
        chunks.append(head[start : parting.start()])
        start = parting.end()
    chunks.append(head[start:])
    return [chunk for chunk in chunks if chunk]


def _pieces(chunk: str, roster: RosterIndex, criteria: CriteriaIndex, today: date) -> list[Piece]:
    text = fold(chunk)
    if text in _PARTICLES:
        return []
    if text in GRAVE:
        return [Piece(Kind.WORD, text, chunk)]
    if roster.by_number(text) or criteria.by_code(text):
        return [_number(chunk) or Piece(Kind.WORD, text, chunk)]
    whole = _day(chunk, today) or _number(chunk)
    if whole:
        return [whole]
    if roster.name_at(text, 0) == len(text):
        return [Piece(Kind.WORD, text, chunk)]
    return _runs(chunk, roster, criteria, today)


def _runs(chunk: str, roster: RosterIndex, criteria: CriteriaIndex, today: date) -> list[Piece]:
    """A chunk in which several things stand without spaces, such as 单雪迟到8分钟 or lccc-3."""
    text = fold(chunk)
    pieces: list[Piece] = []
    for run in _RUNS.finditer(text):
        raw = chunk[run.start() : run.end()]
        if run["number"]:
            piece = _number(raw)
            pieces += [piece] if piece else []
        else:
            pieces += _letters(raw, roster, criteria, today)
    if not pieces:
        return [Piece(Kind.WORD, text, chunk)]
    return pieces


def _letters(raw: str, roster: RosterIndex, criteria: CriteriaIndex, today: date) -> list[Piece]:
    text = fold(raw)
    if not any(is_han(character) for character in text) or roster.find(text) or criteria.find(text):
        return [Piece(Kind.WORD, text, raw, loose=True)]
    pieces: list[Piece] = []
    rest = 0
    at = 0
    while at < len(text):
        length = _known_at(text, at, roster, criteria) or _day_word_at(text, at)
        if not length:
            at += 1
            continue
        pieces += _left_over(raw[rest:at])
        word = raw[at : at + length]
        pieces.append(_day(word, today) or Piece(Kind.WORD, fold(word), word, loose=True))
        at += length
        rest = at
    return pieces + _left_over(raw[rest:])


def _known_at(text: str, at: int, roster: RosterIndex, criteria: CriteriaIndex) -> int:
    """The length of the name or criterion at a place; a criterion counts from two characters on."""
    name = roster.name_at(text, at)
    if name:
        return name
    finders: tuple[Callable[[str], object], ...] = (criteria.find, roster.find)
    for find in finders:
        for length in range(min(len(text) - at, 12), 1, -1):
            if is_han(text[at]) and find(text[at : at + length]):
                return length
    return 0


def _day_word_at(text: str, at: int) -> int:
    return next((len(word) for word in _DAY_WORDS if text.startswith(word, at)), 0)


def _left_over(raw: str) -> list[Piece]:
    text = fold(raw)
    return [Piece(Kind.WORD, text, raw, loose=True)] if text and text not in _PARTICLES else []


def _number(raw: str) -> Piece | None:
    text = fold(raw)
    times = _TIMES.fullmatch(text)
    if times:
        return Piece(Kind.NUMBER, text, raw, _value(times["digits"]), "times")
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    value = _value(found["digits"])
    signed = bool(found["sign"] or found["at"])
    if value is not None and found["sign"] in tuple(_MINUSES):
        value = -value
    kind = Kind.PICK if signed else Kind.NUMBER
    return Piece(kind, text, raw, value, _UNIT_OF.get(found["unit"] or "", ""), bool(found["sign"]))


def _value(digits: str) -> Fraction | None:
    try:
        return parse_exact("".join(str(int(c)) if c.isdecimal() else c for c in digits))
    except NumberFormError:
        return None


def _day(raw: str, today: date) -> Piece | None:
    text = fold(raw)
    if text in _DAY_WORDS:
        return Piece(Kind.DAY, text, raw, day=today - timedelta(days=_DAY_WORDS[text]))
    full, short = _FULL_DAY.fullmatch(text), _SHORT_DAY.fullmatch(text)
    if full:
        return Piece(Kind.DAY, text, raw, day=_calendar_day(int(full[1]), int(full[2]), int(full[3])))
    if short:
        day = _calendar_day(today.year, int(short[1]), int(short[2]))
        if day and day - today > _HALF_A_YEAR:
            # In January, 12-30 is last month.
            day = _calendar_day(today.year - 1, int(short[1]), int(short[2]))
        return Piece(Kind.DAY, text, raw, day=day)
    return None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
