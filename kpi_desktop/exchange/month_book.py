"""A month as a workbook for the office: the score table, every line behind it, and what to know about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.result import LineKind
from kpi_desktop.exchange.book import DAY_FORMAT, Book, Look, Page, Written, points_format
from kpi_desktop.exchange.pay_sheets import YUAN, put_pay
from kpi_desktop.exchange.tables import NUMBER, TEXT, WRAPPED, print_setup, put_table
from kpi_desktop.reports.content import OPEN, LineContent, MonthContent, PersonContent, Stamp
from kpi_desktop.texts.translator import Translator

_TITLE = Look(bold=True, size=16)
_QUIET = Look(colour="#5A6570")
_HEADER_ROW = 3


def month_book(content: MonthContent, tr: Translator, stamp: Stamp = OPEN) -> bytes:
    """The month as an .xlsx file with the sheets score table, lines and, where there are any, pay and notices.

    Args:
        content: The month, worded in the translator's language.
        tr: Words headings.
        stamp: What it says about the closing.
    """
    book = Book(f"{tr.t('Score table')} {content.month_title} {content.team}")
    _score_table(book, content, tr, stamp)
    _lines(book, content, tr)
    if content.has_pay:
        put_pay(book, content, tr)
    if content.notices:
        _notices(book, content, tr)
    return book.content()


def _heads(page: Page, title: str, content: MonthContent, tr: Translator, stamp: Stamp) -> None:
    page.sheet.set_row(1, 26)
    page.put(0, 0, content.organisation, _QUIET)
    page.put(1, 0, f"{title}　{content.month_title}　{content.team}", _TITLE)
    page.put(2, 0, " · ".join(_facts(content, tr, stamp)), _QUIET)


def _facts(content: MonthContent, tr: Translator, stamp: Stamp) -> list[str]:
    said = [
        tr.t("Scheme: {name}, version {version}", name=content.scheme_name, version=content.scheme_version),
        tr.n("{count} person", "{count} people", content.participants),
    ]
    if content.average:
        said.append(tr.t("average {average}", average=content.average))
    if stamp.closed_on is None or stamp.seal is None:
        said.append(tr.t("month not closed"))
    else:
        said.append(tr.t("closed on {day}, seal {seal}", day=stamp.closed_on, seal=stamp.seal))
    return said


def _score_table(book: Book, content: MonthContent, tr: Translator, stamp: Stamp) -> None:
    page = book.page(tr.t("Score table"))
    _heads(page, tr.t("Score table"), content, tr, stamp)
    headings = [tr.t("Rank"), tr.t("Name"), tr.t("Employee number")]
    headings += [
        f"{column.title}\n{column.marks_text}" if column.marks_text else column.title for column in content.columns
    ]
    headings += [
        tr.t("Score") + "\n" + content.full_text,
        *([tr.t("Grade")] if content.has_grades else []),
        *([tr.t("Pay, yuan")] if content.has_pay else []),
        tr.t("Remarks"),
    ]
    people = content.by_rank()
    categories = [
        [person.categories[index].points for person in people if index < len(person.categories)]
        for index in range(len(content.columns))
    ]
    marks = [
        points_format(column, content.decimals, signed=head.marks is None)
        for column, head in zip(categories, content.columns, strict=True)
    ]
    score = replace(NUMBER, bold=True, number_format=points_format([], content.decimals))
    rank = replace(NUMBER, align="center")
    looks = [rank, TEXT, TEXT, *(replace(NUMBER, number_format=form) for form in marks), score]
    looks += [*([TEXT] if content.has_grades else []), *([YUAN] if content.has_pay else []), WRAPPED]
    rows = [_person(person, content, tr) for person in people]
    put_table(page, _HEADER_ROW, headings, rows, looks)
    print_setup(page, tr, header_row=_HEADER_ROW, columns=3)


def _person(person: PersonContent, content: MonthContent, tr: Translator) -> list[Written]:
    flags = (
        tr.t("{flag}: {reason}", flag=flag.title, reason=flag.reason) if flag.reason else flag.title
        for flag in person.flags
    )
    remarks = [("；" if content.language == "zh" else "; ").join(flags)]
    rank: Written = person.rank if person.rank is not None else tr.c("rank", "none")
    grade: list[Written] = [person.grade] if content.has_grades else []
    pay: list[Written] = [None if person.pay is None else person.pay.amount] if content.has_pay else []
    categories: list[Written] = [category.points for category in person.categories]
    return [
        rank,
        person.name,
        person.employee,
        *categories,
        _number(person.score),
        *grade,
        *pay,
        *remarks,
    ]


def _number(shown: str) -> Fraction:
    return Fraction(shown.replace("\N{MINUS SIGN}", "-"))


def _lines(book: Book, content: MonthContent, tr: Translator) -> None:
    page = book.page(tr.t("Lines"))
    headings = [
        tr.t("Employee number"),
        tr.t("Name"),
        tr.t("Category"),
        tr.t("Date"),
        tr.t("Code"),
        tr.t("What happened"),
        tr.t("Reason"),
        tr.t("Note"),
        tr.t("Points"),
    ]
    titles = {column.id: column.title for column in content.columns}
    rows = [row for person in content.people for row in _person_lines(person, titles, content, tr)]
    points = points_format(
        [value for row in rows if isinstance(value := row[-1], Fraction)], content.decimals, signed=True
    )
    day = replace(TEXT, number_format=DAY_FORMAT)
    looks = [TEXT, TEXT, TEXT, day, TEXT, WRAPPED, WRAPPED, WRAPPED, replace(NUMBER, number_format=points)]
    put_table(page, 0, headings, rows, looks, widest=40)
    page.sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    print_setup(page, tr, header_row=0, columns=2)


def _person_lines(
    person: PersonContent, titles: dict[str, str], content: MonthContent, tr: Translator
) -> list[list[Written]]:
    """Start, lines and what they come to, so that the last column can be summed up to the raw score."""
    start: list[Written] = [person.employee, person.name, "", None, "", content.start_title, "", "", person.start]
    lines = [_line(person, line, titles, tr) for line in person.lines]
    return [start, *lines]


def _line(person: PersonContent, line: LineContent, titles: dict[str, str], tr: Translator) -> list[Written]:
    states = {LineKind.VOIDED: tr.c("incident", "voided"), LineKind.EXCUSED: tr.c("incident", "excused")}
    state = states.get(line.kind)
    reason = line.reason or state or ""
    return [
        person.employee,
        person.name,
        titles.get(line.category or "", line.category or ""),
        None if line.date is None else date.fromisoformat(line.date),
        line.code,
        line.title,
        reason,
        line.note,
        line.points,
    ]


def _notices(book: Book, content: MonthContent, tr: Translator) -> None:
    page = book.page(tr.t("Notices"))
    rows: list[list[Written]] = [[notice.where, notice.what] for notice in content.notices]
    put_table(page, 0, [tr.t("Where"), tr.t("Notice")], rows, [WRAPPED, WRAPPED], widest=70)
    print_setup(page, tr, header_row=0, columns=0)
