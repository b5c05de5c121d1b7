"""What the columns of a score table are, scheme by scheme."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.facts import Employee, Facts, Rating
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import LineKind
from kpi_desktop.reports.columns import by_category, columns_of, marks_of
from kpi_desktop.reports.content import MonthContent
from kpi_desktop.reports.month_content import build
from kpi_desktop.schemes.library import preset_ids, preset_text
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.scoring import score
from kpi_desktop.texts import Translator

SCHEMES = paths.resources() / "schemes"
ENGLISH = Translator("en", paths.resources() / "translations")


def preset(name: str) -> Scheme:
    return load_scheme(preset_text(SCHEMES, name))


def content(name: str, *ratings: Rating, posts: tuple[str | None, ...] = (None,)) -> MonthContent:
    scheme = preset(name)
    employees = tuple(Employee(str(n), "Li", post=post) for n, post in enumerate(posts, 1))
    facts = Facts(Month(2026, 11), employees, (), ratings=ratings)
    return build(scheme, facts, score(scheme, facts), ENGLISH, organisation="", team="A")


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("call-rubric", 9),
        ("telecom-weights", 5),
        ("repair-provider-100", 9),
        ("behaviour-points", 0),
        ("weikang-100", 7),
        ("outbound-index", 3),
    ],
)
def test_how_many_columns_there_are(name: str, titles: int) -> None:
    columns = columns_of(preset(name), ENGLISH)
    assert len(columns) == titles
    assert by_category(columns) == bool(preset(name).categories)


def test_full_marks_are_in_points_of_the_score() -> None:
    assert [column.marks_text for column in columns_of(preset("outbound-index"), ENGLISH)] == ["40", "40", "20"]
    assert columns_of(preset("telecom-weights"), ENGLISH)[0].marks_text == "20"
    logged = columns_of(preset("repair-provider-100"), ENGLISH)[-1]
    assert (logged.title, logged.marks_text) == ("Logged", "10")


def test_what_nobody_rated_yet_is_told_so_and_shows_no_loss() -> None:
    person = content("call-rubric", Rating("1", "language", Fraction(3))).people[0]
    assert [cell.shown for cell in person.categories[:2]] == ["3.0", "n/a"]
    assert [cell.lost for cell in person.categories[:2]] == [2, 0]


def test_criteria_of_other_posts_are_blank_and_marks_the_person_s_own() -> None:
    month = content("posts-five", posts=("reception", "technical"))
    own = [[cell.shown for cell in person.categories].count("n/a") for person in month.people]
    rated = [[line.kind is LineKind.RATING for line in person.lines].count(True) for person in month.people]
    assert own == rated
    assert all(cell.shown in {"", "n/a"} for person in month.people for cell in person.categories)
    place = next(n for n, column in enumerate(month.columns) if column.marks_text == "by post")
    for person in month.people:
        if person.categories[place].shown:
            assert marks_of(month.columns[place], person.categories[place]).replace(".", "").isdecimal()


@pytest.mark.parametrize("name", preset_ids(SCHEMES))
def test_columns_without_bounds_between_them_add_up(name: str) -> None:
    """In a scheme that is measured alone, the cells of a person make the score."""
    scheme = preset(name)
    if scheme.categories or scheme.incident_criteria or not scheme.rating_criteria:
        return
    posts: tuple[str | None, ...] = tuple(post.id for post in scheme.posts) or (None,)
    ratings = [
        Rating(str(n), criterion.id, criterion.marks / 3, rater)
        for n, post in enumerate(posts, 1)
        for criterion in scheme.rating_criteria
        if not criterion.posts or post in criterion.posts
        for rater in (tuple(one.id for one in criterion.raters) or (None,))
    ]
    for person in content(name, *ratings, posts=posts).people:
        assert abs(sum(cell.points for cell in person.categories) - person.raw) < Fraction(1, 10**9)
