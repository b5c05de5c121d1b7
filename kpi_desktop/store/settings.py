"""Settings of the whole database: texts by key."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.settings import DECLARED
from kpi_desktop.store.models import Setting
from kpi_desktop.store.session import Session


@dataclass(frozen=True, slots=True)
class Settings:
    """Texts by key; the empty text is the same as none."""

    session: Session

    def get(self, key: str) -> str:
        """The value, or the empty text."""
        row = self.session.row(Setting.select(Setting.value).where(Setting.key == key))
        return "" if row is None else str(row[0])

    def set(self, key: str, value: str) -> None:
        """Write a value.

        Raises:
            KeyError: No such setting is declared.
        """
        if key not in DECLARED:
            raise KeyError(key)
        if self.session.row(Setting.select(Setting.key).where(Setting.key == key)) is None:
            self.session.insert(Setting, {"key": key, "value": value})
        else:
            self.session.update(Setting, key, {"value": value})
