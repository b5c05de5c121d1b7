"""The roster and the criteria, taken apart once so that every key press can be answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from kpi_desktop.domain.words import Label, Language
from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services.pinyin import (
    Fit,
    Match,
    NameKey,
    first_letters,
    fold,
    initials,
    loose_match,
    match,
    text_key,
    whole_words,
)
from kpi_desktop.services.pinyin import name_key as person_key

_REMEMBERED = 512
_MOST = 40
_SHORTEST_LOOSE = 2
_SHORTEST_BARE_NUMBER = 2


class Rostered(Protocol):
    """What the log line needs to know of a person; `kpi_desktop.services.people.Person` fits."""

    @property
    def number(self) -> str:
        """Employee number."""
        ...

    @property
    def name(self) -> str:
        """As on the roster."""
        ...

    @property
    def hired(self) -> date | None:
        """First day of employment; None for since ever."""
        ...

    @property
    def left(self) -> date | None:
        """Last day of employment; None while employed."""
        ...


@dataclass(frozen=True, slots=True)
class Gathering:
    """People who are typed by one name; the line takes it like a person's and then means each of them.

    Attributes:
        number: Tells it from others where people are told apart by their employee numbers; never shown.
        name: What the leader calls it.
        people: Whom it means, from the roster handed in.
        strangers: Names of those in it who aren't on that roster any more.
        hired: Never anything: whether somebody is here, each of its people says.
        left: Likewise.
    """

    number: str
    name: str
    people: tuple[Rostered, ...]
    strangers: tuple[str, ...] = ()
    hired: date | None = None
    left: date | None = None


@dataclass(frozen=True, slots=True)
class PersonFit:
    """A person, or a gathering of people, whom something typed can mean.

    Attributes:
        person: From the roster handed in.
        key: The name taken apart, for showing the pinyin.
        match: How it fits.
    """

    person: Rostered
    key: NameKey
    match: Match


@dataclass(frozen=True, slots=True)
class CriterionFit:
    """A criterion that something typed can mean, and what that costs in rank."""

    criterion: IncidentCriterion
    cost: int


@dataclass(slots=True)
class _Known:
    people: dict[str, tuple[PersonFit, ...]] = field(default_factory=dict)
    criteria: dict[str, tuple[CriterionFit, ...]] = field(default_factory=dict)


def bare(word: str) -> str:
    """A folded word without the signs that names are joined by, such as ``o'neil`` or ``leave-early``."""
    return "".join(character for character in word if character.isalnum()) or word


class RosterIndex:
    """The people of a team, to be found by initials, pinyin, characters, words or employee number.

    Args:
        people: In the order in which equals are offered; who has left or joins later too, so that the refusal says so.
        gatherings: Saved groups of them, found like people and offered behind them.
    """

    def __init__(self, people: Iterable[Rostered], gatherings: Iterable[Gathering] = ()) -> None:
        """Take every name apart."""
        self.people: tuple[Rostered, ...] = tuple(people)
        self.gatherings: tuple[Gathering, ...] = tuple(gatherings)
        self._keys: list[tuple[Rostered, NameKey]] = [(person, person_key(person.name)) for person in self.people]
        self._numbers: dict[str, PersonFit] = {}
        self._names: dict[str, int] = {}
        for person, key in self._keys:
            self._numbers.setdefault(fold(person.number), PersonFit(person, key, Match(Fit.EXACT, 0, ())))
            raw = fold(person.name)
            self._names[raw] = self._names.get(raw, 0) + 1
        self._keys += [(gathering, text_key(gathering.name)) for gathering in self.gatherings]
        self._begins = [first_letters(key) for _, key in self._keys]
        self._called = frozenset((*self._names, *(fold(gathering.name) for gathering in self.gatherings)))
        self._longest = max((len(name) for name in self._called), default=0)
        self._words = frozenset(word for _, key in self._keys for word in whole_words(key))
        self._known = _Known()

    def key(self, person: Rostered) -> NameKey:
        """A person's name taken apart."""
        return person_key(person.name)

    def namesake(self, person: Rostered) -> bool:
        """Whether somebody else has the same name, so that the number has to stand beside it."""
        return self._names.get(fold(person.name), 0) > 1

    def by_number(self, word: str) -> PersonFit | None:
        """Whose employee number this is, letter by letter."""
        return self._numbers.get(word)

    def by_bare_number(self, word: str) -> PersonFit | None:
        """Whose employee number this is without its leading zeros, where that is only one person's."""
        if len(word) < _SHORTEST_BARE_NUMBER:
            return None
        found = [fit for number, fit in self._numbers.items() if number.isdecimal() and number.lstrip("0") == word]
        return found[0] if len(found) == 1 else None

    def name_at(self, text: str, at: int) -> int:
        """The length of the longest whole name that stands at a place in a folded text; 0 for none."""
        return next(
            (n for n in range(min(self._longest, len(text) - at), 0, -1) if text[at : at + n] in self._called), 0
        )

    def is_word(self, word: str) -> bool:
        """Whether it is a whole part of somebody's name: a syllable, a character, a word."""
        return word in self._words

    def find(self, word: str) -> tuple[PersonFit, ...]:
        """Everyone whom a folded word can mean, the likeliest first."""
        known = self._known.people.get(word)
        if known is None:
            if len(self._known.people) >= _REMEMBERED:
                self._known.people.clear()
            known = self._known.people[word] = self._look_for(word)
        return known

    def _look_for(self, word: str) -> tuple[PersonFit, ...]:
        typed = bare(word)
        found = [
            PersonFit(person, key, fit)
            for (person, key), begins in zip(self._keys, self._begins, strict=True)
            if typed[:1] in begins and (fit := match(key, typed))
        ]
        if not found and len(typed) >= _SHORTEST_LOOSE and typed.isascii() and typed.isalpha():
            found = [PersonFit(person, key, fit) for person, key in self._keys if (fit := loose_match(key, typed))]
        numbered = self.by_number(word)
        if numbered:
            found = [numbered, *(fit for fit in found if fit.person is not numbered.person)]
        found.sort(key=lambda fit: fit.match.cost)
        return tuple(found[:_MOST])


class CriteriaIndex:
    """The criteria of a scheme that can be logged, to be found by code, id, pinyin or words in either language.

    Args:
        criteria: In the order in which equals are offered.
        usage: How often each was logged; among equals the more used comes first.
    """

    def __init__(self, criteria: Iterable[IncidentCriterion], usage: Mapping[str, int] | None = None) -> None:
        """Take every name apart."""
        self.criteria = tuple(each for each in criteria if not each.retired)
        self._usage = usage or {}
        self._keys = [(each, _names(each)) for each in self.criteria]
        self._codes: dict[str, IncidentCriterion] = {}
        for each in self.criteria:
            self._codes.setdefault(fold(each.id), each)
        for each in self.criteria:
            if each.code:
                self._codes[fold(each.code)] = each
        self._words = frozenset(word for _, keys in self._keys for key, _ in keys for word in whole_words(key))
        self._known = _Known()

    @property
    def often(self) -> IncidentCriterion | None:
        """The most used criterion, else the first; None where there is none."""
        return max(self.criteria, key=self.used, default=None)

    @property
    def example(self) -> Label | None:
        """How the most used criterion can be typed."""
        often = self.often
        return Label(zh=short_name(often, "zh"), en=short_name(often, "en")) if often else None

    def used(self, criterion: IncidentCriterion) -> int:
        """How often it was logged."""
        return self._usage.get(criterion.id, 0)

    def by_code(self, word: str) -> IncidentCriterion | None:
        """The criterion of that code or id, letter by letter."""
        return self._codes.get(word)

    def is_word(self, word: str) -> bool:
        """Whether it is a whole part of some criterion's name."""
        return word in self._words

    def find(self, word: str) -> tuple[CriterionFit, ...]:
        """Every criterion that a folded word can mean, the likeliest first."""
        known = self._known.criteria.get(word)
        if known is None:
            if len(self._known.criteria) >= _REMEMBERED:
                self._known.criteria.clear()
            known = self._known.criteria[word] = self._look_for(word)
        return known

    def _look_for(self, word: str) -> tuple[CriterionFit, ...]:
        typed = bare(word)
        coded = self.by_code(word)
        found = [CriterionFit(coded, 0)] if coded else []
        for each, keys in self._keys:
            if each is coded:
                continue
            costs = [
                fit.cost + rank
                for rank, (key, begins) in enumerate(keys)
                if typed[:1] in begins and (fit := match(key, typed, turned=True))
            ]
            if costs:
                found.append(CriterionFit(each, min(costs)))
        found.sort(key=lambda fit: (fit.cost, -self.used(fit.criterion)))
        return tuple(found[:_MOST])


def short_name(criterion: IncidentCriterion, language: Language) -> str:
    """How a criterion can be typed: by the initials of its Chinese name, or its English name in small letters."""
    return initials(text_key(criterion.name.zh)) if language == "zh" else criterion.name.en.lower()


def is_whole_name(word: str, criterion: IncidentCriterion) -> bool:
    """Whether something typed is all of a criterion's name, in either language."""
    return bare(fold(word)) in {bare(fold(name)) for name in (criterion.name.zh, criterion.name.en)}


def _names(criterion: IncidentCriterion) -> list[tuple[NameKey, frozenset[str]]]:
    keys = [text_key(name) for name in dict.fromkeys((criterion.name.zh, criterion.name.en, criterion.id))]
    return [(key, first_letters(key)) for key in keys]
