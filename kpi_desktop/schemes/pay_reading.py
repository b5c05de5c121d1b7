"""A pay plan file into a plan that can be put in force, or everything that is wrong with it."""

from __future__ import annotations

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import counted
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.pay_check import check_plan, plan_faults_besides
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.shape import read_as, read_table


def read_plan(text: str) -> tuple[PayPlan | None, tuple[Problem, ...]]:
    """Read a pay plan file, whatever it may hold.

    Args:
        text: The file's text, TOML.

    Returns:
        The plan and no problem, where its form is right; whether it makes sense is for `check_plan`. Else None and
        every fault: those of its form, then those that its sound parts have besides.
    """
    data = read_table(text)
    if isinstance(data, Problem):
        return None, (data,)
    found = read_as(PayPlan, data)
    if not found.faults:
        return found.whole, ()
    sound, mended = found.whole, found.mended
    besides = plan_faults_besides(sound, mended) if sound is not None and mended is not None else ()
    return None, (*found.faults, *besides)


def load_plan(text: str) -> PayPlan:
    """Read a pay plan file that must be in order.

    Raises:
        FaultyDataError: It has faults; all of them are told.
    """
    plan, faults = read_plan(text)
    if plan is not None:
        faults, _notices = check_plan(plan)
    if plan is None or faults:
        what = counted(
            "The pay plan has {count} fault; it can't be used until it is mended.",
            "The pay plan has {count} faults; it can't be used until they are mended.",
            len(faults),
        )
        raise FaultyDataError(what, faults)
    return plan


def is_plan(text: str) -> bool:
    """Whether a file, faulty or not, is meant as a pay plan and not as a scheme: it has components and no criteria."""
    data = read_table(text)
    return isinstance(data, dict) and "components" in data and "criteria" not in data
