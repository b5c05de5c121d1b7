"""A person's page, worded from what is known of the months."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.reports import person_content
from kpi_desktop.reports.person_content import PersonPage
from kpi_desktop.reports.person_timeline import timeline
from kpi_desktop.reports.person_trend import category_trends, trend
from kpi_desktop.services.outlooks import outlook_words
from kpi_desktop.services.person_page import Life
from kpi_desktop.texts import Translator


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a person's page, as `PersonPage` has it."""

    number: str
    name: str
    spelling: str
    facts: tuple[str, ...]


def worded(life: Life, head: Head, tr: Translator) -> PersonPage:
    """A person's page in the translator's language."""
    return PersonPage(
        head.number,
        head.name,
        head.spelling,
        head.facts,
        trend(life.months, life.grades, tr),
        category_trends(life.months, tr),
        timeline(life.months, tr),
        person_content.flags(life.months, tr),
        outlook_words(life.level, life.ahead, tr),
        person_content.strips(life.months, tr),
        life.earlier,
        person_content.objections(life.months, tr),
    )
