"""Weekdays as duty lists word them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QLocale

from kpi_desktop.texts import Translator


def weekday(tr: Translator, day: int) -> str:
    """``周一``, ``Mon``: 1 is Monday."""
    chinese = tr.language == "zh"
    locale = QLocale(QLocale.Language.Chinese if chinese else QLocale.Language.English)
    return locale.standaloneDayName(day, QLocale.FormatType.ShortFormat)


def weekdays(tr: Translator, days: Collection[int]) -> str:
    """``周一、周五``; all of them and the five workdays by a word of their own."""
    if set(days) >= set(range(1, 8)):
        return tr.t("every day")
    if set(days) == set(range(1, 6)):
        return tr.t("Monday to Friday")
    return tr.listed(weekday(tr, day) for day in sorted(days))
