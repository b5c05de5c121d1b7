"""The organisation's own picture at the head of its paper."""

from __future__ import annotations

import base64

from PySide6.QtGui import QImage

from kpi_desktop.render.primitives import Picture, Sheet

_GAP = 3.0


def put_logo(sheet: Sheet, data: str, left: float, top: float, most: tuple[float, float]) -> float:
    """Draw it as large as fits, in the middle of the height it may have; gives where what stands beside it begins.

    Args:
        sheet: Where to.
        data: The picture in base64; empty for none.
        left: Its left edge.
        top: The upper edge of its room.
        most: Width and height of its room.
    """
    image = QImage.fromData(base64.b64decode(data)) if data else QImage()
    if image.isNull():
        return left
    size = min(most[0] / image.width(), most[1] / image.height())
    width, height = image.width() * size, image.height() * size
    sheet.items.append(Picture(left, top + (most[1] - height) / 2, width, height, data))
    return left + width + _GAP
