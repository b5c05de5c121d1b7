"""A month's content as plain JSON values and back: what a seal keeps of it."""

from __future__ import annotations

from pydantic import TypeAdapter

from kpi_desktop.reports.content import MonthContent

_CONTENT: TypeAdapter[MonthContent] = TypeAdapter(MonthContent)


def to_data(content: MonthContent) -> dict[str, object]:
    """The content as plain JSON values, keys in the order of the fields, exact numbers as texts."""
    data: dict[str, object] = _CONTENT.dump_python(content, mode="json")
    return data


def from_data(data: object) -> MonthContent:
    """The content that `to_data` gave.

    Raises:
        ValueError: The values have another shape.
    """
    return _CONTENT.validate_python(data)
