"""What another version would change, worded."""

from __future__ import annotations

import pytest

from kpi_desktop import paths
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.texts import Translator
from kpi_desktop.ui.schemes.changes import changes


def words(en: str) -> dict[str, str]:
    return {"zh": en, "en": en}


def scheme(**more: object) -> Scheme:
    data: dict[str, object] = {
        "id": "own",
        "version": "1",
        "name": words("Own"),
        "about": words("About"),
        "source": words("Source"),
        "categories": [{"id": "conduct", "name": words("Conduct"), "marks": 100}],
        "criteria": [criterion()],
    }
    return Scheme.model_validate({**data, **more})


def criterion(**more: object) -> dict[str, object]:
    held: dict[str, object] = {"id": "leave", "name": words("Leave"), "clause": words("1"), "category": "conduct"}
    return {**held, **({"points": -2} if "bands" not in more and "pick" not in more else {}), **more}


@pytest.fixture
def tr() -> Translator:
    return Translator("en", paths.resources() / "translations")


def test_what_stays_is_not_told(tr: Translator) -> None:
    assert changes(scheme(), scheme(version="2"), tr) == ()


def test_every_change_is_told(tr: Translator) -> None:
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
    said = "\n".join(changes(before, after, tr))
    expected = (
        "Decimals: 1 becomes 0", "Good 80", "New category: Care", "Conduct: 100 marks becomes 60 marks",
        "New criterion: Chat, −2", "Criterion gone: Late", "Leave: −2 becomes −3", "once a month",
    )  # fmt: skip
    for part in expected:
        assert part in said
