"""Workbooks read in a process of their own, which is ended where it takes too long or too much."""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import re
import signal
import sys
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, WrongCallError, system_reason
from kpi_desktop.exchange.limits import HOUSE, Limits
from kpi_desktop.exchange.package import (
    TOO_LARGE,
    UNKNOWN,
    SheetScan,
    UnreadableError,
    broken,
    check_members,
    scan,
    sniff,
)
from kpi_desktop.exchange.sheets import Cell, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from multiprocessing.connection import Connection


class _LibraryCell(Protocol):
    """What the library gives for a cell, an empty one included."""

    @property
    def value(self) -> object: ...
    @property
    def number_format(self) -> str: ...


_ROOM = 1 << 20
"""Bytes without which nothing can be read."""

_Answer: TypeAlias = "tuple[Sheet, ...] | Message"
_Sent: TypeAlias = "tuple[Sheet, ...] | str"
_PADDED = re.compile(r"0{2,}")


def read_sheets(path: Path, limits: Limits = HOUSE) -> tuple[Sheet, ...]:
    """Read all sheets of an .xlsx file without trusting it.

    Args:
        path: The file.
        limits: How much is looked at; the house's own unless a test tightens them.

    Returns:
        The sheets in their order, hidden ones included; formulas by their stored results.

    Raises:
        WrongCallError: There is no such file, or it can't be opened.
        FaultyDataError: It is no workbook, a torn one, or beyond the limits.
    """
    content = _content(path, limits)
    try:
        sniff(content)
    except UnreadableError as error:
        raise _fault(path, error.what) from error
    answer = _ask_process(content, limits)
    if isinstance(answer, Message):
        raise _fault(path, answer)
    return answer


def _content(path: Path, limits: Limits) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(limits.file_bytes + 1)
    except OSError as error:
        what = Message("The file {file} can't be read: {reason}", {"file": str(path), "reason": system_reason(error)})
        raise WrongCallError(what) from error
    if len(content) > limits.file_bytes:
        raise _fault(path, TOO_LARGE)
    return content


def _fault(path: Path, what: Message) -> FaultyDataError:
    return FaultyDataError(Message("{file}: {what}", {"file": path.name, "what": what}))


def _ask_process(content: bytes, limits: Limits) -> _Answer:
    """Have a fresh process read it; the process is gone when this returns."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, limits), daemon=True)
    process.start()
    theirs.close()
    try:
        return _talk(ours, content, limits)
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _talk(connection: Connection, content: bytes, limits: Limits) -> _Answer:
    try:
        connection.send_bytes(content)
        if not connection.poll(limits.seconds):
            return Message(
                "Reading the workbook took too long and was given up. "
                "Copy the rows into an empty workbook and save that."
            )
        sent: _Sent = connection.recv()
    except (EOFError, OSError):
        return TOO_LARGE  # the process was ended by the system, for want of memory
    return Message(sent) if isinstance(sent, str) else sent


def serve(connection: Connection, limits: Limits) -> None:
    """What the reading process does: take the content, answer with sheets or with what is wrong, end.

    Args:
        connection: Brings the content as bytes and takes the answer.
        limits: The bounds.
    """
    with contextlib.suppress(ValueError):  # only a main thread may; a test calls this from another
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    import openpyxl  # noqa: F401 - before memory is held: a library half loaded fails in any way it likes

    _hold_memory(limits.memory_bytes)
    content = connection.recv_bytes()
    answer: _Sent
    try:
        answer = parse(content, limits)
    except UnreadableError as error:
        # None of these messages has fields. What breaks for want of memory needn't look like it.
        answer = TOO_LARGE.id if _is_out_of_memory() else error.what.id
    except (MemoryError, RecursionError):
        answer = TOO_LARGE.id
    connection.send(answer)
    connection.close()


def _is_out_of_memory() -> bool:
    try:
        bytearray(_ROOM)
    except MemoryError:
        return True
    return False


def _hold_memory(most: int) -> None:
    """Hold this process to so many bytes; Windows has no such call, there the time limit stands alone."""
    if sys.platform == "win32" or multiprocessing.parent_process() is None:
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def parse(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """Read a workbook's content, in whatever process this is.

    Raises:
        UnreadableError: It is torn or beyond the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_members(archive, limits)
            scans = scan(archive, limits)
        return _load(content, scans, limits)
    except (UnreadableError, RecursionError):
        raise
    except Exception as error:
        raise broken(error) from error


def _load(content: bytes, scans: dict[str, SheetScan], limits: Limits) -> tuple[Sheet, ...]:
    from openpyxl import load_workbook

    sheets = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of every extension that it leaves aside
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            pages: Any = book.worksheets  # the stubs know nothing of the read-only kind
            for page in pages:
                part = scans.get(page._worksheet_path.lstrip("/"))  # noqa: SLF001 - the only way to its part
                if part is None:  # a sheet in a part that is no .xml by its name was never held against the limits
                    raise UnreadableError(UNKNOWN)
                page.reset_dimensions()  # some programs declare A1 alone
                if part.last_row > limits.rows:
                    raise UnreadableError(TOO_LARGE)
                rows = _rows(page.iter_rows(max_row=max(part.last_row, 1), max_col=limits.columns), limits)
                sheets.append(Sheet(page.title, rows, frozenset(part.without_result)))
        finally:
            book.close()
    return tuple(sheets)


def _rows(rows: Iterable[tuple[_LibraryCell, ...]], limits: Limits) -> tuple[tuple[Cell, ...], ...]:
    taken: list[tuple[Cell, ...]] = []
    blank = 0
    for row in rows:
        values = _trimmed([_value(cell) for cell in row])
        if not values:
            blank += 1
            continue
        if len(taken) + blank >= limits.rows:
            raise UnreadableError(TOO_LARGE)
        taken.extend([()] * blank)
        taken.append(values)
        blank = 0
    return tuple(taken)


def _trimmed(values: list[Cell]) -> tuple[Cell, ...]:
    while values and (values[-1] is None or (isinstance(values[-1], str) and not values[-1].strip())):
        values.pop()
    return tuple(values)


def _value(cell: _LibraryCell) -> Cell:
    value = cell.value
    if isinstance(value, (int, float)) and not isinstance(value, bool) and _PADDED.fullmatch(str(cell.number_format)):
        return _padded(value, len(str(cell.number_format)))
    if isinstance(value, (int, float)) and not isinstance(value, bool) and "%" in str(cell.number_format):
        return f"{Decimal(repr(value)) * 100:f}%"  # as the sheet shows it, not as it is kept
    if value is None or isinstance(value, (str, int, float, bool, datetime, date, time, timedelta)):
        return value
    return str(value)


def _padded(value: float, width: int) -> Cell:
    """A number that the sheet shows with leading zeros (format 0000) is taken as it shows."""
    return f"{int(value):0{width}d}" if value == int(value) and value >= 0 else value
