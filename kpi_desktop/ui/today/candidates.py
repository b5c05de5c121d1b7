"""The candidates as a list, and how one is drawn: who, what, what it comes to, what is odd."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kpi_desktop.services.logline import Candidate, Gathering, Rostered, present, what
from kpi_desktop.ui.clauses import clause_tip
from kpi_desktop.ui.theme import Theme, Type
from kpi_desktop.ui.today.desk import Desk
from kpi_desktop.ui.today.words import ink_of, nth_this_month, said

WIDTH = 720
ROW = 36
PADDING = 16
_ASIDE = 190
_STRESSED = 3
_MANY, _LACKING = 4, 2
"""More people than can be named in a row, and how many are named who aren't in it."""
_WHOLE = 8
"""Letters of a name that is never cut in the middle."""
_NAME, _WHO = 88, 196
"""Pixels for one name beside its pinyin, and for names without it."""
Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the delegate asks beside the text."""

    CANDIDATE = Qt.ItemDataRole.UserRole + 1


class CandidateModel(QAbstractListModel):
    """The candidates as a list; screen readers hear a sentence for each."""

    def __init__(self, desk: Desk) -> None:
        """Start empty."""
        super().__init__()
        self.desk = desk
        self.candidates: tuple[Candidate, ...] = ()

    def show_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Replace all."""
        self.beginResetModel()
        self.candidates = tuple(candidates)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row a candidate."""
        return 0 if parent.isValid() else len(self.candidates)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The candidate, and what is said of it."""
        if not index.isValid():
            return None
        candidate = self.candidates[index.row()]
        if role == Role.CANDIDATE:
            return candidate
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            parts = (self.who(candidate), self.what(candidate), self.points(candidate), self.aside(candidate))
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return clause_tip(self.what(candidate), candidate.criterion, self.desk.scheme, self.desk.session.tr)
        return None

    def who(self, candidate: Candidate, *, telling_first: bool = False) -> str:
        """The people, with their number where somebody else has the same name.

        Args:
            candidate: The candidate.
            telling_first: Whoever isn't in every candidate first: where the names are cut, they still differ.
        """
        people: list[Rostered] = [fit.person for fit in candidate.typed] or list(candidate.people)
        if telling_first:
            common = set.intersection(*({fit.person.number for fit in each.typed} for each in self.candidates))
            people.sort(key=lambda person: person.number in common)
        return self.desk.session.tr.t("{names}", names=tuple(self._name(candidate, person) for person in people))

    def _name(self, candidate: Candidate, person: Rostered) -> str:
        if isinstance(person, Gathering):
            count = len(present((person,), candidate.day)[0])
            return self.desk.session.tr.n("{group} ({count})", "{group} ({count})", count, group=person.name)
        return f"{person.name} {person.number}" if self.desk.roster.namesake(person) else person.name

    def number(self, candidate: Candidate) -> str:
        """The employee number of somebody typed alone, where other candidates are for somebody else."""
        if len(candidate.typed) != 1 or isinstance(candidate.typed[0].person, Gathering):
            return ""
        meant = {tuple(fit.person.number for fit in each.typed) for each in self.candidates}
        return candidate.typed[0].person.number if len(meant) > 1 else ""

    def short(self, candidate: Candidate) -> str:
        """The people where their names don't fit: beginning and end of each, and the number that tells them apart."""
        people = [fit.person for fit in candidate.typed]
        common = set.intersection(*({fit.person.number for fit in each.typed} for each in self.candidates))
        people.sort(key=lambda person: person.number in common)
        names = tuple(
            f"{_ends(person.name)} {person.number}"
            if len(person.name) > _WHOLE and not isinstance(person, Gathering)
            else self._name(candidate, person)
            for person in people
        )
        return self.desk.session.tr.t("{names}", names=names)

    def many(self, candidate: Candidate) -> str:
        """How many people, and whom of those in other candidates it leaves out: what tells it from them."""
        tr = self.desk.session.tr
        mine = {fit.person.number for fit in candidate.typed}
        others = (fit.person for each in self.candidates for fit in each.typed if fit.person.number not in mine)
        lacking = {person.number: self._name(candidate, person) for person in others}
        count = len(candidate.typed)
        if lacking and len(lacking) <= _LACKING:
            return tr.t("{count} people without {names}", count=count, names=tuple(lacking.values()))
        return tr.t("{count} people: {names}", count=count, names=self.who(candidate, telling_first=True))

    def what(self, candidate: Candidate) -> str:
        """The criterion with minutes or count."""
        if candidate.criterion is None:
            return ""
        said = what(candidate.criterion, candidate.minutes, candidate.quantity, grave=candidate.grave)
        return self.desk.session.tr.say(said)

    def points(self, candidate: Candidate) -> str:
        """What it comes to for each."""
        if candidate.points is None or (candidate.weighed and candidate.weighed.errors):
            return ""
        return self.desk.session.tr.points(candidate.points, self.desk.places)

    def aside(self, candidate: Candidate) -> str:
        """What is odd, else the how-many-th it would be."""
        tr = self.desk.session.tr
        if candidate.errors:
            return ""
        if candidate.notices:
            return said(tr, candidate.notices[0], self.desk.places)
        if candidate.criterion is None or len(candidate.people) != 1:
            return ""
        return nth_this_month(tr, self.count(candidate))

    def count(self, candidate: Candidate) -> int:
        """The how-many-th of its criterion it would be for the person."""
        if candidate.criterion is None or not candidate.people:
            return 0
        return self.desk.nth(candidate.people[-1].number, candidate.criterion.id, candidate.day)


def _ends(name: str) -> str:
    return f"{name[:3]}…{name[-3:]}"


class CandidateDelegate(QStyledItemDelegate):
    """Draws a candidate: name, pinyin with the typed letters marked, criterion, points, aside."""

    def __init__(self, theme: Theme, model: CandidateModel) -> None:
        """Keep the theme and the words."""
        super().__init__(model)
        self.theme = theme
        self.model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for all."""
        return QSize(0, ROW)  # as wide as the list, never wider: the points stand at its right

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, then the columns."""
        candidate: Candidate = index.data(Role.CANDIDATE)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, self.theme.colour("selection"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self.theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.theme.colour("hover"))
        strong = Type.STRONG if selected else Type.BODY
        left = rect.left() + PADDING
        right = rect.right() - PADDING
        alone = len(candidate.typed) <= 1
        aside_width = min(_ASIDE, rect.width() // 4)
        points = QRect(right - aside_width - 12 - 64, rect.top(), 64, rect.height())
        who = QRect(left, rect.top(), _WHO, rect.height())
        room = QRect(left + 208, rect.top(), points.left() - left - 212, rect.height())
        if alone and candidate.typed:
            self._somebody(painter, who, candidate, strong)
        else:
            self._text(painter, who, self.several(candidate, strong), strong)
        self._text(painter, room, self.model.what(candidate), Type.BODY)
        colour = "second_ink" if self.model.desk.session.veil.drawn else ink_of(candidate.points)
        self._text(painter, points, self.model.points(candidate), strong, colour, right=True)
        stressed = self.model.count(candidate) >= _STRESSED and selected
        odd = bool(candidate.notices)
        ink = "doubt" if stressed or odd else "second_ink"
        aside = QRect(right - aside_width, rect.top(), aside_width, rect.height())
        self._text(painter, aside, self.model.aside(candidate), Type.STRONG if stressed else Type.BODY, ink, right=True)
        painter.restore()

    def several(self, candidate: Candidate, use: Type) -> str:
        """The names of several people, as whole as there is room."""
        names = self.model.who(candidate)
        if self._width(names, use) > _WHO and len(candidate.typed) > _MANY:
            names = self.model.many(candidate)
        elif self._width(names, use) > _WHO:
            names = self.model.who(candidate, telling_first=True)
            if candidate.typed and any(len(fit.person.name) > _WHOLE for fit in candidate.typed):
                names = self.model.short(candidate)
        return names

    def somebody(self, candidate: Candidate, use: Type) -> tuple[str, str, bool]:
        """How one person is written.

        Returns:
            The name, cut in its middle where there is no room; the number, where the name is cut or somebody else can
            be meant too; and whether the pinyin has room beside them.
        """
        name, number = self.model.who(candidate), self.model.number(candidate)
        person = candidate.typed[0].person
        if not number and self._width(name, use) > _NAME and not isinstance(person, Gathering):
            number = person.number
        if number and name.endswith(number):
            name = person.name
        beside = self._width(f"{name} {number}".strip(), use) <= _NAME
        metrics = QFontMetrics(self.theme.font(use))
        room = _WHO - (self._width(f" {number}", use) if number else 0)
        return metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room), number, beside

    def _somebody(self, painter: QPainter, rect: QRect, candidate: Candidate, use: Type) -> None:
        name, number, beside = self.somebody(candidate, use)
        self._text(painter, rect, name, use)
        if number:
            self._text(painter, rect.adjusted(self._width(f"{name} ", use), 0, 0, 0), number, use, "second_ink")
        if beside:
            self._pinyin(painter, QRect(rect.left() + _NAME + 4, rect.top(), 112, rect.height()), candidate)

    def _width(self, text: str, use: Type) -> int:
        return QFontMetrics(self.theme.font(use)).horizontalAdvance(text)

    def _text(
        self, painter: QPainter, rect: QRect, text: str, use: Type, ink: str = "ink", *, right: bool = False
    ) -> None:
        painter.setFont(self.theme.font(use))
        painter.setPen(self.theme.colour(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _pinyin(self, painter: QPainter, rect: QRect, candidate: Candidate) -> None:
        fit = candidate.typed[0]
        left = rect.left()
        for text, marked in fit.key.shown_parts(fit.match.marks):
            use = Type.STRONG if marked else Type.BODY
            room = QRect(left, rect.top(), max(0, rect.right() - left), rect.height())
            self._text(painter, room, text, use, "accent" if marked else "second_ink")
            left += self._width(text, use)
