"""Lines as a leader types them, read for a team of twelve and a few others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kpi_desktop import paths
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.library import presets
from kpi_desktop.services.logline import Candidate, CriteriaIndex, Days, LineReading, RosterIndex, parse


@dataclass(frozen=True)
class Someone:
    number: str
    name: str
    hired: date | None = None
    left: date | None = None


NAMES = ("张敏", "李倩", "单雪", "孙晓梅", "王婷", "曾丽", "赵磊", "刘洋", "陈静", "解宏伟", "欧阳雨桐", "周文博")
PEOPLE = (
    *(Someone(f"01{place:02d}", name) for place, name in enumerate(NAMES, 1)),
    Someone("E20", "钱芳", left=date(2026, 11, 10)),
    Someone("E21", "冯媛", hired=date(2026, 11, 25)),
    Someone("E22", "Anne O'Neil"),
)
SCHEME = presets(paths.resources() / "schemes")[0].scheme
ROSTER = RosterIndex(PEOPLE)
CRITERIA = CriteriaIndex(SCHEME.incident_criteria)
DAYS = Days(chosen=date(2026, 11, 20), today=date(2026, 11, 20), earliest=date(2026, 11, 1))


def read(text: str, chosen: Sequence[Someone] = ()) -> LineReading:
    return parse(text, ROSTER, CRITERIA, DAYS, chosen)


def best(text: str, chosen: Sequence[Someone] = ()) -> Candidate:
    candidates = read(text, chosen).candidates
    assert candidates, text
    return candidates[0]


def said(messages: Sequence[Message]) -> set[str]:
    return {message.id for message in messages}


def criterion_of(candidate: Candidate) -> str | None:
    return candidate.criterion.id if candidate.criterion else None
