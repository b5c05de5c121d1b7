"""The forms of measures and ratings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kpi_desktop.domain.words import Message
from kpi_desktop.ui.schemes.editor.of_common import HINT, NAMES, PER_CENT, POINTS, WORTH, after_last, rare
from kpi_desktop.ui.schemes.editor.specs import (
    Block,
    Choice,
    Item,
    Line,
    Number,
    Ref,
    Rows,
    Span,
    Text,
    Way,
    Ways,
    Words,
)

UNIT = Line(Message("Unit"), (Words("unit", Message("Unit"), optional=True),))
RATIO: tuple[Item, ...] = (
    Line(Message("Counted"), (Words("part", Message("What is counted")),)),
    Line(Message("Out of"), (Words("whole", Message("Out of what")),)),
    Line(
        Message("Times"),
        (Choice("times", Message("Times"), ((100, Message("100: per cent")), (1, Message("1: a plain ratio")))),),
    ),
)
_SOURCES = ("measure", "ratio", "formula")
_PER_CENT = {"zh": "%", "en": "%"}


def _from(**fresh: object) -> Callable[[dict[str, Any]], None]:
    def turn(part: dict[str, Any]) -> None:
        for key in _SOURCES:
            part.pop(key, None)
        part.update(fresh)

    return turn


def _by(method: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda part: part.get("by") == method


def _method(**fresh: object) -> Callable[[dict[str, Any]], None]:
    def turn(part: dict[str, Any]) -> None:
        part.clear()
        part.update(fresh)

    return turn


def _counts(part: dict[str, Any]) -> None:
    _from(ratio={"times": 100})(part)
    part.setdefault("unit", dict(_PER_CENT))


SOURCE = Ways(
    Message("Value"),
    (
        Way(
            Message("reckoned from several measures"),
            lambda part: part.get("formula") is not None,
            _from(formula={"terms": []}),
            (
                Block(
                    "formula",
                    Message("Formula"),
                    (
                        Rows(
                            "terms",
                            Message("The sum of"),
                            Message("Add a measure"),
                            (
                                Ref("measure", Message("Measure"), "measures", width=180),
                                Number("times", Message("Times"), width=72, usual="1"),
                            ),
                            lambda _held: {},
                        ),
                        Line(
                            Message("Then"),
                            (
                                Number("plus", Message("plus"), width=60, usual="0"),
                                Number("divide_by", Message("divided by"), width=60, none=Message("none")),
                                Number("times", Message("times"), width=60, usual="1"),
                            ),
                        ),
                        Line(
                            Message("Divided by"),
                            (Ref("divide_by_setting", Message("Setting"), "settings", none=Message("no setting")),),
                        ),
                    ),
                    must=True,
                ),
            ),
        ),
        Way(
            Message("another measure of the scheme"),
            lambda part: part.get("measure") is not None,
            _from(measure=""),
            (Line(Message("Measure"), (Ref("measure", Message("Measure"), "measures"),)),),
        ),
        Way(
            Message("two counts"),
            lambda part: part.get("ratio") is not None,
            _counts,
            (Block("ratio", Message("Two counts"), RATIO, must=True), UNIT),
            Message("the value or both counts may be entered"),
        ),
        Way(Message("entered as it is"), lambda _part: True, _from(), (UNIT,)),
    ),
)

_BAND_ROWS = Rows(
    "bands",
    Message("Bands"),
    Message("Add a band"),
    (Span("values", Message("Value")), Number("points", POINTS, width=72)),
    lambda held: {**after_last("values", held, 10), "points": 0},
    (Line(Message("Measure"), (Ref("measure", Message("Measure"), "measures", none=Message("this one's value")),)),),
    lanes="values",
)
_STARTING_BANDS = [{"values": "[0,60)", "points": 0}, {"values": "[60,∞)", "points": 10}]

METHOD = Ways(
    Message("Scored"),
    (
        Way(
            Message("by bands"),
            lambda part: part.get("by") == "bands" and part.get("of", "value") == "value",
            _method(by="bands", bands=_STARTING_BANDS),
            (_BAND_ROWS,),
        ),
        Way(
            Message("by bands of the team's mean"),
            lambda part: part.get("by") == "bands",
            _method(by="bands", of="team-mean", bands=_STARTING_BANDS),
            (_BAND_ROWS,),
            Message("per cent of the mean over everyone who has a value"),
        ),
        Way(
            Message("linear between two values"),
            _by("linear"),
            _method(by="linear", full_at=100, zero_at=60),
            (
                Line(
                    Message("Full at"),
                    (Number("full_at", Message("Full at")), Number("zero_at", Message("0 at"))),
                ),
            ),
        ),
        Way(
            Message("against a target"),
            _by("target"),
            _method(by="target", setting=""),
            (Line(Message("Target"), (Ref("setting", Message("Target"), "settings"),)),),
            Message("value / target × marks, at most the marks"),
        ),
        Way(
            Message("all or nothing"),
            _by("yes-no"),
            _method(by="yes-no"),
            (),
            Message("met gives the marks, not met gives 0"),
        ),
        Way(
            Message("points for each unit"),
            lambda _part: True,
            _method(by="value"),
            (Line(Message("Each"), (Number("each", Message("Each"), usual="1"),)),),
        ),
    ),
    within="method",
)

MEASURE: tuple[Item, ...] = (*NAMES, WORTH, SOURCE, METHOD, *HINT, rare())

RATING: tuple[Item, ...] = (
    *NAMES,
    WORTH,
    Rows(
        "bands",
        Message("What scores stand for"),
        Message("Add a band"),
        (Span("scores", Message("Scores")), Words("what", Message("What it stands for"))),
        lambda held: {**after_last("scores", held, 10), "what": {"zh": "", "en": ""}},
    ),
    Rows(
        "raters",
        Message("Who rates, by weight"),
        Message("Add raters"),
        (
            Text("id", Message("Id"), width=100),
            Words("name", Message("Called")),
            Number("weight", PER_CENT, width=60),
        ),
        lambda held: {"id": f"rater-{len(held) + 1}", "name": {"zh": "", "en": ""}, "weight": 100 if not held else 0},
    ),
    *HINT,
    rare(),
)
