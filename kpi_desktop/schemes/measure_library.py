"""The library of measures (指标库): ready measures that any scheme can take in, as data that a file can hold.

It isn't a scheme: nothing in it has marks. A scheme takes a measure in with `as_criterion`, which asks for marks and a
method, or with `as_declared`, where a formula or a band reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message, counted
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.measured_model import DeclaredMeasure, Method, Ratio
from kpi_desktop.schemes.model import MeasureCriterion
from kpi_desktop.schemes.parts import Exact, Id, Part, Text, Words
from kpi_desktop.schemes.rules_model import Assumed
from kpi_desktop.schemes.shape import faults_in, read_table

LIBRARY = "kpi-library"
"""The library that comes with the program; also the name of its file."""


class Group(Part):
    """Whose measures they are, such as a service desk's."""

    id: Id
    name: Words


class Guide(Part):
    """A value that the text holds up, such as the industry's.

    Attributes:
        what: Whose value it is, and of what.
        at_least: The value.
    """

    what: Words
    at_least: Exact


class LibraryMeasure(Part):
    """A ready measure.

    Attributes:
        id: Permanent; the measure's id in the facts once a scheme has taken it in.
        group: Id of its group.
        name: What it is called.
        clause: Where it stands in the text.
        hint: What to know when entering it.
        how: A ``ratio`` of two counts, a ``mean`` of scores that were given, or a ``count``.
        better: Whether ``more`` or ``less`` of it is better.
        unit: Printed after a value; None for a bare number.
        times: What a ratio is multiplied by: 100 for a percentage.
        part: What is counted above the line of a ratio or mean.
        whole: What is counted below it.
        periods: Over what it is measured in the text.
        guides: Values that the text holds up; empty for none.
    """

    id: Id
    group: Id
    name: Words
    clause: Words
    hint: Words | None = None
    how: Literal["ratio", "mean", "count"]
    better: Literal["more", "less"]
    unit: Words | None = None
    times: Exact = Fraction(1)
    part: Words | None = None
    whole: Words | None = None
    periods: Annotated[tuple[Literal["month", "quarter", "year"], ...], Field(min_length=1)]
    guides: tuple[Guide, ...] = ()

    @property
    def ratio(self) -> Ratio | None:
        """How two counts make it; None for a count, which is given as it is."""
        return None if self.how == "count" else Ratio(times=self.times, part=self.part, whole=self.whole)

    def as_declared(self) -> DeclaredMeasure:
        """The measure as one that a formula, a band or a quota of a scheme reads."""
        return DeclaredMeasure(id=self.id, name=self.name, unit=self.unit, ratio=self.ratio)

    def as_criterion(self, marks: Fraction, method: Method, category: str | None = None) -> MeasureCriterion:
        """The measure as a criterion of a scheme.

        Args:
            marks: Its full marks there.
            method: How a value becomes points.
            category: Id of the category that it stands in; None for none.
        """
        return MeasureCriterion(
            kind="measure",
            id=self.id,
            name=self.name,
            category=category,
            clause=self.clause,
            hint=self.hint,
            marks=marks,
            unit=self.unit,
            ratio=self.ratio,
            method=method,
        )


class MeasureLibrary(Part):
    """The whole library.

    Attributes:
        id: Permanent name.
        version: Version of its text.
        name: Its name.
        about: One or two plain sentences.
        source: The texts that the measures are from.
        groups: In the order in which they are told.
        measures: In the order of the texts.
        assumed: What the texts lack.
    """

    id: Id
    version: Annotated[Text, Field(min_length=1)]
    name: Words
    about: Words
    source: Words
    groups: tuple[Group, ...]
    measures: tuple[LibraryMeasure, ...]
    assumed: tuple[Assumed, ...] = ()

    def measure(self, measure_id: str) -> LibraryMeasure | None:
        """The measure of that id, or None."""
        return next((one for one in self.measures if one.id == measure_id), None)


def library_text(folder: Path) -> str:
    """The library that comes with the program, from the folder of resources."""
    return (folder / "library" / f"{LIBRARY}.toml").read_text(encoding="utf-8")


def load_library(text: str) -> MeasureLibrary:
    """Read a library file.

    Args:
        text: The file's text, TOML.

    Raises:
        FaultyDataError: It has faults; all of them are told.
    """
    library, faults = _read(text)
    if library is not None:
        faults = tuple(_faults(library))
    if library is None or faults:
        what = counted(
            "The library of measures has {count} fault; it can't be used until it is mended.",
            "The library of measures has {count} faults; it can't be used until they are mended.",
            len(faults),
        )
        raise FaultyDataError(what, faults)
    return library


def _read(text: str) -> tuple[MeasureLibrary | None, tuple[Problem, ...]]:
    data = read_table(text)
    if isinstance(data, Problem):
        return None, (data,)
    try:
        return MeasureLibrary.model_validate(data), ()
    except ValidationError as error:
        return None, faults_in(error, MeasureLibrary, data)


def _faults(library: MeasureLibrary) -> Iterator[Problem]:
    """Ids that stand twice, groups that aren't there, and counts that don't fit what the measure is."""
    groups = tuple(group.id for group in library.groups)
    times = Counter(one.id for one in library.measures)
    for place, one in enumerate(library.measures):
        if times[one.id] > 1:
            what = Message("{value} stands there twice; every one needs its own", {"value": one.id})
            yield Problem(("measures", place, "id"), what)
        if one.group not in groups:
            what = Message("there is no group {value}; there are: {allowed}", {"value": one.group, "allowed": groups})
            yield Problem(("measures", one.id, "group"), what)
        yield from _counts(one)


def _counts(one: LibraryMeasure) -> Iterator[Problem]:
    for key, words in (("part", one.part), ("whole", one.whole)):
        if one.how == "count" and words is not None:
            yield Problem(("measures", one.id, key), Message("a count is given as it is; leave this out"))
        elif one.how != "count" and words is None:
            yield Problem(("measures", one.id, key), Message("missing; it says what is counted"))
    if one.times <= 0:
        what = Message("{value} can't be; more than 0 is allowed", {"value": one.times})
        yield Problem(("measures", one.id, "times"), what)
