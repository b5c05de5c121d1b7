"""``setup``: the first run without a window; a further team in a database that has one."""

from __future__ import annotations

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.scheme_files import scheme_text
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language, Message
from kpi_desktop.errors import WrongCallError


def setup(call: Call) -> int:
    """Make a team with its scheme; the database too, where it isn't there yet."""
    from kpi_desktop.services.context import SystemClock, open_context
    from kpi_desktop.services.setup import Setup, set_up

    options, team = call.options, call.team_name
    if team is None:
        raise WrongCallError(Message("Say what the team is called: --team NAME."))
    text = scheme_text(options.scheme)
    clock = call.clock or SystemClock()
    from_month = options.from_month or Month.of(clock.today())
    language: Language | None = getattr(options, "lang", None)
    ctx = open_context(call.database, clock=clock)
    try:
        operation = set_up(ctx, Setup(options.organisation, team, text, from_month, language=language))
    finally:
        ctx.close()
    call.say(call.tr.say(operation.what))
    call.tell(call.tr.t("Database: {file}", file=str(call.database)))
    return 0
