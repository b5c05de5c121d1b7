"""One doubt (待核) as a row: whose, what is in doubt, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from kpi_desktop.reports.content import MonthContent
from kpi_desktop.services.doubts import Doubt, DoubtKind
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import button, label, named, row
from kpi_desktop.ui.month.doubt_words import kind_title, names, ready_word, sentence, whose
from kpi_desktop.ui.session import Session

ROW_HEIGHT = 41
"""Pixels of a doubt that is said in one line, with the rule beneath."""


@dataclass(frozen=True)
class DoubtActions:
    """What the panel's links and buttons do.

    Attributes:
        show: Chooses a person, by employee number, so that the lines stand beside.
        void: Asks why an incident, by its internal id, is voided.
        correct: Opens an incident for correction.
        enter: Goes where a missing figure is entered.
        settle: Settles a doubt with a word.
        write: Asks for a word of the leader's own.
        settle_all: Settles several doubts with the same word, as one step.
    """

    show: Callable[[str], object]
    void: Callable[[int], object]
    correct: Callable[[int], object]
    enter: Callable[[Doubt], object]
    settle: Callable[[Doubt, str], object]
    write: Callable[[Doubt], object]
    settle_all: Callable[[Sequence[Doubt], str], object]


@dataclass(frozen=True)
class Shown:
    """What every row of a month needs to know.

    Attributes:
        content: The month, for names.
        points: What each incident came to, by its internal id.
        names: Pixels for the names.
        kinds: Pixels for the kinds of doubts.
        accepted: What was said to those that were left when the month was closed.
        can_settle: Whether the month is open.
    """

    content: MonthContent
    points: Mapping[int, str]
    names: int
    kinds: int
    accepted: str
    can_settle: bool


class DoubtRow(QFrame):
    """One doubt: whose, what kind, the sentence, and what can be done; or the word that settled it.

    Attributes:
        doubt: What it shows.
        link: Leads to what would settle it, or words it anew; None where nothing can be done.
        accept: Settles it at one press; None where it is settled.
    """

    def __init__(self, doubt: Doubt, actions: DoubtActions, shown: Shown, session: Session) -> None:
        """Lay out the row."""
        super().__init__()
        self.setObjectName("plain")
        self.doubt = doubt
        self.link: QPushButton | None = None
        self.accept: QPushButton | None = None
        tr, done = session.tr, doubt.settled or not shown.can_settle
        name = whose(doubt, shown.content, tr)
        said = sentence(doubt, shown.content, shown.points, tr)
        self.name: QLabel = label(name, ink="third" if done else "", wrap=True)
        self.name.setFixedWidth(shown.names)
        kind: QLabel = label(kind_title(doubt.kind, tr), "secondary", ink="third" if done else "doubt")
        kind.setFixedWidth(shown.kinds)
        self.name.setToolTip("\n".join(names(doubt, shown.content)))
        self.sentence: QLabel = label(said, ink="third" if done else "second", wrap=True)
        self.sentence.setToolTip(tr.say(doubt.remedy))
        self.word: QLabel = label("", wrap=True)
        parts: list[QWidget] = []
        if done:
            parts += self._said(shown, session, actions)
        else:
            parts += self._ways(actions, shown, tr)
        for part in parts:
            if isinstance(part, QPushButton):
                named(part, tr.t("{action}: {name}", action=part.text(), name=name), said)
        line = row(self.name, kind, self.sentence, *parts, gap=8, margins=(16, 4, 8, 4))
        line.setStretch(2, 3)
        self.setLayout(line)
        self.setMinimumHeight(ROW_HEIGHT - 1)
        named(self, f"{name} {kind.text()}", said)

    def _said(self, shown: Shown, session: Session, actions: DoubtActions) -> list[QWidget]:
        """The word, with a tick; it can be worded anew while the month is open."""
        tr = session.tr
        tick = QLabel()
        tick.setPixmap(session.icons.pixmap("check", session.theme.colour("plus"), 16))
        self.word.setText(self.doubt.word if self.doubt.word is not None else shown.accepted)
        self.word.setMaximumWidth(260)
        parts: list[QWidget] = [tick, self.word]
        if shown.can_settle:
            self.link = button(tr.t("Reword…"), lambda: actions.write(self.doubt), "link", small=True)
            parts.append(self.link)
        return parts

    def _ways(self, actions: DoubtActions, shown: Shown, tr: Translator) -> list[QWidget]:
        doubt = self.doubt
        text, act = _way(doubt, actions, tr)
        self.link = button(text, act, "link")
        word = ready_word(doubt, shown.points, tr)
        self.accept = button(word, lambda: actions.settle(doubt, word))
        return [self.link, self.accept]


def _way(doubt: Doubt, actions: DoubtActions, tr: Translator) -> tuple[str, Callable[[], object]]:
    """The link of a doubt that stands open: what would take it away, or lets it be judged."""
    match doubt.kind:
        case DoubtKind.TWICE if doubt.incidents:
            return tr.t("Void one…"), lambda: actions.void(doubt.incidents[-1])
        case DoubtKind.MILD if doubt.incidents:
            return tr.t("Pick points…"), lambda: actions.correct(doubt.incidents[0])
        case DoubtKind.ON_LEAVE if doubt.incidents:
            return tr.t("Correct it…"), lambda: actions.correct(doubt.incidents[0])
        case DoubtKind.MISSING | DoubtKind.RECORDING | DoubtKind.PART as kind:
            verb = tr.t("Enter it…") if kind is DoubtKind.MISSING else tr.t("Correct it…")
            return verb, lambda: actions.enter(doubt)
        case DoubtKind.EDGE | DoubtKind.PAY_EDGE | DoubtKind.CUT | DoubtKind.MINIMUM if doubt.people:
            return tr.t("See the lines"), lambda: actions.show(doubt.people[0])
        case _:
            return tr.t("Write why…"), lambda: actions.write(doubt)
