"""Every paper, drawn by the painter that prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QImage, QPainter

from kpi_desktop.domain.month import Month
from kpi_desktop.render.document import Document, image
from kpi_desktop.render.key_card import KeyCard
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.person_page import PersonSheets
from kpi_desktop.render.picture import strip_image
from kpi_desktop.reports.strip_choice import SIX, USUAL, Lines
from kpi_desktop.ui.help.topics import card
from kpi_desktop.ui.reports.papers import Kind, Wanted, read_papers
from kpi_desktop.ui.reports.year import read_year
from tools.scenes.present import NOVEMBER, OCTOBER
from tools.scenes.stage import Stage

_DPI = 110
_GAP = 12
_MOST = 3
ONE = replace(USUAL, per_page=1)
PLAIN = replace(USUAL, lines=Lines.NONE, stub=False)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to be looked at.

    Attributes:
        name: Of the picture.
        database: In which database it is set.
        draw: Draws it.
    """

    name: str
    database: str
    draw: Callable[[Stage], QImage]


def _of_month(wanted: Wanted, month: Month = OCTOBER) -> Callable[[Stage], QImage]:
    return lambda stage: pages(read_papers(stage.session, month).document(wanted, Fonts()))


def _year(wanted: Wanted) -> Callable[[Stage], QImage]:
    return lambda stage: pages(read_year(stage.session, 2026).document(wanted, Fonts()))


def _person(stage: Stage) -> QImage:
    people = stage.people
    people.show_person("0108")
    page = people.person.page
    assert page is not None  # noqa: S101 - somebody was just chosen
    return pages(PersonSheets(page, stage.session.paper_tr, Fonts()))


def _keys(stage: Stage) -> QImage:
    tr = stage.session.tr
    return pages(KeyCard(tr.t("Keys of KPI Desktop"), card(tr), Fonts()))


def _chat(number: str, month: Month = OCTOBER, *, pay: bool = False) -> Callable[[Stage], QImage]:
    def draw(stage: Stage) -> QImage:
        papers = read_papers(stage.session, month)
        return strip_image(papers.content, papers.stamp, Fonts(), number, with_pay=pay)

    return draw


PAPERS: tuple[Paper, ...] = tuple(
    Paper(f"paper-{name}", database, draw)
    for name, database, draw in (
        ("strips-1", "rich", _of_month(Wanted(Kind.STRIPS, strips=ONE))),
        ("strips-3", "rich", _of_month(Wanted(Kind.STRIPS))),
        ("strips-3-pay", "closed", _of_month(Wanted(Kind.STRIPS, pay=True), NOVEMBER)),
        ("strips-6", "rich", _of_month(Wanted(Kind.STRIPS, strips=SIX))),
        ("strips-plain", "rich", _of_month(Wanted(Kind.STRIPS, strips=PLAIN))),
        ("strips-long", "long", _of_month(Wanted(Kind.STRIPS))),
        ("strips-rated", "rated", _of_month(Wanted(Kind.STRIPS))),
        ("strips-measured", "measured", _of_month(Wanted(Kind.STRIPS))),
        ("table", "rich", _of_month(Wanted(Kind.SCORE_TABLE))),
        ("table-open", "rich", _of_month(Wanted(Kind.SCORE_TABLE), NOVEMBER)),
        ("table-pay", "closed", _of_month(Wanted(Kind.SCORE_TABLE, pay=True), NOVEMBER)),
        ("table-forty", "forty", _of_month(Wanted(Kind.SCORE_TABLE))),
        ("table-long", "long", _of_month(Wanted(Kind.SCORE_TABLE))),
        ("table-rated", "rated", _of_month(Wanted(Kind.SCORE_TABLE))),
        ("table-posts", "posts", _of_month(Wanted(Kind.SCORE_TABLE))),
        ("register", "rich", _of_month(Wanted(Kind.REGISTER))),
        ("register-long", "long", _of_month(Wanted(Kind.REGISTER))),
        ("improvement", "owing", _of_month(Wanted(Kind.IMPROVEMENT))),
        ("warning", "letters", _of_month(Wanted(Kind.WARNING))),
        ("year", "rich", _year(Wanted(Kind.YEAR))),
        ("year-pay", "closed", _year(Wanted(Kind.YEAR, pay=True))),
        ("year-sample", "sample", _year(Wanted(Kind.YEAR))),
        ("person", "rich", _person),
        ("keys", "rich", _keys),
        ("chat", "rich", _chat("0108")),
        ("chat-pay", "closed", _chat("0101", NOVEMBER, pay=True)),
        ("chat-long", "long", _chat("0001")),
    )
)


def pages(document: Document) -> QImage:
    """The first pages side by side."""
    drawn = [image(document, page, _DPI) for page in range(min(document.page_count, _MOST))]
    if not drawn:
        raise ValueError("no page")
    whole = QImage(
        sum(one.width() + _GAP for one in drawn) + _GAP,
        max(one.height() for one in drawn) + 2 * _GAP,
        QImage.Format.Format_RGB32,
    )
    whole.fill(0xE7EAEA)
    x = _GAP
    with QPainter(whole) as painter:
        for one in drawn:
            painter.drawImage(x, _GAP, one)
            x += one.width() + _GAP
    return whole
