"""The form of a criterion that is scored from incidents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kpi_desktop.domain.words import Message
from kpi_desktop.ui.schemes.editor.of_common import FLAGS, HINT, NAMES, POINTS, WORTH, YUAN, after_last, rare
from kpi_desktop.ui.schemes.editor.specs import (
    Block,
    Choice,
    Item,
    Line,
    Number,
    Points,
    Ref,
    Refs,
    Rows,
    Span,
    Text,
    Way,
    Ways,
    Yes,
)

UNITS: tuple[tuple[object, Message], ...] = (
    (None, Message("each time")),
    ("days", Message("by the day")),
    ("hours", Message("by the hour")),
    ("items", Message("by the item")),
    ("persons", Message("by the person")),
    ("minutes", Message("by the minute")),
)

CONVERTS = Block(
    "converts",
    Message("counts as another criterion, too"),
    (
        Line(
            None,
            (
                Number("each", Message("Each counts as"), width=64),
                Ref("to", Message("of"), "incidents"),
            ),
        ),
    ),
    {"each": 1},
)

MONEY: tuple[Item, ...] = (
    Line(
        Message("Money"),
        (
            Number("money", Message("Money"), after=YUAN, none=Message("none")),
            Number("day_wages", Message("Day's wages"), none=Message("none"), width=64),
        ),
        Message("what is taken off is written with a minus"),
    ),
)

_EFFECT = ("points", "pick", "bands", "money", "day_wages", "converts", "unit", "whole", "once")


def _has(key: str) -> Any:
    return lambda part: part.get(key) is not None


def _turned(**fresh: object) -> Any:
    """Makes a criterion one of another way; names, marks and flags stay."""

    def turn(part: dict[str, Any]) -> None:
        for key in _EFFECT:
            part.pop(key, None)
        part.update({key: value for key, value in fresh.items() if value is not None})

    return turn


def _only_flags(part: Mapping[str, Any]) -> bool:
    return part.get("points") is None and not any(part.get(key) for key in ("money", "day_wages"))


_UNIT = Line(
    Message("Counted"),
    (Choice("unit", Message("Counted"), UNITS, width=120), Yes("whole", Message("whole units only")),
     Yes("once", Message("once a month at most"))),
)  # fmt: skip

WAYS = Ways(
    Message("Scored"),
    (
        Way(
            Message("by bands of minutes"),
            _has("bands"),
            _turned(unit="minutes", bands=[{"minutes": "[0,5]", "points": -1}, {"minutes": "(5,∞)", "points": -2}]),
            (
                Rows(
                    "bands",
                    Message("Bands"),
                    Message("Add a band"),
                    (Span("minutes", Message("Minutes")), Points(POINTS)),
                    lambda held: {**after_last("minutes", held, 30), "points": 0},
                    (*MONEY, CONVERTS),
                    lanes="minutes",
                    unit=Message("minutes"),
                ),
                Line(None, (Yes("once", Message("once a month at most")),)),
            ),
            Message("a record each time, with its minutes"),
        ),
        Way(
            Message("money only"),
            lambda part: part.get("points") is None and part.get("pick") is None
            and any(part.get(key) is not None for key in ("money", "day_wages")),
            _turned(money=-10),
            (_UNIT, *MONEY),
            Message("costs no points"),
        ),
        Way(Message("a flag only"), lambda part: _only_flags(part) and part.get("pick") is None, _turned(), (_UNIT,)),
        Way(
            Message("picked by the leader"),
            _has("pick"),
            _turned(pick=[-1, -3]),
            (Line(POINTS, (Points(POINTS),), Message("the mildest, then the harshest")), _UNIT, *MONEY),
        ),
        Way(
            Message("fixed points"),
            lambda _part: True,
            _turned(points=-1),
            (Line(POINTS, (Points(POINTS),), Message("off with a minus; for each unit")), _UNIT, *MONEY),
        ),
    ),
)  # fmt: skip

_ESCALATIONS = Rows(
    "escalations",
    Message("At the n-th in a month"),
    Message("Add a step"),
    (
        Text("at", Message("the n-th"), width=56, integer=True),
        Number("points", POINTS, width=60, none=Message("none")),
        Number("money", YUAN, width=60, none=Message("none")),
        Choice("flag", Message("Flag"), FLAGS, width=124),
    ),
    lambda held: {"at": 3 if not held else int(held[-1].get("at") or 2) + 1},
    (
        Line(None, (Yes("repeats", Message("every further n-th as well")), Yes("sums", Message("count quantities")))),
        Line(None, (Yes("logged_only", Message("only what was logged")), Yes("notice", Message("a notice")),
                    Yes("zero_score", Message("the month's score is 0")))),
        Line(Message("Together"), (Refs("counts", Message("Counted together"), "incidents", own=True),)),
        CONVERTS,
    ),
)  # fmt: skip

INCIDENT: tuple[Item, ...] = (
    *NAMES,
    WAYS,
    Line(Message("Flag"), (
        Choice("flag", Message("Flag"), FLAGS, width=150),
        Choice("grave_flag", Message("where grave"), FLAGS, width=150),
    )),
    _ESCALATIONS,
    *HINT,
    rare(
        WORTH,
        Block(
            "excess",
            Message("beyond an allowance in the month"),
            (
                Line(None, (
                    Number("beyond", Message("Beyond"), width=60),
                    Number("points", Message("points each"), width=60, none=Message("none")),
                    Number("money", Message("yuan each"), width=60, none=Message("none")),
                )),
            ),
            {"beyond": 3, "points": -1},
        ),
        CONVERTS,
        Line(Message("Makes 0"), (Ref("zeroes", Message("Makes 0"), "measured", none=Message("nothing")),)),
        keys=("marks", "weight", "excess", "converts", "zeroes"),
    ),
)  # fmt: skip
"""The whole form."""
