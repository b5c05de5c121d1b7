"""The form of strips: how wide they are, where their columns stand, what is in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kpi_desktop.render.primitives import Measure
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports.page_setup import PageSetup
from kpi_desktop.reports.strip_choice import StripChoice

BODY_PT, NAME_PT, SCORE_PT, RANK_PT, HEAD_PT, FOOT_PT = 8.5, 15.0, 18.0, 11.5, 11.5, 7.0
PITCH = 4.48
"""From line to line of the body."""
MOST_ROWS = PITCH * 24
"""The tallest piece that is never cut."""
HEAD_MIDDLE, HEAD_RULE = 9.2, 12.85
BOTTOM, ABOVE_FOOT = 5.5, 1.8
"""Free below and above the foot."""
WIDEST_TITLE = 52.0

_STUB, _RIGHT, _NARROW = 42.0, 10.0, 8.0
_BESIDE = 180.0
"""A strip at least so wide has its stub beside the body, a narrower one below it."""
_SHEET = 168.0
"""Width that a strip of a whole page is laid out for; on wider paper everything is so much larger."""
_LARGEST = 1.25
_HALF = 100.0
"""Two strips stand side by side only where each gets that much."""
_COMPACT = 0.9
"""How large everything is drawn on strips that stand side by side."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Edges of one strip in millimetres from its upper left corner.

    Attributes:
        width: Of the strip, margins and stub included.
        left: Where its body begins.
        right: Where its body ends.
        stub_left: Where the stub begins; None where it stands below.
    """

    width: float
    left: float
    right: float
    stub_left: float | None

    @property
    def room(self) -> float:
        """Width of the body."""
        return self.right - self.left

    @property
    def narrow(self) -> bool:
        """Whether reasons stand below what happened, for want of room beside it."""
        return self.room < 115.0

    @property
    def code(self) -> float:
        """Where codes begin."""
        return self.left + 12.0

    @property
    def title(self) -> float:
        """Where begins what happened."""
        return self.left + 20.0

    @property
    def reason(self) -> float:
        """Where reasons begin, unless titles are long."""
        return self.left + 46.0


@dataclass(frozen=True, slots=True)
class Division:
    """How a page is shared out.

    Attributes:
        width: Of the page in its own millimetres.
        height: Likewise.
        columns: Strips side by side.
        rows: Strips one below the other.
        scale: By how much everything is drawn larger than it was laid out.
        frame: Of one strip, before scaling.
    """

    width: float
    height: float
    columns: int
    rows: int
    scale: float
    frame: Frame

    @property
    def slot(self) -> float:
        """Height that a strip is meant for, before scaling."""
        return self.tall / self.rows

    @property
    def tall(self) -> float:
        """Height of the page before scaling."""
        return self.height / self.scale


def divided(choice: StripChoice, setup: PageSetup) -> Division:
    """Share a page out for as many strips as are wanted."""
    width, height = setup.upright
    if choice.per_page == 1:
        scale = min(_LARGEST, max(1.0, width / _SHEET))
        return Division(width, height, 1, 1, scale, _frame(width / scale, setup, choice))
    columns = 2 if choice.per_page > 3 and width / 2 >= _HALF else 1
    rows = choice.per_page // columns
    if columns == 1:
        return Division(width, height, 1, rows, 1.0, _frame(width, setup, choice))
    half = width / columns / _COMPACT
    frame = Frame(half, _NARROW / _COMPACT, half - _NARROW / _COMPACT, None)
    return Division(width, height, columns, rows, _COMPACT, frame)


def _frame(width: float, setup: PageSetup, choice: StripChoice) -> Frame:
    left = setup.margin - 2.0  # a strip has its own right edge at 10 where a table has 14
    if not choice.stub or width < _BESIDE:
        return Frame(width, left, width - _RIGHT, None)
    stub_left = width - _RIGHT - _STUB
    return Frame(width, left, stub_left - 8.0, stub_left)


@dataclass(frozen=True)
class Form:
    """Everything that the pieces of a strip are laid out with."""

    wording: Wording
    measure: Measure
    choice: StripChoice
    setup: PageSetup

    @cached_property
    def page(self) -> Division:
        """How a page is shared out."""
        return divided(self.choice, self.setup)

    @property
    def frame(self) -> Frame:
        """The edges of one strip."""
        return self.page.frame
