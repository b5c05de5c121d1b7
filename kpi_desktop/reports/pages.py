"""What pages that tell a scheme, a pay plan or a library share: their head, a part for each language, remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.words import Label
from kpi_desktop.reports.markdown import listed, section, table
from kpi_desktop.schemes.rules_model import Assumed, Note, Setting
from kpi_desktop.texts import Translator


class Told(Protocol):
    """What a page is about."""

    @property
    def id(self) -> str:
        """Its permanent name."""

    @property
    def version(self) -> str:
        """The version of its text."""

    @property
    def name(self) -> Label:
        """What it is called."""


def page_of(told: Told, parts: Iterable[tuple[str, Iterable[str]]]) -> str:
    """A whole page as Markdown.

    Args:
        told: What it is about.
        parts: The title of each language and the lines in it, in the page's order.
    """
    lines = [f"# {told.name.zh} · {told.name.en}", "", f"`{told.id}` · {told.version}"]
    for title, part in parts:
        lines += ["", f"## {title}", "", *part]
    return "\n".join(lines) + "\n"


def settings_told(settings: Sequence[Setting], tr: Translator) -> Iterator[str]:
    """The figures that each team sets for itself; nothing where there are none."""
    if settings:
        yield from section(tr.t("Settings"))
        rows = [
            (tr.label(one.name), f"`{one.id}`", plain(one.default) if one.default is not None else "")
            for one in settings
        ]
        yield from table((tr.t("Setting"), tr.t("Id"), tr.t("Default")), rows)


def remarks_told(assumed: Sequence[Assumed], notes: Sequence[Note], tr: Translator) -> Iterator[str]:
    """What the regulation lacks, and what is odd in it; nothing where neither is said."""
    if assumed:
        yield from section(tr.t("Assumed, not in the regulation"))
        yield from listed(tr.label(one.what) for one in assumed)
    if notes:
        yield from section(tr.t("About the source"))
        yield from listed(tr.label(one.what) for one in notes)
