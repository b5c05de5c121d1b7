"""The first run."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.people import NewPerson


@dataclass(frozen=True, slots=True)
class Setup:
    """What the guide asks for.

    Attributes:
        organisation: On the reports; may be empty.
        team: Name of the team.
        scheme_text: The scheme file's text.
        from_month: First month to be kept.
        people: The roster; may be empty.
        language: The language chosen; None keeps to the computer's.
    """

    organisation: str
    team: str
    scheme_text: str
    from_month: Month
    people: tuple[NewPerson, ...] = ()
    language: Language | None = None


def is_set_up(ctx: Context) -> bool:
    """Whether there is a team to work with."""
    raise NotImplementedError


def set_up(ctx: Context, setup: Setup) -> Operation:
    """Make the first team with its scheme and roster; a further team where one of that name isn't there.

    Raises:
        FaultyDataError: The scheme, the roster (paths ``("people", index, field)``) or the name has faults.
        RefusedError: A team of that name is there already.
    """
    raise NotImplementedError
