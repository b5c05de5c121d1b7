"""What is said of one more is what one more brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop import paths
from kpi_desktop.domain.facts import Employee, Facts, Incident
from kpi_desktop.domain.month import Month
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.scoring import score
from kpi_desktop.services.entries import Entry
from kpi_desktop.services.month_types import MonthState, ScoredMonth
from kpi_desktop.services.step_ahead import steps, watched
from kpi_desktop.services.teams import Team

FRIDAY = date(2026, 11, 20)
MONTH = Month(2026, 11)
TEAM = (Employee("0103", "单雪"), Employee("0104", "曾丽"))


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return load_scheme((paths.resources() / "schemes" / "property-100.toml").read_text("utf-8"))


def month(scheme: Scheme, incidents: tuple[Incident, ...]) -> ScoredMonth:
    facts = Facts(month=MONTH, employees=TEAM, incidents=incidents)
    places = tuple(range(len(incidents)))
    return ScoredMonth(Team(1, "早班"), MONTH, MonthState.OPEN, scheme, "", facts, (1, 2), places, score(scheme, facts))


chats = st.lists(
    st.tuples(st.sampled_from(["0103", "0104"]), st.integers(1, 20), st.sampled_from(["phone-chat", "late"])),
    max_size=8,
)


@given(before=chats)
def test_logging_the_one_more_brings_what_was_said(scheme: Scheme, before: list[tuple[str, int, str]]) -> None:
    logged = tuple(
        Incident(who, date(2026, 11, day), what, minutes=Fraction(8) if what == "late" else None)
        for who, day, what in before
    )
    now = month(scheme, logged)
    for step in steps(now, "0103", FRIDAY):
        assert step.before == now.of("0103")
        like = max(
            (one for one in logged if (one.employee, one.criterion) == ("0103", step.criterion)),
            key=lambda one: one.date,
        )
        then = month(scheme, (*logged, replace(like, date=FRIDAY)))
        assert then.of("0103") == step.after


def test_only_what_something_more_falls_on_is_tried(scheme: Scheme) -> None:
    assert "phone-chat" in watched(scheme)
    plain = next(one.id for one in scheme.incident_criteria if one.id not in watched(scheme))
    assert steps(month(scheme, (Incident("0103", FRIDAY, plain),)), "0103", FRIDAY) == ()
    assert [
        one.criterion for one in steps(month(scheme, (Incident("0103", FRIDAY, "phone-chat"),)), "0103", FRIDAY)
    ] == ["phone-chat"]


def test_of_what_is_typed_one_more_is_tried_on_top(scheme: Scheme) -> None:
    now = month(scheme, (Incident("0103", FRIDAY, "phone-chat"),))
    typed = [Entry("0103", FRIDAY, "phone-chat"), Entry("0104", FRIDAY, "phone-chat")]
    (step,) = steps(now, "0103", FRIDAY, typed)
    assert (step.before.score, step.after.score) == (Decimal(90), Decimal(75)), "−5 each, and −10 with the third"
    assert steps(now, "0103", FRIDAY, typed, after=step.before) == (step,)


def test_what_is_excused_and_what_cannot_be_scored_bring_nothing(scheme: Scheme) -> None:
    excused = Incident("0103", FRIDAY, "phone-chat", excused=True, note="storm")
    assert steps(month(scheme, (excused,)), "0103", FRIDAY) == ()
    assert steps(month(scheme, ()), "0103", FRIDAY, [Entry("0103", date(2027, 1, 1), "phone-chat")]) == ()
