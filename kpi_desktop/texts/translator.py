"""gettext over the catalogues in ``resources/translations``; English is the language of the message ids."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Literal

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import NEAR, fixed, readable
from kpi_desktop.domain.words import FieldValue, Label, Language, Message

MINUS = "\N{MINUS SIGN}"
_DOMAIN = "kpi_desktop"
_BLANK_BEFORE_HAN = re.compile(r"\{(\w+)\} (?=[\u4e00-\u9fff])")
_EQUALS = re.compile(r"= \{(\w+)\}")
_ENDS_IN_HAN = re.compile(r"[\u4e00-\u9fff]\Z")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

Parting = Literal["thing", "clause", "statement", "sentence"]
_PARTINGS: Mapping[Parting, Mapping[Language, str]] = {
    "thing": {"zh": "、", "en": ", "},
    "clause": {"zh": "，", "en": ", "},
    "statement": {"zh": "；", "en": "; "},
    "sentence": {"zh": "。", "en": ". "},
}


class Translator:
    """Words messages in one language.

    Args:
        language: ``zh`` or ``en``.
        folder: Where the compiled catalogues lie, ``zh_CN/LC_MESSAGES/kpi_desktop.mo``.

    Raises:
        FileNotFoundError: Chinese is asked for and its catalogue isn't compiled.
    """

    def __init__(self, language: Language, folder: Path) -> None:
        """Load the catalogue of the language."""
        self.language: Language = language
        self._catalogue: gettext.NullTranslations = (
            gettext.translation(_DOMAIN, folder, ["zh_CN"]) if language == "zh" else gettext.NullTranslations()
        )

    def t(self, message_id: str, **fields: FieldValue) -> str:
        """Word a sentence given by its English id."""
        return self._fill(self._catalogue.gettext(message_id), fields)

    def n(self, one: str, many: str, count: int, **fields: FieldValue) -> str:
        """Word a sentence about `count` things; the field ``count`` is there by itself."""
        return self._fill(self._catalogue.ngettext(one, many, count), {**fields, "count": count})

    def c(self, context: str, message_id: str, **fields: FieldValue) -> str:
        """Word a short text whose translation depends on where it stands."""
        return self._fill(self._catalogue.pgettext(context, message_id), fields)

    def say(self, message: Message) -> str:
        """Word a message of the core."""
        if message.many is None:
            return self.t(message.id, **message.fields)
        fields = dict(message.fields)
        count = fields.pop("count")
        if not isinstance(count, int):
            raise TypeError("a counted message wants a whole number")
        return self.n(message.id, message.many, count, **fields)

    def label(self, label: Label) -> str:
        """The text of a bilingual label."""
        return label.within(self.language)

    def month(self, month: Month) -> str:
        """``2026年11月`` or ``November 2026``."""
        year, name = self.year(month.year), self.month_name(month.month)
        return f"{year}{name}" if self.language == "zh" else f"{name} {year}"

    def year(self, number: int) -> str:
        """``2026年`` or ``2026``."""
        return f"{number}年" if self.language == "zh" else str(number)

    def month_name(self, number: int) -> str:
        """``11月`` or ``November``, of 1 to 12."""
        return f"{number}月" if self.language == "zh" else _MONTHS[number - 1]

    def listed(self, parts: Iterable[str], by: Parting = "thing") -> str:
        """Worded parts one after the other, parted as the language does it.

        Args:
            parts: In order.
            by: What they are: things of a list (``、``), clauses of a sentence (``，``), statements (``；``) or whole
                sentences (``。``); in English a comma, a comma, a semicolon and a full stop.
        """
        return _PARTINGS[by][self.language].join(parts)

    def ordinal(self, count: int) -> str:
        """The how-many-th, to stand in a sentence: ``3rd`` in English, the bare number in Chinese."""
        if self.language == "zh":
            return str(count)
        ending = "th" if 10 < count % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")  # noqa: PLR2004 - 11th to 13th
        return f"{count}{ending}"

    def points(self, number: Fraction | Decimal, places: int, *, signed: bool = True) -> str:
        """Points with that many decimals, a true minus and, where asked, a plus: ``−5.0``, ``+1.0``, ``0.0``."""
        exact = Fraction(number)
        sign = MINUS if exact < 0 else "+" if exact > 0 and signed else ""
        shown = fixed(abs(exact), places)
        return (sign if shown.strip("0.") else "") + shown

    def _fill(self, pattern: str, fields: Mapping[str, FieldValue]) -> str:
        if not fields:
            return pattern.format()
        worded = {name: self._worded(value) for name, value in fields.items()}
        if self.language == "zh" and any(isinstance(value, Message) for value in fields.values()):
            pattern = _closed_up(pattern, fields, worded)
        return _EQUALS.sub(lambda found: _nearly(found, worded), pattern).format_map(worded)

    def _worded(self, value: FieldValue) -> str:
        match value:
            case Message():
                text = self.say(value)
            case Label():
                text = self.label(value)
            case Month():
                text = self.month(value)
            case Fraction() | Decimal():
                text = readable(Fraction(value)).replace("-", MINUS)
            case date():
                text = value.isoformat()
            case tuple():
                text = self.listed(self._worded(item) for item in value)
            case _:
                text = str(value).replace("-", MINUS) if isinstance(value, int) else value
        return text


def _closed_up(pattern: str, fields: Mapping[str, FieldValue], worded: Mapping[str, str]) -> str:
    """A Chinese sentence without the blank that is for a number, where a part ends in a character: ``3 天以下``."""

    def field(found: re.Match[str]) -> str:
        name = found[1]
        ends = isinstance(fields.get(name), Message) and _ENDS_IN_HAN.search(worded[name])
        return found[0].rstrip() if ends else found[0]

    return _BLANK_BEFORE_HAN.sub(field, pattern)


def _nearly(equation: re.Match[str], worded: Mapping[str, str]) -> str:
    """The end of an equation; what is told with fewer decimals than it has is nearly equal: ``10 / 3 ≈ 3.33``."""
    value = worded[equation[1]]
    if not value.startswith(NEAR):
        return equation[0]
    told = value.removeprefix(NEAR).replace("{", "{{").replace("}", "}}")
    return f"{NEAR} {told}"
