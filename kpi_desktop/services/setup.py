"""The first run."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language, Message
from kpi_desktop.errors import RefusedError
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.newcomers import NewPerson, enter_people
from kpi_desktop.services.pay_plans import follow_scheme
from kpi_desktop.services.schemes import refuse_month
from kpi_desktop.services.work import checked_name, done, working
from kpi_desktop.settings import LANGUAGE, ORGANISATION


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
    with ctx.store.read() as view:
        return bool(view.teams.all())


def set_up(ctx: Context, setup: Setup) -> Operation:
    """Make the first team with its scheme and roster; a further team where one of that name isn't there.

    Raises:
        FaultyDataError: The scheme, the roster (paths ``("people", index, field)``) or the name has faults.
        RefusedError: A team of that name is there already, or the first month lies too far off.
    """
    scheme = load_scheme(setup.scheme_text)
    name, organisation = checked_name(setup.team), checked_name(setup.organisation)
    if not name:
        raise RefusedError(Message("The team's name is missing; enter one."))
    refuse_month(setup.from_month, ctx.clock.today())
    with working(ctx, "set-up") as unit:
        if any(team.name == name for team in unit.teams.all()):
            raise RefusedError(Message("There is a team {name} already; choose another name.", {"name": name}))
        team = unit.teams.add(name)
        unit.schemes.put_in_force(
            team, setup.from_month, scheme=scheme.id, version=scheme.version, text=setup.scheme_text
        )
        follow_scheme(unit, team, scheme, setup.from_month, ctx.resources)
        enter_people(unit, team, setup.people, ctx.clock.today())
        if organisation:
            unit.settings.set(ORGANISATION, organisation)
        if setup.language is not None:
            unit.settings.set(LANGUAGE, setup.language)
        what = Message("Set up: {team}", {"team": name})
        return done(unit, what, "roster", "incidents", "months", "schemes", "settings", undoable=False)
