"""A criterion's id is permanent within a scheme: what one criterion had, no other one ever gets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import Criterion, Scheme


def reused_ids(before: Sequence[Scheme], after: Scheme) -> tuple[Problem, ...]:
    """Criteria that have taken the id of another one.

    Under the same id, a criterion in use may be worded and scored anew from version to version, but not become one of
    another kind. One that was retired or left out may come back as itself: under the same name.

    Args:
        before: Versions that were in force, oldest first; those of other schemes don't matter.
        after: The version that is to follow them.
    """
    versions = [one for one in before if one.id == after.id]
    return tuple(_reused(versions, after)) if versions else ()


def _reused(before: Sequence[Scheme], after: Scheme) -> Iterator[Problem]:
    known = {one.id: (one, version) for version in before for one in version.criteria}
    for criterion in after.criteria:
        if criterion.id not in known:
            continue
        old, version = known[criterion.id]
        in_use = version is before[-1] and not old.retired
        if old.kind != criterion.kind or not (in_use or criterion.retired or _alike(old, criterion)):
            fields: dict[str, FieldValue] = {"id": criterion.id, "name": old.name, "version": version.version}
            what = Message(
                "the id {id} belongs for ever to “{name}” of version {version}; give this criterion an id of its own,"
                " or what it was back",
                fields,
            )
            yield Problem(("criteria", criterion.id, "id"), what)


def _alike(one: Criterion, other: Criterion) -> bool:
    return one.name.zh == other.name.zh or one.name.en == other.name.en
