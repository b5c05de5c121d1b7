"""What a criterion does to an incident: the effect in question and the points that follow."""

from __future__ import annotations

from fractions import Fraction

from kpi_desktop.domain.facts import Incident
from kpi_desktop.schemes.model import Band, Effect, IncidentCriterion


def band_of(criterion: IncidentCriterion, minutes: Fraction | None) -> Band | None:
    """The band that minutes lie in; None where there are no minutes or no band holds them."""
    if minutes is None:
        return None
    return next((band for band in criterion.bands if minutes in band.minutes), None)


def effect_of(criterion: IncidentCriterion, minutes: Fraction | None) -> Effect | None:
    """What one occurrence does; None where the criterion reads minutes and no band holds them."""
    return band_of(criterion, minutes) if criterion.bands else criterion


def mildest(effect: Effect) -> Fraction:
    """The points of one unit where nobody picked any: the fixed ones, or the end of the range nearer 0."""
    return effect.pick[0] if effect.pick is not None else effect.points or Fraction(0)


def quantity_of(criterion: IncidentCriterion, incident: Incident) -> Fraction:
    """How many units of an incident count: all of them, or the complete ones only."""
    return Fraction(incident.quantity // 1) if criterion.whole else incident.quantity
