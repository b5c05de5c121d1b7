"""What strips consist of and how many stand on a page: chosen once by the leader, kept with the database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from pydantic import TypeAdapter, ValidationError

PER_PAGE: Final = (1, 3, 6)
"""How many strips a page may be meant for."""


class Lines(Enum):
    """How far a strip tells line by line what made the score."""

    EXPLAINED = "explained"
    PLAIN = "plain"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class StripChoice:
    """What strips consist of.

    Attributes:
        per_page: How many a page is meant for, of `PER_PAGE`; a strip that needs more room takes it.
        lines: Every line with its reason, every line by itself, or none.
        categories: The boxes of the categories.
        standing: Rank and grade beside the score.
        stub: A stub to sign, which the department keeps.
        objections: Room on the stub to object.
        zeros: Components of pay that come to nothing.
    """

    per_page: int = 3
    lines: Lines = Lines.EXPLAINED
    categories: bool = True
    standing: bool = True
    stub: bool = True
    objections: bool = True
    zeros: bool = True

    def __post_init__(self) -> None:
        """Refuse a number of strips that no page was made for."""
        if self.per_page not in PER_PAGE:
            raise ValueError("not one of the layouts there are")


USUAL: Final = StripChoice()
"""What strips are where nothing was chosen."""

SIX: Final = StripChoice(per_page=6, lines=Lines.PLAIN, stub=False)
"""What strips are so that six of them find room on a page, until something else is chosen."""

_CHOICE: Final = TypeAdapter(StripChoice)


def choice_text(choice: StripChoice) -> str:
    """The choice as it is kept."""
    return _CHOICE.dump_json(choice).decode()


def choice_of(text: str) -> StripChoice:
    """The choice that was kept; the usual one where there is none or a later program wrote another kind."""
    try:
        return _CHOICE.validate_json(text) if text else USUAL
    except ValidationError:
        return USUAL
