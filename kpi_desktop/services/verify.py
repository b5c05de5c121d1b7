"""Whether the file is what the program wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import DatabaseError
from kpi_desktop.services.context import Context
from kpi_desktop.services.sealing import audit_of
from kpi_desktop.store.audit import Flaw
from kpi_desktop.store.copying import Watch, unwatched
from kpi_desktop.store.records import SealRecord
from kpi_desktop.store.store import View

_FLAWS: Final[Mapping[Flaw, Message]] = {
    Flaw.CHAIN: Message("the audit log is broken here: an entry was changed, taken out or put in"),
    Flaw.PAYLOAD: Message("what the audit log says here isn't what was written"),
    Flaw.UNRECORDED: Message("this row isn't in the audit log: it was put in from outside"),
    Flaw.ALTERED: Message("this row isn't what the audit log says: it was changed from outside"),
    Flaw.ERASED: Message("what the audit log said here was erased from outside; rows can no longer be held against it"),
    Flaw.GONE: Message("this row is in the audit log but no longer here: it was taken out from outside"),
}


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what is wrong with it.

    Attributes:
        problems: Each fault; none is good.
        entries: How many entries of the audit log were followed.
        rows: How many rows were held against it.
        seals: How many seals were opened.
    """

    problems: tuple[Problem, ...]
    entries: int
    rows: int
    seals: int

    @property
    def said(self) -> tuple[Message, ...]:
        """What was looked at, as sentences; true of what is sound."""
        return (
            Message("pages, indexes and references fit"),
            counted(
                "the audit log is unbroken: {count} entry, and all {rows} rows are as it says",
                "the audit log is unbroken: {count} entries, and all {rows} rows are as it says",
                self.entries,
                {"rows": self.rows},
            ),
            counted(
                "{count} seal of closed months holds what was sealed",
                "{count} seals of closed months hold what was sealed",
                self.seals,
            ),
        )


def verify(ctx: Context, watch: Watch = unwatched) -> Verified:
    """Check the file's structure, the audit chain, every row against it, and every seal.

    All this is done on a copy, so that whoever writes meanwhile doesn't wait; `watch` is told how far the copying is,
    is asked between the parts of what follows, and ends it by raising.

    A seal names the entry of the audit log that came before it. Its number stands on paper, so whoever wrote the log
    anew up to a close, each hash fitting the next, would have to write that paper anew as well.
    """
    with ctx.store.apart(watch) as view:
        watch(0, 0)
        problems = [Problem(("file",), Message("SQLite says: {what}", {"what": line})) for line in view.check_file()]
        watch(0, 0)
        problems += (Problem((found.table, found.key), _FLAWS[found.flaw]) for found in view.log.check())
        watch(0, 0)
        seals = view.months.all_seals()
        problems += (fault for seal in seals if (fault := _seal_fault(view, seal)) is not None)
        entries, rows = view.log.size()
    return Verified(tuple(problems), entries, rows, len(seals))


def _seal_fault(view: View, seal: SealRecord) -> Problem | None:
    try:
        payload = view.months.payload(seal.id)
    except DatabaseError:
        fields: dict[str, FieldValue] = {"month": seal.month, "seal": seal.number}
        return Problem(("seal", seal.id), Message("{month}, seal {seal}: its content isn't what was sealed", fields))
    number, found = audit_of(payload)
    return None if view.log.hash_of(number) == found else Problem(("audit", number), _FLAWS[Flaw.CHAIN])


def fault_of(found: Verified, file: Path) -> DatabaseError:
    """The error that names what is wrong with the database."""
    what = counted(
        "{file} isn't what the program wrote; {count} thing is wrong with it. Keep it, and put the latest backup in"
        " its place.",
        "{file} isn't what the program wrote; {count} things are wrong with it. Keep it, and put the latest backup"
        " in its place.",
        len(found.problems),
        {"file": str(file)},
    )
    return DatabaseError(what, found.problems)
