"""What the search offers: whatever is kept, worded, beside the pages and the things that can be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kpi_desktop.domain.words import Message
from kpi_desktop.services.pinyin import fold
from kpi_desktop.services.search import (
    Found,
    FoundCriterion,
    FoundMonth,
    FoundPerson,
    FoundScheme,
    FoundYear,
    SearchIndex,
)
from kpi_desktop.services.search_costs import text_cost
from kpi_desktop.services.search_kept import FoundDuty, FoundGroup, FoundObjection
from kpi_desktop.texts import Translator
from kpi_desktop.ui.month.head import state_text
from kpi_desktop.ui.palette.commands import COMMANDS, Command
from kpi_desktop.ui.shortcuts import SHORTCUTS, Where, keys_text

_MOST = 50
_NOTE_LENGTH = 60
_OWN = frozenset({"palette"})
"""What makes no sense to be found by the search itself."""


@dataclass(frozen=True, slots=True)
class Action:
    """A key of the whole window, by its id in the registry of shortcuts."""

    id: str


Goal: TypeAlias = Found | Command | Action
"""Where an entry leads."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the search.

    Attributes:
        title: What it is.
        aside: What tells it from others of the name.
        leads: Where Enter leads, or the key that does the same.
        goal: The same for the window.
        cost: The less, the better.
    """

    title: str
    aside: str
    leads: str
    goal: Goal
    cost: int


def entries(typed: str, index: SearchIndex, tr: Translator, actions: Sequence[str]) -> tuple[Entry, ...]:
    """What fits, the likeliest first; with nothing typed the things that can be done, as a list to read.

    Args:
        typed: As it stands in the line.
        index: What is kept.
        tr: Words them.
        actions: Ids of the window's keys that do something now.
    """
    words = fold(typed).split()
    listed = [*_actions(words, tr, actions), *_commands(words, tr)]
    listed += [_entry(found, tr) for found in index.find(typed)]
    return tuple(sorted(listed, key=lambda entry: entry.cost)[:_MOST])


def _actions(words: Sequence[str], tr: Translator, actions: Iterable[str]) -> Iterator[Entry]:
    wanted = set(actions) - _OWN
    for one in SHORTCUTS:
        if one.where is Where.WINDOW and one.id in wanted:
            text = tr.say(one.words)
            cost = text_cost(words, (text, one.words.id))
            if cost is not None:
                yield Entry(text, "", keys_text(one.id), Action(one.id), cost)


def _commands(words: Sequence[str], tr: Translator) -> Iterator[Entry]:
    for one in COMMANDS:
        text = tr.say(one.words)
        cost = text_cost(words, (text, one.words.id, *one.also))
        if cost is not None:
            keys = keys_text(one.key) if one.key else ""
            yield Entry(text, "", keys or _arrow(tr.say(_PLACES[one.place])), one, cost + 1)


_PLACES = {
    "today": Message("Today page"),
    "month": Message("Month page"),
    "people": Message("People page"),
    "schemes": Message("Schemes page"),
    "reports": Message("Reports page"),
    "settings": Message("Settings page"),
}
"""Where entries lead, by entry of the rail."""


def place_of(found: Found) -> str:
    """The entry of the rail under which something stands."""
    match found:
        case FoundPerson():
            return "people"
        case FoundCriterion() | FoundScheme():
            return "schemes"
        case FoundMonth() | FoundObjection():
            return "month"
        case FoundYear():
            return "reports"
        case _:
            return "today"


def _arrow(place: str) -> str:
    return f"→ {place}"


def _entry(found: Found, tr: Translator) -> Entry:
    match found:
        case FoundPerson():
            aside = tr.t("No. {number}", number=found.person.number)
            if found.person.left is not None:
                aside = tr.t("{about}, last day {day}", about=aside, day=found.person.left)
            title = found.person.name
        case FoundCriterion():
            title = tr.label(found.criterion.name)
            aside = found.criterion.code
        case FoundMonth():
            title = tr.month(found.month)
            aside = state_text(found.state, tr)
        case FoundYear():
            title, aside = tr.t("Year {year}", year=str(found.year)), ""
        case FoundScheme():
            title = tr.label(found.scheme.name)
            aside = tr.t("version {version}", version=found.scheme.version)
        case FoundGroup():
            title = found.group.name
            aside = tr.n("group of {count} person", "group of {count} people", len(found.group.numbers))
        case FoundDuty():
            title, aside = found.duty.name, tr.t("duty list")
        case FoundObjection():
            one = found.objection
            title = tr.t("{name}: objection to {month}", name=one.name, month=one.month)
            aside = _shortened(one.text)
        case _:
            criterion = tr.label(found.criterion) if found.criterion else ""
            title = _shortened(found.note)
            aside = tr.t("{day} {name} {criterion}", day=found.day, name=found.name, criterion=criterion).strip()
    return Entry(title, aside, _arrow(tr.say(_PLACES[place_of(found)])), found, found.cost)


def _shortened(note: str) -> str:
    line = " ".join(note.split())
    return line if len(line) <= _NOTE_LENGTH else line[: _NOTE_LENGTH - 1] + "…"
