"""Lists that the forms of schemes and of pay plans share: measures, figures of the team, flags by standing, remarks."""

from __future__ import annotations

from typing import Any

from kpi_desktop.domain.words import Message
from kpi_desktop.ui.schemes.editor.of_common import FLAGS
from kpi_desktop.ui.schemes.editor.of_measured import RATIO
from kpi_desktop.ui.schemes.editor.specs import Block, Choice, Item, Keys, Line, Number, Rows, Text, Words, Yes

NAMED = {"zh": "", "en": ""}
"""What a new part is called."""


def fresh(stem: str, held: list[Any]) -> dict[str, object]:
    """A new part with an id that says how many there were."""
    taken = {one.get("id") for one in held if isinstance(one, dict)}
    number = len(held) + 1
    while f"{stem}-{number}" in taken:
        number += 1
    return {"id": f"{stem}-{number}", "name": dict(NAMED)}


def measures(title: Message) -> Rows:
    """Measures that are declared, beneath a title that says who reads them."""
    return Rows(
        "measures",
        title,
        Message("Add a measure"),
        (Text("id", Message("Id"), width=130), Words("name", Message("Called"))),
        lambda held: fresh("measure", held),
        (
            Line(Message("Unit"), (Words("unit", Message("Unit"), optional=True),)),
            Block("ratio", Message("may be given as two counts"), RATIO, {"times": 100}),
            Line(None, (Yes("team", Message("given once for the whole team")),)),
        ),
    )


def settings(title: Message, *more: Item) -> Rows:
    """Figures that each team sets, beneath a title that says what they are; `more` is folded beneath the unit."""
    return Rows(
        "settings",
        title,
        Message("Add a figure"),
        (
            Text("id", Message("Id"), width=110),
            Words("name", Message("Called")),
            Number("default", Message("Default"), width=64, none=Message("none")),
        ),
        lambda held: fresh("setting", held),
        (Line(Message("Unit"), (Words("unit", Message("Unit"), optional=True),)), *more),
    )


RULE_FIELDS = (
    Choice(
        "when",
        Message("A month"),
        (
            ("last", Message("last in rank")),
            ("first", Message("first in rank")),
            ("below", Message("score too low")),
            ("flag", Message("with a flag")),
        ),
        width=136,
    ),
    Text("times", Message("How often"), width=44, integer=True),
    Choice("flag", Message("raises"), FLAGS[1:], width=130),
)
RULE: tuple[Item, ...] = (
    Line(
        None,
        (
            Choice(
                "within",
                Message("Months"),
                (
                    (None, Message("one after the other")),
                    ("year", Message("in the calendar year")),
                    ("months", Message("in the last months")),
                ),
                width=184,
            ),
            Text("months", Message("how many months"), width=48, integer=True),
        ),
    ),
    Line(
        None,
        (
            Number("below", Message("Score below"), width=64, none=Message("none")),
            Choice("of", Message("Which flag"), FLAGS, width=150),
        ),
    ),
    Line(None, (Yes("every", Message("only at each multiple")),)),
)
STANDING = Rows(
    "standing",
    Message("Flags from how somebody stands, this month and before"),
    Message("Add a rule"),
    RULE_FIELDS,
    lambda _held: {"when": "last", "times": 2, "flag": "warning"},
    RULE,
)


def said(where: str) -> tuple[Item, ...]:
    """What the author says of the whole: what was assumed, what is odd.

    Args:
        where: What a new assumption is about until somebody names it: a key that every such file has.
    """
    return (
        Rows(
            "assumed",
            Message("Assumed: what the regulation lacks"),
            Message("Add what is assumed"),
            (Keys("keys", Message("Where")),),
            lambda _held: {"keys": [where], "what": dict(NAMED)},
            (Line(Message("What"), (Words("what", Message("What"), lines=2),)),),
        ),
        Rows(
            "notes",
            Message("Worth knowing: what is odd in the regulation"),
            Message("Add a remark"),
            (Text("key", Message("Where")),),
            lambda _held: {"what": dict(NAMED)},
            (Line(Message("What"), (Words("what", Message("What"), lines=2),)),),
        ),
    )
