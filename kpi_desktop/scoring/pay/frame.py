"""What every component of pay is worked out from, and what it comes to before it is rounded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from kpi_desktop.domain.facts import Employee, Facts, Standing
from kpi_desktop.domain.numbers import round_half_up
from kpi_desktop.domain.result import FlagKind, PersonResult
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.pay_kinds import Wage
from kpi_desktop.schemes.pay_model import Level
from kpi_desktop.schemes.rules_model import Setting
from kpi_desktop.scoring.figures import Figures, Value
from kpi_desktop.scoring.standing import Stand, are_last

MONEY_PLACES = 2
"""Decimals of yuan."""

NOTHING = Fraction(0)
HUNDRED = Fraction(100)

_WAGES: Mapping[Wage, Message] = {
    "base-wage": Message("base wage"),
    "performance-wage": Message("performance wage"),
    "seniority-pay": Message("seniority pay"),
    "day-wage": Message("day's wage"),
}


@dataclass(frozen=True, slots=True)
class Payee:
    """One person with the month's score.

    Attributes:
        employee: As the facts name them.
        result: Their result, ranks known.
        stand: How they stand in the month.
        history: How they stood in earlier months.
    """

    employee: Employee
    result: PersonResult
    stand: Stand
    history: tuple[Standing, ...]

    def wage(self, wage: Wage) -> Fraction | None:
        """A sum on the roster."""
        person = self.employee
        return {
            "base-wage": person.base_wage,
            "performance-wage": person.performance_wage,
            "seniority-pay": person.seniority_pay,
            "day-wage": person.day_wage,
        }[wage]


class PayFrame:
    """Everybody's facts and scores, in the order of the facts.

    Args:
        facts: The month; checked.
        results: Everyone's result, in the order of the facts, ranks known.
        settings: What a plan or scheme declares.
        levels: From the lowest up.
        figures: Reads measures that are given as two counts; None where all are given as values.
    """

    def __init__(
        self,
        facts: Facts,
        results: Sequence[PersonResult],
        settings: Iterable[Setting],
        levels: Sequence[Level] = (),
        *,
        figures: Figures | None = None,
    ) -> None:
        """Sort the facts by person."""
        history: dict[str, list[Standing]] = {}
        for standing in facts.history:
            history.setdefault(standing.employee, []).append(standing)
        last = are_last([result.rank for result in results])
        self.month = facts.month
        self.levels = tuple(levels)
        self._figures = figures
        self.payees = tuple(
            Payee(employee, result, _stand(result, last=is_last), tuple(history.get(employee.id, ())))
            for employee, result, is_last in zip(facts.employees, results, last, strict=True)
        )
        self._measures = {(m.employee, m.measure): m.value for m in facts.measures if m.value is not None}
        self._team_measures = {m.measure: m.value for m in facts.team_measures if m.value is not None}
        self._settings = {**{s.id: s.default for s in settings if s.default is not None}, **facts.settings}

    def measure(self, payee: Payee, measure: str) -> Fraction | None:
        """A person's measure, as a value or from two counts; None where it is missing."""
        value = self._measures.get((payee.employee.id, measure))
        if value is not None or self._figures is None:
            return value
        found = self._figures.of(payee.employee.id, measure)
        return found.number if isinstance(found, Value) else None

    def total(self, payee: Payee, measures: Iterable[str]) -> Fraction | None:
        """The sum of a person's measures; None where one is missing."""
        values = [self.measure(payee, measure) for measure in measures]
        known = [value for value in values if value is not None]
        return sum(known, NOTHING) if len(known) == len(values) else None

    def missing(self, payee: Payee, measures: Iterable[str]) -> tuple[str, ...]:
        """Those of the measures that a person has no value of."""
        return tuple(measure for measure in measures if self.measure(payee, measure) is None)

    def team_measure(self, measure: str) -> Fraction | None:
        """A measure of the team; None where it is missing."""
        return self._team_measures.get(measure)

    def setting(self, setting: str) -> Fraction | None:
        """What the team set, or the default; None where there is neither."""
        return self._settings.get(setting)


def _stand(result: PersonResult, *, last: bool) -> Stand:
    return Stand(result.score, result.rank, last, frozenset(flag.kind.value for flag in result.flags))


@dataclass(frozen=True, slots=True)
class Amount:
    """What a component comes to for one person, before rounding.

    Attributes:
        yuan: Exact.
        why: How it came about.
        notices: What the reader should know.
        raised: Flags with their reasons.
    """

    yuan: Fraction
    why: tuple[Message, ...] = ()
    notices: tuple[Message, ...] = ()
    raised: tuple[tuple[FlagKind, Message], ...] = ()


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a component comes to.

    Attributes:
        each: For everyone, in the order of the facts.
        team: Notices that concern nobody in particular.
    """

    each: tuple[Amount, ...]
    team: tuple[Message, ...] = field(default=())


def missing_wage(wage: Wage) -> Amount:
    """Nothing, because a wage that is used isn't known."""
    what = Message("no {wage} is given; counted as 0", {"wage": _WAGES[wage]})
    return Amount(NOTHING, (what,), (what,))


def wage_name(wage: Wage) -> Message:
    """What a sum on the roster is called."""
    return _WAGES[wage]


def yuan(amount: Fraction) -> FieldValue:
    """An amount as it is told: rounded half up to 0.01."""
    return round_half_up(amount, MONEY_PLACES)
