"""A month as a workbook for the office: the score table, every line behind it, and what to know about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.result import LineKind
from kpi_desktop.exchange.book import DAY_FORMAT, Book, Look, Page, Written, points_format
from kpi_desktop.exchange.pay_sheets import YUAN, put_pay
from kpi_desktop.exchange.tables import NUMBER, TEXT, WRAPPED, print_setup, put_table
from kpi_desktop.reports.book_words import BookWords, book_words
from kpi_desktop.reports.content import OPEN, LineContent, MonthContent, PersonContent, Stamp, without_pay
from kpi_desktop.texts.translator import Translator

_TITLE = Look(bold=True, size=16)
_QUIET = Look(colour="#5A6570")
_HEADER_ROW = 3


def month_book(content: MonthContent, tr: Translator, stamp: Stamp = OPEN, *, pay: bool = False) -> bytes:
    """The month as an .xlsx file with the sheets score table, lines and notices, and those for payroll if asked for.

    Args:
        content: The month, worded in the translator's language.
        tr: Words headings where the content doesn't bring them: in seals that are older than these words.
        stamp: What it says about the closing.
        pay: Whether it is for payroll: pay stands in the score table and, with its reasons, on sheets of its own. A
            workbook is easily passed on, and so nothing of it tells pay unless that was asked for.
    """
    content = content if pay else without_pay(content)
    words = content.book or book_words(tr, content.participants)
    book = Book(f"{words.table} {content.month_title} {content.team}")
    _score_table(book, content, words, stamp)
    _lines(book, content, words)
    if content.has_pay:
        put_pay(book, content, words)
    if content.notices:
        _notices(book, content, words)
    return book.content()


def _heads(page: Page, title: str, content: MonthContent, words: BookWords, stamp: Stamp) -> None:
    page.sheet.set_row(1, 26)
    page.put(0, 0, content.organisation, _QUIET)
    page.put(1, 0, f"{title}　{content.month_title}　{content.team}", _TITLE)
    page.put(2, 0, " · ".join(_facts(content, words, stamp)), _QUIET)


def _facts(content: MonthContent, words: BookWords, stamp: Stamp) -> list[str]:
    said = [
        words.scheme.format(name=content.scheme_name, version=content.scheme_version),
        words.headcount,
    ]
    if content.average:
        said.append(words.average.format(average=content.average))
    if stamp.closed_on is None or stamp.seal is None:
        said.append(words.not_closed)
    else:
        said.append(words.closed.format(day=stamp.closed_on.isoformat(), seal=stamp.seal))
    return said


def _score_table(book: Book, content: MonthContent, words: BookWords, stamp: Stamp) -> None:
    page = book.page(words.table)
    _heads(page, words.table, content, words, stamp)
    headings = [words.rank, words.name, words.number]
    headings += [
        f"{column.title}\n{column.marks_text}" if column.marks_text else column.title for column in content.columns
    ]
    headings += [
        words.score + "\n" + content.full_text,
        *([words.grade] if content.has_grades else []),
        *([words.pay_yuan] if content.has_pay else []),
        words.remarks,
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
    rows = [_person(person, content, words) for person in people]
    put_table(page, _HEADER_ROW, headings, rows, looks)
    print_setup(page, words.foot(), header_row=_HEADER_ROW, columns=3)


def _person(person: PersonContent, content: MonthContent, words: BookWords) -> list[Written]:
    flags = (
        words.flag.format(flag=flag.title, reason=flag.reason) if flag.reason else flag.title for flag in person.flags
    )
    remarks = [("；" if content.language == "zh" else "; ").join(flags)]
    rank: Written = person.rank if person.rank is not None else words.unranked
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


def _lines(book: Book, content: MonthContent, words: BookWords) -> None:
    page = book.page(words.lines)
    headings = [
        words.number,
        words.name,
        words.category,
        words.date,
        words.code,
        words.happened,
        words.reason,
        words.note,
        words.points,
    ]
    titles = {column.id: column.title for column in content.columns}
    rows = [row for person in content.people for row in _person_lines(person, titles, content, words)]
    points = points_format(
        [value for row in rows if isinstance(value := row[-1], Fraction)], content.decimals, signed=True
    )
    day = replace(TEXT, number_format=DAY_FORMAT)
    looks = [TEXT, TEXT, TEXT, day, TEXT, WRAPPED, WRAPPED, WRAPPED, replace(NUMBER, number_format=points)]
    put_table(page, 0, headings, rows, looks, widest=40)
    page.sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    print_setup(page, words.foot(), header_row=0, columns=2)


def _person_lines(
    person: PersonContent, titles: dict[str, str], content: MonthContent, words: BookWords
) -> list[list[Written]]:
    """Start, lines and what they come to, so that the last column can be summed up to the raw score."""
    start: list[Written] = [person.employee, person.name, "", None, "", content.start_title, "", "", person.start]
    lines = [_line(person, line, titles, words) for line in person.lines]
    return [start, *lines]


def _line(person: PersonContent, line: LineContent, titles: dict[str, str], words: BookWords) -> list[Written]:
    states = {LineKind.VOIDED: words.voided, LineKind.EXCUSED: words.excused}
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


def _notices(book: Book, content: MonthContent, words: BookWords) -> None:
    page = book.page(words.notices)
    rows: list[list[Written]] = [[notice.where, notice.what] for notice in content.notices]
    put_table(page, 0, [words.where, words.notice], rows, [WRAPPED, WRAPPED], widest=70)
    print_setup(page, words.foot(), header_row=0, columns=0)
