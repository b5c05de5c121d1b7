"""The log line: what a leader types, read into ranked candidates; pure, and quick enough for every key press."""

from kpi_desktop.services.logline.index import CriteriaIndex, CriterionFit, PersonFit, Rostered, RosterIndex
from kpi_desktop.services.logline.reading import Candidate, Days, LineReading, parse
from kpi_desktop.services.logline.weighing import Weighed, weigh

__all__ = [
    "Candidate",
    "CriteriaIndex",
    "CriterionFit",
    "Days",
    "LineReading",
    "PersonFit",
    "RosterIndex",
    "Rostered",
    "Weighed",
    "parse",
    "weigh",
]
