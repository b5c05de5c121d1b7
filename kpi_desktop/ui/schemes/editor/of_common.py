"""What criteria of every kind have in their forms, and options that several forms share."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.writing import number
from kpi_desktop.ui.schemes.editor.entry import exact
from kpi_desktop.ui.schemes.editor.specs import Fold, Item, Line, Number, Ref, Refs, Text, Words

FLAGS: tuple[tuple[object, Message], ...] = (
    (None, Message("no flag")),
    ("absence", Message("flag: absence")),
    ("warning", Message("flag: warning")),
    ("discipline", Message("flag: discipline")),
    ("separation", Message("flag: dismissal proposed")),
    ("demotion", Message("flag: demotion proposed")),
    ("reward", Message("flag: reward")),
    ("improvement-report", Message("flag: improvement report")),
    ("settlement", Message("flag: settlement")),
    ("promotion-due", Message("flag: promotion due")),
)
POINTS = Message("Points")
YUAN = Message("yuan")
PER_CENT = Message("%")

NAMES: tuple[Item, ...] = (
    Line(Message("Called"), (Words("name", Message("Called")),)),
    Line(
        Message("No."),
        (
            Text("code", Message("No."), width=72),
            Ref("category", Message("Category"), "categories", none=Message("without category")),
        ),
    ),
)
"""First in the form of every criterion."""

HINT: tuple[Item, ...] = (
    Line(Message("Clause"), (Words("clause", Message("Clause")),)),
    Line(Message("Note"), (Words("hint", Message("Note"), lines=2, optional=True),)),
)


def rare(*items: Item, keys: tuple[str, ...] = ()) -> Fold:
    """What is rarely wanted of a criterion."""
    shared: tuple[Item, ...] = (
        Line(Message("Posts"), (Refs("posts", Message("Posts"), "posts", none=Message("none ticked: for everyone")),)),
        Line(Message("Id"), (Text("id", Message("Id"), width=200),), Message("permanent once in force")),
    )
    return Fold(Message("Rarely needed"), (*items, *shared), ("posts", *keys))


WORTH = Line(
    Message("Full marks"),
    (
        Number("marks", Message("Full marks"), none=Message("none")),
        Number("weight", Message("Weight"), after=PER_CENT, none=Message("none")),
    ),
)
"""Full marks and weight."""


def after_last(key: str, held: list[Any], step: int) -> dict[str, object]:
    """The interval that follows the last one of a list: it begins where that one ends."""
    last = held[-1] if held and isinstance(held[-1], dict) else {}
    try:
        before = Interval.parse(str(last.get(key, "")))
    except ValueError:
        return {key: "[0,∞)"}
    if before.high is None:
        return {key: f"({plain(before.low + step)},∞)"}
    return {key: f"{'(' if before.high_included else '['}{plain(before.high)},∞)"}


def moved(held: list[Any], key: str, by: int, least: int = 0) -> int | Decimal:
    """The number of the last part of a list, moved on."""
    last = exact(held[-1].get(key)) if held and isinstance(held[-1], dict) else None
    return number(max(last + by, Fraction(least))) if last is not None else least
