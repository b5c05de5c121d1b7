"""Where the regulation says so: what a tool tip adds wherever a criterion is shown."""

from __future__ import annotations

from kpi_desktop.domain.words import FieldValue
from kpi_desktop.schemes.model import Criterion, Scheme
from kpi_desktop.texts import Translator


def clause_text(criterion: Criterion, scheme: Scheme, tr: Translator) -> str:
    """The clause that a criterion restates, and of which regulation."""
    fields: dict[str, FieldValue] = {"clause": criterion.clause, "source": scheme.source}
    return tr.t("{clause}, {source}", **fields)


def clause_tip(shown: str, criterion: Criterion | None, scheme: Scheme | None, tr: Translator) -> str:
    """What is shown, and beneath it the clause; only what is shown where the criterion isn't known.

    Args:
        shown: The text in full: cells are cut where they are narrow.
        criterion: Which; None for one that no scheme knows any more.
        scheme: Of which it is; None where none holds.
        tr: Words the clause.
    """
    if criterion is None or scheme is None:
        return shown
    return f"{shown}\n{clause_text(criterion, scheme, tr)}"
