"""Facts and a scheme into a result: pure, exact, without clock, database or window."""

from kpi_desktop.schemes.facts_check import check_facts
from kpi_desktop.scoring.month import rescore, score, who_is_last

__all__ = ["check_facts", "rescore", "score", "who_is_last"]
