"""Words of an organisation's own on table, strips and register: read from TOML, checked, put into the content."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, Protocol

from kpi_desktop.domain.problems import Path, Problem, path_text, printable
from kpi_desktop.domain.words import LANGUAGES, FieldValue, Language, Message
from kpi_desktop.reports.content import MonthContent
from kpi_desktop.reports.own_templates import PAPER, OwnTemplates, OwnWords
from kpi_desktop.reports.paper_places import BY_KEY, Place
from kpi_desktop.schemes.shape import read_table
from kpi_desktop.schemes.shape_words import shown

LOGO: Final = "logo"
OBJECTION_DAYS: Final = "objection-days"
MOST_DAYS: Final = 60
_TABLES: Final = tuple(dict.fromkeys(key.partition(".")[0] for key in BY_KEY if "." in key))


class Width(Protocol):
    """Measures a text, in the font that paper is set in."""

    def __call__(self, text: str, pt: float, *, bold: bool = False) -> float:
        """Millimetres of one line."""


def read_paper(text: str, pictures: Mapping[str, str], width: Width) -> tuple[OwnTemplates, tuple[Problem, ...]]:
    """Read the file and find everything that is wrong with it.

    Args:
        text: What stands in it.
        pictures: The pictures of its folder, by file name.
        width: Measures, so that nothing is taken that has no room.

    Returns:
        Templates without letters, and the faults, each with file and key.
    """
    data = read_table(text)
    if isinstance(data, Problem):
        what = Message("{file}: {what}", {"file": PAPER, "what": data.what})
        return OwnTemplates({}, pictures), (Problem((PAPER,), what),)
    reader = _Reader(width)
    paper: dict[Language, OwnWords] = {}
    for language in LANGUAGES:
        words = reader.words(language, data.get(language, {}))
        if words:
            paper[language] = words
    logo = reader.logo(data.get(LOGO, ""), pictures)
    days = reader.days(data.get(OBJECTION_DAYS, 0)) if OBJECTION_DAYS in data else 0
    known = (*LANGUAGES, LOGO, OBJECTION_DAYS)
    for key in data:
        if key not in known:
            reader.unknown((key,), known)
    return OwnTemplates({}, pictures, paper, logo, days), tuple(reader.faults)


def applied(content: MonthContent, templates: OwnTemplates | None) -> MonthContent:
    """The content with an organisation's own paper instead of the program's; its letters are kept beside it."""
    if templates is None:
        return content
    changes: dict[str, dict[str, Any]] = {}
    for key, value in templates.paper.get(content.language, {}).items():
        for target in BY_KEY[key].targets if key in BY_KEY else ():
            part, _, name = target.partition(".")
            changes.setdefault(part, {})[name] = value
    parts = {part: getattr(content, part) for part in changes}
    worded = {part: replace(held, **changes[part]) for part, held in parts.items() if held is not None}
    return replace(content, templates=templates, **worded)


class _Reader:
    """Reads tables of words and remembers what is wrong with them."""

    def __init__(self, width: Width) -> None:
        self._width = width
        self.faults: list[Problem] = []

    def words(self, language: Language, data: object) -> dict[str, str | tuple[str, ...]]:
        """The words of a language that are in order, by key."""
        if not isinstance(data, dict):
            self._fault((language,), Message("{value} isn't a table; write [{key}]", _shown(data, key=language)))
            return {}
        found: dict[str, str | tuple[str, ...]] = {}
        for path, key, value in self._flat(language, data):
            place = BY_KEY[key]
            read = self._text(path, place, value) if place.several is None else self._texts(path, place, value)
            if read is not None:
                found[key] = read
        return found

    def logo(self, value: object, pictures: Mapping[str, str]) -> str:
        """The file name of the picture at the head."""
        if isinstance(value, str) and (not value or value in pictures):
            return value
        there: FieldValue = tuple(pictures) or Message("none")
        what = Message("the folder has no picture {value}; it has: {known}", {**_shown(value), "known": there})
        self._fault((LOGO,), what)
        return ""

    def days(self, value: object) -> int:
        """How many days there are for objections."""
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_DAYS:
            return value
        what = Message("{value} isn't a number of days; write 1 to {most}", _shown(value, most=MOST_DAYS))
        self._fault((OBJECTION_DAYS,), what)
        return 0

    def unknown(self, path: Path, known: tuple[str, ...]) -> None:
        """Say that there is no such key."""
        self._fault(path, Message("there is no such key; known are {known}", {"known": known}))

    def _flat(self, language: Language, data: Mapping[str, object]) -> Iterator[tuple[Path, str, object]]:
        """Every key that is known with its value, the tables within the language unfolded."""
        for key, value in data.items():
            if key in BY_KEY:
                yield (language, key), key, value
            elif key not in _TABLES:
                self.unknown((language, key), tuple(one for one in BY_KEY if "." not in one) + _TABLES)
            elif not isinstance(value, dict):
                self._fault(
                    (language, key),
                    Message("{value} isn't a table; write [{key}]", _shown(value, key=f"{language}.{key}")),
                )
            else:
                for inner, held in value.items():
                    if f"{key}.{inner}" in BY_KEY:
                        yield (language, key, inner), f"{key}.{inner}", held
                    else:
                        known = tuple(one.partition(".")[2] for one in BY_KEY if one.startswith(f"{key}."))
                        self.unknown((language, key, inner), known)

    def _texts(self, path: Path, place: Place, value: object) -> tuple[str, ...] | None:
        least, most = place.several or (0, 0)
        if not isinstance(value, list):
            self._fault(path, Message('{value} isn\'t a list of texts; write ["…", "…"]', _shown(value)))
            return None
        if not least <= len(value) <= most:
            what = Message(
                "{count} are too few or too many; write {least} to {most}",
                {"count": len(value), "least": least, "most": most},
            )
            self._fault(path, what)
            return None
        read = [self._text((*path, number), place, one) for number, one in enumerate(value)]
        return None if None in read else tuple(one for one in read if one is not None)

    def _text(self, path: Path, place: Place, value: object) -> str | None:
        if not isinstance(value, str):
            self._fault(path, Message("{value} isn't a text; write it in quotes", _shown(value)))
            return None
        what = _odd(value, place) or self._fields(value, place) or self._too_wide(value, place)
        if what is not None:
            self._fault(path, what)
            return None
        # What has no fields of its own is never filled in, so braces stand in it as they are.
        return value.strip()

    def _fields(self, text: str, place: Place) -> Message | None:
        if not place.fields:
            return None
        known = tuple(f"{{{name}}}" for name in place.fields)
        try:
            parts = list(string.Formatter().parse(text))
        except ValueError:
            return Message("{value} has a single brace; known fields are {known}", {**_shown(text), "known": known})
        for _, name, form, conversion in parts:
            if name is not None and (name not in place.fields or form or conversion):
                return Message("there is no field {field}; known are {known}", {"field": f"{{{name}}}", "known": known})
        missing = tuple(
            f"{{{name}}}" for name, must in place.fields.items() if must and name not in {part[1] for part in parts}
        )
        return Message("{value} lacks {missing}", {**_shown(text), "missing": missing}) if missing else None

    def _too_wide(self, text: str, place: Place) -> Message | None:
        """Whether it has more than its room; what its fields will hold is the program's own care."""
        bare = text.format_map(dict.fromkeys(place.fields, "")) if place.fields else text
        wide = self._width(bare.strip(), place.pt, bold=place.bold)
        if wide <= place.room:
            return None
        sizes: dict[str, FieldValue] = {"wide": int(wide) + 1, "most": int(place.room)}
        return Message("{value} is {wide} mm wide and has room for {most} mm; shorten it", {**_shown(text), **sizes})

    def _fault(self, path: Path, what: Message) -> None:
        told = Message("{file}, {key}: {what}", {"file": PAPER, "key": path_text(path), "what": what})
        self.faults.append(Problem((PAPER, *path), told))


def _odd(text: str, place: Place) -> Message | None:
    """What no line of paper can hold."""
    if not text.strip():
        return None if place.empty else Message("it is empty; write a text, or leave the key out")
    if not text.isprintable() and any(not char.isprintable() and char != "\N{IDEOGRAPHIC SPACE}" for char in text):
        return Message("{value} has a line break or another character that no line can hold", _shown(text))
    return None


def _shown(value: object, **more: FieldValue) -> dict[str, FieldValue]:
    return {"value": printable(f"“{value}”") if isinstance(value, str) else shown(value), **more}
