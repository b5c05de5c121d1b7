"""Whether the file is what the program wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.errors import DatabaseError
from kpi_desktop.services.context import Context
from kpi_desktop.services.sealing import audit_of
from kpi_desktop.store.audit import Flaw

_FLAWS: Final[Mapping[Flaw, Message]] = {
    Flaw.CHAIN: Message("the audit log is broken here: an entry was changed, taken out or put in"),
    Flaw.PAYLOAD: Message("what the audit log says here isn't what was written"),
    Flaw.UNRECORDED: Message("this row isn't in the audit log: it was put in from outside"),
    Flaw.ALTERED: Message("this row isn't what the audit log says: it was changed from outside"),
    Flaw.ERASED: Message("what the audit log said here was erased from outside; rows can no longer be held against it"),
    Flaw.GONE: Message("this row is in the audit log but no longer here: it was taken out from outside"),
}


def verify(ctx: Context) -> tuple[Problem, ...]:
    """Check the file's structure, the audit chain, every row against it, and every seal; no problems is good.

    A seal names the entry of the audit log that came before it. Its number stands on paper, so whoever wrote the log
    anew up to a close, each hash fitting the next, would have to write that paper anew as well.
    """
    problems = [Problem(("file",), Message("SQLite says: {what}", {"what": line})) for line in ctx.store.check_file()]
    with ctx.store.read() as view:
        problems += (Problem((found.table, found.key), _FLAWS[found.flaw]) for found in view.log.check())
        for seal in view.months.all_seals():
            try:
                payload = view.months.payload(seal.id)
            except DatabaseError:
                fields: dict[str, FieldValue] = {"month": seal.month, "seal": seal.number}
                problems.append(
                    Problem(
                        ("seal", seal.id), Message("{month}, seal {seal}: its content isn't what was sealed", fields)
                    )
                )
                continue
            before = audit_of(payload)
            if view.log.hash_of(before[0]) != before[1]:
                problems.append(Problem(("audit", before[0]), _FLAWS[Flaw.CHAIN]))
    return tuple(problems)
