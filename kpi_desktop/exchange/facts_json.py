"""The facts of a month from a JSON document, with every fault of the document at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar

from kpi_desktop.domain.facts import Employee, Facts, Incident, Measure, Rating, Standing, TeamMeasure
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import Message
from kpi_desktop.exchange.rows import Row, not_allowed
from kpi_desktop.exchange.strict_json import Table, parse_json
from kpi_desktop.schemes.facts_check import check_facts, faulty_facts
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan

_TOP = ("month", "settings", "employees", "incidents", "measures", "team-measures", "ratings", "history")
_WAGES = ("base-wage", "performance-wage", "seniority-pay", "days-attended", "day-wage")
_EMPLOYEE = ("id", "name", "post", "level", "hired", "left", "probation", *_WAGES)
_WHAT = ("employee", "date", "occurred", "criterion", "minutes", "quantity", "points")
_INCIDENT = (*_WHAT, "grave", "excused", "voided", "note")
_MEASURE = ("employee", "measure", "value")
_TEAM_MEASURE = ("measure", "value")
_RATING = ("employee", "criterion", "score", "rater")
_STANDING = ("employee", "month", "score", "rank", "last", "flags")
_FLAGS = tuple(kind.value for kind in FlagKind)
_NO_MONTH = Month(1, 1)
_NO_DAY = date(1, 1, 1)

_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class ParsedFacts:
    """What a document says, as far as it can be read.

    Attributes:
        facts: One row for every row of the document, so that paths into them are paths into the document; what
            couldn't be read is empty there.
        unreadable: What couldn't be read.
        twice: Keys that stand twice.
        month_known: Whether the month could be read.
        document: The document itself; None where it isn't one.
    """

    facts: Facts
    unreadable: tuple[Problem, ...]
    twice: tuple[Problem, ...]
    month_known: bool
    document: object


def read_facts(text: str, scheme: Scheme, plan: PayPlan | None = None) -> Facts:
    """Read the facts of a month that are to be scored by a scheme, and perhaps paid by a plan.

    Numbers may be texts (plain decimals) or JSON numbers; the exponent of a JSON number is reckoned in exactly.

    Args:
        text: The JSON document.
        scheme: A scheme that passed its check.
        plan: A pay plan that passed its check; None for none.

    Raises:
        FaultyDataError: The document has faults; all of them are told in its order, and nothing is taken.
    """
    parsed = parse_facts(text)
    faults = [*parsed.unreadable, *parsed.twice]
    if parsed.document is not None:
        unreadable = frozenset(fault.path for fault in parsed.unreadable)
        found = check_facts(scheme, parsed.facts, plan, month_known=parsed.month_known)
        faults += [fault for fault in found if not _follows(fault.path, unreadable)]
    if faults:
        raise faulty_facts(_in_order(parsed.document, faults))
    return _without_missing(parsed.facts, parsed.document)


def _without_missing(facts: Facts, document: object) -> Facts:
    """The facts without measures and ratings whose number is missing: they are as good as not there."""
    return replace(
        facts,
        measures=_there(document, "measures", "value", facts.measures),
        team_measures=_there(document, "team-measures", "value", facts.team_measures),
        ratings=_there(document, "ratings", "score", facts.ratings),
    )


def _there(document: object, section: str, key: str, rows: tuple[_R, ...]) -> tuple[_R, ...]:
    tables = document.get(section) if isinstance(document, Table) else None
    if not isinstance(tables, list):
        return rows
    return tuple(
        row for row, table in zip(rows, tables, strict=True) if isinstance(table, Table) and table.get(key) is not None
    )


def parse_facts(text: str) -> ParsedFacts:
    """Read a document's shape alone, without a scheme."""
    document, problems = parse_json(text)
    if document is None and problems:
        return ParsedFacts(Facts(_NO_MONTH), problems, (), month_known=False, document=None)
    if not isinstance(document, Table):
        wrong = not_allowed((), document, Message("an object in curly brackets"))
        return ParsedFacts(Facts(_NO_MONTH), (wrong,), problems, month_known=False, document=None)
    return _Document(document).parsed(problems)


def _follows(path: Path, unreadable: frozenset[Path]) -> bool:
    """Whether a fault only follows from something that couldn't be read."""
    if ("employees",) in unreadable and path[-1] == "employee":
        return True
    return any(path[:length] in unreadable for length in range(1, len(path) + 1))


class _Document:
    """Reads the sections of one document and gathers what is wrong with them."""

    def __init__(self, document: Table) -> None:
        self._document = document
        self._problems: list[Problem] = []
        self._top = Row((), document, self._problems)

    def parsed(self, twice: tuple[Problem, ...]) -> ParsedFacts:
        self._top.only(_TOP)
        month = self._top.month("month")
        facts = Facts(
            month=month or _NO_MONTH,
            settings=self._settings(),
            employees=self._rows("employees", _employee, Employee("")),
            incidents=self._rows("incidents", _incident, Incident("", _NO_DAY, "", voided=True)),
            measures=self._rows("measures", _measure, Measure("", "", None)),
            team_measures=self._rows("team-measures", _team_measure, TeamMeasure("", None)),
            ratings=self._rows("ratings", _rating, Rating("", "", None)),
            history=self._rows("history", _standing, Standing("", _NO_MONTH, None)),
        )
        return ParsedFacts(facts, tuple(self._problems), twice, month is not None, self._document)

    def _settings(self) -> dict[str, Fraction]:
        table = self._top.table("settings")
        row = Row(("settings",), table, self._problems)
        values = {key: row.number(key) for key in table}
        return {key: value for key, value in values.items() if value is not None}

    def _rows(self, key: str, read: Callable[[Row], _R], empty: _R) -> tuple[_R, ...]:
        """Each row of a section; an empty one where there is no row to be read."""
        rows = []
        for index, value in enumerate(self._top.items(key)):
            path: Path = (key, index)
            if isinstance(value, Table):
                rows.append(read(Row(path, value, self._problems)))
            else:
                self._problems.append(not_allowed(path, value, Message("an object in curly brackets")))
                rows.append(empty)
        return tuple(rows)


def _employee(row: Row) -> Employee:
    row.only(_EMPLOYEE)
    return Employee(
        id=row.name("id"),
        name=row.text("name") or "",
        post=row.text("post"),
        level=row.text("level"),
        hired=row.day("hired"),
        left=row.day("left"),
        probation=row.flag("probation") or False,
        base_wage=row.number("base-wage"),
        performance_wage=row.number("performance-wage"),
        seniority_pay=row.number("seniority-pay"),
        days_attended=row.number("days-attended"),
        day_wage=row.number("day-wage"),
    )


def _incident(row: Row) -> Incident:
    row.only(_INCIDENT)
    quantity = row.number("quantity")
    voided = row.flag("voided")
    return Incident(
        employee=row.name("employee"),
        date=row.day("date", required=True) or _NO_DAY,
        criterion=row.name("criterion"),
        occurred=row.day("occurred"),
        minutes=row.number("minutes"),
        quantity=Fraction(1) if quantity is None else quantity,
        points=row.signed("points"),
        grave=row.flag("grave") or False,
        excused=row.flag("excused") or False,
        voided=voided is None or voided,
        note=row.text("note") or "",
    )


def _measure(row: Row) -> Measure:
    row.only(_MEASURE)
    return Measure(
        employee=row.name("employee"),
        measure=row.name("measure"),
        value=row.number("value"),
    )


def _team_measure(row: Row) -> TeamMeasure:
    row.only(_TEAM_MEASURE)
    return TeamMeasure(row.name("measure"), row.number("value"))


def _rating(row: Row) -> Rating:
    row.only(_RATING)
    return Rating(
        employee=row.name("employee"),
        criterion=row.name("criterion"),
        score=row.number("score"),
        rater=row.text("rater"),
    )


def _standing(row: Row) -> Standing:
    row.only(_STANDING)
    return Standing(
        employee=row.name("employee"),
        month=row.month("month") or _NO_MONTH,
        score=row.number("score"),
        rank=row.whole("rank"),
        last=row.flag("last") or False,
        flags=row.kinds("flags", _FLAGS),
    )


def _in_order(document: object, faults: list[Problem]) -> tuple[Problem, ...]:
    """Faults as they stand in the document; what is missing from a table comes after what stands there."""
    places: dict[int, dict[str, int]] = {}

    def place(fault: Problem) -> tuple[int, ...]:
        found: list[int] = []
        here = document
        for step in fault.path:
            if isinstance(here, Table):
                keys = places.setdefault(id(here), {key: at for at, key in enumerate(here)})
                found.append(keys.get(str(step), len(keys)))
                here = here.get(str(step))
            elif isinstance(here, list) and isinstance(step, int):
                found.append(step)
                here = here[step]
        return tuple(found)

    return tuple(sorted(faults, key=place))
