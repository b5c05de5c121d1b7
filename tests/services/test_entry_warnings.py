from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.facts import Employee, Facts, Incident
from kpi_desktop.domain.month import Month
from kpi_desktop.schemes.library import presets
from kpi_desktop.services.entries import Entry
from kpi_desktop.services.entry_warnings import warnings
from kpi_desktop.texts import Translator

TRIAL = next(each.scheme for each in presets(paths.resources() / "schemes") if each.scheme.id == "trial-100")
PEOPLE = (Employee("0101", "张敏"), Employee("0102", "李倩"))
DAY = dt.date(2026, 11, 20)
ENGLISH = Translator("en", paths.resources() / "translations")


def said(held: tuple[Incident, ...], *entries: Entry) -> list[str]:
    facts = Facts(Month(2026, 11), PEOPLE, incidents=held)
    return [ENGLISH.say(each) for each in warnings(TRIAL, facts, entries)]


def late(number: str = "0101", day: dt.date = DAY) -> Entry:
    return Entry(number, day, "late", minutes=Fraction(8))


def test_nothing_is_odd_about_the_first_of_a_day() -> None:
    assert said((), late()) == []


def test_the_same_person_day_and_criterion_again_is_told() -> None:
    (told,) = said((Incident("0101", DAY, "late", minutes=Fraction(3)),), late())
    assert told.startswith("张敏: ")
    assert "logged already for 2026-11-20" in told


@pytest.mark.parametrize(
    "other",
    [
        Incident("0102", DAY, "late", minutes=Fraction(3)),
        Incident("0101", DAY - dt.timedelta(days=1), "late", minutes=Fraction(3)),
        Incident("0101", DAY, "leave-early", minutes=Fraction(3)),
        Incident("0101", DAY, "late", minutes=Fraction(3), voided=True),
        Incident("0101", DAY, "late", minutes=Fraction(3), excused=True),
    ],
)
def test_another_person_day_criterion_or_what_doesnt_count_is_nothing_odd(other: Incident) -> None:
    assert said((other,), late()) == []


def test_people_who_share_a_warning_stand_in_one_sentence() -> None:
    held = tuple(Incident(one.id, DAY, "late", minutes=Fraction(3)) for one in PEOPLE)
    (told,) = said(held, late(), late("0102"))
    assert "张敏" in told
    assert "李倩" in told


def test_late_on_any_day_of_a_leave_is_told_and_not_the_day_after() -> None:
    leave = (Incident("0101", DAY, "leave-ordinary", quantity=Fraction(3, 2)),)
    (told,) = said(leave, late(day=DAY + dt.timedelta(days=1)))
    assert "on leave on 2026-11-21" in told
    assert said(leave, late(day=DAY + dt.timedelta(days=2))) == []


def test_leave_over_a_day_on_which_somebody_came_late_is_told() -> None:
    held = (Incident("0101", DAY, "late", minutes=Fraction(3)),)
    (told,) = said(held, Entry("0101", DAY - dt.timedelta(days=1), "leave-ordinary", quantity=Fraction(2)))
    assert "a day of this leave" in told


def test_an_excused_entry_warns_of_nothing() -> None:
    held = (Incident("0101", DAY, "late", minutes=Fraction(3)),)
    excused = Entry("0101", DAY, "late", minutes=Fraction(8), excused=True, note="train")
    assert said(held, excused) == []
