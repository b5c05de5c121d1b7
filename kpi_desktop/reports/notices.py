"""Notices that say the same of several people, put together: said once, with everybody whom they concern."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kpi_desktop.reports.content import NoticeContent


@dataclass(frozen=True, slots=True)
class NoticeGroup:
    """What is said once.

    Attributes:
        what: The sentence.
        notices: Whom it concerns, at most one a person, in the order of the month; never empty.
    """

    what: str
    notices: tuple[NoticeContent, ...]

    @property
    def first(self) -> NoticeContent:
        """The one that stands for all where it is alone."""
        return self.notices[0]


def grouped(notices: Iterable[NoticeContent]) -> tuple[NoticeGroup, ...]:
    """Notices by criterion and sentence, in the order in which each is first said; of the team each by itself."""
    found: dict[tuple[str | None, str, str], dict[str, NoticeContent]] = {}
    for notice in notices:
        place = "" if notice.employee else notice.where
        found.setdefault((notice.criterion, notice.what, place), {}).setdefault(notice.employee or "", notice)
    return tuple(NoticeGroup(what, tuple(people.values())) for (_, what, _), people in found.items())
