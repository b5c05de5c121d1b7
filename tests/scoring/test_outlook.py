"""What lies ahead: the months to the next level, and what a streak still takes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.domain.facts import Employee, Standing
from kpi_desktop.domain.month import Month
from kpi_desktop.schemes.pay_model import Level
from kpi_desktop.schemes.rules_model import StandingRule
from kpi_desktop.scoring.outlook import Ahead, ahead, level_ahead, next_level
from kpi_desktop.scoring.pay.ladder import completed
from kpi_desktop.scoring.standing import Stand, standing_flags
from tests.scoring.made import EN
from tests.scoring.sound import well_said

NOVEMBER = Month(2026, 11)


def level(id_: str, after: int | None = None, *, by_leader: bool = False) -> Level:
    return Level.model_validate(
        {"id": id_, "name": {"zh": id_, "en": id_}, "after_months": after, "by_leader": by_leader}
    )


def rule(**values: object) -> StandingRule:
    return StandingRule.model_validate({"flag": "reward", **values})


def stand(*, rank: int | None = 1, last: bool = False, score: str = "90") -> Stand:
    return Stand(Decimal(score), rank, last, frozenset())


def stood(months_ago: int, *, rank: int | None = 1, last: bool = False) -> Standing:
    return Standing("0101", NOVEMBER.plus(-months_ago), Fraction(90), rank, last)


LADDER = (level("junior"), level("middle", 12), level("senior", 36, by_leader=True), level("expert", by_leader=True))
OPEN_ENDED = (level("junior"), level("middle"))


@pytest.mark.parametrize(
    ("now", "hired", "found"),
    [
        ("junior", date(2026, 5, 31), ("middle", 12, 6)),
        ("junior", date(2025, 11, 30), ("middle", 12, 0)),
        ("junior", date(2020, 1, 1), ("middle", 12, 0)),
        ("middle", None, ("senior", 36, None)),
        ("senior", date(2020, 1, 1), ("expert", None, None)),
    ],
)
def test_the_level_above_and_the_months_it_still_takes(
    now: str, hired: date | None, found: tuple[str, int | None, int | None]
) -> None:
    above = next_level(Employee("0101", level=now, hired=hired), LADDER, NOVEMBER)
    assert above is not None
    assert (above.level.id, above.needed, above.missing) == found


@pytest.mark.parametrize("now", ["expert", "boss", None])
def test_nothing_is_above_the_top_or_what_nobody_knows(now: str | None) -> None:
    assert next_level(Employee("0101", level=now, hired=date(2020, 1, 1)), LADDER, NOVEMBER) is None


@given(st.dates(date(2020, 1, 1), date(2026, 11, 30)), st.integers(0, 120))
def test_so_many_months_later_as_are_missing_the_level_is_due(hired: date, needed: int) -> None:
    above = next_level(Employee("0101", level="a", hired=hired), (level("a"), level("b", needed)), NOVEMBER)
    assert above is not None
    assert above.missing is not None
    assert completed(hired, NOVEMBER.plus(above.missing)) >= needed
    assert not above.missing or completed(hired, NOVEMBER.plus(above.missing - 1)) < needed


@pytest.mark.parametrize(
    ("levels", "now", "hired", "words"),
    [
        (LADDER, "junior", date(2026, 10, 5), "in 11 months the months for middle are full (12)"),
        (LADDER, "junior", date(2025, 12, 31), "in 1 month the months for middle are full (12)"),
        (LADDER, "junior", date(2025, 1, 5), "the months for middle are full (12): promotion is due"),
        (LADDER, "junior", None, "middle asks for 12 months since hired, and no first day is given"),
        (
            LADDER,
            "middle",
            date(2025, 1, 5),
            "in 14 months the months for senior are full (36), then the leader decides",
        ),
        (
            LADDER,
            "middle",
            date(2023, 12, 1),
            "in 1 month the months for senior are full (36), then the leader decides",
        ),
        (LADDER, "middle", date(2020, 1, 5), "the months for senior are full (36), the leader decides"),
        (LADDER, "senior", date(2020, 1, 5), "for expert it takes the leader's word"),
        (OPEN_ENDED, "junior", date(2020, 1, 5), "the pay plan doesn't say what middle takes"),
    ],
)
def test_what_the_next_level_takes_is_said_from_the_plan(
    levels: tuple[Level, ...], now: str, hired: date | None, words: str
) -> None:
    above = next_level(Employee("0101", level=now, hired=hired), levels, NOVEMBER)
    assert above is not None
    message = level_ahead(above)
    well_said(message)
    assert EN.say(message) == f"Level {now}; {words}"


THREE_RUNNING = rule(when="first", times=3)
THREE_IN_YEAR = rule(when="last", times=3, within="year", flag="demotion")
TWO_OF_FOUR = rule(when="first", times=2, within="months", months=4)
THREE_OF_FOUR = rule(when="first", times=3, within="months", months=4)
EVERY_THIRD = rule(when="first", times=3, every=True)


@pytest.mark.parametrize(
    ("one", "now", "before", "found"),
    [
        (THREE_RUNNING, stand(), [stood(1)], (2, 1)),
        (THREE_RUNNING, stand(), [], (1, 2)),
        (THREE_RUNNING, stand(), [stood(1), stood(2)], None),
        (THREE_RUNNING, stand(), [stood(1), stood(2), stood(3)], None),
        (THREE_RUNNING, stand(rank=4), [stood(1), stood(2)], None),
        (THREE_RUNNING, stand(), [stood(2), stood(3)], (1, 2)),
        (THREE_IN_YEAR, stand(rank=4), [stood(3, rank=9, last=True)], None),
        (THREE_IN_YEAR, stand(rank=4), [stood(2, rank=9, last=True), stood(3, rank=9, last=True)], (2, 1)),
        (THREE_IN_YEAR, stand(rank=9, last=True), [stood(3, rank=9, last=True)], (2, 1)),
        (THREE_IN_YEAR, stand(rank=4), [stood(11, rank=9, last=True)], None),
        (TWO_OF_FOUR, stand(rank=4), [stood(2)], (1, 1)),
        (TWO_OF_FOUR, stand(rank=4), [stood(3)], None),  # too long ago by the next month
        (THREE_OF_FOUR, stand(), [stood(3)], (2, 2)),  # so is one of these
        (THREE_OF_FOUR, stand(), [stood(2)], (2, 1)),
        (TWO_OF_FOUR, stand(rank=4), [stood(4)], None),
        (EVERY_THIRD, stand(), [stood(1), stood(2)], None),
        (EVERY_THIRD, stand(), [stood(1), stood(2), stood(3)], (4, 2)),
        (rule(when="first"), stand(), [], None),
    ],
)
def test_a_streak_says_how_far_it_is_and_what_it_still_takes(
    one: StandingRule, now: Stand, before: list[Standing], found: tuple[int, int] | None
) -> None:
    expected = () if found is None else (Ahead(one, *found),)
    assert ahead((one,), NOVEMBER, now, before) == expected


@given(
    st.lists(st.sampled_from([1, 4]), max_size=8),
    st.sampled_from([1, 4]),
    st.integers(2, 5),
    st.booleans(),
    st.sampled_from(["running", "year", 3, 5, 8]),
)
def test_with_as_many_more_months_as_are_missing_the_flag_is_raised(
    ranks: list[int], rank: int, times: int, every: bool, within: str | int
) -> None:
    months = {"within": "months", "months": within} if isinstance(within, int) else {"within": within}
    one = rule(when="first", times=times, every=every, **months)
    before = [stood(place, rank=rank) for place, rank in enumerate(ranks, 1)]
    for coming in ahead((one,), NOVEMBER, stand(rank=rank), before):
        for more in range(1, coming.missing + 1):
            past = [*before, stood(0, rank=rank), *(stood(-further) for further in range(1, more))]
            raised = standing_flags((one,), NOVEMBER.plus(more), stand(), past)
            assert bool(raised) is (more == coming.missing)


def test_what_is_reached_already_hides_nothing_that_is_still_ahead() -> None:
    reached, coming = rule(when="first", times=2), rule(when="first", times=3)
    assert ahead((reached, coming), NOVEMBER, stand(), [stood(1)]) == (Ahead(coming, 2, 1),)


def test_the_present_month_counts_to_the_end_of_a_window_that_begins_with_it() -> None:
    twice = rule(when="first", times=2, within="months", months=2)
    assert ahead((twice,), NOVEMBER, stand(), []) == (Ahead(twice, 1, 1),)
