"""Which paper of which month for whom, and what it is called as a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from kpi_desktop.domain.month import Month
from kpi_desktop.render.document import Document
from kpi_desktop.render.html_letters import FILES, HtmlLetters
from kpi_desktop.render.letters import Letter, Letters
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.register import Register
from kpi_desktop.render.score_table import ScoreTable
from kpi_desktop.render.strips import Strips
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports import page_setup, strip_choice
from kpi_desktop.reports.content import MonthContent, PersonContent, Stamp, without_pay
from kpi_desktop.reports.letter_words import letter_words
from kpi_desktop.reports.page_setup import PageSetup
from kpi_desktop.reports.register import RegisterContent
from kpi_desktop.reports.strip_choice import StripChoice
from kpi_desktop.services import months, registers
from kpi_desktop.texts import Translator
from kpi_desktop.ui.session import Session

_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


class Kind(Enum):
    """The papers there are."""

    SCORE_TABLE = "score table"
    STRIPS = "strips"
    IMPROVEMENT = "improvement reports"
    WARNING = "warning notices"
    REGISTER = "register"
    YEAR = "year"

    @property
    def letter(self) -> Letter | None:
        """The letter that it is, if it is one."""
        return _LETTERS.get(self)

    @property
    def of_people(self) -> bool:
        """Whether every person has pages of their own."""
        return self not in {Kind.SCORE_TABLE, Kind.REGISTER, Kind.YEAR}


_LETTERS = {Kind.IMPROVEMENT: Letter.IMPROVEMENT, Kind.WARNING: Letter.WARNING}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper as it was asked for.

    Attributes:
        kind: Which.
        people: Employee numbers; None for everyone. Tables don't heed them.
        pay: Whether score table and strips show pay, where there is any.
        strips: What strips consist of.
        setup: The paper.
        own: Whether letters follow the organisation's own templates, where it has some.
    """

    kind: Kind
    people: tuple[str, ...] | None = None
    pay: bool = False
    strips: StripChoice = strip_choice.USUAL
    setup: PageSetup = page_setup.USUAL
    own: bool = True


@dataclass(frozen=True, slots=True)
class Papers:
    """A month ready to be laid out.

    Attributes:
        month: Which.
        content: Worded in the language of the window.
        stamp: What paper says about its closing.
        register: The register of strips handed out, worded likewise.
    """

    month: Month
    content: MonthContent
    stamp: Stamp
    register: RegisterContent

    def document(self, wanted: Wanted, fonts: Fonts) -> Document:
        """Lay a paper out.

        Args:
            wanted: Which, for whom and how.
            fonts: What to set it in.
        """
        letter, people, setup = wanted.kind.letter, wanted.people, wanted.setup
        if letter is not None:
            return _letters(wanted, letter, Wording(self.content, self.stamp), fonts)
        if wanted.kind is Kind.REGISTER:
            return Register(self.register, fonts, setup=setup)
        content = self.content if wanted.pay else without_pay(self.content)
        if wanted.kind is Kind.STRIPS:
            return Strips(content, self.stamp, fonts, people=people, choice=wanted.strips, setup=setup)
        return ScoreTable(content, self.stamp, fonts, setup=setup)

    def file_name(self, wanted: Wanted, tr: Translator, ending: str) -> str:
        """What a file of a paper is called: after its team, or the one person whom it is for."""
        one = self.content.person(wanted.people[0]) if wanted.people and len(wanted.people) == 1 else None
        return file_name(kind_title(wanted.kind, tr), one.name if one else self.content.team, self.month, ending)

    def bearers(self, kind: Kind) -> tuple[PersonContent, ...]:
        """Everyone who can have pages of a paper: of a letter those who bear a flag that calls for it."""
        letter = kind.letter
        return self.content.people if letter is None else letter.people(self.content)

    def shown(self, kind: Kind, people: tuple[str, ...] | None) -> MonthContent:
        """The content that stands on a paper: that of the chosen people alone, where each has pages of their own."""
        if not kind.of_people:
            return self.content
        wanted = self.bearers(kind)
        return replace(self.content, people=tuple(one for one in wanted if people is None or one.employee in people))


def _letters(wanted: Wanted, letter: Letter, wording: Wording, fonts: Fonts) -> Document:
    """A letter after the organisation's own template where it has one, else as the program draws it."""
    own = wording.content.templates
    if wanted.own and own is not None and FILES[letter] in own.texts:
        return HtmlLetters(letter, own, wording, fonts, people=wanted.people, setup=wanted.setup)
    return Letters(letter, wording, fonts, people=wanted.people, setup=wanted.setup)


def read_papers(session: Session, month: Month) -> Papers:
    """Read a month for printing: worked out while open, from its seal once closed.

    Raises:
        KpiError: No scheme is in force, or the facts have faults.
    """
    content, stamp = months.month_content(session.ctx, session.team, month, session.paper_tr)
    if content.letters is None:  # sealed before there were letters
        content = replace(content, letters=letter_words(session.paper_tr))
    register = registers.month_register(session.ctx, session.team, month, (content, stamp), session.paper_tr)
    return Papers(month, content, stamp, register)


def kind_title(kind: Kind, tr: Translator) -> str:
    """What a paper is called."""
    titles = {
        Kind.SCORE_TABLE: tr.t("Score table"),
        Kind.STRIPS: tr.t("Strips"),
        Kind.IMPROVEMENT: tr.t("Improvement report"),
        Kind.WARNING: tr.t("Warning notice"),
        Kind.REGISTER: tr.t("Register of strips"),
        Kind.YEAR: tr.c("report", "Year"),
    }
    return titles[kind]


def nobody(kind: Kind, tr: Translator) -> str:
    """That no one gets a letter this month."""
    if kind is Kind.IMPROVEMENT:
        return tr.t("Nobody is asked for an improvement report this month")
    return tr.t("Nobody gets a warning notice this month")


def file_name(title: str, whose: str, month: Month, ending: str) -> str:
    """``考核得分表-早班-2026-11.pdf``, without what no file system takes.

    Args:
        title: What it is.
        whose: The team's or the person's name.
        month: Which month.
        ending: ``pdf``, ``xlsx``.
    """
    stem = "-".join(part for part in (title, whose, str(month)) if part)
    return named_file(stem, ending)


def named_file(stem: str, ending: str) -> str:
    """A name for a file, without what no file system takes."""
    return f"{_FORBIDDEN.sub('_', stem).strip(' .')}.{ending}"
