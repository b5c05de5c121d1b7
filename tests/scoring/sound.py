"""What holds of every result, whatever the month: each test that scores one through `score` here looks at all of it.

A golden compares what the document of a month tells. This is about the rest: where a line comes from, what it hangs on,
and that each sentence has its translation and its fields.
"""

from __future__ import annotations

import ast
import gettext
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from kpi_desktop import paths, scoring
from kpi_desktop.domain.facts import Employee, Facts
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.result import FlagKind, Line, LineKind, PersonResult, Result
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.texts import Translator

ROOT = Path(__file__).parents[2]
OF_INCIDENTS = {LineKind.INCIDENT, LineKind.EXCUSED, LineKind.VOIDED}
FOLLOWING = {LineKind.CONVERTED, LineKind.ESCALATION}
BOUNDS = {LineKind.FLOOR, LineKind.CEILING}


class _Untranslated(gettext.NullTranslations):
    """Lets through what is still to be translated, which `tests/test_translations.py` tells; nothing else."""

    def gettext(self, message: str) -> str:
        assert message in written(), f"no sentence of the sources: {message!r}"
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def written() -> set[str]:
    """Every text that stands in the sources of the core."""
    rooms = (ROOT / "kpi_desktop" / room for room in ("domain", "schemes", "scoring"))
    trees = (ast.parse(path.read_text(encoding="utf-8")) for room in rooms for path in room.rglob("*.py"))
    found = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in found if isinstance(text, str)}


ZH = Translator("zh", paths.resources() / "translations")
ZH._catalogue.add_fallback(_Untranslated())


def score(scheme: Scheme, facts: Facts, plan: PayPlan | None = None) -> Result:
    """The month scored, every part of its result looked at."""
    result = scoring.score(scheme, facts, plan)
    assert (result.scheme, result.scheme_version, result.month) == (scheme.id, scheme.version, facts.month)
    for person, employee in zip(result.results, facts.employees, strict=True):
        look_at_person(person, employee, scheme, facts)
    for notice in result.notices:
        look_at_notice(notice)
    return result


def well_said(*messages: Message | None) -> None:
    """Each has a translation, and a value that can be worded for every field."""
    for message in messages:
        assert isinstance(message, Message)
        for value in message.fields.values():
            for part in value if isinstance(value, tuple) else (value,):
                assert isinstance(part, str | int | Fraction | Decimal | date | Month | Label | Message)
                if isinstance(part, Message):
                    well_said(part)
        assert ZH.say(message)


def look_at_notice(notice: Notice) -> None:
    well_said(notice.where, notice.what)
    assert notice.employee == notice.where.fields.get("employee")
    assert notice.criterion == notice.where.fields.get("criterion")


def look_at_person(person: PersonResult, employee: Employee, scheme: Scheme, facts: Facts) -> None:
    assert person.employee == employee.id
    assert isinstance(person.score, Decimal)
    assert person.exempt == (person.rank is None)
    for line in person.lines:
        look_at_line(line, employee, scheme, facts)
    kinds = [flag.kind for flag in person.flags]
    assert kinds == [kind for kind in FlagKind if kind in kinds]
    for flag in person.flags:
        well_said(*flag.reasons)
        assert flag.reasons
    for component in person.pay.components:
        assert component.amount.as_tuple().exponent == -2
        well_said(*component.why)
    well_said(*person.pay.remarks)


def look_at_line(line: Line, employee: Employee, scheme: Scheme, facts: Facts) -> None:
    well_said(line.what, *([line.why] if line.why is not None else []))
    assert isinstance(line.points, Fraction)
    criterion = next((one for one in scheme.criteria if one.id == line.criterion), None)
    if criterion is not None and line.kind is not LineKind.ZERO:
        assert line.category == criterion.category
    if line.kind in OF_INCIDENTS | FOLLOWING | {LineKind.ZERO}:
        assert line.incident is not None
        incident = facts.incidents[line.incident]
        assert (incident.employee, incident.date) == (employee.id, line.date)
        assert (line.ordinal is not None) == (line.kind is LineKind.INCIDENT)
        if line.kind in OF_INCIDENTS:
            assert (incident.criterion, incident.note) == (line.criterion, line.note)
            assert (line.kind is LineKind.VOIDED) == incident.voided
            assert (line.kind is LineKind.EXCUSED) == (incident.excused and not incident.voided)
        else:
            assert criterion is not None
            assert line.note == ""
            assert (line.kind is LineKind.ZERO) <= (line.category is None and line.points <= 0)
        return
    assert (line.incident, line.date, line.note, line.ordinal) == (None, None, "", None)
    if line.kind in BOUNDS:
        assert line.criterion is None
        assert line.points > 0 if line.kind is LineKind.FLOOR else line.points < 0
    else:
        assert criterion in (scheme.measure_criteria if line.kind is LineKind.MEASURE else scheme.rating_criteria)
