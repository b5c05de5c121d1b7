"""Letters after an organisation's own templates."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication

from kpi_desktop.render.document import image, write_pdf
from kpi_desktop.render.html_letters import HtmlLetters, fields_of
from kpi_desktop.render.letters import Letter
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports.content import OPEN
from kpi_desktop.reports.letter_templates import SAMPLE, TemplateFaultError
from kpi_desktop.reports.own_templates import OwnTemplates
from kpi_desktop.reports.page_setup import PageSetup, Paper
from tests.render.samples import CLOSED, Flagged, line

TEXT = (
    "<h1>处分决定</h1><p>{{ name }}，{{ score }} 分</p>{% for flag in flags %}<p>{{ flag.title }}</p>{% endfor %}"
    "{% for line in lines %}<p>{{ line.title }}</p>{% endfor %}"
)


def letters(text: str, fonts: Fonts, *, pictures: dict[str, str] | None = None, name: str = "") -> HtmlLetters:
    content = Flagged("zh").content()
    one = replace(content.people[0], name=name) if name else content.people[0]
    wording = Wording(replace(content, people=(one, *content.people[1:])), CLOSED)
    return HtmlLetters(Letter.WARNING, OwnTemplates({"warning.html": text}, pictures or {}), wording, fonts)


def test_a_letter_says_what_the_template_says_for_who_bears_the_flag(plain_fonts: Fonts, tmp_path: Path) -> None:
    write_pdf(letters(TEXT, plain_fonts), tmp_path / "letter.pdf")
    (page,) = PdfReader(tmp_path / "letter.pdf").pages
    said = page.extract_text()
    assert all(text in said for text in ("处分决定", "单雪", "95.0", "警告", "未主动问候之3"))
    assert not any(text in said for text in ("李倩", "纪律处分", "未主动问候之6"))


def test_every_field_that_is_promised_is_there() -> None:
    content = Flagged("zh").content()
    fields = fields_of(Letter.WARNING, content.people[0], Wording(content, CLOSED))
    assert set(fields) == set(SAMPLE)
    for each in ("flags", "lines"):
        assert set(fields[each][0]) == set(SAMPLE[each][0])


def test_what_stands_in_a_field_is_no_markup(plain_fonts: Fonts, tmp_path: Path) -> None:
    write_pdf(letters(TEXT, plain_fonts, name="<b>&amp;</b>"), tmp_path / "letter.pdf")
    assert "<b>&amp;</b>" in PdfReader(tmp_path / "letter.pdf").pages[0].extract_text()


def test_a_long_letter_goes_on_over_the_page(fonts: Fonts) -> None:
    content = Flagged("zh").content()
    many = replace(content.people[0], lines=tuple(line(number) for number in range(120)))
    wording = Wording(replace(content, people=(many,)), CLOSED)
    made = HtmlLetters(Letter.WARNING, OwnTemplates({"warning.html": TEXT}, {}), wording, fonts)
    assert made.page_count >= 3
    ground = QColor("#FFFFFF").rgb()
    for page in range(made.page_count):
        drawn = image(made, page, 40)
        ink = [y for y in range(drawn.height()) if any(drawn.pixel(x, y) != ground for x in range(drawn.width()))]
        assert ink[0] >= 18.0 / 25.4 * 40 - 1
        assert ink[-1] <= 279.0 / 25.4 * 40 + 1


def test_pictures_come_from_the_templates_and_from_nowhere_else(fonts: Fonts, tmp_path: Path) -> None:
    red = QImage(40, 40, QImage.Format.Format_RGB32)
    red.fill(QColor("#FF0000"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert red.save(buffer, "PNG")  # type: ignore[call-overload]
    held = base64.b64encode(buffer.data().data()).decode("ascii")
    outside = tmp_path / "outside.png"
    assert red.save(str(outside))

    def is_red(text: str) -> bool:
        drawn = image(letters(text, fonts, pictures={"logo.png": held}), 0, 60)
        return any(
            drawn.pixelColor(x, y) == QColor("#FF0000") for x in range(drawn.width()) for y in range(drawn.height())
        )

    assert is_red('<img src="logo.png" width="80">')
    assert not is_red(f'<img src="{outside}" width="80"><img src="{outside.as_uri()}" width="80">')


@pytest.mark.parametrize("setup", [PageSetup(Paper.A5), PageSetup(Paper.LETTER, margin=30), PageSetup(margin=8)])
def test_paper_and_margins_are_those_of_the_page_setup(fonts: Fonts, setup: PageSetup) -> None:
    content = Flagged("zh").content()
    many = replace(content.people[0], lines=tuple(line(number) for number in range(60)))
    text = "<table width='100%' border='1'><tr><td>全宽</td></tr></table>" + TEXT
    made = HtmlLetters(
        Letter.WARNING,
        OwnTemplates({"warning.html": text}, {}),
        Wording(replace(content, people=(many,)), CLOSED),
        fonts,
        setup=setup,
    )
    assert made.page_size_mm == setup.paper.size
    drawn = image(made, 0, 100)
    ground = QColor("#FFFFFF").rgb()
    columns = [x for x in range(drawn.width()) if any(drawn.pixel(x, y) != ground for y in range(drawn.height()))]
    width = setup.paper.size[0]
    assert columns[0] / 100 * 25.4 == pytest.approx(setup.margin + 8.0, abs=1.0)
    assert columns[-1] / 100 * 25.4 == pytest.approx(width - setup.margin - 6.0, abs=1.0)


def test_a_template_that_can_t_be_filled_in_is_a_known_fault(fonts: Fonts) -> None:
    for text in ("<p>\n{{ gone }}</p>", "<p>\n{% if %}", "<p>\n{{ 1 // 0 }}", "<p>\n{{ name.__class__ }}"):
        with pytest.raises(TemplateFaultError) as caught:
            letters(text, fonts)
        assert caught.value.what.fields["file"] == "warning.html"
        assert caught.value.what.fields["line"] == 2


def test_a_picture_that_is_missing_leaves_the_letter(plain_fonts: Fonts) -> None:
    bare, shown = (letters(text, plain_fonts) for text in ("<p>x</p>", "<p>x</p><img src='none.png' width='80'>"))
    assert shown.page_count == bare.page_count >= 1


@pytest.mark.parametrize("text", ["<img src='none.png' width='1000000000' height='1000000000'>", "<p>x</p>" * 20000])
def test_a_letter_out_of_all_measure_is_a_known_fault(plain_fonts: Fonts, text: str) -> None:
    with pytest.raises(TemplateFaultError):
        letters(text, plain_fonts)


def test_a_dark_window_prints_in_black(fonts: Fonts, qapp: QApplication) -> None:
    before = qapp.palette()
    qapp.setPalette(QPalette(QColor("#E4E7E8"), QColor("#23272A")))
    try:
        drawn = image(letters("<h1>处分决定</h1>", fonts), 0, 60)
    finally:
        qapp.setPalette(before)
    inks = {drawn.pixelColor(x, y).lightness() for x in range(drawn.width()) for y in range(drawn.height())}
    assert min(inks) < 40


@pytest.mark.parametrize(("text", "marks"), [("<p>x</p>", 1), ("{% if open %}<p>draft</p>{% endif %}<p>x</p>", 0)])
def test_a_letter_of_an_open_month_says_so_whatever_its_template(fonts: Fonts, text: str, marks: int) -> None:
    content = Flagged("zh").content()
    for stamp, wanted in ((OPEN, marks), (CLOSED, 0)):
        wording = Wording(content, stamp)
        made = HtmlLetters(Letter.WARNING, OwnTemplates({"warning.html": text}, {}), wording, fonts)
        head = image(made, 0, 60)
        ground = QColor("#FFFFFF").rgb()
        drawn = any(head.pixel(x, y) != ground for x in range(head.width()) for y in range(int(16 / 25.4 * 60)))
        assert drawn is bool(wanted)


def test_a_letter_wider_than_the_paper_is_refused_and_a_large_picture_made_smaller(plain_fonts: Fonts) -> None:
    for text in ("<table width='3000'><tr><td>x</td></tr></table>", f"<pre>{'x y ' * 200}</pre>"):
        with pytest.raises(TemplateFaultError, match="can't be filled in"):
            letters(text, plain_fonts)
    large = QImage(4000, 40, QImage.Format.Format_RGB32)
    large.fill(QColor("#FF0000"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    large.save(buffer, "PNG")  # type: ignore[call-overload]
    held = base64.b64encode(bytes(buffer.data().data())).decode()
    drawn = image(letters("<img src='wide.png'>", plain_fonts, pictures={"wide.png": held}), 0, 50)
    right = drawn.width() - 1
    assert all(drawn.pixelColor(right, y) == QColor("#FFFFFF") for y in range(drawn.height()))
