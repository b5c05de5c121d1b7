"""What holds for every scheme that passes its check and all facts that fit it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop import paths
from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.result import Line, LineKind, PersonResult, Result
from kpi_desktop.exchange.result_json import result_json
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.model import Scheme, as_data
from kpi_desktop.scoring import check_facts, rescore
from kpi_desktop.texts import Translator
from tests.scoring.generated import months, schemes
from tests.scoring.sound import score

EN = Translator("en", paths.resources() / "translations")


def line_key(line: Line) -> str:
    """A line without what tells apart incidents of one day, which the order of entry decides.

    So is with which of several criteria, counted together, the n-th is reached on a day.
    """
    bare_line = replace(line, incident=None, ordinal=None)
    return repr(replace(bare_line, criterion=None) if line.kind is LineKind.ESCALATION else bare_line)


def standing_of(person: PersonResult) -> tuple[Any, ...]:
    return (
        person.score,
        person.raw,
        person.grade,
        person.rank,
        person.pay,
        [(flag.kind, repr(flag.reasons)) for flag in person.flags],
        Counter(line_key(line) for line in person.lines),
    )


@given(schemes())
def test_generated_schemes_pass_and_read_back_from_their_data(scheme: Scheme) -> None:
    faults, _notices = check_scheme(scheme)
    assert faults == ()
    assert Scheme.model_validate(as_data(scheme)) == scheme


@given(months())
def test_whatever_passes_its_checks_is_scored_and_worded(month: tuple[Scheme, Facts]) -> None:
    scheme, facts = month
    assert check_facts(scheme, facts) == ()
    result = score(scheme, facts)
    assert [person.employee for person in result.results] == [employee.id for employee in facts.employees]
    assert result_json(result, EN) == result_json(score(scheme, facts), EN)


@given(months())
def test_lines_add_up_and_stay_within_bounds(month: tuple[Scheme, Facts]) -> None:
    scheme, facts = month
    for person in score(scheme, facts).results:
        assert person.start + sum((line.points for line in person.lines), Fraction(0)) == person.raw
        assert person.raw >= 0
        assert scheme.cap is None or person.raw <= scheme.cap
        assert abs(Fraction(person.score) - person.raw) <= Fraction(1, 2 * 10**scheme.decimals)
        for category in person.categories:
            assert category.marks is None or 0 <= category.points <= category.marks


@given(months())
def test_every_incident_leaves_a_line_or_a_flag(month: tuple[Scheme, Facts]) -> None:
    scheme, facts = month
    result = score(scheme, facts)
    shown = {line.incident for person in result.results for line in person.lines}
    for index, incident in enumerate(facts.incidents):
        criterion = scheme.incident_criterion(incident.criterion)
        assert criterion is not None
        flag_alone = (
            not criterion.bands and criterion.points is None and criterion.pick is None and criterion.money is None
        )
        assert index in shown or (flag_alone and incident.counts)


@given(months(), st.randoms(use_true_random=False))
def test_order_of_entry_decides_nothing(month: tuple[Scheme, Facts], random: Any) -> None:
    scheme, facts = month
    shuffled = list(facts.incidents)
    random.shuffle(shuffled)
    first, second = score(scheme, facts), score(scheme, replace(facts, incidents=tuple(shuffled)))
    assert [standing_of(person) for person in first.results] == [standing_of(person) for person in second.results]


@given(months(), st.data())
def test_scoring_a_few_anew_finds_what_scoring_everyone_finds(month: tuple[Scheme, Facts], data: st.DataObject) -> None:
    scheme, facts = month
    there = data.draw(st.integers(0, len(facts.incidents)))
    fewer = replace(facts, incidents=facts.incidents[:there])
    before, after = score(scheme, fewer), score(scheme, facts)
    whom = {incident.employee for incident in facts.incidents[there:]}
    assert rescore(scheme, facts, before, whom) == after
    assert rescore(scheme, fewer, after, whom) == before


def without(facts: Facts, left: tuple[bool, ...]) -> Facts:
    return replace(facts, incidents=tuple(i for i, out in zip(facts.incidents, left, strict=True) if not out))


def bare(result: Result) -> list[tuple[Any, ...]]:
    """Everyone's standing without the lines."""
    return [standing_of(person)[:-1] for person in result.results]


@given(months(), st.data())
def test_voiding_and_excusing_are_as_if_it_had_not_happened(month: tuple[Scheme, Facts], data: st.DataObject) -> None:
    scheme, facts = month
    taken = tuple(data.draw(st.booleans()) for _ in facts.incidents)
    absent = bare(score(scheme, without(facts, taken)))
    for void in (True, False):
        incidents = tuple(
            replace(i, voided=i.voided or (out and void), excused=i.excused or out)
            for i, out in zip(facts.incidents, taken, strict=True)
        )
        marked = score(scheme, replace(facts, incidents=incidents))
        assert bare(marked) == absent
        lines = {line.incident: line for person in marked.results for line in person.lines if line.ordinal is None}
        assert all(lines[index].points == 0 for index, out in enumerate(taken) if out)


@given(months())
def test_ranks_count_who_is_above(month: tuple[Scheme, Facts]) -> None:
    results = score(*month).results
    for person in results:
        assert person.rank == 1 + sum(other.raw > person.raw for other in results)
