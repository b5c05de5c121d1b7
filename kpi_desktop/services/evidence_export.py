"""Evidence as files in a folder, under names that say whose, when and what of, with a list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import RefusedError
from kpi_desktop.exchange.evidence_book import EvidenceRow, evidence_book
from kpi_desktop.files import cannot_write, make_folder, write_file
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services import sample
from kpi_desktop.services.context import Context
from kpi_desktop.services.evidence import Attached, attached, content
from kpi_desktop.services.evidence_kinds import UNFIT
from kpi_desktop.services.incidents import Entry, Logged, logged_in
from kpi_desktop.services.months import months as known_months
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator


@dataclass(frozen=True, slots=True)
class Exported:
    """A file as it is to be written: under a name that says whose, when and what of."""

    name: str
    number: str
    person: str
    logged: Logged
    file: Attached


def export_evidence(
    ctx: Context,
    team: Team,
    folder: Path,
    tr: Translator,
    only: Month | None = None,
    *,
    step: Callable[[int, int], object] = lambda _done, _of: None,
) -> tuple[Exported, ...]:
    """Write the evidence of a month, or of all months, into a folder, and a list of it as a workbook.

    Args:
        ctx: The context; one that only reads will do.
        team: The team.
        folder: A new or an empty one: nothing is overwritten.
        tr: Words the list.
        only: Which month; all that were kept where None.
        step: Called with how many of how many files are written.

    Returns:
        What was written; nothing, and no folder, where there is no evidence.

    Raises:
        RefusedError: There is something in the folder already.
        CannotWriteError: It can't be written.
    """
    marked = sample.mark(ctx)
    chosen = [view.month for view in known_months(ctx, team)] if only is None else [only]
    found = to_export(ctx, team, chosen, marked)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise RefusedError(Message("{file} isn't empty; choose an empty or a new folder.", {"file": str(folder)}))
    except OSError as error:
        raise cannot_write(folder, error) from error
    if not found:
        return ()
    make_folder(folder)
    for place, one in enumerate(found):
        step(place, len(found))
        write_file(folder / one.name, content(ctx, one.file.sha256))
    listed = " ".join(part for part in (marked, tr.c("evidence", "Evidence list")) if part)
    write_file(folder / f"{listed}.xlsx", evidence_book(_rows(ctx, team, found, tr), tr, marked))
    return found


def _rows(ctx: Context, team: Team, found: Iterable[Exported], tr: Translator) -> list[EvidenceRow]:
    rows = []
    schemes: dict[Month, Scheme] = {}
    for one in found:
        entry = one.logged.entry
        month = Month.of(entry.date)
        if month not in schemes:
            schemes[month] = scheme_for(ctx, team, month)
        criterion = schemes[month].criterion(entry.criterion)
        name = tr.label(criterion.name) if criterion is not None else entry.criterion
        added = f"{one.file.added_at.astimezone():%Y-%m-%d %H:%M}"
        rows.append(
            EvidenceRow(
                one.name,
                entry.date,
                one.number,
                one.person,
                name,
                one.logged.voided,
                one.file.name,
                added,
                one.file.sha256,
            )
        )
    return rows


def to_export(ctx: Context, team: Team, months: Iterable[Month], marked: str = "") -> tuple[Exported, ...]:
    """The evidence of a team's months by date; voided incidents' too, for what was voided may be asked about.

    No two names are alike, whatever the case of their letters; in a sample each begins with its mark.
    """
    found: list[Exported] = []
    taken: set[str] = set()
    for month in months:
        logged = sorted(logged_in(ctx, team, month), key=lambda one: (one.entry.date, one.sequence))
        files = attached(ctx, (one.id for one in logged))
        for one in logged:
            for file in files.get(one.id, ()):
                name = file_name(one.entry, PurePosixPath(file.name).suffix, taken, marked)
                found.append(Exported(name, one.entry.number, one.name, one, file))
    return tuple(found)


def file_name(entry: Entry, ending: str, taken: set[str], marked: str = "") -> str:
    """Day, employee number, criterion, and from the second on a count; put among the folded names that are taken.

    The mark of a sample stands before all of it.
    """
    number = UNFIT.sub("_", entry.number).strip(" .")
    stem = " ".join(part for part in (marked, entry.date.isoformat(), number, entry.criterion) if part)
    count = 1
    name = f"{stem}{ending}"
    while name.casefold() in taken:
        count += 1
        name = f"{stem} {count}{ending}"
    taken.add(name.casefold())
    return name
