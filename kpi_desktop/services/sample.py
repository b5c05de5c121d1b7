"""Which database is a sample to play with, and what its paper says so that nobody takes it for the real one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kpi_desktop.domain.words import Label, Language
from kpi_desktop.services.context import Context
from kpi_desktop.services.work import working
from kpi_desktop.settings import ORGANISATION, SAMPLE
from kpi_desktop.store.connection import look, setting_in
from kpi_desktop.store.store import View

MARK: Final = Label("示例", "Sample")
_FILE: Final = "sample.db"


def is_sample(ctx: Context) -> bool:
    """Whether nothing in this database is real."""
    return bool(mark(ctx))


def is_sample_file(file: Path, *, whole: bool = True) -> bool:
    """The same of a file that isn't open, of whatever version it is; False where there is none of ours with anything.

    Without `whole` it isn't read through for damage.

    Raises:
        DatabaseError: It isn't ours, is damaged, or can't be read.
    """
    return not look(file, whole=whole).empty and bool(setting_in(file, SAMPLE))


def mark(ctx: Context) -> str:
    """What stands on all paper of a sample; empty for a real database."""
    with ctx.store.read() as view:
        return view.settings.get(SAMPLE)


def mark_as_sample(ctx: Context, language: Language) -> None:
    """Say for good that nothing in this database is real."""
    with working(ctx, "mark-sample") as unit:
        unit.settings.set(SAMPLE, MARK.within(language))


def organisation_on_paper(view: View) -> str:
    """What stands at the head of all paper: the organisation, behind the mark of a sample; empty for neither."""
    return " · ".join(text for text in (view.settings.get(SAMPLE), view.settings.get(ORGANISATION)) if text)


def sample_file(database: Path) -> Path:
    """Where the sample beside a real database lies."""
    return database.with_name(_FILE)
