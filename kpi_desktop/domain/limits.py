"""Limits of what people enter, the same whether it is typed, pasted, imported or called."""

from __future__ import annotations

import unicodedata
from datetime import date
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import DECIMAL_DIGITS, WHOLE_DIGITS, plain, within_limits
from kpi_desktop.domain.problems import printable
from kpi_desktop.domain.words import Message

NUMBER_LENGTH: Final = 32
"""Most characters of an employee number."""
NAME_LENGTH: Final = 60
"""Most characters of a name: of a person, a team, an organisation."""
TEXT_LENGTH: Final = 40
"""Most characters of a post or level."""
NOTE_LENGTH: Final = 500
"""Most characters of a note or reason."""
FIRST_DAY: Final = date(1950, 1, 1)
"""No one at work was taken on before; earlier days come from broken cells."""
LAST_DAY: Final = date(2099, 12, 31)
FIRST_MONTH: Final = Month(2000, 1)
"""No month is kept before."""
MONTHS_AHEAD: Final = 24
"""How far ahead a scheme can be put in force."""

_INVISIBLE = {"Cf", "Cc"}
_UNFIT = {"Cc", "Cs", "Zl", "Zp"}


def tidy(text: str) -> str:
    """A name or short text on one line: single blanks, none around it, no characters that only steer."""
    shown = (char for char in text if char.isspace() or unicodedata.category(char) not in _INVISIBLE)
    return " ".join("".join(shown).split())


def tidy_number(text: str) -> str:
    """An employee number as `tidy` leaves it, full-width digits and letters as plain ones."""
    return tidy(unicodedata.normalize("NFKC", text))


def text_fault(text: str, most: int) -> Message | None:
    """What is wrong with a name or short text that was tidied, or None."""
    if len(text) <= most and text.isprintable():
        return None
    return Message("{value} is too long or holds characters that can't be shown", {"value": printable(text)})


def note_fault(text: str) -> Message | None:
    """What is wrong with a note or reason, or None; it is one paragraph."""
    if len(text) > NOTE_LENGTH:
        return Message(
            "the text has {count} characters; at most {most} are allowed", {"count": len(text), "most": NOTE_LENGTH}
        )
    if any(unicodedata.category(char) in _UNFIT for char in text):
        told = {"value": printable(text)}
        return Message("“{value}” holds characters that can't be shown; write it as one paragraph", told)
    return None


def figure_fault(number: Fraction) -> Message | None:
    """What is wrong with a figure that has more digits than `parse_exact` reads, or None."""
    if within_limits(number):
        return None
    return Message(
        "{value} has too many digits; round it to at most {decimals} after the point, {whole} before it",
        {"value": printable(plain(number)), "whole": WHOLE_DIGITS, "decimals": DECIMAL_DIGITS},
    )


def month_fault(month: Month, today: date) -> Message | None:
    """Why no scheme can be put in force from a month on, or None."""
    last = Month.of(today).plus(MONTHS_AHEAD)
    if FIRST_MONTH <= month <= last:
        return None
    return Message(
        "A scheme can't be put in force from {month}; from {first} to {last} is allowed.",
        {"month": month, "first": FIRST_MONTH, "last": last},
    )
