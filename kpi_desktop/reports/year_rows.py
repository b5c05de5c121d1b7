"""A team's year by people: twelve scores each, their mean and place, best grades, flags, and who is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from kpi_desktop.domain.numbers import round_half_up
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.reports.month_content import flag_title
from kpi_desktop.reports.year_months import Year, YearCell, YearMonth, YearPerson, decimals_of
from kpi_desktop.texts.translator import Translator


@dataclass(frozen=True, slots=True)
class YearScore:
    """A person's month as it is shown.

    Attributes:
        shown: The score; empty where there is none.
        score: The same, exact; None where there is none.
        rank: ``3``, or empty.
        open: May still change: drawn hollow, counted nowhere.
        best: In the best grade.
    """

    shown: str = ""
    score: Fraction | None = None
    rank: str = ""
    open: bool = False
    best: bool = False


@dataclass(frozen=True, slots=True)
class YearRow:
    """A person's year.

    Attributes:
        number: Employee number.
        name: Name.
        scores: One a month.
        months: How many closed months count.
        mean: Mean of the closed months, rounded once, half up, to the decimals of the year; None without any.
        average: The same as a text.
        rank: By the mean as it is shown: who reads the same number shares a place, and the next one is skipped for
            each of them; empty without a mean.
        best: How many closed months were in the best grade.
        streak: How many closed months up to the last one run in the best grade.
        flags: Kinds of flags of closed months and how often, worded; empty for none.
        due: What follows from the latest month, and what is ahead; a sentence each.
        told: The same as one text.
        pay: Yuan of the closed months together; empty where no plan was in force or pay wasn't asked for.
        pay_sum: The same, exact.
    """

    number: str
    name: str
    scores: tuple[YearScore, ...]
    months: int
    mean: Decimal | None
    average: str
    rank: str
    best: int
    streak: int
    flags: str
    due: tuple[str, ...]
    told: str = ""
    pay: str = ""
    pay_sum: Decimal | None = None


def year_rows(year: Year, decimals: int, tr: Translator, *, pay: bool) -> tuple[YearRow, ...]:
    """A row a person, by place and then by number.

    Args:
        year: What months hold.
        decimals: How many the means are rounded to.
        tr: Words it.
        pay: Tell what people were paid.
    """
    return _placed([_row(person, year.months, decimals, tr, pay=pay) for person in year.people])


def _row(person: YearPerson, months: Sequence[YearMonth], decimals: int, tr: Translator, *, pay: bool) -> YearRow:
    counted = [cell for cell, month in zip(person.cells, months, strict=True) if cell is not None and month.closed]
    mean = _mean_shown([Fraction(cell.score) for cell in counted], decimals)
    flags = Counter(kind for cell in counted for kind in cell.flags)
    paid = [cell.pay for cell in counted if cell.pay is not None]
    total = sum(paid, Decimal(0)) if pay and paid else None
    due = _due(person, tr)
    return YearRow(
        number=person.number,
        name=person.name,
        scores=tuple(_score(cell, month, tr) for cell, month in zip(person.cells, months, strict=True)),
        months=len(counted),
        mean=mean,
        average="" if mean is None else tr.points(mean, decimals, signed=False),
        rank="",
        best=sum(cell.best for cell in counted),
        streak=sum(1 for _ in takewhile(lambda cell: cell.best, reversed(counted))),
        flags=_flag_words(flags, tr),
        due=due,
        told=tr.listed(due, "statement"),
        pay="" if total is None else tr.points(total, 2, signed=False),
        pay_sum=total,
    )


def _mean_shown(scores: Sequence[Fraction], decimals: int) -> Decimal | None:
    return round_half_up(sum(scores, Fraction(0)) / len(scores), decimals) if scores else None


def _score(cell: YearCell | None, month: YearMonth, tr: Translator) -> YearScore:
    if cell is None:
        return YearScore(open=month.kept and not month.closed)
    return YearScore(
        tr.points(cell.score, decimals_of(cell), signed=False),
        Fraction(cell.score),
        "" if cell.rank is None else str(cell.rank),
        not month.closed,
        cell.best,
    )


def _flag_words(flags: Mapping[FlagKind, int], tr: Translator) -> str:
    told = [
        flag_title(kind, tr)
        if flags[kind] == 1
        else tr.t("{flag} ×{count}", flag=flag_title(kind, tr), count=flags[kind])
        for kind in FlagKind
        if flags.get(kind)
    ]
    return tr.listed(told)


def _due(person: YearPerson, tr: Translator) -> tuple[str, ...]:
    """What the person's latest month raised, then what is ahead."""
    latest = next((cell for cell in reversed(person.cells) if cell is not None), None)
    raised = () if latest is None else tuple(flag_title(kind, tr) for kind in latest.flags)
    return (*raised, *person.ahead)


def _placed(rows: Sequence[YearRow]) -> tuple[YearRow, ...]:
    """By the mean as shown, the best first, those alike by number; those without one at the end."""
    means = [row.mean for row in rows if row.mean is not None]
    ranked = [
        row if row.mean is None else replace(row, rank=str(1 + sum(mean > row.mean for mean in means))) for row in rows
    ]
    return tuple(sorted(ranked, key=lambda row: (row.mean is None, -(row.mean or 0), row.number)))
