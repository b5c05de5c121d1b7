"""Words without a language: texts that carry both, and messages still to be worded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, TypeAlias

from kpi_desktop.domain.month import Month

Language: TypeAlias = Literal["zh", "en"]
"""The two languages of window, paper and commands."""

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Label:
    """A name or short text that its author wrote in both languages (scheme names, criteria, grades)."""

    zh: str
    en: str

    def within(self, language: Language) -> str:
        """The text in one language."""
        return self.zh if language == "zh" else self.en


FieldValue: TypeAlias = "str | int | Fraction | Decimal | date | Month | Label | Message | tuple[FieldValue, ...]"
"""What a message may carry; a tuple is worded as an enumeration."""

_NOTHING: Mapping[str, FieldValue] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that the core says, worded only by `kpi_desktop.texts`.

    Attributes:
        id: The English sentence with named fields, as it stands in the catalogues of translations.
        fields: The values of the fields.
        many: The plural form, where the sentence counts something: then the field ``count`` says how many.
    """

    id: str
    fields: Mapping[str, FieldValue] = field(default_factory=lambda: _NOTHING)
    many: str | None = None


def counted(one: str, many: str, count: int, fields: Mapping[str, FieldValue] = _NOTHING) -> Message:
    """A message about `count` things, in the singular and plural of English; the field ``count`` is added."""
    return Message(one, {**fields, "count": count}, many)
