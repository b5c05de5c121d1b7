"""The whole worded content of a month in one language: what window, paper, pictures and workbooks draw from.

The texts are final; the exact numbers beside them are there for bars, sorting and sums. A closed month's seal keeps
this content in both languages, so nothing in here may depend on anything that can change later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator

from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.result import FlagKind, LineKind
from kpi_desktop.domain.words import Language
from kpi_desktop.reports.book_words import BookWords
from kpi_desktop.reports.letter_words import LetterWords
from kpi_desktop.reports.own_templates import OwnTemplates
from kpi_desktop.reports.paper_words import PaperWords
from kpi_desktop.reports.pay_content import PayContent
from kpi_desktop.reports.register_words import RegisterWords

OBJECTION_DAYS = 7
"""Days for objections unless the organisation has others, the closing day counted as the first."""


def _exact_text(number: Fraction) -> str:
    text = plain(number)
    return text if Fraction(text) == number else str(number)


def _exact(value: object) -> Fraction:
    if isinstance(value, (Fraction, str, int)):
        return Fraction(value)
    raise ValueError("an exact number is written as text")


Exact = Annotated[Fraction, PlainValidator(_exact), PlainSerializer(_exact_text, return_type=str)]
"""An exact number, in JSON a text: a decimal, or a ratio where no decimal of 12 places is exact."""


@dataclass(frozen=True, slots=True)
class Column:
    """A category as a column: `marks_text` is ``15``, and empty where the category has no marks."""

    id: str
    title: str
    marks: Exact | None
    marks_text: str


@dataclass(frozen=True, slots=True)
class CategoryContent:
    """What one category came to for one person.

    Attributes:
        id: Category id.
        marks: Full marks; None where the category has none.
        points: Points kept of the marks; the signed sum where there are no marks.
        lost: Points lost, 0 or more.
        shown: ``9.0`` where there are marks, signed where there are none (``+2.0``).
    """

    id: str
    marks: Exact | None
    points: Exact
    lost: Exact
    shown: str


@dataclass(frozen=True, slots=True)
class LineContent:
    """One line that made the score.

    Attributes:
        kind: Where it comes from.
        category: Category id, or None.
        criterion: Criterion id, or None.
        date: ``2026-11-04``, or None.
        day: ``11-04``, or empty.
        code: The criterion's short number (``1.1``), or empty.
        title: What happened: ``迟到 7 分钟``.
        reason: Why it has these points, or empty.
        note: What the leader wrote, or empty; of excused and voided lines it is the reason and stands there.
        points: Signed.
        shown: ``−5.0``.
        incident: Index of the incident in the facts, or None.
        unscored: Nothing was there to score.
    """

    kind: LineKind
    category: str | None
    criterion: str | None
    date: str | None
    day: str
    code: str
    title: str
    reason: str
    note: str
    points: Exact
    shown: str
    incident: int | None
    unscored: bool = False

    def detail(self, language: Language) -> str:
        """Reason and note as one text, or empty."""
        return ("；" if language == "zh" else "; ").join(part for part in (self.reason, self.note) if part)


@dataclass(frozen=True, slots=True)
class FlagContent:
    """A flag with its reasons as one text."""

    kind: FlagKind
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class PersonContent:
    """One person's month.

    Attributes:
        employee: Employee number.
        name: As on the roster at the month's end.
        team: The team's name.
        post: The post's title, or empty.
        score: ``87.0``, with the scheme's decimals.
        raw: Before rounding.
        raw_text: ``86.95``, with as many decimals as it needs and at least the scheme's.
        start: What the lines are taken off.
        start_text: ``100.0``.
        rank: None where the person isn't ranked.
        grade: What the score decides: the grade's name, the coefficient, or both; None where it decides neither.
        exempt: Scored but not ranked.
        categories: One for each column, in their order.
        lines: In the order of the result; voided ones are in it.
        flags: In the order of `FlagKind`.
        pay: None where nothing follows in money.
    """

    employee: str
    name: str
    team: str
    post: str
    score: str
    raw: Exact
    raw_text: str
    start: Exact
    start_text: str
    rank: int | None
    grade: str | None
    exempt: bool
    categories: tuple[CategoryContent, ...]
    lines: tuple[LineContent, ...]
    flags: tuple[FlagContent, ...]
    pay: PayContent | None


@dataclass(frozen=True, slots=True)
class NoticeContent:
    """Something to know about the month's facts: where it stands and what it is."""

    where: str
    what: str
    employee: str | None
    criterion: str | None


@dataclass(frozen=True, slots=True)
class MonthContent:
    """A month of one team in one language.

    Attributes:
        language: The language of every text in it.
        organisation: Name at the head of the paper, or empty.
        team: The team's name.
        month: ``2026-11``.
        month_title: ``2026年11月``.
        scheme_id: Permanent id of the scheme.
        scheme_version: Version of the scheme's text.
        scheme_name: Name of the scheme.
        decimals: Decimals of scores.
        base: Score before anything happened.
        cap: Highest score, or None.
        full_text: ``100``: the cap, or the base where there is no cap.
        start_title: What a strip's first line says.
        has_grades: Whether the scheme has grades or coefficients.
        columns: The scheme's categories, in its order.
        people: In roster order.
        participants: People with a result.
        ranked: People with a rank.
        average: Mean of the ranked people's scores, with the scheme's decimals; empty where nobody is ranked.
        notices: About the facts.
        words: What the paper itself says around all this.
        letters: What pay slips and letters say around all this; None in seals that are older than these.
        book: What the workbook says around all this; None likewise.
        templates: The organisation's own paper; None where all looks as the program draws it. Its words are in `words`,
            `letters` and `register` already.
        register: What the register says around all this; None in seals that are older than this.
    """

    language: Language
    organisation: str
    team: str
    month: str
    month_title: str
    scheme_id: str
    scheme_version: str
    scheme_name: str
    decimals: int
    base: Exact
    cap: Exact | None
    full_text: str
    start_title: str
    has_grades: bool
    columns: tuple[Column, ...]
    people: tuple[PersonContent, ...]
    participants: int
    ranked: int
    average: str
    notices: tuple[NoticeContent, ...]
    words: PaperWords
    letters: LetterWords | None = None
    book: BookWords | None = None
    templates: OwnTemplates | None = None
    register: RegisterWords | None = None

    @property
    def logo(self) -> str:
        """The picture at the head of the paper, in base64; empty for none."""
        return "" if self.templates is None else self.templates.logo_data

    @property
    def has_pay(self) -> bool:
        """Whether anything follows in money for anybody."""
        return any(person.pay is not None for person in self.people)

    @property
    def pay_titles(self) -> tuple[str, ...]:
        """What the components of pay are called, which are everyone's alike; none where nothing follows in money."""
        pay = next((person.pay for person in self.people if person.pay is not None), None)
        return () if pay is None else tuple(part.title for part in pay.parts)

    def person(self, employee: str) -> PersonContent | None:
        """The person of that employee number, or None."""
        return next((person for person in self.people if person.employee == employee), None)

    def by_rank(self) -> tuple[PersonContent, ...]:
        """The people by rank, equal ranks in roster order, those without a rank last."""
        return tuple(sorted(self.people, key=lambda person: (person.rank is None, person.rank or 0)))


@dataclass(frozen=True, slots=True)
class Stamp:
    """What paper says about the closing of its month.

    Attributes:
        closed_on: The day of closing; None while the month is open, which paper then says.
        seal: The seal's number, such as ``9C41-07E2-5B``; None while the month is open.
        objections_until: The last day for objections, as it was settled at the close; None while the month is open.
        reopened: The month was closed before and opened again.
    """

    closed_on: date | None = None
    seal: str | None = None
    objections_until: date | None = None
    reopened: bool = False


OPEN = Stamp()
"""The stamp of a month that isn't closed."""


def objections_until(closed_on: date, days: int = 0) -> date:
    """The last day for objections to a month that is closed on a day, that day being the first of so many.

    Args:
        closed_on: The day.
        days: How many; 0 for `OBJECTION_DAYS`.
    """
    return closed_on + timedelta(days=(days or OBJECTION_DAYS) - 1)


def without_pay(content: MonthContent) -> MonthContent:
    """The same month without anything about money, for paper that shows none."""
    return replace(content, people=tuple(replace(person, pay=None) for person in content.people))
