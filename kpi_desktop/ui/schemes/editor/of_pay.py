"""The form of a scheme's pay: the plan that goes with it, and components of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kpi_desktop.domain.words import Message
from kpi_desktop.ui.schemes.editor.of_common import PER_CENT, YUAN, after_last, moved
from kpi_desktop.ui.schemes.editor.of_declared import RULE, RULE_FIELDS
from kpi_desktop.ui.schemes.editor.specs import (
    Block,
    Choice,
    Fold,
    Item,
    Line,
    Number,
    Numbers,
    Ref,
    Refs,
    Rows,
    Span,
    Text,
    Way,
    Ways,
    Words,
    Yes,
)

WAGES: tuple[tuple[object, Message], ...] = (
    (None, Message("no wage")),
    ("base-wage", Message("base wage")),
    ("performance-wage", Message("performance wage")),
    ("seniority-pay", Message("seniority pay")),
    ("day-wage", Message("day's wage")),
)
_KEPT = ("id", "name", "clause", "regular_only")
"""What a component keeps that becomes one of another kind."""
_EMPTY = {"zh": "", "en": ""}


def _kind(kind: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda part: part.get("kind") == kind


def _turned(kind: str, **fresh: object) -> Callable[[dict[str, Any]], None]:
    def turn(part: dict[str, Any]) -> None:
        for key in [key for key in part if key not in _KEPT]:
            part.pop(key)
        part.update(kind=kind, **fresh)

    return turn


_COEFFICIENT = Rows(
    "coefficients",
    Message("Coefficients within the team"),
    Message("Add a coefficient"),
    (
        Words("name", Message("Called")),
        Number("lowest", Message("Lowest"), width=56),
        Number("highest", Message("Highest"), width=56),
    ),
    lambda _held: {"name": dict(_EMPTY), "of": [], "lowest": 1, "highest": 1},
    (
        Line(Message("Compared"), (Refs("of", Message("Compared"), "measures"),)),
        Line(None, (Number("alike", Message("all alike"), width=56, usual="1"),
                    Ref("steps", Message("In steps of"), "settings", none=Message("none")))),
    ),
)  # fmt: skip

_SCORE_READ = Line(None, (Text("decimals", Message("Decimals of the score"), width=44, integer=True),))


def _score_bands(worth: Number, key: str) -> Rows:
    """Bands over the score, each worth an amount or a percentage."""
    return Rows(
        "bands",
        Message("Bands, the best first, the last from 0"),
        Message("Add a band"),
        (Number("at_least", Message("From"), width=72), worth),
        lambda held: {"at_least": moved(held, "at_least", -10, 0), key: 0},
        (Line(Message("Title"), (Words("title", Message("Title"), optional=True),)),),
        name=Message("Bands"),
    )


KINDS = Ways(
    Message("Kind"),
    (
        Way(
            Message("a percentage of a wage by bands of the score"),
            lambda part: part.get("kind") == "by-score" and part.get("wage") is not None,
            _turned(
                "by-score",
                wage="performance-wage",
                bands=[{"at_least": 90, "percent": 100}, {"at_least": 0, "percent": 50}],
            ),
            (
                Line(Message("Per cent of"), (Choice("wage", Message("Per cent of"), WAGES[1:]),)),
                _score_bands(Number("percent", PER_CENT, width=72), "percent"),
                _SCORE_READ,
            ),
        ),
        Way(
            Message("yuan by bands of the score"),
            _kind("by-score"),
            _turned("by-score", bands=[{"at_least": 0, "amount": 0}]),
            (_score_bands(Number("amount", YUAN, width=72), "amount"), _SCORE_READ),
        ),
        Way(
            Message("commission by tiers"),
            _kind("commission"),
            _turned("commission", measure="", tiers=[{"values": "[0,∞)", "percent": 0}]),
            (
                Line(Message("Measure"), (Ref("measure", Message("Measure"), "measures"),)),
                Rows(
                    "tiers",
                    Message("Tiers"),
                    Message("Add a tier"),
                    (Span("values", Message("Value"), width=80), Number("percent", PER_CENT, width=56)),
                    lambda held: {**after_last("values", held, 10000), "percent": 0},
                    (Line(None, (Number("over", Message("of what is over"), width=80, usual="0"),
                                 Number("plus", Message("plus yuan"), width=72, usual="0"))),),
                ),
            ),
        ),
        Way(
            Message("a wage of the person"),
            _kind("wage"),
            _turned("wage", wage="performance-wage"),
            (
                Line(Message("Wage"), (Choice("wage", Message("Wage"), WAGES[1:]),)),
                Line(Message("Else"), (Ref("setting", Message("Setting"), "settings", none=Message("none")),
                                       Number("full_days", Message("Days of a full month"), none=Message("none")))),
                Line(Message("Probation"), (
                    Ref("probation_setting", Message("Probation"), "settings", none=Message("none")),)),
                Line(None, (Yes("optional", Message("nothing on the roster is simply 0")),)),
            ),
        ),
        Way(
            Message("a fixed sum, or by length of service and level"),
            _kind("ladder"),
            _turned("ladder", steps=[{"months": 0, "amount": 0}]),
            (
                Rows(
                    "steps",
                    Message("From how many months"),
                    Message("Add a step"),
                    (Text("months", Message("Months"), width=64, integer=True),
                     Number("amount", YUAN, width=80, none=Message("none"))),
                    lambda held: {"months": int(moved(held, "months", 12, 0)), "amount": 0},
                    (
                        Rows(
                            "levels",
                            Message("By level instead"),
                            Message("Add a level"),
                            (Ref("level", Message("Level"), "levels", width=120),
                             Number("amount", YUAN, width=80, none=Message("none")),
                             Ref("setting", Message("or setting"), "settings", none=Message("none"))),
                            lambda _held: {"level": "", "amount": 0},
                        ),
                    ),
                ),
            ),
        ),
        Way(
            Message("output × price × coefficients"),
            _kind("output"),
            _turned("output", terms=[]),
            (
                Rows(
                    "terms",
                    Message("The sum of"),
                    Message("Add a term"),
                    (Words("name", Message("Called")), Ref("price", Message("Price"), "settings", width=148)),
                    lambda _held: {"name": dict(_EMPTY), "quantity": [], "price": ""},
                    (Line(Message("Quantity"), (Refs("quantity", Message("Quantity"), "measures"),)), _COEFFICIENT),
                ),
                Line(Message("Less"), (Ref("less", Message("Less"), "measures", none=Message("nothing")),)),
            ),
        ),
        Way(
            Message("prizes for places"),
            _kind("prizes"),
            _turned("prizes", ties="each", contests=[]),
            (
                Line(Message("Ties"), (Choice("ties", Message("Ties"), (
                    ("each", Message("each gets what the place brings")), ("share", Message("shared equally")))),)),
                Rows(
                    "contests",
                    Message("Contests"),
                    Message("Add a contest"),
                    (Words("name", Message("Called")),),
                    lambda _held: {"name": {"zh": "月度名次", "en": "month's rank"}, "prizes": []},
                    (
                        Line(Message("Decided by"), (
                            Ref("measure", Message("Decided by"), "measures", none=Message("the month's rank")),)),
                        Line(Message("Prizes"), (Numbers("prizes", Message("Prizes")),)),
                        Line(Message("Penalties"), (Numbers("penalties", Message("Penalties")),)),
                    ),
                ),
            ),
        ),
        Way(
            Message("for how somebody stands"),
            _kind("standing"),
            _turned("standing", amount=0, rule={"when": "first", "times": 1, "flag": "reward"}),
            (
                Line(Message("Amount"), (Number("amount", Message("Amount"), after=YUAN),)),
                Block("rule", Message("When"), (Line(None, RULE_FIELDS), *RULE), must=True),
            ),
        ),
        Way(
            Message("for each point logged"),
            lambda _part: True,
            _turned("per-point", amount=10),
            (Line(Message("Amount"), (Number("amount", Message("Amount"), after=YUAN),)),),
        ),
    ),
)  # fmt: skip

COMPONENT: tuple[Item, ...] = (
    Line(Message("Called"), (Words("name", Message("Called")),)),
    KINDS,
    Line(Message("Clause"), (Words("clause", Message("Clause")),)),
    Line(None, (Yes("regular_only", Message("people on probation get 0")),)),
    Fold(Message("Rarely needed"), (Line(Message("Id"), (Text("id", Message("Id"), width=200),)),), ()),
)

PLAN: tuple[Item, ...] = (
    Line(
        Message("Pay plan"),
        (Ref("pay_plan", Message("Pay plan"), "plans", none=Message("none")),),
        Message("goes into force with the scheme"),
    ),
)
