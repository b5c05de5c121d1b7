"""Doubts about figures: one recording rated twice, more counted than there were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.services.doubt_names import shown_name
from kpi_desktop.services.doubt_types import Doubt, DoubtKind, doubt_id
from kpi_desktop.services.figure_types import Column, Figures, PersonFigures, Sample
from kpi_desktop.services.months import ScoredMonth

_TWO: Final = 2


def recorded_twice(month: ScoredMonth, figures: Figures) -> Iterator[Doubt]:
    """One recording of a person rated more than once by the same kind of rater: all of the ratings count."""
    names: dict[str, Label] = {one.id: one.name for one in figures.rating_criteria}
    for person in figures.people:
        for criterion, samples in person.samples.items():
            for (serial, _, _), alike in _by_recording(samples).items():
                if len(alike) >= _TWO and criterion in names:
                    fields: dict[str, FieldValue] = {
                        "name": shown_name(month, person.number),
                        "figure": names[criterion],
                        "serial": serial,
                        "scores": tuple(one.score for one in alike),
                    }
                    yield Doubt(
                        doubt_id(DoubtKind.RECORDING, *(one.id for one in alike)),
                        DoubtKind.RECORDING,
                        (person.number,),
                        Message("{name}: recording {serial} is rated more than once in “{figure}”: {scores}", fields),
                        Message("Take the wrong rating away, or say that each of them counts."),
                        figure=criterion,
                    )


def _by_recording(samples: tuple[Sample, ...]) -> dict[tuple[str, dt.date | None, str | None], list[Sample]]:
    found: dict[tuple[str, dt.date | None, str | None], list[Sample]] = {}
    for one in samples:
        if one.serial:
            found.setdefault((one.serial, one.day, one.rater), []).append(one)
    return found


def more_than_all(month: ScoredMonth, figures: Figures) -> Iterator[Doubt]:
    """A percentage made of two counts of which the part is larger than the whole."""
    counted = {one.measure: one for one in figures.columns if one.kind == "part"}
    wholes = {one.measure: one for one in figures.columns if one.kind == "whole"}
    for one in figures.columns:
        if one.kind == "value" and one.measure in counted and _is_percentage(one):
            for person in figures.people:
                yield from _more(month, person, counted[one.measure], wholes[one.measure])


def _is_percentage(column: Column) -> bool:
    return column.unit is not None and "%" in column.unit.zh


def _more(month: ScoredMonth, person: PersonFigures, part: Column, whole: Column) -> Iterator[Doubt]:
    few, all_ = person.values.get(part.id), person.values.get(whole.id)
    if few is None or all_ is None or few <= all_:
        return
    fields: dict[str, FieldValue] = {
        "name": shown_name(month, person.number),
        "part": part.name,
        "count": few,
        "whole": whole.name,
        "all": all_,
    }
    yield Doubt(
        doubt_id(DoubtKind.PART, person.number, part.id, few, all_),
        DoubtKind.PART,
        (person.number,),
        Message("{name}: {part} {count} is more than {whole} {all}", fields),
        Message("Correct one of the two counts, or say that both are right."),
        figure=part.id,
    )
