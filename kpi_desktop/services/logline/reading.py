"""A line read into candidates: who, what, how much, ranked by how well the words fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import product

from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services.logline.amounts import amounts, number_errors, too_many
from kpi_desktop.services.logline.candidate import Candidate, Days, LineReading, day_fault, is_unusual, present
from kpi_desktop.services.logline.index import CriteriaIndex, Gathering, PersonFit, Rostered, RosterIndex, is_whole_name
from kpi_desktop.services.logline.roles import Roles, assign
from kpi_desktop.services.logline.weighing import weigh
from kpi_desktop.services.logline.words import Kind, Piece, split_line

_SHOWN = 8
_LONGEST_LINE = 400
_READINGS = 6
_PEOPLE_TRIED = 5
_CRITERIA_TRIED = 6
_NOT_EMPLOYED = 15
_ODD = 25
_WRONG = 30
_CHOSEN_ALREADY = 10
"""Of two people whom letters can mean, the one who isn't chosen yet is more likely."""
_FAR_FETCHED = 100
_TOLD = 5
"""So many people are told whom a word can mean."""
_NOBODYS_FIT = 40
"""Without a person, a criterion is offered only where the words fit it better than somewhere inside."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What holds for every candidate of a line."""

    day: date
    chosen: tuple[Rostered, ...]
    criteria: CriteriaIndex
    note: str
    text: str
    pick: Piece | None = None
    errors: tuple[Message, ...] = ()
    day_error: Message | None = None


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the line says happened, and how far-fetched that is."""

    criterion: IncidentCriterion | None
    minutes: Fraction | None
    quantity: Fraction
    pick: Fraction | None
    cost: int


_WHO = Message("Say who it was: initials, name or employee number")


def parse(
    text: str, roster: RosterIndex, criteria: CriteriaIndex, days: Days, chosen: Sequence[Rostered] = ()
) -> LineReading:
    """Read a line; any text can be read, none raises.

    Args:
        text: As typed, with full-width letters, digits and spaces allowed.
        roster: The team.
        criteria: The scheme's criteria.
        days: Which days can be logged.
        chosen: People chosen before, who needn't be typed.
    """
    if len(text) > _LONGEST_LINE:
        return LineReading(errors=(Message("The line is longer than 400 characters; shorten the remark"),))
    pieces, note = split_line(text, roster, criteria, days.today)
    line, rest = _settled(pieces, _Line(days.chosen, tuple(chosen), criteria, note, text), days)
    readings = assign(rest, roster, criteria, chosen=bool(chosen))[:_READINGS]
    complete = any(roles.criteria and (roles.people or chosen) for roles in readings)
    best: dict[tuple[object, ...], Candidate] = {}
    for roles in readings:
        if complete and roles.numbers and not roles.criteria:
            continue  # a number says that something happened; what, another reading knows
        for candidate in _candidates(roles, line):
            key = (
                tuple(person.number for person in candidate.people),
                candidate.criterion.id if candidate.criterion else None,
                candidate.minutes,
                candidate.quantity,
                candidate.pick,
            )
            if key not in best or candidate.cost < best[key].cost:
                best[key] = candidate
    ranked = _sifted(sorted(best.values(), key=lambda each: (each.cost, -_used(each, criteria))))
    ranked = _by_whole_name(ranked, readings)
    if ranked:
        return LineReading(tuple(ranked[:_SHOWN]), (), ranked[0].note, _unsure(readings[0]))
    unknown = _unknown([word for roles in readings[:1] for word in roles.unknown])
    if not unknown:
        unknown = _unknown([piece.raw for piece in rest if piece.kind is Kind.WORD])
    errors = (*unknown, *line.errors)
    return LineReading((), errors or ((_WHO,) if any(map(str.isalnum, text)) else ()), note)


def _sifted(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what only adds noise to better readings, and let nothing unusual stand first where something else fits.

    Left out are readings too far from the first, readings without a person beside such with one, and behind a reading
    that can be logged those whose figures can't be.
    """
    if not ranked:
        return []
    named = any(each.people for each in ranked)
    kept: list[Candidate] = []
    for each in ranked:
        far = each.cost > ranked[0].cost + _FAR_FETCHED
        impossible = bool(each.weighed and each.weighed.errors) and any(other.ready for other in kept)
        if not far and not impossible and (each.people or not named):
            kept.append(each)
    usual = next((each for each in kept if each.ready and not each.unusual), None)
    if usual is not None and kept[0].unusual:
        kept.remove(usual)
        kept.insert(0, usual)
    return kept


def _by_whole_name(ranked: list[Candidate], readings: Sequence[Roles]) -> list[Candidate]:
    """A whole name that can be logged says which criterion it is, though it stands within longer names, too."""
    meant = ranked[0].criterion if ranked and ranked[0].ready else None
    if meant is None or not any(is_whole_name("".join(roles.called), meant) for roles in readings):
        return ranked
    return [each for each in ranked if each.criterion is meant]


def _nobody_of(gathering: Rostered, day: date) -> Message:
    return Message("Nobody of {group} is here on {date}; choose another day", {"group": gathering.name, "date": day})


def _settled(pieces: Sequence[Piece], line: _Line, days: Days) -> tuple[_Line, list[Piece]]:
    """Pull out what needs no guessing: the day and the pick."""
    named = [piece for piece in pieces if piece.kind is Kind.DAY]
    picks = [piece for piece in pieces if piece.kind is Kind.PICK]
    rest = [piece for piece in pieces if piece.kind not in {Kind.DAY, Kind.PICK}]
    errors = [too_many(piece) for piece in (*named[1:], *picks[1:])]
    day, wrong = days.chosen, None
    if named:
        given = named[0].day
        if given is None:
            errors.append(
                Message("{value} is no day of the calendar; write it like 2026-11-20", {"value": named[0].raw})
            )
        day = given or day
    if day > days.today:
        fields = {"date": day, "today": days.today}
        wrong = Message("{date} is after today; choose a day up to {today}", fields)
    elif days.earliest and day < days.earliest:
        fields = {"date": day, "earliest": days.earliest}
        wrong = Message("{date} lies in a closed month; choose a day from {earliest} on", fields)
    if wrong is not None:
        errors.append(wrong)
    return replace(line, day=day, pick=picks[0] if picks else None, errors=tuple(errors), day_error=wrong), rest


def _candidates(roles: Roles, line: _Line) -> Iterator[Candidate]:
    criteria = roles.criteria[:_CRITERIA_TRIED]
    for people in _people(roles.people):
        again = sum(any(fit.person.number == one.number for one in line.chosen) for fit in people)
        cost = roles.cost + sum(fit.match.cost for fit in people) + _CHOSEN_ALREADY * again
        if criteria:
            for fit in criteria:
                if not people and not line.chosen and fit.cost >= _NOBODYS_FIT:
                    continue
                yield from _with_criterion(roles, line, people, fit.criterion, cost + fit.cost)
        elif people:
            yield _candidate(roles, line, people, _Meaning(None, None, Fraction(1), None, cost))


def _people(slots: Sequence[tuple[PersonFit, ...]]) -> Iterator[tuple[PersonFit, ...]]:
    """The likeliest combinations: every one for one or two words, single deviations for more."""
    if len(slots) <= 1:
        yield from product(*(slot[:_PEOPLE_TRIED] for slot in slots))
        return
    best: list[PersonFit] = []
    for slot in slots:
        taken = {fit.person.number for fit in best}
        best.append(next((fit for fit in slot if fit.person.number not in taken), slot[0]))
    yield tuple(best)
    for at, slot in enumerate(slots):
        for other in slot[:_PEOPLE_TRIED]:
            if all(other.person.number != fit.person.number for fit in best):
                yield (*best[:at], other, *best[at + 1 :])


def _with_criterion(
    roles: Roles, line: _Line, people: tuple[PersonFit, ...], criterion: IncidentCriterion, cost: int
) -> Iterator[Candidate]:
    for (minutes, quantity, pick), extra in amounts(roles, line.pick, criterion):
        yield _candidate(roles, line, people, _Meaning(criterion, minutes, quantity, pick, cost + extra))


def _candidate(roles: Roles, line: _Line, typed: tuple[PersonFit, ...], meaning: _Meaning) -> Candidate:
    criterion, cost = meaning.criterion, meaning.cost
    added, absent = present((fit.person for fit in typed), line.day)
    people = tuple({person.number: person for person in (*line.chosen, *added)}.values())
    weighed = weigh(criterion, meaning.minutes, meaning.quantity, meaning.pick) if criterion else None
    faults = [fault for person in people if (fault := day_fault(person, line.day))]
    errors = [*_unknown(roles.unknown)]
    errors += [*faults, *line.errors, *number_errors(roles, criterion, line.pick)]
    notices: tuple[Message, ...] = ()
    missing: Message | None = None
    if weighed and criterion:
        errors += weighed.errors
        notices = weighed.notices
        missing = weighed.missing
        cost += (_ODD if is_unusual(notices) else 0) + (_WRONG if weighed.errors else 0)
    else:
        example = line.criteria.example
        missing = (
            Message("Now the criterion, such as {example}", {"example": example})
            if example
            else Message("Now the criterion")
        )
    if not people:
        missing = _WHO
        errors += [_nobody_of(fit.person, line.day) for fit in typed if isinstance(fit.person, Gathering)]
    cost += _NOT_EMPLOYED * len(faults)
    grave = bool(roles.grave) and criterion is not None and criterion.grave_flag is not None
    unread = roles.grave if not grave else ""
    if unread and criterion:
        fields: dict[str, FieldValue] = {"criterion": criterion.name, "word": unread}
        notices = (*notices, Message("{criterion} knows no grave form; “{word}” becomes a remark", fields))
    note = " ".join(part for part in (roles.note, unread, line.note) if part)
    return Candidate(
        typed=typed,
        people=people,
        added=added,
        absent=absent,
        criterion=criterion,
        minutes=meaning.minutes,
        quantity=meaning.quantity,
        pick=meaning.pick,
        grave=grave,
        day=line.day,
        note=note,
        weighed=weighed,
        missing=missing,
        notices=notices,
        errors=tuple(errors),
        day_error=line.day_error,
        named=tuple(roles.named),
        rest=_without(line.text, roles.named),
        bare=_without(line.text, (*roles.named, *roles.called)),
        cost=cost,
    )


def _without(text: str, words: Sequence[str]) -> str:
    """A line without some of its words, each taken out where it stands first."""
    for word in words:
        text = text.replace(word, " ", 1)
    return " ".join(text.split()).strip(",，、 ")


def _unsure(roles: Roles) -> tuple[Message, ...]:
    """Whom each of several words can mean, where several people fit it equally well."""
    if len(roles.people) <= 1 or len(roles.people) != len(roles.named):
        return ()
    found = []
    for word, slot in zip(roles.named, roles.people, strict=True):
        likely = [fit.person for fit in slot if fit.match.cost == slot[0].match.cost]
        if len(likely) > roles.named.count(word):  # as often as there are people it means them all
            people = tuple(_numbered(one) for one in likely[:_TOLD])
            fields: dict[str, FieldValue] = {"word": word, "people": people}
            if len(likely) > _TOLD:
                found.append(
                    counted(
                        "“{word}” can be {people} and {count} more; the number in its place says who",
                        "“{word}” can be {people} and {count} more; the number in its place says who",
                        len(likely) - _TOLD,
                        fields,
                    )
                )
            else:
                found.append(Message("“{word}” can be {people}; the number in its place says who", fields))
    return tuple(found)


def _numbered(one: Rostered) -> str:
    return one.name if isinstance(one, Gathering) else f"{one.name} {one.number}"


def _unknown(words: Sequence[str]) -> tuple[Message, ...]:
    """One sentence, however many words mean nothing."""
    found = tuple(dict.fromkeys(words))
    if not found:
        return ()
    if len(found) == 1:
        fields: dict[str, FieldValue] = {"word": found[0]}
        said = Message('Nobody and no criterion is called "{word}"; check it, or put a remark behind //', fields)
    else:
        fields = {"words": found}
        said = Message('Nobody and no criterion is called "{words}"; check them, or put a remark behind //', fields)
    return (said,)


def _used(candidate: Candidate, criteria: CriteriaIndex) -> int:
    return criteria.used(candidate.criterion) if candidate.criterion else 0
