"""Which records of a table have evidence, for the paper-clip on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from PySide6.QtGui import QPixmap

from kpi_desktop.services import evidence
from kpi_desktop.services.evidence import Attached
from kpi_desktop.ui.kit import Column
from kpi_desktop.ui.session import Session

T = TypeVar("T")
_WIDTH = 66


class Held:
    """The evidence of what a table shows; read whenever its rows are."""

    def __init__(self, session: Session) -> None:
        """Hold nothing yet."""
        self._session = session
        self._files: Mapping[int, tuple[Attached, ...]] = {}

    def read(self, incidents: Iterable[int]) -> None:
        """Read the evidence of incidents anew."""
        self._files = evidence.attached(self._session.ctx, incidents)

    def count(self, incident: int) -> int:
        """How many files an incident has."""
        return len(self._files.get(incident, ()))

    def spoken(self, incident: int) -> str:
        """``附件 2 件：考勤机.png、说明.pdf``, or empty."""
        files = self._files.get(incident, ())
        if not files:
            return ""
        names = tuple(one.name for one in files)
        return self._session.tr.n("{count} file: {names}", "{count} files: {names}", len(files), names=names)

    def column(self, incident_of: Callable[[T], int]) -> Column[T]:
        """A column with a paper-clip and the number of files, empty where there are none."""
        return Column(
            self._session.tr.c("column", "Files"),
            text=lambda item: str(self.count(incident_of(item)) or ""),
            ink=lambda _: "second_ink",
            sort=lambda item: self.count(incident_of(item)),
            width=_WIDTH,
            tip=lambda item: self.spoken(incident_of(item)),
            icon=lambda item: self._clip if self.count(incident_of(item)) else None,
        )

    @property
    def _clip(self) -> QPixmap:
        return self._session.icons.pixmap("clip", self._session.theme.colour("second_ink"), 16)
