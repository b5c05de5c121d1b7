"""Doubts about figures and ratings that were entered."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from kpi_desktop import paths
from kpi_desktop.services import doubts, figures, people
from kpi_desktop.services.context import Context
from kpi_desktop.services.doubts import Doubt, DoubtKind
from kpi_desktop.services.figures import NewRating
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator
from tests.services.measured import NOVEMBER, enter, team_by

EN = Translator("en", paths.resources() / "translations")


def of_kind(ctx: Context, team: Team, kind: DoubtKind) -> list[Doubt]:
    return [one for one in doubts.doubts(ctx, team, NOVEMBER) if one.kind is kind]


def test_a_recording_rated_twice_is_in_doubt_until_one_rating_goes(bare: Context) -> None:
    team = team_by(bare, "call-rubric")
    criterion = figures.figures(bare, team, NOVEMBER).rating_criteria[0].id
    day = dt.date(2026, 11, 3)
    rated = [
        NewRating("0101", criterion, Fraction(score), day=on, serial=serial)
        for score, on, serial in (
            (2, day, "R1"),
            (1, day, "R1"),
            (2, None, "R1"),
            (2, day, "R2"),
            (2, day, ""),
            (1, day, ""),
        )
    ]
    figures.add_ratings(bare, team, NOVEMBER, rated)
    (doubt,) = of_kind(bare, team, DoubtKind.RECORDING)
    assert doubt.people == ("0101",)
    assert "recording R1" in EN.say(doubt.what)
    row = figures.figures(bare, team, NOVEMBER).of("0101")
    assert row is not None
    figures.remove_rating(bare, row.samples[criterion][0].id)
    assert of_kind(bare, team, DoubtKind.RECORDING) == []


def test_more_counted_than_there_were_is_in_doubt(bare: Context) -> None:
    team = team_by(bare, "repair-provider-100")
    for number, part in (("0101", "30"), ("0102", "20")):
        enter(bare, team, (number, "rework-rate-part", part), (number, "rework-rate-whole", "20"))
    (doubt,) = of_kind(bare, team, DoubtKind.PART)
    assert doubt.people == ("0101",)
    assert "30 is more than" in EN.say(doubt.what)


def test_people_of_one_name_are_told_with_their_numbers(bare: Context) -> None:
    team = team_by(bare, "repair-provider-100")
    people.add_people(
        bare, team, [people.NewPerson(number, "新人", dt.date(2026, 11, 1)) for number in ("0201", "0202")]
    )
    said = EN.say(of_kind(bare, team, DoubtKind.MISSING)[0].what)
    assert "新人 0201" in said
    assert "新人 0202" in said
    assert "张敏 0101" not in said
