"""What an entry brings beside its own points: what falls in addition, what is flagged, what a limit leaves of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from kpi_desktop.domain.result import Line, LineKind, PersonResult
from kpi_desktop.reports.month_content import flag_title
from kpi_desktop.texts import Translator
from kpi_desktop.ui.today.desk_types import Outlook

_IN_ADDITION = {LineKind.ESCALATION, LineKind.ZERO}
_LIMITS = {LineKind.FLOOR, LineKind.CEILING}


def foretold(outlooks: Iterable[Outlook], tr: Translator, places: int) -> tuple[str, ...]:
    """Sentences on what entries would bring with them, the people who share one named together.

    Args:
        outlooks: Everyone concerned, before and after.
        tr: Words the sentences.
        places: Decimals of points.
    """
    return _shared(
        outlooks,
        lambda one: (*_sentences(one.before, one.after, tr, places), *_limited(one.before, one.after, tr, places)),
        tr,
    )


def limited(outlooks: Iterable[Outlook], tr: Translator, places: int) -> tuple[str, ...]:
    """Sentences on what a limit takes from entries' points, the people who share one named together.

    Args:
        outlooks: Everyone concerned, before and after.
        tr: Words the sentences.
        places: Decimals of points.
    """
    return _shared(outlooks, lambda one: _limited(one.before, one.after, tr, places), tr)


def _shared(outlooks: Iterable[Outlook], say: Callable[[Outlook], Iterable[str]], tr: Translator) -> tuple[str, ...]:
    people = tuple(outlooks)
    found: dict[str, list[str]] = {}
    for outlook in people:
        for sentence in say(outlook):
            found.setdefault(sentence, []).append(outlook.name)
    if len(people) == 1:
        return tuple(found)
    return tuple(
        tr.t("{names}: {what}", names=tuple(dict.fromkeys(names)), what=sentence) for sentence, names in found.items()
    )


def one_more(ahead: Iterable[Outlook], tr: Translator, places: int) -> tuple[str, ...]:
    """Sentences on what one more of its kind would bring; none where it would bring nothing but its own points."""
    found = (
        tr.t("One more: {what}", what=sentence)
        for each in ahead
        for sentence in _sentences(each.before, each.after, tr, places, dated=False)
    )
    return tuple(dict.fromkeys(found))


def _sentences(
    before: PersonResult, after: PersonResult, tr: Translator, places: int, *, dated: bool = True
) -> Iterator[str]:
    for line in _added(before, after):
        if line.kind is LineKind.ZERO:
            yield tr.t("{what}: the month's score becomes {score}", what=line.what, score="0")
        elif line.points:
            points = tr.points(line.points, places)
            yield tr.t("{what}: a further {points} will fall", what=line.what, points=points)
        elif line.why is not None:
            yield tr.t("{what}: {why}", what=line.what, why=line.why)
    known = {flag.kind: flag.reasons for flag in before.flags}
    for flag in after.flags:
        new = [reason for reason in flag.reasons if reason not in known.get(flag.kind, ())]
        reached = new[-1].fields.get("what") if new else None
        if reached is not None and not dated:
            yield tr.t("{what}: raises a flag, {flag}", what=reached, flag=flag_title(flag.kind, tr))
        elif new:
            yield tr.t("Raises a flag: {flag}, {reason}", flag=flag_title(flag.kind, tr), reason=new[-1])


def _added(before: PersonResult, after: PersonResult) -> Iterator[Line]:
    """Lines in addition that weren't there before; the index of the incident may differ, what is said may not."""
    old = [_said(line) for line in before.lines if line.kind in _IN_ADDITION]
    for line in after.lines:
        if line.kind in _IN_ADDITION:
            if _said(line) in old:
                old.remove(_said(line))
            else:
                yield line


def _said(line: Line) -> tuple[object, ...]:
    return line.kind, line.criterion, line.points, line.what


def _limited(before: PersonResult, after: PersonResult, tr: Translator, places: int) -> Iterator[str]:
    """What counts of the points, where marks are used up or the score is full."""
    if any(line.kind is LineKind.ZERO for line in after.lines):
        return
    points = _sum(after, limits=False) - _sum(before, limits=False)
    taken = _sum(after, limits=True) - _sum(before, limits=True)
    if points * taken >= 0:
        return
    old, new = ([(line.what, line.points) for line in one.lines if line.kind in _LIMITS] for one in (before, after))
    why = next(what for what, limit in (*new, *old) if (what, limit) not in old or (what, limit) not in new)
    score = tr.points(after.score, places, signed=False)
    if before.score == after.score:
        yield tr.t("{why}; the score stays {score}", why=why, score=score)
    else:
        counts = tr.points(points + taken, places)
        yield tr.t("{why}; only {points} counts, the score becomes {score}", why=why, points=counts, score=score)


def _sum(result: PersonResult, *, limits: bool) -> Fraction:
    return sum((line.points for line in result.lines if (line.kind in _LIMITS) is limits), Fraction(0))
