"""Teams by schemes that ask for figures."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.services import figures, people, setup, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.figures import MeasureChange
from kpi_desktop.services.teams import Team

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
NAMES = (("0101", "张敏"), ("0102", "李倩"), ("0103", "单雪"))


def preset(name: str) -> str:
    return (paths.resources() / "schemes" / f"{name}.toml").read_text(encoding="utf-8")


def plan(name: str) -> str:
    return (paths.resources() / "pay" / f"{name}.toml").read_text(encoding="utf-8")


def team_by(ctx: Context, scheme: str, *, post: str | None = None, **wages: Fraction) -> Team:
    """A team of three since 2024, scored by a preset from October on."""
    roster = tuple(
        people.NewPerson(number, name, dt.date(2024, 3, 1), post=post, **wages)  # type: ignore[arg-type]
        for number, name in NAMES
    )
    text = scheme if "\n" in scheme else preset(scheme)
    setup.set_up(ctx, setup.Setup("维康客服中心", "早班", text, OCTOBER, roster, "zh"))
    return teams.resolve(ctx)


def enter(ctx: Context, team: Team, *cells: tuple[str, str, str | None], month: Month = NOVEMBER) -> None:
    """Figures as number, measure, value."""
    changes = [MeasureChange(who, what, None if value is None else Fraction(value)) for who, what, value in cells]
    figures.set_measures(ctx, team, month, changes)
