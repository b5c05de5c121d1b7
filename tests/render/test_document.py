"""Pages become files, pictures and prints; a file is whole or not there."""

from __future__ import annotations

import errno
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.files import CannotWriteError
from kpi_desktop.render import document
from kpi_desktop.render.document import Document, image, print_document, write_pdf
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.picture import strip_image, write_strip_images
from kpi_desktop.render.score_table import ScoreTable
from kpi_desktop.render.strips import Strips
from kpi_desktop.reports.content import LineContent, MonthContent
from kpi_desktop.reports.letter_words import letter_words
from tests.render.samples import CLOSED, line, month, paid, person, team, translator, with_lines


def table(content: MonthContent, fonts: Fonts) -> ScoreTable:
    return ScoreTable(content, CLOSED, fonts)


def slips(content: MonthContent, fonts: Fonts, people: list[str] | None = None) -> Strips:
    return Strips(content, CLOSED, fonts, people=people)


def read(path: Path) -> list[str]:
    """The texts of a PDF's pages, on one line each, with an ordinary minus."""
    return [re.sub(r"\s+", "", page.extract_text()).replace("−", "-") for page in PdfReader(path).pages]


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("−", "-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_in_a_pdf_says_what_the_content_says(language: Language, plain_fonts: Fonts, tmp_path: Path) -> None:
    content = team(45, language)
    write_pdf(table(content, plain_fonts), tmp_path / "table.pdf")
    said = "".join(read(tmp_path / "table.pdf"))
    for one in content.people:
        row = "".join(
            [str(one.rank), one.name, one.employee, *(c.shown for c in one.categories), one.score, one.grade or ""]
        )
        assert said.count(flat(row)) == 1, row


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_strips_in_a_pdf_say_what_the_content_says(language: Language, plain_fonts: Fonts, tmp_path: Path) -> None:
    content = team(7, language)
    write_pdf(slips(content, plain_fonts), tmp_path / "strips.pdf")
    tr = translator(language)
    head = flat(tr.t("Assessment strip") + content.month_title)
    strips = "".join(read(tmp_path / "strips.pdf")).split(head)[1:]
    assert len(strips) == len(content.people)
    for one, said in zip(content.people, strips, strict=True):
        assert flat(one.name) in said
        assert flat(tr.t("No. {number}", number=one.employee)) in said
        assert (
            flat(tr.t("Score") + one.score + tr.t("Rank") + f"{one.rank} / 7" + tr.t("Grade") + (one.grade or ""))
            in said
        )
        assert flat("".join(category.shown for category in one.categories)) in said
        assert flat(content.start_title + one.start_text + "".join(line_text(item) for item in one.lines)) in said
        assert flat(tr.t("Score") + one.score) in said
        assert not any(flat(other.employee) in said for other in content.people if other is not one)


def line_text(item: LineContent) -> str:
    return item.day + item.code + item.title + item.reason + item.note + item.shown


def test_a_pdf_is_a4_with_its_title_and_its_fonts_inside(fonts: Fonts, tmp_path: Path) -> None:
    write_pdf(table(team(3), fonts), tmp_path / "table.pdf")
    write_pdf(slips(team(3), fonts), tmp_path / "strips.pdf")
    for name, size in (("table", (842, 595)), ("strips", (595, 842))):
        reader = PdfReader(tmp_path / f"{name}.pdf")
        (page,) = reader.pages
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == size
        assert reader.metadata is not None
        assert "2026年11月" in (reader.metadata.title or "")
        assert reader.metadata.creator == "kpi-desktop"
        assert (tmp_path / f"{name}.pdf").read_bytes().count(b"/FontFile") >= 1


def masked(path: Path) -> bytes:
    """A PDF without the moment it was made at and the identities that follow from it."""
    data = re.sub(rb"D:\d{14}[^)]*", b"D:", path.read_bytes())
    data = re.sub(rb"\d{4}-\d\d-\d\dT[0-9:+Z.-]+", b"T", data)
    data = re.sub(rb"uuid:[0-9a-f-]+", b"uuid", data)
    return re.sub(rb"/ID \[.*?\]", b"/ID", data, flags=re.DOTALL)


def test_the_same_month_twice_is_the_same_pdf_but_for_dates_and_ids(fonts: Fonts, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_pdf(slips(team(4), Fonts(fonts.family)), tmp_path / f"{name}.pdf")
    assert masked(tmp_path / "one.pdf") == masked(tmp_path / "two.pdf")
    assert masked(tmp_path / "one.pdf").startswith(b"%PDF-")


def test_a_new_pdf_takes_the_place_of_the_old_one_and_leaves_nothing_beside(fonts: Fonts, tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    path.write_bytes(b"old")
    write_pdf(table(team(3), fonts), path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_by_name(fonts: Fonts, tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError) as caught:
        write_pdf(table(team(3), fonts), tmp_path / "nowhere" / "table.pdf")
    assert "nowhere" in translator("en").say(caught.value.what)
    assert caught.value.exit_code == 2


def test_a_full_disk_is_told_and_the_old_pdf_stays(
    fonts: Fonts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device", str(self), None, str(target))

    path = tmp_path / "table.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CannotWriteError) as caught:
        write_pdf(table(team(3), fonts), path)
    assert "there is no room left on the disk" in translator("en").say(caught.value.what)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


class Torn:
    """A document that breaks off on its second page."""

    title = "torn"
    page_size_mm = (210.0, 297.0)
    page_count = 2

    def paint(self, painter: object, page: int) -> None:
        assert painter is not None
        if page:
            raise ZeroDivisionError


def test_a_document_that_breaks_off_leaves_the_old_pdf(fonts: Fonts, tmp_path: Path) -> None:
    assert fonts.family
    path = tmp_path / "table.pdf"
    path.write_bytes(b"old")
    torn: Document = Torn()
    with pytest.raises(ZeroDivisionError):
        write_pdf(torn, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_picture_that_cannot_be_encoded_is_told(tmp_path: Path, fonts: Fonts) -> None:
    assert fonts.family
    with pytest.raises(CannotWriteError, match="can't be written"):
        document.write_image(QImage(), tmp_path / "one.png")
    assert list(tmp_path.iterdir()) == []


def test_a_printer_gets_the_chosen_pages_on_full_sheets(fonts: Fonts, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))
    made = table(team(45), fonts)
    print_document(made, printer, [2, 0])
    first, second = PdfReader(tmp_path / "print.pdf").pages
    assert (round(float(first.mediabox.width)), round(float(first.mediabox.height))) == (842, 595)
    assert "0145" in first.extract_text()
    assert "0101" in second.extract_text()


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_a_printer_that_takes_nothing_is_told(fonts: Fonts, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "print.pdf"))
    with pytest.raises(CannotWriteError, match="takes no pages"):
        print_document(table(team(3), fonts), printer)


def test_the_preview_shows_what_is_printed(fonts: Fonts, qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))
    made = slips(team(7), fonts)
    preview = QPrintPreviewWidget(printer)
    qtbot.addWidget(preview)
    preview.paintRequested.connect(lambda device: print_document(made, device))
    preview.updatePreview()
    assert preview.pageCount() == made.page_count == 3


def inked(picture: QImage) -> int:
    return sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    )


def test_a_page_as_a_picture_has_the_size_of_its_paper(fonts: Fonts) -> None:
    picture = image(table(team(3), fonts), 0, 72)
    assert (picture.width(), picture.height()) == (842, 596)
    assert inked(picture) > 150


def test_a_strip_as_a_picture_is_1080_wide_and_as_tall_as_it_needs(fonts: Fonts) -> None:
    few, many = with_lines(2), with_lines(12)
    pictures = [strip_image(content, CLOSED, fonts, "0101") for content in (few, many)]
    assert [picture.width() for picture in pictures] == [1080, 1080]
    assert pictures[1].height() - pictures[0].height() > 10 * 90
    with pytest.raises(KeyError):
        strip_image(few, CLOSED, fonts, "0999")


def test_money_is_on_a_picture_only_where_that_was_asked_for(fonts: Fonts, tmp_path: Path) -> None:
    plain = replace(month((person(0),)), letters=letter_words(translator("zh")))
    rich = replace(plain, people=(paid(plain.people[0], "zh"),))
    assert strip_image(rich, CLOSED, fonts, "0101") == strip_image(plain, CLOSED, fonts, "0101")
    asked = strip_image(rich, CLOSED, fonts, "0101", with_pay=True)
    assert asked.height() > strip_image(plain, CLOSED, fonts, "0101").height()
    for with_pay, whole in ((False, strip_image(plain, CLOSED, fonts, "0101")), (True, asked)):
        (path,) = write_strip_images(rich, CLOSED, fonts, tmp_path, with_pay=with_pay)
        assert QImage(str(path)).height() == whole.height()


def test_a_family_without_bold_is_thickened(plain_fonts: Fonts) -> None:
    if plain_fonts.has_bold:
        pytest.skip("it has a bold face here")
    thin = month((person(0, lost=0),))
    fat = replace(thin, people=(replace(thin.people[0], categories=person(0, lost=2).categories),))
    one, other = (strip_image(content, CLOSED, plain_fonts, "0101") for content in (thin, fat))
    assert inked(one) > 5000
    assert inked(other) > inked(one)


def test_pictures_are_named_by_month_number_and_name_and_by_nothing_a_file_system_refuses(
    fonts: Fonts, tmp_path: Path
) -> None:
    people = (person(0, name="王婷"), person(1, name='a/b:"c"?'), replace(person(2, lines=(line(1),)), name=""))
    written = write_strip_images(month(people), CLOSED, fonts, tmp_path)
    assert [path.name for path in written] == ["2026-11 0101 王婷.png", "2026-11 0102 a_b__c__.png", "2026-11 0103.png"]
    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert QImage(str(written[0])).width() == 1080
    some = write_strip_images(month(people), CLOSED, fonts, tmp_path, people=["0103"])
    assert some == written[2:]


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits of another kind")
def test_what_is_written_can_be_read_by_whom_the_folder_allows(fonts: Fonts, tmp_path: Path) -> None:
    write_pdf(table(team(3), fonts), tmp_path / "table.pdf")
    plain = tmp_path / "plain"
    plain.touch()
    assert (tmp_path / "table.pdf").stat().st_mode == plain.stat().st_mode


def test_asking_for_a_printer_answers(fonts: Fonts) -> None:
    assert fonts.family
    assert document.printer_is_there() in {True, False}
