"""A pay plan file into a plan that can be put in force, or everything that is wrong with it."""

from __future__ import annotations

from pydantic import ValidationError

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import counted
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.pay_check import check_plan
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.shape import named_path, read_table
from kpi_desktop.schemes.shape_words import fault_of, worded


def read_plan(text: str) -> tuple[PayPlan | None, tuple[Problem, ...]]:
    """Read a pay plan file, whatever it may hold.

    Args:
        text: The file's text, TOML.

    Returns:
        The plan and no problem, where its form is right; whether it makes sense is for `check_plan`. Else None and
        every fault of its form.
    """
    data = read_table(text)
    if isinstance(data, Problem):
        return None, (data,)
    try:
        return PayPlan.model_validate(data), ()
    except ValidationError as error:
        found = [fault_of(details, PayPlan) for details in error.errors()]
        return None, tuple(worded(fault, named_path(fault.loc, data)) for fault in found)


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
