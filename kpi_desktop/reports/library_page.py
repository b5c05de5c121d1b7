"""The page that tells the library of measures, drawn from the library itself: Markdown in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kpi_desktop.reports.markdown import section, table
from kpi_desktop.reports.measured_words import ratio_words
from kpi_desktop.reports.pages import page_of, remarks_told
from kpi_desktop.schemes.measure_library import LibraryMeasure, MeasureLibrary
from kpi_desktop.texts import Translator


def library_page(library: MeasureLibrary, parts: Iterable[tuple[Translator, str]]) -> str:
    """The page of a library as Markdown.

    Args:
        library: A library that was read.
        parts: Who words each part, and the name of its language, in the page's order.
    """
    return page_of(library, ((title, _part(library, tr)) for tr, title in parts))


def _part(library: MeasureLibrary, tr: Translator) -> Iterator[str]:
    yield tr.label(library.about)
    yield from ("", tr.t("Source: {source}", source=library.source))
    head = (tr.t("Measure"), tr.t("How it comes about"), tr.t("Period"), tr.t("What to know"), tr.t("Clause"))
    for group in library.groups:
        yield from section(tr.label(group.name))
        yield from table(head, [_row(one, tr) for one in library.measures if one.group == group.id])
    yield from remarks_told(library.assumed, (), tr)


def library_measure_words(one: LibraryMeasure, tr: Translator) -> tuple[str, ...]:
    """How a measure comes about, which way is better, and what the text holds up; a sentence each."""
    said = [tr.t("A count")] if one.ratio is None else [ratio_words(one.ratio, tr)]
    said.append(tr.t("More is better") if one.better == "more" else tr.t("Less is better"))
    said += [tr.t("{what}: at least {value}", what=guide.what, value=guide.at_least) for guide in one.guides]
    return tuple(said)


def _row(one: LibraryMeasure, tr: Translator) -> tuple[str, ...]:
    unit = f" ({tr.label(one.unit)})" if one.unit is not None else ""
    how = library_measure_words(one, tr)
    names = {"month": tr.c("period", "month"), "quarter": tr.c("period", "quarter"), "year": tr.c("period", "year")}
    periods = ("、" if tr.language == "zh" else ", ").join(names[period] for period in one.periods)
    hint = tr.label(one.hint) if one.hint is not None else ""
    return f"{tr.label(one.name)}{unit} `{one.id}`", "<br>".join(how), periods, hint, tr.label(one.clause)
