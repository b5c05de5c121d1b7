"""How two months beside each other are worded."""

from __future__ import annotations

from fractions import Fraction

from kpi_desktop.services.comparison import Comparison
from kpi_desktop.services.distribution import Distribution
from kpi_desktop.texts import Translator

NONE = "—"


def places_text(climbed: int | None, tr: Translator) -> str:
    """``↑ 3``: by how many places somebody rose or fell; the arrow says it without the colour."""
    if climbed is None:
        return NONE
    if not climbed:
        return tr.c("places", "same")
    return f"{'↑' if climbed > 0 else '↓'} {abs(climbed)}"


def middle_text(spread: Distribution, decimals: int, tr: Translator) -> str:
    """Average, median and the ends, in one line."""
    if not spread.count:
        return ""

    def said(points: Fraction) -> str:
        return tr.points(points, decimals, signed=False)

    return tr.t(
        "Average {average}, median {median}, from {lowest} to {highest}",
        average=said(spread.average),
        median=said(spread.median),
        lowest=said(spread.lowest),
        highest=said(spread.highest),
    )


def earlier_text(found: Comparison, tr: Translator) -> str:
    """What the month is held beside."""
    if found.earlier is None:
        return tr.t("There is no earlier month to compare with")
    if not found.same_rules:
        return tr.t("Compared with {month}, which was scored by other rules", month=found.earlier)
    return tr.t("Compared with {month}", month=found.earlier)
