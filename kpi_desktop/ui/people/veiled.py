"""A person's page while somebody looks on: what happened stays, how anybody stands is dashes."""

from __future__ import annotations

from dataclasses import replace

from kpi_desktop.reports.person_content import PersonPage
from kpi_desktop.reports.person_timeline import Day, Entry, Heading, TimelineRow
from kpi_desktop.ui.veil import DASH


def veiled(page: PersonPage) -> PersonPage:
    """The page without points, scores, ranks, and what is reasoned from them."""
    return replace(
        page,
        trend=None,
        categories=None,
        timeline=tuple(_row(row) for row in page.timeline if isinstance(row, Heading) or row.day),
        flags=tuple(replace(flag, reason="") for flag in page.flags),
        ahead=(),
        strips=tuple(replace(strip, score=DASH) for strip in page.strips),
    )


def _row(row: TimelineRow) -> TimelineRow:
    match row:
        case Heading():
            return replace(row, state="", lost=row.lost and DASH, gained=row.gained and DASH)
        case Day():
            return replace(row, deduction=_entry(row.deduction), praise=_entry(row.praise))


def _entry(entry: Entry | None) -> Entry | None:
    return None if entry is None else replace(entry, detail="", shown=DASH, ink="ink")
