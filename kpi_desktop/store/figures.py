"""Measures, ratings and settings of teams: written once, voided or restored, never changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from peewee import Expression

from kpi_desktop.domain.month import Month
from kpi_desktop.store.columns import day_in, day_out, instant_in, number_in, number_out, sure
from kpi_desktop.store.models import Measure, Rating, TeamMeasure, TeamSetting, Written
from kpi_desktop.store.records import (
    MeasureRecord,
    NewRatingRecord,
    RatingRecord,
    TeamMeasureRecord,
    TeamSettingRecord,
)
from kpi_desktop.store.session import Session, Value


@dataclass(frozen=True, slots=True)
class Figures:
    """What was entered beside incidents."""

    session: Session

    def measures(self, month: Month) -> tuple[MeasureRecord, ...]:
        """Everybody's figures of a month, in the order of entry."""
        query = (
            Measure.select(Measure.id, Measure.person, Measure.measure, Measure.value)
            .where((Measure.month == str(month)) & Measure.voided_by.is_null())
            .order_by(Measure.id)
        )
        return tuple(
            MeasureRecord(row, person, measure, sure(number_out(value)))
            for row, person, measure, value in self.session.rows(query)
        )

    def add_measure(self, month: Month, new: MeasureRecord, at: dt.datetime) -> int:
        """Write a figure of a person (its `id` isn't looked at); returns its id."""
        values: dict[str, Value] = {
            "person": new.person,
            "month": str(month),
            "measure": new.measure,
            "value": number_in(new.value),
        }
        return self.session.insert(Measure, {**values, "entered_at": instant_in(at)})

    def void_measure(self, measure: int) -> None:
        """It counts no longer."""
        self._void(Measure, measure)

    def team_measures(self, team: int, month: Month) -> tuple[TeamMeasureRecord, ...]:
        """A team's figures of a month, in the order of entry."""
        query = (
            TeamMeasure.select(TeamMeasure.id, TeamMeasure.measure, TeamMeasure.value)
            .where((TeamMeasure.team == team) & (TeamMeasure.month == str(month)) & TeamMeasure.voided_by.is_null())
            .order_by(TeamMeasure.id)
        )
        return tuple(
            TeamMeasureRecord(row, measure, sure(number_out(value))) for row, measure, value in self.session.rows(query)
        )

    def add_team_measure(self, team: int, month: Month, new: TeamMeasureRecord, at: dt.datetime) -> int:
        """Write a figure of a team (its `id` isn't looked at); returns its id."""
        values: dict[str, Value] = {
            "team": team,
            "month": str(month),
            "measure": new.measure,
            "value": number_in(new.value),
        }
        return self.session.insert(TeamMeasure, {**values, "entered_at": instant_in(at)})

    def void_team_measure(self, measure: int) -> None:
        """It counts no longer."""
        self._void(TeamMeasure, measure)

    def ratings(self, month: Month) -> tuple[RatingRecord, ...]:
        """Everybody's ratings of a month, in the order of entry."""
        return self._ratings((Rating.month == str(month)) & Rating.voided_by.is_null())

    def rating(self, rating: int) -> RatingRecord | None:
        """One that counts, or None."""
        return next(iter(self._ratings((Rating.id == rating) & Rating.voided_by.is_null())), None)

    def _ratings(self, condition: Expression) -> tuple[RatingRecord, ...]:
        query = (
            Rating.select(
                Rating.id, Rating.month, Rating.person, Rating.criterion, Rating.score, Rating.rater, Rating.day,
                Rating.serial, Rating.note,
            )
            .where(condition)
            .order_by(Rating.id)
        )  # fmt: skip
        return tuple(
            RatingRecord(
                row,
                Month.parse(month),
                NewRatingRecord(
                    person, criterion, sure(number_out(score)), rater, day_out(day), serial or "", note or ""
                ),
            )
            for row, month, person, criterion, score, rater, day, serial, note in self.session.rows(query)
        )

    def add_ratings(self, month: Month, new: Iterable[NewRatingRecord], at: dt.datetime) -> tuple[int, ...]:
        """Write ratings in this order; returns their ids."""
        return tuple(
            self.session.insert(
                Rating,
                {
                    "person": one.person,
                    "month": str(month),
                    "criterion": one.criterion,
                    "score": number_in(one.score),
                    "rater": one.rater,
                    "entered_at": instant_in(at),
                    "day": day_in(one.day),
                    "serial": one.serial,
                    "note": one.note,
                },
            )
            for one in new
        )

    def void_rating(self, rating: int) -> None:
        """It counts no longer."""
        self._void(Rating, rating)

    def settings(self, team: int) -> tuple[TeamSettingRecord, ...]:
        """What a team set, from the earliest month on; of two for one month the later entry stands last."""
        query = (
            TeamSetting.select(TeamSetting.key, TeamSetting.from_month, TeamSetting.value)
            .where((TeamSetting.team == team) & TeamSetting.voided_by.is_null())
            .order_by(TeamSetting.from_month, TeamSetting.id)
        )
        return tuple(
            TeamSettingRecord(key, Month.parse(month), number_out(value or None))
            for key, month, value in self.session.rows(query)
        )

    def set_setting(self, team: int, new: TeamSettingRecord) -> None:
        """Let a figure hold from a month on."""
        value = "" if new.value is None else number_in(new.value)
        self.session.insert(
            TeamSetting, {"team": team, "key": new.key, "from_month": str(new.from_month), "value": value}
        )

    def _void(self, model: type[Written], row: int) -> None:
        self.session.update(model, row, {"voided_by": self.session.operation})
