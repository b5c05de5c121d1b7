"""What the months beside the open one hold, for a week that reaches into two of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.month import Month
from kpi_desktop.services import incidents
from kpi_desktop.services.incidents import Logged
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.recorder import Recorder


class MonthsBeside:
    """Asks for a month once, and again after `clear`."""

    def __init__(self, session: Session) -> None:
        """Ask nothing yet."""
        self._session = session
        self._logged: dict[Month, tuple[Logged, ...]] = {}

    def clear(self) -> None:
        """Something was written."""
        self._logged.clear()

    def points(self, days: Collection[date], own: Recorder, month: Month) -> Iterator[tuple[date, Fraction | None]]:
        """Day and points of every record on these days that isn't voided.

        Args:
            days: The days.
            own: Draws up the records of the open month.
            month: Which one that is; of another month's records the points are what each comes to by itself.
        """
        for each in dict.fromkeys(Month.of(day) for day in days):
            recorder = own if each == month else Recorder(own.scheme, None, self._of(each))
            wanted = [logged for logged in recorder.logged if not logged.voided and logged.entry.date in days]
            yield from ((record.entry.date, record.points) for record in recorder.of(wanted))

    def _of(self, month: Month) -> tuple[Logged, ...]:
        if month not in self._logged:
            self._logged[month] = incidents.logged_in(self._session.ctx, self._session.team, month)
        return self._logged[month]
