"""Which paper is printed on, and where: chosen once, kept with the database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from pydantic import TypeAdapter, ValidationError

LEAST_MARGIN, MOST_MARGIN = 8, 30
"""Millimetres that a margin may have: less no printer prints, more no table leaves room for."""
MOST_COPIES: Final = 99


class Paper(Enum):
    """The sizes of paper there are, each with its width and height upright in millimetres."""

    A4 = "A4"
    A5 = "A5"
    LETTER = "Letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height, upright."""
        return _SIZES[self]


_SIZES = {Paper.A4: (210.0, 297.0), Paper.A5: (148.0, 210.0), Paper.LETTER: (215.9, 279.4)}


@dataclass(frozen=True, slots=True)
class PageSetup:
    """How paper is printed.

    Attributes:
        paper: Its size.
        turned: Whether tables lie on their side; strips and letters always stand.
        margin: Millimetres at the left, for tables and letters at the right too; of `LEAST_MARGIN` to `MOST_MARGIN`.
        printer: The printer's name; empty for the computer's usual one.
        copies: How many.
    """

    paper: Paper = Paper.A4
    turned: bool = True
    margin: int = 14
    printer: str = ""
    copies: int = 1

    def __post_init__(self) -> None:
        """Refuse what no printer can do."""
        if not LEAST_MARGIN <= self.margin <= MOST_MARGIN or not 1 <= self.copies <= MOST_COPIES:
            raise ValueError("margin or copies are out of bounds")

    @property
    def upright(self) -> tuple[float, float]:
        """Width and height of a page of strips or letters."""
        return self.paper.size

    @property
    def for_tables(self) -> tuple[float, float]:
        """Width and height of a page of a table."""
        width, height = self.paper.size
        return (height, width) if self.turned else (width, height)


USUAL: Final = PageSetup()
"""A4, tables on their side."""

_SETUP: Final = TypeAdapter(PageSetup)


def setup_text(setup: PageSetup) -> str:
    """The page setup as it is kept."""
    return _SETUP.dump_json(setup).decode()


def setup_of(text: str) -> PageSetup:
    """The page setup that was kept; the usual one where there is none or a later program wrote another kind."""
    try:
        return _SETUP.validate_json(text) if text else USUAL
    except ValidationError:
        return USUAL
