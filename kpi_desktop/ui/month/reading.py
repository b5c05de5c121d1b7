"""What the month page shows, read from the services in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kpi_desktop.domain.facts import Incident
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import LineKind
from kpi_desktop.reports.content import LineContent, MonthContent, NoticeContent, Stamp
from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services import closing, doubts, follow_ups, incidents, months
from kpi_desktop.services.closing import Moved
from kpi_desktop.services.doubts import Doubt
from kpi_desktop.services.follow_ups import Kept, Standing
from kpi_desktop.services.incidents import Logged
from kpi_desktop.services.logline import weigh
from kpi_desktop.services.months import MonthView, ScoredMonth
from kpi_desktop.services.untold import untold
from kpi_desktop.texts import Translator
from kpi_desktop.ui.session import Session

_OF_INCIDENTS = frozenset({LineKind.INCIDENT, LineKind.EXCUSED, LineKind.VOIDED})


@dataclass(frozen=True, slots=True)
class Record:
    """One incident as the list of records shows it.

    Attributes:
        id: Internal id.
        employee: Employee number.
        name: The person.
        day: ``2026-11-04``.
        code: The criterion's short number, or empty.
        title: What happened.
        reason: Why it has these points, or why it doesn't count.
        shown: Its points, of a voided one what it would have; empty where it only raises a flag.
        kind: Counted, excused or voided.
        order: Place in the order of entry.
        line: The line that it made, or None.
        logged: As it stands in the database; None where the month is read from its seal.
        occurred: The true day, where it was found late.
    """

    id: int
    employee: str
    name: str
    day: str
    code: str
    title: str
    reason: str
    shown: str
    kind: LineKind
    order: int
    line: LineContent | None
    logged: Logged | None
    occurred: date | None = None


@dataclass(frozen=True, slots=True)
class MonthData:
    """A month as the page shows it.

    Attributes:
        view: At a glance.
        scored: With its result.
        content: Worded in the language of the window.
        stamp: What paper says about its closing.
        records: All incidents by date, ties in the order of entry.
        moved: Who stands otherwise than under the last seal.
        doubts: What is in doubt, settled doubts included.
        kept: What followed: talks, strips handed out and signed, objections and their outcomes.
        worded: The content as paper says it, also while the veil masks what is shown.
    """

    view: MonthView
    scored: ScoredMonth
    content: MonthContent
    stamp: Stamp
    records: tuple[Record, ...]
    moved: tuple[Moved, ...]
    doubts: tuple[Doubt, ...] = ()
    kept: tuple[Kept, ...] = ()
    worded: MonthContent | None = None

    @property
    def standings(self) -> Mapping[str, Standing]:
        """How far everybody's month is followed up, by employee number."""
        return follow_ups.standings(self.kept)

    @property
    def counted(self) -> int:
        """How many incidents there are, voided ones not among them."""
        return sum(record.kind is not LineKind.VOIDED for record in self.records)

    @property
    def notices(self) -> tuple[NoticeContent, ...]:
        """What is to be known that no doubt tells already."""
        return untold(self.scored, self.content, self.doubts)

    @property
    def points(self) -> dict[int, str]:
        """What each incident came to, by its internal id."""
        return {record.id: record.shown for record in self.records}


def read_month(session: Session, month: Month, before: MonthData | None = None) -> MonthData:
    """Read a month.

    Args:
        session: The window's work.
        month: The month.
        before: What was read last: of the same month, only who stands otherwise since is worked out and worded anew.

    Raises:
        KpiError: No scheme is in force, or the facts have faults.
    """
    ctx, team, tr = session.ctx, session.team, session.tr
    view = months.month_view(ctx, team, month)
    known = before if before is not None and before.view.month == month else None
    worded = None if known is None or known.worded is None else (known.scored, known.worded)
    scored = months.score_month(ctx, team, month, before=None if known is None else known.scored)
    content, stamp = months.month_content(ctx, team, month, session.paper_tr, now=scored, before=worded)
    logged = {one.id: one for one in incidents.logged_in(ctx, team, month)} if scored.seal is None else {}
    moved = closing.who_moved(ctx, team, month) if view.seals else ()
    found = doubts.doubts(ctx, team, month, now=scored)
    kept = follow_ups.of_month(ctx, team, month)
    records = records_of(scored, content, logged, tr)
    return MonthData(view, scored, content, stamp, records, moved, found, kept, content)


def records_of(
    scored: ScoredMonth, content: MonthContent, logged: dict[int, Logged], tr: Translator
) -> tuple[Record, ...]:
    """The incidents of a month with the lines that they made, by date and order of entry."""
    lines = {
        line.incident: line
        for person in content.people
        for line in person.lines
        if line.incident is not None and line.kind in _OF_INCIDENTS
    }
    records = []
    for place, incident in enumerate(scored.facts.incidents):
        criterion = scored.scheme.criterion(incident.criterion)
        person = content.person(incident.employee)
        line = lines.get(place)
        kind = LineKind.VOIDED if incident.voided else LineKind.EXCUSED if incident.excused else LineKind.INCIDENT
        number = scored.incident_ids[place]
        records.append(
            Record(
                id=number,
                employee=incident.employee,
                name=person.name if person else incident.employee,
                day=incident.date.isoformat(),
                code=criterion.code if criterion else "",
                title=line.title if line else tr.label(criterion.name) if criterion else incident.criterion,
                reason=_true_day_first(line.detail(tr.language) if line else incident.note, incident, tr),
                shown=_would_have(incident, scored, tr) if incident.voided else line.shown if line else "",
                kind=kind,
                order=place,
                line=line,
                logged=logged.get(number),
                occurred=incident.occurred,
            )
        )
    return tuple(sorted(records, key=lambda record: (record.day, record.order)))


def _true_day_first(reason: str, incident: Incident, tr: Translator) -> str:
    """What was found late says so before anything that a narrow column cuts."""
    if incident.occurred is None:
        return reason
    told = tr.t("happened on {day}", day=incident.occurred)
    if reason.startswith(told):
        return reason
    between = "，" if tr.language == "zh" else ", "
    return between.join(part for part in (told, reason.replace(between + told, "", 1)) if part)


def _would_have(incident: Incident, scored: ScoredMonth, tr: Translator) -> str:
    """What a voided incident would have come to by itself, as the day's page shows it."""
    criterion = scored.scheme.criterion(incident.criterion)
    if not isinstance(criterion, IncidentCriterion):
        return ""
    points = weigh(criterion, incident.minutes, incident.quantity, incident.points).points
    return "" if points is None else tr.points(points, scored.scheme.decimals)
