"""Workbooks as they come: good ones made by a library, bad ones made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from kpi_desktop.domain.words import Message
from kpi_desktop.exchange import reader
from kpi_desktop.exchange.limits import Limits
from kpi_desktop.exchange.package import UnreadableError
from kpi_desktop.exchange.sheets import Sheet
from kpi_desktop.texts import Translator

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def made_by_hand(rows: str, *, main: str = MAIN, prolog: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A workbook with one sheet whose rows are given as XML."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="花名册" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
        f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{prolog}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.fixture
def handmade() -> Callable[..., bytes]:
    """Build a workbook whose rows are given as XML."""
    return made_by_hand


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read workbooks in this process, which is quicker; what the other process adds has tests of its own."""

    def ask(content: bytes, limits: Limits) -> tuple[Sheet, ...] | Message:
        try:
            return reader.parse(content, limits)
        except UnreadableError as error:
            return error.what

    monkeypatch.setattr(reader, "_ask_process", ask)


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Write rows into the sheets of a workbook and say where it lies."""

    def write(*sheets: tuple[str, Sequence[Sequence[object]]], name: str = "book.xlsx") -> Path:
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, rows in sheets:
            page = workbook.create_sheet(title)
            for row in rows:
                page.append(list(row))
        path = tmp_path / name
        workbook.save(path)
        return path

    return write


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Translator:
    return Translator("en", tmp_path_factory.mktemp("none"))
