"""A workbook to be written: texts stay texts, the same content gives the same bytes."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, cast

from kpi_desktop.domain.numbers import DECIMAL_DIGITS, plain

if TYPE_CHECKING:
    from xlsxwriter.chart_line import ChartLine
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Written: TypeAlias = "str | int | Fraction | Decimal | date | None"
"""What a cell may be given; numbers are exact and never pass through a text."""

MOST_CHARACTERS = 32_767
"""A cell holds no more, counted as UTF-16 counts; the rest is cut where it can be seen."""
FONT = "Microsoft YaHei"
DAY_FORMAT = "yyyy-mm-dd"
TEXT_FORMAT = "@"
_HAIRLINE = "#C9CED2"
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no zones; fixed, so that equal content gives equal files
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LAST_NARROW = 0x2E7F
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


def clean(text: str) -> str:
    """The text without characters that no workbook can hold, and cut, with an ellipsis, to what a cell can hold."""
    kept = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    units = kept.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return kept
    return units[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; equal looks share one format."""

    bold: bool = False
    size: int = 11
    number_format: str = ""
    align: str = ""
    wrap: bool = False
    border: bool = False
    fill: str = ""
    colour: str = ""
    struck: bool = False
    indent: int = 0


class Book:
    """A workbook in memory.

    Args:
        title: What its properties say.
    """

    def __init__(self, title: str) -> None:
        """Start an empty workbook in which no text becomes a formula, a number or a link."""
        from xlsxwriter.workbook import Workbook

        self._stream = io.BytesIO()
        self._book: Workbook = Workbook(
            self._stream,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "default_format_properties": {"font_name": FONT, "font_size": 11},
            },
        )
        self._book.set_properties({"title": clean(title), "author": "", "created": _CREATED})
        self._formats: dict[Look, Format] = {}

    def page(self, name: str) -> Page:
        """A new sheet of that name."""
        return Page(self, self._book.add_worksheet(_SHEET_NAME.sub("", clean(name))[:31]))

    def format(self, look: Look) -> Format:
        """The format for a look, made once."""
        if look not in self._formats:
            self._formats[look] = self._book.add_format(_properties(look))
        return self._formats[look]

    def line_chart(self) -> ChartLine:
        """A line chart of Excel's own, to be filled with series and put on a page."""
        return cast("ChartLine", self._book.add_chart({"type": "line"}))

    def content(self) -> bytes:
        """The finished file; nothing can be added afterwards."""
        self._book.close()
        return self._stream.getvalue()


def _properties(look: Look) -> dict[str, object]:
    said: dict[str, object] = {"font_name": FONT, "font_size": look.size, "valign": "vcenter"}
    optional = {
        "bold": look.bold,
        "num_format": look.number_format,
        "align": look.align,
        "text_wrap": look.wrap,
        "bottom": 1 if look.border else 0,
        "bottom_color": _HAIRLINE if look.border else "",
        "indent": look.indent,
        "bg_color": look.fill,
        "font_color": look.colour,
        "font_strikeout": look.struck,
    }
    return said | {name: value for name, value in optional.items() if value}


class Page:
    """One sheet of a `Book`; rows and columns count from 0.

    Attributes:
        sheet: The library's own sheet, for what concerns the whole of it: widths, panes, printing.
    """

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        """Only `Book.page` makes one."""
        self._book = book
        self.sheet = sheet

    @property
    def name(self) -> str:
        """What the sheet is called."""
        return str(self.sheet.name)

    def put(self, row: int, column: int, value: Written, look: Look = Look()) -> None:
        """Write a cell by what the value is; a text is never anything but a text."""
        style = self._book.format(look)
        match value:
            case None | "":
                self.sheet.write_blank(row, column, None, style)
            case str():
                self.sheet.write_string(row, column, clean(value), style)
            case date():
                midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day, no instant
                self.sheet.write_datetime(row, column, midnight, style)
            case _:
                self.sheet.write_number(row, column, _number(value), style)

    def row(self, row: int, values: list[Written], looks: list[Look]) -> None:
        """Write cells side by side from the first column on."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True)):
            self.put(row, column, value, look)


def _number(value: Fraction | Decimal | int) -> float:
    """A workbook keeps binary numbers; the nearest to the exact value is written at this door only."""
    return float(Fraction(value))


def points_format(values: list[Fraction], decimals: int, *, signed: bool = False) -> str:
    """The number format that shows all of these exactly: the scheme's decimals, or more where they need more.

    Args:
        values: What the column holds.
        decimals: The scheme's.
        signed: Whether a plus is shown.
    """
    needed = max([len(plain(value).partition(".")[2]) for value in values], default=0)
    places = min(max(decimals, needed), 2 * DECIMAL_DIGITS)
    number = "0" + ("." + "0" * places if places else "")
    return f"+{number};\N{MINUS SIGN}{number};{number}" if signed else number


def text_width(text: str) -> int:
    """Width of one line in characters, a Chinese one counted twice."""
    return sum(2 if ord(character) > _LAST_NARROW else 1 for character in text)


def width_of(texts: list[str], least: int = 6, most: int = 60) -> int:
    """A column's width in characters."""
    longest = max((text_width(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(longest + 3, least), most)


def lines_in(text: str, width: int) -> int:
    """How many lines a text takes in a column of that width, a little on the safe side."""
    return sum(max(1, -(-text_width(line) // max(width - 4, 1))) for line in text.split("\n"))
