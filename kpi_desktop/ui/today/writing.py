"""What is being written: the line, how it is read, the candidates beneath, and logging the one that is meant."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services import note_words
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.logline import Candidate, Gathering, LineReading, Rostered, present, wants_minutes
from kpi_desktop.texts import Translator
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk import Desk, Standing
from kpi_desktop.ui.today.foretold import foretold
from kpi_desktop.ui.today.found_late import day_words
from kpi_desktop.ui.today.log_line import LogLine
from kpi_desktop.ui.today.popup import CandidatePopup
from kpi_desktop.ui.today.words import joined

_NEARLY = 10
"""In the cost of a candidate: half of what the letters of a part of a name stand behind those of a whole one."""


class Writing(QObject):
    """Reads the line with every key, offers what it can mean, logs the one that is meant.

    Args:
        session: The window's work.
        desk: What the line is read against.
        line: The line.
        page: Over which the candidates lie.

    Signals:
        changed: Other people, another meaning, or nothing any more.
        day_turned: Another day has begun since anything was last drawn.
        late_wanted: A candidate of a day in a closed month, and the remark: to be carried into the open one.
    """

    changed = Signal()
    day_turned = Signal()
    late_wanted = Signal(object, str)

    def __init__(self, session: Session, desk: Desk, line: LogLine, page: QWidget) -> None:
        """Nothing is typed yet."""
        super().__init__(page)
        self.session, self.desk, self.line = session, desk, line
        self.popup = CandidatePopup(session, desk, page)
        self._reading = LineReading()
        self._doubts: tuple[str, ...] = ()
        line.changed.connect(self.read)
        line.submitted.connect(self.submit)
        line.moved.connect(self.popup.move_by)
        line.taken.connect(self._take_people)
        line.note_row.save_wanted.connect(self.save_words)
        line.resized.connect(lambda: QTimer.singleShot(0, self, self.place))
        line.focused.connect(lambda _: QTimer.singleShot(0, self, self.place))
        self.popup.clicked.connect(self.submit)
        self.popup.moved.connect(self.told)

    @property
    def candidate(self) -> Candidate | None:
        """What Enter would log; None while nothing is typed that can be read."""
        return self.popup.current if self.line.text.strip() else None

    @property
    def people(self) -> tuple[Rostered, ...]:
        """Everybody in question: chosen, and typed."""
        candidate = self.candidate
        return candidate.people if candidate else self.line.chosen

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What Enter would write; nothing while something is missing or wrong."""
        candidate = self.candidate
        ready = candidate is not None and candidate.ready
        return self.desk.entries(candidate, self.line.note.text()) if candidate and ready else ()

    def read(self) -> None:
        """Read the line anew."""
        if self.desk.day_turned:
            # Left open overnight: the first key of the morning already writes on the new day.
            self.day_turned.emit()
        text = self.line.text
        self._reading = self.desk.read(text, self.line.chosen) if text.strip() else LineReading()
        self.popup.show_candidates(self._reading.candidates, self._reading.errors, self.line.note.text())
        self.told()
        self.place()

    def submit(self) -> None:
        """Log what the current candidate says, or say why not; what was typed stays until it is logged."""
        candidate = self.candidate
        if candidate is not None and candidate.only_day_wrong and self.desk.late(candidate.day) is not None:
            self.late_wanted.emit(candidate, self.line.note.text())
            return
        if candidate is None or not candidate.ready:
            self._refuse(self._why_not(candidate))
            return
        try:
            self.desk.log(self.entries)
        except KpiError as error:
            self._refuse(joined(self.session.tr, [problem.what for problem in error.problems] or [error.what]))
            return
        self.line.clear()
        self.line.field.setFocus()

    def take_criterion(self, criterion: IncidentCriterion) -> None:
        """Put a criterion into the line; where nobody and nothing is in doubt any more, log it at once.

        People who were typed become chips where the line can mean nobody else; where it can, their letters stay, and
        all whom they can mean are offered with the criterion. At once is only logged what has fixed points and nothing
        odd about it, and for people who are certain: chosen before, or the only ones whom the line can mean.
        """
        line = self.line
        if not line.field.isEnabled():
            return
        candidate, certain = self.candidate, self._certain()
        rest = line.text.strip()
        asked: tuple[str, ...] = ()
        if candidate is not None:
            rest = candidate.bare
            if self._only_one_meant(candidate, criterion):
                line.choose(candidate.added, rest, self.desk.roster)
            else:
                asked = candidate.named
        line.write(" ".join(part for part in (*asked, self.desk.word_for(criterion, rest), rest) if part) + " ")
        line.field.setFocus()
        found = self.candidate
        fixed = not wants_minutes(criterion) and bool(found and found.weighed and found.weighed.pick is None)
        meant = found is not None and found.ready and found.criterion is criterion
        if certain and fixed and line.chosen and meant and not self._doubts:
            self.submit()

    def place(self, *, force: bool = False) -> None:
        """Show the candidates beneath the line while there are any and somebody types."""
        line = self.line
        typing = line.field.hasFocus() or line.note.hasFocus()
        something = bool(line.text.strip()) and bool(self._reading.candidates or self._reading.errors)
        if not force and not (typing and something):
            self.popup.hide()
            return
        corner = line.mapTo(self._page(), QPoint(0, line.height() + 4))
        self.popup.show()
        self.popup.place(corner.x(), corner.y(), line.width())

    def _page(self) -> QWidget:
        """Asked of Qt and not kept: a page that is held by its parts is never let go."""
        page = self.parent()
        assert isinstance(page, QWidget)  # noqa: S101 - given when this was made
        return page

    def _certain(self) -> bool:
        meant = {tuple(each.person.number for each in one.typed) for one in self._reading.candidates}
        return len(meant) <= 1

    def _only_one_meant(self, candidate: Candidate, criterion: IncidentCriterion) -> bool:
        """Whether its words name nobody else as well or nearly so, once this criterion stands beside them."""
        word = self.desk.word_for(criterion, candidate.bare)
        reading = self.desk.read(" ".join((*candidate.named, word, candidate.bare)), self.line.chosen)
        found = [each for each in reading.candidates if each.criterion is criterion]
        likely = [each for each in found if each.cost < found[0].cost + _NEARLY]
        return len({tuple(each.person.number for each in one.typed) for one in likely}) <= 1

    def _why_not(self, candidate: Candidate | None) -> str:
        tr = self.session.tr
        if candidate is not None:
            wrong = candidate.errors or ((candidate.missing,) if candidate.missing else ())
            return joined(tr, wrong)
        if self._reading.errors:
            return joined(tr, self._reading.errors)
        return tr.t("Type a name, a criterion and, where it asks for them, the minutes.")

    def _refuse(self, sentence: str) -> None:
        self.line.refused(True)
        self.place(force=True)
        self.popup.refuse(sentence)
        self.place(force=True)

    def told(self) -> None:
        """Let the line's button and the page know what is meant now."""
        candidate = self.candidate
        criterion = candidate.criterion if candidate else None
        self.line.note_row.offer(self.desk.offered.words_for(criterion.id if criterion else None))
        self._doubts = self._odd(candidate)
        self.popup.doubt(self._doubts)
        late = candidate is not None and candidate.only_day_wrong and self.desk.late(candidate.day) is not None
        self.line.show_button(len(self.people), ready=late or bool(candidate and candidate.ready))
        self.line.field.takes_tab = bool(candidate and candidate.typed)
        self.changed.emit()

    def foretell(self, standing: Standing) -> None:
        """Say what else would fall, once that has been worked out."""
        if self.candidate is not None and not self.session.veil.drawn:
            said = foretold(standing.outlooks, self.session.tr, self.desk.places)
            self.popup.doubt((*self._doubts, *said))
            if self.popup.isVisible():
                self.place()

    def choose(self, group: Gathering) -> None:
        """Take everyone of a saved group who is here on the day, and say who isn't."""
        people, absent = present((group,), self.desk.day)
        self.line.choose(people, self.line.text, self.desk.roster)
        self.line.field.setFocus()
        self._tell_absent(absent)

    def save_words(self, words: str) -> None:
        """Offer the remark's words from now on: with the criterion in the line, or with every one where none is."""
        criterion = self.candidate.criterion if self.candidate else None
        name = criterion.id if criterion else None
        self.session.run(lambda: note_words.save(self.session.ctx, self.session.team, words, name))

    def _odd(self, candidate: Candidate | None) -> tuple[str, ...]:
        """What to know of a candidate before it is logged."""
        tr = self.session.tr
        if candidate is None:
            return ()
        said = [self._left_out(candidate.absent)] if candidate.absent and candidate.people else []
        said += dict.fromkeys(tr.say(each) for each in self._reading.unsure)
        said += day_words(self.desk, candidate, tr)
        warned = [tr.say(each) for each in self.desk.warnings(self.entries)]
        if warned:
            said.append(tr.t("{warnings}. Enter logs it all the same.", warnings=_sentences(tr, warned)))
        return tuple(said)

    def _take_people(self) -> None:
        candidate = self.popup.current
        if candidate is not None and candidate.typed:
            self.line.choose(candidate.added, candidate.rest, self.desk.roster)
            self._tell_absent(candidate.absent)

    def _tell_absent(self, absent: tuple[str, ...]) -> None:
        if absent:
            self.line.tell(self._left_out(absent))

    def _left_out(self, absent: tuple[str, ...]) -> str:
        return self.session.tr.t("Left out, not here on that day: {names}", names=absent)


def _sentences(tr: Translator, said: list[str]) -> str:
    return tr.listed(said, "statement")
