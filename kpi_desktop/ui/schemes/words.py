"""How a scheme's points, bands and conditions are written for whoever reads the scheme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.numbers import plain
from kpi_desktop.reports.month_content import flag_title
from kpi_desktop.schemes.model import (
    Assumed,
    Category,
    Conversion,
    Criterion,
    Effect,
    Escalation,
    IncidentCriterion,
    Scheme,
)
from kpi_desktop.schemes.wording import minutes_words
from kpi_desktop.texts import Translator
from kpi_desktop.ui.schemes.measured_words import reached, sources, worth


@dataclass(frozen=True, slots=True)
class Rule:
    """One effect of a criterion: when it holds, the points as a regulation writes them, and their sign."""

    when: str
    points: str
    sign: int


def number_text(number: Fraction, tr: Translator) -> str:
    """Points as a rule states them: a sign, a true minus, no more decimals than needed."""
    return tr.points(number, len(plain(number).partition(".")[2]))


def effect_text(effect: Effect, tr: Translator) -> str:
    """Points of one effect: ``−5``, ``0 to −3``; empty where it costs and earns none."""
    if effect.pick is not None:
        mild, harsh = effect.pick
        return tr.t("{low} to {high}", low=number_text(mild, tr), high=number_text(harsh, tr))
    return number_text(effect.points, tr) if effect.points is not None else ""


def effect_sign(effect: Effect) -> int:
    """Minus one for a deduction, one for praise, 0 for neither."""
    number = effect.points if effect.pick is None else effect.pick[1] or effect.pick[0]
    return 0 if not number else 1 if number > 0 else -1


def unit_text(criterion: IncidentCriterion, tr: Translator) -> str:
    """What the points are for."""
    return {
        "times": tr.c("unit", "each time"),
        "minutes": tr.c("unit", "by minutes"),
        "days": tr.c("unit", "each day"),
        "hours": tr.c("unit", "each hour"),
        "items": tr.c("unit", "each item"),
        "persons": tr.c("unit", "each person"),
    }[criterion.unit]


def points_text(criterion: Criterion, tr: Translator) -> str:
    """A criterion's points in the fewest words: ``−5``, ``0 to −3``, ``−1 each day``, ``by minutes``, ``flag only``."""
    if not isinstance(criterion, IncidentCriterion):
        return worth(criterion, tr)
    if criterion.bands:
        return tr.c("unit", "by minutes")
    text = effect_text(criterion, tr)
    if not text and (taken := _money_text(criterion, tr)):
        return taken
    if not text or (criterion.points == 0 and (criterion.flag or criterion.grave_flag)):
        return tr.t("flag only") if criterion.flag or criterion.grave_flag else tr.t("no points")
    if criterion.unit in {"times", "minutes"}:
        return text
    return tr.t("{points} {unit}", points=text, unit=unit_text(criterion, tr))


def criterion_sign(criterion: Criterion) -> int:
    """The sign of the harshest effect."""
    if not isinstance(criterion, IncidentCriterion):
        return 0
    signs = [effect_sign(effect) for effect in (criterion.bands or (criterion,))]
    return min(signs) if min(signs) < 0 else max(signs)


def rules(criterion: Criterion, tr: Translator) -> tuple[Rule, ...]:
    """Every effect of a criterion by itself."""
    if not isinstance(criterion, IncidentCriterion):
        return tuple(
            Rule(when, "" if points is None else number_text(points, tr).removeprefix("+"), 0)
            for when, points in reached(criterion, tr)
        )
    if criterion.bands:
        return tuple(
            Rule(tr.say(minutes_words(band.minutes)), _with_money(band, tr), effect_sign(band))
            for band in criterion.bands
        )
    return (Rule(unit_text(criterion, tr), _with_money(criterion, tr), effect_sign(criterion)),)


def _with_money(effect: Effect, tr: Translator) -> str:
    text = effect_text(effect, tr) or number_text(Fraction(0), tr)
    taken = _money_text(effect, tr)
    return tr.t("{points}, {money}", points=text, money=taken) if taken else text


def _money_text(effect: Effect, tr: Translator) -> str:
    parts = []
    if effect.money is not None:
        parts.append(tr.t("pay {money} yuan", money=effect.money))
    if effect.day_wages is not None:
        parts.append(tr.t("pay {count} day's wages", count=number_text(effect.day_wages, tr)))
    return listed(parts, tr)


def conditions(criterion: Criterion, scheme: Scheme, tr: Translator) -> tuple[str, ...]:
    """What else holds for a criterion, a sentence each."""
    said = list(_of_incident(criterion, scheme, tr) if isinstance(criterion, IncidentCriterion) else ())
    if not isinstance(criterion, IncidentCriterion):
        said += sources(criterion, scheme, tr)
    if criterion.posts:
        posts = tuple(post.name for post in scheme.posts if post.id in criterion.posts)
        said.append(tr.t("Only for: {posts}", posts=posts))
    if criterion.retired:
        said.append(tr.t("Retired: no longer to be logged"))
    return tuple(said)


def _of_incident(criterion: IncidentCriterion, scheme: Scheme, tr: Translator) -> list[str]:
    said = []
    if criterion.flag is not None:
        said.append(tr.t("Raises the flag “{flag}”", flag=flag_title(criterion.flag, tr)))
    if criterion.grave_flag is not None:
        said.append(tr.t("A grave one raises the flag “{flag}” instead", flag=flag_title(criterion.grave_flag, tr)))
    if any(effect.pick is not None for effect in (criterion, *criterion.bands)):
        said.append(tr.t("The leader picks the points; where none are picked, the mildest count"))
    if criterion.marks is not None:
        said.append(tr.t("Costs at most {marks} points a month", marks=criterion.marks))
    if criterion.once:
        said.append(tr.t("Counts once a month, however often it happens"))
    said += [escalation_text(escalation, criterion, scheme, tr) for escalation in criterion.escalations]
    effects = (criterion, *criterion.bands)
    said += [conversion_text(effect.converts, scheme, tr) for effect in effects if effect.converts is not None]
    if criterion.excess is not None:
        what = _money_text(Effect(points=criterion.excess.points, money=criterion.excess.money), tr)
        points = number_text(criterion.excess.points, tr) if criterion.excess.points is not None else ""
        each = listed([one for one in (points, what) if one], tr)
        beyond = criterion.excess.beyond
        said.append(tr.t("Beyond {count} in a month, each further one: {what}", count=plain(beyond), what=each))
    if criterion.zeroes is not None and (zeroed := scheme.criterion(criterion.zeroes)) is not None:
        said.append(tr.t("Where it happened, “{criterion}” is 0 that month", criterion=zeroed.name))
    return said


def conversion_text(converts: Conversion, scheme: Scheme, tr: Translator) -> str:
    """What an occurrence counts as in addition."""
    other = scheme.criterion(converts.to)
    name = other.name if other is not None else converts.to
    return tr.t("Each also counts as {count} of “{criterion}”", count=plain(converts.each), criterion=name)


def escalation_text(escalation: Escalation, criterion: IncidentCriterion, scheme: Scheme, tr: Translator) -> str:
    """What falls in addition at the n-th."""
    parts = []
    if escalation.points is not None:
        parts.append(tr.t("{points} in addition", points=number_text(escalation.points, tr)))
    if escalation.money is not None:
        parts.append(tr.t("pay {money} yuan", money=escalation.money))
    if escalation.flag is not None:
        parts.append(tr.t("flag “{flag}”", flag=flag_title(escalation.flag, tr)))
    if escalation.notice:
        parts.append(tr.t("a notice"))
    if escalation.zero_score:
        parts.append(tr.t("the month's score is 0"))
    if escalation.converts is not None:
        parts.append(conversion_text(escalation.converts, scheme, tr))
    counted = tuple(known.name for one in escalation.counts if (known := scheme.criterion(one)) and one != criterion.id)
    what = tuple(parts)
    if escalation.sums:
        when = tr.t("From {count} in a month ({unit})", count=escalation.at, unit=unit_text(criterion, tr))
    elif escalation.repeats:
        when = tr.t("At every further {count} in a month", count=escalation.at)
    else:
        when = tr.t("At no. {count} in a month", count=escalation.at)
    together = tr.t(", counted together with {criteria}", criteria=counted) if counted else ""
    return tr.t("{when}{together}: {what}", when=when, together=together, what=what)


def marks_text(category: Category, tr: Translator) -> str:
    """Full marks of a category, or that it has none."""
    if category.marks is None:
        return tr.t("no marks")
    return tr.t("{marks} marks", marks=category.marks)


def assumed_for(scheme: Scheme, *key: str) -> tuple[Assumed, ...]:
    """What was assumed about one part of a scheme.

    Args:
        scheme: The scheme.
        key: Where the part stands, such as ``"criteria", "late"`` or ``"grades"``.
    """
    place = ".".join(key)
    return tuple(
        assumed
        for assumed in scheme.assumed
        if any(one == place or one.startswith(f"{place}.") for one in assumed.keys)
    )


def criteria_of(scheme: Scheme, category: str | None) -> tuple[Criterion, ...]:
    """The criteria of a category, in the scheme's order."""
    return tuple(criterion for criterion in scheme.criteria if criterion.category == category)


def listed(names: Sequence[str], tr: Translator) -> str:
    """Names one after the other."""
    return ("、" if tr.language == "zh" else ", ").join(names)


def in_short(scheme: Scheme, category: Category, tr: Translator) -> str:
    """What a category is about: its criteria, the first three of many by name; with points where it has no marks."""
    criteria = criteria_of(scheme, category.id)
    with_points = category.marks is None or len(criteria) == 1
    names = [tr.label(one.name) + (f" {points_text(one, tr)}" if with_points else "") for one in criteria]
    if len(names) <= 3:
        return listed(names, tr)
    return tr.n(
        "{names} and others, {count} criterion",
        "{names} and others, {count} criteria",
        len(names),
        names=listed(names[:3], tr),
    )


def ink_of(sign: int) -> str:
    """The ink of points by their sign."""
    return "minus" if sign < 0 else "plus" if sign > 0 else "ink"
