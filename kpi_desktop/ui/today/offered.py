"""What Today offers so that less has to be typed: quick criteria, saved groups, words for remarks."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from kpi_desktop.domain.month import Month
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.services import note_words, quick, saved_groups
from kpi_desktop.services.context import Area
from kpi_desktop.services.logline import Gathering
from kpi_desktop.services.note_words import NoteWords
from kpi_desktop.services.people import Person
from kpi_desktop.services.saved_groups import Group
from kpi_desktop.ui.session import Session


class Offered:
    """Asks the services once, and again after `clear`."""

    def __init__(self, session: Session) -> None:
        """Ask nothing yet."""
        self._session = session
        self._groups: tuple[Group, ...] | None = None
        self._quick: tuple[IncidentCriterion, ...] | None = None
        self._words: tuple[NoteWords, ...] | None = None

    def clear(self, changed: AbstractSet[Area] | None) -> None:
        """Ask again for what a change concerns; for everything where None. Nothing here hangs on what is logged."""
        if changed is None or changed & {"roster", "settings", "months", "schemes"}:
            self._groups = self._words = None
            self.clear_quick()

    def clear_quick(self) -> None:
        """Another month is open, or another scheme."""
        self._quick = None

    @property
    def groups(self) -> tuple[Group, ...]:
        """The saved groups, by name."""
        if self._groups is None:
            self._groups = saved_groups.groups(self._session.ctx, self._session.team)
        return self._groups

    def gatherings(self, people: Sequence[Person]) -> tuple[Gathering, ...]:
        """The saved groups as the line reads them."""
        return tuple(gathering(group, people) for group in self.groups)

    def quick(self, scheme: Scheme | None, month: Month) -> tuple[IncidentCriterion, ...]:
        """The criteria that stand ready as buttons."""
        ctx, team = self._session.ctx, self._session.team
        if self._quick is None:
            criteria = scheme.incident_criteria if scheme else ()
            self._quick = quick.ready(criteria, quick.pinned(ctx, team), quick.usage(ctx, team, month))
        return self._quick

    @property
    def words(self) -> tuple[NoteWords, ...]:
        """All words that are saved for remarks."""
        if self._words is None:
            self._words = note_words.note_words(self._session.ctx, self._session.team)
        return self._words

    def words_for(self, criterion: str | None) -> tuple[str, ...]:
        """The words offered with a criterion, its own first; without one, those that go with every criterion."""
        own = [words.text for words in self.words if criterion is not None and words.criterion == criterion]
        return tuple(dict.fromkeys((*own, *(words.text for words in self.words if words.criterion is None))))


def gathering(group: Group, people: Sequence[Person]) -> Gathering:
    """A saved group against the roster of the team."""
    known = {person.number: person for person in people}
    named = dict(zip(group.numbers, group.names, strict=True))
    return Gathering(
        number=f"#{group.id}",
        name=group.name,
        people=tuple(known[number] for number in named if number in known),
        strangers=tuple(name for number, name in named.items() if number not in known),
    )
