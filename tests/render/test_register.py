from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.render import register as drawn
from kpi_desktop.render.primitives import Rect
from kpi_desktop.render.table_columns import LEAST_PT, NoRoomError
from kpi_desktop.reports.content import OPEN, Stamp
from kpi_desktop.reports.page_setup import PageSetup, Paper
from kpi_desktop.reports.register import Handed, register
from tests.render.samples import CLOSED, FixedMeasure, team, translator
from tests.render.test_layout import LONG, assert_tidy, texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [0, 3, 40, 60])
def test_everybody_is_in_it_once_on_any_paper(count: int, paper: Paper, language: Language) -> None:
    content = team(count, language)
    people = (replace(content.people[0], name=LONG[language]), *content.people[1:]) if count else ()
    handed = {"0102": Handed(date(2026, 12, 2), date(2026, 12, 3), "迟到一次不属实，有打卡记录。" * 4)}
    known = register(replace(content, people=people), CLOSED, handed, translator(language))
    setup = PageSetup(paper)
    width, height = setup.upright
    pages = drawn.lay_out(known, FixedMeasure(), setup)
    numbers = [text.text for page in pages for text in texts(page) if text.text.isdigit() and len(text.text) == 4]
    assert numbers == [one.employee for one in people]
    for page in pages:
        assert_tidy(page, Rect(14, 10, width - 28, height - 19))


@pytest.mark.parametrize(("stamp", "told"), [(CLOSED, "封存号 9C41-07E2-5B"), (OPEN, "未结"), (Stamp(), "未结")])
def test_it_says_of_which_closing_its_strips_are(stamp: Stamp, told: str) -> None:
    (page,) = drawn.lay_out(register(team(3), stamp, {}, translator("zh")), FixedMeasure())
    assert any(told in text.text for text in texts(page))


def test_small_paper_keeps_legible_type_and_tells_where_it_cannot() -> None:
    content = team(40)
    people = (replace(content.people[0], employee="WK-KF-2025-0003"), *content.people[1:])
    known = register(replace(content, people=people), CLOSED, {}, translator("zh"))
    for page in drawn.lay_out(known, FixedMeasure(), PageSetup(Paper.A5)):
        assert min(text.pt for text in texts(page)) >= LEAST_PT
        assert_tidy(page, Rect(14, 10, 120, 191))
    with pytest.raises(NoRoomError, match="larger paper"):
        drawn.lay_out(known, FixedMeasure(), PageSetup(Paper.A5, margin=30))
