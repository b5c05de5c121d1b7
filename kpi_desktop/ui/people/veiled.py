"""A person's page while somebody looks on: what happened stays, how anybody stands is dashes."""

from __future__ import annotations

from dataclasses import replace

from kpi_desktop.reports.person_content import PersonPage
from kpi_desktop.reports.person_timeline import Day, Entry, Heading, TimelineRow
from kpi_desktop.ui.veil import DASH, masked


def veiled(page: PersonPage) -> PersonPage:
    """The page without points, scores, ranks, and what is reasoned from them."""
    return replace(
        page,
        trend=None,
        categories=None,
        timeline=tuple(_row(row) for row in page.timeline if _happened(row)),
        flags=(),
        ahead=(),
        strips=tuple(replace(strip, score=DASH) for strip in page.strips),
        objections=tuple(replace(one, text=masked(one.text)) for one in page.objections),
    )


def _happened(row: TimelineRow) -> bool:
    """Whether it is of something that happened: what was measured, rated or capped is a standing."""
    return isinstance(row, Heading) or (isinstance(row, Day) and bool(row.day))


def _row(row: TimelineRow) -> TimelineRow:
    match row:
        case Heading():
            return replace(row, state="", lost=DASH, gained=DASH)
        case Day():
            return replace(row, deduction=_entry(row.deduction), praise=_entry(row.praise))
        case _:
            return row


def _entry(entry: Entry | None) -> Entry | None:
    return None if entry is None else replace(entry, detail="", shown=DASH, ink="ink")
