"""Rows under a table that are no part of it: a sum, a line to be signed."""

from __future__ import annotations

import re
import unicodedata

from kpi_desktop.exchange import cells
from kpi_desktop.exchange.sheets import Cell

_FOOTER = re.compile(
    r"(合计|总计|小计|共计|合计人数|总人数|人数|制表|制表人|填表|填表人|填表日期|审核|审核人|审批|审批人|复核|负责人|经办人|签字|签名|盖章"
    r"|total|totals|subtotal|sum|preparedby|checkedby|approvedby|signature|signed)(:.*)?|共\d+人|备注:.*|说明:.*|注:.*|note:.*"
)
"""What the first cell says in rows that stand under the people."""


def footer_in(values: tuple[Cell, ...]) -> str:
    """What a row says in its first cell, where that makes it no row of the table; empty where it is one."""
    first = next((cells.shown(value) for value in values if cells.shown(value)), "")
    plain = unicodedata.normalize("NFKC", first).replace(" ", "").casefold()
    return first if _FOOTER.fullmatch(plain) else ""
