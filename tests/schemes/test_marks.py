from __future__ import annotations

from kpi_desktop.schemes.marks import Worth
from tests.schemes.made_schemes import criterion, scheme

RATED = {"kind": "rating", "marks": 40}


def test_what_is_logged_is_taken_off_from_the_marks_of_its_category_or_its_own() -> None:
    categories = [
        {"id": name, "name": {"zh": name, "en": name}, "marks": marks} for name, marks in (("a", 30), ("b", 50))
    ]
    made = scheme(
        criterion("late", category="a", points=-1),
        criterion("slow", category="b", points=-1, marks=10, weight=10),
        criterion("care", category="b", **RATED),
        criterion("stray", points=-1, marks=5, weight=5),
        criterion("manners", **{**RATED, "marks": 15}),
        categories=categories,
    )
    worth = Worth(made, None)
    starts = [str(worth.category_start(category)) for category in (*made.categories, None)]
    assert starts == ["30", "10", "5"]
    assert worth.start == 45


def test_in_a_scheme_without_marks_everything_comes_off_the_base() -> None:
    worth = Worth(scheme(criterion("late", points=-1)), None)
    assert worth.category_start(None) == 0
    assert worth.start == 100
