"""A draft of a scheme or pay plan tried on months: who would stand otherwise, and by how much. Nothing is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.result import PersonResult, Result
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import load_plan
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.schemes.vocabulary import vocabulary
from kpi_desktop.scoring import check_facts, score
from kpi_desktop.services.context import Context
from kpi_desktop.services.gather import members
from kpi_desktop.services.mapping import Kind, mapped_facts, strange
from kpi_desktop.services.months import MonthState, ScoredMonth, scored, views
from kpi_desktop.services.teams import Team
from kpi_desktop.store.records import PersonRecord
from kpi_desktop.store.store import View


@dataclass(frozen=True, slots=True)
class Stand:
    """How somebody stands; `pay` in yuan, None where nothing is paid by plan or scheme."""

    score: Decimal
    rank: int | None
    grade: Label | None
    pay: Decimal | None


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody who would stand otherwise.

    Attributes:
        number: Employee number.
        name: As the month's facts have it.
        before: As it is, or was sealed.
        after: By the draft.
    """

    number: str
    name: str
    before: Stand
    after: Stand

    @property
    def points(self) -> Decimal:
        """By how much the score would move."""
        return self.after.score - self.before.score

    @property
    def money(self) -> Decimal | None:
        """By how much pay would move; None where either side has none."""
        if self.after.pay is None or self.before.pay is None:
            return None
        return self.after.pay - self.before.pay


@dataclass(frozen=True, slots=True)
class TriedMonth:
    """One month under the draft.

    Attributes:
        month: The month.
        closed: It was read from its seal.
        problems: Why its facts don't fit the draft; then nobody moves.
        moves: Who would stand otherwise, the greatest move first.
        unmoved: How many wouldn't.
        result: The whole result by the draft; None where there are problems.
    """

    month: Month
    closed: bool
    problems: tuple[Problem, ...]
    moves: tuple[Move, ...]
    unmoved: int
    result: Result | None = field(default=None, repr=False)


def trial(
    ctx: Context,
    team: Team,
    draft_text: str | None,
    months: Sequence[Month],
    *,
    plan_text: str | None = None,
    mapping: Mapping[str, str | None] | None = None,
) -> tuple[TriedMonth, ...]:
    """Try a draft on months, closed and open.

    Earlier months count for streaks as they were, not as the draft would have them.

    Args:
        ctx: The context; one that only reads will do.
        team: The team.
        draft_text: The draft scheme's text (TOML); None keeps each month's own scheme.
        months: Which months.
        plan_text: A draft pay plan's text; None keeps each month's own plan.
        mapping: Criterion or measure ids that the draft no longer knows, with the one each stands for; None leaves
            what was entered under it out.

    Raises:
        FaultyDataError: The draft has faults.
        WrongCallError: No scheme is in force in one of the months.
    """
    draft = None if draft_text is None else load_scheme(draft_text)
    plan = None if plan_text is None else load_plan(plan_text)
    with ctx.store.read() as view:
        return tuple(_tried(scored(view, team, month), draft, plan, mapping or {}) for month in months)


def tryable(ctx: Context, team: Team) -> tuple[Month, ...]:
    """Months that a draft can be tried on, the latest first; closed ones before open ones.

    An open month counts where anything was entered: incidents, measures or ratings.
    """
    with ctx.store.read() as view:
        known = views(view, team, ctx.clock.today())
        people = view.people.all()
        closed = [one.month for one in known if one.state is MonthState.CLOSED]
        others = [
            one.month
            for one in known
            if one.state is not MonthState.CLOSED and (one.incidents or _has_figures(view, team, one.month, people))
        ]
    return (*reversed(closed), *reversed(others))


def _has_figures(view: View, team: Team, month: Month, people: Sequence[PersonRecord]) -> bool:
    own = {person.id for person in members(people, team.id, month)}
    figures = view.figures
    return (
        any(one.what.person in own for one in figures.ratings(month))
        or any(one.person in own for one in figures.measures(month))
        or bool(figures.team_measures(team.id, month))
    )


def _tried(
    month: ScoredMonth, draft: Scheme | None, draft_plan: PayPlan | None, mapping: Mapping[str, str | None]
) -> TriedMonth:
    closed = month.seal is not None
    scheme, plan = draft or month.scheme, draft_plan or month.plan
    carried = {old: new for old, new in mapping.items() if _is_strange(month, scheme, old)}
    facts = mapped_facts(month.facts, month.scheme, scheme, carried)
    left = Counter(strange(facts, month.scheme, scheme, plan))
    problems = tuple(_unmapped(month, name, count) for (_, name), count in left.items())
    facts = _known_alone(facts, scheme, plan)
    problems = (*problems, *(one for one in check_facts(scheme, facts, plan) if not _is_told(one, left, facts)))
    if problems:
        return TriedMonth(month.month, closed, problems, (), 0)
    result = score(scheme, facts, plan)
    moves = _moves(month, result)
    return TriedMonth(month.month, closed, (), moves, len(result.results) - len(moves), result)


def _is_strange(month: ScoredMonth, scheme: Scheme, name: str) -> bool:
    return any(found == name for _, found in strange(month.facts, month.scheme, scheme, month.plan))


def _unmapped(month: ScoredMonth, name: str, count: int) -> Problem:
    criterion = month.scheme.criterion(name)
    fields: dict[str, FieldValue] = {"name": name if criterion is None else criterion.name, "count": count}
    what = Message("“{name}” is unknown to the draft and has {count} entries; say what takes them, or nothing", fields)
    return Problem(("mapping", name), what)


def _known_alone(facts: Facts, scheme: Scheme, plan: PayPlan | None) -> Facts:
    """Without figures that the draft doesn't read and settings that it doesn't declare."""
    known = vocabulary(scheme, plan)
    return replace(
        facts,
        measures=tuple(one for one in facts.measures if one.measure in known.names),
        team_measures=tuple(one for one in facts.team_measures if one.measure in known.team_measures),
        settings={key: value for key, value in facts.settings.items() if key in known.settings},
    )


def _is_told(problem: Problem, left: Collection[tuple[Kind, str]], facts: Facts) -> bool:
    """Whether a fault of the facts is that of a criterion that is told as not mapped already."""
    match problem.path:
        case ("incidents", int(index), "criterion"):
            return ("incident", facts.incidents[index].criterion) in left
        case ("ratings", int(index), "criterion"):
            return ("rating", facts.ratings[index].criterion) in left
        case _:
            return False


def _moves(month: ScoredMonth, result: Result) -> tuple[Move, ...]:
    names = {one.id: one.name for one in month.facts.employees}
    pairs = zip(month.result.results, result.results, strict=True)
    moves = [
        Move(after.employee, names[after.employee], before_stand, after_stand)
        for before, after in pairs
        for before_stand, after_stand in [(_stand(before), _stand(after))]
        if before_stand != after_stand
    ]
    return tuple(sorted(moves, key=lambda move: (-abs(move.points), -abs(move.money or Decimal(0)))))


def _stand(person: PersonResult) -> Stand:
    return Stand(person.score, person.rank, person.grade, person.pay.total)
