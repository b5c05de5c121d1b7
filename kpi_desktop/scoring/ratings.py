"""Ratings: the mean of the month's ratings, or of each kind of raters by their weights."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from kpi_desktop.domain.facts import Rating
from kpi_desktop.domain.result import LineKind
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.model import Rater, RatingCriterion
from kpi_desktop.schemes.wording import span_words
from kpi_desktop.scoring.reached import Reached, add_line, add_unscored, named
from kpi_desktop.scoring.tally import Frame, Tally

_NOTHING = Fraction(0)
_HUNDRED = Fraction(100)
_SHOWN = 6
"""So many single ratings are told; of more only how many there were."""


def tally_rating(
    criterion: RatingCriterion, ratings: Sequence[Rating], zero: Message | None, frame: Frame, tally: Tally
) -> None:
    """Add the line of a rating for one person.

    Args:
        criterion: The criterion; it is for the person's post.
        ratings: The person's ratings of it.
        zero: Why the line is 0 whatever was rated; None where nothing says so.
        frame: What it is held against.
        tally: Filled with a line, and notices where ratings are missing.
    """
    if zero is not None:
        add_line(LineKind.RATING, criterion, Reached(_NOTHING, named(criterion), zero), frame, tally)
        return
    if not ratings:
        add_unscored(LineKind.RATING, criterion, Message("no ratings"), frame, tally)
        return
    reached = _by_raters(criterion, ratings, frame, tally) if criterion.raters else _mean_of(criterion, ratings)
    add_line(LineKind.RATING, criterion, reached, frame, tally)


def mean(ratings: Sequence[Rating]) -> Fraction:
    """The mean of ratings, of which there is at least one."""
    return sum((rating.score or _NOTHING for rating in ratings), _NOTHING) / len(ratings)


def _mean_of(criterion: RatingCriterion, ratings: Sequence[Rating]) -> Reached:
    points = mean(ratings)
    band = next((b for b in criterion.bands if points in b.scores), None)
    why = _mean_words(ratings, points, criterion)
    if band is not None:
        described: dict[str, FieldValue] = {"why": why, "band": span_words(band.scores), "what": band.what}
        why = Message("{why}; {band} ({what})", described)
    return Reached(points, _said(criterion, points), why)


def _mean_words(ratings: Sequence[Rating], points: Fraction, criterion: RatingCriterion) -> Message:
    fields: dict[str, FieldValue] = {"count": len(ratings), "points": points, "marks": criterion.marks}
    if len(ratings) == 1:
        return Message("rated {points} of {marks}", fields)
    if len(ratings) > _SHOWN:
        return Message("the mean of {count} ratings is {points} of {marks}", fields)
    fields["scores"] = tuple(sorted((rating.score or _NOTHING for rating in ratings), reverse=True))
    return Message("the mean of {scores} is {points} of {marks}", fields)


def _by_raters(criterion: RatingCriterion, ratings: Sequence[Rating], frame: Frame, tally: Tally) -> Reached:
    by_kind = {rater.id: [rating for rating in ratings if rating.rater == rater.id] for rater in criterion.raters}
    there = [rater for rater in criterion.raters if by_kind[rater.id]]
    absent = tuple(rater.name for rater in criterion.raters if not by_kind[rater.id])
    weights = sum((rater.weight for rater in there), _NOTHING)
    means = [(rater, mean(by_kind[rater.id])) for rater in there]
    points = sum((rater.weight * one for rater, one in means), _NOTHING) / weights
    if absent:
        tally.notices.append(frame.notice(criterion.id, _absent_words(criterion, absent)))
    fields: dict[str, FieldValue] = {"parts": _parts(means, weights), "points": points}
    return Reached(points, _said(criterion, points), Message("{parts}; together {points}", fields))


def _parts(means: Sequence[tuple[Rater, Fraction]], weights: Fraction) -> tuple[Message, ...]:
    """Each kind's mean with its share: in per cent, where that comes out even for all of them."""
    even = all((rater.weight / weights * _HUNDRED).denominator == 1 for rater, _ in means)
    parts = []
    for rater, one in means:
        fields: dict[str, FieldValue] = {"rater": rater.name, "mean": one, "weight": rater.weight, "weights": weights}
        if even:
            fields["weight"] = rater.weight / weights * _HUNDRED
            parts.append(Message("{rater} {mean} × {weight} %", fields))
        else:
            parts.append(Message("{rater} {mean} × {weight} / {weights}", fields))
    return tuple(parts)


def _absent_words(criterion: RatingCriterion, absent: tuple[Label, ...]) -> Message:
    fields: dict[str, FieldValue] = {"criterion": criterion.name, "raters": absent}
    return Message("{criterion}: no ratings by {raters}; their weight goes to the others in proportion", fields)


def _said(criterion: RatingCriterion, points: Fraction) -> Message:
    return Message("{criterion} {value}", {"criterion": criterion.name, "value": points})
