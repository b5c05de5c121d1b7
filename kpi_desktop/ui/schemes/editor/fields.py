"""The small fields of a form: each shows one value of the draft and writes it back while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPlainTextEdit, QWidget

from kpi_desktop.domain.problems import Path
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import label, named, restyle, row
from kpi_desktop.ui.schemes.editor import specs
from kpi_desktop.ui.schemes.editor.additions import OWN_SCHEME, new_names
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.entry import Entry, is_undo_key, same_number, shown_number, typed_number
from kpi_desktop.ui.schemes.editor.sources import names_of

CAPTION_GAP, BESIDE_TEXT = 6, 8
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


class WordsField(FieldEditor):
    """A text in both languages: Chinese first; the other follows it until it is written itself."""

    def __init__(self, spec: specs.Words, draft: Draft, path: Path, tr: Translator) -> None:
        """Two fields side by side, or one beneath the other where they are long."""
        super().__init__(draft, path, spec.key, tr)
        self._spec = spec
        self._follows: bool | None = None
        self._unnamed = {*new_names(tr).values(), *OWN_SCHEME.values()} if spec.key == "name" else set()
        name = tr.say(spec.name)
        self.boxes: dict[str, Entry | LongEntry] = {}
        for language, said in (("zh", tr.c("language", "Chinese")), ("en", tr.c("language", "English"))):
            typed = partial(self._typed, language)
            made = LongEntry(typed, self._left, spec.lines) if spec.lines > 1 else Entry(typed, self._left)
            self.boxes[language] = named(made, f"{name}, {said}")
        for place, (language, box) in enumerate(self.boxes.items()):
            at = Qt.AlignmentFlag.AlignTop if spec.lines > 1 else Qt.AlignmentFlag.AlignVCenter
            if place:
                caption = label(tr.c("language", "English"), "secondary")
                caption.setContentsMargins(0, BESIDE_TEXT if spec.lines > 1 else 0, 0, 0)
                self.line.addWidget(caption, 0, at)
            self.line.addWidget(box, 3 if language == "zh" else 4, at)
        self.refresh()

    def _left(self) -> None:
        """What was emptied in one language and not written anew stands in the other one's words."""
        held = dict(self.draft.part(self.path))
        said = [str(text) for text in held.values() if str(text).strip()]
        if len(held) > len(said) == 1:
            self.put(dict.fromkeys(held, said[0]))
        self._follows = None
        self.draft.settle()

    def _typed(self, language: str, text: str) -> None:
        held = dict(self.draft.part(self.path))
        other = "en" if language == "zh" else "zh"
        if self._follows is None:
            leads = language == self.tr_.language and held.get(other) == held.get(language)
            leads = leads and not (other == "zh" and _is_chinese(str(held.get(other))))
            self._follows = leads or not held.get(other) or held.get(other) in self._unnamed
        held[language] = text.strip()
        if self._follows:
            held[other] = text.strip()
        held = {key: held.get(key, "") for key in ("zh", "en")}
        self.put(held if any(held.values()) or not self._spec.optional else None)

    def refresh(self) -> None:
        """Show both."""
        held = self.draft.part(self.path)
        for language, box in self.boxes.items():
            shown = str(held.get(language, "") or "")
            if shown != box.text().strip():
                box.show_text(shown)

    def inputs(self) -> tuple[QWidget, ...]:
        """Both fields."""
        return tuple(self.boxes.values())


def _is_chinese(text: str) -> bool:
    """Whether somebody wrote a text in Chinese, and not only took over another one."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)


class LongEntry(QPlainTextEdit):
    """A text of some lines, as high as it needs, so that nothing of it is scrolled away; Tab leaves it."""

    def __init__(self, typed: Callable[[str], object], left: Callable[[], object], lines: int) -> None:
        """At least as high as `lines`."""
        super().__init__()
        self._typed_to, self._left_to, self._showing = typed, left, False
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._least = lines
        self.textChanged.connect(self._changed)
        self.textChanged.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(lambda *_: self._grow())
        self._grow()

    def _grow(self) -> None:
        """As high as the lines are, broken at the width that there is."""
        block, high = self.document().begin(), 0.0
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        least = self._least * self.fontMetrics().height()
        around = self.height() - self.viewport().height() + 2 * self.document().documentMargin()
        self.setFixedHeight(round(max(high, least) + around))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()
            QTimer.singleShot(0, self, self._grow)  # once the lines are broken anew

    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show what stands in the draft."""
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def event(self, event: QEvent) -> bool:
        """Leave the keys that undo to whoever holds the field."""
        if event.type() == QEvent.Type.ShortcutOverride and is_undo_key(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same."""
        if is_undo_key(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the caret leaves."""
        super().focusOutEvent(event)
        self._left_to()

    def _changed(self) -> None:
        if not self._showing:
            self._typed_to(self.toPlainText().replace("\n", " "))


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
        value = self.value
        if value is None and known and isinstance(self._spec, specs.Choice):
            value = known[0][0]
        if all(one != value for one, _ in known):
            known = [(value, str(value) if value is not None else self.tr_.t("choose…")), *known]
        if known != self._known:
            self._known = known
            self.box.clear()
            self.box.addItems([name for _, name in known])
        self.box.setCurrentIndex(next(n for n, (one, _) in enumerate(known) if one == value))

    def inputs(self) -> tuple[QWidget, ...]:
        """The list."""
        return (self.box,)
