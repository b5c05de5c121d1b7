from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from kpi_desktop.render.photo import encoded, kept_picture, picture


def noise(width: int, height: int, *, alpha: bool = False) -> QImage:
    """A picture that compresses badly, as photos do."""
    kind = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    data = random.Random(7).randbytes(width * height * 4)  # noqa: S311 - no secret
    return QImage(data, width, height, kind).copy()


def as_file(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    del qapp


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_that_is_small_enough_is_kept_to_the_byte(kind: str) -> None:
    data = as_file(noise(40, 30), kind)
    assert kept_picture(data, len(data)) == data


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF"])
def test_a_picture_that_is_too_large_is_made_smaller_and_keeps_its_shape(kind: str) -> None:
    data = as_file(noise(900, 600), kind)
    kept = kept_picture(data, 400_000)
    assert len(kept) <= 400_000
    shown = picture(kept)
    assert shown.width() / shown.height() == pytest.approx(1.5, abs=0.01)


def test_a_bitmap_becomes_a_picture_that_every_program_shows() -> None:
    kept = kept_picture(as_file(noise(20, 20), "BMP"), 1_000_000)
    assert kept.startswith(b"\x89PNG")


def test_a_huge_photo_is_no_wider_than_a_page_needs() -> None:
    image = QImage(5000, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#1B5E93"))
    assert picture(encoded(image, 10_000_000)).width() == 2400


def test_what_was_clear_is_white_and_not_black_where_clearness_is_lost() -> None:
    image = noise(300, 300, alpha=True)
    for x in range(150):
        for y in range(300):
            image.setPixelColor(x, y, QColor(0, 0, 0, 0))
    kept = picture(encoded(image, 60_000))
    assert kept.pixelColor(10, kept.height() // 2).lightness() > 240


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"", b"MZ" + bytes(30), b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_comes_back_as_it_is(data: bytes) -> None:
    assert kept_picture(data, 1) == data


@pytest.mark.qt_log_ignore("qt.gui.imageio|libpng|Corrupt|Cannot")
def test_a_damaged_picture_that_would_have_to_be_made_smaller_is_told() -> None:
    data = as_file(noise(200, 200), "PNG")[:3000]
    with pytest.raises(ValueError, match=r"."):
        kept_picture(data, 1000)
