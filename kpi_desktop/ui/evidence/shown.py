"""One file of evidence as it is drawn: a picture, a text, or what kind of file it is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedWidget

from kpi_desktop.render.photo import picture
from kpi_desktop.services.evidence import Attached, text_of
from kpi_desktop.texts import Translator
from kpi_desktop.ui.evidence.picture import PictureView
from kpi_desktop.ui.kit import label, named, panel, stack


class Shown(QStackedWidget):
    """Draws pictures and texts; of other files says what they are."""

    def __init__(self, tr: Translator) -> None:
        """Start with nothing."""
        super().__init__()
        self._tr = tr
        self.picture = PictureView(tr.t("Picture: + and − zoom, 0 fits"))
        self.text = named(QPlainTextEdit(), tr.t("Text"))
        self.text.setReadOnly(True)
        self.text.setProperty("bare", "true")
        self.sentence: QLabel = label("", ink="second", wrap=True)
        other = panel(stack(None, self.sentence, None, margins=(24, 24, 24, 24)))
        for part in (panel(stack(self.picture, margins=(1, 1, 1, 1))), self.text, other):
            self.addWidget(part)
        self.show_nothing(can_add=True)

    def show_nothing(self, *, can_add: bool) -> None:
        """Say that there is nothing yet, and how something comes here."""
        tr = self._tr
        if can_add:
            self.sentence.setText(
                tr.t(
                    "Nothing attached yet. Choose a file, drop it here, or paste a picture. Pictures, PDF, text and"
                    " Office files are kept, at most 2 MB each; larger pictures are made smaller."
                )
            )
        else:
            self.sentence.setText(tr.t("Nothing is attached to this record."))
        self.setCurrentIndex(2)

    def show_file(self, file: Attached, data: bytes) -> None:
        """Draw a file, or say what it is."""
        image = picture(data) if file.is_picture else None
        if image is not None and not image.isNull():
            named(self.picture, self._tr.t("Picture {file}: + and − zoom, 0 fits", file=file.name))
            self.setCurrentIndex(0)
            self.picture.show_picture(image)
        elif file.media == "text/plain":
            self.text.setPlainText(text_of(data))
            self.setCurrentIndex(1)
        else:
            self.sentence.setText(
                self._tr.t("{file} isn't drawn here. Open it with its own program, or save it.", file=file.name)
            )
            self.setCurrentIndex(2)
