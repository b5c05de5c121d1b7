"""Monitoring quotas (抽检): whether there were enough samples; the program counts and reminds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from kpi_desktop.domain.facts import Rating
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import Quota
from kpi_desktop.scoring.figures import Figures, Value
from kpi_desktop.scoring.tally import Frame

WEEKS = 4
"""Full weeks of every month: so many times a weekly quota is wanted in a month."""


def tally_quotas(ratings: Sequence[Rating], frame: Frame, figures: Figures) -> list[Notice]:
    """Notices about too few samples of one person.

    Args:
        ratings: The person's ratings; the criterion rated most often says how many samples there were.
        frame: Whose they are, and by which scheme.
        figures: What was measured.
    """
    return [
        found for quota in frame.scheme.quotas if (found := _undersampled(quota, ratings, frame, figures)) is not None
    ]


def wanted(quota: Quota) -> int:
    """How many samples a month wants at least."""
    return quota.at_least * (WEEKS if quota.per == "week" else 1)


def _undersampled(quota: Quota, ratings: Sequence[Rating], frame: Frame, figures: Figures) -> Notice | None:
    if quota.measure is None:
        times = Counter(rating.criterion for rating in ratings)
        fields: dict[str, FieldValue] = {"count": max(times.values(), default=0), "wanted": wanted(quota)}
        if max(times.values(), default=0) >= wanted(quota):
            return None
        where = Message("employee {employee}", {"employee": frame.employee.id})
        return Notice(where, Message("undersampled: {count} of at least {wanted} samples", fields), frame.employee.id)
    value = figures.of(frame.employee.id, quota.measure)
    count = value.number if isinstance(value, Value) else Fraction(0)
    if count >= wanted(quota):
        return None
    fields = {"measure": figures.name(quota.measure), "count": count, "wanted": wanted(quota)}
    return frame.notice(quota.measure, Message("undersampled: {measure} {count} of at least {wanted}", fields))
