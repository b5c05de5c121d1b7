"""The pay plans that come with the program, read from a folder of plan files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import WrongCallError
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import load_plan


@dataclass(frozen=True, slots=True)
class PresetPlan:
    """A pay plan that comes with the program.

    Attributes:
        id: Its permanent name, also the name of its file.
        text: The file as it stands, to be kept with a database.
        plan: What the file says.
    """

    id: str
    text: str
    plan: PayPlan


def plan_ids(folder: Path) -> tuple[str, ...]:
    """The names of the pay plans in a folder."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def plan_text(folder: Path, plan_id: str) -> str:
    """The file of one pay plan as it stands.

    Raises:
        WrongCallError: No plan has that name.
    """
    known = plan_ids(folder)
    if plan_id not in known:
        what = Message("There is no pay plan named {plan}. There are: {known}.", {"plan": plan_id, "known": known})
        raise WrongCallError(what)
    return (folder / f"{plan_id}.toml").read_text(encoding="utf-8")


def preset_plans(folder: Path) -> tuple[PresetPlan, ...]:
    """Every pay plan of a folder, by name.

    Raises:
        FaultyDataError: A plan's file has faults.
    """
    texts = ((name, plan_text(folder, name)) for name in plan_ids(folder))
    return tuple(PresetPlan(name, text, load_plan(text)) for name, text in texts)
