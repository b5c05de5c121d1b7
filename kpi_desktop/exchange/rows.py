"""One row of a JSON document: its keys read one by one, every fault told with its path."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from fractions import Fraction
from typing import TypeVar

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import DECIMAL_DIGITS, WHOLE_DIGITS, NumberFormError, parse_exact
from kpi_desktop.domain.problems import Path, Problem, printable
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.exchange.strict_json import Number, Table

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?)(\d+))?", re.ASCII)
_LONGEST_EXPONENT = 4

_T = TypeVar("_T")


class UnfitError(Exception):
    """A value is of another kind than allowed; carries what is allowed."""

    def __init__(self, allowed: Message) -> None:
        super().__init__(allowed.id)
        self.allowed = allowed


class Row:
    """Reads the keys of one table; what can't be read is a problem and comes back as None.

    Args:
        path: Where the table stands.
        table: What was read.
        problems: Takes the faults.
    """

    def __init__(self, path: Path, table: Table, problems: list[Problem]) -> None:
        """Nothing is read before it is asked for."""
        self._path = path
        self._table = table
        self._problems = problems

    def only(self, known: Collection[str]) -> None:
        """Tell every key that isn't known."""
        for key in self._table:
            if key not in known:
                fields: dict[str, FieldValue] = {"allowed": tuple(known)}
                self._problems.append(Problem((*self._path, key), Message("unknown key; known are {allowed}", fields)))

    def text(self, key: str) -> str | None:
        """A text, perhaps an empty one."""
        return self._read(key, _text)

    def name(self, key: str) -> str:
        """A required text that says something; empty where there is none."""
        return self._read(key, _name, required=True) or ""

    def flag(self, key: str) -> bool | None:
        """True or false, false where nothing stands there; None where neither can be read."""
        return False if self._table.get(key) is None else self._read(key, _flag)

    def number(self, key: str, *, required: bool = False) -> Fraction | None:
        """A number of 0 or more, as a text or as JSON writes it."""
        return self._read(key, _unsigned, required=required)

    def signed(self, key: str) -> Fraction | None:
        """A number, as a text or as JSON writes it."""
        return self._read(key, _number)

    def whole(self, key: str) -> int | None:
        """A whole number from 1."""
        return self._read(key, _whole)

    def day(self, key: str, *, required: bool = False) -> date | None:
        """A date as YYYY-MM-DD."""
        return self._read(key, _day, required=required)

    def month(self, key: str) -> Month | None:
        """A required month as YYYY-MM."""
        return self._read(key, _month, required=True)

    def items(self, key: str) -> list[object]:
        """A list; empty where nothing stands there."""
        return self._read(key, _items) or []

    def kinds(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """A list of which each item is one of the known texts."""
        found = []
        for index, value in enumerate(self.items(key)):
            if isinstance(value, str) and value in known:
                found.append(value)
            else:
                allowed = Message("one of {known}", {"known": tuple(known)})
                self._problems.append(not_allowed((*self._path, key, index), value, allowed))
        return tuple(found)

    def table(self, key: str) -> Table:
        """A table; empty where nothing stands there."""
        return self._read(key, _table) or Table()

    def _read(self, key: str, parse: Callable[[object], _T], *, required: bool = False) -> _T | None:
        value = self._table.get(key)
        if value is None:
            if required:
                what = Message("missing; what belongs here is {allowed}", {"allowed": _allowed(parse)})
                self._problems.append(Problem((*self._path, key), what))
            return None
        try:
            return parse(value)
        except UnfitError as refused:
            self._problems.append(not_allowed((*self._path, key), value, refused.allowed))
            return None


def _allowed(parse: Callable[[object], object]) -> Message:
    """What a parser allows: it says so when it is given nothing."""
    try:
        parse(None)
    except UnfitError as refused:
        return refused.allowed
    raise TypeError("a parser that takes nothing requires nothing")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise UnfitError(Message("a text in quotes"))
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise UnfitError(Message("a text without halves of characters"))
    return value


def _name(value: object) -> str:
    text = _text(value)
    if not text.strip():
        raise UnfitError(Message("a text that isn't empty"))
    return text


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise UnfitError(Message("true or false"))
    return value


def _number(value: object) -> Fraction:
    try:
        return exact(value)
    except NumberFormError as error:
        fields: dict[str, FieldValue] = {"whole": WHOLE_DIGITS, "decimals": DECIMAL_DIGITS}
        allowed = Message("a number with at most {whole} digits before the point and {decimals} after", fields)
        raise UnfitError(allowed) from error


def _unsigned(value: object) -> Fraction:
    number = _number(value)
    if number < 0:
        raise UnfitError(Message("a number of 0 or more"))
    return number


def _whole(value: object) -> int:
    number = _number(value)
    if number < 1 or number.denominator != 1:
        raise UnfitError(Message("a whole number from 1"))
    return int(number)


def _day(value: object) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) and _DAY.fullmatch(value) else "")
    except ValueError as error:
        raise UnfitError(Message("a date of the calendar as YYYY-MM-DD")) from error


def _month(value: object) -> Month:
    try:
        return Month.parse(value if isinstance(value, str) else "")
    except ValueError as error:
        raise UnfitError(Message("a month as YYYY-MM")) from error


def _items(value: object) -> list[object]:
    if not isinstance(value, list):
        raise UnfitError(Message("a list in square brackets"))
    return value


def _table(value: object) -> Table:
    if not isinstance(value, Table):
        raise UnfitError(Message("an object in curly brackets"))
    return value


def not_allowed(path: Path, value: object, allowed: Message) -> Problem:
    """The fault of a value that is of another kind than allowed."""
    fields: dict[str, FieldValue] = {"value": as_written(value), "allowed": allowed}
    return Problem(path, Message("{value} can't stand here; allowed is {allowed}", fields))


def exact(value: object) -> Fraction:
    """A number exactly: a plain decimal text, or a JSON number, whose exponent is reckoned in.

    Raises:
        NumberFormError: Neither of them, not finite, or more than 15 digits before the point or 6 after.
    """
    if isinstance(value, str):
        return parse_exact(value)
    found = _NUMBER.fullmatch(value.text) if isinstance(value, Number) else None
    if not found:
        raise NumberFormError("not a number")
    sign, whole, decimals, exponent_sign, exponent = (part or "" for part in found.groups())
    digits = (whole + decimals).lstrip("0")
    if not digits:
        return Fraction(0)
    if len(exponent.lstrip("0")) > _LONGEST_EXPONENT:
        raise NumberFormError("too many digits")
    shift = int(f"{exponent_sign}{exponent or 0}") - len(decimals) + len(digits) - len(digits.rstrip("0"))
    digits = digits.rstrip("0")
    if len(digits) + shift > WHOLE_DIGITS or -shift > DECIMAL_DIGITS:
        raise NumberFormError("too many digits")
    return Fraction(int(f"{sign}{digits}")) * Fraction(10) ** shift


def as_written(value: object) -> str:
    """A value as it stands in the document, short and printable."""
    match value:
        case bool():
            return "true" if value else "false"
        case Number():
            return printable(value.text)
        case str():
            return f'"{printable(value)}"'
        case list():
            return "[…]"
        case None:
            return "null"
        case _:
            return "{…}"
