"""Entries of open months carried over to a scheme that calls them otherwise: voided and written anew, linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.vocabulary import vocabulary
from kpi_desktop.services.gather import Gathered
from kpi_desktop.services.mapping import Unmapped, mapped_measure, mapped_pick, mapping_problems, unmapped_in
from kpi_desktop.store.records import MeasureRecord
from kpi_desktop.store.store import Unit

_NOTHING: Final = "—"


def remap(
    unit: Unit, months: tuple[Gathered, ...], new: Scheme, mapping: Mapping[str, str | None], at: datetime
) -> None:
    """Rewrite what the new scheme doesn't know.

    Incidents that nobody mapped are left for the check of the facts, which names each of them.

    Args:
        unit: The unit of work.
        months: The open months, as they stood under the old scheme.
        new: The new scheme.
        mapping: Old ids with the new ones; None takes away what was entered.
        at: Now.

    Raises:
        FaultyDataError: Measures or ratings that nobody mapped, or a mapping to what the new scheme doesn't have.
    """
    found = unmapped_in(months, new)
    problems = tuple(mapping_problems(found, mapping, incidents=False))
    if problems:
        raise _refused(problems)
    chosen = {one.id: mapping[one.id] for one in found if one.id in mapping}
    for month in months:
        _incidents(unit, month, new, _of(found, "incident", chosen), at)
        _measures(unit, month, new, _of(found, "measure", chosen), at)
        _ratings(unit, month, _of(found, "rating", chosen), at)


def _of(found: tuple[Unmapped, ...], kind: str, chosen: Mapping[str, str | None]) -> dict[str, str | None]:
    return {one.id: chosen[one.id] for one in found if one.kind == kind and one.id in chosen}


def _refused(problems: tuple[Problem, ...]) -> FaultyDataError:
    what = Message("Figures are entered that the scheme doesn't know. Say what becomes of each; nothing was changed.")
    return FaultyDataError(what, problems)


def _incidents(unit: Unit, month: Gathered, new: Scheme, chosen: Mapping[str, str | None], at: datetime) -> None:
    for record in month.incidents:
        what = record.what
        if record.voided_by is not None or what.criterion not in chosen:
            continue
        target = chosen[what.criterion]
        unit.incidents.void(record.id, f"{what.criterion} → {target or _NOTHING}", at)
        if target is not None:
            points = mapped_pick(what.points, what.minutes, target, new)
            unit.incidents.add((replace(what, criterion=target, points=points, replaces=record.id),), at)


def _measures(unit: Unit, month: Gathered, new: Scheme, chosen: Mapping[str, str | None], at: datetime) -> None:
    if month.scheme is None or not chosen:
        return
    people = {person.id for person in month.people}
    known = vocabulary(new).names
    held = [one for one in unit.figures.measures(month.facts.month) if one.person in people]
    there = {(one.person, one.measure) for one in held}
    for record in held:
        target = mapped_measure(record.measure, chosen, month.scheme)
        if target == record.measure:
            continue
        if target is not None and (target not in known or (record.person, target) in there):
            fields = {"value": record.measure, "target": target}
            what = Message("{value} can't become {target}: it takes no counts, or has a value already", dict(fields))
            raise _refused((Problem(("mapping", record.measure), what),))
        unit.figures.void_measure(record.id)
        if target is not None:
            unit.figures.add_measure(month.facts.month, MeasureRecord(0, record.person, target, record.value), at)


def _ratings(unit: Unit, month: Gathered, chosen: Mapping[str, str | None], at: datetime) -> None:
    people = {person.id for person in month.people}
    for record in unit.figures.ratings(month.facts.month) if chosen else ():
        if record.what.person in people and record.what.criterion in chosen:
            target = chosen[record.what.criterion]
            unit.figures.void_rating(record.id)
            if target is not None:
                unit.figures.add_ratings(month.facts.month, (replace(record.what, criterion=target),), at)
