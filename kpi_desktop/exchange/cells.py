"""One cell, read for what its column asks: a text, a day, yes or no. What is in doubt is told, never guessed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from kpi_desktop.domain.limits import FIRST_DAY, LAST_DAY, tidy, tidy_number
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.domain.written import WrittenError, read_figure
from kpi_desktop.exchange.sheets import Cell

_SHOWN = 40
_FILLERS = {"", "-", "--", "---", "—", "——", "–", "/", "\\", "无", "N/A", "n/a"}
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_DAY_CHINESE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?")
_DAY_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
_UNORDERED = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})")
_YES = {"是", "yes", "y", "true", "1", "√", "✓", "✔", "试用", "试用期", "probation"}
_NO = {"否", "no", "n", "false", "0", "×", "✗", "正式", "regular"}
_EXACT_DIGITS = 15
DAYS_ALLOWED = Message("a date cell, or text such as 2026-05-10, 2026/5/10, 2026.5.1, 20260501")
"""What `day` reads."""


class CellError(Exception):
    """The cell can't be read as what its column asks; `what` says what it holds and what is allowed."""

    def __init__(self, what: Message) -> None:
        """Keep the reason unworded."""
        super().__init__(what.id)
        self.what = what


def shown(value: Cell) -> str:
    """The cell as its reader would point at it, on one line and not too long."""
    text = " ".join(_plain(value).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _plain(value: Cell) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return (
                value.date().isoformat() if not (value.hour or value.minute or value.second) else value.isoformat(" ")
            )
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < 1e16:  # noqa: PLR2004 - beyond it a float has no units
            return str(int(value))
        case float():
            return format(Decimal(repr(value)), "f") if value == value and abs(value) < 1e300 else str(value)  # noqa: PLR0124, PLR2004
        case _:
            return str(value)


def text(value: Cell) -> str:
    """The cell as one line of text: blanks around it stripped, 1003.0 as 1003, leading zeros of a text kept.

    Raises:
        CellError: An error value of the workbook.
    """
    line = tidy(_plain(value))
    if line in _ERRORS:
        raise CellError(Message("the cell shows the error {value}; write the value itself", {"value": line}))
    return line


def optional_text(value: Cell) -> str | None:
    """The same, None where nothing or only a filler such as ``-`` stands there."""
    line = text(value)
    return None if line in _FILLERS else line


_NUMBER_FORM = re.compile(r"[^\W_]+(-[^\W_]+)*")


def is_number(text: str) -> bool:
    """Whether a text can be an employee number: letters and digits, with hyphens between them."""
    return _NUMBER_FORM.fullmatch(text) is not None


NUMBER_ALLOWED = Message("letters and digits, with hyphens between them")
"""What `is_number` lets pass."""


def number_text(value: Cell) -> str | None:
    """An employee number: as text with its leading zeros, or a number without decimals; None where there is none.

    Raises:
        CellError: A number with decimals or with more digits than a workbook keeps, a date, or an error value.
    """
    if isinstance(value, bool) or (value is not None and not isinstance(value, (str, int, float))):
        raise CellError(
            Message("“{value}” is not a number of a person; format the cell as text", {"value": shown(value)})
        )
    line = tidy_number(text(value))
    if line in _FILLERS:
        return None
    if isinstance(value, (int, float)):
        if isinstance(value, float) and not value.is_integer():
            raise CellError(Message("“{value}” has decimals; allowed is a whole number or a text", {"value": line}))
        if len(line.lstrip("-")) > _EXACT_DIGITS:
            raise CellError(
                Message(
                    "“{value}” has more than 15 digits, of which a workbook loses the last; format the cell as text",
                    {"value": line},
                )
            )
    elif re.fullmatch(r"\d+\.0+", line):
        line = line.partition(".")[0]
    if not is_number(line):
        fields: dict[str, FieldValue] = {"value": shown(line), "allowed": NUMBER_ALLOWED}
        raise CellError(Message("“{value}” is not an employee number; allowed: {allowed}", fields))
    return line


def day(value: Cell, latest: date = LAST_DAY) -> date | None:
    """A day: a true date, or a text with the year first; None where there is none.

    Args:
        value: The cell.
        latest: The last day that is allowed.

    Raises:
        CellError: No such day, day and month in doubt, a bare serial number, before 1950 or after `latest`.
    """
    found = _day(value)
    if found is not None and not FIRST_DAY <= found <= latest:
        raise CellError(
            Message(
                "“{value}” is outside {first} to {last}", {"value": shown(value), "first": FIRST_DAY, "last": latest}
            )
        )
    return found


def _day(value: Cell) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    line = optional_text(value)
    if line is None:
        return None
    line = unicodedata.normalize("NFKC", line)
    line = line[: found.start()] if (found := _MIDNIGHT.search(line)) and found.end() == len(line) else line
    for form, year, month, number in ((_DAY, 1, 3, 4), (_DAY_CHINESE, 1, 2, 3), (_DAY_DIGITS, 1, 2, 3)):
        if match := form.fullmatch(line):
            return _calendar_day(int(match[year]), int(match[month]), int(match[number]), line)
    raise CellError(_no_day(line))


def _calendar_day(year: int, month: int, number: int, line: str) -> date:
    try:
        return date(year, month, number)
    except ValueError as error:
        raise CellError(Message("there is no day “{value}”", {"value": shown(line)})) from error


def _no_day(line: str) -> Message:
    fields: dict[str, FieldValue] = {"value": shown(line), "allowed": DAYS_ALLOWED}
    if _SERIAL.fullmatch(line):
        return Message("“{value}” is a serial number that may mean several days; format the cell as a date", fields)
    if _UNORDERED.fullmatch(line):
        return Message("“{value}” leaves open which is the day, the month and the year; allowed: {allowed}", fields)
    return Message("“{value}” is not a full date; allowed: {allowed}", fields)


def figure(
    value: Cell, unit: Label | None = None, *, yes_no: bool = False, per_cent: bool = False, fillers: bool = False
) -> Fraction | None:
    """An exact number, as `kpi_desktop.domain.written.read_figure` reads it; None where there is none.

    Args:
        value: The cell.
        unit: What may stand behind the number.
        yes_no: Only 1 and 0 are meant.
        per_cent: A percentage is taken as its number whatever the unit.
        fillers: A dash or a word for nothing is nothing; else it is refused, for a figure may be meant to be 0.

    Raises:
        CellError: Something else.
    """
    if value is not None and not isinstance(value, (str, int, float)):
        raise CellError(Message("“{value}” is no number; write it such as 12 or 87.5", {"value": shown(value)}))
    line = text(value)
    if fillers and line in _FILLERS:
        return None
    try:
        return read_figure(line, unit, yes_no=yes_no, per_cent=per_cent)
    except WrittenError as error:
        raise CellError(error.what) from error


def yes_no(value: Cell) -> bool | None:
    """Yes or no, in the words that people use for it; None where nothing stands there.

    Raises:
        CellError: Something else.
    """
    line = optional_text(value)
    if line is None:
        return None
    word = unicodedata.normalize("NFKC", line).casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise CellError(
        Message(
            "“{value}” is neither yes nor no; allowed: {allowed}",
            {"value": shown(value), "allowed": ("是", "否", "yes", "no")},
        )
    )
