"""One person's month: everything tallied, put in order, bounded and settled; without rank and pay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.facts import Rating
from kpi_desktop.domain.numbers import round_half_up
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.result import CategoryResult, Flag, FlagKind, Line, Pay, PersonResult
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.marks import asks_for_post
from kpi_desktop.schemes.model import IncidentCriterion, MeasureCriterion
from kpi_desktop.scoring.bounds import settle, within_marks, within_own_marks, within_score
from kpi_desktop.scoring.escalation import tally_escalations
from kpi_desktop.scoring.figures import Figures
from kpi_desktop.scoring.incidents import happened, tally_incidents
from kpi_desktop.scoring.measures import tally_measure
from kpi_desktop.scoring.quotas import tally_quotas
from kpi_desktop.scoring.ratings import tally_rating
from kpi_desktop.scoring.standing import coefficient_of, grade_of
from kpi_desktop.scoring.tally import Draft, Entry, Fine, Frame, Raised, Tally

NO_DAY_WAGE: Final = Message("no day's wage is known; what is taken off by it counts 0")
"""What is said of somebody from whom days' wages are taken off."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person's result before the ranks are known, and what pay and flags still want to know."""

    result: PersonResult
    raised: tuple[Raised, ...]
    fines: tuple[Fine, ...]
    notices: tuple[Notice, ...]


def person(frame: Frame, entries: Sequence[Entry], ratings: Sequence[Rating], figures: Figures) -> Person:
    """Score one person.

    Args:
        frame: Who, and by which scheme.
        entries: Their incidents by date, ties in entry order.
        ratings: Their ratings.
        figures: What was measured of everyone.
    """
    tally = Tally()
    tally_incidents(entries, frame, tally)
    tally_escalations(frame, tally)
    _tally_measured(frame, entries, ratings, figures, tally)
    tally.notices += tally_quotas(ratings, frame, figures)
    tally.notices += _missing_about(frame, tally)
    lines, raw = _bounded(frame, tally)
    rounded = round_half_up(raw, frame.scheme.decimals)
    result = PersonResult(
        employee=frame.employee.id,
        score=rounded,
        raw=raw,
        start=frame.worth.start,
        grade=grade_of(frame.scheme, rounded),
        rank=None,
        exempt=False,
        coefficient=coefficient_of(frame.scheme, rounded),
        categories=_category_results(frame, lines),
        lines=lines,
        pay=Pay(),
        flags=(),
    )
    fines = tuple(sorted(tally.fines, key=lambda fine: fine.order))
    return Person(result, tuple(tally.raised), fines, tuple(tally.notices))


def _missing_about(frame: Frame, tally: Tally) -> list[Notice]:
    """Notices about what isn't known of a person and would be wanted."""
    missing = []
    if tally.wage_missing:
        missing.append(NO_DAY_WAGE)
    if frame.employee.post is None and asks_for_post(frame.scheme):
        missing.append(Message("no post is known; without one nothing can be scored"))
    where = Message("employee {employee}", {"employee": frame.employee.id})
    return [Notice(where, what, frame.employee.id) for what in missing]


def _tally_measured(
    frame: Frame, entries: Sequence[Entry], ratings: Sequence[Rating], figures: Figures, tally: Tally
) -> None:
    for criterion in frame.worth.criteria:
        if isinstance(criterion, IncidentCriterion):
            continue
        zero = happened(entries, criterion.id)
        if isinstance(criterion, MeasureCriterion):
            tally_measure(criterion, zero, frame, figures, tally)
        else:
            tally_rating(criterion, [one for one in ratings if one.criterion == criterion.id], zero, frame, tally)


def _bounded(frame: Frame, tally: Tally) -> tuple[tuple[Line, ...], Fraction]:
    """All lines in their order with settled points, floors and the cap among them; and the exact score."""
    lines: list[Line] = []
    for category in (*frame.scheme.categories, None):
        name = category.id if category is not None else None
        own = sorted((d for d in tally.drafts if d.line.category == name), key=_place)
        own += [draft for draft in tally.measured if draft.line.category == name]
        lines += [draft.line for draft in own]
        floors = within_own_marks(frame, name, own)
        lines += floors
        if category is not None:
            points = [*(draft.line.points for draft in own), *(line.points for line in floors)]
            bite = within_marks(category, frame.worth, points)
            lines += [bite] if bite is not None else []
    raw = frame.worth.start + sum((line.points for line in lines), Fraction(0))
    zeroed = replace(tally.zeroed, points=-raw) if tally.zeroed is not None else None
    bite = zeroed or within_score(frame.scheme, raw)
    if bite is not None:
        lines.append(bite)
        raw += bite.points
    settled = settle([line.points for line in lines], frame.worth.start)
    return tuple(replace(line, points=points) for line, points in zip(lines, settled, strict=True)), raw


def _place(draft: Draft) -> tuple[object, ...]:
    """By date then entry; what an incident brings with it follows it (sorting is stable)."""
    return draft.line.date, draft.line.incident


def _category_results(frame: Frame, lines: Sequence[Line]) -> tuple[CategoryResult, ...]:
    return tuple(
        CategoryResult(
            category.id,
            frame.worth.category_full(category),
            sum((li.points for li in lines if li.category == category.id), frame.worth.category_start(category)),
        )
        for category in frame.scheme.categories
    )


def gathered(raised: Iterable[Raised]) -> tuple[Flag, ...]:
    """Flags, one of each kind with all its reasons in date order."""
    found = tuple(raised)
    by_kind: Mapping[FlagKind, list[Raised]] = {kind: [r for r in found if r.kind is kind] for kind in FlagKind}
    return tuple(
        Flag(kind, tuple(r.reason for r in sorted(own, key=lambda r: r.order))) for kind, own in by_kind.items() if own
    )
