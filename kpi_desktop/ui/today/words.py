"""Days, ordinals and points as Today words them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

from PySide6.QtCore import QDate, QLocale

from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.texts import Translator


def locale_of(tr: Translator) -> QLocale:
    """Qt's words for months and weekdays in the language of the window."""
    return QLocale(QLocale.Language.Chinese if tr.language == "zh" else QLocale.Language.English)


def qdate(day: date) -> QDate:
    """The same day for Qt."""
    return QDate(day.year, day.month, day.day)


def from_qdate(day: QDate) -> date:
    """The same day for everything else."""
    return date(day.year(), day.month(), day.day())


def day_title(tr: Translator, day: date) -> str:
    """``11月20日 周五``."""
    return locale_of(tr).toString(qdate(day), tr.c("date format", "dddd, d MMMM"))


def day_short(tr: Translator, day: date, today: date) -> str:
    """``今天``, ``昨天``, else ``11-18``."""
    if day == today:
        return tr.c("day", "Today")
    if (today - day).days == 1:
        return tr.c("day", "Yesterday")
    return f"{day:%m-%d}"


def month_name(tr: Translator, day: date) -> str:
    """``11 月``."""
    return locale_of(tr).toString(qdate(day), tr.c("date format", "MMMM"))


def local_time(moment: datetime) -> datetime:
    """An instant as the clock on the wall shows it."""
    return moment.astimezone()


def nth(tr: Translator, count: int) -> str:
    """``第 3 次``."""
    return tr.t("{nth} time", nth=tr.ordinal(count))


def nth_this_month(tr: Translator, count: int) -> str:
    """``本月第 3 次``."""
    return tr.t("{nth} time this month", nth=tr.ordinal(count))


def said(tr: Translator, what: Message, places: int) -> str:
    """A message with the points in it written with the scheme's decimals, as every other points of the page."""
    return tr.say(_with_points(tr, what, places))


def _with_points(tr: Translator, what: Message, places: int) -> Message:
    fields: dict[str, FieldValue] = {}
    for name, value in what.fields.items():
        if isinstance(value, Message):
            fields[name] = _with_points(tr, value, places)
        elif name == "points" and isinstance(value, Fraction):
            fields[name] = tr.points(value, places)
        else:
            fields[name] = value
    return replace(what, fields=fields)


def joined(tr: Translator, whats: Iterable[Message]) -> str:
    """Several sentences one after the other, each once."""
    return tr.listed(dict.fromkeys(tr.say(what) for what in whats), "sentence")


def ink_of(points: Fraction | None) -> str:
    """The colour role of points; the sign stands beside it in any case."""
    if not points:
        return "ink"
    return "minus" if points < 0 else "plus"
