"""What was entered under a criterion or measure that another scheme no longer knows, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import Team


@dataclass(frozen=True, slots=True)
class Unmapped:
    """Something in use that the new scheme doesn't know.

    Attributes:
        id: The old id; key of the mapping that `schemes.put_in_force` takes.
        kind: What is entered under it.
        name: Its name in the old scheme.
        count: How many entries of open months there are.
        candidates: Ids of the new scheme that could take them.
    """

    id: str
    kind: Literal["incident", "measure", "rating"]
    name: Label
    count: int
    candidates: tuple[str, ...]


def unmapped(ctx: Context, team: Team, text: str, from_month: Month) -> tuple[Unmapped, ...]:
    """What must be mapped before a scheme can be put in force from a month on; empty for nothing.

    Raises:
        FaultyDataError: The scheme has faults.
    """
    raise NotImplementedError
