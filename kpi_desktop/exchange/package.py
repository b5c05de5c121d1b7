"""What kind of file it is, and whether its parts stay within bounds, found out before a workbook library sees it."""

from __future__ import annotations

import errno
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from kpi_desktop.domain.words import Message
from kpi_desktop.exchange.limits import MEGABYTE, Limits

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_MEMBER = 0x1
_CELL_NAME = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ROW_NUMBER = re.compile(r"[0-9]{1,9}")
_LAST_ROW = 1_048_576
_ZLIB_NO_MEMORY = -4
_EXPAT_NO_MEMORY = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_VALUES = {f"{_MAIN} v", f"{_MAIN} is"}
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


class UnreadableError(Exception):
    """The file can't be read as a workbook; `what` says why and what to do."""

    def __init__(self, what: Message) -> None:
        """Keep the reason unworded."""
        super().__init__(what.id)
        self.what = what


TORN = Message(
    "The file is damaged or only part of it arrived. Copy or download it again, "
    "or open it in Excel or WPS and save it anew."
)
UNKNOWN = Message("This is not a workbook that can be read here. Save it as .xlsx and try again.")
TOO_LARGE = Message(
    "The workbook holds far more than a roster does. Copy the rows into an empty workbook and save that."
)


def broken(error: Exception) -> UnreadableError:
    """What an error of the libraries beneath means: want of memory, or a file that is damaged."""
    out_of_memory = (
        isinstance(error, MemoryError | ImportError)  # a library that is there fails to load for want of memory alone
        or (isinstance(error, OSError) and error.errno == errno.ENOMEM)
        or (isinstance(error, zlib.error) and str(error).startswith(f"Error {_ZLIB_NO_MEMORY} "))
        or (isinstance(error, expat.ExpatError) and error.code == _EXPAT_NO_MEMORY)
    )
    return UnreadableError(TOO_LARGE if out_of_memory else TORN)


def sniff(content: bytes) -> None:
    """Refuse what is plainly no .xlsx, whatever its name says.

    Args:
        content: The whole file.

    Raises:
        UnreadableError: Named by what it really is.
    """
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not content:
        raise UnreadableError(Message("The file is empty."))
    if content.startswith(b"PK"):
        return
    if content.startswith(_OLD_OFFICE):
        if _PROTECTED in content:
            raise UnreadableError(
                Message("The workbook is protected by a password. Save it without one and try again.")
            )
        raise UnreadableError(
            Message("This is an old Excel workbook (.xls). Open it in Excel or WPS, save it as .xlsx and try again.")
        )
    if head.startswith(b"<") or content.startswith((b"<\x00", b"\xff\xfe<\x00", b"\xfe\xff\x00<")):
        raise UnreadableError(
            Message(
                "This is a web page or XML with the name of a workbook. "
                "Open it in Excel or WPS, save it as .xlsx and try again."
            )
        )
    if b"\x00" not in head or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(
            Message("This is a text file, not a workbook. Open it in Excel or WPS, save it as .xlsx and try again.")
        )
    raise UnreadableError(UNKNOWN)


@dataclass(slots=True)
class SheetScan:
    """What one pass over a sheet's XML found: how much, down to which row, and which formulas have no stored result."""

    cells: int = 0
    last_row: int = 0
    without_result: set[tuple[int, int]] = field(default_factory=set)


def check_members(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Refuse an archive with too many parts, too large ones, locked ones, or one of another office format.

    Raises:
        UnreadableError: With the reason.
    """
    members = archive.infolist()
    names = {member.filename for member in members}
    if len(members) > limits.members or sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise UnreadableError(TOO_LARGE)
    for member in members:
        if member.flag_bits & _ENCRYPTED_MEMBER:
            raise UnreadableError(
                Message("The workbook is protected by a password. Save it without one and try again.")
            )
        if member.file_size > MEGABYTE and member.file_size > limits.ratio * max(member.compress_size, 1):
            raise UnreadableError(TOO_LARGE)
    if (
        "[Content_Types].xml" not in names
        or any(name.endswith("workbook.bin") for name in names)
        or len(names) < len(members)
    ):
        raise UnreadableError(UNKNOWN)


def scan(archive: zipfile.ZipFile, limits: Limits) -> dict[str, SheetScan]:
    """Read every XML part once, as a stream: no entities, no more cells than allowed, no part that ends early.

    Args:
        archive: Opened, its members checked.
        limits: The bounds.

    Returns:
        What was found, by member name.

    Raises:
        UnreadableError: A part is torn, declares entities, or is too large.
    """
    found = {}
    left = limits.cells
    for member in archive.infolist():
        if not member.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        try:
            with archive.open(member) as stream:
                part = _scan_part(stream, left, limits)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, expat.ExpatError) as error:
            raise broken(error) from error
        left -= part.cells
        found[member.filename] = part
    return found


def _scan_part(stream: IO[bytes], cells: int, limits: Limits) -> SheetScan:
    watcher = _Watcher(cells, limits)
    while chunk := stream.read(MEGABYTE):
        watcher.parser.Parse(chunk, False)
    watcher.parser.Parse(b"", True)
    return watcher.found


class _Watcher:
    """Counts cells as they stream by, and remembers formulas without a result."""

    def __init__(self, cells: int, limits: Limits) -> None:
        self.found = SheetScan()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._cells = cells
        self._limits = limits
        self._place = (0, 0)
        self._formula = self._value = False

    def _doctype(self, *_: object) -> None:
        raise UnreadableError(
            Message("The workbook contains declarations that no Excel or WPS writes. It is not read.")
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space == _STRICT:
            raise UnreadableError(
                Message(
                    "The workbook was saved as Strict Open XML. "
                    "Save it as an ordinary Excel workbook (.xlsx) and try again."
                )
            )
        if space != _MAIN:
            return
        match local:
            case "row":
                self._place = (self._next_row(attributes.get("r", "")), 0)
            case "c":
                self.found.cells += 1
                self._place = self._next_place(attributes.get("r", ""))
                if self.found.cells > self._cells or self._place[1] > self._limits.row_cells:
                    raise UnreadableError(TOO_LARGE)
                self._formula = False
                self._value = attributes.get("t") == "str"  # a formula whose result is no text at all
            case "f":
                self._formula = True
            case "v" | "is":
                self.parser.CharacterDataHandler = self._text
                if self._place[1] <= self._limits.columns:
                    self.found.last_row = self._place[0]

    def _next_row(self, number: str) -> int:
        """The library skips a row that stands out of order, so such a sheet is refused rather than half read."""
        row = int(number) if _ROW_NUMBER.fullmatch(number) else self._place[0] + 1
        if row <= self._place[0]:
            raise UnreadableError(TORN)
        if row > _LAST_ROW:
            raise UnreadableError(TOO_LARGE)
        return row

    def _text(self, text: str) -> None:
        """A value may be announced and stay empty: some programs write formulas so that they never worked out."""
        self._value = self._value or bool(text.strip())

    def _end(self, name: str) -> None:
        if name in _VALUES:
            self.parser.CharacterDataHandler = None
        if self._formula and not self._value and name == f"{_MAIN} c":
            self.found.without_result.add(self._place)

    def _next_place(self, reference: str) -> tuple[int, int]:
        named = _CELL_NAME.fullmatch(reference)
        if not named:
            return (self._place[0], self._place[1] + 1)
        column = 0
        for letter in named[1]:
            column = column * 26 + ord(letter) - 64
        return (int(named[2]), column)
