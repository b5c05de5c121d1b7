"""Draws pages: the one place where primitives become ink, on screen, printer, PDF and picture alike."""

from __future__ import annotations

import base64

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from kpi_desktop.render.measure import EM, Fonts
from kpi_desktop.render.primitives import MM_PER_PT, Box, Dot, Fill, Page, Picture, Rule, Scissors, Style, Text

_DASHES: dict[Style, tuple[float, ...]] = {"solid": (), "dashed": (1.0, 0.8), "dotted": (0.35, 0.7)}
"""Lengths of dash and gap in millimetres."""

_THICKENED = 0.038
"""Thickness of the outline, in ems, by which a regular face is made bold."""


def paint_page(painter: QPainter, page: Page, fonts: Fonts) -> None:
    """Draw a page with a painter whose unit is the millimetre."""
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    for item in page:
        match item:
            case Text():
                _text(painter, item, fonts)
            case Rule():
                painter.setPen(_pen(item.ink, item.thickness, item.style))
                painter.drawLine(QLineF(item.x, item.y, item.to_x, item.to_y))
            case Box():
                painter.setPen(_pen(item.ink, item.thickness, item.style))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(item.x, item.y, item.width, item.height))
            case Fill():
                painter.fillRect(QRectF(item.x, item.y, item.width, item.height), QColor(item.ink))
            case Scissors():
                _scissors(painter, item)
            case Picture():
                image = QImage.fromData(base64.b64decode(item.data))
                painter.drawImage(QRectF(item.x, item.y, item.width, item.height), image)
            case Dot():
                painter.setPen(_pen(item.ink, item.thickness, "solid") if item.thickness else Qt.PenStyle.NoPen)
                painter.setBrush(QColor(item.ground if item.thickness else item.ink))
                painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)
                painter.setBrush(Qt.BrushStyle.NoBrush)


def _text(painter: QPainter, item: Text, fonts: Fonts) -> None:
    painter.save()
    painter.translate(item.x, item.y)
    size = item.pt * MM_PER_PT / EM
    painter.scale(size, size)
    font = fonts.font(item.text, bold=item.bold)
    painter.setFont(font)
    painter.setPen(QColor(item.ink))
    painter.drawText(QPointF(0, 0), item.text)
    if item.bold and not fonts.has_bold:
        # Qt's own made-up bold is lost in pictures and thin in large sizes of a PDF.
        outline = QPainterPath()
        outline.addText(QPointF(0, 0), font, item.text)
        painter.strokePath(outline, QPen(QColor(item.ink), _THICKENED * EM))
    painter.restore()


def _pen(ink: str, thickness: float, style: Style) -> QPen:
    pen = QPen(QColor(ink), thickness)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashes := _DASHES[style]:
        pen.setDashPattern([length / thickness for length in dashes])
    return pen


def _scissors(painter: QPainter, item: Scissors) -> None:
    """Two blades crossing on the cut line, with a ring for a finger each, on a white ground that stops the line."""
    unit = item.width / 10
    painter.save()
    painter.translate(item.x, item.y)
    painter.scale(unit, unit)
    painter.fillRect(QRectF(-0.6, -4, 11.2, 8), QColor("#FFFFFF"))
    painter.setPen(_pen("#000000", 0.85, "solid"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for side in (1.0, -1.0):
        painter.drawEllipse(QPointF(1.7, 2.1 * side), 1.6, 1.3)
        painter.drawLine(QLineF(3.0, 1.4 * side, 9.8, -2.1 * side))
    painter.restore()
