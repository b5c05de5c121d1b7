"""Photos and files as evidence of incidents, kept in the database.

Evidence changes no score, so it may be added to an incident of a closed month too: a seal holds facts and results, and
every file says when it came.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Final

from kpi_desktop.domain.limits import tidy
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.evidence_kinds import NAME_LENGTH, media_of, safe_name, text_of
from kpi_desktop.services.work import done, working
from kpi_desktop.store.desk_records import EvidenceRecord
from kpi_desktop.store.store import Unit, View

__all__ = [
    "MOST_BYTES",
    "MOST_OF_ONE",
    "NAME_LENGTH",
    "Attached",
    "attach",
    "attach_all",
    "attached",
    "attached_in",
    "content",
    "detach",
    "detach_all",
    "media_of",
    "safe_name",
    "text_of",
]

MOST_BYTES: Final = 2 * 1024 * 1024
"""Most that is kept of a file; pictures are made smaller before they come here."""
MOST_OF_ONE: Final = 9
"""Most files of one incident."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of an incident.

    Attributes:
        id: What `detach` calls it by.
        incident: Id of the incident.
        name: The file's name, safe on every system.
        media: What its content is, a MIME type.
        size: Bytes.
        sha256: What `content` calls it by.
        added_at: When it was attached, UTC; of a corrected incident, when it was corrected.
    """

    id: int
    incident: int
    name: str
    media: str
    size: int
    sha256: str
    added_at: dt.datetime

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.media.startswith("image/")


def attach(ctx: Context, incident: int, name: str, data: bytes) -> Operation:
    """Keep a file as evidence of an incident.

    Raises:
        RefusedError, WrongCallError: As for `attach_all`.
    """
    return attach_all(ctx, (incident,), ((name, data),))


def attach_all(ctx: Context, incidents: Sequence[int], files: Sequence[tuple[str, bytes]]) -> Operation:
    """Keep files, each a name and its bytes, as evidence of incidents: all of all, or nothing.

    An incident that has one of the files already keeps it as it is.

    Raises:
        RefusedError: Empty, too large, no picture, PDF, text or Office file, or one too many; or an incident was
            voided, or has all of the files already.
        WrongCallError: There is no such incident, or no file.
    """
    if not files:
        raise WrongCallError(Message("There is no file to attach."))
    kept = [(safe_name(name, _media(name, data)), data) for name, data in files]
    with working(ctx, "attach") as unit:
        new = [_attach(unit, incident, kept) for incident in incidents]
        if not any(new):
            told: dict[str, FieldValue] = {"file": _shown_name(files[0][0])}
            raise RefusedError(Message("{file} is attached to this incident already.", told))
        if len(kept) == 1:
            what = Message("{names}, attached: {file}", {"names": _names(unit, incidents), "file": kept[0][0]})
        else:
            what = counted("Attached {count} file", "Attached {count} files", len(kept))
            what = Message("{names}: {what}", {"names": _names(unit, incidents), "what": what})
        return done(unit, what, "evidence", incidents=tuple(incidents))


def _shown_name(name: str) -> str:
    return tidy(PureWindowsPath(name).name) or "?"


def _media(name: str, data: bytes) -> str:
    told: dict[str, FieldValue] = {"file": _shown_name(name)}
    if not data:
        raise RefusedError(Message("{file} is empty, so it wasn't kept.", told))
    media = media_of(name, data)
    if media is None:
        raise RefusedError(Message("{file} isn't a picture, a PDF, a text or an Office file, so it wasn't kept.", told))
    if len(data) > MOST_BYTES:
        told |= {"size": _megabytes(len(data)), "most": _megabytes(MOST_BYTES)}
        raise RefusedError(
            Message("{file} has {size} MB; at most {most} MB are kept. Make it smaller or choose another.", told)
        )
    return media


def _attach(unit: Unit, incident: int, files: Sequence[tuple[str, bytes]]) -> int:
    """Tie files to one incident; returns how many are new to it."""
    found = unit.incidents.get(incident)
    if found is None:
        raise WrongCallError(Message("There is no incident {number}.", {"number": incident}))
    if found.voided_by is not None:
        raise RefusedError(Message("This incident is voided, so nothing can be attached to it."))
    before = unit.evidence.of((incident,))
    held = {one.sha256 for one in before}
    for name, data in files:
        if hashlib.sha256(data).hexdigest() not in held:
            held.add(hashlib.sha256(data).hexdigest())
            unit.evidence.add(incident, name, _media(name, data), data)
    if len(held) > MOST_OF_ONE:
        raise RefusedError(Message("An incident has at most {most} files.", {"most": MOST_OF_ONE}))
    return len(held) - len(before)


def detach(ctx: Context, evidence: int, incident: int) -> Operation:
    """Show a file no longer as evidence of an incident; it can be undone.

    Raises:
        WrongCallError: The incident has no such file.
    """
    with ctx.store.read() as view:
        found = next((one for one in view.evidence.of((incident,)) if one.id == evidence), None)
    if found is None:
        raise WrongCallError(Message("The incident no longer has this file."))
    return detach_all(ctx, (incident,), found.sha256)


def detach_all(ctx: Context, incidents: Sequence[int], sha256: str) -> Operation:
    """Show a file no longer as evidence of any of these incidents; it can be undone.

    Raises:
        WrongCallError: None of them has it.
    """
    with working(ctx, "detach") as unit:
        found = [one for one in unit.evidence.of(incidents) if one.sha256 == sha256]
        if not found:
            raise WrongCallError(Message("The incident no longer has this file."))
        for one in found:
            unit.evidence.void(one.id)
        whose: dict[str, FieldValue] = {"names": _names(unit, incidents), "file": found[0].name}
        return done(unit, Message("{names}, taken off: {file}", whose), "evidence", incidents=tuple(incidents))


def _names(view: View, incidents: Sequence[int]) -> tuple[str, ...]:
    """Whose incidents they are, each name once, in their order."""
    names = {person.id: person.name for person in view.people.all()}
    found = (view.incidents.get(incident) for incident in incidents)
    return tuple(dict.fromkeys(names[record.what.person] for record in found if record is not None))


def attached(ctx: Context, incidents: Iterable[int]) -> Mapping[int, tuple[Attached, ...]]:
    """The files of incidents, by incident, in the order in which they came; who has none isn't named."""
    with ctx.store.read() as view:
        return attached_in(view, incidents)


def attached_in(view: View, incidents: Iterable[int]) -> Mapping[int, tuple[Attached, ...]]:
    """As `attached`, within a view that is open."""
    found: dict[int, list[Attached]] = {}
    for one in view.evidence.of(incidents):
        found.setdefault(one.incident, []).append(_shown(one))
    return {incident: tuple(files) for incident, files in found.items()}


def content(ctx: Context, sha256: str) -> bytes:
    """A file's bytes.

    Raises:
        WrongCallError: There is no such file.
    """
    with ctx.store.read() as view:
        try:
            return view.evidence.data(sha256)
        except LookupError as error:
            raise WrongCallError(Message("This file isn't in the database.")) from error


def _shown(record: EvidenceRecord) -> Attached:
    return Attached(record.id, record.incident, record.name, record.media, record.size, record.sha256, record.added_at)


def _megabytes(size: int) -> str:
    """Megabytes with one decimal, rounded up so that what is too much never looks like enough."""
    tenths = -(-size * 10 // (1024 * 1024))
    return f"{tenths // 10}.{tenths % 10}"
