"""A part goes from the draft; where others refer to it, that is told and asked before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.problems import Path
from kpi_desktop.ui.kit import confirm
from kpi_desktop.ui.schemes.editor import outline
from kpi_desktop.ui.schemes.editor.of_parts import form_of
from kpi_desktop.ui.schemes.editor.sources import name_of
from kpi_desktop.ui.schemes.editor.tools import Tools


def remove_part(parent: QWidget, tools: Tools, path: Path) -> bool:
    """Take a part out, after asking where others refer to it; gives whether it went.

    Args:
        parent: Over which window is asked.
        tools: The draft and who words.
        path: The part: its section and its place there.
    """
    draft, tr = tools.draft, tools.tr
    used = referring_names(tools, path)
    if used and not confirm(
        parent.window(),
        tr.t("Remove “{name}”", name=name_of(draft.part(path), tr)),
        tr.t(
            "It is used by: {parts}. What refers to it is taken out with it where that can be missing; the check"
            " tells what must then be chosen anew. Undo brings all of it back.",
            parts=used,
        ),
        verb=tr.t("Remove"),
        cancel=tr.c("button", "Cancel"),
        tr=tr,
    ):
        return False
    draft.remove(path[:-1], int(path[-1]))
    return True


def referring_names(tools: Tools, path: Path) -> tuple[str, ...]:
    """The parts that refer to one, by name, each once."""
    return tuple(dict.fromkeys(_home_name(tools, one.part) for one in tools.draft.referring(path)))


def _home_name(tools: Tools, part: Path) -> str:
    """What the part is called, or the page of the editor that it stands on."""
    name = name_of(tools.draft.part(part), tools.tr)
    title = form_of(tools.draft, outline.home_of(part)).title
    return name or (tools.tr.say(title) if title is not None else str(part[0]))
