"""Every table there is, in an order in which each stands behind those that it points to."""

from __future__ import annotations

from typing import Final

from kpi_desktop.store.desk_models import (
    Duty,
    DutyMember,
    DutyRound,
    DutyTick,
    Evidence,
    EvidenceFile,
    FollowUp,
    GroupMember,
    NoteTemplate,
    SavedGroup,
)
from kpi_desktop.store.models import (
    Audit,
    Employment,
    Incident,
    Measure,
    Month,
    Operation,
    PayPlanInForce,
    PayPlanText,
    Person,
    Rating,
    Row,
    SchemeInForce,
    SchemeText,
    Seal,
    Setting,
    SettledDoubt,
    Stint,
    TakenNumber,
    Team,
    TeamMeasure,
    TeamSetting,
    Written,
)

WRITTEN: Final[tuple[type[Written], ...]] = (
    Setting, Team, TeamSetting, Person, TakenNumber, Stint, Employment, SchemeText, SchemeInForce,
    PayPlanText, PayPlanInForce, Incident, Measure, TeamMeasure, Rating, Month, Seal, SettledDoubt,
    SavedGroup, GroupMember, NoteTemplate, EvidenceFile, Evidence, Duty, DutyMember, DutyRound, DutyTick, FollowUp,
)  # fmt: skip
"""Every table whose rows the audit chain vouches for."""

ALL: Final[tuple[type[Row], ...]] = (Operation, Audit, *WRITTEN)
