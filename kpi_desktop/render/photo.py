"""Pictures as they are kept: as they came where they are small enough, else made smaller."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

_AS_THEY_ARE: Final = frozenset({b"png", b"jpeg", b"jpg", b"jfif", b"gif", b"webp"})
"""Formats that are kept to the byte where they are small enough."""
_READ: Final = _AS_THEY_ARE | {b"bmp", b"tif", b"tiff"}
_SIDES: Final = (2400, 1800, 1200, 800)
"""Longest sides in pixels, tried in turn; a page of A4 fills the first at 200 dots an inch."""
_QUALITY: Final = 85


def kept_picture(data: bytes, most: int) -> bytes:
    """A picture of at most so many bytes, upright as the camera was held; what is no picture comes back as it is.

    Args:
        data: The file.
        most: Bytes that the result should keep within.

    Raises:
        ValueError: It begins like a picture and can't be read as one.
    """
    kind, size = _told(data)
    if kind not in _READ or (len(data) <= most and kind in _AS_THEY_ARE):
        return data
    image = _drawn(data, _within(size, _SIDES[0]) if max(size.width(), size.height()) > _SIDES[0] else QSize())
    if image.isNull():
        raise ValueError("damaged")
    return encoded(image, most)


def encoded(image: QImage, most: int) -> bytes:
    """A picture as a file: PNG where that is small enough, for screens are sharp in it; else JPEG, smaller in steps."""
    found = b""
    for side in _SIDES:
        fitting = image
        if max(image.width(), image.height()) > side:
            fitting = image.scaled(_within(image.size(), side), mode=Qt.TransformationMode.SmoothTransformation)
        if side == _SIDES[0] and len(found := _written(fitting, "PNG", -1)) <= most:
            return found
        if len(found := _written(_on_white(fitting), "JPEG", _QUALITY)) <= most:
            return found
    return found


def picture(data: bytes) -> QImage:
    """A picture to be shown, upright; a null image where it can't be read."""
    return _drawn(data, QSize())


def _told(data: bytes) -> tuple[bytes, QSize]:
    """What a file says of itself: its format, empty for no picture, and its size."""
    buffer = _opened(data)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    kind, size = (bytes(reader.format().data()), reader.size()) if reader.canRead() else (b"", QSize())
    del reader  # before the buffer: it looks at what it reads from once more when it goes
    return kind, size


def _drawn(data: bytes, size: QSize) -> QImage:
    """The picture, upright; of a size other than its own where one is given."""
    buffer = _opened(data)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if size.isValid():
        reader.setScaledSize(size)
    image = reader.read()
    del reader  # as above
    return image


def _opened(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _within(size: QSize, side: int) -> QSize:
    return size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _written(image: QImage, kind: str, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _on_white(image: QImage) -> QImage:
    """What was clear is white as paper is, for a JPEG would make it black."""
    if not image.hasAlphaChannel():
        return image
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper
