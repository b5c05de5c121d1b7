"""Writes the sample database of the present schema into `db/samples`; run once for every new schema.

    python -m tests.store.make_sample

A small true database: a team of four, one month closed, reopened and closed again, one open with a correction, an
undone entry and a person who left.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, incidents, people, setup, teams, undo
from kpi_desktop.services.context import Context
from kpi_desktop.store.store import Store


@dataclass(slots=True)
class Ticking:
    """A clock that goes on by a minute whenever it is asked."""

    instant: dt.datetime = dt.datetime(2026, 11, 20, 5, 0, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        self.instant += dt.timedelta(minutes=1)
        return self.instant

    def today(self) -> dt.date:
        return dt.date(2026, 11, 20)


def make(file: Path) -> None:
    with Store(file, paths.migrations(), write=True) as store:
        ctx = Context(store, Ticking(), paths.resources(), "sample")
        text = (ctx.resources / "schemes" / "weikang-100.toml").read_text(encoding="utf-8")
        roster = tuple(
            people.NewPerson(f"{101 + place:04}", name, dt.date(2024, 3, 1), performance_wage=Fraction("1000.50"))
            for place, name in enumerate(("张敏", "李倩", "单雪", "𠮷田"))
        )
        setup.set_up(ctx, setup.Setup("维康客服中心", "早班", text, Month(2026, 10), roster, "zh"))
        team = teams.resolve(ctx)
        entry = incidents.Entry
        october = entry("0101", dt.date(2026, 10, 8), "late", minutes=Fraction(12))
        incidents.log(ctx, team, (october, entry("0103", dt.date(2026, 10, 9), "procedure-error", points=Fraction(-3))))
        closing.close(ctx, team, Month(2026, 10), accept="已核对")
        closing.reopen(ctx, team, Month(2026, 10), "漏记一条")
        incidents.log(ctx, team, (entry("0102", dt.date(2026, 10, 30), "praise-oral"),))
        closing.close(ctx, team, Month(2026, 10), accept="已核对")
        wrong = incidents.log(ctx, team, (entry("0102", dt.date(2026, 11, 3), "complaint"),))
        incidents.rewrite(ctx, wrong.incidents[0], entry("0103", dt.date(2026, 11, 3), "complaint"), "记错人")
        undo.undo(ctx, incidents.log(ctx, team, (entry("0104", dt.date(2026, 11, 4), "missed-meeting"),)))
        incidents.log(
            ctx,
            team,
            (entry("0104", dt.date(2026, 11, 5), "late", minutes=Fraction("2.5"), excused=True, note="暴雨"),),
        )
        people.leave(ctx, "0104", dt.date(2026, 11, 15))


if __name__ == "__main__":
    name = max(path.stem for path in paths.migrations().glob("[0-9]*.py"))
    target = paths.migrations().parent / "samples" / f"{name}.db"
    target.parent.mkdir(exist_ok=True)
    target.unlink(missing_ok=True)
    make(target)
    Path(f"{target}.lock").unlink(missing_ok=True)
