"""What another version would change, worded."""

from __future__ import annotations

from kpi_desktop.ui.schemes.changes import changes
from tests.reports.own_scheme import EN, criterion, scheme, words


def test_what_stays_is_not_told() -> None:
    assert changes(scheme(), scheme(version="2"), EN) == ()


def test_every_change_is_told() -> None:
    before = scheme(criteria=[criterion(), criterion(id="late", name=words("Late"))])
    after = scheme(
        version="2",
        decimals=0,
        grades=[{"name": words("Good"), "at_least": 80}, {"name": words("Poor"), "at_least": 0}],
        categories=[
            {"id": "conduct", "name": words("Conduct"), "marks": 60},
            {"id": "care", "name": words("Care"), "marks": 40},
        ],
        criteria=[criterion(points=-3, once=True), criterion(id="chat", name=words("Chat"))],
    )
    said = "\n".join(changes(before, after, EN))
    expected = (
        "Decimals: 1 becomes 0", "Good 80", "New category: Care", "Conduct: 100 marks becomes 60 marks",
        "New criterion: Chat, −2", "Criterion gone: Late", "Leave: −2 becomes −3", "once a month",
    )  # fmt: skip
    for part in expected:
        assert part in said
