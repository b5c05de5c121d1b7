"""Ratings as sheets: one of the means of everybody, one of a person's single samples."""

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
from kpi_desktop.ui.month.figures.quota_words import quota_short
from kpi_desktop.ui.month.figures.reading import CellFault, day, figure, rater
from kpi_desktop.ui.month.figures.sheet_model import Cell, SheetColumn, SheetContent, SheetRow

QUOTA: Final = "*quota"
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


def means_sheet(figures: Figures, tr: Translator) -> SheetContent:
    """A row a person: how many samples, and the mean of each criterion; a single rating can be typed there."""
    with_quota = any(person.quotas for person in figures.people)
    columns = [SheetColumn(QUOTA, tr.t("Monitored"), shown=True, width=64)] if with_quota else []
    columns += [_criterion_column(one, tr) for one in figures.rating_criteria]
    values: dict[Cell, str] = {}
    tips: dict[Cell, str] = {}
    closed: set[Cell] = set()
    wanted: set[Cell] = set()
    for person in figures.people:
        if with_quota:
            values[person.number, QUOTA] = " ".join(quota_short(stand) for stand in person.quotas)
        for criterion in figures.rating_criteria:
            cell = (person.number, criterion.id)
            samples = person.samples.get(criterion.id, ())
            if criterion.id not in person.rated:
                closed.add(cell)
                tips[cell] = tr.t("Not asked of this post")
            elif criterion.id in person.mean:
                values[cell] = _shown(person.mean[criterion.id], tr)
                tips[cell] = tr.n("{count} rating", "Mean of {count} ratings", len(samples))
            else:
                wanted.add(cell)
    return SheetContent(
        columns=tuple(columns),
        rows=tuple(SheetRow(one.number, one.name or one.number, (one.number, one.name)) for one in figures.people),
        values=values,
        closed=frozenset(closed),
        wanted=frozenset(wanted),
        tips=tips,
        read_only=figures.closed,
    )


def typed_means(typed: Mapping[Cell, str], figures: Figures) -> Writing:
    """Single ratings typed or pasted into the sheet of means; where several make the mean, the cell says so."""
    criteria = {one.id: one for one in figures.rating_criteria}
    ratings: list[NewRating] = []
    cells: list[Cell] = []
    gone: list[int] = []
    faults: dict[Cell, Message] = {}
    for cell, text in typed.items():
        person, criterion = figures.of(cell[0]), criteria.get(cell[1])
        if person is None or criterion is None:
            continue
        old = person.samples.get(criterion.id, ())
        try:
            score = figure(text)
            _refuse_mean(criterion, old)
        except CellFault as fault:
            faults[cell] = fault.what
            continue
        gone += [one.id for one in old]
        if score is not None:
            first = old[0] if old else Sample(0, person.number, criterion.id, score)
            ratings.append(_new(replace(first, score=score)))
            cells.append(cell)
    return Writing(tuple(ratings), tuple(cells), tuple(gone), faults)


def _refuse_mean(criterion: RatingCriterion, old: Sequence[Sample]) -> None:
    if len(old) > 1:
        what = Message("this is the mean of {count} ratings; change them in the list beneath", {"count": len(old)})
        raise CellFault(what)
    if criterion.raters and not old:
        raise CellFault(Message("who rates must be said; enter it in the list beneath"))


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
    columns += [_criterion_column(one, tr) for one in criteria]
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
                score = figure(typed[criterion.id])
            except CellFault as fault:
                faults[row, criterion.id] = fault.what
                continue
            scores.pop(criterion.id, None)
            scores |= {} if score is None else {criterion.id: score}
    ratings = tuple(
        _new(replace(about, criterion=one.id, score=scores[one.id], rater=about.rater if one.raters else None))
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


def _new(one: Sample) -> NewRating:
    return NewRating(one.number, one.criterion, one.score, one.rater, one.day, one.serial, one.note)


def _texts(one: Heard, raters: Sequence[Rater], tr: Translator) -> dict[str, str]:
    first = one.first
    name = next((tr.label(each.name) for each in raters if each.id == first.rater), first.rater or "")
    total = sum((each.score for each in one.ratings.values()), Fraction(0))
    scores = {criterion: _shown(each.score, tr) for criterion, each in one.ratings.items()}
    about = {DAY: _day_text(first.day), SERIAL: first.serial, RATER: name, NOTE: first.note, TOTAL: _shown(total, tr)}
    return {**about, **scores}


def _day_text(value: date | None) -> str:
    return "" if value is None else value.isoformat()[5:]


def _shown(number: Fraction, tr: Translator) -> str:
    exact = plain(number)
    short = len(exact.partition(".")[2]) <= _SHOWN_DECIMALS
    return tr.t("{value}", value=number) if short else tr.points(number, _SHOWN_DECIMALS, signed=False)


def _criterion_column(criterion: RatingCriterion, tr: Translator) -> SheetColumn:
    name = tr.label(criterion.name)
    called = (criterion.name.zh, criterion.name.en, criterion.id)
    return SheetColumn(criterion.id, name, plain(criterion.marks), called=called, tip=name, width=62)
