"""What every model file is made of: exact numbers, intervals, bilingual texts, ids; and the parent of all parts."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, StrictBool
from pydantic_core import PydanticCustomError

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.numbers import parse_exact
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import Label

NO_CAP = "none"
"""How a file says that a score has no upper bound: a TOML file has no null."""


def _exact(value: object) -> Fraction:
    if isinstance(value, Fraction):
        return value
    if isinstance(value, (str, int, Decimal)) and not isinstance(value, bool):
        try:
            return parse_exact(value)
        except ValueError:  # also of more digits than Python writes
            pass
    raise PydanticCustomError("scheme_number", "not a number")


def _cap(value: object) -> Fraction | None:
    return None if value is None or value == NO_CAP else _exact(value)


def _interval(value: object) -> Interval:
    if isinstance(value, Interval):
        return value
    try:
        return Interval.parse(value if isinstance(value, str) else "")
    except ValueError as error:
        raise PydanticCustomError("scheme_interval", "not an interval") from error


def _label(value: object) -> Label:
    if isinstance(value, Label):
        return value
    if isinstance(value, dict) and set(value) == {"zh", "en"}:
        texts = [text for text in value.values() if isinstance(text, str) and text.strip()]
        if len(texts) == len(value) and all(showable(text) for text in texts):
            return Label(value["zh"], value["en"])
    raise PydanticCustomError("scheme_words", "not a text in both languages")


def showable(text: str) -> bool:
    """Whether a text is free of characters that only steer a device, ends of lines aside, and of halves of others."""
    return not any(unicodedata.category(char) in {"Cc", "Cs"} and char != "\n" for char in text)


def _shown(value: str) -> str:
    if not showable(value):
        raise PydanticCustomError("scheme_text", "not to be shown")
    return value


def _flag(value: object) -> FlagKind:
    try:
        return FlagKind(value)
    except ValueError as error:
        raise PydanticCustomError("scheme_flag", "not a kind of flag") from error


Exact = Annotated[Fraction, PlainValidator(_exact)]
"""A number: in a file a plain decimal or a text such as ``"0.5"``, inside a fraction."""
Cap = Annotated[Fraction | None, PlainValidator(_cap)]
"""A number, or ``"none"``."""
Span = Annotated[Interval, PlainValidator(_interval)]
"""An interval such as ``"(5,30]"`` or ``"[30,∞)"``: a square bracket includes its end, a round one doesn't."""
Words = Annotated[Label, PlainValidator(_label)]
"""A text in both languages: ``{ zh = "…", en = "…" }``."""
MOST: Final = 9999
"""The highest number of times, months or samples."""
Text = Annotated[str, AfterValidator(_shown)]
"""A text that is the same in both languages, such as a version; may be empty."""
Flagged = Annotated[FlagKind, PlainValidator(_flag)]
"""A kind of flag, by its name in `FlagKind`."""
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""Small Latin letters and digits, joined by hyphens."""


class Part(BaseModel):
    """What every part of a scheme or pay plan shares: it never changes, and a key that nobody knows is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class AnyCriterion(Part):
    """What criteria of every kind have in common.

    Attributes:
        id: Permanent within the scheme, never reused.
        name: What the window, the paper and the log line call it.
        category: Category id; None for none, then it is told after the categories.
        code: Short number by which people find it ("1.1").
        clause: Where it stands in the regulation.
        hint: What to know when entering it.
        marks: Its full marks. An incident criterion never costs more than they are in a month; a measure or rating
            never gives more. None for no limit of its own; ratings always have them.
        weight: Per cent of the whole (40 is 40 %): what is reached of `marks` counts as that share of `weight`
            points. Needs `marks`; not together with a weight of the category. With ``weights = "shares"`` any
            positive number, held against those of all criteria for the same post.
        posts: Posts it is for; empty for everyone.
        retired: No longer in use, still known.
    """

    id: Id
    name: Words
    category: Id | None = None
    code: Text = ""
    clause: Words
    hint: Words | None = None
    marks: Exact | None = None
    weight: Exact | None = None
    posts: tuple[Id, ...] = ()
    retired: StrictBool = False
