"""The score table's rows and columns, drawn from the worded content of a month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Qt

from kpi_desktop.domain.result import FlagKind
from kpi_desktop.reports.content import CategoryContent, FlagContent, MonthContent, PersonContent
from kpi_desktop.reports.content import Column as Category
from kpi_desktop.services.pinyin import name_order
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Column, TableModel
from kpi_desktop.ui.kit.table import Index
from kpi_desktop.ui.theme import Type

FRIENDLY_FLAGS = frozenset({FlagKind.REWARD, FlagKind.PROMOTION_DUE})
"""Flags that aren't drawn as a fault."""


class ScoreRole(IntEnum):
    """What the score table's delegate asks of a cell beside what every delegate asks."""

    BAR = Qt.ItemDataRole.UserRole + 20
    """A `Bar`; None where nothing was lost or gained; absent from columns that have no bars."""
    HAS_BARS = Qt.ItemDataRole.UserRole + 21
    """Whether the column keeps room for bars."""
    TAGS = Qt.ItemDataRole.UserRole + 22
    """A tuple of `Tag`; None in columns that have none."""
    MARKED = Qt.ItemDataRole.UserRole + 23
    """Whether a warning stands before the text; None in columns that keep no room for one."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar beneath a number: how many points, and whether they were gained or lost."""

    points: Fraction
    gained: bool


@dataclass(frozen=True, slots=True)
class Tag:
    """A framed word: `kind` is plain or flag."""

    text: str
    kind: str


@dataclass(frozen=True)
class ScoreColumn(Column[PersonContent]):
    """A column of the score table.

    Attributes:
        id: rank, name, score, grade, pay, flags, or ``category:`` and the category's id.
        subtitle: Second line of the header, such as full marks.
        bar: The bar beneath a number; None for columns without bars.
        tags: Words that are framed; None for columns of plain text.
        spoken: What a screen reader says instead of the text.
        marked: Whether a warning stands before the text; None for columns that keep no room for one.
    """

    id: str = ""
    subtitle: str = ""
    bar: Callable[[PersonContent], Bar | None] | None = None
    tags: Callable[[PersonContent], tuple[Tag, ...]] | None = None
    spoken: Callable[[PersonContent], str] | None = None
    marked: Callable[[PersonContent], bool] | None = None


class ScoreModel(TableModel[PersonContent]):
    """People as rows, by rank until the leader sorts otherwise."""

    def __init__(self, tr: Translator) -> None:
        """Start without a month."""
        super().__init__(())
        self._tr = tr
        self._unsorted: tuple[PersonContent, ...] = ()

    @property
    def columns(self) -> tuple[ScoreColumn, ...]:
        """The columns from left to right."""
        return tuple(column for column in self._columns if isinstance(column, ScoreColumn))

    def show_month(self, content: MonthContent, doubted: Mapping[str, str] | None = None) -> None:
        """Replace columns and rows by those of a month; `doubted` says what is in doubt, by employee number."""
        self.beginResetModel()
        self._columns = score_columns(content, self._tr, doubted or {})
        self._unsorted = content.by_rank()
        self._rows = list(self._unsorted)
        self.endResetModel()

    def row_of(self, employee: str) -> int | None:
        """Where a person stands, or None."""
        return next((place for place, person in enumerate(self._rows) if person.employee == employee), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Bars, tags and spoken texts; the rest as every table has it."""
        if not index.isValid():
            return None
        column, person = self.columns[index.column()], self._rows[index.row()]
        asked: dict[int, Callable[[PersonContent], Any] | None] = {
            ScoreRole.BAR: column.bar,
            ScoreRole.TAGS: column.tags,
            ScoreRole.MARKED: column.marked,
        }
        if role in asked:
            ask = asked[role]
            return ask(person) if ask else None
        match role:
            case ScoreRole.HAS_BARS:
                return column.bar is not None
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.spoken(person) if column.spoken else column.text(person)
            case _:
                return super().data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles; full marks are said in the tool tip too."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            column = self.columns[section]
            return f"{column.title} {column.subtitle}".strip()
        return super().headerData(section, orientation, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal ones stay in the order of rank; -1 gives the order of rank back."""
        places = {person.employee: place for place, person in enumerate(self._unsorted)}
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(index, self._rows[index.row()]) for index in before]
        self._rows.sort(key=lambda person: places[person.employee])
        if 0 <= column < len(self._columns):
            by = self._columns[column]
            self._rows.sort(key=by.sort or by.text, reverse=order == Qt.SortOrder.DescendingOrder)
        now = {person.employee: place for place, person in enumerate(self._rows)}
        after = [self.index(now[person.employee], index.column()) for index, person in held]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def score_columns(
    content: MonthContent, tr: Translator, doubted: Mapping[str, str] | None = None
) -> tuple[ScoreColumn, ...]:
    """The columns that a month's scheme asks for; the grade only where it has grades, pay where there is any."""
    columns = [_rank(tr), _name(tr, doubted or {})]
    columns += [_category(place, category, tr) for place, category in enumerate(content.columns)]
    columns.append(_score(content, tr))
    if content.has_grades:
        columns.append(_grade(tr))
    if content.has_pay:
        columns.append(_pay(tr))
    columns.append(_flags(tr))
    return tuple(columns)


def rank_text(person: PersonContent, tr: Translator) -> str:
    """The rank, or that there is none."""
    return tr.c("rank", "none") if person.rank is None else str(person.rank)


def tag_of(flag: FlagContent) -> Tag:
    """A flag as a framed word."""
    return Tag(flag.title, "plain" if flag.kind in FRIENDLY_FLAGS else "flag")


def _rank(tr: Translator) -> ScoreColumn:
    return ScoreColumn(
        id="rank",
        title=tr.c("column", "Rank"),
        text=lambda person: rank_text(person, tr),
        ink=lambda _: "second_ink",
        sort=lambda person: (person.rank is None, person.rank or 0),
        right=True,
        spoken=lambda person: tr.t("not ranked") if person.rank is None else tr.t("no. {rank}", rank=person.rank),
    )


def _name(tr: Translator, doubted: Mapping[str, str]) -> ScoreColumn:
    def tip(person: PersonContent) -> str:
        who = tr.t("{name}, number {number}", name=person.name, number=person.employee)
        return "\n".join(part for part in (who, doubted.get(person.employee, "")) if part)

    def spoken(person: PersonContent) -> str:
        name = person.name or person.employee
        return tr.t("{name}, in doubt", name=name) if person.employee in doubted else name

    return ScoreColumn(
        id="name",
        title=tr.c("column", "Name"),
        text=lambda person: person.name or person.employee,
        sort=lambda person: name_order(person.name or person.employee),
        tip=tip,
        spoken=spoken,
        marked=(lambda person: person.employee in doubted) if doubted else None,
    )


def _category(place: int, category: Category, tr: Translator) -> ScoreColumn:
    def part(person: PersonContent) -> CategoryContent:
        return person.categories[place]

    def spoken(person: PersonContent) -> str:
        here = part(person)
        if here.lost:
            return tr.t("{category} {points}, {lost} lost", category=category.title, points=here.shown, lost=here.lost)
        return f"{category.title} {here.shown}"

    return ScoreColumn(
        id=f"category:{category.id}",
        title=category.title,
        subtitle=category.marks_text or tr.t("no full marks"),
        text=lambda person: part(person).shown,
        ink=lambda person: _ink(part(person)),
        sort=lambda person: part(person).points,
        right=True,
        bar=lambda person: bar_of(part(person)),
        spoken=spoken,
    )


def _score(content: MonthContent, tr: Translator) -> ScoreColumn:
    return ScoreColumn(
        id="score",
        title=tr.c("column", "Score"),
        subtitle=tr.t("out of {marks}", marks=content.full_text),
        text=lambda person: person.score,
        sort=lambda person: person.raw,
        type=lambda _: Type.PANEL_TITLE,
        right=True,
    )


def _grade(tr: Translator) -> ScoreColumn:
    return ScoreColumn(
        id="grade",
        title=tr.c("column", "Grade"),
        text=lambda person: person.grade or "",
        ink=lambda _: "second_ink",
        sort=lambda person: -person.raw,
    )


def _pay(tr: Translator) -> ScoreColumn:
    def parts(person: PersonContent) -> str:
        pay = person.pay
        return "" if pay is None else "\n".join(f"{part.title} {part.shown}" for part in pay.parts)

    return ScoreColumn(
        id="pay",
        title=tr.c("column", "Pay"),
        subtitle=tr.c("column", "yuan"),
        text=lambda person: "" if person.pay is None else person.pay.total,
        sort=lambda person: Fraction(0) if person.pay is None else person.pay.amount,
        right=True,
        tip=parts,
        spoken=lambda person: "" if person.pay is None else tr.t("pay {amount} yuan", amount=person.pay.total),
    )


def _flags(tr: Translator) -> ScoreColumn:
    def reasons(person: PersonContent) -> str:
        return "\n".join(_flag_line(flag, tr) for flag in person.flags)

    return ScoreColumn(
        id="flags",
        title=tr.c("column", "Flags"),
        text=lambda person: "、".join(flag.title for flag in person.flags),
        sort=lambda person: (not person.flags, [list(FlagKind).index(flag.kind) for flag in person.flags]),
        tip=reasons,
        tags=lambda person: tuple(tag_of(flag) for flag in person.flags),
        spoken=reasons,
    )


def _flag_line(flag: FlagContent, tr: Translator) -> str:
    return tr.t("{flag}: {reason}", flag=flag.title, reason=flag.reason) if flag.reason else flag.title


def bar_of(category: CategoryContent) -> Bar | None:
    """Lost points of the full marks; gains, or losses, where there are no full marks."""
    if category.lost:
        return Bar(category.lost, gained=False)
    if category.marks is None and category.points:
        return Bar(abs(category.points), gained=category.points > 0)
    return None


def _ink(category: CategoryContent) -> str:
    if category.marks is None and category.points > 0:
        return "plus"
    if category.lost or (category.marks is None and category.points < 0):
        return "ink"
    return "third_ink"


def widest(texts: Sequence[str], measure: Callable[[str], int]) -> int:
    """The width of the widest text, 0 where there are none."""
    return max((measure(text) for text in texts), default=0)
