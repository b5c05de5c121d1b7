"""A name that no font can draw is told before it is printed as a gap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontDatabase, QImage, QPainter

from kpi_desktop.render.glyphs import missing_glyphs
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.painter import paint_page
from kpi_desktop.render.primitives import Text
from tests.render.samples import line, month, person, team, with_flag

NOWHERE = "\U000f1234"
"""A character for private use, which no font of a system has."""


def test_ordinary_months_lack_nothing(fonts: Fonts) -> None:
    assert missing_glyphs(team(12), fonts) == ()


def test_each_missing_character_is_told_with_whose_it_is(fonts: Fonts) -> None:
    people = (
        person(0, name=f"王{NOWHERE}{NOWHERE}"),
        replace(person(1), name="", employee=f"01{NOWHERE}"),
        person(2, name="李倩", lines=(line(1, note=f"客户{NOWHERE}"),)),
        with_flag(person(3, name="张敏"), "警告", NOWHERE),
    )
    content = replace(month(people), organisation=f"维康{NOWHERE}")
    assert missing_glyphs(content, fonts) == (
        (NOWHERE, f"维康{NOWHERE}"),
        (NOWHERE, f"王{NOWHERE}{NOWHERE}"),
        (NOWHERE, f"01{NOWHERE}"),
        (NOWHERE, "李倩"),
        (NOWHERE, "张敏"),
    )


def drawn(text: str, fonts: Fonts) -> int:
    """How many pixels of a text are inked."""
    picture = QImage(200, 200, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    painter.scale(10, 10)
    paint_page(painter, (Text(2, 15, text, 40, fonts.width(text, 40)),), fonts)
    painter.end()
    return sum(picture.pixelColor(x, y).lightness() < 128 for x in range(0, 200, 2) for y in range(0, 200, 2))


@pytest.mark.parametrize("character", ["𠮷", "䶮", "㛃"])
def test_rare_characters_are_drawn_by_a_helper(character: str, plain_fonts: Fonts) -> None:
    if not any(QFontDatabase.hasFamily(name) for name in ("Noto Sans CJK SC", "SimSun-ExtB")):
        pytest.skip("no font here has it")
    assert plain_fonts.missing(f"王{character}") == ()
    assert drawn(character, plain_fonts) > 500
    assert plain_fonts.width(character, 10) == pytest.approx(plain_fonts.width("王", 10), rel=0.1)
    assert drawn("\u3000", plain_fonts) == 0


def test_the_best_family_that_is_there_is_taken(fonts: Fonts) -> None:
    there = [
        name
        for name in ("Noto Sans CJK SC", "Microsoft YaHei UI", "WenQuanYi Micro Hei")
        if QFontDatabase.hasFamily(name)
    ]
    assert fonts.family == there[0] if there else fonts.family


def test_quotation_marks_are_narrow_in_english_and_full_among_chinese(fonts: Fonts) -> None:
    if "CJK" not in fonts.family:
        pytest.skip("another face may have one width for both")
    marks = fonts.width("“own sales”", 10) - fonts.width("own sales", 10)
    full = fonts.width("“个人销售额”", 10) - fonts.width("个人销售额", 10)
    assert marks < 0.6 * full
    assert full == pytest.approx(fonts.width("个人", 10), rel=0.02)
