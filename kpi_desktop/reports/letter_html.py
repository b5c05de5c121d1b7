"""What is wrong with the HTML of a letter of an organisation's own: what paper can't show, or would show cut off."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from typing import Final

from kpi_desktop.domain.problems import printable
from kpi_desktop.domain.words import FieldValue, Message

Fault = tuple[int, Message]
"""A line, counted from 1, and what is wrong there."""

MOST_PIXELS: Final = 635
"""Width that a letter has on A4 at the usual margin, in the pixels of HTML: 96 to the inch."""
_DEAD: Final = frozenset({"script", "iframe", "object", "embed", "video", "audio", "canvas", "svg", "link", "form"})
"""What nothing comes of on paper."""
_STYLED_WIDTH: Final = re.compile(r"(?<![-\w])width\s*:\s*(\d{1,9})\d*\s*px", re.IGNORECASE)
_WIDTH: Final = re.compile(r"\s*(\d{1,9})\d*\s*(?:px)?\s*")
_TEMPLATE_TAG: Final = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def html_faults(text: str, pictures: Collection[str]) -> list[Fault]:
    """Everything in a template that HTML alone tells, by line.

    Args:
        text: The template, not filled in.
        pictures: File names of the pictures in its folder.
    """
    reader = _Reader(pictures)
    reader.feed(_TEMPLATE_TAG.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text))
    reader.close()
    return reader.faults


def unclosed_table(html: str) -> bool:
    """Whether a letter that is filled in has tables that aren't closed, or closes some that aren't open."""
    reader = _Reader(())
    reader.feed(html)
    reader.close()
    return bool(reader.tables) or reader.closed_too_many


def line_of_unclosed_table(text: str) -> int:
    """The line of the template where the innermost table begins that isn't closed; 1 where that can't be told."""
    reader = _Reader(())
    reader.feed(text)
    reader.close()
    return reader.tables[-1] if reader.tables else 1


def says_nothing(html: str) -> bool:
    """Whether there is neither a text nor a picture in a letter that is filled in."""
    reader = _Reader(())
    reader.feed(html)
    reader.close()
    return not reader.shows_something


def picture_name(source: str) -> str:
    """The file name that an address ends in, by which a picture of the folder is known."""
    return source.replace("\\", "/").rpartition("/")[2]


class _Reader(HTMLParser):
    def __init__(self, pictures: Collection[str]) -> None:
        super().__init__()
        self._pictures = pictures
        self._quiet = 0
        self.faults: list[Fault] = []
        self.tables: list[int] = []
        self.closed_too_many = False
        self.shows_something = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        held = {name: value or "" for name, value in attrs}
        if tag in _DEAD:
            said = Message("<{tag}> does nothing on paper; a letter has texts, tables and pictures", {"tag": tag})
            self.faults.append((line, said))
        if tag in {"style", "title"}:
            self._quiet += 1
        if tag == "table":
            self.tables.append(line)
        if tag == "img":
            self.shows_something = True
            self.faults += [(line, said) for said in self._picture(held.get("src", ""))]
        self.faults += [(line, said) for said in _too_wide(held)]

    def handle_endtag(self, tag: str) -> None:
        if tag in {"style", "title"}:
            self._quiet = max(0, self._quiet - 1)
        if tag == "table":
            self.closed_too_many = self.closed_too_many or not self.tables
            self.tables = self.tables[:-1]

    def handle_data(self, data: str) -> None:
        self.shows_something = self.shows_something or bool(data.strip() and not self._quiet)

    def _picture(self, source: str) -> Iterator[Message]:
        if "{" in source or picture_name(source) in self._pictures:
            return
        there: FieldValue = tuple(self._pictures) or Message("none")
        value = f"“{printable(source)}”"
        yield Message("the folder has no picture {value}; it has: {known}", {"value": value, "known": there})


def _too_wide(held: dict[str, str]) -> Iterator[Message]:
    """Widths in pixels beyond the paper's; per cent are as wide as there is room."""
    own = _WIDTH.fullmatch(held.get("width", ""))
    found = [own[1]] if own else []
    for width in map(int, (*found, *_STYLED_WIDTH.findall(held.get("style", "")))):
        if width > MOST_PIXELS:
            yield Message(
                "{width} pixels are wider than the paper, which has {most}; write less, or 100%",
                {"width": width, "most": MOST_PIXELS},
            )
