"""Values: what was measured of each person, read from one measure, from two counts or from a formula."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.model import Formula, MeasureCriterion
from kpi_desktop.schemes.vocabulary import PART, WHOLE, Vocabulary, setting_value
from kpi_desktop.schemes.wording import in_unit

_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Value:
    """A value, how it is said ("3.5 %", "(4800 − 50) / 5000 × 100 = 95"), and its unit."""

    number: Fraction
    words: Message
    unit: Label | None = None


class Figures:
    """The measures of a month by person.

    Args:
        facts: Checked facts.
        known: What they may speak of.
    """

    def __init__(self, facts: Facts, known: Vocabulary) -> None:
        """Look every value up by person and measure."""
        self._facts = facts
        self._known = known
        self._values = {(one.employee, one.measure): one.value for one in facts.measures if one.value is not None}
        self._means: dict[str, Fraction | None] = {}

    def setting(self, name: str) -> Fraction | None:
        """What the team set, or the default."""
        return setting_value(name, self._facts, self._known.settings)

    def raw(self, employee: str, name: str) -> Fraction | None:
        """What stands in the facts for one measure or count."""
        return self._values.get((employee, name))

    def of(self, employee: str, name: str) -> Value | Message:
        """One measure of one person; or why there is none."""
        known = self._known.measures[name]
        number = self.raw(employee, name)
        if number is not None:
            return Value(number, in_unit(number, known.unit), known.unit)
        part, whole = self.raw(employee, name + PART), self.raw(employee, name + WHOLE)
        if known.ratio is None or part is None or whole is None:
            return Message("no {measure}", {"measure": known.name})
        if not whole:
            return Message("{part} of 0 can't be reckoned", {"part": part})
        return _ratio(part, whole, known.ratio.times, known.unit)

    def value(self, employee: str, criterion: MeasureCriterion) -> Value | Message:
        """The value of a criterion for one person; or why there is none."""
        if criterion.formula is None:
            return self.of(employee, criterion.measure or criterion.id)
        return self._formula(employee, criterion, criterion.formula)

    def mean(self, criterion: MeasureCriterion) -> Fraction | None:
        """The mean over everyone who has a value; None where nobody has one."""
        if criterion.id not in self._means:
            found = [self.value(person.id, criterion) for person in self._facts.employees]
            numbers = [one.number for one in found if isinstance(one, Value)]
            self._means[criterion.id] = sum(numbers, _NOTHING) / len(numbers) if numbers else None
        return self._means[criterion.id]

    def _formula(self, employee: str, criterion: MeasureCriterion, formula: Formula) -> Value | Message:
        total, terms = formula.plus, [Message("{value}", {"value": formula.plus})] if formula.plus else []
        for term in formula.terms:
            one = self.of(employee, term.measure)
            if isinstance(one, Message):
                return one
            total += term.times * one.number
            terms.append(_term(term.times, one.number, first=not terms))
        divisor = formula.divide_by if formula.divide_by_setting is None else self.setting(formula.divide_by_setting)
        if formula.divide_by_setting is not None and divisor is None:
            return Message("no {measure}", {"measure": self.setting_name(formula.divide_by_setting)})
        result = total / (divisor or 1) * formula.times
        words = _whole_formula(terms, divisor, formula.times, in_unit(result, criterion.unit))
        return Value(result, words, criterion.unit)

    def name(self, measure: str) -> Label:
        """What a measure is called."""
        return self._known.measures[measure].name

    def setting_name(self, name: str) -> Label:
        """What a setting is called."""
        return self._known.settings[name].name


def _ratio(part: Fraction, whole: Fraction, times: Fraction, unit: Label | None) -> Value:
    number = part / whole * times
    fields: dict[str, FieldValue] = {"part": part, "whole": whole, "times": times, "value": in_unit(number, unit)}
    if times == 1:
        return Value(number, Message("{part} / {whole} = {value}", fields), unit)
    return Value(number, Message("{part} / {whole} × {times} = {value}", fields), unit)


def _term(times: Fraction, number: Fraction, *, first: bool) -> Message:
    fields: dict[str, FieldValue] = {"times": abs(times), "value": number}
    if abs(times) == 1:
        if times > 0:
            return Message("{value}", fields) if first else Message("+ {value}", fields)
        return Message("− {value}", fields)
    if times > 0:
        return Message("{times} × {value}", fields) if first else Message("+ {times} × {value}", fields)
    return Message("− {times} × {value}", fields)


def _whole_formula(terms: list[Message], divisor: Fraction | None, times: Fraction, result: Message) -> Message:
    fields: dict[str, FieldValue] = {"divisor": divisor or Fraction(1), "times": times, "value": result}
    fields["sum"] = joined(terms)
    match divisor is not None, times != 1:
        case True, True:
            return Message("({sum}) / {divisor} × {times} = {value}", fields)
        case True, False:
            return Message("({sum}) / {divisor} = {value}", fields)
        case False, True:
            return Message("({sum}) × {times} = {value}", fields)
        case _:
            return Message("{sum} = {value}", fields)


def joined(parts: list[Message]) -> Message:
    """Several parts of a reckoning one after the other."""
    whole = parts[0]
    for part in parts[1:]:
        whole = Message("{before} {after}", {"before": whole, "after": part})
    return whole
