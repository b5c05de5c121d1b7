"""How a component of pay comes about, in a few plain sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.words import FieldValue, Label
from kpi_desktop.reports.standing_words import standing_words
from kpi_desktop.schemes.measured_model import DeclaredMeasure
from kpi_desktop.schemes.pay_kinds import (
    ByScore,
    Commission,
    Contest,
    Ladder,
    Output,
    OutputTerm,
    PerPoint,
    Prizes,
    ScoreBand,
    Step,
    Tier,
    Wage,
    WageComponent,
)
from kpi_desktop.schemes.pay_model import Component, Level
from kpi_desktop.schemes.rules_model import Setting
from kpi_desktop.schemes.wording import span_words
from kpi_desktop.texts import Translator

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Names:
    """What the things that components speak of are called, by id."""

    measures: Mapping[str, Label]
    team: Collection[str]
    settings: Mapping[str, Label]
    levels: Mapping[str, Label]


def names(
    measures: Collection[DeclaredMeasure], settings: Collection[Setting], levels: Collection[Level] = ()
) -> Names:
    """The names that a plan or scheme gives."""
    return Names(
        {one.id: one.name for one in measures},
        {one.id for one in measures if one.team},
        {one.id: one.name for one in settings},
        {one.id: one.name for one in levels},
    )


def component_words(part: Component, known: Names, tr: Translator) -> list[str]:
    """What a component reads and how that becomes yuan, a sentence each.

    Args:
        part: Of a plan or scheme that passed its check.
        known: Names what it speaks of.
        tr: Words everything.
    """
    said = _kind(part, known, tr)
    return [*said, tr.t("Not paid on probation")] if part.regular_only else said


def _kind(part: Component, known: Names, tr: Translator) -> list[str]:
    match part:
        case ByScore():
            return _by_score(part, tr)
        case Commission():
            return _commission(part, known, tr)
        case WageComponent():
            said = _wage(part, known, tr)
        case Ladder():
            said = [_step(one, known, tr) for one in part.steps]
        case Output():
            said = _output(part, known, tr)
        case Prizes():
            said = _prizes(part, known, tr)
        case PerPoint():
            said = [tr.t("{amount} yuan for each point logged, both ways", amount=part.amount)]
        case _:
            said = [tr.t("{amount} yuan; {rule}", amount=part.amount, rule=standing_words(part.rule, tr))]
    return said


def _by_score(part: ByScore, tr: Translator) -> list[str]:
    said = []
    if part.decimals == 0:
        said.append(tr.t("Reads the score rounded to whole points"))
    return [*said, *(_score_band(band, part.wage, tr) for band in part.bands)]


def _score_band(band: ScoreBand, wage: Wage | None, tr: Translator) -> str:
    fields: dict[str, FieldValue] = {"from": band.at_least, "amount": band.amount or 0, "percent": band.percent or 0}
    if band.percent is not None and wage is not None:
        return tr.t("From {from}: {percent} % of the {wage}", **fields, wage=wage_name(wage, tr))
    if band.title is not None:
        return tr.t("From {from}: {amount} yuan ({title})", **fields, title=band.title)
    return tr.t("From {from}: {amount} yuan", **fields)


def wage_name(wage: Wage, tr: Translator) -> str:
    """What a sum on the roster is called."""
    return {
        "base-wage": tr.t("base wage"),
        "performance-wage": tr.t("performance wage"),
        "seniority-pay": tr.t("seniority pay"),
        "day-wage": tr.t("day's wage"),
    }[wage]


def _commission(part: Commission, known: Names, tr: Translator) -> list[str]:
    name = known.measures[part.measure]
    said = [_tier(tier, name, tr) for tier in part.tiers]
    if part.measure in known.team:
        said.append(tr.t("Shared equally by everyone in the month"))
    return said


def _tier(tier: Tier, name: Label, tr: Translator) -> str:
    fields: dict[str, FieldValue] = {"measure": name, "when": span_words(tier.values), "percent": tier.percent}
    if tier.over and tier.plus:
        fields |= {"over": tier.over, "plus": tier.plus}
        return tr.t("{measure} {when}: {percent} % of what is over {over}, and {plus} yuan", **fields)
    if tier.values.low == 0 and tier.values.high is None:
        return tr.t("{measure} × {percent} %", **fields)
    return tr.t("{measure} {when}: {percent} %", **fields)


def _wage(part: WageComponent, known: Names, tr: Translator) -> list[str]:
    said = [tr.t("The person's {wage}", wage=wage_name(part.wage, tr))]
    if part.setting is not None:
        said.append(tr.t("Where there is none: “{setting}”", setting=known.settings[part.setting]))
    if part.probation_setting is not None:
        said.append(tr.t("On probation: “{setting}”", setting=known.settings[part.probation_setting]))
    if part.full_days is not None:
        said.append(tr.t("Divided by {days} × days attended, at most the whole", days=part.full_days))
    return said


def _step(step: Step, known: Names, tr: Translator) -> str:
    paid = tr.t("{amount} yuan", amount=step.amount) if step.amount is not None else _levels(step, known, tr)
    if not step.months:
        return paid
    years, rest = divmod(step.months, MONTHS)
    if rest:
        return tr.t("From {months} months on: {paid}", months=step.months, paid=paid)
    return tr.n("From {count} year on: {paid}", "From {count} years on: {paid}", years, paid=paid)


def _levels(step: Step, known: Names, tr: Translator) -> str:
    said = []
    for one in step.levels:
        level = known.levels.get(one.level, one.level)
        paid: FieldValue = known.settings[one.setting] if one.setting is not None else one.amount or Fraction(0)
        said.append(
            tr.t("{level}: “{setting}”", level=level, setting=paid)
            if one.setting is not None
            else tr.t("{level}: {amount} yuan", level=level, amount=paid)
        )
    return "<br>".join(said)


def _output(part: Output, known: Names, tr: Translator) -> list[str]:
    said = [_term(term, known, tr) for term in part.terms]
    for term in part.terms:
        for one in term.coefficients:
            of = tuple(known.measures[name] for name in one.of)
            fields: dict[str, FieldValue] = {"name": one.name, "lowest": one.lowest, "highest": one.highest}
            text = tr.t("{name}: {lowest} at the team's lowest to {highest} at its highest, by {of}", **fields, of=of)
            said.append(text)
    if part.less is not None:
        said.append(tr.t("Less {measure}, never below 0", measure=known.measures[part.less]))
    return said


def _term(term: OutputTerm, known: Names, tr: Translator) -> str:
    factors = [tr.label(one.name) for one in term.coefficients]
    quantity = " + ".join(tr.label(known.measures[name]) for name in term.quantity)
    whole = f"({quantity})" if len(term.quantity) > 1 else quantity
    return " × ".join([*factors, tr.label(known.settings[term.price]), whole])


def _prizes(part: Prizes, known: Names, tr: Translator) -> list[str]:
    said = [_contest(one, known, tr) for one in part.contests]
    if part.ties == "share":
        return [*said, tr.t("A tie shares equally what its places bring")]
    return [*said, tr.t("In a tie each gets what the place brings")]


def _contest(contest: Contest, known: Names, tr: Translator) -> str:
    by: FieldValue = known.measures[contest.measure] if contest.measure is not None else tr.t("rank")
    fields: dict[str, FieldValue] = {"name": contest.name, "by": by, "prizes": contest.prizes}
    if not contest.penalties:
        return tr.t("{name}, by {by}: the first get {prizes} yuan", **fields)
    fields["penalties"] = contest.penalties
    return tr.t(
        "{name}, by {by}: the first get {prizes} yuan, the last, counted from the end, pay {penalties} yuan", **fields
    )
