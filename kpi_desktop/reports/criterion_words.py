"""How a criterion scores, in a few plain sentences: for the page of a scheme and whoever chooses one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from kpi_desktop.domain.numbers import plain
from kpi_desktop.reports.measured_words import measure_words, rating_words
from kpi_desktop.reports.month_content import flag_title
from kpi_desktop.schemes.model import (
    Band,
    Conversion,
    Criterion,
    Effect,
    Escalation,
    Excess,
    IncidentCriterion,
    MeasureCriterion,
    RatingCriterion,
    Scheme,
)
from kpi_desktop.schemes.wording import minutes_words
from kpi_desktop.texts import Translator


def how(criterion: Criterion, scheme: Scheme, tr: Translator) -> tuple[str, ...]:
    """What a criterion does, a sentence each, the most important first.

    Args:
        criterion: Of any kind.
        scheme: What it stands in; names what it speaks of.
        tr: Words everything.
    """
    beside = further(criterion, scheme, tr)
    if isinstance(criterion, MeasureCriterion):
        return (*measure_words(criterion, scheme, tr), *beside)
    if isinstance(criterion, RatingCriterion):
        return (*rating_words(criterion, tr), *beside)
    own = len(_in_common(criterion, scheme, tr))
    effects = _effects(criterion, scheme, tr)
    says_nothing = not effects and len(beside) == own
    return (*effects, *([tr.t("Is only recorded")] if says_nothing else []), *beside)


def signed(number: Fraction, tr: Translator) -> str:
    """Points as a rule states them: ``−5``, ``+0.5``, ``0``."""
    return tr.points(number, len(plain(number).partition(".")[2]))


def further(criterion: Criterion, scheme: Scheme, tr: Translator) -> list[str]:
    """What holds for a criterion beside what each occurrence, value or rating does, a sentence each."""
    said = _further_of_incident(criterion, scheme, tr) if isinstance(criterion, IncidentCriterion) else []
    return [*said, *_in_common(criterion, scheme, tr)]


def _in_common(criterion: Criterion, scheme: Scheme, tr: Translator) -> list[str]:
    said = []
    if criterion.weight is not None and scheme.weights == "percent":
        said.append(tr.t("Weight {weight} %", weight=criterion.weight))
    if criterion.weight is not None and scheme.weights == "shares":
        said.append(tr.t("Weight {weight}, shared among the criteria of a post", weight=criterion.weight))
    if criterion.posts:
        posts = tuple(post.name for post in scheme.posts if post.id in criterion.posts)
        said.append(tr.t("Only for: {posts}", posts=posts))
    if criterion.retired:
        said.append(tr.t("Retired: no longer to be logged"))
    return said


def _effects(criterion: IncidentCriterion, scheme: Scheme, tr: Translator) -> list[str]:
    if criterion.bands:
        return [_band(band, scheme, tr) for band in criterion.bands]
    parts = joined(_effect(criterion, scheme, tr), tr)
    return [tr.t("{when}: {what}", when=each_words(criterion.unit, tr), what=parts)] if parts else []


def _further_of_incident(criterion: IncidentCriterion, scheme: Scheme, tr: Translator) -> list[str]:
    said = []
    if criterion.whole:
        said.append(tr.t("Only complete units of each entry count"))
    if criterion.once:
        said.append(tr.t("Counts once a month, however often it happens"))
    if criterion.marks is not None:
        said.append(tr.t("Costs at most {marks} points a month", marks=criterion.marks))
    if criterion.flag is not None:
        said.append(tr.t("Raises the flag “{flag}”", flag=flag_title(criterion.flag, tr)))
    if criterion.grave_flag is not None:
        said.append(tr.t("A grave one raises the flag “{flag}” instead", flag=flag_title(criterion.grave_flag, tr)))
    said += [_escalation(one, criterion, scheme, tr) for one in criterion.escalations]
    if criterion.excess is not None:
        said.append(_excess(criterion.excess, criterion.unit, tr))
    zeroed = scheme.criterion(criterion.zeroes) if criterion.zeroes is not None else None
    if zeroed is not None:
        said.append(tr.t("Makes “{criterion}” 0 for the month", criterion=zeroed.name))
    return said


def _band(band: Band, scheme: Scheme, tr: Translator) -> str:
    parts = joined(_effect(band, scheme, tr), tr)
    return tr.t("{when}: {what}", when=minutes_words(band.minutes), what=parts)


def _effect(effect: Effect, scheme: Scheme, tr: Translator) -> list[str]:
    said = []
    if effect.pick is not None:
        low, high = (signed(number, tr) for number in effect.pick)
        said.append(tr.t("{low} to {high}, picked by the leader", low=low, high=high))
    if effect.points is not None:
        said.append(signed(effect.points, tr))
    said += money_words(effect, tr)
    if effect.converts is not None:
        said.append(conversion_words(effect.converts, scheme, tr))
    return said


def money_words(effect: Effect, tr: Translator) -> list[str]:
    """What one occurrence takes off pay: yuan, day's wages."""
    said = []
    if effect.money is not None:
        said.append(tr.t("{money} yuan off pay", money=-effect.money))
    if effect.day_wages is not None:
        days = -effect.day_wages
        taken = tr.t("the day's wage off pay") if days == 1 else tr.t("{days} days' wages off pay", days=days)
        said.append(taken)
    return said


def range_words(effect: Effect, tr: Translator) -> str:
    """Points of one effect: ``−5``, ``0 to −3``; empty where it costs and earns none."""
    if effect.pick is not None:
        low, high = (signed(number, tr) for number in effect.pick)
        return tr.t("{low} to {high}", low=low, high=high)
    return signed(effect.points, tr) if effect.points is not None else ""


def each_words(unit: str, tr: Translator) -> str:
    """What an effect is for."""
    match unit:
        case "days":
            return tr.c("unit", "each day")
        case "hours":
            return tr.c("unit", "each hour")
        case "items":
            return tr.c("unit", "each item")
        case "persons":
            return tr.c("unit", "each person")
        case _:
            return tr.c("unit", "each time")


def amount_words(unit: str, number: Fraction, tr: Translator) -> str:
    """A quantity in its unit: ``3 times``, ``2 days``."""
    match unit:
        case "days":
            return tr.t("{number} days", number=number)
        case "hours":
            return tr.t("{number} hours", number=number)
        case "items":
            return tr.t("{number} items", number=number)
        case "persons":
            return tr.t("{number} persons", number=number)
        case _:
            return tr.t("{number} times", number=number)


def conversion_words(conversion: Conversion, scheme: Scheme, tr: Translator) -> str:
    """What an occurrence counts as in addition."""
    target = scheme.incident_criterion(conversion.to)
    unit = target.unit if target is not None else "times"
    number = tr.t("1 day") if unit == "days" and conversion.each == 1 else amount_words(unit, conversion.each, tr)
    name = target.name if target is not None else conversion.to
    return tr.t("counts as {number} of “{criterion}”", number=number, criterion=name)


def _escalation(one: Escalation, owner: IncidentCriterion, scheme: Scheme, tr: Translator) -> str:
    parts = []
    if one.points is not None:
        parts.append(tr.t("{points} in addition", points=signed(one.points, tr)))
    if one.money is not None:
        parts.append(tr.t("{money} yuan off pay", money=-one.money))
    if one.converts is not None:
        parts.append(conversion_words(one.converts, scheme, tr))
    if one.flag is not None:
        parts.append(tr.t("flag “{flag}”", flag=flag_title(one.flag, tr)))
    if one.notice:
        parts.append(tr.t("a notice"))
    if one.zero_score:
        parts.append(tr.t("the month's score is 0"))
    others = tuple(known.name for name in one.counts if name != owner.id and (known := scheme.criterion(name)))
    when = _when(one, owner, tr)
    if others:
        when = tr.t("{when}, together with {criteria}", when=when, criteria=others)
    if one.logged_only:
        when = tr.t("{when}, logged ones only", when=when)
    return tr.t("{when}: {what}", when=when, what=joined(parts, tr))


def _when(one: Escalation, owner: IncidentCriterion, tr: Translator) -> str:
    if one.sums:
        amount = amount_words(owner.unit, Fraction(one.at), tr)
        return (
            tr.t("At each full {amount} in a month", amount=amount)
            if one.repeats
            else tr.t("At {amount} in a month", amount=amount)
        )
    if one.repeats:
        return tr.t("At each full {count} in a month", count=one.at)
    return tr.t("At no. {count} in a month", count=one.at)


def _excess(excess: Excess, unit: str, tr: Translator) -> str:
    parts = []
    if excess.points is not None:
        parts.append(signed(excess.points, tr))
    if excess.money is not None:
        parts.append(tr.t("{money} yuan off pay", money=-excess.money))
    beyond, what = amount_words(unit, excess.beyond, tr), joined(parts, tr)
    return tr.t(
        "Beyond {amount} in a month, {each} on top: {what}", amount=beyond, each=each_words(unit, tr), what=what
    )


def joined(parts: Sequence[str], tr: Translator) -> str:
    """Parts of one sentence."""
    return ("，" if tr.language == "zh" else ", ").join(parts)
