"""Lists and tables of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def listed(items: Iterable[str]) -> Iterator[str]:
    """A list, an item a line."""
    return (f"- {item}" for item in items)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, a row a line; bars within cells are written so that they don't end them."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |"


def section(title: str) -> Iterator[str]:
    """The heading of a section, with the empty lines around it."""
    return iter(("", f"### {title}", ""))
