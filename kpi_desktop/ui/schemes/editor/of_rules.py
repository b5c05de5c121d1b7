"""The forms of everything beside the criteria: the scheme itself, categories, rules of the month, figures."""

from __future__ import annotations

from kpi_desktop.domain.words import Message
from kpi_desktop.ui.schemes.editor.of_common import WORTH, moved
from kpi_desktop.ui.schemes.editor.of_declared import NAMED, fresh, measures, said, settings
from kpi_desktop.ui.schemes.editor.of_declared import STANDING as STANDING_ROWS
from kpi_desktop.ui.schemes.editor.specs import (
    Block,
    Choice,
    Fold,
    Item,
    Line,
    Number,
    Ref,
    Rows,
    Text,
    Words,
    Yes,
)

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
        lambda held: {"name": dict(NAMED), "at_least": moved(held, "at_least", -10, 0) if held else 0},
        name=Message("Grades"),
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
                name=Message("Coefficients"),
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

STANDING: tuple[Item, ...] = (
    STANDING_ROWS,
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
    settings(
        Message("Figures that each team sets for itself"),
        Line(None, (Yes("above_zero", Message("it divides: 0 is a fault")),)),
    ),
    measures(Message("Measures that formulas, bands and quotas read")),
    Rows(
        "posts",
        Message("Posts that criteria ask for"),
        Message("Add a post"),
        (Text("id", Message("Id"), width=130), Words("name", Message("Called"))),
        lambda held: fresh("post", held),
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

SAID = said("base")
