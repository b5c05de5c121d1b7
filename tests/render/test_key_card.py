"""The card of keys: two columns about as long, no section torn apart, as many pages as it needs."""

from __future__ import annotations

from kpi_desktop.render.key_card import Section, lay_out
from kpi_desktop.render.primitives import Page, Text
from tests.render.samples import FixedMeasure


def section(number: int, keys: int) -> Section:
    return (f"Section {number}", tuple((f"Ctrl+{key}", f"does {number}-{key}") for key in range(keys)))


def columns(page: Page) -> tuple[list[Text], list[Text]]:
    found = [item for item in page if isinstance(item, Text)][1:]
    return [one for one in found if one.x < 105.0], [one for one in found if one.x >= 105.0]


def test_sections_stay_whole_in_columns_about_as_long() -> None:
    sections = [section(number, keys) for number, keys in enumerate((12, 10, 3, 4, 2, 6, 3, 5))]
    (page,) = lay_out("Keys", sections, FixedMeasure())
    left, right = columns(page)
    for number in range(len(sections)):
        holding = [any(one.text.startswith(f"does {number}-") for one in column) for column in (left, right)]
        assert holding.count(True) == 1
    assert abs(max(one.y for one in left) - max(one.y for one in right)) < 60.0


def test_more_keys_than_a_page_holds_go_on_another_and_none_is_lost() -> None:
    sections = [section(number, 30) for number in range(5)]
    pages = lay_out("Keys", sections, FixedMeasure())
    said = [one.text for page in pages for column in columns(page) for one in column]
    assert len(pages) == 2
    assert sum(text.startswith("does") for text in said) == 150
    assert all(one.y < 283.5 for page in pages for column in columns(page) for one in column)
