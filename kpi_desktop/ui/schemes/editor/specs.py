"""What a form is made of, as data: small fields, lines of them, lists of parts, choices between kinds.

The forms themselves are drawn from these by `forms`; keys are those of the scheme file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from kpi_desktop.domain.words import Message

Fresh: TypeAlias = Mapping[str, object]
"""What a new part begins with."""

Source: TypeAlias = Literal[
    "categories", "incidents", "measured", "measures", "settings", "posts", "plans", "components", "levels"
]
"""Where the names to choose from come from."""


@dataclass(frozen=True)
class Text:
    """A short text."""

    key: str
    name: Message
    width: int = 0
    integer: bool = False


@dataclass(frozen=True)
class Words:
    """A text in both languages; the other one follows until somebody writes it."""

    key: str
    name: Message
    lines: int = 1
    optional: bool = False


@dataclass(frozen=True)
class Number:
    """An exact number; nothing typed is nothing said."""

    key: str
    name: Message
    after: Message | None = None
    width: int = 72
    none: Message | None = None
    usual: str = ""


@dataclass(frozen=True)
class Yes:
    """Something that holds or doesn't."""

    key: str
    name: Message


@dataclass(frozen=True)
class Choice:
    """One of a few; the first of them is the default and isn't written where its value is None."""

    key: str
    name: Message
    options: tuple[tuple[object, Message], ...]
    width: int = 0


@dataclass(frozen=True)
class Ref:
    """The id of another part, chosen by its name."""

    key: str
    name: Message
    source: Source
    none: Message | None = None
    width: int = 0


@dataclass(frozen=True)
class Refs:
    """The ids of several parts; with `own`, that of the part that chooses goes with them unasked."""

    key: str
    name: Message
    source: Source
    none: Message | None = None
    own: bool = False


@dataclass(frozen=True)
class Points:
    """Fixed points, or with a second number a range that the leader picks from."""

    name: Message
    money: bool = False


@dataclass(frozen=True)
class Span:
    """An interval with both its ends."""

    key: str
    name: Message
    width: int = 0


@dataclass(frozen=True)
class Numbers:
    """Several numbers in one field."""

    key: str
    name: Message


@dataclass(frozen=True)
class Keys:
    """Several paths of the scheme in one field."""

    key: str
    name: Message


Leaf: TypeAlias = Text | Words | Number | Yes | Choice | Ref | Refs | Points | Span | Numbers | Keys


@dataclass(frozen=True)
class Line:
    """Fields side by side behind a title."""

    title: Message | None
    fields: tuple[Leaf, ...]
    note: Message | None = None


@dataclass(frozen=True)
class Block:
    """A part within the part, there or not there.

    Attributes:
        key: Its key.
        name: The words beside the box that is ticked where it is there.
        items: Its fields.
        fresh: What it begins with.
        must: It is always there, and has no box.
    """

    key: str
    name: Message
    items: tuple[Item, ...]
    fresh: Fresh = field(default_factory=dict)
    must: bool = False


@dataclass(frozen=True)
class Rows:
    """A list of parts, one below the other.

    Attributes:
        key: Its key.
        title: What they are; None where the card says it.
        add: What the button says.
        fields: What stands in the row itself.
        fresh: What a new one begins with, from the ones before.
        more: What is rarely wanted, folded away.
        lanes: Key of the interval that is drawn above; empty for none.
        unit: What the intervals count.
        name: What they are in a word, where the title says more.
    """

    key: str
    title: Message | None
    add: Message
    fields: tuple[Leaf, ...]
    fresh: Callable[[list[Any]], Fresh]
    more: tuple[Item, ...] = ()
    lanes: str = ""
    unit: Message | None = None
    name: Message | None = None


@dataclass(frozen=True)
class Way:
    """One of several ways in which a part can be.

    Attributes:
        name: What it is called.
        holds: Whether a part is so.
        turn: Makes a part so; it is handed a copy to change.
        items: The fields that it has.
        note: What to know about it.
    """

    name: Message
    holds: Callable[[Mapping[str, Any]], bool]
    turn: Callable[[dict[str, Any]], None]
    items: tuple[Item, ...] = ()
    note: Message | None = None


@dataclass(frozen=True)
class Ways:
    """A choice between ways, with the fields of the chosen one beneath."""

    title: Message
    ways: tuple[Way, ...]
    within: str = ""


@dataclass(frozen=True)
class Fold:
    """What is rarely wanted, folded away until something stands in it."""

    title: Message
    items: tuple[Item, ...]
    keys: tuple[str, ...]


Item: TypeAlias = Line | Block | Rows | Ways | Fold
