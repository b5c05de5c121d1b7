"""The side of the people page: one person's data, this month's score, the employment."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from kpi_desktop.services.histories import Chapter
from kpi_desktop.services.people import Person
from kpi_desktop.services.pinyin import name_key
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import label, named, row, rule, stack, tag
from kpi_desktop.ui.theme import SIDE_PANEL_WIDTH

_HEAD_ROOM = SIDE_PANEL_WIDTH - 36 - 3 * 8
"""Pixels for name, pinyin and number side by side."""
_LONGEST_WORD = 16
_BREAK = "\N{ZERO WIDTH SPACE}"


def breakable(text: str) -> str:
    """A text whose long words may break, so that no panel grows with what somebody is called."""
    words = text.split(" ")
    return " ".join(
        _BREAK.join(word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD)) or word
        for word in words
    )


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is shown of a person.

    Attributes:
        person: As of today.
        post: The post's title, or empty.
        status: In words, such as "regular" or "left on 2026-11-05".
        chapters: The employment, oldest first.
        score: This month's, or empty where there is none.
        standing: Rank and grade beside it, or empty.
    """

    person: Person
    post: str
    status: str
    chapters: tuple[Chapter, ...]
    score: str = ""
    standing: str = ""


class PersonPanel(QWidget):
    """Shows a person, or says that none is chosen."""

    def __init__(self, tr: Translator) -> None:
        """Empty until `show_person`."""
        super().__init__()
        self._tr = tr
        self._body = QVBoxLayout()
        self._body.setContentsMargins(20, 16, 16, 16)
        inside = QWidget()
        inside.setLayout(self._body)
        scroll = named(QScrollArea(), tr.t("Details of the person"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        self._inside: QWidget | None = None
        self.setLayout(stack(scroll))

    def show_person(self, portrait: Portrait | None) -> None:
        """Draw another person."""
        if self._inside is not None:
            self._body.removeWidget(self._inside)
            self._inside.hide()  # it goes only when the event loop turns
            self._inside.deleteLater()
        self._inside = QWidget()
        if portrait is None:
            self._inside.setLayout(stack(label(self._tr.t("Choose somebody in the list"), ink="third"), None))
        else:
            self._inside.setLayout(
                stack(*self._head(portrait), *self._score(portrait), rule(), *self._employment(portrait), None, gap=12)
            )
        self._body.addWidget(self._inside)

    def _head(self, portrait: Portrait) -> tuple[QVBoxLayout, ...]:
        tr, person = self._tr, portrait.person
        number = label(tr.t("No. {number}", number=person.number), "secondary", selectable=True)
        name, read = label(person.name, "title", selectable=True), label(name_key(person.name).shown, "secondary")
        if sum(one.sizeHint().width() for one in (name, read, number)) <= _HEAD_ROOM:
            title = stack(row(name, read, None, number))
        else:
            for one in (name, read):
                one.setText(breakable(one.text()))
                one.setWordWrap(True)
            title = stack(name, read, number, gap=2)
        facts = [part for part in (person.team, portrait.post, person.level) if part]
        second = label(breakable(" · ".join(facts)), "secondary", wrap=True)
        return (stack(title, second, row(tag(portrait.status), None), gap=6),)

    def _score(self, portrait: Portrait) -> tuple[QVBoxLayout, ...]:
        if not portrait.score:
            return ()
        beside = label(portrait.standing, "secondary")
        figure = row(label(portrait.score, "figure"), beside, None, gap=10)
        return (stack(label(self._tr.t("This month so far"), "secondary"), figure, gap=0),)

    def _employment(self, portrait: Portrait) -> tuple[QWidget | QVBoxLayout, ...]:
        head = label(self._tr.t("Employment"), "panel-title")
        lines = []
        for chapter in reversed(portrait.chapters):
            day = label(chapter.day.isoformat() if chapter.day else self._tr.t("day unknown"), ink="second")
            day.setFixedWidth(92)
            line = row(day, label(breakable(self._chapter(chapter)), wrap=True), gap=8)
            line.setStretch(1, 1)
            lines.append(line)
        return head, stack(*lines, gap=8)

    def _chapter(self, chapter: Chapter) -> str:
        tr = self._tr
        if chapter.kind == "left":
            return tr.t("Last day")
        state = tr.c("employment", "probation") if chapter.probation else tr.c("employment", "regular")
        parts = [part for part in (chapter.post, chapter.level, state) if part]
        facts = tr.listed(parts, "clause")
        if chapter.kind == "hired":
            return tr.t("Hired: {facts}", facts=facts)
        return tr.t("Changed: {facts}", facts=facts)
