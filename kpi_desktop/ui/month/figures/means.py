"""Everybody's ratings as a sheet: a row a person, a column a criterion, or a column for each who rates it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.model import Rater, RatingCriterion
from kpi_desktop.services.figures import Figures, NewRating, PersonFigures, Sample
from kpi_desktop.texts import Translator
from kpi_desktop.ui.month.figures.quota_words import quota_short
from kpi_desktop.ui.month.figures.reading import CellFault, score
from kpi_desktop.ui.month.figures.samples import Writing, criterion_column, new_rating, score_text
from kpi_desktop.ui.month.figures.sheet_model import Cell, SheetColumn, SheetContent, SheetRow

QUOTA: Final = "*quota"
MEAN: Final = "*mean:"
"""Before a criterion's id: the column of what its raters come to together. No id of a scheme has a star."""
_BY: Final = "@"
"""Between a criterion and who rates it, in the id of a column; no id of a scheme has one."""


def rated_by(criterion: str, rater: str) -> str:
    """Id of the column of one kind of rater."""
    return f"{criterion}{_BY}{rater}"


def criterion_of(column: str) -> str:
    """The criterion that a column belongs to."""
    return column.removeprefix(MEAN).partition(_BY)[0]


@dataclass(slots=True)
class _Cells:
    """What is found out about cells, one after the other."""

    values: dict[Cell, str] = field(default_factory=dict)
    tips: dict[Cell, str] = field(default_factory=dict)
    closed: set[Cell] = field(default_factory=set)
    wanted: set[Cell] = field(default_factory=set)


def means_sheet(figures: Figures, tr: Translator) -> SheetContent:
    """A row a person: how many samples, and the mean of each criterion; a single rating can be typed there."""
    with_quota = any(person.quotas for person in figures.people)
    columns = [SheetColumn(QUOTA, tr.t("Monitored"), shown=True, width=64)] if with_quota else []
    for criterion in figures.rating_criteria:
        columns += _columns(criterion, figures.rating_criteria, tr)
    cells = _Cells()
    for person in figures.people:
        if with_quota:
            cells.values[person.number, QUOTA] = " ".join(quota_short(stand) for stand in person.quotas)
        for criterion in figures.rating_criteria:
            _fill(cells, person, criterion, tr)
    return SheetContent(
        columns=tuple(columns),
        rows=tuple(SheetRow(one.number, one.name or one.number, (one.number, one.name)) for one in figures.people),
        values=cells.values,
        closed=frozenset(cells.closed),
        wanted=frozenset(cells.wanted),
        tips=cells.tips,
        read_only=figures.closed,
    )


def _columns(criterion: RatingCriterion, beside: Sequence[RatingCriterion], tr: Translator) -> list[SheetColumn]:
    """One column, or one for each who rates it and one for what they come to."""
    own = criterion_column(criterion, tr)
    if not criterion.raters:
        return [own]
    alone = sum(bool(one.raters) for one in beside) == 1
    return [
        *(_column_of(criterion, rater, tr, alone=alone) for rater in criterion.raters),
        replace(own, id=MEAN + criterion.id, shown=True, tip=tr.t("{name}: all who rate together", name=own.title)),
    ]


def _column_of(criterion: RatingCriterion, rater: Rater, tr: Translator, *, alone: bool) -> SheetColumn:
    """The column of one kind of rater; a paste may call it by the rater alone where that is clear."""
    name, who = tr.label(criterion.name), tr.label(rater.name)
    title = who if alone else tr.t("{criterion}, {rater}", criterion=name, rater=who)
    called = [rater.name.zh, rater.name.en, rater.id] if alone else []
    for whole, part in ((criterion.name.zh, rater.name.zh), (criterion.name.en, rater.name.en)):
        called += [f"{whole}{part}", f"{whole}-{part}", f"{part}{whole}"]
    weight = tr.t("weight {percent} %", percent=rater.weight)
    tip = "\n".join((tr.t("{criterion}, {rater}", criterion=name, rater=who), weight))
    return SheetColumn(rated_by(criterion.id, rater.id), title, plain(criterion.marks), tuple(called), tip, width=62)


def _fill(cells: _Cells, person: PersonFigures, criterion: RatingCriterion, tr: Translator) -> None:
    """The cells of one person and criterion."""
    samples = person.samples.get(criterion.id, ())
    mean = person.mean.get(criterion.id)
    if criterion.raters and mean is not None:
        cells.values[person.number, MEAN + criterion.id] = score_text(mean, tr)
    for rater in criterion.raters or (None,):
        column = criterion.id if rater is None else rated_by(criterion.id, rater.id)
        theirs = samples if rater is None else tuple(one for one in samples if one.rater == rater.id)
        shown = mean if rater is None else _mean(theirs)
        cell = (person.number, column)
        if criterion.id not in person.rated:
            cells.closed.add(cell)
            cells.tips[cell] = tr.t("Not asked of this post")
        elif shown is not None:
            cells.values[cell] = score_text(shown, tr)
            cells.tips[cell] = tr.n("{count} rating", "Mean of {count} ratings", len(theirs))
        else:
            cells.wanted.add(cell)


def _mean(samples: Sequence[Sample]) -> Fraction | None:
    return sum((one.score for one in samples), Fraction(0)) / len(samples) if samples else None


def typed_means(typed: Mapping[Cell, str], figures: Figures) -> Writing:
    """Single ratings typed or pasted into the sheet of means; where several make the mean, the cell says so."""
    criteria = {one.id: one for one in figures.rating_criteria}
    ratings: list[NewRating] = []
    cells: list[Cell] = []
    gone: list[int] = []
    faults: dict[Cell, Message] = {}
    for cell, text in typed.items():
        name, _, rater = cell[1].partition(_BY)
        person, criterion = figures.of(cell[0]), criteria.get(name)
        if person is None or criterion is None:
            continue
        old = tuple(one for one in person.samples.get(name, ()) if not rater or one.rater == rater)
        try:
            given = score(text, criterion.marks)
            _refuse_mean(old)
        except CellFault as fault:
            faults[cell] = fault.what
            continue
        gone += [one.id for one in old]
        if given is not None:
            first = old[0] if old else Sample(0, person.number, name, given, rater=rater or None)
            ratings.append(new_rating(replace(first, score=given)))
            cells.append(cell)
    return Writing(tuple(ratings), tuple(cells), tuple(gone), faults)


def _refuse_mean(old: Sequence[Sample]) -> None:
    if len(old) > 1:
        what = Message("this is the mean of {count} ratings; change them in the list beneath", {"count": len(old)})
        raise CellFault(what)
