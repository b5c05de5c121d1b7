"""Schemes or pay plans to choose from, as a list of names with a sentence beneath each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kpi_desktop.domain.words import Label
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import named
from kpi_desktop.ui.theme import Theme, Type

Index = QModelIndex | QPersistentModelIndex
_LEFT, _ABOVE, _RIGHT, _BELOW = 16, 9, 12, 9
"""Pixels around the lines of a tile."""
_NAME_HEIGHT = 24
_WRAPS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TAG = Qt.ItemDataRole.UserRole + 1
_ABOUT = Qt.ItemDataRole.UserRole + 2


class Offered(Protocol):
    """What a tile shows."""

    @property
    def name(self) -> Label:
        """What it is called."""
        ...

    @property
    def about(self) -> Label:
        """A sentence about it."""
        ...

    def tag(self, place: int, tr: Translator) -> str:
        """What stands in a frame beside the name; empty for nothing."""
        ...


class GalleryModel(QAbstractListModel):
    """One choice a row."""

    def __init__(self, choices: Sequence[Offered], tr: Translator) -> None:
        """Keep the choices."""
        super().__init__()
        self._choices = choices
        self._tr = tr

    def offer(self, choices: Sequence[Offered]) -> None:
        """Offer others."""
        self.beginResetModel()
        self._choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Choices."""
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, sentence and tag."""
        if not index.isValid():
            return None
        choice = self._choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._tr.label(choice.name)
        if role in {Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.ToolTipRole, _ABOUT}:
            return self._tr.label(choice.about)
        return choice.tag(index.row(), self._tr) if role == _TAG else None


class TileDelegate(QStyledItemDelegate):
    """Draws a tile: selection ground with an accent edge, name, tag, sentence."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        """Keep the theme."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the sentence needs at the width there is."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        metrics = QFontMetrics(self._theme.font(Type.SECONDARY))
        room = QRect(0, 0, width - _LEFT - _RIGHT, 10_000)
        lines = metrics.boundingRect(room, int(_WRAPS), str(index.data(_ABOUT))).height()
        return QSize(120, _ABOVE + _NAME_HEIGHT + lines + _BELOW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then name and sentence."""
        painter.save()
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            here = isinstance(option.widget, QListView) and option.widget.hasFocus()
            painter.fillRect(rect, self._theme.colour("selection" if here else "selection_away"))
            edge = self._theme.colour("accent" if here else "third_ink")
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), edge)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("hover"))
        painter.setPen(QPen(self._theme.colour("soft_line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._lines(painter, rect.adjusted(_LEFT, _ABOVE, -_RIGHT, 0), index)
        painter.restore()

    def _lines(self, painter: QPainter, rect: QRect, index: Index) -> None:
        painter.setFont(self._theme.font(Type.STRONG))
        painter.setPen(self._theme.colour("ink"))
        name, tag = str(index.data()), str(index.data(_TAG) or "")
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        beside = painter.fontMetrics().horizontalAdvance(name) + 10
        painter.setFont(self._theme.font(Type.SECONDARY))
        if tag:
            wide = painter.fontMetrics().horizontalAdvance(tag) + 12
            frame = QRect(rect.left() + beside, rect.top(), wide, 20)
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.drawRoundedRect(frame, 3, 3)
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, tag)
        painter.setPen(self._theme.colour("second_ink"))
        painter.drawText(rect.adjusted(0, _NAME_HEIGHT, 0, 0), int(_WRAPS), str(index.data(_ABOUT)))


class Gallery(QListView):
    """The list itself; arrow keys choose."""

    def __init__(self, choices: Sequence[Offered], theme: Theme, tr: Translator, name: str = "") -> None:
        """Set up behaviour; the name is for those who hear it."""
        super().__init__()
        self.setModel(GalleryModel(choices, tr))
        self.setItemDelegate(TileDelegate(theme, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self, name or tr.t("Schemes to choose from"))

    def offer(self, choices: Sequence[Offered]) -> None:
        """Offer other choices."""
        model = self.model()
        if isinstance(model, GalleryModel):
            model.offer(choices)

    def choose(self, row: int) -> None:
        """Select a choice."""
        self.setCurrentIndex(self.model().index(row, 0))

    def grown(self) -> None:
        """Show that a choice was added at the end."""
        self.model().layoutChanged.emit()
