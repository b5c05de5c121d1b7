"""``year``: twelve months of a team."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.papers import drawing_library, tell_missing, written
from kpi_desktop.cli.telling import table
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import WrongCallError
from kpi_desktop.files import check_target, refuse_same, write_file

if TYPE_CHECKING:
    from kpi_desktop.reports.page_setup import PageSetup
    from kpi_desktop.reports.year_content import YearContent
    from kpi_desktop.texts import Translator


def year(call: Call) -> int:
    """A year as a table or JSON, and as PDF and workbook where asked for; pay only where asked for."""
    from kpi_desktop.exchange.year_book import year_book
    from kpi_desktop.exchange.year_json import year_json
    from kpi_desktop.reports.year_content import build
    from kpi_desktop.services import paper
    from kpi_desktop.services import year as years

    options, tr = call.options, call.tr
    files = (options.pdf, options.xlsx)
    refuse_same(files)
    for file in filter(None, files):
        check_target(file)
    with call.open() as (ctx, team):
        setup = paper.chosen_setup(ctx)
        there = years.years(ctx, team)
        if options.year not in there:
            known = tuple(str(one) for one in there)
            raise WrongCallError(
                Message("Nothing is kept of {year}. There is: {years}.", {"year": str(options.year), "years": known})
            )
        held = years.of(ctx, team, options.year, tr)
    content = build(held, tr, pay=options.with_pay)
    if options.pdf:
        _draw(call, content, options.pdf, setup)
    if options.xlsx:
        write_file(options.xlsx, year_book(content, tr))
        written(call, options.xlsx)
    if options.json:
        call.result.append(year_json(held, content))
        return 0
    for line in year_lines(content, tr):
        call.say(line)
    for note in content.notes:
        call.tell(note)
    return 0


def year_lines(content: YearContent, tr: Translator) -> list[str]:
    """The head, everybody by place with twelve scores, then who is due for what."""
    columns = content.columns
    head = [columns["number"], columns["name"], *(point.label for point in content.points)]
    head += [columns["average"], columns["rank"], *([columns["pay"]] if content.has_pay else [])]
    rows = [
        [
            *(row.number, row.name),
            *(score.shown for score in row.scores),
            *(row.average, row.rank),
            *([row.pay] if content.has_pay else []),
        ]
        for row in content.rows
    ]
    title = "  ".join(part for part in (content.organisation, content.team, content.title) if part)
    lines = [title, *table(head, rows, frozenset(range(2, len(head))))]
    due = [tr.t("{name}: {what}", name=row.name or row.number, what=row.told) for row in content.rows if row.told]
    return [*lines, *([columns["due"], *(f"  {line}" for line in due)] if due else [])]


def _draw(call: Call, content: YearContent, target: Path, setup: PageSetup) -> None:
    with drawing_library():
        from kpi_desktop.render.document import write_pdf
        from kpi_desktop.render.glyphs import missing_year_glyphs
        from kpi_desktop.render.headless import prepare_drawing
        from kpi_desktop.render.measure import Fonts
        from kpi_desktop.render.year import YearTable
    prepare_drawing()
    fonts = Fonts()
    tell_missing(call, missing_year_glyphs(content, fonts))
    write_pdf(YearTable(content, fonts, setup=setup), target)
    written(call, target)
