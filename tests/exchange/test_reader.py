from __future__ import annotations

import errno
import gzip
import io
import multiprocessing
import random
import threading
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.exchange import reader
from kpi_desktop.exchange.limits import HOUSE
from kpi_desktop.exchange.package import TOO_LARGE, TORN, UnreadableError
from kpi_desktop.texts import Translator

STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def refusal(content: bytes, tmp_path: Path, english: Translator) -> str:
    """What the reader says about a file with that content."""
    path = tmp_path / "roster.xlsx"
    path.write_bytes(content)
    with pytest.raises(FaultyDataError) as caught:
        reader.read_sheets(path)
    return english.say(caught.value.what)


def test_a_workbook_is_read_in_another_process(book: Callable[..., Path]) -> None:
    path = book(("花名册", [["工号", "姓名"], ["0101", "单雪"], [], [102, None]]), ("Sheet2", []))
    first, second = reader.read_sheets(path)
    assert first.name == "花名册"
    assert first.rows == (("工号", "姓名"), ("0101", "单雪"), (), (102,))
    assert second.rows == ()


def test_what_the_other_process_finds_wrong_is_said(tmp_path: Path, english: Translator) -> None:
    assert "damaged" in refusal(b"PK\x03\x04", tmp_path, english)


def test_nothing_is_left_of_the_other_process(book: Callable[..., Path]) -> None:
    reader.read_sheets(book(("a", [["x"]])))
    assert multiprocessing.active_children() == []


def test_reading_that_takes_too_long_is_given_up(book: Callable[..., Path], english: Translator) -> None:
    with pytest.raises(FaultyDataError) as caught:
        reader.read_sheets(book(("a", [["x"]])), replace(HOUSE, seconds=0.0))
    assert "took too long" in english.say(caught.value.what)
    assert multiprocessing.active_children() == []


def test_a_process_that_dies_is_told_as_too_large(book: Callable[..., Path], english: Translator) -> None:
    """Held to the memory that it has already, the process can't even take what it is sent."""
    noise = random.Random(7)  # noqa: S311 - no secret, only what cannot be packed
    rows = [[noise.randbytes(15_000).hex()] for _ in range(100)]
    with pytest.raises(FaultyDataError) as caught:
        reader.read_sheets(book(("a", rows)), replace(HOUSE, memory_bytes=1))
    assert "far more than a roster" in english.say(caught.value.what)


def test_what_breaks_for_want_of_memory_is_not_called_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_ROOM", 1 << 62)
    ours, theirs = multiprocessing.Pipe()
    server = threading.Thread(target=reader.serve, args=(theirs, HOUSE))
    server.start()
    ours.send_bytes(b"PK\x03\x04")
    assert ours.poll(30)
    assert ours.recv() == TOO_LARGE.id
    server.join()
    ours.close()


def test_the_reading_process_answers_with_sheets_or_with_what_is_wrong(book: Callable[..., Path]) -> None:
    for content, kind in ((book(("a", [["x"]])).read_bytes(), tuple), (b"PK\x03\x04", str)):
        ours, theirs = multiprocessing.Pipe()
        server = threading.Thread(target=reader.serve, args=(theirs, HOUSE))
        server.start()
        ours.send_bytes(content)
        assert ours.poll(30)
        assert isinstance(ours.recv(), kind)
        server.join()
        ours.close()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), TOO_LARGE),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), TOO_LARGE),
        (zlib.error("Error -4 while decompressing data"), TOO_LARGE),
        (zlib.error("Error -3 while decompressing data: invalid stored block lengths"), TORN),
        (KeyError("xl/workbook.xml"), TORN),
    ],
)
def test_want_of_memory_is_not_told_as_damage(
    error: Exception, said: Message, handmade: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(reader, "_load", fail)
    with pytest.raises(UnreadableError) as caught:
        reader.parse(handmade(""), HOUSE)
    assert caught.value.what == said


def test_a_missing_file_is_a_wrong_call(tmp_path: Path, english: Translator) -> None:
    with pytest.raises(WrongCallError) as caught:
        reader.read_sheets(tmp_path / "none.xlsx")
    assert "there is no such file or folder" in english.say(caught.value.what)
    with pytest.raises(WrongCallError, match="can't be read"):
        reader.read_sheets(tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Excel workbook (.xls)"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"\xef\xbb\xbf  <html><table>", "web page"),
        ("<html>".encode("utf-16"), "web page"),
        ("工号\t姓名\n".encode("gb18030"), "text file"),
        ("工号\t姓名\n".encode("utf-16"), "text file"),
        (b"%PDF\x00\x01\x02", "not a workbook"),
        (b"PK\x03\x04 and then nothing", "damaged"),
    ],
)
@pytest.mark.usefixtures("at_once")
def test_what_is_no_workbook_is_named(content: bytes, said: str, tmp_path: Path, english: Translator) -> None:
    assert said in refusal(content, tmp_path, english)


@pytest.mark.usefixtures("at_once")
def test_half_a_workbook_is_damaged(book: Callable[..., Path], tmp_path: Path, english: Translator) -> None:
    whole = book(("花名册", [["工号", "姓名"], ["0101", "单雪"]])).read_bytes()
    assert "damaged" in refusal(whole[: len(whole) // 2], tmp_path, english)


@pytest.mark.usefixtures("at_once")
def test_a_flipped_byte_inside_is_damaged(handmade: Callable[..., bytes], tmp_path: Path, english: Translator) -> None:
    content = bytearray(handmade("".join(f'<row r="{n}">{cell(f"A{n}", str(n * n))}</row>' for n in range(1, 200))))
    place = content.index(b"xl/worksheets/sheet1.xml") + 200
    content[place] ^= 0xFF
    assert "damaged" in refusal(bytes(content), tmp_path, english)


@pytest.mark.usefixtures("at_once")
def test_another_office_format_is_refused(tmp_path: Path, english: Translator) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "Save it as .xlsx" in refusal(stream.getvalue(), tmp_path, english)


@pytest.mark.usefixtures("at_once")
def test_strict_workbooks_are_named(handmade: Callable[..., bytes], tmp_path: Path, english: Translator) -> None:
    assert "Strict" in refusal(handmade("", main=STRICT), tmp_path, english)


@pytest.mark.usefixtures("at_once")
def test_entities_are_not_read(handmade: Callable[..., bytes], tmp_path: Path, english: Translator) -> None:
    assert "declarations" in refusal(handmade("", prolog=BOMB), tmp_path, english)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1">' + "<c/>" * 400_001 + "</row>",
        '<row r="1"><c r="ZZZ1"><v>1</v></c></row>',
        '<row r="99999999"><c><v>1</v></c></row>',
        "".join(f'<row r="{n}"><c><v>1</v></c></row>' for n in range(1, 5_002)),
    ],
    ids=["cells", "columns", "row number", "rows"],
)
@pytest.mark.usefixtures("at_once")
def test_more_than_a_roster_holds_is_refused(
    rows: str, handmade: Callable[..., bytes], tmp_path: Path, english: Translator
) -> None:
    assert "far more than a roster" in refusal(handmade(rows), tmp_path, english)


@pytest.mark.parametrize(
    "extra",
    [{f"x{n}": b"" for n in range(2_001)}, {"pad.bin": bytes(3_000_000)}],
    ids=["members", "ratio"],
)
@pytest.mark.usefixtures("at_once")
def test_an_archive_beyond_bounds_is_refused(
    extra: dict[str, bytes], handmade: Callable[..., bytes], tmp_path: Path, english: Translator
) -> None:
    assert "far more than a roster" in refusal(handmade("", extra=extra), tmp_path, english)


def test_a_file_beyond_bounds_is_not_even_sniffed(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    path.write_bytes(b"PK" + bytes(2_000))
    with pytest.raises(FaultyDataError):
        reader.read_sheets(path, replace(HOUSE, file_bytes=1_000))


def test_a_row_out_of_order_is_not_half_read(handmade: Callable[..., bytes]) -> None:
    rows = f'<row r="3">{cell("A3", "c")}</row><row r="2">{cell("A2", "b")}</row>'
    with pytest.raises(UnreadableError):
        reader.parse(handmade(rows), HOUSE)


def test_a_sheet_under_a_name_that_escapes_the_limits_is_not_read(handmade: Callable[..., bytes]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(handmade(""))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("sheet1.xml", "sheet1.dat"), old.read(name).replace(b"sheet1.xml", b"sheet1.dat"))
    with pytest.raises(UnreadableError, match="not a workbook"):
        reader.parse(stream.getvalue(), HOUSE)


@pytest.mark.usefixtures("at_once")
def test_a_password_on_a_part_is_named(handmade: Callable[..., bytes], tmp_path: Path, english: Translator) -> None:
    content = bytearray(handmade(""))
    central = content.index(b"PK\x01\x02")
    content[central + 8] |= 1
    assert "password" in refusal(bytes(content), tmp_path, english)


def test_the_declared_size_of_a_sheet_is_not_believed(handmade: Callable[..., bytes]) -> None:
    rows = "".join(f'<row r="{n}">{cell(f"A{n}", "x")}{cell(f"B{n}", "y")}</row>' for n in (1, 2, 3))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(handmade(rows))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>'))
    (sheet,) = reader.parse(stream.getvalue(), HOUSE)
    assert sheet.rows == (("x", "y"),) * 3


def test_a_merge_over_everything_costs_nothing(handmade: Callable[..., bytes]) -> None:
    rows = f'<row r="1">{cell("A1", "x")}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    content = handmade(rows + "<sheetData>")
    (sheet,) = reader.parse(content, HOUSE)
    assert sheet.rows == (("x",),)


def test_formulas_give_their_stored_result_and_their_lack_is_known(handmade: Callable[..., bytes]) -> None:
    rows = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="C1"><f>1+1</f></c></row><row><c><f>1</f></c></row>'
    (sheet,) = reader.parse(handmade(rows), HOUSE)
    assert sheet.rows[0][0] == 2
    assert sheet.without_result == {(1, 3), (2, 1)}


def test_a_number_shown_with_leading_zeros_is_taken_as_shown(tmp_path: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    page = workbook.worksheets[0]
    for row, (value, form) in enumerate([(12, "0000"), (1.5, "00"), (12, "0")], 1):
        page.cell(row, 1, value).number_format = form
    path = tmp_path / "padded.xlsx"
    workbook.save(path)
    (sheet,) = reader.parse(path.read_bytes(), HOUSE)
    assert sheet.rows == (("0012",), (1.5,), (12,))


@pytest.mark.usefixtures("at_once")
def test_a_gzip_is_no_workbook(tmp_path: Path, english: Translator) -> None:
    assert "not a workbook" in refusal(gzip.compress(bytes(100)), tmp_path, english)


def test_a_stray_cell_far_off_costs_nothing(handmade: Callable[..., bytes]) -> None:
    """The rows between are never asked for: of a million of them the library would make as many tuples."""
    rows = f'<row r="1">{cell("A1", "x")}</row><row r="1048576">{cell("XFD1048576", "stray")}</row>'
    (sheet,) = reader.parse(handmade(rows), HOUSE)
    assert sheet.rows == (("x",),)
    with pytest.raises(UnreadableError, match="far more than a roster"):
        reader.parse(handmade(f'<row r="1048576">{cell("A1048576", "stray")}</row>'), HOUSE)


def test_an_empty_text_is_a_result(handmade: Callable[..., bytes]) -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><f>1+1</f><v></v></c></row>'
    (sheet,) = reader.parse(handmade(rows), HOUSE)
    assert sheet.without_result == {(1, 2)}
