"""Which paper of which month for whom, and what it is called as a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from kpi_desktop.domain.month import Month
from kpi_desktop.render.document import Document
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.score_table import ScoreTable
from kpi_desktop.render.strips import Strips
from kpi_desktop.reports.content import MonthContent, Stamp
from kpi_desktop.services import months
from kpi_desktop.texts import Translator
from kpi_desktop.ui.session import Session

_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


class Kind(Enum):
    """The papers there are."""

    SCORE_TABLE = "score table"
    STRIPS = "strips"


@dataclass(frozen=True, slots=True)
class Papers:
    """A month ready to be laid out.

    Attributes:
        month: Which.
        content: Worded in the language of the window.
        stamp: What paper says about its closing.
    """

    month: Month
    content: MonthContent
    stamp: Stamp

    def document(self, kind: Kind, people: tuple[str, ...] | None, fonts: Fonts) -> Document:
        """Lay a paper out; `people` are employee numbers, None for everyone, and only strips heed them."""
        if kind is Kind.STRIPS:
            return Strips(self.content, self.stamp, fonts, people=people)
        return ScoreTable(self.content, self.stamp, fonts)

    def shown(self, kind: Kind, people: tuple[str, ...] | None) -> MonthContent:
        """The content that stands on a paper: for strips that of the chosen people alone."""
        if kind is Kind.STRIPS and people is not None:
            return replace(self.content, people=tuple(one for one in self.content.people if one.employee in people))
        return self.content


def read_papers(session: Session, month: Month) -> Papers:
    """Read a month for printing: worked out while open, from its seal once closed.

    Raises:
        KpiError: No scheme is in force, or the facts have faults.
    """
    content, stamp = months.month_content(session.ctx, session.team, month, session.tr)
    return Papers(month, content, stamp)


def kind_title(kind: Kind, tr: Translator) -> str:
    """What a paper is called."""
    return tr.t("Score table") if kind is Kind.SCORE_TABLE else tr.t("Strips")


def file_name(title: str, whose: str, month: Month, ending: str) -> str:
    """``考核得分表-早班-2026-11.pdf``, without what no file system takes.

    Args:
        title: What it is.
        whose: The team's or the person's name.
        month: Which month.
        ending: ``pdf``, ``xlsx``.
    """
    stem = "-".join(part for part in (title, whose, str(month)) if part)
    return f"{_FORBIDDEN.sub('_', stem).strip(' .')}.{ending}"
