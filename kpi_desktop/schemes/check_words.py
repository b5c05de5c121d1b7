"""Texts that stand in Chinese where English belongs: they are shown as they are, which their author should know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import FieldValue, Label, counted
from kpi_desktop.schemes.findings import Finding, notice

_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


def words_findings(data: object) -> Iterator[Finding]:
    """One notice for all texts without English; nothing where every one has it.

    Args:
        data: The scheme or plan as plain data.
    """
    found = list(_untranslated(data, ()))
    if found:
        path, text = found[0]
        fields: dict[str, FieldValue] = {"text": text}
        what = counted(
            "“{text}” has no English: it stands in Chinese on English pages, too",
            "{count} texts have no English, such as “{text}”: they stand in Chinese on English pages, too",
            len(found),
            fields,
        )
        yield notice(path, what)


def _untranslated(held: object, path: Path) -> Iterator[tuple[Path, Label]]:
    if isinstance(held, dict) and set(held) == {"zh", "en"}:
        if _CHINESE.search(str(held["en"])):
            yield path, Label(str(held["zh"]), str(held["en"]))
    elif isinstance(held, dict):
        for key, value in held.items():
            yield from _untranslated(value, (*path, key))
    elif isinstance(held, list):
        for place, value in enumerate(held):
            name = value.get("id") if isinstance(value, dict) else None
            yield from _untranslated(value, (*path, str(name) if name else place))
