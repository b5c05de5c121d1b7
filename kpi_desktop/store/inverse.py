"""Taking a written row back by writing its inverse: nothing is ever deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from peewee import IntegrityError

from kpi_desktop.store.columns import instant_in
from kpi_desktop.store.desk_models import EvidenceFile
from kpi_desktop.store.models import Incident, PayPlanText, Person, SchemeText, Setting, TakenNumber, Written
from kpi_desktop.store.session import Change, Session, Value, has, key_of, table_of
from kpi_desktop.store.tables import WRITTEN

_MODELS: Final[Mapping[str, type[Written]]] = {table_of(model): model for model in WRITTEN}


def take_back(session: Session, change: Change, at: dt.datetime) -> bool:
    """Write the inverse of a change: a new row is voided, changed columns get back what stood there.

    Args:
        session: The operation that takes back.
        change: What an earlier operation wrote.
        at: Now, in UTC.

    Returns:
        False where the row has been changed since, or where somebody else has its number or name by now; then nothing
        was written.
    """
    model = _MODELS[change.table]
    if change.before is None:
        inverse = _inverse_of_new(session, model, at)
        expected: Mapping[str, Value] = {name: change.after.get(name) for name in inverse}
    else:
        inverse, expected = change.before, change.after
    if not inverse:
        return True
    key = getattr(model, key_of(model))
    columns = [getattr(model, name) for name in expected]
    row = session.row(model.select(*columns).where(key == change.key))
    if row is None or tuple(row) != tuple(expected.values()):
        return False
    try:
        session.update(model, change.key, inverse)
    except IntegrityError:
        return False
    return True


def _inverse_of_new(session: Session, model: type[Written], at: dt.datetime) -> Mapping[str, Value]:
    if model is Incident:
        return {"voided_by": session.operation, "voided_at": instant_in(at), "void_reason": ""}
    if model is Person:
        return {"withdrawn_by": session.operation}
    if model is Setting:
        return {"value": ""}
    if model in {TakenNumber, SchemeText, PayPlanText, EvidenceFile}:  # a number stays taken, a text or file stays kept
        return {}
    if not has(model, "voided_by"):
        raise TypeError(f"a row of {table_of(model)} can't be taken back")
    return {"voided_by": session.operation}
