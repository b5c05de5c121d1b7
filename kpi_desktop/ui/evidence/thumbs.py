"""Evidence at a glance: pictures small, other files by name; pressed, each is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QWidget

from kpi_desktop.render.photo import picture
from kpi_desktop.services import evidence
from kpi_desktop.services.evidence import Attached
from kpi_desktop.ui.kit import button, named, row
from kpi_desktop.ui.session import Session

_SIZE: Final = QSize(96, 72)
_MOST_SHOWN: Final = 4
"""Files shown one by one; the rest are behind the last button."""


class Thumbs(QWidget):
    """A row of small pictures.

    Args:
        session: Reads the files.
        files: What there is.
        pressed: Called with the place of the one that is to be shown.
    """

    def __init__(self, session: Session, files: Sequence[Attached], pressed: Callable[[int], object]) -> None:
        """Draw them once."""
        super().__init__()
        tr = session.tr
        made = row(gap=8)
        for place, file in enumerate(files[:_MOST_SHOWN]):
            drawn = self._drawn(session, file)
            text = "" if drawn else file.name if len(file.name) <= 14 else f"{file.name[:12]}…"
            each = button(text, partial(pressed, place), icon=None if drawn is None else QIcon(drawn))
            if drawn is not None:
                size = QSize(round(drawn.width() / drawn.devicePixelRatio()), _SIZE.height())
                each.setIconSize(size)
                each.setProperty("shape", "picture")
                each.setFixedSize(size + QSize(8, 8))
            each.setToolTip(file.name)
            made.addWidget(named(each, tr.t("Show {file}", file=file.name)))
        more = len(files) - _MOST_SHOWN
        if more > 0:
            made.addWidget(button(tr.n("{count} more", "{count} more", more), partial(pressed, _MOST_SHOWN), "link"))
        made.addStretch(1)
        self.setLayout(made)

    def _drawn(self, session: Session, file: Attached) -> QPixmap | None:
        image = picture(evidence.content(session.ctx, file.sha256)) if file.is_picture else None
        if image is None or image.isNull():
            return None
        ratio = self.devicePixelRatioF()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        drawn = QPixmap.fromImage(image.scaled(_SIZE * ratio, keep, smooth))
        drawn.setDevicePixelRatio(ratio)
        return drawn
