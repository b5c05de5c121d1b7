"""What window and log say about doubts: what kind one is, whom it concerns, what may be said to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kpi_desktop.domain.words import FieldValue
from kpi_desktop.reports.content import MonthContent
from kpi_desktop.services.doubts import Doubt, DoubtKind
from kpi_desktop.texts import Translator

MOST_NAMES = 3
"""More are counted, not named."""
_OF_MONEY = frozenset({DoubtKind.TIE, DoubtKind.CUT, DoubtKind.MINIMUM})


def kind_title(kind: DoubtKind, tr: Translator) -> str:
    """What kind of doubt it is, in a word or two."""
    titles = {
        DoubtKind.TWICE: tr.c("doubt", "Perhaps twice"),
        DoubtKind.ON_LEAVE: tr.c("doubt", "On leave"),
        DoubtKind.RECORDING: tr.c("doubt", "Rated twice"),
        DoubtKind.PART: tr.c("doubt", "More than all"),
        DoubtKind.MISSING: tr.c("doubt", "Missing"),
        DoubtKind.MILD: tr.c("doubt", "Not picked"),
        DoubtKind.EDGE: tr.c("doubt", "Near a grade"),
        DoubtKind.PAY_EDGE: tr.c("doubt", "Near an edge of pay"),
        DoubtKind.TIE: tr.c("doubt", "Tie"),
        DoubtKind.CUT: tr.c("doubt", "Large cut"),
        DoubtKind.MINIMUM: tr.c("doubt", "Minimum wage"),
    }
    return titles[kind]


def whose(doubt: Doubt, content: MonthContent, tr: Translator) -> str:
    """The names of those concerned; the team where nobody is named."""
    if not doubt.people:
        return tr.t("The team")
    if len(doubt.people) > MOST_NAMES:
        return tr.t("{name} and {count} more", name=names(doubt, content)[0], count=len(doubt.people) - 1)
    return tr.listed(names(doubt, content))


def names(doubt: Doubt, content: MonthContent) -> list[str]:
    """The names of those concerned, in the doubt's order; with the number where two share a name, or nobody has one."""
    shared = Counter(person.name for person in content.people)
    found = [content.person(number) for number in doubt.people]
    return [
        number if one is None or not one.name else (f"{one.name} {number}" if shared[one.name] > 1 else one.name)
        for number, one in zip(doubt.people, found, strict=True)
    ]


def sentence(doubt: Doubt, content: MonthContent, points: Mapping[int, str], tr: Translator) -> str:
    """What is in doubt, without the names: these stand beside it.

    Args:
        doubt: The doubt.
        content: The month.
        points: What each incident came to as text, by its internal id.
        tr: Words it.
    """
    said = dict(doubt.what.fields)
    if isinstance(day := said.get("date"), date):
        said["date"] = day.isoformat()[5:]
    match doubt.kind, said:
        case DoubtKind.MILD, {"criterion": _, "count": _}:
            said["points"] = _came_to(doubt, points)
        case DoubtKind.EDGE, {"score": Decimal() as score, "edge": Fraction() as edge, "above": _}:
            gap = said["gap"] = abs(Fraction(score) - edge)
            said["score"] = tr.points(score, content.decimals, signed=False)
            if not gap:
                return tr.t("Score {score}, just at the edge of {above}", **said)
            if score > edge:
                return tr.t("Score {score}, {gap} above the edge of {above} ({edge})", **said)
    wanted, worded = _short(doubt.kind, tr)
    return worded(said) if wanted <= said.keys() else tr.say(doubt.what)


def _short(kind: DoubtKind, tr: Translator) -> tuple[set[str], Callable[[Mapping[str, FieldValue]], str]]:
    """The fields that a short sentence about that kind needs, and what words it."""
    match kind:
        case DoubtKind.TWICE:
            twice = {"date", "criterion", "count"}
            return twice, lambda said: tr.t("{date} {criterion}: logged {count} times on one day", **said)
        case DoubtKind.ON_LEAVE:
            return {"date", "criterion", "leave"}, lambda said: tr.t("{date} {criterion}, on a day of {leave}", **said)
        case _ if kind in _OF_MONEY:
            return _short_of_money(kind, tr)
        case _:
            return _short_of_scores(kind, tr)


def _short_of_scores(kind: DoubtKind, tr: Translator) -> tuple[set[str], Callable[[Mapping[str, FieldValue]], str]]:
    match kind:
        case DoubtKind.MISSING:
            return {"figure"}, lambda said: tr.t("“{figure}” is missing", **said)
        case DoubtKind.RECORDING:
            twice = {"serial", "figure", "scores"}
            return twice, lambda said: tr.t("Recording {serial}, “{figure}” rated more than once: {scores}", **said)
        case DoubtKind.PART:
            return {"part", "whole"}, lambda said: tr.t("{part} {count} is more than {whole} {all}", **said)
        case DoubtKind.MILD:
            return {"criterion", "count", "points"}, lambda said: tr.t(
                "{criterion}: no points picked ({count}), counted at the mildest, {points}", **said
            )
        case DoubtKind.PAY_EDGE:
            return {"edge", "component", "band"}, lambda said: tr.t(
                "Score {score}, close to {edge}, from which “{component}” is paid by the band from {band}", **said
            )
        case _:
            return {"gap"}, lambda said: tr.t("Score {score}, {gap} short of {above} ({edge})", **said)


def _short_of_money(kind: DoubtKind, tr: Translator) -> tuple[set[str], Callable[[Mapping[str, FieldValue]], str]]:
    match kind:
        case DoubtKind.TIE:
            return {"contest"}, lambda said: tr.t("{contest}: they share a place that decides money", **said)
        case DoubtKind.CUT:
            return {"cut", "pay", "fifth"}, lambda said: tr.t(
                "{cut} yuan taken off; a fifth of {pay} is {fifth}", **said
            )
        case _:
            return {"pay", "minimum"}, lambda said: _too_little(said, tr)


def _too_little(said: Mapping[str, FieldValue], tr: Translator) -> str:
    if said.get("besides"):
        return tr.t("Pay {pay} ({besides} beside the pay plan), below the minimum wage of {minimum}", **said)
    return tr.t("Pay {pay}, below the minimum wage of {minimum}", **said)


def _came_to(doubt: Doubt, points: Mapping[int, str]) -> str:
    return next((points[one] for one in doubt.incidents if points.get(one)), "")


def ready_word(doubt: Doubt, points: Mapping[int, str], tr: Translator) -> str:
    """The word that a single press says to a doubt.

    Args:
        doubt: The doubt.
        points: What each incident came to as text, by its internal id.
        tr: Words it.
    """
    count = len(doubt.incidents) if doubt.kind is DoubtKind.TWICE else len(doubt.people)
    came_to = _came_to(doubt, points)
    words = {
        DoubtKind.TWICE: tr.t("Count all {count}", count=count) if count > 2 else tr.t("Count both"),
        DoubtKind.ON_LEAVE: tr.t("Count it"),
        DoubtKind.MISSING: tr.t("Close without"),
        DoubtKind.MILD: tr.t("Leave {points}", points=came_to) if came_to else tr.t("Leave it"),
        DoubtKind.TIE: tr.t("All {count} get it", count=count) if count > 2 else tr.t("Both get it"),
    }
    return words.get(doubt.kind, tr.t("Checked"))


def open_ones(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Those that nobody has said anything to yet."""
    return tuple(doubt for doubt in doubts if not doubt.settled)


def sentences(
    doubts: Iterable[Doubt], content: MonthContent, points: Mapping[int, str], tr: Translator
) -> dict[str, str]:
    """What is in doubt about each person, by employee number; settled doubts left out."""
    found: dict[str, list[str]] = {}
    for doubt in open_ones(doubts):
        for number in doubt.people:
            found.setdefault(number, []).append(sentence(doubt, content, points, tr))
    return {number: "\n".join(said) for number, said in found.items()}
