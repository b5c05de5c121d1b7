"""A line of a form: small fields side by side behind a title, and what is wrong beneath."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.problems import Path
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import label, row, stack
from kpi_desktop.ui.schemes.editor import fields, spans, specs, words_fields
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.fields import FieldEditor
from kpi_desktop.ui.schemes.editor.tools import Tools

TITLE_WIDTH = 76


def editor(leaf: specs.Leaf, draft: Draft, path: Path, tr: Translator) -> FieldEditor:  # noqa: PLR0911 - one a kind
    """The widget of a small field."""
    match leaf:
        case specs.Text():
            return fields.TextField(leaf, draft, path, tr)
        case specs.Words():
            return words_fields.WordsField(leaf, draft, path, tr)
        case specs.Number(key="cap"):
            return fields.CapField(leaf, draft, path, tr)
        case specs.Number():
            return fields.NumberField(leaf, draft, path, tr)
        case specs.Yes():
            return fields.YesField(leaf, draft, path, tr)
        case specs.Choice() | specs.Ref():
            return fields.ChoiceField(leaf, draft, path, tr)
        case specs.Refs():
            return spans.RefsField(leaf, draft, path, tr)
        case specs.Points():
            return spans.PointsField(leaf, draft, path, tr)
        case specs.Span():
            return spans.SpanField(leaf, draft, path, tr)
        case _:
            return spans.ManyField(leaf, draft, path, tr)


class LineNode(QWidget):
    """Fields side by side behind a title; what is wrong stands beneath."""

    def __init__(self, spec: specs.Line, tools: Tools, path: Path) -> None:
        """Draw the fields; those after the first bear their names."""
        super().__init__()
        tr = tools.tr
        self.editors = [editor(leaf, tools.draft, path, tr) for leaf in spec.fields]
        line = row(gap=10)
        if spec.title is not None:
            title = label(tr.say(spec.title), ink="second")
            title.setFixedWidth(TITLE_WIDTH)
            title.setWordWrap(True)
            line.addWidget(title, 0, Qt.AlignmentFlag.AlignTop if _is_high(spec) else Qt.AlignmentFlag.AlignVCenter)
        for place, (leaf, made) in enumerate(zip(spec.fields, self.editors, strict=True)):
            if (place or spec.title is None) and not isinstance(leaf, specs.Yes):
                line.addWidget(label(tr.say(leaf.name), "secondary"))
            line.addWidget(made, 1 if _is_wide(leaf) else 0)
        if spec.note is not None:
            line.addWidget(label(tr.say(spec.note), "third", wrap=True), 2)
        if not any(_is_wide(leaf) for leaf in spec.fields) and spec.note is None:
            line.addStretch(1)
        self.sentence = label("", "secondary", ink="minus", wrap=True)
        self.sentence.setContentsMargins(TITLE_WIDTH + 10 if spec.title is not None else 0, 0, 0, 0)
        self.setLayout(stack(line, self.sentence, gap=4))
        self.sentence.hide()

    def refresh(self) -> None:
        """Show what the draft holds now."""
        for one in self.editors:
            one.refresh()

    def tell(self, said: str) -> None:
        """Say what is wrong; empty for nothing."""
        self.sentence.setText(said)
        self.sentence.setVisible(bool(said))


def _is_high(spec: specs.Line) -> bool:
    return any(
        (isinstance(leaf, specs.Words) and leaf.lines > 1) or isinstance(leaf, specs.Refs) for leaf in spec.fields
    )


def _is_wide(leaf: specs.Leaf) -> bool:
    return isinstance(leaf, specs.Words | specs.Refs | specs.Numbers | specs.Keys) or (
        isinstance(leaf, specs.Text) and not leaf.width
    )
