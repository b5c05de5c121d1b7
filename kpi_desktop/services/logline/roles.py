"""Which words of the line name people, which the criterion, which are a remark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kpi_desktop.services.logline.index import CriteriaIndex, CriterionFit, PersonFit, RosterIndex
from kpi_desktop.services.logline.words import GRAVE, Kind, Piece
from kpi_desktop.services.pinyin import Fit

_MOST_WORDS = 14
_LONGEST_NAME = 4
_LONGEST_CRITERION = 6
_UNKNOWN = 200
_NO_CRITERION = 28
_NO_CRITERION_BUT_NUMBER = 100
_NOBODY = 60
_CRITERION_FIRST = 5
_REMARK = 15
_NUMBER_AS_PERSON_LATE = 40
_TORN = 30
_FAR_FETCHED = 100


@dataclass(frozen=True, slots=True)
class Roles:
    """One way to share out the words.

    Attributes:
        people: For every word that names a person, who it can be, the likeliest first.
        criteria: What the criterion can be; empty where no word names one.
        numbers: What is left as numbers, in order.
        note: Words left over behind the criterion.
        unknown: Words that name nobody and nothing, as typed.
        named: The words that name people, as typed.
        called: The words that name the criterion, as typed.
        grave: The word that calls it grave, as typed; empty where none does.
        cost: How far-fetched this is, the fits of people and criterion not counted.
    """

    people: tuple[tuple[PersonFit, ...], ...]
    criteria: tuple[CriterionFit, ...]
    numbers: tuple[Piece, ...]
    note: str
    unknown: tuple[str, ...]
    named: tuple[str, ...]
    called: tuple[str, ...]
    grave: str
    cost: int

    @property
    def rank(self) -> int:
        """The cost with the best fits counted in."""
        best = sum(slot[0].match.cost for slot in self.people)
        return self.cost + best + (self.criteria[0].cost if self.criteria else 0)


def assign(pieces: Sequence[Piece], roster: RosterIndex, criteria: CriteriaIndex, *, chosen: bool) -> list[Roles]:
    """Every way to share out the words, the likeliest first.

    Args:
        pieces: Words and numbers of the line in order; days and picks are already out.
        roster: The team.
        criteria: The scheme's criteria.
        chosen: Whether people were chosen before, so that the line needn't name any.
    """
    if not pieces:
        return []
    pieces = _torn_apart(pieces, roster, criteria)
    ways = [_share(pieces, None, (), roster, chosen=chosen)]
    for start, end, fits in _criterion_spans(pieces, criteria):
        ways.append(_share(pieces, (start, end), fits, roster, chosen=chosen))
    ways.sort(key=lambda roles: roles.rank)
    return [roles for roles in ways if roles.rank <= ways[0].rank + _FAR_FETCHED]


def _criterion_spans(
    pieces: Sequence[Piece], criteria: CriteriaIndex
) -> Iterator[tuple[int, int, tuple[CriterionFit, ...]]]:
    words = pieces[:_MOST_WORDS]
    for start, piece in enumerate(words):
        if piece.kind is Kind.NUMBER:
            coded = criteria.by_code(piece.text)
            if coded:
                yield start, start + 1, (CriterionFit(coded, 0),)
            continue
        joined = ""
        for end in range(start, min(len(words), start + _LONGEST_CRITERION)):
            if words[end].kind is not Kind.WORD:
                break
            if joined and not criteria.is_word(words[end - 1].text):
                break
            joined += words[end].text
            fits = criteria.find(joined)
            if fits:
                # Words that belong together say more than one of them.
                bonus = 2 * (end - start)
                yield start, end + 1, tuple(CriterionFit(fit.criterion, fit.cost - bonus) for fit in fits)
            elif not piece.han and end > start:
                break


def _share(
    pieces: Sequence[Piece],
    span: tuple[int, int] | None,
    fits: tuple[CriterionFit, ...],
    roster: RosterIndex,
    *,
    chosen: bool,
) -> Roles:
    people: list[tuple[PersonFit, ...]] = []
    numbers: list[Piece] = []
    note: list[str] = []
    unknown: list[str] = []
    named: list[str] = []
    grave = ""
    cost = 0
    start, end = span or (len(pieces), len(pieces))
    at = 0
    while at < len(pieces):
        if at == start and span:
            at = end
            continue
        piece = pieces[at]
        if piece.text in GRAVE and not roster.name_at(piece.text, 0) and not grave:
            grave = piece.raw
            at += 1
            continue
        stop = start if at < start else len(pieces)
        slot, taken = _person(pieces[at:stop], roster, after=bool(span) and at >= end)
        if piece.kind is Kind.NUMBER and not slot:
            numbers.append(piece)
        elif slot:
            people.append(slot)
            named += [each.raw for each in pieces[at : at + taken]]
            cost += _CRITERION_FIRST if span and at >= end else 0
            cost += _NUMBER_AS_PERSON_LATE if span and at >= end and piece.kind is Kind.NUMBER else 0
        elif span and at >= end and piece.han:
            note.append(piece.raw)
            cost += _REMARK
        else:
            unknown.append(piece.raw)
            cost += _UNKNOWN
        at += taken
    if not span:
        cost += _NO_CRITERION_BUT_NUMBER if numbers else _NO_CRITERION if people or chosen else 0
    if not people and not chosen:
        cost += _NOBODY
    called = tuple(piece.raw for piece in pieces[start:end])
    return Roles(tuple(people), fits, tuple(numbers), " ".join(note), tuple(unknown), tuple(named), called, grave, cost)


def _person(pieces: Sequence[Piece], roster: RosterIndex, *, after: bool) -> tuple[tuple[PersonFit, ...], int]:
    """Who the next word or words can be, and how many words that takes.

    Behind the criterion a bare number is minutes or a count, and Chinese that isn't a whole name is a remark.
    """
    piece = pieces[0]
    if piece.kind is Kind.NUMBER:
        if after or piece.unit:
            return (), 1
        numbered = roster.by_number(piece.text) or roster.by_bare_number(piece.text)
        return ((numbered,) if numbered else ()), 1
    # Several words are one name where each is a whole part of it: "Wang Ting", "shan xue"; "zm lq" are two people.
    words = 0
    while words < min(len(pieces), _LONGEST_NAME) and not piece.han and roster.is_word(pieces[words].text):
        words += 1
    for count in range(words, 1, -1):
        joined = roster.find("".join(each.text for each in pieces[:count]))
        whole = tuple(fit for fit in joined if fit.match.fit is Fit.EXACT)
        if whole:
            return whole, count
    found = roster.find(piece.text)
    if after and piece.han:
        found = tuple(fit for fit in found if fit.match.fit is Fit.EXACT)
    return found, 1


def _torn_apart(pieces: Sequence[Piece], roster: RosterIndex, criteria: CriteriaIndex) -> list[Piece]:
    """Letters that fit nothing as one word but are a name and a criterion run together, such as ``sxcd``."""
    result: list[Piece] = []
    for piece in pieces:
        result += _halves(piece, roster, criteria) or [piece]
    return result


def _halves(piece: Piece, roster: RosterIndex, criteria: CriteriaIndex) -> list[Piece]:
    text = piece.text
    if piece.kind is not Kind.WORD or piece.han or roster.find(text) or criteria.find(text):
        return []
    best: tuple[int, int] | None = None
    for at in range(1, len(text)):
        people, found = roster.find(text[:at]), criteria.find(text[at:])
        if people and found and people[0].match.cost + found[0].cost <= _TORN:
            cost = people[0].match.cost + found[0].cost
            best = min(best or (cost, at), (cost, at))
    if best is None:
        return []
    at = best[1]
    return [
        Piece(Kind.WORD, text[:at], piece.raw[:at], loose=True),
        Piece(Kind.WORD, text[at:], piece.raw[at:], loose=True),
    ]
