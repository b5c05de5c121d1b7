"""The register of strips handed out on paper: upright, rows tall enough to sign in, the heading on every page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kpi_desktop.render.document import LaidOut
from kpi_desktop.render.fit import wrap
from kpi_desktop.render.logo import put_logo
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.primitives import GREY, HAIR, Measure, Page, Sheet
from kpi_desktop.render.table_columns import NoRoomError, Placed, Wish, place
from kpi_desktop.render.table_page import LOGO, TablePage, column_heads, table_page
from kpi_desktop.reports import page_setup
from kpi_desktop.reports.page_setup import PageSetup
from kpi_desktop.reports.register import RegisterContent

ROW = 9.2
_MORE = 4.4
"""Height of every further line of a row."""
_BODY_PT, _TITLE_PT, _ORG_PT, _SMALL_PT, _FOOT_PT = 9.5, 15.0, 10.0, 8.5, 7.5
_KEYS = ("employee", "name", "score", "handed_out", "signed", "objection", "remarks")
_BY_HAND = {"handed_out": 17.0, "signed": 30.0, "objection": 30.0, "remarks": 20.0}
"""Millimetres that what is written by hand needs at least."""
_BY_HAND_SMALL = {"handed_out": 14.0, "signed": 22.0, "objection": 20.0, "remarks": 12.0}
"""The same on small paper."""


class Register(LaidOut):
    """The register of a month.

    Args:
        content: The register.
        fonts: What to set it in.
        setup: The paper; it always stands upright.
    """

    def __init__(self, content: RegisterContent, fonts: Fonts, *, setup: PageSetup = page_setup.USUAL) -> None:
        """Lay out all pages."""
        super().__init__(content.file, lay_out(content, fonts, setup), fonts, setup.upright)


@dataclass(frozen=True, slots=True)
class _Row:
    """The lines of every cell."""

    cells: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> float:
        return ROW + _MORE * (max(len(lines) for lines in self.cells) - 1)


def lay_out(content: RegisterContent, measure: Measure, setup: PageSetup = page_setup.USUAL) -> tuple[Page, ...]:
    """The pages as primitives; one page without rows where there is nobody."""
    at = table_page(setup.upright, setup)
    columns = _columns(content, at, measure)
    head = Sheet(measure)
    top = column_heads(head, columns, _heading(head, content, at), at)
    rows = [
        _Row(
            tuple(
                wrap(getattr(row, column.wish.key, ""), column.width + 0.01, column.pt, measure) for column in columns
            )
        )
        for row in content.rows
    ]
    shares = _shared(rows, at.rows_end - top)
    pages = []
    for number, share in enumerate(shares, 1):
        sheet = Sheet(measure)
        sheet.put(head.items)
        bottom = _rows(sheet, columns, share, top, at)
        for before, column in pairwise(columns):
            sheet.down((before.right + column.x) / 2, top, bottom, 0.15, ink=HAIR)
        sheet.across(at.left, at.right, bottom, 0.5)
        sheet.text(at.left, at.foot, content.seal, _FOOT_PT, ink=GREY)
        page = content.page.format(number=number, count=len(shares))
        sheet.text(at.right, at.foot, page, _FOOT_PT, ink=GREY, align="right")
        pages.append(sheet.page())
    return tuple(pages)


def _columns(content: RegisterContent, at: TablePage, measure: Measure) -> tuple[Placed, ...]:
    """On paper without room for the usual columns, those to write in are narrower before any type is too small."""
    try:
        return place(_wishes(content, _BY_HAND), at.left, at.right, measure)
    except NoRoomError:
        return place(_wishes(content, _BY_HAND_SMALL), at.left, at.right, measure)


def _wishes(content: RegisterContent, by_hand: Mapping[str, float]) -> list[Wish]:
    wishes = []
    for key, title in zip(_KEYS, content.headings, strict=True):
        texts = tuple(str(getattr(row, key, "")) for row in content.rows)
        least = by_hand.get(key, 22.0 if key == "name" else None)
        align: Literal["left", "right"] = "right" if key == "score" else "left"
        most = None if least is None else max(least, 34.0)
        blank = ("\N{IDEOGRAPHIC SPACE}" * round((least or 0.0) / 3.4),) if key in by_hand else ()
        grows = key in {"signed", "objection", "remarks"}
        wishes.append(Wish(key, title, "", align, (*texts, *blank), _BODY_PT, least=least, most=most, grows=grows))
    return wishes


def _heading(sheet: Sheet, content: RegisterContent, at: TablePage) -> float:
    """Organisation, title and what to do; gives the height where the heads begin."""
    left = put_logo(sheet, content.logo, at.left, at.top, LOGO)
    y = at.top + 2.5
    for text, pt, bold, ink, pitch in (
        (content.organisation, _ORG_PT, False, "#000000", 4.8),
        (content.title, _TITLE_PT, True, "#000000", 7.2),
        (content.note, _SMALL_PT, False, GREY, 4.4),
    ):
        y += (pitch - 4.8) / 2
        for line in wrap(text, at.right - left, pt, sheet.measure, bold=bold):
            sheet.text(left, y, line, pt, bold=bold, ink=ink)
            y += pitch
    return max(y, at.top + LOGO[1] + 1.5 if left > at.left else 0.0) + 0.6


def _shared(rows: Sequence[_Row], room: float) -> list[list[_Row]]:
    shares: list[list[_Row]] = [[]]
    used = 0.0
    for row in rows:
        if shares[-1] and used + row.height > room:
            shares.append([])
            used = 0.0
        shares[-1].append(row)
        used += row.height
    return shares


def _rows(sheet: Sheet, columns: Sequence[Placed], rows: Sequence[_Row], top: float, at: TablePage) -> float:
    y = top
    for index, row in enumerate(rows):
        if index:
            sheet.across(at.left, at.right, y, 0.15, ink="#000000")
        for column, lines in zip(columns, row.cells, strict=True):
            x = column.right if column.wish.align == "right" else column.x
            first = y + row.height / 2 - _MORE * (len(lines) - 1) / 2
            for number, line in enumerate(lines):
                sheet.text(x, first + number * _MORE, line, column.pt, align=column.wish.align)
        y += row.height
    return y
