"""Paper with an organisation's own words: the longest that are allowed fit every layout."""

from __future__ import annotations

import base64
import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.render import letters, picture, register, score_table, strips
from kpi_desktop.render.document import LaidOut, image
from kpi_desktop.render.letters import Letter
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.primitives import Page, Picture, Rect, Text
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports.content import OPEN, FlagContent, MonthContent, Stamp
from kpi_desktop.reports.letter_words import letter_words
from kpi_desktop.reports.own_paper import applied, read_paper
from kpi_desktop.reports.own_templates import OwnTemplates, OwnWords
from kpi_desktop.reports.page_setup import PageSetup, Paper
from kpi_desktop.reports.paper_places import PLACES, Place
from kpi_desktop.reports.register import register as register_of
from kpi_desktop.reports.register_words import register_words
from kpi_desktop.reports.strip_choice import StripChoice
from tests.render.samples import CLOSED, FixedMeasure, team, translator
from tests.render.test_layout import assert_in_slots, assert_tidy

MEASURE = FixedMeasure()
SETUPS = [PageSetup(), PageSetup(paper=Paper.A5, turned=False), PageSetup(paper=Paper.LETTER, margin=8)]


def longest(place: Place, language: Language) -> str:
    """The longest text that a place takes."""
    fields = "".join(f"{{{name}}}" for name in place.fields)
    piece = "字" if language == "zh" else "word "
    text = piece
    while MEASURE.width((text + piece).strip(), place.pt, bold=place.bold) <= place.room:
        text += piece
    return fields + text.strip()


def fullest(language: Language) -> OwnWords:
    return {
        place.key: longest(place, language) if place.several is None else (longest(place, language),) * place.several[1]
        for place in PLACES
    }


def logo() -> str:
    made = QImage(200, 50, QImage.Format.Format_RGB32)
    made.fill(QColor("#FF0000"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert made.save(buffer, "PNG")  # type: ignore[call-overload]
    return base64.b64encode(buffer.data().data()).decode("ascii")


def full_month(language: Language) -> MonthContent:
    content = replace(team(12, language), register=register_words(translator(language)))
    own = OwnTemplates({}, {"logo.png": logo()}, {language: fullest(language)}, "logo.png")
    return applied(content, own)


def texts(page: Page) -> str:
    return " ".join(item.text for item in page if isinstance(item, Text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_longest_is_taken(language: Language) -> None:
    lines = [f"[{language}]"]
    for key, value in fullest(language).items():
        held = f'"{value}"' if isinstance(value, str) else "[" + ", ".join(f'"{one}"' for one in value) + "]"
        lines.append(f"{key} = {held}")
    read, faults = read_paper("\n".join(lines), {}, MEASURE.width)
    assert not faults
    assert read.paper == {language: fullest(language)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stamp", [CLOSED, OPEN])
@pytest.mark.parametrize("setup", SETUPS)
def test_the_longest_words_fit_the_table_and_the_register(language: Language, stamp: Stamp, setup: PageSetup) -> None:
    content = full_month(language)
    for page in score_table.lay_out(Wording(content, stamp), MEASURE, setup):
        assert_tidy(page, Rect(0, 0, *setup.for_tables))
    for page in register.lay_out(register_of(content, stamp, {}, translator(language)), MEASURE, setup):
        assert_tidy(page, Rect(0, 0, *setup.upright))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stamp", [CLOSED, OPEN])
@pytest.mark.parametrize(
    ("setup", "per_page"), [*itertools.product(SETUPS, (1, 3)), (PageSetup(), 6), (PageSetup(paper=Paper.LETTER), 6)]
)
def test_the_longest_words_fit_strips_of_every_layout(
    language: Language, stamp: Stamp, setup: PageSetup, per_page: int
) -> None:
    pages = strips.lay_out(
        Wording(full_month(language), stamp), MEASURE, choice=StripChoice(per_page=per_page), setup=setup
    )
    for page in pages:
        assert_tidy(page, Rect(0, 0, *setup.upright))
        middle = setup.upright[0] / 2
        halves = ((0.0, middle), (middle, 999.0)) if per_page == 6 else ((0.0, 999.0),)
        for left, right in halves:
            assert_in_slots(tuple(item for item in page if left <= item.x < right))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("setup", SETUPS)
def test_the_longest_words_and_the_picture_fit_a_letter(language: Language, setup: PageSetup) -> None:
    content = replace(full_month(language), letters=letter_words(translator(language)))
    flag = FlagContent(FlagKind.WARNING, "警告", "2026-11-04")
    people = (replace(content.people[0], flags=(flag,)),)
    long = replace(content, people=people, organisation="维康健康管理股份有限公司客户服务与运营支持中心第一分中心")
    for page in letters.lay_out(Letter.WARNING, Wording(long, CLOSED), MEASURE, setup=setup):
        assert_tidy(page, Rect(0, 0, *setup.upright))
        for shown in (item for item in page if isinstance(item, Picture)):
            where = Rect(shown.x, shown.y, shown.width, shown.height)
            assert not any(where.overlaps(item.rect) for item in page if isinstance(item, Text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_words_fit_a_picture(language: Language) -> None:
    content = full_month(language)
    height, page = picture.lay_out(content.people[0], Wording(content, CLOSED), MEASURE)
    assert_tidy(page, Rect(0, 0, picture.WIDTH, height))


def test_a_mark_that_says_a_month_is_open_stays() -> None:
    content = full_month("zh")
    for page in (
        *score_table.lay_out(Wording(content, OPEN), MEASURE),
        *strips.lay_out(Wording(content, OPEN), MEASURE),
    ):
        assert content.words.open_mark in texts(page)


def test_everybody_who_signs_has_a_line_and_a_stamp_may_be_left_out() -> None:
    content = applied(
        team(3, "zh"),
        OwnTemplates({}, {}, {"zh": {"table.signatures": ("制表", "审核", "批准"), "table.stamp": ""}}),
    )
    (page,) = score_table.lay_out(Wording(content, CLOSED), MEASURE)
    assert all(label in texts(page) for label in ("制表", "审核", "批准"))
    assert "盖章处" not in texts(page)
    plain = score_table.lay_out(Wording(team(3, "zh"), CLOSED), MEASURE)[0]
    assert "盖章处" in texts(plain)


def test_the_picture_stands_at_the_head_of_every_page_and_is_drawn(fonts: Fonts) -> None:
    content = applied(team(40, "zh"), OwnTemplates({}, {"logo.png": logo()}, {}, "logo.png"))
    pages = score_table.lay_out(Wording(content, CLOSED), fonts)
    assert len(pages) > 1
    held = [item for page in pages for item in page if isinstance(item, Picture)]
    assert len(held) == len(pages)
    for shown, page in zip(held, pages, strict=True):
        where = Rect(shown.x, shown.y, shown.width, shown.height)
        assert not any(where.overlaps(item.rect) for item in page if isinstance(item, Text))
    drawn = image(LaidOut("", pages, fonts, (297.0, 210.0)), 0, 50)
    middle = (int((held[0].x + held[0].width / 2) / 25.4 * 50), int((held[0].y + held[0].height / 2) / 25.4 * 50))
    assert drawn.pixelColor(*middle) == QColor("#FF0000")
