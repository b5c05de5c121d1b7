"""The topics of help: Markdown files in both languages, their keys taken from the declared ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kpi_desktop.domain.words import Language
from kpi_desktop.texts import Translator
from kpi_desktop.ui.shortcuts import SHORTCUTS, Shortcut, Where, keys_text

TOPICS: Final = (
    *("guide", "today", "duties", "evidence", "month", "closing", "people", "schemes", "pay"),
    *("reports", "templates", "settings", "imports", "data"),
)
"""In the order in which they are listed; those of the pages are called as the entries of the rail."""
KEY: Final = re.compile(r"\{key:([a-z0-9-]+)\}")
"""How a topic names a key: by the id that it is declared under."""
LINK: Final = re.compile(r"\]\(([^)]+)\)")
_TITLE: Final = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic in one language.

    Attributes:
        id: Name of its file without ending.
        title: What it is called.
        text: Markdown beneath the title, with keys as they are labelled.
    """

    id: str
    title: str
    text: str

    def has(self, words: str) -> bool:
        """Whether every one of these words occurs, whatever the capitals."""
        hay = f"{self.title}\n{self.text}".casefold()
        return all(word in hay for word in words.casefold().split())


def topic_file(folder: Path, language: Language, id_: str) -> Path:
    """Where a topic is written; `folder` is ``resources/help``."""
    return folder / language / f"{id_}.md"


def read_topics(folder: Path, language: Language) -> tuple[Topic, ...]:
    """All topics in a language."""
    return tuple(_topic(id_, topic_file(folder, language, id_).read_text("utf-8")) for id_ in TOPICS)


def _topic(id_: str, written: str) -> Topic:
    found = _TITLE.search(written)
    title, text = (found[1], written[found.end() :]) if found else (id_, written)
    return Topic(id_, title, KEY.sub(lambda key: f"`{keys_text(key[1])}`", text).strip())


def page_keys(id_: str) -> tuple[Shortcut, ...]:
    """The keys that are heard on a page only; none for a topic that is no page."""
    return tuple(one for one in SHORTCUTS if one.where.value == id_)


def key_lines(shortcuts: tuple[Shortcut, ...], tr: Translator) -> Iterator[tuple[str, str]]:
    """Each key as it is labelled beside what it does; the numbered ones are one line."""
    numbered = [one for one in shortcuts if one.id.startswith("quick-")]
    for one in shortcuts:
        if one not in numbered:
            yield keys_text(one.id), tr.say(one.words)
        elif one is numbered[0]:
            first, last = keys_text(numbered[0].id), numbered[-1].keys[0].rpartition("+")[2]
            yield f"{first}\N{EN DASH}{last}", tr.t("Criteria that stand ready")


def card(tr: Translator) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """All keys by the place where they are heard, worded."""
    return tuple(
        (tr.say(where.words), tuple(key_lines(keys, tr)))
        for where in Where
        if (keys := tuple(one for one in SHORTCUTS if one.where is where))
    )
