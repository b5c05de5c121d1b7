"""A team's year as a workbook: a row a person, the team's months beneath, and a chart of Excel's own."""

from __future__ import annotations

from dataclasses import replace

from kpi_desktop.exchange.book import Book, Look, Page, Written, points_format
from kpi_desktop.exchange.pay_sheets import YUAN
from kpi_desktop.exchange.tables import NUMBER, TEXT, WRAPPED, page_of, print_setup, put_table
from kpi_desktop.reports.year_content import YearContent
from kpi_desktop.reports.year_rows import YearRow
from kpi_desktop.texts.translator import Translator

_TITLE = Look(bold=True, size=16)
_QUIET = Look(colour="#5A6570")
_HEADER_ROW = 3
_NAMES = 3
"""Columns before the months: rank, name, number."""


def year_book(content: YearContent, tr: Translator) -> bytes:
    """The year as an .xlsx file.

    Scores of months that may still change are there but are told in the notes. Means are those of closed months, as
    numbers, rounded as they are shown: sorted by them in a spreadsheet, people stand in their places.

    Args:
        content: The year, worded in the translator's language.
        tr: Words what paper doesn't need.
    """
    book = Book(content.file)
    page = book.page(content.title)
    page.sheet.set_row(1, 26)
    page.put(0, 0, content.organisation, _QUIET)
    page.put(1, 0, f"{content.title}　{content.team}", _TITLE)
    page.put(2, 0, " · ".join(content.notes), _QUIET)
    heads, looks = _columns(content)
    put_table(page, _HEADER_ROW, heads, [_person(row, content) for row in content.rows], looks)
    print_setup(page, page_of(tr), header_row=_HEADER_ROW, columns=2)
    if content.chart is not None:
        _team(book, page, content, tr)
    return book.content()


def _columns(content: YearContent) -> tuple[list[str], list[Look]]:
    said = content.columns
    score = replace(NUMBER, number_format=points_format([], content.decimals))
    pairs = [
        (said["rank"], replace(NUMBER, align="center")),
        (said["name"], TEXT),
        (said["number"], TEXT),
        *((point.label, score) for point in content.points),
        (said["average"], replace(score, bold=True)),
        (said["months"], NUMBER),
    ]
    if content.has_best:
        pairs += [(said["best"], NUMBER), (said["streak"], NUMBER)]
    pairs += [(said["flags"], WRAPPED), (said["due"], WRAPPED)]
    if content.has_pay:
        pairs.append((said["pay"], YUAN))
    return [head for head, _ in pairs], [look for _, look in pairs]


def _person(row: YearRow, content: YearContent) -> list[Written]:
    values: list[Written] = [int(row.rank) if row.rank else None, row.name, row.number]
    values += [score.score for score in row.scores]
    values += [row.mean, row.months]
    if content.has_best:
        values += [row.best, row.streak]
    values += [row.flags, row.told]
    if content.has_pay:
        values.append(row.pay_sum)
    return values


def _team(book: Book, page: Page, content: YearContent, tr: Translator) -> None:
    """The team's mean, lowest and highest score beneath the people, and the chart of them."""
    top = _HEADER_ROW + len(content.rows) + 2
    score = replace(NUMBER, number_format=points_format([], content.decimals))
    chart = book.line_chart()
    name = page.name
    last = _NAMES + len(content.points) - 1
    lines = (
        (tr.t("Mean of the team"), [point.mean for point in content.points], "#1B5E93"),
        (tr.t("Highest"), [point.high for point in content.points], "#458F69"),
        (tr.t("Lowest"), [point.low for point in content.points], "#BF6650"),
    )
    for place, (title, values, colour) in enumerate(lines):
        row = top + place
        page.put(row, 1, title, TEXT)
        for column, value in enumerate(values, _NAMES):
            page.put(row, column, value, score)
        chart.add_series(
            {
                "name": [name, row, 1],
                "categories": [name, _HEADER_ROW, _NAMES, _HEADER_ROW, last],
                "values": [name, row, _NAMES, row, last],
                "line": {"color": colour, "width": 2 if place == 0 else 1},
                "marker": {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"color": colour}},
            }
        )
    chart.set_title({"name": content.title, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#D5D9DA"}}})
    chart.show_blanks_as("gap")
    chart.set_size({"width": 900, "height": 300})
    page.sheet.insert_chart(top + len(lines) + 1, 1, chart)
