"""New parts for a draft: criteria of every kind, categories, components of pay, measures of the library; and copies."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Literal

from kpi_desktop.domain.problems import Path
from kpi_desktop.schemes.measure_library import LibraryMeasure
from kpi_desktop.schemes.measured_model import ByLine
from kpi_desktop.schemes.writing import as_table
from kpi_desktop.services.drafts import proposed_id
from kpi_desktop.texts import Translator
from kpi_desktop.ui.schemes.editor.draft import Draft

Kind = Literal["category", "incident", "measure", "rating", "pay"]

OWN_SCHEME = {"zh": "本单位考核方案", "en": "Our own scheme"}
"""What a scheme that was begun from nothing is called until somebody names it."""

_CLAUSE = {"zh": "—", "en": "—"}


def new_names(tr: Translator) -> Mapping[Kind, str]:
    """What a new part is called until somebody names it."""
    return {
        "category": tr.t("New category"),
        "incident": tr.t("New criterion"),
        "measure": tr.t("New measure"),
        "rating": tr.t("New rating"),
        "pay": tr.t("New component"),
    }


def fresh(
    kind: Kind, draft: Draft, category: str | None, tr: Translator, used: frozenset[str]
) -> tuple[Path, dict[str, Any]]:
    """A new part and where it goes: sound as it is, to be named and filled in.

    Args:
        kind: What.
        draft: What it is for.
        category: Where a criterion stands; None for no category.
        tr: Words the name that it begins with.
        used: Ids that were in force once.
    """
    names = new_names(tr)
    section = {"category": "categories", "pay": "pay"}.get(kind, "criteria")
    taken = draft.ids("criteria", "measures") | used if section == "criteria" else draft.ids(section)
    stem = {"category": "category", "incident": "item", "measure": "measure", "rating": "rating", "pay": "component"}
    part: dict[str, Any] = {"id": proposed_id("", f"{stem[kind]} 1", taken)}
    part["name"] = {"zh": names[kind], "en": names[kind]}
    if kind != "category":
        part["clause"] = dict(_CLAUSE)
    if section == "criteria" and category is not None:
        part["category"] = category
    part |= _SOUND[kind]
    return (section, len(draft.parts((section,)))), copy.deepcopy(part)


_SOUND: Mapping[str, Mapping[str, Any]] = {
    "category": {"marks": 10},
    "incident": {"points": -1},
    "measure": {"kind": "measure", "marks": 10, "method": {"by": "linear", "full_at": 100, "zero_at": 60}},
    "rating": {"kind": "rating", "marks": 10},
    "pay": {"kind": "per-point", "amount": 10},
}


def of_library(measure: LibraryMeasure, draft: Draft, category: str | None, used: frozenset[str]) -> dict[str, Any]:
    """A measure of the library as a criterion: linear over a range to be set, with 10 marks to be changed."""
    full, zero = (Fraction(100), Fraction(60)) if measure.better == "more" else (Fraction(0), Fraction(10))
    made = as_table(measure.as_criterion(Fraction(10), ByLine(by="linear", full_at=full, zero_at=zero), category))
    taken = draft.ids("criteria", "measures") | used
    return {**made, "id": proposed_id("", str(made["id"]).replace("-", " "), taken)}


def copied(path: Path, draft: Draft, used: frozenset[str]) -> tuple[Path, dict[str, Any]]:
    """A copy of a part, to stand right behind it under an id of its own."""
    part = copy.deepcopy(dict(draft.part(path)))
    section = str(path[0])
    taken = draft.ids("criteria", "measures") | used if section == "criteria" else draft.ids(section)
    part["id"] = proposed_id("", str(part.get("id", "")).replace("-", " "), taken)
    part.pop("code", None)
    part.pop("retired", None)
    return (section, int(path[1]) + 1), part


def neighbour(draft: Draft, path: Path, by: int) -> int | None:
    """Where a criterion would go that moves up or down within its category; None where it can't."""
    held = draft.parts(path[:1])
    own = draft.part(path).get("category")
    place = int(path[1]) + by
    while 0 <= place < len(held):
        one = held[place]
        if path[0] != "criteria" or (isinstance(one, dict) and one.get("category") == own):
            return place
        place += by
    return None
