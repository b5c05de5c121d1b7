"""Which criterion a row of a workbook means, by its name and its code."""

from __future__ import annotations

from typing import Literal

from kpi_desktop.domain.numbers import NumberFormError, parse_exact
from kpi_desktop.domain.problems import printable
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import IncidentCriterion, Scheme


class MeaningError(Exception):
    """No criterion is meant, or more than one; `field` says in which column that stands."""

    def __init__(self, field: Literal["criterion", "code"], what: Message) -> None:
        """Keep the reason unworded."""
        super().__init__(what.id)
        self.field, self.what = field, what


def criterion_meant(scheme: Scheme, name: str, code: str) -> IncidentCriterion:
    """The criterion of a row.

    Args:
        scheme: The scheme of its day.
        name: The name, id or code that stands for the criterion; may be empty where a code stands.
        code: What stands in the column for codes; may be empty where a name stands.

    Raises:
        MeaningError: Neither means anything, one means several, or they mean two different ones.
    """
    if not name:
        found = _coded(scheme, code)
        if isinstance(found, Message):
            raise MeaningError("code", found)
        return found
    found = _named(scheme, name)
    if isinstance(found, Message):
        raise MeaningError("criterion", found)
    if code and not _same_code(code, found.code) and code.casefold() != found.id.casefold():
        raise MeaningError("code", _contradiction(scheme, code, found))
    return found


def _coded(scheme: Scheme, code: str) -> IncidentCriterion | Message:
    """The criterion of a code; a cell that holds a number may have lost a zero, so that 1.1 may be 1.10."""
    found = [one for one in scheme.incident_criteria if _same_code(code, one.code)]
    if len(found) > 1:
        return Message("“{value}” may mean several criteria; write the name", {"value": printable(code)})
    return found[0] if found else _named(scheme, code)


def _contradiction(scheme: Scheme, code: str, named: IncidentCriterion) -> Message:
    other = _coded(scheme, code)
    fields: dict[str, FieldValue] = {"value": printable(code), "criterion": named.name}
    if isinstance(other, Message):
        return Message("“{value}” isn't the code of {criterion}; correct it or leave it empty", fields)
    fields["other"] = other.name
    return Message("“{value}” is the code of {other}, not of {criterion}; correct one of them", fields)


def _same_code(written: str, code: str) -> bool:
    if written.casefold() == code.casefold():
        return bool(code)
    try:
        return parse_exact(written) == parse_exact(code)
    except NumberFormError:
        return False


def _named(scheme: Scheme, written: str) -> IncidentCriterion | Message:
    """The criterion that a cell names by its id, code or name; why not, where there is none or more than one."""
    wanted = written.casefold()
    names = [({one.id}, {one.code}, {one.name.zh, one.name.en}) for one in scheme.incident_criteria]
    for rank in range(3):
        found = [
            one
            for one, said in zip(scheme.incident_criteria, names, strict=True)
            if wanted in {text.casefold() for text in said[rank]}
        ]
        if len(found) == 1:
            return found[0]
        if found:
            return Message("“{value}” may mean several criteria; write the code", {"value": printable(written)})
    return Message("the scheme has no criterion “{value}”; write its name or code", {"value": printable(written)})
