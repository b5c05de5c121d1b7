from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from kpi_desktop.ui.month.drawing import bar_width, draw_bar, draw_tags, tags_width
from kpi_desktop.ui.month.score_columns import Bar, Tag
from kpi_desktop.ui.theme import Theme


def drawn(bar: Bar, theme: Theme) -> QImage:
    picture = QImage(80, 12, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    painter = QPainter(picture)
    draw_bar(painter, 70, 4, bar, theme)
    painter.end()
    return picture


def inked(picture: QImage, y: int) -> list[int]:
    return [x for x in range(picture.width()) if picture.pixelColor(x, y) != QColor("#FFFFFF")]


@pytest.mark.parametrize(
    ("points", "width"),
    [("0.01", 1), ("0.5", 2), ("1", 5), ("6", 30), ("11", 55), ("11.2", 56), ("12", 56), ("40", 56)],
)
def test_a_point_is_five_pixels_and_none_goes_unseen(points: str, width: int) -> None:
    assert bar_width(Bar(Fraction(points), gained=False)) == width


def test_a_bar_ends_at_the_right_and_is_four_pixels_high(theme: Theme) -> None:
    picture = drawn(Bar(Fraction(6), gained=False), theme)
    assert [y for y in range(12) if inked(picture, y)] == [4, 5, 6, 7]
    assert inked(picture, 5) == list(range(40, 70))
    assert picture.pixelColor(60, 5) == theme.colour("loss_bar")


def test_a_gain_is_green(theme: Theme) -> None:
    assert drawn(Bar(Fraction(2), gained=True), theme).pixelColor(65, 5) == theme.colour("gain_bar")


def test_a_bar_that_is_too_long_is_cut_slanting(theme: Theme) -> None:
    picture = drawn(Bar(Fraction(12), gained=False), theme)
    assert len(inked(picture, 4)) > len(inked(picture, 7))
    assert inked(picture, 4)[0] >= 70 - 57


def test_tags_take_the_room_that_they_say(theme: Theme) -> None:
    tags = (Tag("Absence", "flag"), Tag("Reward", "plain"))
    picture = QImage(240, 34, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    painter = QPainter(picture)
    draw_tags(painter, QRect(10, 0, 220, 34), tags, theme)
    painter.end()
    columns = [x for x in range(240) for y in range(34) if picture.pixelColor(x, y) != QColor("#FFFFFF")]
    assert (min(columns), max(columns)) == (10, 10 + tags_width(tags, theme) - 1)


def test_a_tag_without_room_is_left_out_rather_than_drawn_outside(theme: Theme) -> None:
    picture = QImage(60, 34, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    painter = QPainter(picture)
    draw_tags(painter, QRect(0, 0, 50, 34), (Tag("Disciplinary action", "flag"), Tag("Reward", "plain")), theme)
    painter.end()
    assert all(picture.pixelColor(x, y) == QColor("#FFFFFF") for x in range(50, 60) for y in range(34))
