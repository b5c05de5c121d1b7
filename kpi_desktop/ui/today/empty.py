"""What stands in place of the table while a day has no records: how a line is written, in examples of this team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from kpi_desktop.domain.words import Language
from kpi_desktop.services.logline import short_name, wants_minutes
from kpi_desktop.services.people import Person
from kpi_desktop.services.pinyin import initials
from kpi_desktop.ui.kit import Elided, label, named, rule, stack
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.candidates import CandidateModel
from kpi_desktop.ui.today.desk import Desk
from kpi_desktop.ui.today.words import ink_of

_SOON_TYPED = 4
"""Letters."""
_LEAST, _WIDEST = (110, 150, 64, 150), 220
"""Widths of the columns of an example."""


class EmptyDay(QWidget):
    """A title, a sentence, and up to three lines that really can be typed."""

    def __init__(self, session: Session, desk: Desk) -> None:
        """Lay out once; another day is another widget."""
        super().__init__()
        self.session = session
        self.desk = desk
        tr = session.tr
        title = tr.t("Nothing logged today") if desk.day == desk.today else tr.t("Nothing logged on this day")
        self._grids: list[QGridLayout] = []
        self._parts: list[tuple[int, QWidget]] = []
        layout = stack(label(title, "panel-title"), gap=8, margins=(24, 20, 24, 8))
        layout.addWidget(label(self._sentence(), ink="second", wrap=True))
        examples = list(self._examples()) if desk.open else []
        if examples:
            layout.addSpacing(4)
            for line, why in examples:
                layout.addWidget(rule())
                layout.addWidget(self._example(line, why))
            self._line_up()
        layout.addStretch(1)
        self.setLayout(layout)

    def _sentence(self) -> str:
        tr = self.session.tr
        if self.desk.scheme is None:
            return tr.t("No scheme is in force in this month; choose one under Schemes.")
        if not self.desk.open:
            return tr.t("This month is closed.")
        if not self.desk.people:
            return tr.t("There is nobody on the roster yet. Add the team under People first.")
        return tr.t(
            "Type one line above and press Enter. A slip can be undone; voided records stay visible, nothing gets lost."
        )

    def _examples(self) -> Iterator[tuple[str, str]]:
        """Lines that name people and criteria that are there, the first of them with minutes where bands want them."""
        tr = self.session.tr
        here = _here(self.desk)
        scheme = self.desk.scheme
        if not here or scheme is None:
            return
        criteria = [each for each in scheme.incident_criteria if not each.retired and not each.posts]
        names = [initials(self.desk.roster.key(person)) for person in here]
        timed = next((each for each in criteria if each.bands), None)
        praise = next((each for each in criteria if (each.points or 0) > 0), None)
        fixed = [each for each in criteria if each.unit == "times" and (each.points or 0) < 0]
        sizes = Counter(each.category for each in fixed)
        # What concerns several people at once mostly stands in the category with the most criteria: sessions, duties.
        plain = max(fixed, key=lambda each: sizes[each.category], default=None)
        if timed is not None:
            yield (
                f"{names[0]} {short_name(timed, tr.language)} 8",
                tr.t("initials of the name + criterion + minutes"),
            )
        if praise is not None:
            person = here[1 % len(here)]
            yield f"{person.number} {short_name(praise, tr.language)}", tr.t("the employee number does as well")
        if plain is not None and len(here) > 2:
            yield (
                f"{names[1]} {names[2]} {short_name(plain, tr.language)}",
                tr.t("several people at once, with spaces between"),
            )

    def _line_up(self) -> None:
        """The lines that can be typed, and the points, each as wide as the widest: what follows begins alike."""
        for column in (0, 2):
            parts = [part for at, part in self._parts if at == column]
            for part in parts:
                part.ensurePolished()
            widest = max((part.sizeHint().width() for part in parts), default=0)
            for grid in self._grids:
                grid.setColumnMinimumWidth(column, max(_LEAST[column], min(widest, _WIDEST)))

    def _example(self, line: str, why: str) -> QFrame:
        tr = self.session.tr
        frame = QFrame()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(12)
        key = Elided(line, "key")
        key.setFixedHeight(26)
        grid.addWidget(key, 0, 0, Qt.AlignmentFlag.AlignLeft)
        self._grids.append(grid)
        self._parts.append((0, key))
        reading = self.desk.read(line, ())
        model = CandidateModel(self.desk)
        if reading.candidates:
            best = reading.candidates[0]
            said = tr.t("{name}, {what}", name=model.who(best), what=model.what(best))
            grid.addWidget(Elided(said), 0, 1)
            points = model.points(best)
            if len(best.people) > 1:
                points = tr.t("each {points}", points=points)
            shown = label(points, ink=ink_of(best.points) if best.points else "")
            grid.addWidget(shown, 0, 2, Qt.AlignmentFlag.AlignRight)
            self._parts.append((2, shown))
            named(frame, f"{line}: {said} {points}")
        grid.addWidget(label(why, "secondary", wrap=True), 0, 3)
        for column, stretch in enumerate((0, 1, 0, 1)):
            grid.setColumnMinimumWidth(column, _LEAST[column])
            grid.setColumnStretch(column, stretch)
        return frame


def _here(desk: Desk) -> list[Person]:
    """Who can be logged for, those first whose initials are soon typed: they make the better examples."""
    here = [person for person in desk.people if person.employed_on(desk.day)]
    return sorted(here, key=lambda person: len(initials(desk.roster.key(person))) > _SOON_TYPED)


def example_line(desk: Desk, language: Language) -> str:
    """A line that can be typed as it stands: somebody who is here, the most used criterion, minutes."""
    here = next(iter(_here(desk)), None)
    criterion = desk.criteria.often
    if here is None or criterion is None:
        return ""
    return " ".join(
        part
        for part in (
            initials(desk.roster.key(here)),
            short_name(criterion, language),
            "8" if wants_minutes(criterion) else "",
        )
        if part
    )
