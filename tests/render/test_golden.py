"""One small table, its strips and a picture, compared whole: what moves on paper moves in these files first.

They are written anew with ``KPI_WRITE_GOLDEN=1``; look at the difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.render import letters, picture, score_table, strips
from kpi_desktop.render.primitives import Box, Dot, Fill, Page, Picture, Primitive, Rule, Scissors, Text
from kpi_desktop.render.wording import Wording
from tests.render.samples import CLOSED, FixedMeasure, Flagged, Small

GOLDEN = Path(__file__).parent / "golden"


def told(item: Primitive) -> str:  # noqa: PLR0911 - one return per kind reads best
    """A primitive as one line, in hundredths of a millimetre."""
    match item:
        case Text():
            weight = " bold" if item.bold else ""
            return f"text {item.x:.2f} {item.y:.2f} {item.pt:g}pt{weight} {item.ink} {item.text}"
        case Rule():
            ends = f"{item.x:.2f} {item.y:.2f} to {item.to_x:.2f} {item.to_y:.2f}"
            return f"rule {ends} {item.thickness} {item.ink} {item.style}"
        case Box():
            size = f"{item.width:.2f} by {item.height:.2f}"
            return f"box {item.x:.2f} {item.y:.2f} {size} {item.thickness} {item.ink} {item.style}"
        case Fill():
            return f"fill {item.x:.2f} {item.y:.2f} {item.width:.2f} by {item.height:.2f} {item.ink}"
        case Picture():
            return f"picture {item.x:.2f} {item.y:.2f} {item.width:.2f} by {item.height:.2f}"
        case Scissors():
            return f"scissors {item.x:.2f} {item.y:.2f} {item.width}"
        case Dot():
            return f"dot {item}"


def assert_golden(name: str, pages: tuple[Page, ...]) -> None:
    text = "".join(
        f"page {number}\n" + "".join(told(item) + "\n" for item in page) for number, page in enumerate(pages, 1)
    )
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("KPI_WRITE_GOLDEN"):
        file.write_text(text, "utf-8", newline="\n")
    assert text == file.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_table_strips_and_picture_are_as_they_were(language: Language) -> None:
    content = Small(language).content()
    wording = Wording(content, CLOSED)
    assert_golden(f"table-{language}", score_table.lay_out(wording, FixedMeasure()))
    assert_golden(f"strips-{language}", strips.lay_out(wording, FixedMeasure()))
    height, page = picture.lay_out(content.people[0], wording, FixedMeasure())
    assert height == pytest.approx(max(item.y + item.height for item in page if isinstance(item, Fill)))
    assert_golden(f"picture-{language}", (page,))


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_and_pay_slips_are_as_they_were(language: Language) -> None:
    wording = Wording(Flagged(language).content(), CLOSED)
    for letter in letters.Letter:
        assert_golden(f"{letter.name.lower()}-{language}", letters.lay_out(letter, wording, FixedMeasure()))
    assert_golden(f"pay-slips-{language}", strips.lay_out(wording, FixedMeasure()))
    assert_golden(f"paid-table-{language}", score_table.lay_out(wording, FixedMeasure()))
