"""Whether parts of one kind can be told apart by their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import LANGUAGES, FieldValue, Label, Language, Message
from kpi_desktop.schemes.findings import Finding, notice, place_of
from kpi_desktop.schemes.model import Scheme


@dataclass(frozen=True, slots=True)
class _Named:
    """A part with its name: where it stands, what else calls it, whom it is for (empty: everyone)."""

    path: Path
    name: Label
    called: str
    posts: frozenset[str] = frozenset()

    def meets(self, other: _Named) -> bool:
        """Whether somebody sees both."""
        return not (self.posts and other.posts) or bool(self.posts & other.posts)


def alike_findings(scheme: Scheme) -> Iterator[Finding]:
    """Categories, criteria and grades that are called alike: on paper nobody could tell them apart.

    Criteria for different posts may be called alike, and so may one that is retired. That two grades have the same
    Chinese name is a fault, and told as such.
    """
    ids = [part.id for part in scheme.categories]
    yield from _alike(
        [_Named(place_of("categories", ids, n), part.name, part.id) for n, part in enumerate(scheme.categories)]
    )
    ids = [part.id for part in scheme.criteria]
    yield from _alike(
        [
            _Named(place_of("criteria", ids, n), part.name, part.id, frozenset(part.posts))
            for n, part in enumerate(scheme.criteria)
            if not part.retired
        ]
    )
    grades = [_Named(("grades", n), part.name, part.name.zh) for n, part in enumerate(scheme.grades)]
    yield from _alike([one for n, one in enumerate(grades) if all(one.called != two.called for two in grades[:n])])


def _alike(parts: Sequence[_Named]) -> Iterator[Finding]:
    seen: dict[tuple[Language, str], list[_Named]] = {}
    for part in parts:
        before = {
            language: next((one for one in seen.get(key, ()) if one.meets(part)), None) for language, key in _keys(part)
        }
        same = [language for language in LANGUAGES if before[language] is not None]
        other = before[same[0]] if same else None
        if other is not None:
            whole = len(same) == len(LANGUAGES)
            fields: dict[str, FieldValue] = {
                "name": part.name if whole else part.name.within(same[0]), "other": other.called,
            }  # fmt: skip
            what = Message("“{name}” is what {other} is called, too; give one of them another name", fields)
            yield notice((*part.path, "name") if whole else (*part.path, "name", same[0]), what)
        for _, key in _keys(part):
            seen.setdefault(key, []).append(part)


def _keys(part: _Named) -> list[tuple[Language, tuple[Language, str]]]:
    return [(language, (language, part.name.within(language).strip().casefold())) for language in LANGUAGES]
