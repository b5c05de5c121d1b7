"""Where the regulation says so: the clauses that criteria and categories follow from, for tool tips."""

from __future__ import annotations

from collections.abc import Mapping

from kpi_desktop.schemes.model import Scheme
from kpi_desktop.texts import Translator
from kpi_desktop.ui.clauses import clause_text


def category_key(category: str) -> str:
    """What stands for a category beside criteria."""
    return f"category:{category}"


def clauses(scheme: Scheme, tr: Translator) -> Mapping[str, str]:
    """The clause of each criterion, and the criteria of each category with theirs, by its `category_key`."""
    found: dict[str, str] = {}
    for category in scheme.categories:
        own = [one for one in scheme.criteria if one.category == category.id and not one.retired]
        said = [_said(one.code, tr.label(one.name), tr.label(one.clause), tr) for one in own]
        found[category_key(category.id)] = "\n".join(said)
    for criterion in scheme.criteria:
        found[criterion.id] = clause_text(criterion, scheme, tr)
    return found


def _said(code: str, name: str, clause: str, tr: Translator) -> str:
    return tr.t("{what}: {clause}", what=f"{code} {name}".strip(), clause=clause)
