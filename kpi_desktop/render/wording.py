"""The printed words around a month's content: headings, notes on closing, page numbers."""

from __future__ import annotations

from datetime import date

from kpi_desktop.reports.content import MonthContent, PersonContent, Stamp

GAP = "\N{IDEOGRAPHIC SPACE}"
"""Between two facts on one line of paper; the same width in either language."""


class Wording:
    """Words what a month's content and its stamp leave to the paper, out of the words that came with the content.

    Args:
        content: What is printed.
        stamp: What is known about its closing.
    """

    def __init__(self, content: MonthContent, stamp: Stamp) -> None:
        """Keep both together."""
        self.content = content
        self.stamp = stamp
        self.words = content.words

    @property
    def open(self) -> bool:
        """Whether the month isn't closed."""
        return self.stamp.closed_on is None

    def scheme(self) -> str:
        """Which scheme, and which version of it."""
        return self.words.scheme.format(name=self.content.scheme_name, version=self.content.scheme_version)

    def open_mark(self) -> str:
        """What stands beside the title of an open month; empty for a closed one."""
        return self.words.open_mark if self.open else ""

    def seal(self) -> str:
        """When it was closed and under which number, or that it is open. A reprint reads as the first."""
        stamp = self.stamp
        if stamp.closed_on is None:
            return self.words.reopened if stamp.reopened else self.words.open
        parts = [self.words.closed.format(day=stamp.closed_on.isoformat())]
        if stamp.seal:
            parts.append(self.words.seal.format(number=stamp.seal))
        return GAP.join(parts)

    def seal_number(self) -> str:
        """The number alone; empty while the month is open."""
        return self.words.strip_seal.format(number=self.stamp.seal) if self.stamp.seal and not self.open else ""

    def objections(self) -> str:
        """By when objections go to whom, for one person; empty while the month is open."""
        until = self.stamp.objections_until
        return "" if until is None else self.words.strip_objections.format(day=self.day(until))

    def posting(self) -> str:
        """How long the table hangs, and where single deductions are told."""
        first, last = self.stamp.closed_on, self.stamp.objections_until
        if first is None or last is None:
            return self.words.table_open
        shown = last.isoformat()[5:] if last.year == first.year else last.isoformat()
        posted = self.words.table_posted.format(first=first.isoformat(), last=shown)
        return posted + ("" if self.content.language == "zh" else " ") + self.words.table_objections

    def day(self, day: date) -> str:
        """A day within the year: ``12 月 7 日`` or ``7 December``."""
        return self.words.day.format(day=day.day, month=self.words.months[day.month - 1])

    def page(self, number: int, count: int) -> str:
        """``第 1 页，共 2 页``."""
        return self.words.table_page.format(number=number, count=count)

    def turnout(self) -> str:
        """How many are ranked and their average."""
        content = self.content
        if not content.average:
            return self.words.headcount
        return self.words.turnout.format(count=content.ranked, average=content.average)

    def rank(self, person: PersonContent) -> str:
        """``10 / 11``, or that the person isn't ranked."""
        if person.rank is None:
            return self.words.not_ranked
        return f"{person.rank} / {self.content.ranked}"

    def strip_title(self, person: PersonContent) -> str:
        """What a person's strip is called: with pay on it, it is a pay slip."""
        letters = self.content.letters
        return self.words.strip if person.pay is None or letters is None else letters.pay_slip

    def flag(self, title: str) -> str:
        """A flag's title, named as one."""
        return self.words.flag.format(title=title)

    def rounding(self, person: PersonContent) -> str:
        """What a total that was rounded is before rounding; empty where nothing was rounded."""
        if person.raw_text == person.score:
            return ""
        return self.words.rounded.format(sum=person.raw_text)
