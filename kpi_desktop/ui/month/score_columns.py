"""What stands in each column of the score table: its text, its bar, its tags, and what a screen reader says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from kpi_desktop.domain.result import FlagKind
from kpi_desktop.reports.content import CategoryContent, FlagContent, MonthContent, PersonContent
from kpi_desktop.reports.content import Column as Category
from kpi_desktop.services.pinyin import name_order
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Column
from kpi_desktop.ui.month.clauses import category_key
from kpi_desktop.ui.theme import Type
from kpi_desktop.ui.veil import DASH

FRIENDLY_FLAGS = frozenset({FlagKind.REWARD, FlagKind.PROMOTION_DUE})
"""Flags that aren't drawn as a fault."""


_SEEN = 5
"""Characters of a name that stand in the narrowest column; of narrow letters twice as many."""


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


@dataclass(frozen=True, slots=True)
class Part:
    """One category or criterion of a person, by its `id`, where all of them share a column."""

    id: str
    title: str
    shown: str
    bar: Bar | None
    ink: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What the table shows beside the month itself.

    Attributes:
        doubted: What is in doubt about whom, by employee number.
        clauses: Where the regulation says so, as `clauses.clauses` gives it.
        strips: What became of whose strip, in a word, by employee number; None where that isn't shown.
        veiled: Ranks are dashes, as everything in the month is.
    """

    doubted: Mapping[str, str] = field(default_factory=dict)
    clauses: Mapping[str, str] = field(default_factory=dict)
    strips: Mapping[str, str] | None = None
    veiled: bool = False


@dataclass(frozen=True)
class ScoreColumn(Column[PersonContent]):
    """A column of the score table.

    Attributes:
        id: rank, name, score, grade, pay, strip, flags, ``category:`` and the category's id, or parts: all of
            them in one.
        subtitle: Second line of the header, such as full marks.
        bar: The bar beneath a number; None for columns without bars.
        tags: Words that are framed; None for columns of plain text.
        parts: What shares the column; None for the other columns.
        spoken: What a screen reader says instead of the text.
        marked: Whether a warning stands before the text; None for columns that keep no room for one.
        clause: Where the regulation says so.
    """

    id: str = ""
    subtitle: str = ""
    bar: Callable[[PersonContent], Bar | None] | None = None
    tags: Callable[[PersonContent], tuple[Tag, ...]] | None = None
    parts: Callable[[PersonContent], tuple[Part, ...]] | None = None
    spoken: Callable[[PersonContent], str] | None = None
    marked: Callable[[PersonContent], bool] | None = None
    clause: str = ""


def score_columns(
    content: MonthContent, tr: Translator, beside: Beside | None = None, *, folded: bool = False
) -> tuple[ScoreColumn, ...]:
    """The columns that a month's scheme asks for; the grade only where it has grades, pay where there is any.

    Args:
        content: The month.
        tr: Words headings.
        beside: What is shown beside the month.
        folded: All categories or criteria share one column, each person's own ones side by side.
    """
    beside = beside or Beside()
    columns = [_dashes(_rank(tr)) if beside.veiled else _rank(tr), _name(content, tr, beside.doubted)]
    if folded:
        columns.append(_parts(content, tr))
    else:
        columns += [_category(place, category, beside, tr) for place, category in enumerate(content.columns)]
    columns.append(_score(content, tr))
    if content.has_grades:
        columns.append(_grade(tr))
    if content.has_pay:
        columns.append(_pay(tr))
    if beside.strips is not None:
        columns.append(_strip(beside.strips, tr))
    columns.append(_dashes(replace(_flags(tr), tags=None, tip=None)) if beside.veiled else _flags(tr))
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


def _dashes(column: ScoreColumn) -> ScoreColumn:
    return replace(column, text=lambda _: DASH, spoken=lambda _: DASH)


def _name(content: MonthContent, tr: Translator, doubted: Mapping[str, str]) -> ScoreColumn:
    names = Counter(_seen(person.name) for person in content.people)

    def text(person: PersonContent) -> str:
        """The name; with the number where somebody else is called the same, or begins as it does and may be cut."""
        alike = names[_seen(person.name)] > 1
        return f"{person.name}  {person.employee}" if alike else person.name or person.employee

    def tip(person: PersonContent) -> str:
        who = tr.t("{name}, number {number}", name=person.name, number=person.employee)
        return "\n".join(part for part in (who, doubted.get(person.employee, "")) if part)

    def spoken(person: PersonContent) -> str:
        name = text(person)
        return tr.t("{name}, in doubt", name=name) if person.employee in doubted else name

    return ScoreColumn(
        id="name",
        title=tr.c("column", "Name"),
        text=text,
        sort=lambda person: name_order(person.name or person.employee),
        tip=tip,
        spoken=spoken,
        marked=(lambda person: person.employee in doubted) if doubted else None,
        middle=True,
    )


def _seen(name: str) -> str:
    """What is surely seen of a name."""
    return name[: _SEEN * 2] if name.isascii() else name[:_SEEN]


def _category(place: int, category: Category, beside: Beside, tr: Translator) -> ScoreColumn:
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
        subtitle=category.marks_text or tr.c("full marks", "no marks"),
        text=lambda person: part(person).shown,
        ink=lambda person: _ink(part(person)),
        sort=lambda person: part(person).points,
        right=True,
        bar=lambda person: bar_of(part(person)),
        spoken=spoken,
        clause=beside.clauses.get(category_key(category.id)) or beside.clauses.get(category.id, ""),
    )


def _parts(content: MonthContent, tr: Translator) -> ScoreColumn:
    def parts(person: PersonContent) -> tuple[Part, ...]:
        return tuple(
            Part(category.id, category.title, part.shown, bar_of(part), _ink(part))
            for category, part in zip(content.columns, person.categories, strict=True)
            if part.shown
        )

    def said(person: PersonContent) -> str:
        return "\n".join(f"{part.title} {part.shown}" for part in parts(person))

    return ScoreColumn(
        id="parts",
        title=tr.c("column", "Points in each part"),
        text=said,
        sort=lambda person: -person.raw,
        tip=said,
        parts=parts,
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
        sort=lambda person: sum((part.amount for part in person.pay.parts), Fraction(0)) if person.pay else Fraction(0),
        right=True,
        tip=parts,
        spoken=lambda person: "" if person.pay is None else tr.t("pay {amount} yuan", amount=person.pay.total),
    )


def _strip(strips: Mapping[str, str], tr: Translator) -> ScoreColumn:
    return ScoreColumn(
        id="strip",
        title=tr.c("column", "Strip"),
        text=lambda person: strips.get(person.employee, ""),
        ink=lambda _: "second_ink",
        sort=lambda person: strips.get(person.employee, ""),
        tip=lambda person: strips.get(person.employee, ""),
    )


def _flags(tr: Translator) -> ScoreColumn:
    def reasons(person: PersonContent) -> str:
        return "\n".join(_flag_line(flag, tr) for flag in person.flags)

    return ScoreColumn(
        id="flags",
        title=tr.c("column", "Flags"),
        text=lambda person: tr.listed(flag.title for flag in person.flags),
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
