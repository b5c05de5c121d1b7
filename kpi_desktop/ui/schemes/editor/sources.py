"""The names that a field may choose from: parts of the draft, and what comes with the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kpi_desktop import paths
from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.pay_library import plan_ids
from kpi_desktop.texts import Translator
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.specs import Source


def names_of(draft: Draft, source: Source, path: Path, tr: Translator) -> Iterator[tuple[str, str]]:
    """Ids with their names.

    Args:
        draft: What is edited.
        source: Of what.
        path: The part that chooses; a criterion doesn't choose itself.
        tr: Words the names.
    """
    own = draft.part(path[:2]).get("id")
    match source:
        case "plans":
            yield from ((name, name) for name in plan_ids(paths.resources() / "pay"))
        case "measures":
            yield from _measures(draft, tr)
        case "incidents" | "measured":
            for one in _tables(draft, "criteria"):
                logged = one.get("kind", "incident") == "incident"
                if logged == (source == "incidents") and one.get("id") != own:
                    yield _named(one, tr)
        case "components":
            yield from (_named(one, tr) for section in ("pay", "components") for one in _tables(draft, section))
        case _:
            yield from (_named(one, tr) for one in _tables(draft, source))


def _measures(draft: Draft, tr: Translator) -> Iterator[tuple[str, str]]:
    """Measures that criteria have of their own, and those that are declared."""
    for one in _tables(draft, "criteria"):
        if one.get("kind") == "measure" and "measure" not in one and "formula" not in one:
            yield _named(one, tr)
    yield from (_named(one, tr) for one in _tables(draft, "measures"))


def _tables(draft: Draft, section: str) -> Iterator[Mapping[str, object]]:
    for one in draft.parts((section,)):
        if isinstance(one, dict):
            yield one


def _named(one: Mapping[str, object], tr: Translator) -> tuple[str, str]:
    return str(one.get("id", "")), name_of(one, tr)


def name_of(one: Mapping[str, object], tr: Translator) -> str:
    """What a part of the draft is called; its id where it has no name yet."""
    held = one.get("name")
    if isinstance(held, dict):
        said = tr.label(Label(str(held.get("zh", "")), str(held.get("en", ""))))
        if said.strip():
            return said
    return str(one.get("id") or "")
