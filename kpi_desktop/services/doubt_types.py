"""What a doubt is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import Enum

from kpi_desktop.domain.words import Message
from kpi_desktop.services.sealing import SealedDoubt

_DIGEST = 8


class DoubtKind(Enum):
    """What kind of doubt; the order of the members is the order in which they are told."""

    TWICE = "twice"
    ON_LEAVE = "on-leave"
    RECORDING = "recording"
    PART = "part"
    MISSING = "missing"
    MILD = "mild"
    EDGE = "edge"
    PAY_EDGE = "pay-edge"
    TIE = "tie"
    CUT = "cut"
    MINIMUM = "minimum"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt.

    Attributes:
        id: The same as long as what is in doubt is the same; changed facts make another doubt.
        kind: What kind.
        people: Employee numbers of those concerned; empty where it is about the team.
        what: What is in doubt.
        remedy: What would settle it.
        incidents: Ids of the incidents in question.
        figure: Id of the measure, criterion or wage that is missing, where one is.
        word: What the leader said to it; None while it is unsettled.
    """

    id: str
    kind: DoubtKind
    people: tuple[str, ...]
    what: Message
    remedy: Message
    incidents: tuple[int, ...] = ()
    figure: str | None = None
    word: str | None = None

    @property
    def settled(self) -> bool:
        """Whether it needn't hold up the closing."""
        return self.word is not None

    def with_word(self, word: str | None) -> Doubt:
        """The same doubt with what was said to it."""
        return replace(self, word=word)

    def sealed(self) -> SealedDoubt:
        """As a seal keeps it."""
        return SealedDoubt(
            self.id, self.kind.value, self.people, self.what, self.remedy, self.incidents, self.figure, self.word
        )

    @classmethod
    def unsealed(cls, held: SealedDoubt) -> Doubt:
        """As a seal kept it."""
        return cls(
            held.id, DoubtKind(held.kind), held.people, held.what, held.remedy, held.incidents, held.figure, held.word
        )


def doubt_id(kind: DoubtKind, *about: object) -> str:
    """An id that stands for exactly this: ``edge-1f03ab77``.

    Args:
        kind: What kind of doubt.
        about: Everything that would make it another doubt; each by its text.
    """
    text = "\x1f".join(str(one) for one in about)
    return f"{kind.value}-{hashlib.sha256(text.encode()).hexdigest()[:_DIGEST]}"
