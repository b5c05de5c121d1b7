"""What a page consists of: texts, rules, boxes and bars at places in millimetres. No Qt, nothing is drawn here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeAlias

MM_PER_PT = 25.4 / 72
"""Millimetres of a typographic point."""

BLACK = "#000000"
GREY = "#444444"
HAIR = "#999999"

ASCENT = 0.88
"""How far a line of text reaches above its baseline, in ems; what 汉字 and Latin letters of the three fonts need."""
DESCENT = 0.24
"""How far it reaches below."""
MIDDLE = 0.37
"""How far above the baseline the middle of a line lies."""

Style: TypeAlias = Literal["solid", "dashed", "dotted"]
Align: TypeAlias = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in millimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def contains(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether the other lies wholly inside."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text: its left end, its baseline, and how wide it was measured."""

    x: float
    y: float
    text: str
    pt: float
    width: float
    bold: bool = False
    ink: str = BLACK

    @property
    def rect(self) -> Rect:
        """What it covers."""
        em = self.pt * MM_PER_PT
        return Rect(self.x, self.y - ASCENT * em, self.width, (ASCENT + DESCENT) * em)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    thickness: float
    ink: str = BLACK
    style: Style = "solid"


@dataclass(frozen=True, slots=True)
class Box:
    """An outlined rectangle."""

    x: float
    y: float
    width: float
    height: float
    thickness: float
    ink: str = BLACK
    style: Style = "solid"

    @property
    def rect(self) -> Rect:
        """What it encloses."""
        return Rect(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle: bars, and the ground of pictures for chat."""

    x: float
    y: float
    width: float
    height: float
    ink: str = BLACK


@dataclass(frozen=True, slots=True)
class Scissors:
    """Scissors on a cut line, drawn rather than set, since few fonts have them; `y` is the cut line."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A spot on a line: filled, or with a `thickness` hollow on a `ground`; `x` and `y` are its middle."""

    x: float
    y: float
    radius: float
    ink: str = BLACK
    thickness: float = 0.0
    ground: str = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, drawn into a rectangle of its own proportions; `data` is a PNG or JPEG in base64."""

    x: float
    y: float
    width: float
    height: float
    data: str


Primitive: TypeAlias = Text | Rule | Box | Fill | Scissors | Dot | Picture
Page: TypeAlias = tuple[Primitive, ...]


class Measure(Protocol):
    """Tells how wide a text is."""

    def width(self, text: str, pt: float, *, bold: bool = False) -> float:
        """Millimetres of one line of text."""


def moved(primitive: Primitive, dx: float, dy: float) -> Primitive:
    """The same, elsewhere."""
    if isinstance(primitive, Rule):
        return replace(
            primitive, x=primitive.x + dx, y=primitive.y + dy, to_x=primitive.to_x + dx, to_y=primitive.to_y + dy
        )
    return replace(primitive, x=primitive.x + dx, y=primitive.y + dy)


def scaled(primitive: Primitive, factor: float) -> Primitive:
    """The same, drawn so much larger from the upper left corner; lines stay as thick as they are."""
    if factor == 1.0:
        return primitive
    x, y = primitive.x * factor, primitive.y * factor
    if isinstance(primitive, Rule):
        return replace(primitive, x=x, y=y, to_x=primitive.to_x * factor, to_y=primitive.to_y * factor)
    if isinstance(primitive, Dot):
        return replace(primitive, x=x, y=y, radius=primitive.radius * factor)
    width = primitive.width * factor
    if isinstance(primitive, Text):
        return replace(primitive, x=x, y=y, width=width, pt=primitive.pt * factor)
    if isinstance(primitive, Scissors):
        return replace(primitive, x=x, y=y, width=width)
    return replace(primitive, x=x, y=y, width=width, height=primitive.height * factor)


class Sheet:
    """Collects primitives; whatever is laid out says its places in millimetres from the sheet's upper left corner."""

    def __init__(self, measure: Measure) -> None:
        """Start empty."""
        self.measure = measure
        self.items: list[Primitive] = []

    def text(
        self,
        x: float,
        middle: float,
        text: str,
        pt: float,
        *,
        bold: bool = False,
        ink: str = BLACK,
        align: Align = "left",
    ) -> float:
        """Set one line with its middle at that height and its left end, right end or centre at `x`; gives its width."""
        width = self.measure.width(text, pt, bold=bold)
        left = x - {"left": 0.0, "right": width, "centre": width / 2}[align]
        if text:
            self.items.append(Text(left, middle + MIDDLE * pt * MM_PER_PT, text, pt, width, bold, ink))
        return width

    def across(
        self, left: float, right: float, y: float, thickness: float, *, ink: str = BLACK, style: Style = "solid"
    ) -> None:
        """Draw a horizontal rule."""
        self.items.append(Rule(left, y, right, y, thickness, ink, style))

    def down(
        self, x: float, top: float, bottom: float, thickness: float, *, ink: str = BLACK, style: Style = "solid"
    ) -> None:
        """Draw a vertical rule."""
        self.items.append(Rule(x, top, x, bottom, thickness, ink, style))

    def slope(self, x: float, y: float, to_x: float, to_y: float, thickness: float, *, ink: str = BLACK) -> None:
        """Draw a straight line from one place to another."""
        self.items.append(Rule(x, y, to_x, to_y, thickness, ink))

    def put(self, items: Iterable[Primitive], dx: float = 0.0, dy: float = 0.0) -> None:
        """Take over what was laid out elsewhere, moved."""
        self.items.extend(moved(item, dx, dy) for item in items)

    def page(self) -> Page:
        """Everything collected."""
        return tuple(self.items)

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        thickness: float,
        *,
        ink: str = BLACK,
        style: Style = "solid",
    ) -> None:
        """Draw an outlined rectangle."""
        self.items.append(Box(x, y, width, height, thickness, ink, style))
