"""Which words of table, strips and register an organisation may replace, and how much room each has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Place:
    """A place for words.

    Attributes:
        key: Its name in the file: table and key, ``table.title``.
        targets: What it replaces: ``words.table`` is `PaperWords.table`, ``letters.…`` `LetterWords`, ``register.…``
            `RegisterWords`.
        room: Millimetres that a text may be wide, set on one line; where it may wrap, the sum of the lines.
        pt: Size of the type that this is measured in.
        bold: Whether it is set in bold.
        fields: Fields that a text may have; True where it must.
        empty: Whether it may be left out by an empty text.
        several: How few and how many texts there are, where it is a list.
    """

    key: str
    targets: tuple[str, ...]
    room: float
    pt: float
    bold: bool = False
    fields: Mapping[str, bool] = field(default_factory=dict)
    empty: bool = False
    several: tuple[int, int] | None = None


PLACES: Final = (
    Place("regulation", ("words.scheme",), 150.0, 8.5, fields={"name": False, "version": False}),
    Place("columns.rank", ("words.column_rank",), 14.0, 9.0),
    Place("columns.name", ("words.column_name", "register.name"), 24.0, 9.0),
    Place("columns.number", ("words.column_number", "register.number"), 24.0, 9.0),
    Place("columns.score", ("words.column_score", "register.score"), 14.0, 9.0),
    Place("columns.grade", ("words.column_grade",), 14.0, 9.0),
    Place("table.title", ("words.table",), 110.0, 18.0, bold=True),
    Place("table.posted", ("words.table_posted",), 150.0, 8.5, fields={"first": True, "last": True}),
    Place("table.objections", ("words.table_objections",), 250.0, 8.5, empty=True),
    Place("table.signatures", ("words.table_signatures",), 28.0, 9.0, several=(0, 4)),
    Place("table.stamp", ("words.table_stamp",), 34.0, 9.0, empty=True),
    Place("strip.title", ("words.strip",), 60.0, 11.5, bold=True),
    Place("strip.pay-title", ("letters.pay_slip",), 60.0, 11.5, bold=True),
    Place("strip.number", ("words.strip_number",), 24.0, 8.5, fields={"number": True}),
    Place("strip.objections", ("words.strip_objections",), 90.0, 7.0, fields={"day": True}),
    Place("strip.stub", ("words.stub",), 16.0, 9.0, bold=True),
    Place("strip.copy", ("words.stub_copy",), 22.0, 8.5, empty=True),
    Place("strip.agrees", ("words.stub_agrees",), 70.0, 8.5),
    Place("strip.objects", ("words.stub_objects",), 70.0, 8.5),
    Place("strip.signatures", ("words.stub_signatures",), 20.0, 8.5, several=(1, 3)),
    Place("strip.date", ("words.stub_date",), 20.0, 8.5),
    Place("register.title", ("register.title",), 110.0, 15.0, bold=True, fields={"month": True, "team": True}),
    Place("register.note", ("register.note",), 250.0, 8.5, empty=True),
    Place("register.handed-out", ("register.handed_out",), 24.0, 9.0),
    Place("register.signature", ("register.signature",), 30.0, 9.0),
    Place("register.objection", ("register.objection",), 30.0, 9.0),
    Place("register.remarks", ("register.remarks",), 30.0, 9.0),
)
"""Every place, in the order in which it is told."""

BY_KEY: Final = {place.key: place for place in PLACES}
