"""gettext over the catalogues in ``resources/translations``; English is the language of the message ids."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import DECIMAL_DIGITS, fixed, plain
from kpi_desktop.domain.words import FieldValue, Label, Language, Message

MINUS = "\N{MINUS SIGN}"
_DOMAIN = "kpi_desktop"
_LONG = 4
"""Decimals of a number that has too many to be read."""
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


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
        if self.language == "zh":
            return f"{month.year}年{month.month}月"
        return f"{_MONTHS[month.month - 1]} {month.year}"

    def points(self, number: Fraction | Decimal, places: int, *, signed: bool = True) -> str:
        """Points with that many decimals, a true minus and, where asked, a plus: ``−5.0``, ``+1.0``, ``0.0``."""
        exact = Fraction(number)
        sign = MINUS if exact < 0 else "+" if exact > 0 and signed else ""
        return ("" if not fixed(abs(exact), places).strip("0.") else sign) + fixed(abs(exact), places)

    def _fill(self, pattern: str, fields: Mapping[str, FieldValue]) -> str:
        return (
            pattern.format_map({name: self._worded(value) for name, value in fields.items()})
            if fields
            else pattern.format()
        )

    def _worded(self, value: FieldValue) -> str:
        match value:
            case Message():
                text = self.say(value)
            case Label():
                text = self.label(value)
            case Month():
                text = self.month(value)
            case Fraction() | Decimal():
                text = _shown(Fraction(value)).replace("-", MINUS)
            case date():
                text = value.isoformat()
            case tuple():
                text = ("、" if self.language == "zh" else ", ").join(self._worded(item) for item in value)
            case _:
                text = str(value).replace("-", MINUS) if isinstance(value, int) else value
        return text


def _shown(number: Fraction) -> str:
    """A number as it is read: exact with up to six decimals; what never ends, such as a third, with four."""
    text = plain(number)
    return text if len(text.partition(".")[2]) <= DECIMAL_DIGITS else plain(Fraction(fixed(number, _LONG)))
