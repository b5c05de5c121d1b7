"""One person's ratings as a sheet: a row a sample, and one to type the next into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.model import Rater, RatingCriterion
from kpi_desktop.services.figures import Figures, NewRating, PersonFigures, Sample
from kpi_desktop.texts import Translator
from kpi_desktop.ui.month.figures.reading import CellFault, day, rater, score
from kpi_desktop.ui.month.figures.sheet_model import Cell, SheetColumn, SheetContent, SheetRow

DAY: Final = "*day"
SERIAL: Final = "*serial"
RATER: Final = "*rater"
TOTAL: Final = "*total"
NOTE: Final = "*note"
NEW: Final = "*new"
"""Columns and the row of the sheets that are no criterion or sample; no id of a scheme has a star."""
_SHOWN_DECIMALS: Final = 2


@dataclass(frozen=True, slots=True)
class Heard:
    """One sample: the ratings that were given together.

    Attributes:
        id: Row of the sheet.
        ratings: By criterion.
    """

    id: str
    ratings: Mapping[str, Sample]

    @property
    def first(self) -> Sample:
        """Any of them: day, serial, rater and note are those of all."""
        return next(iter(self.ratings.values()))


@dataclass(frozen=True, slots=True)
class Writing:
    """What typed cells of ratings come to: ratings with the cells they are of, what they replace, and faults."""

    ratings: tuple[NewRating, ...]
    cells: tuple[Cell, ...]
    gone: tuple[int, ...]
    faults: Mapping[Cell, Message]


def heard_of(person: PersonFigures) -> tuple[Heard, ...]:
    """The samples of a person: ratings of one serial number, day, rater and note belong together."""
    found: dict[tuple[object, ...], dict[str, Sample]] = {}
    for samples in person.samples.values():
        times: dict[tuple[object, ...], int] = {}
        for one in samples:
            key = (one.day, one.serial, one.rater, one.note)
            times[key] = times.get(key, 0) + 1
            found.setdefault((*key, times[key]), {})[one.criterion] = one
    kept = sorted(
        found.values(), key=lambda one: (next(iter(one.values())).day or date.max, min(s.id for s in one.values()))
    )
    return tuple(Heard(f"{place}", ratings) for place, ratings in enumerate(kept, 1))


def samples_sheet(figures: Figures, person: PersonFigures, proposed: date | None, tr: Translator) -> SheetContent:
    """A row a sample, and one to type the next into.

    Args:
        figures: The month.
        person: Whose.
        proposed: The day of the next one where none is typed.
        tr: Words.
    """
    criteria = [one for one in figures.rating_criteria if one.id in person.rated]
    raters = raters_of(criteria)
    columns = [SheetColumn(DAY, tr.c("column", "Date"), right=False, called=("日期", "Date"), width=72)]
    columns.append(
        SheetColumn(
            SERIAL, tr.t("Recording"), right=False, called=("录音号", "录音编号", "流水号", "Recording"), width=84
        )
    )
    if raters:
        called = ("评分人", "考核人", "Rater")
        choices = tuple(tr.label(one.name) for one in raters)
        columns.append(SheetColumn(RATER, tr.t("Rater"), right=False, called=called, choices=choices, width=84))
    columns += [criterion_column(one, tr) for one in criteria]
    if len(criteria) > 1:
        full = plain(sum((one.marks for one in criteria), Fraction(0)))
        columns.append(SheetColumn(TOTAL, tr.t("In all"), full, shown=True, width=64))
    columns.append(SheetColumn(NOTE, tr.t("Note"), right=False, called=("备注", "Note"), width=120))
    heard = heard_of(person)
    values: dict[Cell, str] = {}
    for one in heard:
        values |= {(one.id, place): text for place, text in _texts(one, raters, tr).items()}
    rows = [SheetRow(one.id, tr.t("Sample {number}", number=one.id), (one.id,)) for one in heard]
    derived = {(NEW, DAY): _day_text(proposed)} if proposed is not None else {}
    if not figures.closed:
        rows.append(SheetRow(NEW, tr.t("Next sample")))
    return SheetContent(
        columns=tuple(columns),
        rows=tuple(rows),
        values={cell: text for cell, text in values.items() if text},
        derived=derived,
        read_only=figures.closed,
    )


def raters_of(criteria: Sequence[RatingCriterion]) -> tuple[Rater, ...]:
    """Everybody who rates any of the criteria."""
    found = {one.id: one for criterion in criteria for one in criterion.raters}
    return tuple(found.values())


def typed_sample(
    typed: Mapping[str, str], person: PersonFigures, figures: Figures, heard: Heard | None, proposed: date | None
) -> Writing:
    """What one row of samples comes to.

    Args:
        typed: Texts by column.
        person: Whose row it is.
        figures: The month.
        heard: What stood in the row; None for a new sample.
        proposed: The day of a new one where none is typed.
    """
    row = heard.id if heard is not None else NEW
    faults: dict[Cell, Message] = {}
    old = heard.first if heard is not None else Sample(0, person.number, "", Fraction(0), day=proposed)
    criteria = [one for one in figures.rating_criteria if one.id in person.rated]
    about = _about(typed, old, figures.month, raters_of(criteria), faults, row)
    scores = {} if heard is None else {key: one.score for key, one in heard.ratings.items()}
    for criterion in criteria:
        if criterion.id in typed:
            try:
                given = score(typed[criterion.id], criterion.marks)
            except CellFault as fault:
                faults[row, criterion.id] = fault.what
                continue
            scores.pop(criterion.id, None)
            scores |= {} if given is None else {criterion.id: given}
    ratings = tuple(
        new_rating(replace(about, criterion=one.id, score=scores[one.id], rater=about.rater if one.raters else None))
        for one in criteria
        if one.id in scores
    )
    gone = () if heard is None else tuple(one.id for one in heard.ratings.values())
    return Writing(ratings, tuple((row, one.criterion) for one in ratings), gone, faults)


def _about(  # noqa: PLR0917 - everything that a row says of itself
    typed: Mapping[str, str],
    old: Sample,
    month: Month,
    raters: Sequence[Rater],
    faults: dict[Cell, Message],
    row: str,
) -> Sample:
    """Day, serial, rater and note of a row."""
    about = replace(old, serial=typed.get(SERIAL, old.serial), note=typed.get(NOTE, old.note))
    try:
        if DAY in typed:
            about = replace(about, day=day(typed[DAY], month))
    except CellFault as fault:
        faults[row, DAY] = fault.what
    try:
        if RATER in typed:
            about = replace(about, rater=rater(typed[RATER], raters))
    except CellFault as fault:
        faults[row, RATER] = fault.what
    return about


def new_rating(one: Sample) -> NewRating:
    """A rating as it is to be written."""
    return NewRating(one.number, one.criterion, one.score, one.rater, one.day, one.serial, one.note)


def _texts(one: Heard, raters: Sequence[Rater], tr: Translator) -> dict[str, str]:
    first = one.first
    name = next((tr.label(each.name) for each in raters if each.id == first.rater), first.rater or "")
    total = sum((each.score for each in one.ratings.values()), Fraction(0))
    scores = {criterion: score_text(each.score, tr) for criterion, each in one.ratings.items()}
    about = {
        DAY: _day_text(first.day),
        SERIAL: first.serial,
        RATER: name,
        NOTE: first.note,
        TOTAL: score_text(total, tr),
    }
    return {**about, **scores}


def _day_text(value: date | None) -> str:
    return "" if value is None else value.isoformat()[5:]


def score_text(number: Fraction, tr: Translator) -> str:
    """A score as a cell has room for it."""
    exact = plain(number)
    short = len(exact.partition(".")[2]) <= _SHOWN_DECIMALS
    return tr.t("{value}", value=number) if short else tr.points(number, _SHOWN_DECIMALS, signed=False)


def criterion_column(criterion: RatingCriterion, tr: Translator) -> SheetColumn:
    """The column of a criterion, with its full marks."""
    name = tr.label(criterion.name)
    called = (criterion.name.zh, criterion.name.en, criterion.id)
    return SheetColumn(criterion.id, name, plain(criterion.marks), called=called, tip=name, width=62)
