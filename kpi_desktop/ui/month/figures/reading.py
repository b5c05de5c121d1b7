"""What was typed into a cell, read exactly: figures, yes or no, days, raters; what is in doubt is told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.domain.written import WrittenError, read_figure
from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.model import Rater
from kpi_desktop.services.rosters import read_day

_SHORT_DAY = re.compile(r"(?:(\d{1,2})[-/.月])?(\d{1,2})日?")
_NOTHING: Final = frozenset({"", "-", "--", "—", "——", "/", "无", "n/a"})
_SHOWN: Final = 40
_HUNDRED: Final = 100


class CellFault(Exception):  # noqa: N818 - what it carries is told to people as a fault of the cell
    """The text can't be read; `what` says what stands there and what is allowed."""

    def __init__(self, what: Message) -> None:
        """Keep the reason unworded."""
        super().__init__(what.id)
        self.what = what


def figure(text: str, unit: Label | None = None, *, yes_no: bool = False) -> Fraction | None:
    """A number as people write it, its unit and thousands separators left out; None where nothing stands there.

    Raises:
        CellFault: Something else stands there.
    """
    return _read(text, unit, yes_no=yes_no)


def _read(text: str, unit: Label | None, *, yes_no: bool = False, per_cent: bool = False) -> Fraction | None:
    try:
        return read_figure(text, unit, yes_no=yes_no, per_cent=per_cent)
    except WrittenError as error:
        raise CellFault(error.what) from error


_POINTS: Final = Label("分", "points")


def score(text: str, marks: Fraction) -> Fraction | None:
    """A rating as people write it; ``87 %`` only where full marks are 100, for else it would be a part of something.

    Raises:
        CellFault: Something else stands there.
    """
    return _read(text, _POINTS, per_cent=marks == _HUNDRED)


def day(text: str, month: Month) -> date | None:
    """A day of the month: ``20``, ``11-20``, or with its year; None where nothing stands there.

    Raises:
        CellFault: No such day.
    """
    plain = _plain(text)
    if plain.casefold() in _NOTHING:
        return None
    short = _SHORT_DAY.fullmatch(plain)
    try:
        if short:
            return date(month.year, int(short[1] or month.month), int(short[2]))
        return read_day(plain)
    except ValueError as error:
        raise CellFault(Message("there is no day “{value}”", {"value": _cut(text)})) from error
    except KpiError as error:
        raise CellFault(error.what) from error


def rater(text: str, raters: Iterable[Rater]) -> str | None:
    """The kind of rater that is meant; None where nothing stands there.

    Raises:
        CellFault: It is none of them.
    """
    plain = _plain(text).casefold()
    if not plain:
        return None
    known = tuple(raters)
    for one in known:
        if plain in {one.id.casefold(), one.name.zh.casefold(), one.name.en.casefold()}:
            return one.id
    allowed = tuple(one.name for one in known)
    raise CellFault(
        Message("“{value}” is none of those who rate: {allowed}", {"value": _cut(text), "allowed": allowed})
    )


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-").split())


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
