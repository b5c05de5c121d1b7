"""How doubts call people: by name, with the number behind it where two of the month share a name."""

from __future__ import annotations

from collections import Counter

from kpi_desktop.services.months import ScoredMonth


def shown_name(month: ScoredMonth, number: str) -> str:
    """The person of an employee number; the number alone where nobody is, or the name is missing."""
    names = {one.id: one.name for one in month.facts.employees}
    name = names.get(number, "")
    if not name:
        return number
    return f"{name} {number}" if Counter(names.values())[name] > 1 else name
