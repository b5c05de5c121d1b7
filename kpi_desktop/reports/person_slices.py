"""One person's part of a month's sealed content, without reading everybody else's: months are looked at in rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from kpi_desktop.reports.content import Column, PersonContent

_PERSON: TypeAdapter[PersonContent] = TypeAdapter(PersonContent)
_COLUMNS: TypeAdapter[tuple[Column, ...]] = TypeAdapter(tuple[Column, ...])


@dataclass(frozen=True, slots=True)
class Slices:
    """A month's content, cut by people.

    Attributes:
        ranked: How many have a rank.
        decimals: Decimals of scores.
        columns: As in the content.
    """

    ranked: int
    decimals: int
    columns: tuple[Column, ...]
    _people: tuple[str, ...]

    def person(self, place: int) -> PersonContent:
        """The person at a place of the content's order.

        Raises:
            ValueError: The content has another shape.
        """
        return _PERSON.validate_json(self._people[place])


def cut(data: Mapping[str, Any]) -> Slices:
    """Cut what `content_data.to_data` gave.

    Raises:
        ValueError: The content has another shape.
    """
    people = tuple(json.dumps(person, ensure_ascii=False) for person in data["people"])
    return Slices(int(data["ranked"]), int(data["decimals"]), _COLUMNS.validate_python(data["columns"]), people)
