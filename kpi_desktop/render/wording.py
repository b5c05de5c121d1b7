"""The printed words around a month's content: headings, notes on closing, page numbers."""

from __future__ import annotations

from datetime import date

from kpi_desktop.reports.content import MonthContent, PersonContent, Stamp
from kpi_desktop.texts.translator import Translator

GAP = "\N{IDEOGRAPHIC SPACE}"
"""Between two facts on one line of paper; the same width in either language."""


class Wording:
    """Words what a month's content and its stamp leave to the paper.

    Args:
        content: What is printed.
        stamp: What is known about its closing.
        tr: Must speak the content's language.

    Raises:
        ValueError: It speaks another one.
    """

    def __init__(self, content: MonthContent, stamp: Stamp, tr: Translator) -> None:
        """Keep the three together."""
        if tr.language != content.language:
            raise ValueError("paper is in one language")
        self.content = content
        self.stamp = stamp
        self.tr = tr

    @property
    def open(self) -> bool:
        """Whether the month isn't closed."""
        return self.stamp.closed_on is None

    def scheme(self) -> str:
        """Which scheme, and which version of it."""
        name, version = self.content.scheme_name, self.content.scheme_version
        return self.tr.t("Scheme: {name}, version {version}", name=name, version=version)

    def open_mark(self) -> str:
        """What stands beside the title of an open month; empty for a closed one."""
        return self.tr.t("Open month, provisional") if self.open else ""

    def seal(self) -> str:
        """When it was closed and under which number, or that it is open. A reprint reads as the first."""
        tr, stamp = self.tr, self.stamp
        if stamp.closed_on is None:
            parts = [
                tr.t("Reopened, not closed again") if stamp.reopened else tr.t("Open month, scores may still change")
            ]
        else:
            parts = [tr.t("Closed {day}", day=stamp.closed_on)]
            if stamp.seal:
                parts.append(tr.t("seal {number}", number=stamp.seal))
        return GAP.join(parts)

    def seal_number(self) -> str:
        """The number alone; empty while the month is open."""
        return self.tr.t("Seal {number}", number=self.stamp.seal) if self.stamp.seal and not self.open else ""

    def objections(self) -> str:
        """By when objections go to whom, for one person; empty while the month is open."""
        until = self.stamp.objections_until
        return "" if until is None else self.tr.t("Objections to your leader by {day}.", day=self.day(until))

    def posting(self) -> str:
        """How long the table hangs, and where single deductions are told."""
        first, last = self.stamp.closed_on, self.stamp.objections_until
        if first is None or last is None:
            return self.tr.t("Open month: scores may still change. Not for posting.")
        posted = self.tr.t(
            "Posted {first} to {last}.", first=first, last=last.isoformat()[5:] if last.year == first.year else last
        )
        where = self.tr.t("Objections to your leader within that time; single deductions are on each person's strip.")
        return posted + ("" if self.tr.language == "zh" else " ") + where

    def day(self, day: date) -> str:
        """A day within the year: ``12 月 7 日`` or ``7 December``."""
        months = (
            self.tr.c("month", "January"),
            self.tr.c("month", "February"),
            self.tr.c("month", "March"),
            self.tr.c("month", "April"),
            self.tr.c("month", "May"),
            self.tr.c("month", "June"),
            self.tr.c("month", "July"),
            self.tr.c("month", "August"),
            self.tr.c("month", "September"),
            self.tr.c("month", "October"),
            self.tr.c("month", "November"),
            self.tr.c("month", "December"),
        )
        return self.tr.t("{day} {month}", day=day.day, month=months[day.month - 1])

    def page(self, number: int, count: int) -> str:
        """``第 1 页，共 2 页``."""
        return self.tr.t("Page {number} of {count}", number=number, count=count)

    def turnout(self) -> str:
        """How many are ranked and their average."""
        content = self.content
        if not content.average:
            return self.tr.n("{count} person", "{count} people", content.participants)
        return self.tr.t("{count} ranked, average {average}", count=content.ranked, average=content.average)

    def rank(self, person: PersonContent) -> str:
        """``10 / 11``, or that the person isn't ranked."""
        if person.rank is None:
            return self.tr.t("not ranked")
        return f"{person.rank} / {self.content.ranked}"

    def rounding(self, person: PersonContent) -> str:
        """What a total that was rounded is before rounding; empty where nothing was rounded."""
        if person.raw_text == person.score:
            return ""
        return self.tr.t("{sum}, rounded", sum=person.raw_text)
