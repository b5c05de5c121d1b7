"""What would stand beside a row that is brought back, or hang on one that goes: an undo must leave neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from kpi_desktop.store.columns import sure
from kpi_desktop.store.desk_models import (
    Duty,
    DutyMember,
    DutyRound,
    Evidence,
    FollowUp,
    GroupMember,
    NoteTemplate,
    SavedGroup,
)
from kpi_desktop.store.models import (
    Employment,
    Measure,
    Person,
    Rating,
    SettledDoubt,
    Stint,
    TeamMeasure,
    TeamSetting,
    Written,
)
from kpi_desktop.store.session import Change, Session, Value, key_of, table_of

_ALONE: Final[Mapping[type[Written], tuple[str, ...]]] = {
    TeamSetting: ("team", "key", "from_month"),
    Stint: ("person", "hired"),
    Employment: ("person", "since"),
    Measure: ("person", "month", "measure"),
    TeamMeasure: ("team", "month", "measure"),
    SettledDoubt: ("team", "month", "doubt"),
    SavedGroup: ("team", "name"),
    GroupMember: ("group", "person"),
    NoteTemplate: ("team", "criterion", "text"),
    Evidence: ("incident", "file"),
    Duty: ("team", "name"),
    DutyMember: ("duty", "person"),
    DutyRound: ("team", "duty", "day"),
    FollowUp: ("answers",),
    Rating: ("serial", "person", "month", "criterion", "rater", "day"),
}
"""Of which there is but one that counts, and by what it is known."""

_ONLY_NAMED: Final = frozenset({FollowUp, Rating})
"""Alone only where the first of that is there: what followed as an answer, ratings of a recording that has a number."""

_SIDE_BY_SIDE: Final = frozenset({Rating})
"""Of which two may stand where they were written so: only one that was written later is in the way."""

_HANGS_ON: Final[tuple[tuple[type[Written], str, type[Written]], ...]] = (
    (FollowUp, "answers", FollowUp),
    (Measure, "person", Person),
    (Rating, "person", Person),
    (FollowUp, "person", Person),
)
"""What means nothing without the row that it points to. Members of a list go with it by themselves, and it leaves out
who isn't there; records are asked for by their days."""

_MODELS: Final[tuple[type[Written], ...]] = (*_ALONE, Person)
_BY_TABLE: Final[Mapping[str, type[Written]]] = {table_of(model): model for model in _MODELS}


def rival_of(session: Session, changes: Iterable[Change]) -> str | None:
    """The operation that wrote a row which can't stand together with what was just taken back, or None.

    Args:
        session: The operation that took back.
        changes: What it changed.
    """
    for change in changes:
        model = _BY_TABLE.get(change.table)
        if model is not None and change.before is not None:
            found = (
                _beside(session, model, change) if _counts(session, model, change) else _upon(session, model, change)
            )
            if found is not None:
                return found
    return None


def _gone(model: type[Written]) -> str:
    return "withdrawn_by" if model is Person else "voided_by"


def _counts(session: Session, model: type[Written], change: Change) -> bool:
    row = session.row(model.select(getattr(model, _gone(model))).where(getattr(model, key_of(model)) == change.key))
    return row is not None and row[0] is None


def _beside(session: Session, model: type[Written], change: Change) -> str | None:
    """A row that says the same as one that counts again, or one that it hangs on and that doesn't count."""
    key = getattr(model, key_of(model))
    if names := _known_by(session, model, change):
        same = [_is(model, name, value) for name, value in names.items()]
        if model in _SIDE_BY_SIDE:
            its = session.row(model.select(model.operation).where(key == change.key))
            same += [key > change.key, model.operation != sure(its)[0]]
        found = session.row(
            model.select(model.operation).where(key != change.key, getattr(model, _gone(model)).is_null(), *same)
        )
        if found is not None:
            return str(found[0])
    for child, name, parent in _HANGS_ON:
        if child is model:
            held = session.row(model.select(getattr(model, name)).where(key == change.key))
            gone = getattr(parent, _gone(parent))
            if held is not None and held[0] is not None:
                above = session.row(parent.select(gone).where(getattr(parent, key_of(parent)) == held[0]))
                if above is not None and above[0] is not None:
                    return str(above[0])
    return None


def _upon(session: Session, model: type[Written], change: Change) -> str | None:
    """A row that counts and hangs on one that doesn't any more."""
    for child, name, parent in _HANGS_ON:
        if parent is model:
            alive = (getattr(child, name) == change.key, getattr(child, _gone(child)).is_null())
            found = session.row(child.select(child.operation).where(*alive))
            if found is not None:
                return str(found[0])
    return None


def _known_by(session: Session, model: type[Written], change: Change) -> Mapping[str, Value]:
    names = _ALONE.get(model, ())
    key = getattr(model, key_of(model))
    row = (
        session.row(model.select(*(getattr(model, name) for name in names)).where(key == change.key)) if names else None
    )
    if row is None or (model in _ONLY_NAMED and not row[0]):
        return {}
    return dict(zip(names, row, strict=True))


def _is(model: type[Written], name: str, value: Value) -> object:
    field = getattr(model, name)
    if model is DutyRound and name == "duty":  # a list that was changed is another row of the same name
        its = Duty.alias()
        return field.in_(Duty.select(Duty.id).where(Duty.name == its.select(its.name).where(its.id == value)))
    return field.is_null() if value is None else field == value
