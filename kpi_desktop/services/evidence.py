"""Photos and files as evidence of incidents, kept in the database.

Evidence changes no score, so it may be added to an incident of a closed month too: a seal holds facts and results, and
the log says when the file came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

from kpi_desktop.domain.limits import tidy
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.incidents import logged_in
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working
from kpi_desktop.store.desk_records import EvidenceRecord
from kpi_desktop.store.store import View

MOST_BYTES: Final = 2 * 1024 * 1024
"""Most that is kept of a file; pictures are made smaller before they come here."""
MOST_OF_ONE: Final = 9
"""Most files of one incident."""
NAME_LENGTH: Final = 120
"""Most characters of a file's name."""

_PICTURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)
_OFFICE: Final[Mapping[str, str]] = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_OLD_OFFICE: Final[Mapping[str, str]] = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
}
_ENDINGS: Final[Mapping[str, str]] = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
    "image/webp": ".webp",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    **{media: ending for ending, media in (*_OFFICE.items(), *_OLD_OFFICE.items())},
}
_UNFIT: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


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
    """

    id: int
    incident: int
    name: str
    media: str
    size: int
    sha256: str

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.media.startswith("image/")


def media_of(name: str, data: bytes) -> str | None:
    """What a file is by its content, the name deciding only between kinds of Office files; None for all else."""
    found = next((media for start, media in _PICTURES if data.startswith(start)), None)
    ending = PurePosixPath(name).suffix.casefold()
    if found is None and data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        found = "image/webp"
    elif found is None and data.startswith(b"%PDF-"):
        found = "application/pdf"
    elif found is None and data.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in data:
        found = _OFFICE.get(ending)
    elif found is None and data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        found = _OLD_OFFICE.get(ending)
    elif found is None and _is_text(data):
        found = "text/plain"
    return found


def _is_text(data: bytes) -> bool:
    if data.startswith((b"#!", b"MZ", b"\x7fELF")):
        return False
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return bool(text.strip()) and all(char.isprintable() or char in "\t\r\n\ufeff" for char in text)


def safe_name(name: str, media: str) -> str:
    """A name that every system takes, with the ending that fits the content."""
    last = PureWindowsPath(name.replace("\0", "")).name
    stem = tidy(_UNFIT.sub("_", PurePosixPath(last).stem)).strip(". ")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    ending = _ENDINGS[media]
    given = PurePosixPath(last).suffix
    kept = given if given.casefold() in {ending, ".jpeg" if ending == ".jpg" else ending} else ending
    return stem[: NAME_LENGTH - len(kept)].rstrip(". ") + kept


def attach(ctx: Context, incident: int, name: str, data: bytes) -> Operation:
    """Keep a file as evidence of an incident.

    Raises:
        RefusedError: Empty, too large, no picture, PDF, text or Office file, there already, or one too many; or the
            incident was voided.
        WrongCallError: There is no such incident.
    """
    told: dict[str, FieldValue] = {"file": tidy(PureWindowsPath(name).name) or "?"}
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
    with working(ctx, "attach") as unit:
        found = unit.incidents.get(incident)
        if found is None:
            raise WrongCallError(Message("There is no incident {number}.", {"number": incident}))
        if found.voided_by is not None:
            raise RefusedError(Message("This incident is voided, so nothing can be attached to it."))
        held = unit.evidence.of((incident,))
        if len(held) >= MOST_OF_ONE:
            raise RefusedError(Message("An incident has at most {most} files.", {"most": MOST_OF_ONE}))
        kept_name = safe_name(name, media)
        number = unit.evidence.add(incident, kept_name, media, data)
        (new,) = (one for one in unit.evidence.of((incident,)) if one.id == number)
        if any(one.sha256 == new.sha256 for one in held):
            raise RefusedError(Message("{file} is attached to this incident already.", told))
        return done(unit, Message("Attached: {file}", {"file": kept_name}), "evidence", incidents=(incident,))


def detach(ctx: Context, evidence: int, incident: int) -> Operation:
    """Show a file no longer as evidence of an incident; it can be undone.

    Raises:
        WrongCallError: The incident has no such file.
    """
    with working(ctx, "detach") as unit:
        found = next((one for one in unit.evidence.of((incident,)) if one.id == evidence), None)
        if found is None:
            raise WrongCallError(Message("The incident no longer has this file."))
        unit.evidence.void(evidence)
        return done(unit, Message("Taken off: {file}", {"file": found.name}), "evidence", incidents=(incident,))


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


@dataclass(frozen=True, slots=True)
class Exported:
    """A file as it is to be written: under a name that says whose, when and what of."""

    name: str
    number: str
    person: str
    incident: int
    file: Attached


def to_export(ctx: Context, team: Team, months: Iterable[Month]) -> tuple[Exported, ...]:
    """The evidence of a team's months by date; voided incidents' too, for what was voided may be asked about.

    No two names are alike, whatever the case of their letters.
    """
    found: list[Exported] = []
    taken: set[str] = set()
    for month in months:
        logged = sorted(logged_in(ctx, team, month), key=lambda one: (one.entry.date, one.sequence))
        files = attached(ctx, (one.id for one in logged))
        for one in logged:
            for file in files.get(one.id, ()):
                number = _UNFIT.sub("_", one.entry.number)
                stem = f"{one.entry.date.isoformat()} {number} {one.entry.criterion}"
                name = _free(stem, PurePosixPath(file.name).suffix, taken)
                found.append(Exported(name, one.entry.number, one.name, one.id, file))
    return tuple(found)


def _free(stem: str, ending: str, taken: set[str]) -> str:
    count = 1
    name = f"{stem}{ending}"
    while name.casefold() in taken:
        count += 1
        name = f"{stem} {count}{ending}"
    taken.add(name.casefold())
    return name


def _shown(record: EvidenceRecord) -> Attached:
    return Attached(record.id, record.incident, record.name, record.media, record.size, record.sha256)


def _megabytes(size: int) -> str:
    """Megabytes with one decimal, rounded up so that what is too much never looks like enough."""
    tenths = -(-size * 10 // (1024 * 1024))
    return f"{tenths // 10}.{tenths % 10}"
