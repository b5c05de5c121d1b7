"""What is told where a database can't be opened: what happened, how the file is, what to do next."""

from __future__ import annotations

from PySide6.QtWidgets import QLayoutItem, QVBoxLayout, QWidget

from kpi_desktop import __version__
from kpi_desktop.errors import KpiError, NewerError
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.kit import FormDialog, label, row
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.theme import Theme

_ICON = 24
_GAP = 12
_WIDTH = 560


class UnopenedDialog(FormDialog):
    """A fault of the database, with its sign.

    Args:
        parent: None where no window is open yet.
        error: The fault; of a newer file both versions are told.
        tr: Words it.
        theme: Colours.
        icons: Icons.
    """

    def __init__(self, parent: QWidget | None, error: KpiError, tr: Translator, theme: Theme, icons: Icons) -> None:
        """Say what happened, then what to do, then where."""
        newer = isinstance(error, NewerError)
        title = (
            tr.t("This data was saved by a newer version and can't be opened")
            if newer
            else tr.t("The data can't be opened")
        )
        close = tr.c("button", "Close")
        super().__init__(parent, title, verb=close, cancel="", apply=lambda: None, tr=tr)
        self.setMinimumWidth(_WIDTH)
        self._put_sign(theme, icons)
        inset = row(gap=0, margins=(_ICON + _GAP, 0, 0, 0))
        said = QVBoxLayout()
        said.setSpacing(8)
        inset.addLayout(said, 1)
        self.body.addLayout(inset)
        if isinstance(error, NewerError):
            advice = tr.t(
                "The file is unchanged. Install a version later than {version} on this computer, or open an earlier "
                "backup.",
                version=__version__,
            )
            place = tr.t(
                "{file}, data version {data}; this program reads up to {known}",
                file=error.file,
                data=error.data,
                known=error.known,
            )
            said.addWidget(label(advice, ink="second", wrap=True))
            said.addWidget(label(place, "third", wrap=True, selectable=True))
        else:
            said.addWidget(label(worded(error, tr), ink="second", wrap=True, selectable=True))

    def _put_sign(self, theme: Theme, icons: Icons) -> None:
        """The warning before the title, so that it isn't told by words alone."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - the form made it
        item: QLayoutItem | None = layout.takeAt(0)
        title = item.widget() if item is not None else None
        sign = label()
        sign.setPixmap(icons.pixmap("warning", theme.colour("minus"), _ICON))
        head = row(sign, gap=_GAP)
        if title is not None:
            head.addWidget(title, 1)
        layout.insertLayout(0, head)
