"""Asks what followed: for one person, or the same for many at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.content import PersonContent
from kpi_desktop.services.follow_ups import FollowUp, FollowUpKind, Outcome, Standing
from kpi_desktop.ui.kit import Field, FormDialog, button, row
from kpi_desktop.ui.kit.calendar import day_edit
from kpi_desktop.ui.kit.ticks import TickList
from kpi_desktop.ui.month.follow_words import NOTHING, kind_word, outcome_word
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.words import from_qdate

_WORDLESS = frozenset({FollowUpKind.HANDED_OUT, FollowUpKind.SIGNED})
_LIST_HEIGHT = 402


class Then(Enum):
    """What follows an objection that was upheld."""

    NOTHING = "nothing"
    REOPEN = "reopen"
    CARRY = "carry"


def possible(standing: Standing, *, closed: bool) -> tuple[FollowUpKind, ...]:
    """What can be noted, the likeliest first; what concerns a strip only once the month is closed."""
    if not closed:
        return (FollowUpKind.TALK,)
    wanted = (
        (FollowUpKind.OUTCOME, standing.undecided),
        (FollowUpKind.HANDED_OUT, standing.handed_out is None and standing.signed is None),
        (FollowUpKind.SIGNED, standing.signed is None),
        (FollowUpKind.TALK, True),
        (FollowUpKind.OBJECTION, True),
        (FollowUpKind.HANDED_OUT, standing.handed_out is None and standing.signed is not None),
    )
    return tuple(kind for kind, there in wanted if there)


class FollowDialog(FormDialog):
    """One thing that followed a person's month.

    Args:
        parent: The window.
        session: Words, colours, today.
        month: Whose strip it is about.
        person: Who.
        standing: What is noted already.
        closed: Whether the month is closed.
        apply: Writes it; a `KpiError` of it is shown in the dialog.
    """

    help_topic = "closing"

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        *,
        month: Month,
        person: PersonContent,
        standing: Standing,
        closed: bool,
        apply: Callable[[FollowUp], object],
    ) -> None:
        """Offer what can be noted now, the likeliest first."""
        tr = session.tr
        super().__init__(
            parent,
            tr.t("{name}, {month}: what followed", name=person.name or person.employee, month=month),
            verb=tr.c("button", "Note it"),
            cancel=tr.c("button", "Cancel"),
            apply=lambda: apply(self.follow_up()),
            tr=tr,
            explain="" if closed else tr.t("Strips can be handed out and signed once the month is closed."),
        )
        self.setMinimumWidth(460)
        self._number, self._month = person.employee, month
        self._waiting = next((one.kept for one in standing.objections if one.outcome is None), None)
        self.kind = QComboBox()
        for kind in possible(standing, closed=closed):
            self.kind.addItem(kind_word(kind, tr), kind.value)
        self.day = day_field(session, month)
        self.words = QLineEdit()
        self._words_field = Field(tr.t("What was said"), self.words)
        self.outcome = QComboBox()
        for outcome in Outcome:
            self.outcome.addItem(outcome_word(outcome, tr), outcome.value)
        self.then = QComboBox()
        for then, text in (
            (Then.NOTHING, tr.t("Nothing for now")),
            (Then.REOPEN, tr.t("Reopen the month and correct it…")),
            (Then.CARRY, tr.t("Put it right in the open month…")),
        ):
            self.then.addItem(text, then.value)
        self._outcome_field = Field(tr.t("The objection is"), self.outcome)
        self._then_field = Field(tr.t("What follows"), self.then)
        self.body.addLayout(side_by_side(Field(tr.t("What it is"), self.kind), Field(tr.t("Day"), self.day)))
        self.body.addLayout(side_by_side(self._outcome_field, self._then_field))
        self.body.addWidget(self._words_field)
        self.kind.currentIndexChanged.connect(lambda _: self._fit())
        self.outcome.currentIndexChanged.connect(lambda _: self._fit())
        self.words.textEdited.connect(lambda _: self._words_field.accept())
        self._fit()
        self.kind.setFocus()

    @property
    def chosen(self) -> FollowUpKind:
        """What it is."""
        return FollowUpKind(self.kind.currentData())

    @property
    def what_then(self) -> Then:
        """What the leader wants to do next."""
        decided = self.chosen is FollowUpKind.OUTCOME and self.outcome.currentData() == Outcome.UPHELD.value
        return Then(self.then.currentData()) if decided else Then.NOTHING

    def follow_up(self) -> FollowUp:
        """What was entered."""
        decided = self.chosen is FollowUpKind.OUTCOME
        return FollowUp(
            self._number,
            self._month,
            self.chosen,
            from_qdate(self.day.date()),
            self.words.text().strip() if self.chosen not in _WORDLESS else "",
            Outcome(self.outcome.currentData()) if decided else None,
            self._waiting.id if decided and self._waiting is not None else None,
        )

    def try_it(self) -> None:
        """Refuse beneath the field what says nothing."""
        if self.chosen not in _WORDLESS and not self.words.text().strip():
            self._words_field.refuse(self._tr.t("Write what was said"))
            self.words.setFocus()
            return
        super().try_it()

    def _fit(self) -> None:
        """Only the fields that what is chosen asks for."""
        decided = self.chosen is FollowUpKind.OUTCOME
        upheld = decided and self.outcome.currentData() == Outcome.UPHELD.value
        for field, wanted in (
            (self._words_field, self.chosen not in _WORDLESS),
            (self._outcome_field, decided),
            (self._then_field, upheld),
        ):
            if field.isVisibleTo(self) != wanted:
                field.setVisible(wanted)


class ManyDialog(FormDialog):
    """The same for many at once: strips handed out, or signed.

    Args:
        parent: The window.
        session: Words, colours, today.
        month: Whose strips.
        people: Everybody of the month.
        standings: What is noted already, by employee number.
        apply: Writes it; a `KpiError` of it is shown in the dialog.
    """

    help_topic = "closing"

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        *,
        month: Month,
        people: Sequence[PersonContent],
        standings: Mapping[str, Standing],
        apply: Callable[[Sequence[FollowUp]], object],
    ) -> None:
        """Everybody is ticked whose strip isn't noted so yet."""
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Strips of {month}", month=month),
            verb="",
            cancel=tr.c("button", "Cancel"),
            apply=lambda: apply(self.follow_ups()),
            tr=tr,
        )
        self._month, self._people, self._standings = month, people, standings
        self.kind = QComboBox()
        for kind in (FollowUpKind.SIGNED, FollowUpKind.HANDED_OUT):
            self.kind.addItem(kind_word(kind, tr), kind.value)
        if any(standings.get(one.employee, NOTHING).handed_out is None for one in people):
            self.kind.setCurrentIndex(1)
        self.day = day_field(session, month)
        self.list = TickList(tr.t("Whose strips"), _LIST_HEIGHT, tr, across=True)
        self.body.addLayout(side_by_side(Field(tr.t("What it is"), self.kind), Field(tr.t("Day"), self.day)))
        self.body.addWidget(self.list)
        none = button(tr.t("Tick nobody"), lambda: self.list.tick_all(ticked=False), "link")
        everybody = button(tr.t("Tick everybody"), lambda: self.list.tick_all(ticked=True), "link")
        self.body.addLayout(row(everybody, none, None))
        self.kind.currentIndexChanged.connect(lambda _: self._fill())
        self.list.itemChanged.connect(lambda _: self._count())
        self._fill()
        self.list.setFocus()

    def follow_ups(self) -> tuple[FollowUp, ...]:
        """One for each person who is ticked."""
        kind, day = FollowUpKind(self.kind.currentData()), from_qdate(self.day.date())
        return tuple(FollowUp(number, self._month, kind, day) for number in self.list.ticked)

    def _fill(self) -> None:
        self.list.clear()
        names = Counter(person.name for person in self._people)
        for person in self._people:
            standing = self._standings.get(person.employee, NOTHING)
            signed = self.kind.currentData() == FollowUpKind.SIGNED.value
            if (standing.signed if signed else standing.handed_out) is None:
                twice = names[person.name] > 1  # the number tells namesakes apart
                said = f"{person.name}  {person.employee}" if twice else person.name or person.employee
                self.list.add(said, person.employee, called=person.name)
        self.list.setCurrentRow(0)
        self._count()

    def _count(self) -> None:
        count = len(self.list.ticked)
        self.verb.setText(self._tr.n("Note for {count} person", "Note for {count} people", count))
        self.verb.setEnabled(bool(count))


def side_by_side(*fields: Field) -> QHBoxLayout:
    """Fields in one line, their names at the same height; the first takes the room that is left."""
    line = row(*fields, gap=12)
    for field in fields:
        line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    line.setStretch(0, 1)
    return line


def day_field(session: Session, month: Month) -> QDateEdit:
    """A day from the month's first to today."""
    today: date = session.ctx.clock.today()
    return day_edit(session.theme, session.tr, (min(month.first, today), today), today)
