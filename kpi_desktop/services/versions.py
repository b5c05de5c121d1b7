"""Which version the text of a scheme or pay plan is kept under, where a team knows another text of the same version."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import RefusedError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan

_VERSION = re.compile(r"""^(?P<key>[ \t]*version[ \t]*=[ \t]*)("[^"\\\n]*"|'[^'\n]*')""", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class KnownText:
    """The text of a version of a scheme or pay plan that a team knows."""

    id: str
    version: str
    text: str


def own_version(text: str, whole: Scheme | PayPlan, known: Collection[KnownText]) -> tuple[str, str]:
    """The text and version to be kept: the text as it is, unless another one of its id and version is known.

    Then the text goes under the next free version, and nothing but its version is changed.

    Args:
        text: The file's text.
        whole: What it says.
        known: What the team knows.

    Raises:
        RefusedError: The version can't be changed without touching anything else.
    """
    same = [one for one in known if one.id == whole.id]
    if all(one.text == text for one in same if one.version == whole.version):
        return text, whole.version
    version = next_version(whole.version, {one.version for one in same})
    return _with_version(text, whole.version, version), version


def next_version(version: str, taken: Collection[str]) -> str:
    """The next version that isn't taken: 2 after 1, 2026-2 after 2026a or the like."""
    number = int(version) if version.isascii() and version.isdecimal() else None
    count = 1
    free = version
    while free in taken:
        count += 1
        free = f"{version}-{count}" if number is None else str(number + count - 1)
    return free


def _with_version(text: str, before: str, version: str) -> str:
    """The text with another version, held against the old one: nothing else may differ."""
    head = _TABLE.search(text)
    changed = _VERSION.sub(lambda found: f'{found["key"]}"{version}"', text[: head.start() if head else None], count=1)
    changed += text[head.start() :] if head else ""
    old, new = tomllib.loads(text), tomllib.loads(changed)
    if new.pop("version", None) != version or old.pop("version", None) != before or old != new:
        raise RefusedError(
            Message(
                "Another text of version {version} is known already. Give this one a version of its own, then try"
                " again.",
                {"version": before},
            )
        )
    return changed
