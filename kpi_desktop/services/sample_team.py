"""The sample team that the window opens: made when first asked for, kept while it is of this month."""

from __future__ import annotations

from pathlib import Path

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.errors import LockedError
from kpi_desktop.services import months, sample, settings, teams
from kpi_desktop.services.context import Clock, open_context
from kpi_desktop.services.demo import make_demo
from kpi_desktop.store.connection import look
from kpi_desktop.store.migrations import known


def ready_sample(database: Path, language: Language, clock: Clock) -> Path:
    """The sample beside a database, made anew where there is none of this month in this language.

    Args:
        database: The real one; it isn't touched.
        language: Of names and notes.
        clock: Says what day it is.

    Raises:
        WrongCallError: Something that is no sample lies there; it is unchanged.
        DatabaseError: It can't be written.
    """
    file = sample.sample_file(database)
    try:
        if not _present(file, language, clock):
            make_demo(file, language, clock)
    except LockedError:  # its window is open already: it is brought to the front
        pass
    return file


def _present(file: Path, language: Language, clock: Clock) -> bool:
    if not file.exists() or set(known(paths.migrations())) - look(file).applied:
        return False  # one of an older version is made anew like any other
    ctx = open_context(file, write=False, clock=clock)
    try:
        if not sample.is_sample(ctx) or settings.language(ctx) != language:
            return False
        last = months.months(ctx, teams.teams(ctx)[0])[-1].month
        return last == Month.of(clock.today())
    finally:
        ctx.close()
