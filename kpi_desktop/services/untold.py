"""Which notices of a month its doubts don't tell already: nobody should read the same twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.reports.content import MonthContent, NoticeContent
from kpi_desktop.scoring.pay.wage import NO_DAYS
from kpi_desktop.scoring.person import NO_DAY_WAGE
from kpi_desktop.services.doubt_types import Doubt, DoubtKind
from kpi_desktop.services.figure_types import DAYS_ATTENDED
from kpi_desktop.services.months import ScoredMonth

_TEAM: Final = ""
"""Stands for an employee number where something concerns nobody alone."""
_OF_FIGURES: Final = {NO_DAYS.id: DAYS_ATTENDED, NO_DAY_WAGE.id: "day-wage"}
"""Figures that a sentence speaks of without naming them in a field."""


def untold(month: ScoredMonth, content: MonthContent, doubts: Iterable[Doubt]) -> tuple[NoticeContent, ...]:
    """The notices that no doubt tells.

    Args:
        month: The month with its result.
        content: The same, worded; its notices are those of the result.
        doubts: The month's doubts, settled ones included.
    """
    told = _Told(month, tuple(doubts))
    pairs = zip(content.notices, month.result.notices, strict=True)
    return tuple(worded for worded, notice in pairs if not told.knows(notice))


class _Told:
    """What doubts tell, by person."""

    def __init__(self, month: ScoredMonth, doubts: tuple[Doubt, ...]) -> None:
        incidents = dict(zip(month.incident_ids, month.facts.incidents, strict=True))
        mild = [one for doubt in doubts if doubt.kind is DoubtKind.MILD for one in doubt.incidents if one in incidents]
        missing = [doubt for doubt in doubts if doubt.kind is DoubtKind.MISSING and doubt.figure is not None]
        self._ids = {(incidents[one].employee, incidents[one].criterion) for one in mild}
        self._ids |= {(number, doubt.figure or "") for doubt in missing for number in doubt.people}
        self._names = [
            (number, doubt.what.fields.get("figure")) for doubt in missing for number in doubt.people or (_TEAM,)
        ]

    def knows(self, notice: Notice) -> bool:
        """Whether it is about an incident or a figure that a doubt names."""
        number = notice.employee or _TEAM
        if (number, notice.criterion or "") in self._ids:
            return True
        if notice.what.id in _OF_FIGURES:
            return (number, _OF_FIGURES[notice.what.id]) in self._ids
        return any((number, name) in self._names for name in _figures(notice.what))


def _figures(what: Message) -> Iterator[FieldValue]:
    """What may be the name of a figure in a sentence, or in a sentence within it."""
    for value in what.fields.values():
        if isinstance(value, Label | Message):
            yield value
        if isinstance(value, Message):
            yield from _figures(value)
