"""A result and its facts, worded: everything that paper, window and workbook say about a month."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kpi_desktop.domain.facts import Employee, Facts
from kpi_desktop.domain.numbers import factor, plain
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.result import Flag, FlagKind, Line, LineKind, Pay, PersonResult, Result
from kpi_desktop.domain.words import Message
from kpi_desktop.reports.book_words import book_words
from kpi_desktop.reports.columns import cells_of, columns_of, measured_criteria, points_text
from kpi_desktop.reports.content import FlagContent, LineContent, MonthContent, NoticeContent, PersonContent
from kpi_desktop.reports.letter_words import letter_words
from kpi_desktop.reports.paper_words import paper_words
from kpi_desktop.reports.pay_content import PayContent, PayPart
from kpi_desktop.reports.register_words import register_words
from kpi_desktop.reports.reworded import Worded, kept
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.texts.capitals import in_capitals
from kpi_desktop.texts.translator import Translator

__all__ = ["build", "flag_title", "points_text"]

_REASONED = (LineKind.EXCUSED, LineKind.VOIDED)
"""Their note is the reason why they score nothing."""


def build(
    scheme: Scheme,
    facts: Facts,
    result: Result,
    tr: Translator,
    *,
    organisation: str,
    team: str,
    before: Worded | None = None,
) -> MonthContent:
    """Word a whole month in the translator's language.

    Args:
        scheme: The scheme that the result was scored by.
        facts: What the result follows from; names, posts and true days of carried-over incidents come from here.
        result: The result of exactly these facts.
        tr: Words everything.
        organisation: Name at the head of the paper, or empty.
        team: The team's name.
        before: The month as the same translator worded it before; whoever stands as then isn't worded again.
    """
    wording = _Wording(scheme, facts, tr, team)
    known = {} if before is None else kept(before, scheme, facts, result)
    full = scheme.base if scheme.cap is None else scheme.cap
    scores = [Fraction(person.score) for person in result.results if person.rank is not None]
    average = tr.points(sum(scores, Fraction(0)) / len(scores), scheme.decimals, signed=False) if scores else ""
    return MonthContent(
        language=tr.language,
        organisation=organisation,
        team=team,
        month=str(result.month),
        month_title=tr.month(result.month),
        scheme_id=scheme.id,
        scheme_version=scheme.version,
        scheme_name=tr.label(scheme.name),
        decimals=scheme.decimals,
        base=scheme.base,
        cap=scheme.cap,
        full_text=plain(full),
        start_title=_start_title(scheme, tr),
        has_grades=bool(scheme.grades or scheme.coefficients),
        columns=wording.columns,
        people=tuple(known.get(person.employee) or wording.person(person) for person in result.results),
        participants=len(result.results),
        ranked=len(scores),
        average=average,
        notices=tuple(
            NoticeContent(wording.where(notice), tr.say(notice.what), notice.employee, notice.criterion)
            for notice in result.notices
        ),
        words=paper_words(tr, len(result.results)),
        letters=letter_words(tr),
        book=book_words(tr, len(result.results)),
        register=register_words(tr),
    )


def numbered(criterion: IncidentCriterion) -> bool:
    """Whether the how-many-th in a month is told: of lateness, and where something hangs on it; else it's noise."""
    return bool(criterion.bands or criterion.escalations or criterion.once or criterion.excess)


def flag_title(kind: FlagKind, tr: Translator) -> str:
    """What a flag of that kind is called."""
    titles = {
        FlagKind.ABSENCE: tr.c("flag", "Absence"),
        FlagKind.WARNING: tr.c("flag", "Warning"),
        FlagKind.DISCIPLINE: tr.c("flag", "Disciplinary action"),
        FlagKind.SEPARATION: tr.c("flag", "Dismissal proposed"),
        FlagKind.DEMOTION: tr.c("flag", "Demotion proposed"),
        FlagKind.REWARD: tr.c("flag", "Reward"),
        FlagKind.IMPROVEMENT_REPORT: tr.c("flag", "Improvement report"),
        FlagKind.SETTLEMENT: tr.c("flag", "Settlement"),
        FlagKind.PROMOTION_DUE: tr.c("flag", "Promotion due"),
    }
    return titles[kind]


def _start_title(scheme: Scheme, tr: Translator) -> str:
    if measured_criteria(scheme):
        logged = any(not criterion.retired for criterion in scheme.incident_criteria)
        return tr.t("Start: full marks of what is logged") if logged else tr.t("Start")
    if any(category.marks is not None for category in scheme.categories):
        return tr.t("Start: full marks of all categories")
    return tr.t("Start")


def _capital(text: str) -> str:
    """A text that stands by itself begins with a capital; 汉字 stay as they are."""
    return text[:1].upper() + text[1:]


class _Wording:
    """Words one person after the other; holds what all of them share."""

    def __init__(self, scheme: Scheme, facts: Facts, tr: Translator, team: str) -> None:
        self._scheme = scheme
        self._facts = facts
        self._tr = tr
        self._team = team
        self.columns = columns_of(scheme, tr)
        self._employees = {employee.id: employee for employee in facts.employees}

    def person(self, person: PersonResult) -> PersonContent:
        tr, decimals = self._tr, self._scheme.decimals
        employee = self._employees.get(person.employee, Employee(person.employee))
        return PersonContent(
            employee=person.employee,
            name=employee.name,
            team=self._team,
            post=self._post(employee.post),
            score=tr.points(person.score, decimals, signed=False),
            raw=person.raw,
            raw_text=points_text(person.raw, decimals, tr, signed=False),
            start=person.start,
            start_text=points_text(person.start, decimals, tr, signed=False),
            rank=person.rank,
            grade=self._grade(person),
            exempt=person.exempt,
            categories=cells_of(self._scheme, self.columns, person, employee.post, tr),
            lines=self._lines(person),
            flags=tuple(self._flag(flag) for flag in person.flags),
            pay=self._pay(person.pay),
        )

    def _grade(self, person: PersonResult) -> str | None:
        """What the score decides: the grade, the coefficient, or both."""
        tr, grade = self._tr, None if person.grade is None else self._tr.label(person.grade)
        if person.coefficient is None:
            return grade
        coefficient = factor(person.coefficient)
        if grade is None:
            return tr.t("coefficient {coefficient}", coefficient=coefficient)
        return tr.t("{grade}, coefficient {coefficient}", grade=grade, coefficient=coefficient)

    def where(self, notice: Notice) -> str:
        """Whom a notice concerns, by name, and by number only where the name is another's too; else the criterion."""
        employee = self._employees.get(notice.employee or "")
        if employee is not None:
            shared = sum(one.name == employee.name for one in self._facts.employees) > 1
            return f"{employee.name} {employee.id}".strip() if shared or not employee.name else employee.name
        criterion = self._scheme.criterion(notice.criterion) if notice.criterion else None
        return self._tr.say(notice.where) if criterion is None else self._tr.label(criterion.name)

    def _post(self, post: str | None) -> str:
        titles = {known.id: self._tr.label(known.name) for known in self._scheme.posts}
        return titles.get(post, post) if post else ""

    def _lines(self, person: PersonResult) -> tuple[LineContent, ...]:
        return tuple(self._line(line) for line in person.lines)

    def _line(self, line: Line) -> LineContent:
        criterion = self._scheme.incident_criterion(line.criterion) if line.criterion else None
        return LineContent(
            kind=line.kind,
            category=line.category,
            criterion=line.criterion,
            date=None if line.date is None else line.date.isoformat(),
            day="" if line.date is None else line.date.isoformat()[5:],
            code="" if criterion is None else criterion.code,
            title=_capital(self._tr.say(line.what)),
            reason=self._reason(line),
            note=line.note if line.kind not in _REASONED else "",
            points=line.points,
            shown=points_text(line.points, self._scheme.decimals, self._tr),
            incident=line.incident,
            unscored=line.unscored,
        )

    def _reason(self, line: Line) -> str:
        """The how-many-th, then why, then the true day of what was carried over from an earlier month."""
        tr = self._tr
        parts = []
        if line.kind is LineKind.EXCUSED:
            parts.append(tr.t("Excused: {note}", note=line.note) if line.note else tr.t("Excused"))
        if line.kind is LineKind.VOIDED:
            parts.append(tr.t("Voided: {note}", note=line.note) if line.note else tr.t("Voided"))
        criterion = self._scheme.incident_criterion(line.criterion) if line.criterion else None
        if (
            line.kind is LineKind.INCIDENT
            and line.ordinal is not None
            and criterion is not None
            and numbered(criterion)
        ):
            parts.append(tr.t("no. {ordinal} this month", ordinal=line.ordinal))
        if line.why is not None:
            parts.append(tr.say(line.why))
        occurred = None if line.incident is None else self._facts.incidents[line.incident].occurred
        if occurred is not None:
            parts.append(tr.t("happened on {day}", day=occurred))
        return ("，" if tr.language == "zh" else ", ").join(parts)

    def _flag(self, flag: Flag) -> FlagContent:
        return FlagContent(flag.kind, flag_title(flag.kind, self._tr), self._joined(flag.reasons))

    def _pay(self, pay: Pay) -> PayContent | None:
        if pay.total is None:
            return None
        titles = {"fines": self._tr.c("pay", "Deductions")}
        titles |= {part.id: self._tr.label(part.name) for part in pay.components if part.name is not None}
        parts = (
            PayPart(
                part.id,
                titles.get(part.id, part.id),
                self._tr.points(part.amount, 2, signed=False),
                self._joined(part.why),
            )
            for part in pay.components
        )
        total = self._tr.points(pay.total, 2, signed=False)
        return PayContent(
            pay.plan, tuple(parts), total, tuple(self._tr.say(remark) for remark in pay.remarks), self._capitals(pay)
        )

    def _capitals(self, pay: Pay) -> str:
        """The sum in capitals, which only Chinese paper has."""
        written = "" if pay.total is None or self._tr.language != "zh" else in_capitals(pay.total)
        return self._tr.t("Amount in capitals: {amount}", amount=written) if written else ""

    def _joined(self, said: Iterable[Message]) -> str:
        return ("；" if self._tr.language == "zh" else "; ").join(self._tr.say(one) for one in said)
