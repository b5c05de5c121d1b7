"""A month as a workbook for the office: the score table, every line behind it, and what to know about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.result import LineKind
from kpi_desktop.exchange.book import (
    DAY_FORMAT,
    TEXT_FORMAT,
    Book,
    Look,
    Page,
    Written,
    lines_in,
    points_format,
    width_of,
)
from kpi_desktop.reports.content import OPEN, LineContent, MonthContent, PersonContent, Stamp
from kpi_desktop.texts.translator import Translator

_TITLE = Look(bold=True, size=16)
_QUIET = Look(colour="#5A6570")
_HEADER = Look(bold=True, fill="#E4EEF6", border=True, wrap=True)
_TEXT = Look(number_format=TEXT_FORMAT, border=True, align="left", indent=1)
_WRAPPED = replace(_TEXT, wrap=True)
_NUMBER = Look(border=True, align="right")
_HEADER_ROW = 3
_A4 = 9
_LINE = 15.0
"""Height of a line of text in points."""


def month_book(content: MonthContent, tr: Translator, stamp: Stamp = OPEN) -> bytes:
    """The month as an .xlsx file with the sheets score table, lines and, where there are any, notices.

    Args:
        content: The month, worded in the translator's language.
        tr: Words headings.
        stamp: What it says about the closing.
    """
    book = Book(f"{tr.t('Score table')} {content.month_title} {content.team}")
    _score_table(book, content, tr, stamp)
    _lines(book, content, tr)
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


def _print_setup(page: Page, tr: Translator, *, header_row: int, columns: int) -> None:
    sheet = page.sheet
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.set_footer("&R" + tr.t("Page {page} of {pages}", page="&P", pages="&N"))
    sheet.freeze_panes(header_row + 1, columns)


def _table(
    page: Page, top: int, headings: list[str], rows: list[list[Written]], looks: list[Look], *, widest: int = 48
) -> None:
    """A header and its rows; columns as wide as what stands in them, rows as high as their longest text needs."""
    widths = [
        width_of([heading, *(_shown(row[index]) for row in rows)], 7, widest) for index, heading in enumerate(headings)
    ]
    for index, (heading, look, width) in enumerate(zip(headings, looks, widths, strict=True)):
        page.sheet.set_column(index, index, width)
        page.put(top, index, heading, replace(_HEADER, align=look.align, indent=look.indent))
    page.sheet.set_row(top, _LINE * max((lines_in(heading, 99) for heading in headings), default=1) + _LINE / 2)
    for offset, row in enumerate(rows, top + 1):
        page.row(offset, row, looks)
        lines = max(lines_in(_shown(value), width) for value, width in zip(row, widths, strict=True))
        page.sheet.set_row(offset, _LINE * lines + _LINE / 3)


def _shown(value: Written) -> str:
    return "0" * 6 if isinstance(value, Fraction) else str(value or "")


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
    score = replace(_NUMBER, bold=True, number_format=points_format([], content.decimals))
    rank = replace(_NUMBER, align="center")
    looks = [rank, _TEXT, _TEXT, *(replace(_NUMBER, number_format=form) for form in marks), score]
    looks += [*([_TEXT] if content.has_grades else []), _WRAPPED]
    rows = [_person(person, content, tr) for person in people]
    _table(page, _HEADER_ROW, headings, rows, looks)
    _print_setup(page, tr, header_row=_HEADER_ROW, columns=3)


def _person(person: PersonContent, content: MonthContent, tr: Translator) -> list[Written]:
    remarks = ["; ".join(f"{flag.title}: {flag.reason}" if flag.reason else flag.title for flag in person.flags)]
    rank: Written = person.rank if person.rank is not None else tr.c("rank", "none")
    grade: list[Written] = [person.grade] if content.has_grades else []
    categories: list[Written] = [category.points for category in person.categories]
    return [
        rank,
        person.name,
        person.employee,
        *categories,
        Fraction(person.score.replace("\N{MINUS SIGN}", "-")),
        *grade,
        *remarks,
    ]


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
    day = replace(_TEXT, number_format=DAY_FORMAT)
    looks = [_TEXT, _TEXT, _TEXT, day, _TEXT, _WRAPPED, _WRAPPED, _WRAPPED, replace(_NUMBER, number_format=points)]
    _table(page, 0, headings, rows, looks, widest=40)
    page.sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
    _print_setup(page, tr, header_row=0, columns=2)


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
    _table(page, 0, [tr.t("Where"), tr.t("Notice")], rows, [_WRAPPED, _WRAPPED], widest=70)
    _print_setup(page, tr, header_row=0, columns=0)
