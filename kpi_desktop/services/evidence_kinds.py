"""What a file is by its content, and a name for it that every system takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

from kpi_desktop.domain.limits import tidy

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
UNFIT: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


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
    text = text_of(data)
    return bool(text.strip()) and all(char.isprintable() or char in "\t\r\n" for char in text)


def text_of(data: bytes) -> str:
    """A text as the editors of Windows write it: UTF-8, UTF-16 with its mark, else GB 18030; empty for none of them."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def safe_name(name: str, media: str) -> str:
    """A name that every system takes, with the ending that fits the content."""
    last = PureWindowsPath(name.replace("\0", "")).name
    stem = tidy(UNFIT.sub("_", PurePosixPath(last).stem)).strip(". ")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    ending = _ENDINGS[media]
    given = PurePosixPath(last).suffix
    kept = given if given.casefold() in {ending, ".jpeg" if ending == ".jpg" else ending} else ending
    return stem[: NAME_LENGTH - len(kept)].rstrip(". ") + kept
