"""A scheme's parts in the fewest words: for lists, cards, and for what another version would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kpi_desktop.reports.criterion_words import (
    conversion_words,
    each_words,
    further,
    how,
    joined,
    money_words,
    range_words,
    signed,
)
from kpi_desktop.reports.measured_words import method_words, rated_words, steps, value_words
from kpi_desktop.schemes.model import (
    Assumed,
    Category,
    Criterion,
    Effect,
    IncidentCriterion,
    MeasureCriterion,
    RatingCriterion,
    Scheme,
)
from kpi_desktop.schemes.wording import minutes_words, span_words
from kpi_desktop.texts import Translator

BEST = 2
NAMED = 3
"""So many criteria of a category are told by name; of more there is a count."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One effect of a criterion: when it holds, the points as a regulation writes them, and their sign."""

    when: str
    points: str
    sign: int


def effect_sign(effect: Effect) -> int:
    """Minus one for a deduction, one for praise, 0 for neither."""
    number = effect.points if effect.pick is None else effect.pick[1] or effect.pick[0]
    return 0 if not number else 1 if number > 0 else -1


def criterion_sign(criterion: Criterion) -> int:
    """The sign of the harshest effect."""
    if not isinstance(criterion, IncidentCriterion):
        return 0
    signs = [effect_sign(effect) for effect in (criterion.bands or (criterion,))]
    return min(signs) if min(signs) < 0 else max(signs)


def points_text(criterion: Criterion, scheme: Scheme, tr: Translator) -> str:
    """A criterion's points in the fewest words: ``−5``, ``0 to −3``, ``−1 each day``, ``by minutes``, ``flag only``."""
    if not isinstance(criterion, IncidentCriterion):
        return _worth(criterion, scheme, tr)
    if criterion.bands:
        return tr.c("unit", "by minutes")
    text = range_words(criterion, tr)
    if not text and (taken := joined(money_words(criterion, tr), tr)):
        return taken
    if not text or (criterion.points == 0 and (criterion.flag or criterion.grave_flag)):
        return tr.t("flag only") if criterion.flag or criterion.grave_flag else tr.t("no points")
    if criterion.unit in {"times", "minutes"}:
        return text
    return tr.t("{points} {unit}", points=text, unit=each_words(criterion.unit, tr))


def _worth(criterion: MeasureCriterion | RatingCriterion, scheme: Scheme, tr: Translator) -> str:
    """What a measure or rating is worth: its weight, else its marks."""
    if criterion.weight is not None and scheme.weights == "percent":
        return tr.t("{share} %", share=criterion.weight)
    return tr.t("{marks} marks", marks=criterion.marks) if criterion.marks is not None else tr.t("no marks")


def rules(criterion: Criterion, scheme: Scheme, tr: Translator) -> tuple[Rule, ...]:
    """Every effect of a criterion by itself: what each occurrence, value or rating does."""
    if isinstance(criterion, RatingCriterion):
        return tuple(
            Rule(tr.t("{band}: {what}", band=span_words(one.scores), what=one.what), "", 0) for one in criterion.bands
        )
    if isinstance(criterion, MeasureCriterion):
        return tuple(
            Rule(when, "" if points is None else signed(points, tr).removeprefix("+"), 0)
            for when, points in steps(criterion, scheme, tr)
        )
    effects = criterion.bands or (criterion,)
    when = [tr.say(minutes_words(band.minutes)) for band in criterion.bands] or [each_words(criterion.unit, tr)]
    return tuple(Rule(when, _with_money(one, tr), effect_sign(one)) for when, one in zip(when, effects, strict=True))


def _with_money(effect: Effect, tr: Translator) -> str:
    return joined([range_words(effect, tr) or "0", *money_words(effect, tr)], tr)


def conditions(criterion: Criterion, scheme: Scheme, tr: Translator) -> tuple[str, ...]:
    """What else holds for a criterion, a sentence each: everything that its `rules` don't say."""
    if isinstance(criterion, MeasureCriterion):
        said = value_words(criterion, scheme, tr)
    elif isinstance(criterion, RatingCriterion):
        said = rated_words(criterion, tr)
    else:
        effects = (criterion, *criterion.bands)
        picked = any(effect.pick is not None for effect in effects)
        said = [tr.t("The leader picks the points; where none are picked, the mildest count")] if picked else []
        said += [conversion_words(one.converts, scheme, tr) for one in effects if one.converts is not None]
    return (*said, *further(criterion, scheme, tr))


def how_in_short(criterion: Criterion, scheme: Scheme, tr: Translator) -> tuple[str, ...]:
    """The one or two sentences that tell best how a criterion scores: its method, or what each occurrence does."""
    if isinstance(criterion, RatingCriterion):
        said = rated_words(criterion, tr)
    elif isinstance(criterion, MeasureCriterion):
        said = method_words(criterion, scheme, tr)
    else:
        return how(criterion, scheme, tr)[:BEST]
    posts = tuple(post.name for post in scheme.posts if post.id in criterion.posts)
    return (*said[:BEST], *([tr.t("Only for: {posts}", posts=posts)] if posts else []))


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
    names = [
        tr.label(one.name) + (f" {points_text(one, scheme, tr)}" if with_points and _has_points(one) else "")
        for one in criteria
    ]
    if len(names) <= NAMED:
        return listed(names, tr)
    return tr.n(
        "{names} and others, {count} criterion",
        "{names} and others, {count} criteria",
        len(names),
        names=listed(names[:NAMED], tr),
    )


def _has_points(criterion: Criterion) -> bool:
    """Whether there is something to say of its points: a value that is points itself has no marks."""
    return isinstance(criterion, IncidentCriterion) or (criterion.marks or criterion.weight) is not None
