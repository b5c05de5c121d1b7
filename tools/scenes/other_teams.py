"""Teams of other sizes and under other regulations, and none at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.schemes.library import preset_text
from kpi_desktop.services import closing, figures, incidents, people, setup, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.figures import Column, MeasureChange, NewRating, TeamMeasureChange
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.people import NewPerson
from tools.scenes.present import NOVEMBER, OCTOBER, TODAY

_FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
_LONG = "阿卜杜热合曼·麦麦提图尔荪·亚库甫江·买买提艾力"
_LONG_ENGLISH = "Bartholomew Featherstonehaugh-Cholmondeley"
_DAYS = (3, 5, 9, 11, 13, 17, 19)
_HAPPENED = ("praise-oral", "no-greeting", "late")


def nothing(_ctx: Context, _language: Language) -> None:
    """A new file is as it is."""


def letters(ctx: Context, language: Language) -> None:
    """Somebody is to be warned: absence without leave is a ground for it here."""
    text = preset_text(paths.resources() / "schemes", "weikang-100").replace('flag = "absence"', 'flag = "warning"')
    newcomers = tuple(
        NewPerson(f"{at:04d}", name, hired=date(2024, 3, 1)) for at, name in enumerate(names(5, language), 1)
    )
    organisation, team = _called(language)
    setup.set_up(ctx, setup.Setup(organisation, team, text, OCTOBER, newcomers, language))
    entries = [
        Entry("0002", date(2026, 10, 6), "no-leave-procedure"),
        Entry("0004", date(2026, 10, 8), "no-leave-procedure"),
    ]
    entries += [Entry("0003", date(2026, 10, day), "complaint") for day in range(1, 10)]
    incidents.log(ctx, teams.resolve(ctx), tuple(entries))


def _set_up(ctx: Context, language: Language, preset: str, newcomers: tuple[NewPerson, ...]) -> None:
    organisation, team = _called(language)
    text = preset_text(paths.resources() / "schemes", preset)
    setup.set_up(ctx, setup.Setup(organisation, team, text, OCTOBER, newcomers, language))


def _called(language: Language) -> tuple[str, str]:
    return ("维康客户服务中心", "早班") if language == "zh" else ("Weikang Customer Service Centre", "Early shift")


def names(count: int, language: Language, *, long: bool = False) -> list[str]:
    """So many different names; with `long` every third is as long as a name on paper may get."""
    found = []
    for number in range(count):
        family, given = _FAMILY[number % 20], _GIVEN[number // 20 % 20]
        name = family + given if language == "zh" else f"{_ENGLISH_GIVEN[number % 20]} {_ENGLISH[number // 20 % 20]}"
        very_long = (_LONG if language == "zh" else _LONG_ENGLISH) + str(number)
        found.append(very_long if long and number % 3 == 0 else name)
    return found


_ENGLISH_GIVEN = (
    "Ann", "Ben", "Cara", "Dan", "Eve", "Finn", "Gil", "Hana", "Ian", "Jo",
    "Kim", "Leo", "Mia", "Ned", "Oda", "Pia", "Quin", "Roy", "Sue", "Tom",
)  # fmt: skip
_ENGLISH = (
    "Adams", "Baker", "Clark", "Davis", "Evans", "Fisher", "Green", "Hill", "Irwin", "Jones",
    "King", "Lane", "Moore", "Nash", "Owen", "Park", "Reed", "Shaw", "Todd", "West",
)  # fmt: skip


def team_of(count: int, *, long: bool = False) -> Callable[[Context, Language], None]:
    """A team of so many people with a closed October and some records a head in November."""

    def fill(ctx: Context, language: Language) -> None:
        found = names(count, language, long=long)
        newcomers = tuple(NewPerson(f"{at:04d}", name, hired=date(2024, 3, 1)) for at, name in enumerate(found, 1))
        _set_up(ctx, language, "weikang-100", newcomers)
        team = teams.resolve(ctx)
        for month in (OCTOBER, NOVEMBER) if count else ():
            entries = [
                _entry(person.number, month, at, turn)
                for at, person in enumerate(newcomers)
                for turn in range(at * 7 % 5 + 1)
            ]
            incidents.log(ctx, team, tuple(sorted(entries, key=lambda entry: entry.date)))
        if count:
            closing.close(ctx, team, OCTOBER, accept="已核对")

    return fill


def _entry(number: str, month: Month, place: int, turn: int) -> Entry:
    day = date(month.year, month.month, _DAYS[(place + turn) % len(_DAYS)])
    criterion = _HAPPENED[turn % 3]
    return Entry(number, day, criterion, minutes=Fraction(6 + place % 20) if criterion == "late" else None)


def under(preset: str) -> Callable[[Context, Language], None]:
    """A team of twelve under a regulation that asks for figures: October is closed, November half entered."""

    def fill(ctx: Context, language: Language) -> None:
        found = names(12, language)
        posts = ("reception", "technical", "complaints", "after-sales", "data") if preset == "posts-five" else (None,)
        newcomers = tuple(
            NewPerson(f"{at:04d}", name, hired=date(2024, 3, 1), post=posts[at % len(posts)])
            for at, name in enumerate(found, 1)
        )
        _set_up(ctx, language, preset, newcomers)
        for month, everybody in ((OCTOBER, True), (NOVEMBER, False)):
            _enter(ctx, month, everybody=everybody)
        closing.close(ctx, teams.resolve(ctx), OCTOBER, accept="已核对")

    return fill


def _enter(ctx: Context, month: Month, *, everybody: bool) -> None:
    team = teams.resolve(ctx)
    asked = figures.figures(ctx, team, month)
    rows = asked.people if everybody else asked.people[:8]
    columns = [one for one in asked.columns if one.kind == "value"]
    changes = [
        MeasureChange(row.number, column.id, _value(column, at))
        for at, row in enumerate(rows)
        for column in columns
        if column.id in row.asked
    ]
    if changes:
        figures.set_measures(ctx, team, month, changes)
    if asked.team:
        figures.set_team_measures(
            ctx, team, month, [TeamMeasureChange(column.id, Fraction(90)) for column in asked.team]
        )
    ratings = [
        NewRating(row.number, criterion.id, criterion.marks * (7 + (at + turn) % 4) / 10, _rater(criterion.raters))
        for at, row in enumerate(rows)
        for turn, criterion in enumerate(asked.rating_criteria)
        if criterion.id in row.rated
    ]
    if ratings:
        figures.add_ratings(ctx, team, month, ratings)


def _rater(raters: object) -> str | None:
    first = next(iter(raters), None) if isinstance(raters, tuple) else None
    return getattr(first, "id", None)


def _value(column: Column, place: int) -> Fraction:
    """Something plausible."""
    unit = column.unit.zh if column.unit is not None else ""
    if column.yes_no:
        return Fraction(place % 2)
    if unit == "%":
        return Fraction(place + 1, 2)
    return {"": Fraction(5 + place, 10), "元": Fraction(80 + 5 * place)}.get(unit, Fraction(2 + place, 2))


def some_left(ctx: Context, language: Language) -> None:
    """Three people, one of whom leaves today."""
    team_of(3)(ctx, language)
    people.leave(ctx, "0003", TODAY)
