"""The log line: what a leader types, read into ranked candidates; pure, and quick enough for every key press."""

from kpi_desktop.services.logline.candidate import Candidate, Days, LineReading, day_fault, present
from kpi_desktop.services.logline.index import (
    CriteriaIndex,
    CriterionFit,
    Gathering,
    PersonFit,
    Rostered,
    RosterIndex,
    short_name,
)
from kpi_desktop.services.logline.reading import parse
from kpi_desktop.services.logline.weighing import Weighed, wants_minutes, weigh, what

__all__ = [
    "Candidate",
    "CriteriaIndex",
    "CriterionFit",
    "Days",
    "Gathering",
    "LineReading",
    "PersonFit",
    "RosterIndex",
    "Rostered",
    "Weighed",
    "day_fault",
    "parse",
    "present",
    "short_name",
    "wants_minutes",
    "weigh",
    "what",
]
