"""The register of strips handed out (签收登记表): who got theirs when, who signed, who objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kpi_desktop.domain.words import Language
from kpi_desktop.reports.content import MonthContent, PersonContent, Stamp
from kpi_desktop.reports.register_words import register_words
from kpi_desktop.texts.translator import Translator


@dataclass(frozen=True, slots=True)
class Handed:
    """What is known of one person's strip.

    Attributes:
        handed_out: When it was handed out.
        signed: When it was signed.
        objection: What the person objects to, and how that ended; empty for nothing.
    """

    handed_out: date | None = None
    signed: date | None = None
    objection: str = ""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One person: number, name, score as on the strip, and what was written down already, each as text."""

    employee: str
    name: str
    score: str
    handed_out: str
    signed: str
    objection: str


@dataclass(frozen=True, slots=True)
class RegisterContent:
    """The register of a month in one language.

    Attributes:
        language: Of every text in it.
        organisation: Name at the head, or empty.
        title: What it is, of which month and team.
        file: What the file or print job is called.
        note: What to do with it, beneath the title.
        seal: Of which closing the strips are; that the month is open where it is.
        page: Page numbers, with the fields ``number`` and ``count``.
        headings: Of number, name, score, handed out, signature, objection and remarks.
        rows: Everyone in roster order.
        logo: The picture at the head, in base64; empty for none.
    """

    language: Language
    organisation: str
    title: str
    file: str
    note: str
    seal: str
    page: str
    headings: tuple[str, str, str, str, str, str, str]
    rows: tuple[RegisterRow, ...]
    logo: str = ""


def register(content: MonthContent, stamp: Stamp, handed: dict[str, Handed], tr: Translator) -> RegisterContent:
    """The register of a month.

    Args:
        content: The month.
        stamp: What is known about its closing.
        handed: What was written down already, by employee number.
        tr: Words headings in the content's language.
    """
    said = content.register or register_words(tr)
    title = said.title.format(month=content.month_title, team=content.team)
    words = content.words
    seal = words.open
    if stamp.closed_on is not None:
        seal = words.closed.format(day=stamp.closed_on.isoformat())
        if stamp.seal:
            seal += "\N{IDEOGRAPHIC SPACE}" + words.seal.format(number=stamp.seal)
    return RegisterContent(
        language=content.language,
        organisation=content.organisation,
        title=title,
        file=title,
        note=said.note,
        seal=seal,
        page=tr.t("Page {number} of {count}", number="{number}", count="{count}"),
        headings=(
            said.number,
            said.name,
            said.score,
            said.handed_out,
            said.signature,
            said.objection,
            said.remarks,
        ),
        rows=tuple(_row(person, handed.get(person.employee, Handed()), tr) for person in content.people),
        logo=content.logo,
    )


def _row(person: PersonContent, known: Handed, tr: Translator) -> RegisterRow:
    def day(when: date | None) -> str:
        return "" if when is None else when.isoformat()[5:]

    signed = tr.t("signed {day}", day=day(known.signed)) if known.signed else ""
    return RegisterRow(person.employee, person.name, person.score, day(known.handed_out), signed, known.objection)
