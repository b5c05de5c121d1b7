"""The edges of a page that bears a table, and how tables and their papers share them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kpi_desktop.render.primitives import GREY, Page, Sheet
from kpi_desktop.render.table_columns import NoRoomError, Placed
from kpi_desktop.reports.page_setup import PageSetup, Paper

LOGO = (45.0, 12.0)
"""Width and height that an organisation's own picture has at most at the head."""
_USUAL_MARGIN = 14


@dataclass(frozen=True, slots=True)
class TablePage:
    """Edges in millimetres from the upper left corner.

    Attributes:
        left: Where the table begins.
        right: Where it ends.
        top: Where the heading begins.
        foot: Middle of the line at the very bottom.
        rows_end: Where rows end.
    """

    left: float
    right: float
    top: float
    foot: float
    rows_end: float

    @property
    def room(self) -> float:
        """Width of the table."""
        return self.right - self.left


def table_page(size: tuple[float, float], setup: PageSetup) -> TablePage:
    """The edges on paper of that width and height."""
    width, height = size
    return TablePage(float(setup.margin), width - setup.margin, 12.0, height - 12.1, height - 16.5)


def is_largest(setup: PageSetup) -> bool:
    """Whether no table has more room on other paper: type that is too small is then better than none."""
    return setup.turned and setup.paper is not Paper.A5 and setup.margin <= _USUAL_MARGIN


def turned_to_fit(
    lay_out: Callable[[PageSetup], tuple[Page, ...]], setup: PageSetup
) -> tuple[tuple[Page, ...], PageSetup]:
    """Lay a table out upright where that was chosen, on its side where only that has room.

    Returns:
        The pages, and the setup that they were laid out for.

    Raises:
        NoRoomError: It has no room either way.
    """
    try:
        return lay_out(setup), setup
    except NoRoomError:
        if setup.turned:
            raise
    turned = replace(setup, turned=True)
    return lay_out(turned), turned


def column_heads(sheet: Sheet, columns: Sequence[Placed], top: float, at: TablePage) -> float:
    """The headings between two rules; gives the height where rows begin."""
    sheet.across(at.left, at.right, top, 0.5)
    line, sub = 3.8, 3.5
    tall = max(len(column.head) * line + len(column.sub) * sub for column in columns)
    height = tall + 2.6
    for column in columns:
        own = len(column.head) * line + len(column.sub) * sub
        y = top + (height - own) / 2 + line / 2
        x = column.right if column.wish.align == "right" else column.x
        for text in column.head:
            sheet.text(x, y, text, column.head_pt, align=column.wish.align)
            y += line
        for text in column.sub:
            sheet.text(x, y - 0.1, text, column.sub_pt, ink=GREY, align=column.wish.align)
            y += sub
    sheet.across(at.left, at.right, top + height, 0.35)
    return top + height
