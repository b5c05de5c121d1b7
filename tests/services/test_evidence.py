from __future__ import annotations

import zipfile
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop import paths
from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.services import backups, closing, evidence, evidence_export, incidents, sample, undo, verify
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator
from tests.services.conftest import NOVEMBER, OCTOBER, log, on

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
PDF = b"%PDF-1.7\n" + bytes(100)


def office(member: str = "[Content_Types].xml") -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        pack.writestr(member, "<Types/>")
    return file.getvalue()


@pytest.fixture
def incident(ctx: Context) -> int:
    return log(ctx, on(8)).incidents[0]


def names(ctx: Context, incident: int) -> list[str]:
    return [one.name for one in evidence.attached(ctx, [incident]).get(incident, ())]


def test_a_file_is_kept_to_the_byte_and_taken_off_and_put_back(ctx: Context, incident: int) -> None:
    evidence.attach(ctx, incident, r"C:\photos\考勤机.PNG", PNG)
    (held,) = evidence.attached(ctx, [incident])[incident]
    assert (held.name, held.media, held.size, held.is_picture) == ("考勤机.PNG", "image/png", len(PNG), True)
    assert evidence.content(ctx, held.sha256) == PNG
    off = evidence.detach(ctx, held.id, incident)
    assert names(ctx, incident) == []
    undo.undo(ctx, off)
    assert names(ctx, incident) == ["考勤机.PNG"]
    assert verify.verify(ctx).problems == ()


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.png", PNG, "image/png"),
        ("a.txt", b"\xff\xd8\xff\xe0" + bytes(9), "image/jpeg"),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        ("a", PDF, "application/pdf"),
        ("a.log", "客户原话：很满意\r\n".encode(), "text/plain"),
        ("a.txt", "客户原话：很满意".encode("gb18030"), "text/plain"),
        ("a.txt", "客户原话：很满意".encode("utf-16"), "text/plain"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic" + bytes(9), None),
        ("a.DOCX", office(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/vnd.ms-excel"),
        ("a.zip", office("a.txt"), None),
        ("a.docx", office("a.txt"), None),
        ("a.zip", office(), None),
        ("a.png", b"MZ" + bytes(50), None),
        ("a.txt", b"MZP", None),
        ("a.sh", b"#!/bin/sh\n", None),
        ("a.bin", b"\x7fELF\x02", None),
        ("a.txt", b"   ", None),
        ("a.txt", b"a\x00b", None),
        ("a.msi", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),
    ],
)
def test_a_file_is_what_its_content_says(name: str, data: bytes, media: str | None) -> None:
    assert evidence.media_of(name, data) == media


@pytest.mark.parametrize(
    ("name", "data"),
    [("空.png", b""), ("程序.exe", b"MZ" + bytes(9)), ("大.png", PNG + bytes(evidence.MOST_BYTES))],
)
def test_what_cannot_be_kept_is_refused_by_its_name(ctx: Context, incident: int, name: str, data: bytes) -> None:
    with pytest.raises(RefusedError) as caught:
        evidence.attach(ctx, incident, name, data)
    assert caught.value.what.fields["file"] == name
    assert names(ctx, incident) == []


def test_the_largest_that_is_kept_is_kept_and_one_byte_more_never_looks_like_enough(
    ctx: Context, incident: int
) -> None:
    evidence.attach(ctx, incident, "a.png", PNG + bytes(evidence.MOST_BYTES - len(PNG)))
    with pytest.raises(RefusedError) as caught:
        evidence.attach(ctx, incident, "b.png", PNG + bytes(evidence.MOST_BYTES - len(PNG) + 1))
    assert (caught.value.what.fields["size"], caught.value.what.fields["most"]) == ("2.1", "2.0")


def test_the_same_file_twice_or_a_tenth_one_is_refused(ctx: Context, incident: int) -> None:
    evidence.attach(ctx, incident, "0.png", PNG)
    with pytest.raises(RefusedError):
        evidence.attach(ctx, incident, "again.png", PNG)
    for number in range(1, 9):
        evidence.attach(ctx, incident, f"{number}.png", PNG + bytes([number]))
    with pytest.raises(RefusedError):
        evidence.attach(ctx, incident, "9.png", PNG + b"9")
    assert len(names(ctx, incident)) == 9


def test_one_file_may_be_evidence_of_several_incidents(ctx: Context, incident: int) -> None:
    other = log(ctx, on(9, "0102")).incidents[0]
    for one in (incident, other):
        evidence.attach(ctx, one, "监控.png", PNG)
    files = evidence.attached(ctx, [incident, other])
    assert files[incident][0].sha256 == files[other][0].sha256


def test_files_for_several_records_are_kept_in_one_go_and_taken_off_in_one(ctx: Context, incident: int) -> None:
    other = log(ctx, on(9, "0102")).incidents[0]
    evidence.attach(ctx, other, "a.png", PNG)
    both = evidence.attach_all(ctx, (incident, other), (("a.png", PNG), ("b.pdf", PDF)))
    assert (names(ctx, incident), names(ctx, other)) == (["a.png", "b.pdf"], ["a.png", "b.pdf"])
    held = evidence.attached(ctx, [incident])[incident][0]
    off = evidence.detach_all(ctx, (incident, other), held.sha256)
    assert (names(ctx, incident), names(ctx, other)) == (["b.pdf"], ["b.pdf"])
    undo.undo(ctx, off)
    undo.undo(ctx, both)
    assert (names(ctx, incident), names(ctx, other)) == ([], ["a.png"])


def test_one_faulty_file_among_several_keeps_all_of_them_out(ctx: Context, incident: int) -> None:
    with pytest.raises(RefusedError) as caught:
        evidence.attach_all(ctx, (incident,), (("a.png", PNG), ("安装.exe", b"MZ" + bytes(9))))
    assert caught.value.what.fields["file"] == "安装.exe"
    assert names(ctx, incident) == []


def test_a_file_says_when_it_came(ctx: Context, incident: int) -> None:
    before = ctx.clock.now()
    evidence.attach(ctx, incident, "a.png", PNG)
    assert evidence.attached(ctx, [incident])[incident][0].added_at >= before.replace(microsecond=0)


def test_a_correction_has_the_evidence_of_what_it_corrects_until_it_is_undone(ctx: Context, incident: int) -> None:
    evidence.attach(ctx, incident, "a.png", PNG)
    corrected = incidents.rewrite(ctx, incident, on(8, minutes=Fraction(20)), "看错时间")
    new = corrected.incidents[1]
    assert names(ctx, new) == ["a.png"]
    undo.undo(ctx, corrected)
    assert (names(ctx, new), names(ctx, incident)) == ([], ["a.png"])


def test_a_voided_incident_takes_nothing_more_but_keeps_what_it_has(ctx: Context, incident: int) -> None:
    evidence.attach(ctx, incident, "a.png", PNG)
    incidents.void(ctx, incident, "记错人")
    with pytest.raises(RefusedError):
        evidence.attach(ctx, incident, "b.pdf", PDF)
    assert names(ctx, incident) == ["a.png"]


def test_evidence_may_come_after_the_month_was_closed_and_leaves_the_seal_alone(ctx: Context, team: Team) -> None:
    held = log(ctx, on(8, month=10)).incidents[0]
    closing.close(ctx, team, OCTOBER)
    evidence.attach(ctx, held, "a.png", PNG)
    assert names(ctx, held) == ["a.png"]
    assert verify.verify(ctx).problems == ()


def test_what_is_not_there_is_told(ctx: Context, incident: int) -> None:
    with pytest.raises(WrongCallError):
        evidence.attach(ctx, 999, "a.png", PNG)
    with pytest.raises(WrongCallError):
        evidence.detach(ctx, 999, incident)
    with pytest.raises(WrongCallError):
        evidence.content(ctx, "0" * 64)


def test_files_are_exported_under_names_that_say_what_they_are_and_none_hides_another(
    ctx: Context, team: Team, incident: int
) -> None:
    other = log(ctx, on(8)).incidents[0]
    october = log(ctx, on(9, month=10)).incidents[0]
    evidence.attach(ctx, incident, "a.png", PNG)
    evidence.attach(ctx, other, "b.PNG", PNG)
    evidence.attach(ctx, october, "c.pdf", PDF)
    found = evidence_export.to_export(ctx, team, [OCTOBER, NOVEMBER])
    assert [(one.name, one.person) for one in found] == [
        ("2026-10-09 0101 late.pdf", "张敏"),
        ("2026-11-08 0101 late.png", "张敏"),
        ("2026-11-08 0101 late 2.PNG", "张敏"),
    ]


@given(st.text(max_size=200), st.sampled_from(["image/png", "image/jpeg", "application/pdf", "text/plain"]))
def test_a_kept_name_can_be_written_on_every_system(name: str, media: str) -> None:
    safe = evidence.safe_name(name, media)
    assert 0 < len(safe) <= evidence.NAME_LENGTH
    assert not set(safe) & set('<>:"/\\|?*')
    assert safe == safe.strip(" ")
    assert not safe.startswith(".")
    assert safe.split(".")[0].casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    assert evidence.safe_name(safe, media) == safe


def test_the_export_is_a_folder_of_files_with_their_list_and_overwrites_nothing(
    ctx: Context, team: Team, incident: int, tmp_path: Path
) -> None:
    tr = Translator("zh", paths.resources() / "translations")
    evidence.attach(ctx, incident, "a.png", PNG)
    evidence.attach(ctx, incident, "=1+1.pdf", PDF)
    incidents.void(ctx, incident, "记错人")
    folder = tmp_path / "附件"
    evidence_export.export_evidence(ctx, team, folder, tr)
    (listed,) = folder.glob("*.xlsx")
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path != listed} == {
        "2026-11-08 0101 late.png": PNG,
        "2026-11-08 0101 late.pdf": PDF,
    }
    page = openpyxl.load_workbook(listed).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    assert [(row[0], row[2], row[3], row[6]) for row in rows] == [
        ("2026-11-08 0101 late.png", "0101", "张敏", "a.png"),
        ("2026-11-08 0101 late.pdf", "0101", "张敏", "=1+1.pdf"),
    ]
    assert {cell.data_type for row in page.iter_rows(min_row=2) for cell in row if cell.value and cell.column != 2} == {
        "s"
    }
    with pytest.raises(RefusedError):
        evidence_export.export_evidence(ctx, team, folder, tr)
    assert evidence_export.export_evidence(ctx, team, tmp_path / "none", tr, OCTOBER) == ()
    assert not (tmp_path / "none").exists()


def test_what_is_exported_of_a_sample_says_so(ctx: Context, team: Team, incident: int, tmp_path: Path) -> None:
    tr = Translator("zh", paths.resources() / "translations")
    evidence.attach(ctx, incident, "a.png", PNG)
    sample.mark_as_sample(ctx, "zh")
    (exported,) = evidence_export.export_evidence(ctx, team, tmp_path / "附件", tr)
    assert exported.name == "示例 2026-11-08 0101 late.png"
    names = sorted(path.name for path in (tmp_path / "附件").iterdir())
    assert len(names) == 2
    assert all(name.startswith("示例 ") for name in names)
    (listed,) = (tmp_path / "附件").glob("*.xlsx")
    book = openpyxl.load_workbook(listed)
    assert str(book.properties.title).startswith("示例")
    assert book.worksheets[0]["A2"].value == exported.name


def test_a_backup_holds_the_evidence_too(ctx: Context, incident: int, tmp_path: Path) -> None:
    evidence.attach(ctx, incident, "a.png", PNG)
    backups.back_up(tmp_path / "kpi.db", tmp_path / "copy.db")
    other = open_context(tmp_path / "copy.db", write=False)
    try:
        (held,) = evidence.attached(other, [incident])[incident]
        assert evidence.content(other, held.sha256) == PNG
    finally:
        other.close()


numbers = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20)


@given(st.lists(st.tuples(numbers, st.sampled_from([".png", ".PNG", ".pdf"])), max_size=12))
def test_exported_names_are_safe_on_windows_and_never_meet(wanted: list[tuple[str, str]]) -> None:
    taken: set[str] = set()
    made = [evidence_export.file_name(on(8, number), ending, taken) for number, ending in wanted]
    assert len({name.casefold() for name in made}) == len(wanted)
    for name in made:
        assert not set(name) & set('<>:"/\\|?*')
        assert name == name.strip(" .")
        assert name.startswith("2026-11-08 ")
