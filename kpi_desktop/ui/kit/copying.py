"""Rows for the clipboard, so that a spreadsheet takes them as a table: numbers as numbers, texts never as formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QMimeData

_NUMBER = re.compile(r"[+\N{MINUS SIGN}-]?\d+(?:\.\d+)?%?")
_FORMULA = ("=", "+", "-", "@", "\N{MINUS SIGN}")
_AS_TEXT = " style=\"mso-number-format:'\\@'\""
"""What keeps a spreadsheet from reading a text as a number, a date or a formula."""


def clip(columns: Sequence[Any], rows: Iterable[Any]) -> QMimeData:
    """Headings and rows as tab-separated text, and as HTML for whatever prefers it.

    Args:
        columns: Each a `kpi_desktop.ui.kit.Column`: numbers stand in those that are right-aligned.
        rows: The domain objects of the rows.
    """
    kept = [column for column in columns if not column.only_shown]
    table = [[_line(_heading(column)) for column in kept]]
    numbers: list[list[bool]] = [[False for _ in kept]]
    for row in rows:
        texts = [_line(str(column.text(row) or "")) for column in kept]
        table.append(texts)
        numbers.append(
            [column.right and bool(_NUMBER.fullmatch(text)) for column, text in zip(kept, texts, strict=True)]
        )
    mime = QMimeData()
    mime.setText("".join("\t".join(map(_plain, *line)) + "\n" for line in zip(table, numbers, strict=True)))
    body = "".join(f"<tr>{''.join(map(_cell, *line))}</tr>" for line in zip(table, numbers, strict=True))
    mime.setHtml(f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>')
    return mime


def _heading(column: Any) -> str:
    return " ".join(part for part in (column.title, getattr(column, "subtitle", "")) if part)


def _line(text: str) -> str:
    return " ".join(text.split())


def _number(text: str) -> str:
    return text.replace("\N{MINUS SIGN}", "-").removeprefix("+")


def _plain(text: str, number: bool) -> str:
    """A cell of the tab-separated text; what would be read as a formula is marked as text."""
    if number:
        return _number(text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _cell(text: str, number: bool) -> str:
    return f"<td>{_number(text)}</td>" if number else f"<td{_AS_TEXT}>{escape(text)}</td>"
