"""A criterion's id is given to no other one, and one that was retired comes back as itself."""

from __future__ import annotations

from typing import Any

import pytest

from kpi_desktop.domain.problems import path_text
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.permanence import reused_ids
from tests.schemes.made_schemes import EN


def criterion(name: str | dict[str, str] = "迟到", **more: Any) -> dict[str, Any]:
    text = {"zh": name, "en": name} if isinstance(name, str) else name
    held = {"id": "late", "name": text, "clause": text, **more}
    if more.get("kind") == "rating":
        return {**held, "marks": 10}
    return {**held, "points": -1}


def scheme(version: str, *criteria: dict[str, Any], name: str = "own") -> Scheme:
    text = {"zh": "方案", "en": "Scheme"}
    data = {"id": name, "version": version, "name": text, "about": text, "source": text, "criteria": list(criteria)}
    return Scheme.model_validate(data)


OTHER = criterion("旷工", id="absence")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([scheme("1", criterion())], criterion("上班迟到", points=-5)),
        ([scheme("1", criterion(retired=True))], criterion("别的", retired=True)),
        ([scheme("1", criterion(retired=True))], criterion()),
        ([scheme("1", criterion()), scheme("2", OTHER)], criterion()),
        ([scheme("1", criterion(retired=True))], criterion(name={"zh": "迟到", "en": "Lateness"})),
        ([scheme("1", criterion(retired=True))], criterion(name={"zh": "晚到", "en": "迟到"})),
        ([scheme("1", criterion(), name="another")], criterion("吵架")),
        ([], criterion()),
    ],
    ids=[
        "worded anew",
        "still retired",
        "used again",
        "back again",
        "renamed in English",
        "renamed in Chinese",
        "another scheme",
        "the first version",
    ],
)
def test_the_same_criterion_keeps_its_id(before: list[Scheme], after: dict[str, Any]) -> None:
    assert reused_ids(before, scheme("9", after)) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([scheme("1", criterion(retired=True))], criterion("吵架")),
        ([scheme("1", criterion()), scheme("2", OTHER)], criterion("吵架")),
        ([scheme("1", criterion())], criterion(kind="rating")),
    ],
    ids=["retired", "left out since", "of another kind"],
)
def test_another_criterion_is_refused_under_it(before: list[Scheme], after: dict[str, Any]) -> None:
    (fault,) = reused_ids(before, scheme("9", OTHER, after))
    assert path_text(fault.path) == "criteria.late.id"
    assert EN.say(fault.what) == (
        "the id late belongs for ever to “迟到” of version 1; give this criterion an id of its own, or what it was back"
    )
    assert fault.what.fields["name"] == before[0].criteria[0].name
    assert fault.what.fields["version"] == "1"
