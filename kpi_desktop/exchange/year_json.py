"""A team's year as one JSON document, for whoever goes on with it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from kpi_desktop.domain.numbers import fixed
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.reports.year_content import YearContent
from kpi_desktop.reports.year_months import Year, YearCell, YearMonth, YearPerson
from kpi_desktop.reports.year_rows import YearRow


def year_json(year: Year, content: YearContent) -> str:
    """The year: numbers as strings with the decimals that are shown, what is not there as null.

    Args:
        year: What months hold.
        content: The same, worded; it says whether pay may be shown.

    Returns:
        The document, two spaces deep, with a newline at its end; people by place, as in the table.
    """
    people = {person.number: person for person in year.people}
    data = {
        "year": year.year,
        "team": year.team,
        "months": [_month(month) for month in year.months],
        "people": [_person(row, people[row.number], year, content) for row in content.rows],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _month(month: YearMonth) -> Mapping[str, Any]:
    scheme, version = month.scheme or (None, None)
    return {
        "month": str(month.month),
        "open": month.kept and not month.closed,
        "closed": month.closed,
        "scheme": scheme,
        "scheme-version": version,
    }


def _person(row: YearRow, person: YearPerson, year: Year, content: YearContent) -> Mapping[str, Any]:
    held = [(month, cell) for month, cell in zip(year.months, person.cells, strict=True) if cell is not None]
    flags = Counter(kind for month, cell in held if month.closed for kind in cell.flags)
    data = {
        "number": row.number,
        "name": row.name,
        "months": [_cell(month, cell) for month, cell in held],
        "average": None if row.mean is None else fixed(Fraction(row.mean), content.decimals),
        "rank": int(row.rank) if row.rank else None,
        "best": row.best,
        "streak": row.streak,
        "flags": [{"kind": kind.value, "count": flags[kind]} for kind in FlagKind if flags[kind]],
        "due": list(row.due),
    }
    if content.has_pay:
        data["pay"] = None if row.pay_sum is None else format(row.pay_sum, "f")
    return data


def _cell(month: YearMonth, cell: YearCell) -> Mapping[str, Any]:
    return {
        "month": str(month.month),
        "score": format(cell.score, "f"),
        "rank": cell.rank,
        "grade": None if cell.grade is None else cell.grade.zh,
        "open": not month.closed,
    }
