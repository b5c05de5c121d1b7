"""Where something stands, in the words of the form that it is edited in."""

from __future__ import annotations

from collections.abc import Iterable

from kpi_desktop.domain.problems import Path
from kpi_desktop.texts import Translator
from kpi_desktop.ui.schemes.editor import specs


def field_words(items: Iterable[specs.Item], path: Path, tr: Translator) -> tuple[str, ...]:
    """The names on the way to a field: its list, the row in it, the field itself.

    Args:
        items: What the form consists of.
        path: Where the field stands, counted from the part that the form is of.
        tr: Words the names.

    Returns:
        As far as the form has names; empty where it shows nothing at the path.
    """
    for item in items if path else ():
        found = _within(item, path, tr)
        if found:
            return found
    return ()


def _within(item: specs.Item, path: Path, tr: Translator) -> tuple[str, ...]:
    match item:
        case specs.Line():
            return _of_line(item, path[0], tr)
        case specs.Rows() if item.key == path[0]:
            name = item.name or item.title
            return (*((tr.say(name),) if name is not None else ()), *_in_row(item, path[1:], tr))
        case specs.Block() if item.key == path[0]:
            return (tr.say(item.name), *field_words(item.items, path[1:], tr))
        case specs.Ways():
            inner = path[1:] if item.within and item.within == path[0] else path if not item.within else ()
            return next((found for way in item.ways if (found := field_words(way.items, inner, tr))), ())
        case specs.Fold():
            return field_words(item.items, path, tr)
        case _:
            return ()


def _of_line(line: specs.Line, key: str | int, tr: Translator) -> tuple[str, ...]:
    for place, leaf in enumerate(line.fields):
        if key in _keys(leaf):
            return (tr.say(line.title if line.title is not None and not place else leaf.name),)
    return ()


def _in_row(rows: specs.Rows, path: Path, tr: Translator) -> tuple[str, ...]:
    if not path or not isinstance(path[0], int):
        return ()
    named = next((tr.say(leaf.name) for leaf in rows.fields if path[1:] and path[1] in _keys(leaf)), "")
    inner = (named,) if named else field_words(rows.more, path[1:], tr)
    return (tr.t("row {number}", number=path[0] + 1), *inner)


def _keys(leaf: specs.Leaf) -> tuple[str, ...]:
    return ("points", "pick") if isinstance(leaf, specs.Points) else (leaf.key,)
