"""The small fields of a form: each shows one value of the draft and writes it back while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QWidget

from kpi_desktop.domain.problems import Path
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import button, label, named, restyle, row
from kpi_desktop.ui.schemes.editor import specs
from kpi_desktop.ui.schemes.editor.declaring import DECLARED, declare
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.entry import Entry, same_number, shown_number, typed_number
from kpi_desktop.ui.schemes.editor.sources import names_of

CAPTION_GAP = 6
_RIGHT = Qt.AlignmentFlag.AlignRight


class FieldEditor(QWidget):
    """What all small fields share.

    Args:
        draft: What is edited.
        path: Where the part stands that the value belongs to.
        key: The key of the value in it.
        tr: Words everything.
    """

    def __init__(self, draft: Draft, path: Path, key: str, tr: Translator) -> None:
        """Lay out an empty row."""
        super().__init__()
        self.draft, self.base, self.tr_ = draft, path, tr
        self.paths: tuple[Path, ...] = ((*path, key),)
        self.line: QHBoxLayout = row(gap=CAPTION_GAP)
        self.setLayout(self.line)

    @property
    def path(self) -> Path:
        """Where the value stands."""
        return self.paths[0]

    @property
    def value(self) -> object:
        """The value."""
        return self.draft.get(self.path)

    def put(self, value: object, path: Path | None = None) -> None:
        """Write the value; what is typed on end is one step."""
        where = path or self.path
        self.draft.set(where, value, step=where)

    def refresh(self) -> None:
        """Show what the draft holds."""

    def inputs(self) -> tuple[QWidget, ...]:
        """The widgets that take the caret."""
        return ()

    def mark(self, *, fault: bool) -> None:
        """Frame what is wrong."""
        for one in self.inputs():
            if bool(one.property("fault")) != fault:
                restyle(one, fault=fault)


class TextField(FieldEditor):
    """A short text, or a whole number."""

    def __init__(self, spec: specs.Text, draft: Draft, path: Path, tr: Translator) -> None:
        """One line edit."""
        super().__init__(draft, path, spec.key, tr)
        self._integer = spec.integer
        self.entry = named(Entry(self._typed, draft.settle, spec.width), tr.say(spec.name))
        if spec.key == "id" and draft.is_kept(path):
            self.entry.setReadOnly(True)
            self.entry.setToolTip(tr.t("It was in force already: its id stays for ever"))
        self.line.addWidget(self.entry)
        self.refresh()

    def _typed(self, text: str) -> None:
        if self.path[-1] == "id" and len(self.path) == 3:
            self.draft.rename(self.path, text.strip() or None)
        else:
            self.put(typed_number(text) if self._integer else text.strip() or None)

    def refresh(self) -> None:
        """Show the text."""
        shown = shown_number(self.value) if self._integer else str(self.value or "")
        if shown != self.entry.text().strip():
            self.entry.show_text(shown)

    def inputs(self) -> tuple[QWidget, ...]:
        """The line edit."""
        return (self.entry,)


class NumberField(FieldEditor):
    """An exact number."""

    def __init__(self, spec: specs.Number, draft: Draft, path: Path, tr: Translator) -> None:
        """A narrow line edit, what it counts behind it."""
        super().__init__(draft, path, spec.key, tr)
        self._usual = spec.usual
        self.entry = named(Entry(self._typed, draft.settle, spec.width), tr.say(spec.name))
        self.entry.setAlignment(_RIGHT)
        if spec.none is not None:
            self.entry.setPlaceholderText(tr.say(spec.none))
        self.line.addWidget(self.entry)
        if spec.after is not None:
            self.line.addWidget(label(tr.say(spec.after), "secondary"))
        self.line.addStretch(1)
        self.refresh()

    def _typed(self, text: str) -> None:
        self.put(typed_number(text))

    def refresh(self) -> None:
        """Show the number."""
        emptied = self.entry.hasFocus() and not self.entry.text().strip()
        value = self.value if self.value is not None or emptied else self._usual or None
        if value == "none":
            value = None
        if not same_number(self.entry.text(), value):
            self.entry.show_text(shown_number(value))

    def inputs(self) -> tuple[QWidget, ...]:
        """The line edit."""
        return (self.entry,)


class CapField(NumberField):
    """The highest score: nothing typed is no bound at all."""

    def _typed(self, text: str) -> None:
        self.put("none" if typed_number(text) is None else typed_number(text))


class YesField(FieldEditor):
    """Something that holds or doesn't."""

    def __init__(self, spec: specs.Yes, draft: Draft, path: Path, tr: Translator) -> None:
        """A box to tick."""
        super().__init__(draft, path, spec.key, tr)
        self.box = named(QCheckBox(tr.say(spec.name)), tr.say(spec.name))
        self.box.clicked.connect(lambda on: self.put(True if on else None))
        self.line.addWidget(self.box)
        self.line.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Tick it."""
        self.box.setChecked(bool(self.value))

    def inputs(self) -> tuple[QWidget, ...]:
        """The box."""
        return (self.box,)


class ChoiceField(FieldEditor):
    """One of a few, or one of the other parts."""

    def __init__(self, spec: specs.Choice | specs.Ref, draft: Draft, path: Path, tr: Translator) -> None:
        """A list to choose from."""
        super().__init__(draft, path, spec.key, tr)
        self._spec = spec
        self._known: list[tuple[object, str]] = []
        self.box = named(QComboBox(), tr.say(spec.name))
        if spec.width:
            self.box.setFixedWidth(spec.width)
        else:
            self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.activated.connect(lambda place: self.put(self._known[place][0]))
        self.line.addWidget(self.box)
        self.declare_button: QPushButton | None = None
        if isinstance(spec, specs.Ref) and spec.source in DECLARED:
            self.declare_button = button(tr.t("New…"), self._declare, "link", small=True)
            self.line.addWidget(named(self.declare_button, tr.t("{name}: declare a new one", name=tr.say(spec.name))))
        self.line.addStretch(0 if spec.width else 1)
        self.refresh()

    def _options(self) -> list[tuple[object, str]]:
        if isinstance(self._spec, specs.Choice):
            return [(value, self.tr_.say(name)) for value, name in self._spec.options]
        found: list[tuple[object, str]] = list(names_of(self.draft, self._spec.source, self.base, self.tr_))
        none = self._spec.none
        return [(None, self.tr_.say(none)), *found] if none is not None else found

    def refresh(self) -> None:
        """Offer what there is now, and show what is chosen; what nobody knows is shown as it stands."""
        known = self._options()
        value = self.value or None
        if value is None and known and isinstance(self._spec, specs.Choice):
            value = known[0][0]
        if all(one != value for one, _ in known):
            known = [(value, str(value) if value is not None else self.tr_.t("choose…")), *known]
        if known != self._known:
            self._known = known
            self.box.clear()
            self.box.addItems([name for _, name in known])
        self.box.setCurrentIndex(next(n for n, (one, _) in enumerate(known) if one == value))
        if self.declare_button is not None:
            self.declare_button.setVisible(value is None)

    def _declare(self) -> None:
        if isinstance(self._spec, specs.Ref):
            declare(self.window(), self.draft, self._spec.source, self.path, self.tr_)
            self.box.setFocus()

    def inputs(self) -> tuple[QWidget, ...]:
        """The list."""
        return (self.box,)
