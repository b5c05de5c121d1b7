"""Rows of figures and ratings sorted: what is new, what stands there already, what stands there otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from kpi_desktop.domain.facts import Employee
from kpi_desktop.domain.problems import Problem, printable
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.exchange.grid_types import GridReading, GridRow
from kpi_desktop.services.entry_intake import TakenRow, left_out_of, name_problems
from kpi_desktop.services.figure_types import Changes, Column, Figures, MeasureChange, NewRating, TeamMeasureChange

_Recording: TypeAlias = tuple[str, str, str | None, dt.date | None, str]
# Employee number, criterion, rater, day, serial number.

_NOTHING_SAID = Message("no figure stands in it")


@dataclass(slots=True)
class SortedRows:
    """What a workbook says, sorted.

    Attributes:
        changes: What is new, from which reading, row and column.
        gone: Ids of ratings that others take the place of.
        added: Rows with something new.
        known: Rows that are there already.
        differing: Rows of which something stands there otherwise, and was left.
        left_out: Rows that say nothing.
        faults: What is wrong.
    """

    changes: list[tuple[MeasureChange | TeamMeasureChange | NewRating, GridReading, int, str]] = field(
        default_factory=list
    )
    gone: list[int] = field(default_factory=list)
    added: list[TakenRow] = field(default_factory=list)
    known: list[TakenRow] = field(default_factory=list)
    differing: list[TakenRow] = field(default_factory=list)
    left_out: list[TakenRow] = field(default_factory=list)
    faults: list[Problem] = field(default_factory=list)

    def take(self, reading: GridReading) -> None:
        """What reading a sheet found wrong or left out."""
        self.faults += reading.problems
        self.left_out += left_out_of(reading)

    def file(self, row: int, what: Message, new: int, left: Iterable[Message]) -> None:
        """Put a row where it belongs by how much of it is new and what was left."""
        reasons = tuple(left)
        if new:
            self.added.append(TakenRow(row, what))
        if reasons:
            self.differing.append(TakenRow(row, what, Message("{reasons}", {"reasons": reasons})))
        elif not new:
            self.known.append(TakenRow(row, what))

    def as_changes(self) -> Changes:
        """What is new, to be checked and written."""
        told = [change for change, *_ in self.changes]
        return Changes(
            tuple(one for one in told if isinstance(one, MeasureChange)),
            tuple(one for one in told if isinstance(one, TeamMeasureChange)),
            tuple(one for one in told if isinstance(one, NewRating)),
        )

    def by_row(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Faults of changes as faults of their rows."""
        kinds = {"measures": MeasureChange, "team-measures": TeamMeasureChange, "ratings": NewRating}
        columns = {"day": "date", "employee": "number"}
        for problem in problems:
            match problem.path:
                case (str(kind), int(index), str(key)):
                    own = [one for one in self.changes if isinstance(one[0], kinds[kind])]
                    _, reading, row, column = own[index]
                    key = columns.get(key, key)
                    there = key not in {"value", "measure"} and any(one.id == key for one in reading.kind.columns)
                    yield reading.fault(row, key if there else column, problem.what)
                case _:
                    yield problem


def sort_measures(found: SortedRows, reading: GridReading, figures: Figures, *, again: bool) -> None:
    """Sort a row a person, a column a figure."""
    people = {row.number: Employee(row.number, row.name) for row in figures.people}
    seen: dict[str, int] = {}
    found.take(reading)
    for row in reading.rows:
        number = row.text("number")
        faults = list(name_problems(reading, row, people))
        if number and number in seen:
            told: dict[str, FieldValue] = {"value": number, "first": seen[number]}
            what = Message("“{value}” stands in row {first} already; one row a person", told)
            faults.append(reading.fault(row.row, "number", what))
        seen.setdefault(number, row.row)
        found.faults += faults
        person = figures.of(number)
        if not faults and person is not None:
            _sort_person(found, reading, row, (person.name, person.values), figures.columns, again=again)


def _sort_person(
    found: SortedRows,
    reading: GridReading,
    row: GridRow,
    person: tuple[str, Mapping[str, Fraction]],
    columns: Iterable[Column],
    *,
    again: bool,
) -> None:
    name, there = person
    columns = tuple(columns)
    new, left = 0, []
    unread = {one.measure for one in columns if f"={one.id}" in row.faulty}
    for column in columns:
        value = row.figure(f"={column.id}")
        if value is None or column.measure in unread or there.get(column.id) == value:
            continue
        if not again and (why := _in_its_place(column, value, columns, there)) is not None:
            left += [why] if why not in left else []
            continue
        new += 1
        found.changes.append((MeasureChange(row.text("number"), column.id, value), reading, row.row, f"={column.id}"))
    found.file(row.row, Message("{name}", {"name": name}), new, left)


def _in_its_place(
    column: Column, value: Fraction, columns: Iterable[Column], there: Mapping[str, Fraction]
) -> Message | None:
    """What stands where a figure would go: another value of it, the value that two counts make, or the two counts."""
    if column.id in there:
        fields: dict[str, FieldValue] = {"figure": column.name, "there": there[column.id], "value": value}
        return Message("{figure} is {there}; the workbook says {value}", fields)
    related = [one for one in columns if one.measure == column.measure and one.id in there]
    if column.kind == "value" and related:
        return Message(
            "{figure} is made of two counts; the workbook says {value} instead", {"figure": column.name, "value": value}
        )
    made = next((one for one in related if one.kind == "value"), None)
    if made is None:
        return None
    fields = {"figure": made.name, "there": there[made.id]}
    return Message("{figure} is {there}; the workbook has the two counts instead", fields)


def sort_team_measures(found: SortedRows, reading: GridReading, figures: Figures, *, again: bool) -> None:
    """Sort figures of the team, one a row."""
    known = {text.casefold(): one for one in figures.team for text in (one.id, one.name.zh, one.name.en)}
    found.take(reading)
    for row in reading.rows:
        one, value = known.get(row.text("measure").casefold()), row.figure("value")
        if one is None and "measure" not in row.faulty:
            fields: dict[str, FieldValue] = {
                "value": printable(row.text("measure")), "allowed": tuple(each.name for each in figures.team),
            }  # fmt: skip
            what = Message("“{value}” is no figure of the team; there are {allowed}", fields)
            found.faults.append(reading.fault(row.row, "measure", what))
        if one is None or value is None:
            continue
        left = []
        if one.value is not None and one.value != value and not again:
            told: dict[str, FieldValue] = {"figure": one.name, "there": one.value, "value": value}
            left.append(Message("{figure} is {there}; the workbook says {value}", told))
        elif one.value != value:
            found.changes.append((TeamMeasureChange(one.id, value), reading, row.row, "value"))
        found.file(row.row, Message("{name}", {"name": one.name}), int(one.value != value and not left), left)


def sort_ratings(found: SortedRows, reading: GridReading, figures: Figures, *, again: bool) -> None:
    """Sort a row a sample, a column a criterion."""
    _Ratings(found, reading, figures, again=again).sort()


class _Ratings:
    """Ratings against those that are there; each of these accounts for one row."""

    def __init__(self, found: SortedRows, reading: GridReading, figures: Figures, *, again: bool) -> None:
        self._found, self._reading, self._again = found, reading, again
        self._people = {row.number: Employee(row.number, row.name) for row in figures.people}
        self._raters = {
            text.casefold(): rater
            for criterion in figures.rating_criteria
            for rater in criterion.raters
            for text in (rater.name.en, rater.name.zh, rater.id)
        }
        self._there: dict[_Recording, list[tuple[Fraction, int]]] = {}
        for person in figures.people:
            for samples in person.samples.values():
                for one in samples:
                    key = (one.number, one.criterion, one.rater, one.day, one.serial)
                    self._there.setdefault(key, []).append((one.score, one.id))
        self._seen: dict[_Recording, int] = {}

    def sort(self) -> None:
        self._found.take(self._reading)
        for row in self._reading.rows:
            faults = list(name_problems(self._reading, row, self._people))
            rater = self._raters.get(row.text("rater").casefold()) if self._raters else None
            if self._raters and rater is None:
                names: tuple[Label, ...] = tuple(dict.fromkeys(one.name for one in self._raters.values()))
                told: dict[str, FieldValue] = {"value": printable(row.text("rater")), "allowed": names}
                what = Message("“{value}” is no kind of rater; there are {allowed}", told)
                faults.append(self._reading.fault(row.row, "rater", what))
            self._found.faults += faults
            if not faults:
                self._sample(row, self._people[row.text("number")].name, None if rater is None else rater.id)

    def _sample(self, row: GridRow, name: str, rater: str | None) -> None:
        new, scores, left = 0, 0, []
        for column in self._reading.kind.columns:
            score = row.figure(column.id)
            if score is None or not column.id.startswith("="):
                continue
            scores += 1
            rating = NewRating(
                row.text("number"), column.id[1:], score, rater, row.day("date"), row.text("serial"), row.text("note")
            )
            why = self._rating(rating, row.row, column.id, column.title)
            new += why is True
            left += [why] if isinstance(why, Message) else []
        what = Message("{name}", {"name": name})
        if not scores and not row.faulty:
            self._found.left_out.append(TakenRow(row.row, what, _NOTHING_SAID))
        else:
            self._found.file(row.row, what, new, left)

    def _rating(self, rating: NewRating, row: int, column: str, title: Label) -> bool | Message:
        """Whether a rating is new; why it was left, where the same recording is rated otherwise."""
        key = (rating.number, rating.criterion, rating.rater, rating.day, rating.serial)
        there = self._there.get(key, [])
        same = next((one for one in there if one[0] == rating.score), None)
        if rating.serial:
            if key in self._seen:
                told: dict[str, FieldValue] = {"value": rating.serial, "first": self._seen[key]}
                what = Message("the recording “{value}” stands in row {first} already; one row a recording", told)
                self._found.faults.append(self._reading.fault(row, "serial", what))
            self._seen[key] = row
            if there and same is None and not self._again:
                fields: dict[str, FieldValue] = {
                    "figure": title, "serial": rating.serial, "there": there[0][0], "value": rating.score,
                }  # fmt: skip
                return Message("{figure} of recording {serial} is {there}; the workbook says {value}", fields)
            if same is not None and (len(there) == 1 or not self._again):
                return False
            self._found.gone += [number for _, number in there]  # also what stands there beside an equal one
        elif same is not None and not self._again:
            there.remove(same)
            return False
        self._found.changes.append((rating, self._reading, row, column))
        return True
