"""Whatever is edited can be undone and done again, and a file says all that a draft holds."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget

from kpi_desktop import paths
from kpi_desktop.domain.problems import Path as Path_
from kpi_desktop.domain.words import Language
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.schemes.shape import Table, read_table
from kpi_desktop.schemes.writing import write_table
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.schemes.editor.additions import copied, fresh, neighbour
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.fields import FieldEditor
from kpi_desktop.ui.schemes.editor.forms import Form
from kpi_desktop.ui.schemes.editor.of_parts import form_of
from kpi_desktop.ui.schemes.editor.tools import Tools
from kpi_desktop.ui.theme import Theme

PRESETS = sorted((paths.resources() / "schemes").glob("*.toml"))
ONCE: tuple[Path_, ...] = (("scheme",), ("standing",), ("settings",), ("pay",), ("assumed",))
TR = Translator("en", paths.resources() / "translations")


def table_of(path: Path) -> Table:
    found = read_table(path.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


TABLES = {path.stem: table_of(path) for path in PRESETS}


@pytest.mark.parametrize("name", TABLES)
def test_a_preset_that_is_written_as_a_file_says_the_same(name: str) -> None:
    again = read_table(write_table(TABLES[name]))
    assert again == TABLES[name]
    assert load_scheme(write_table(TABLES[name])) == load_scheme(
        (PRESETS[0].parent / f"{name}.toml").read_text("utf-8")
    )


def parts_of(draft: Draft) -> list[Path_]:
    return [
        (section, place)
        for section in ("categories", "criteria", "pay", "settings", "measures", "posts")
        for place, _ in enumerate(draft.parts((section,)))
    ]


KINDS = ("category", "incident", "measure", "rating", "pay")
EDITS = st.lists(
    st.tuples(st.sampled_from(("set", "rename", "add", "copy", "remove", "move", "retire")), st.integers(0, 10_000)),
    min_size=1,
    max_size=8,
)


def edit(draft: Draft, kind: str, pick: int) -> None:
    """One of the edits that the editor knows, of a part that is picked."""
    parts = parts_of(draft)
    path = parts[pick % len(parts)] if parts else ("criteria", 0)
    draft.settle()
    if kind == "add" or not parts:
        (section, place), part = fresh(KINDS[pick % len(KINDS)], draft, None, TR, frozenset())  # type: ignore[arg-type]
        draft.insert((str(section),), int(place), part)
    elif kind == "set":
        draft.set((*path, "name"), {"zh": f"名{pick}", "en": f"Name {pick}"})
    elif kind == "rename":
        draft.rename((*path, "id"), f"other-{pick}")
    elif kind == "remove":
        draft.remove(path[:1], int(path[1]))
    elif kind == "retire":
        draft.set((*path, "retired"), None if draft.get((*path, "retired")) else True)
    elif kind == "copy" and path[0] in {"categories", "criteria", "pay"}:
        (section, place), part = copied(path, draft, frozenset())
        draft.insert((str(section),), int(place), part)
    elif kind == "move":
        draft.move(path[:1], int(path[1]), 1 if neighbour(draft, path, 1) is not None else -1)


@given(name=st.sampled_from(sorted(TABLES)), edits=EDITS)
@settings(max_examples=60)
def test_every_edit_is_undone_and_done_again(name: str, edits: list[tuple[str, int]]) -> None:
    draft = Draft(TABLES[name])
    seen = [copy.deepcopy(draft.table)]
    for kind, pick in edits:
        edit(draft, kind, pick)
        if draft.table != seen[-1]:
            seen.append(copy.deepcopy(draft.table))
    for before in reversed(seen[:-1]):
        assert draft.undo()
        assert draft.table == before
    assert not draft.can_undo
    for after in seen[1:]:
        assert draft.redo()
        assert draft.table == after
    assert not draft.can_redo
    assert read_table(draft.text) == draft.table


def makes() -> Iterator[tuple[str, Path_]]:
    """Parts over all presets that bring what those before didn't, so that no form and no field of one is left out."""
    seen: set[tuple[object, ...]] = set()
    for name, table in TABLES.items():
        for section in ("categories", "criteria", "pay"):
            held = table.get(section, [])
            assert isinstance(held, list)
            for at, one in enumerate(held):
                method = one.get("method")
                by = (method.get("by"), method.get("of")) if isinstance(method, dict) else ()
                make = (section, one.get("kind"), one.get("unit") == "minutes", *by)
                brings = {make, *((*make, key) for key in one)} - seen
                if brings:
                    seen |= brings
                    yield name, (section, at)
        yield from ((name, path) for path in ONCE)


MAKES = list(makes())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_part_of_every_preset_has_its_form(language: Language, theme: Theme, icons: Icons) -> None:
    """Drawing a form changes nothing, every value has its field, and nothing is left standing when it goes."""
    tr = Translator(language, paths.resources() / "translations")
    window = QWidget()
    for name, path in MAKES if language == "en" else MAKES[::4]:
        draft = Draft(TABLES[name])
        before = draft.text
        shown = form_of(draft, path)
        form = Form(shown.items, Tools(draft, tr, theme, icons), shown.at)
        form.setParent(window)
        form.refresh()
        assert draft.text == before
        assert not draft.can_undo
        assert not draft.looked.faults
        assert fields_missing(form, draft, path) == set()
        form.setParent(None)
        form.deleteLater()


def fields_missing(form: Form, draft: Draft, path: Path_) -> set[str]:
    """Keys of a part for which its form has no field."""
    if len(path) == 1:
        return set()
    shown = {one[len(path)] for field in form.findChildren(FieldEditor) for one in field.paths if len(one) > len(path)}
    return set(draft.part(path)) - {str(key) for key in shown} - {"kind", "retired", "unit", "method"}
