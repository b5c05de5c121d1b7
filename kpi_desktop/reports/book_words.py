"""The workbook's own words: names of sheets, headings and sentences, taken from the catalogue once and kept.

What is exported of a closed month must be the same a year later, so its words must not be looked up again.
"""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.texts.translator import Translator


@dataclass(frozen=True, slots=True)
class BookWords:
    """Words of a month's workbook in one language; those with ``{fields}`` are filled when it is written."""

    table: str
    rank: str
    name: str
    number: str
    score: str
    grade: str
    pay_yuan: str
    remarks: str
    scheme: str
    headcount: str
    average: str
    not_closed: str
    closed: str
    unranked: str
    flag: str
    lines: str
    category: str
    date: str
    code: str
    happened: str
    reason: str
    note: str
    points: str
    voided: str
    excused: str
    notices: str
    where: str
    notice: str
    pay: str
    sum: str
    pay_how: str
    component: str
    yuan: str
    page: str

    def foot(self) -> str:
        """``Page 1 of 3``, counted by whatever prints the workbook."""
        return self.page.format(page="&P", pages="&N")


def book_words(tr: Translator, participants: int) -> BookWords:
    """The words in the translator's language.

    Args:
        tr: Words them; fields that are known only when the workbook is written stay as they are.
        participants: How many people have a result.
    """
    return BookWords(
        table=tr.t("Score table"),
        rank=tr.t("Rank"),
        name=tr.t("Name"),
        number=tr.t("Employee number"),
        score=tr.t("Score"),
        grade=tr.t("Grade"),
        pay_yuan=tr.t("Pay, yuan"),
        remarks=tr.t("Remarks"),
        scheme=tr.t("Scheme: {name}, version {version}", name="{name}", version="{version}"),
        headcount=tr.n("{count} person", "{count} people", participants),
        average=tr.t("average {average}", average="{average}"),
        not_closed=tr.t("month not closed"),
        closed=tr.t("closed on {day}, seal {seal}", day="{day}", seal="{seal}"),
        unranked=tr.c("rank", "none"),
        flag=tr.t("{flag}: {reason}", flag="{flag}", reason="{reason}"),
        lines=tr.t("Lines"),
        category=tr.t("Category"),
        date=tr.t("Date"),
        code=tr.t("Code"),
        happened=tr.t("What happened"),
        reason=tr.t("Reason"),
        note=tr.t("Note"),
        points=tr.t("Points"),
        voided=tr.c("incident", "voided"),
        excused=tr.c("incident", "excused"),
        notices=tr.t("Notices"),
        where=tr.t("Where"),
        notice=tr.t("Notice"),
        pay=tr.t("Pay"),
        sum=tr.t("Sum"),
        pay_how=tr.t("Pay, how"),
        component=tr.t("Component"),
        yuan=tr.t("Yuan"),
        page=tr.t("Page {page} of {pages}", page="{page}", pages="{pages}"),
    )
