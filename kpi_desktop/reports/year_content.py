"""A team's year in words: a row a person, a column a month, what the months come to, and who is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import round_half_up
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.reports.month_content import flag_title
from kpi_desktop.reports.person_trend import Spot, Trend, ticks
from kpi_desktop.reports.year_months import Year, YearCell, YearMonth, YearPerson
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


@dataclass(frozen=True, slots=True)
class YearPoint:
    """The team's month on the chart; `mean` None where nobody has a score.

    Attributes:
        month: Which.
        label: ``2026-01`` at the first, else ``02``.
        mean: Mean of everybody's score.
        low: The lowest score.
        high: The highest.
        shown: The mean as a text.
        open: May still change.
    """

    month: Month
    label: str
    mean: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    shown: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class YearContent:
    """A team's year, worded.

    Attributes:
        title: What it is.
        organisation: Its name, or empty.
        team: The team's name.
        year: Which.
        rows: By place, then by number.
        points: The team's months.
        legend: What bold means, for whoever sets in bold; empty where nothing is.
        notes: What to know: months that are open, and where the scheme changed.
        has_best: Whether any month knows a best grade or a first place.
        has_pay: Whether pay is shown.
        decimals: How many the means have.
        columns: Heads by what stands beneath: number, name, months, average, rank, best, streak, flags, due, pay.
        chart: The team's mean over the months; None where there isn't any.
        page: Words a page's number, with ``{number}`` and ``{count}``.
        file: What a file of it is called.
    """

    title: str
    organisation: str
    team: str
    year: int
    rows: tuple[YearRow, ...]
    points: tuple[YearPoint, ...]
    legend: str
    notes: tuple[str, ...]
    has_best: bool
    has_pay: bool
    decimals: int
    columns: Mapping[str, str]
    chart: Trend | None
    page: str
    file: str


def build(year: Year, tr: Translator, *, pay: bool = False) -> YearContent:
    """Word a year.

    Args:
        year: What months hold.
        tr: Words it.
        pay: Show what people were paid: never for the wall unless asked for.
    """
    decimals = max((_decimals(cell) for person in year.people for cell in person.cells if cell), default=1)
    paid = pay and any(cell and cell.pay is not None for person in year.people for cell in person.cells)
    rows = [_row(person, year.months, decimals, tr, pay=paid) for person in year.people]
    title = tr.t("Year {year}", year=str(year.year))
    points = tuple(_point(year, place, decimals, tr) for place in range(len(year.months)))
    return YearContent(
        title=title,
        organisation=year.organisation,
        team=year.team,
        year=year.year,
        rows=_placed(rows),
        points=points,
        legend=_legend(year, tr),
        notes=_notes(year, tr),
        has_best=any(row.best for row in rows) or any(cell and cell.grade for one in year.people for cell in one.cells),
        has_pay=paid,
        decimals=decimals,
        columns=_columns(tr),
        chart=_chart(points, decimals, tr),
        page=tr.t("Page {number} of {count}", number="{number}", count="{count}"),
        file="-".join(part for part in (title, year.team) if part),
    )


def _chart(points: Sequence[YearPoint], decimals: int, tr: Translator) -> Trend | None:
    """The team's mean; at the foot of each month the lowest and the highest score."""
    means = [point.mean for point in points if point.mean is not None]
    if not means:
        return None
    ends = [_ends(point, decimals, tr) for point in points]
    spots = tuple(
        Spot(point.month, point.label, end, point.mean, point.shown, point.open, end)
        for point, end in zip(points, ends, strict=True)
    )
    said = [tr.t("{month}: {points}", month=point.month, points=point.shown) for point in points if point.shown]
    return Trend(
        tr.t("Mean of the team"),
        tr.t("beneath each month the lowest and the highest score; hollow while the month is open"),
        spots,
        ticks(means, (), tr),
        ("；" if tr.language == "zh" else "; ").join(said),
        tr.t("Lowest and highest"),
    )


def _ends(point: YearPoint, decimals: int, tr: Translator) -> str:
    if point.low is None or point.high is None:
        return ""
    low, high = (tr.points(end, decimals, signed=False) for end in (point.low, point.high))
    return low if low == high else tr.t("{low}–{high}", low=low, high=high)


def _decimals(cell: YearCell) -> int:
    return max(0, -int(cell.score.as_tuple().exponent))


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
        told=("；" if tr.language == "zh" else "; ").join(due),
        pay="" if total is None else tr.points(total, 2, signed=False),
        pay_sum=total,
    )


def _mean_shown(scores: Sequence[Fraction], decimals: int) -> Decimal | None:
    return round_half_up(sum(scores, Fraction(0)) / len(scores), decimals) if scores else None


def _score(cell: YearCell | None, month: YearMonth, tr: Translator) -> YearScore:
    if cell is None:
        return YearScore(open=month.kept and not month.closed)
    return YearScore(
        tr.points(cell.score, _decimals(cell), signed=False),
        Fraction(cell.score),
        "" if cell.rank is None else str(cell.rank),
        not month.closed,
        cell.best,
    )


def _flag_words(flags: Mapping[FlagKind, int], tr: Translator) -> str:
    told = [
        flag_title(kind, tr)
        if flags[kind] == 1
        else tr.t("{flag} × {count}", flag=flag_title(kind, tr), count=flags[kind])
        for kind in FlagKind
        if flags.get(kind)
    ]
    return ("、" if tr.language == "zh" else ", ").join(told)


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


def _point(year: Year, place: int, decimals: int, tr: Translator) -> YearPoint:
    month = year.months[place]
    label = str(month.month) if place == 0 else f"{month.month.month:02}"
    scores = [Fraction(cell.score) for person in year.people if (cell := person.cells[place]) is not None]
    if not scores:
        return YearPoint(month.month, label, open=month.kept and not month.closed)
    mean = sum(scores, Fraction(0)) / len(scores)
    shown = tr.points(mean, decimals, signed=False)
    return YearPoint(month.month, label, mean, min(scores), max(scores), shown, not month.closed)


def _legend(year: Year, tr: Translator) -> str:
    if any(cell is not None and cell.best for person in year.people for cell in person.cells):
        return tr.t("Bold: the best grade of the month, or first where there are no grades")
    return ""


def _notes(year: Year, tr: Translator) -> tuple[str, ...]:
    found = []
    still_open = tuple(month.month for month in year.months if month.kept and not month.closed)
    if still_open:
        found.append(tr.t("Not closed yet, so shown but not counted: {months}", months=still_open))
    before: tuple[str, str] | None = None
    for month in year.months:
        if month.scheme is not None and before is not None and month.scheme != before:
            found.append(tr.t("From {month} on another scheme or version holds", month=month.month))
        before = month.scheme or before
    return tuple(found)


def _columns(tr: Translator) -> Mapping[str, str]:
    return {
        "number": tr.t("Number"),
        "name": tr.c("column", "Name"),
        "months": tr.c("year", "Months"),
        "average": tr.c("year", "Average"),
        "rank": tr.c("column", "Rank"),
        "best": tr.c("year", "Best grade"),
        "streak": tr.c("year", "Running"),
        "flags": tr.c("year", "Flags"),
        "due": tr.c("year", "Due"),
        "pay": tr.c("year", "Pay in all"),
    }
