"""What is dropped, pasted or chosen to be evidence, and how it is taken in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.errors import FaultyDataError, system_reason
from kpi_desktop.render.photo import encoded, kept_picture
from kpi_desktop.services import evidence
from kpi_desktop.services.context import Operation
from kpi_desktop.ui.session import Session

_MOST_READ: Final = 64 * 1024 * 1024
"""Bytes of a file that is read at all: larger than any photo."""


@dataclass(frozen=True)
class Offered:
    """Files, or a picture that is none yet.

    Attributes:
        paths: Files on the disk.
        image: A picture from the clipboard, or None.
    """

    paths: tuple[Path, ...] = ()
    image: QImage | None = None

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.paths) or self.image is not None

    @classmethod
    def of(cls, mime: QMimeData | None) -> Offered:
        """What is dragged, or lies on the clipboard: files before a picture of them, nothing where there is text."""
        if mime is None:
            return cls()
        paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
        if paths:
            return cls(paths)
        image = mime.imageData() if mime.hasImage() and not mime.hasText() else None
        return cls(image=image) if isinstance(image, QImage) and not image.isNull() else cls()


def take_in(session: Session, incidents: Sequence[int], offered: Offered) -> Operation:
    """Read what is offered, make pictures smaller that are too large, and attach it.

    Raises:
        KpiError: A file can't be read, or isn't kept; nothing was attached.
    """
    files = [(path.name, _read(path)) for path in offered.paths]
    if offered.image is not None:
        name = session.tr.c("evidence", "Pasted picture")
        files.append((name, encoded(offered.image, evidence.MOST_BYTES)))
    return session.do(lambda: evidence.attach_all(session.ctx, incidents, files))


def _read(path: Path) -> bytes:
    told: dict[str, FieldValue] = {"file": path.name}
    try:
        if path.is_dir():
            raise FaultyDataError(Message("{file} is a folder; choose the files in it.", told))
        if path.stat().st_size > _MOST_READ:
            told["most"] = _MOST_READ // (1024 * 1024)
            raise FaultyDataError(Message("{file} is larger than {most} MB, so it wasn't read.", told))
        return kept_picture(path.read_bytes(), evidence.MOST_BYTES)
    except OSError as error:
        told["reason"] = system_reason(error)
        raise FaultyDataError(Message("{file} can't be read: {reason}.", told)) from error
    except ValueError as error:
        raise FaultyDataError(
            Message("{file} can't be read as a picture; it may be damaged, so it wasn't kept.", told)
        ) from error
