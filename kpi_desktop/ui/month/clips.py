"""Which lines of an explanation have evidence behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kpi_desktop.texts import Translator
from kpi_desktop.ui.month.explanation import Row, RowKind


def with_files(rows: Iterable[Row], files: Mapping[int, int], tr: Translator) -> tuple[Row, ...]:
    """The rows, each line with evidence saying how many files; `files` counts them by the incident's place."""
    return tuple(_told(row, files, tr) for row in rows)


def _told(row: Row, files: Mapping[int, int], tr: Translator) -> Row:
    count = files.get(row.incident, 0) if row.incident is not None else 0
    if not count or row.kind is not RowKind.LINE:
        return row
    told = tr.n("{count} file attached", "{count} files attached", count)
    return replace(row, reason=tr.t("{reason}; {files}", reason=row.reason, files=told) if row.reason else told)
