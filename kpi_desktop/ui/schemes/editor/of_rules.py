"""The forms of everything beside the criteria: the scheme itself, categories, rules of the month, figures."""

from __future__ import annotations

from kpi_desktop.domain.words import Message
from kpi_desktop.ui.schemes.editor.of_common import FLAGS, WORTH, moved
from kpi_desktop.ui.schemes.editor.of_measured import RATIO
from kpi_desktop.ui.schemes.editor.specs import (
    Block,
    Choice,
    Fold,
    Item,
    Keys,
    Line,
    Number,
    Ref,
    Rows,
    Text,
    Words,
    Yes,
)

_NAMED = {"zh": "", "en": ""}

SCHEME: tuple[Item, ...] = (
    Line(Message("Called"), (Words("name", Message("Called")),)),
    Line(Message("About"), (Words("about", Message("About"), lines=3),)),
    Line(Message("Source"), (Words("source", Message("Source"), lines=2),)),
    Line(
        Message("Starts at"),
        (
            Number("base", Message("Starts at"), usual="100"),
            Number("cap", Message("Highest score"), none=Message("no bound"), usual="100"),
            Text("decimals", Message("Decimals"), width=44, integer=True),
        ),
    ),
    Rows(
        "grades",
        Message("Grades, the best first, the last from 0"),
        Message("Add a grade"),
        (Words("name", Message("Called")), Number("at_least", Message("From"), width=64)),
        lambda held: {"name": dict(_NAMED), "at_least": moved(held, "at_least", -10, 0) if held else 0},
    ),
    Line(
        Message("Newcomers"),
        (
            Choice(
                "newcomers",
                Message("Newcomers"),
                ((None, Message("ranked like everyone")), ("exempt", Message("not ranked in the month they join"))),
            ),
        ),
    ),
    Fold(
        Message("Rarely needed"),
        (
            Line(
                Message("Weights"),
                (
                    Choice(
                        "weights",
                        Message("Weights"),
                        (
                            (None, Message("per cent, together the base")),
                            ("shares", Message("shares, held against each other")),
                        ),
                    ),
                ),
            ),
            Rows(
                "coefficients",
                Message("Coefficients by score, the best first, the last from 0"),
                Message("Add a coefficient"),
                (Number("at_least", Message("From")), Number("value", Message("Coefficient"))),
                lambda held: {"at_least": moved(held, "at_least", -10, 0) if held else 0, "value": 1},
            ),
            Line(
                Message("Version"),
                (
                    Text("version", Message("Version"), width=72),
                    Text("id", Message("Id"), width=160),
                ),
            ),
        ),
        ("weights", "coefficients"),
    ),
)

CATEGORY: tuple[Item, ...] = (
    Line(Message("Called"), (Words("name", Message("Called")),)),
    Line(Message("No."), (Text("code", Message("No."), width=72),)),
    WORTH,
    Fold(Message("Rarely needed"), (Line(Message("Id"), (Text("id", Message("Id"), width=200),)),), ()),
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
                width=150,
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
        width=104,
    ),
    Text("times", Message("Times"), width=44, integer=True),
    Choice("flag", Message("raises"), FLAGS[1:], width=130),
)

STANDING: tuple[Item, ...] = (
    Rows(
        "standing",
        Message("Flags from how somebody stands, this month and before"),
        Message("Add a rule"),
        RULE_FIELDS,
        lambda _held: {"when": "last", "times": 2, "flag": "warning"},
        RULE,
    ),
    Rows(
        "quotas",
        Message("How many samples there must be"),
        Message("Add a quota"),
        (
            Ref("measure", Message("Counted by"), "measures", none=Message("ratings of the month"), width=150),
            Text("at_least", Message("At least"), width=56, integer=True),
            Text("at_most", Message("At most"), width=56, integer=True),
            Choice("per", Message("in"), ((None, Message("a month")), ("week", Message("a week"))), width=84),
        ),
        lambda _held: {"at_least": 10},
    ),
)

FIGURES: tuple[Item, ...] = (
    Rows(
        "settings",
        Message("Figures that each team sets for itself"),
        Message("Add a figure"),
        (
            Text("id", Message("Id"), width=110),
            Words("name", Message("Called")),
            Number("default", Message("Default"), width=64, none=Message("none")),
        ),
        lambda held: {"id": f"setting-{len(held) + 1}", "name": dict(_NAMED)},
        (
            Line(Message("Unit"), (Words("unit", Message("Unit"), optional=True),)),
            Line(None, (Yes("above_zero", Message("it divides: 0 is a fault")),)),
        ),
    ),
    Rows(
        "measures",
        Message("Measures that formulas, bands and quotas read"),
        Message("Add a measure"),
        (Text("id", Message("Id"), width=130), Words("name", Message("Called"))),
        lambda held: {"id": f"measure-{len(held) + 1}", "name": dict(_NAMED)},
        (
            Line(Message("Unit"), (Words("unit", Message("Unit"), optional=True),)),
            Block("ratio", Message("may be given as two counts"), RATIO, {"times": 100}),
            Line(None, (Yes("team", Message("given once for the whole team")),)),
        ),
    ),
    Rows(
        "posts",
        Message("Posts that criteria ask for"),
        Message("Add a post"),
        (Text("id", Message("Id"), width=130), Words("name", Message("Called"))),
        lambda held: {"id": f"post-{len(held) + 1}", "name": dict(_NAMED)},
    ),
    Block(
        "hours",
        Message("working hours, from which punch times propose records"),
        (
            Rows(
                "stretches",
                Message("Working time of a day"),
                Message("Add a stretch"),
                (Text("start", Message("From"), width=80), Text("end", Message("To"), width=80)),
                lambda held: {"start": "13:30", "end": "17:30"} if held else {"start": "08:30", "end": "12:00"},
            ),
            Line(Message("Absence"), (Number("absent_after", Message("Beyond, min"), width=64),)),
            Line(Message("Late"), (Ref("late", Message("Late"), "incidents"),)),
            Line(Message("Early"), (Ref("early", Message("Early"), "incidents"),)),
            Line(Message("Absent"), (Ref("absence", Message("Absent"), "incidents"),)),
        ),
        {"stretches": [{"start": "08:30", "end": "12:00"}], "absent_after": 60},
    ),
)

SAID: tuple[Item, ...] = (
    Rows(
        "assumed",
        Message("Assumed: what the regulation lacks"),
        Message("Add what is assumed"),
        (Keys("keys", Message("Where")), Words("what", Message("What"))),
        lambda _held: {"keys": ["base"], "what": dict(_NAMED)},
    ),
    Rows(
        "notes",
        Message("Worth knowing: what is odd in the regulation"),
        Message("Add a remark"),
        (Text("key", Message("Where"), width=170), Words("what", Message("What"))),
        lambda _held: {"what": dict(_NAMED)},
    ),
)
