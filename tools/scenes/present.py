"""The month in which scenes are set, and its clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

from kpi_desktop.domain.month import Month

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
TODAY: Final = date(2026, 11, 20)


class Friday:
    """A morning that stands still, so that pictures change only with the program."""

    def __init__(self) -> None:
        """Twenty past ten."""
        self._now = datetime(2026, 11, 20, 2, 20, tzinfo=UTC)

    def now(self) -> datetime:
        """A second later with every question."""
        self._now += timedelta(seconds=1)
        return self._now

    def today(self) -> date:
        """The Friday."""
        return TODAY
