"""What else a team keeps: groups, words for remarks, duty lists, and evidence for some of what happened in the demo."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label, Language
from kpi_desktop.services import duties, evidence, note_words, saved_groups
from kpi_desktop.services.context import Context
from kpi_desktop.services.duties import NewDuty
from kpi_desktop.services.incidents import Logged, logged_in
from kpi_desktop.services.teams import Team

_GROUPS: Final = (
    (Label("早班", "Early shift"), ("0101", "0102", "0105", "0107", "0111")),
    (Label("前台", "Front desk"), ("0103", "0104", "0109")),
)
_WORDS: Final = (
    (Label("客户来电致谢", "a customer rang to thank"), "praise-oral"),
    (Label("堵车", "traffic"), "late"),
    (Label("已与本人核对", "gone through with the person"), None),
)
_DUTIES: Final[Sequence[tuple[Label, str, tuple[int, ...], tuple[str, ...]]]] = (
    (Label("前台值日", "Front desk cleaning"), "not-cleaned", (1, 2, 3, 4, 5), ("0103", "0104", "0109")),
    (Label("周例会", "Weekly meeting"), "missed-meeting", (5,), ()),
)
_PRAISES: Final = ("praise-banner", "praise-written")
_LETTER: Final = Label("感谢信.png", "letter of thanks.png")
_CALL: Final = Label("回访记录.txt", "call-back.txt")
_CALL_TEXT: Final = Label(
    "示例文件。回访记录：客户反映等候时间过长，已致歉并说明原因，客户表示理解。",
    "A file of the sample. Call-back: the customer had waited too long; apologised, explained, and was understood.",
)
_WIDTH, _HEIGHT = 180, 240
_PAPER, _INK, _SEAL = (250, 247, 238), (110, 116, 122), (168, 52, 40)
_DRAWN: Final = (
    (62, 24, 118, 32, _SEAL),
    (20, 52, 66, 55, _INK),
    (36, 72, 160, 75, _INK),
    (20, 92, 160, 95, _INK),
    (20, 112, 152, 115, _INK),
    (20, 132, 160, 135, _INK),
    (20, 152, 80, 155, _INK),
    (112, 172, 156, 216, _SEAL),
    (116, 176, 152, 212, _PAPER),
    (126, 186, 142, 202, _SEAL),
)
"""A heading, lines of writing and a square seal: left, top, right and bottom, in pixels, and the colour."""


def keep_ready(ctx: Context, team: Team, language: Language) -> None:
    """Groups, words and duty lists, as of the first day."""
    for group, members in _GROUPS:
        saved_groups.save(ctx, team, group.within(language), members)
    for words, of in _WORDS:
        note_words.save(ctx, team, words.within(language), of)
    for name, criterion, weekdays, numbers in _DUTIES:
        duties.save(ctx, team, NewDuty(name.within(language), criterion, weekdays, numbers))


def attach_evidence(ctx: Context, team: Team, months: Sequence[Month], language: Language) -> None:
    """A letter for the latest praise in writing, and a note of a call for the latest complaint."""
    logged = [one for month in months for one in logged_in(ctx, team, month) if not one.voided]
    praise, complaint = _latest(logged, _PRAISES), _latest(logged, ("complaint",))
    if praise is not None:
        evidence.attach(ctx, praise.id, _LETTER.within(language), letter())
    if complaint is not None:
        evidence.attach(ctx, complaint.id, _CALL.within(language), _CALL_TEXT.within(language).encode())


def _latest(logged: Sequence[Logged], criteria: Sequence[str]) -> Logged | None:
    found = [one for one in logged if one.entry.criterion in criteria]
    return max(found, key=lambda one: (one.entry.date, one.id), default=None)


def letter() -> bytes:
    """A small picture of a letter with a red seal, as a PNG."""
    canvas = [[_PAPER] * _WIDTH for _ in range(_HEIGHT)]
    for left, top, right, bottom, colour in _DRAWN:
        for row in canvas[top:bottom]:
            row[left:right] = [colour] * (right - left)
    rows = b"".join(b"\0" + b"".join(map(bytes, row)) for row in canvas)  # a 0 before each row: it isn't filtered
    head = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
