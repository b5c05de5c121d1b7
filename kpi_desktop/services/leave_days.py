"""Which records mean that somebody was on leave, on which days, and what can't go together with it.

Months that are looked over for doubts and entries that are about to be logged are held against the same rule.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kpi_desktop.domain.facts import Incident
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.schemes.pay_reads import is_leave


def leave_days(incident: Incident, scheme: Scheme) -> Iterator[dt.date]:
    """The days on which an incident says that somebody was on leave; leave of several days runs on from its first."""
    criterion = scheme.incident_criterion(incident.criterion)
    if incident.voided or criterion is None or not is_leave(criterion):
        return
    days = -(-incident.quantity // 1) if criterion.unit == "days" else 1
    first = incident.occurred or incident.date
    for offset in range(max(days, 1)):
        yield first + dt.timedelta(days=offset)


def wants_presence(criterion: IncidentCriterion, scheme: Scheme) -> bool:
    """Whether it can't go together with leave: it counts minutes, or stands in one category with leave."""
    if is_leave(criterion):
        return False
    beside_leave = criterion.category is not None and any(
        is_leave(one) and one.category == criterion.category for one in scheme.incident_criteria
    )
    return bool(criterion.bands) or criterion.unit == "minutes" or beside_leave
