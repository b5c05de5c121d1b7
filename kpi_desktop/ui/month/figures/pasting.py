"""Where the cells of a pasted block belong: by headings and by people where they are in it, else by their place."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

MOST_CELLS: Final = 200_000
"""More is no block of a month; it is not taken in."""
_KEY_COLUMNS: Final = 3
"""Numbers and names are looked for in that many columns from the left."""
_NOISE = re.compile(r"[\s*＊:：_]+|[（(\[【].*?[)）\]】]")
_PERSON_HEADINGS: Final = frozenset(
    {
        "工号",
        "员工编号",
        "员工号",
        "编号",
        "姓名",
        "员工姓名",
        "name",
        "fullname",
        "number",
        "employeenumber",
        "no",
        "no.",
    }
)


@dataclass(frozen=True, slots=True)
class Names:
    """A row or column of the grid, and what it may be called in the block."""

    id: str
    called: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Landing:
    """What a block comes to.

    Attributes:
        cells: Texts by row id and column id.
        nobody: Names and numbers in it that are nobody's here.
        no_column: Headings in it that no column has.
        beyond: Cells with something in them that lie beyond the last row or column.
    """

    cells: Mapping[tuple[str, str], str]
    nobody: tuple[str, ...] = ()
    no_column: tuple[str, ...] = ()
    beyond: int = 0


def block_of(text: str) -> list[list[str]]:
    """Rows and cells as the clipboard has them; a cell with a line break inside comes in quotes. Blank ends are cut."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    paired = '"' in lines and lines.count('"') % 2 == 0
    reader = csv.reader(io.StringIO(lines), delimiter="\t", quoting=csv.QUOTE_MINIMAL if paired else csv.QUOTE_NONE)
    try:
        rows = [[" ".join(cell.split()) for cell in row] for row in reader]
    except csv.Error:  # a cell beyond what the module takes is no figure
        return []
    while rows and not any(rows[-1]):
        rows.pop()
    return rows if sum(map(len, rows)) <= MOST_CELLS else []


def key_of(text: str) -> str:
    """What two spellings of a heading or name have in common."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOISE.sub("", folded) or _NOISE.sub("", folded.replace("(", "").replace(")", ""))


def land(
    block: Sequence[Sequence[str]], rows: Sequence[Names], columns: Sequence[Names], at: tuple[int, int]
) -> Landing:
    """Find the cells' places.

    Args:
        block: As `block_of` gives it.
        rows: The grid's rows in order.
        columns: The grid's columns in order.
        at: Row and column of the caret: there the block begins where it names neither people nor columns.
    """
    headings = _headings(block, columns)
    body = list(block[1:]) if headings is not None else list(block)
    people = [place for place, cell in enumerate(block[0] if block else ()) if key_of(cell) in _PERSON_HEADINGS]
    keys = tuple(people) if headings is not None and people else _key_columns(body, rows, set(headings or ()))
    places, no_column = _places(block, body, headings, keys, columns, at[1])
    cells: dict[tuple[str, str], str] = {}
    nobody: list[str] = []
    beyond = 0
    for offset, line in enumerate(body):
        row = _row_of(line, keys, rows) if keys else _nth(rows, at[0] + offset)
        if row is None and keys:
            nobody += [said for said in (" ".join(line[k] for k in keys if k < len(line)),) if said.strip()]
            continue
        for place, text in enumerate(line):
            if place in keys or (headings is not None and place not in places):
                continue
            column = places.get(place)
            if row is None or column is None:
                beyond += bool(text)
            else:
                cells[row.id, column] = text
    return Landing(cells, tuple(dict.fromkeys(nobody)), no_column, beyond)


def has_heading(block: Sequence[Sequence[str]], columns: Sequence[Names]) -> set[str]:
    """Ids of the columns that the block's first row names."""
    return set((_headings(block, columns) or {}).values())


def _headings(block: Sequence[Sequence[str]], columns: Sequence[Names]) -> dict[int, str] | None:
    """Column ids by place in the first row; None where that row is no heading."""
    if not block:
        return None
    known = {key_of(name): column.id for column in columns for name in column.called}
    found = {place: known[key_of(cell)] for place, cell in enumerate(block[0]) if key_of(cell) in known}
    people = any(key_of(cell) in _PERSON_HEADINGS for cell in block[0])
    return found if found or people else None


def _places(  # noqa: PLR0917 - the whole block and where it is to go
    block: Sequence[Sequence[str]],
    body: Sequence[Sequence[str]],
    headings: dict[int, str] | None,
    keys: Sequence[int],
    columns: Sequence[Names],
    first: int,
) -> tuple[dict[int, str], tuple[str, ...]]:
    if headings:
        other = [
            cell
            for place, cell in enumerate(block[0])
            if cell and place not in headings and place not in keys and key_of(cell) not in _PERSON_HEADINGS
        ]
        return headings, tuple(other)
    width = max((len(line) for line in body), default=0)
    free = [place for place in range(width) if place not in keys]
    return {place: columns[first + n].id for n, place in enumerate(free) if first + n < len(columns)}, ()


def _key_columns(body: Sequence[Sequence[str]], rows: Sequence[Names], taken: set[int]) -> tuple[int, ...]:
    """Places of the columns that say who a row is; empty where none does.

    A column does whose texts are all different and mostly somebody's number or name, with other columns beside it.
    """
    width = max((len(line) for line in body), default=0)
    known = {key_of(name) for row in rows for name in row.called}
    found = []
    for place in range(min(_KEY_COLUMNS, width)):
        texts = [key_of(line[place]) for line in body if place < len(line) and line[place]]
        hits = [text for text in texts if text in known or _without_zeros(text, known)]
        if place not in taken and texts and 2 * len(hits) > len(texts) and len(set(texts)) == len(texts):
            found.append(place)
    return tuple(found) if len(found) < width else ()


def _without_zeros(text: str, known: set[str]) -> bool:
    """Whether a workbook took the zeros off a number: 101 for 0101."""
    return text.isdecimal() and any(one.isdecimal() and one.lstrip("0") == text for one in known)


def _row_of(line: Sequence[str], keys: Sequence[int], rows: Sequence[Names]) -> Names | None:
    """The one row that a line's key cells name; None where none or several are meant."""
    votes: Counter[str] = Counter()
    said = [key_of(line[place]) for place in keys if place < len(line) and line[place]]
    for text in said:
        exact = [row for row in rows if text in {key_of(name) for name in row.called}]
        near = [row for row in rows if any(_without_zeros(text, {key_of(name)}) for name in row.called)]
        votes.update(row.id for row in exact or near)
    best = [row for row in rows if said and votes[row.id] == len(said)]
    return best[0] if len(best) == 1 else None


def _nth(rows: Sequence[Names], place: int) -> Names | None:
    return rows[place] if 0 <= place < len(rows) else None
