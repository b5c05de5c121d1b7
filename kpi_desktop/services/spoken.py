"""Faults told in the words of the scheme: what its file calls by an id, a leader knows by a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.services.figure_columns import columns, team_columns

_SPOKEN: Final = frozenset({"value", "other", "measure", "criterion", "allowed"})
"""Fields of messages in which ids of a scheme stand; employee numbers stand in others."""


def names_in(scheme: Scheme, plan: PayPlan | None = None) -> dict[str, Label]:
    """What scheme and plan call by an id, with its name: figures and their counts, criteria, posts, raters."""
    found: dict[str, Label] = {}
    raters = (rater for criterion in scheme.rating_criteria for rater in criterion.raters)
    for one in (*columns(scheme, plan), *team_columns(scheme, plan), *scheme.criteria, *scheme.posts, *raters):
        found.setdefault(one.id, one.name)
    return found


def spoken(problem: Problem, names: Mapping[str, Label]) -> Problem:
    """A fault with names in place of ids."""
    return Problem(problem.path, _named(problem.what, names))


def _named(what: Message, names: Mapping[str, Label]) -> Message:
    fields: dict[str, FieldValue] = {}
    for key, value in what.fields.items():
        if isinstance(value, Message):
            fields[key] = _named(value, names)
        elif key not in _SPOKEN:
            fields[key] = value
        elif isinstance(value, tuple):
            fields[key] = tuple(names.get(one, one) if isinstance(one, str) else one for one in value)
        else:
            fields[key] = names.get(value, value) if isinstance(value, str) else value
    return Message(what.id, fields, what.many)
