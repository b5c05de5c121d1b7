"""Numbers as they are typed into a field."""

from __future__ import annotations

from fractions import Fraction

from kpi_desktop.domain.numbers import NumberFormError, parse_exact
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.services.pinyin import fold

_MINUSES = str.maketrans({"−": "-", "–": "-", "—": "-"})


def typed_number(text: str) -> Fraction | None:
    """What was typed as an exact number, in full-width digits too; None for nothing.

    Raises:
        FaultyDataError: Not a number.
    """
    typed = fold(text).strip().translate(_MINUSES)
    if not typed:
        return None
    try:
        return parse_exact(typed)
    except NumberFormError as error:
        raise FaultyDataError(Message("“{value}” is not a number; enter digits such as 8", {"value": text})) from error
