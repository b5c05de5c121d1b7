"""The figures of a month: measures, ratings and settings as scheme and pay plan ask for them, read and written."""

from __future__ import annotations

from kpi_desktop.services.figure_check import check_changes
from kpi_desktop.services.figure_entry import (
    add_ratings,
    change_ratings,
    remove_rating,
    set_measures,
    set_settings,
    set_team_measures,
)
from kpi_desktop.services.figure_grid import figures
from kpi_desktop.services.figure_types import (
    DAYS_ATTENDED,
    MINIMUM_WAGE,
    Changes,
    Column,
    Figures,
    MeasureChange,
    NewRating,
    PersonFigures,
    QuotaStand,
    Sample,
    TeamColumn,
    TeamMeasureChange,
    TeamSettingFigure,
)

__all__ = [
    "DAYS_ATTENDED",
    "MINIMUM_WAGE",
    "Changes",
    "Column",
    "Figures",
    "MeasureChange",
    "NewRating",
    "PersonFigures",
    "QuotaStand",
    "Sample",
    "TeamColumn",
    "TeamMeasureChange",
    "TeamSettingFigure",
    "add_ratings",
    "change_ratings",
    "check_changes",
    "figures",
    "remove_rating",
    "set_measures",
    "set_settings",
    "set_team_measures",
]
