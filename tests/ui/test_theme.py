from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication

from kpi_desktop import paths
from kpi_desktop.domain.words import Language
from kpi_desktop.ui.theme import DARK, LIGHT, Colours, Theme, Type
from kpi_desktop.ui.tongue import Tongue

pytestmark = pytest.mark.usefixtures("qapp")
STYLE = paths.resources() / "style"
GROUNDS = ("window", "surface", "selection")
TEXTS = ("ink", "second_ink", "third_ink", "accent", "minus", "plus", "doubt")
GRAPHICS = ("field_border", "loss_bar", "gain_bar")


def luminance(colour: str) -> float:
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_reads_on_every_ground_and_graphics_can_be_told(colours: Colours) -> None:
    for ground in GROUNDS:
        for text in TEXTS:
            assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.45, (text, ground)
    for graphic in GRAPHICS:
        assert contrast(getattr(colours, graphic), colours.surface) >= 2.95, graphic
    assert contrast(colours.primary_ink, colours.primary) >= 4.5
    assert contrast(colours.doubt, colours.doubt_ground) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_uses_known_roles_only_and_leaves_none_open(colours: Colours) -> None:
    sheet = Theme(colours, STYLE).style_sheet()
    without_comment = sheet.split("*/", 1)[1]
    assert "$" not in without_comment
    arrow = STYLE / f"arrow-{colours.name}.svg"
    assert str(arrow.as_posix()) in sheet
    assert colours.second_ink in arrow.read_text("utf-8")


def test_every_colour_is_a_colour() -> None:
    for colours in (LIGHT, DARK):
        for field in fields(colours):
            if field.name != "name":
                assert QColor(getattr(colours, field.name)).isValid(), field.name


def test_icons_are_drawn_in_the_colour_asked_for() -> None:
    from kpi_desktop.ui.icons import Icons

    icons = Icons(paths.resources() / "icons", 2.0)
    for file in Path(paths.resources() / "icons").glob("*.svg"):
        image = icons.pixmap(file.stem, QColor("#1B5E93"), 20).toImage()
        drawn = {
            image.pixelColor(x, y).name() for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255
        }
        assert "#1b5e93" in drawn, file.name


@pytest.fixture
def english_or_chinese(qapp: QApplication) -> Iterator[Callable[[Language], object]]:
    """Speaks like the window; afterwards everything is as it was."""
    before, font = QLocale(), qapp.font()
    tongue = Tongue(qapp, paths.resources() / "translations", None, qapp)
    yield tongue.speak
    tongue.speak("en")  # takes the words of Qt's own away
    QLocale.setDefault(before)
    qapp.setFont(font)


def test_quotation_marks_are_narrow_in_english_and_full_in_chinese(
    qapp: QApplication, english_or_chinese: Callable[[Language], object]
) -> None:
    theme = Theme(LIGHT, STYLE)
    theme.apply(qapp)

    def widths() -> list[float]:
        fonts = (theme.font(Type.BODY), QApplication.font())
        return [QFontMetricsF(font).horizontalAdvance("“”") / font.pointSizeF() for font in fonts]

    english_or_chinese("zh")
    full = widths()
    english_or_chinese("en")
    narrow = widths()
    english_or_chinese("zh")
    assert widths() == full
    if "CJK" in theme.family:  # another face may have one width for both
        assert all(one < 0.6 * other for one, other in zip(narrow, full, strict=True))
