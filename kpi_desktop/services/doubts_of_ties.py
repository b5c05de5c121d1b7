"""Doubts about ties: people on one place, where that place brings a prize, costs one, or raises a flag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.pay_kinds import Prizes, StandingComponent
from kpi_desktop.schemes.pay_reads import components
from kpi_desktop.schemes.rules_model import StandingRule
from kpi_desktop.schemes.vocabulary import vocabulary
from kpi_desktop.scoring.figures import Figures
from kpi_desktop.scoring.pay.frame import Payee, PayFrame
from kpi_desktop.scoring.pay.prizes import deciding, places
from kpi_desktop.scoring.standing import flagged, standing_flags
from kpi_desktop.services.doubt_types import Doubt, DoubtKind, doubt_id
from kpi_desktop.services.months import ScoredMonth

_REMEDY = Message("Check the figures that decide, then say that the tie stands.")


def prize_ties(month: ScoredMonth) -> Iterator[Doubt]:
    """People who share a place that brings a prize or costs one."""
    frame = _frame(month)
    for part in components(month.scheme, month.plan):
        if not isinstance(part, Prizes):
            continue
        for contest in part.contests:
            values = deciding(contest, frame)
            best = places(values, contest.prizes, part.ties)
            worst = places({index: -value for index, value in values.items()}, contest.penalties, part.ties)
            for won in (best, {index: place for index, place in worst.items() if index not in best}):
                for number in sorted({place.number for place in won.values() if place.people > 1 and place.yuan}):
                    on_it = [index for index, place in won.items() if place.number == number]
                    people = tuple(month.facts.employees[index].id for index in sorted(on_it))
                    fields: dict[str, FieldValue] = {
                        "contest": contest.name,
                        "people": tuple(_name(frame.payees[index]) for index in sorted(on_it)),
                        "place": number,
                    }
                    what = Message("{contest}: {people} share place {place}", fields)
                    if won is not best:
                        what = Message("{contest}: {people} share place {place} from the end", fields)
                    yield Doubt(
                        doubt_id(DoubtKind.TIE, part.id, contest.name.zh, won is best, number, *people),
                        DoubtKind.TIE,
                        people,
                        what,
                        _REMEDY,
                    )


def standing_ties(month: ScoredMonth) -> Iterator[Doubt]:
    """People who are first or last together, where a reward or a flag hangs on being so."""
    frame = _frame(month)
    first = [payee for payee in frame.payees if payee.stand.rank == 1]
    last = [payee for payee in frame.payees if payee.stand.last]
    for when, people in (("first", first), ("last", last)):
        hangs = _hangs(month, when, people) if len(people) > 1 else ()
        if hangs:
            numbers = tuple(payee.employee.id for payee in people)
            fields: dict[str, FieldValue] = {"people": tuple(_name(payee) for payee in people), "effects": hangs}
            what = Message("{people} are first together; on it hangs: {effects}", fields)
            if when == "last":
                what = Message("{people} are last together; on it hangs: {effects}", fields)
            yield Doubt(doubt_id(DoubtKind.TIE, when, *numbers), DoubtKind.TIE, numbers, what, _REMEDY)


def _hangs(month: ScoredMonth, when: str, people: Sequence[Payee]) -> tuple[FieldValue, ...]:
    """What falls due for any of the people by a rule about being first or last."""
    plan = month.plan
    rules: list[tuple[StandingRule, FieldValue]] = [
        (rule, flagged(rule.flag)) for rule in (*month.scheme.standing, *(plan.standing if plan is not None else ()))
    ]
    rules += [(one.rule, one.name) for one in components(month.scheme, plan) if isinstance(one, StandingComponent)]
    found: list[FieldValue] = []
    for rule, effect in rules:
        due = rule.when == when and any(
            standing_flags((rule,), month.month, payee.stand, payee.history) for payee in people
        )
        if due and effect not in found:
            found.append(effect)
    return tuple(found)


def _frame(month: ScoredMonth) -> PayFrame:
    figures = Figures(month.facts, vocabulary(month.scheme, month.plan))
    return PayFrame(month.facts, month.result.results, (), figures=figures)


def _name(payee: Payee) -> str:
    return payee.employee.name or payee.employee.id
