"""Characters that no installed font can draw: found and named before printing, since Qt leaves a gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from kpi_desktop.render.measure import Fonts
from kpi_desktop.reports.content import MonthContent, PersonContent
from kpi_desktop.reports.year_content import YearContent


def missing_glyphs(content: MonthContent, fonts: Fonts) -> tuple[tuple[str, str], ...]:
    """Each character that would be missing on paper, with whose it is: a person's name or number, else a heading.

    Args:
        content: What is to be printed.
        fonts: What it is to be set in.
    """
    return _missing(_texts(content), fonts)


def missing_year_glyphs(content: YearContent, fonts: Fonts) -> tuple[tuple[str, str], ...]:
    """The same of a year."""
    heads = ((text, text) for text in (content.organisation, content.team))
    people = ((row.name or row.number, text) for row in content.rows for text in (row.name, row.number))
    return _missing(chain(heads, people), fonts)


def _missing(texts: Iterable[tuple[str, str]], fonts: Fonts) -> tuple[tuple[str, str], ...]:
    found = {(character, whose): None for whose, text in texts for character in fonts.missing(text)}
    return tuple(found)


def _texts(content: MonthContent) -> Iterator[tuple[str, str]]:
    for text in (content.organisation, content.team, content.scheme_name, content.scheme_version, content.start_title):
        yield text, text
    for column in content.columns:
        yield column.title, column.title
    for person in content.people:
        whose = person.name or person.employee
        for text in _of(person):
            yield whose, text


def _of(person: PersonContent) -> Iterator[str]:
    yield from (person.name, person.employee, person.post, person.grade or "")
    for line in person.lines:
        yield from (line.code, line.title, line.reason, line.note)
    for flag in person.flags:
        yield from (flag.title, flag.reason)
    if person.pay is not None:
        yield from (text for part in person.pay.parts for text in (part.title, part.reason))
        yield from person.pay.remarks
