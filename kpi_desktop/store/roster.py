"""Teams and people."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from kpi_desktop.store.columns import day_in, day_out, number_in, number_out
from kpi_desktop.store.models import Employment, Person, Stint, TakenNumber, Team
from kpi_desktop.store.records import EmploymentRecord, PersonRecord, State, StintRecord, TeamRecord
from kpi_desktop.store.session import Session, Value


@dataclass(frozen=True, slots=True)
class Teams:
    """The teams."""

    session: Session

    def all(self) -> tuple[TeamRecord, ...]:
        """In the order in which they were made."""
        return tuple(TeamRecord(*row) for row in self.session.rows(Team.select(Team.id, Team.name).order_by(Team.id)))

    def add(self, name: str) -> int:
        """A new team; returns its id."""
        return self.session.insert(Team, {"name": name})

    def rename(self, team: int, name: str) -> None:
        """Another name."""
        self.session.update(Team, team, {"name": name})


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who ever was on a roster."""

    session: Session

    def all(self) -> tuple[PersonRecord, ...]:
        """Everybody, in the order of entry; the withdrawn too. Three queries, however many they are."""
        stints: defaultdict[int, list[StintRecord]] = defaultdict(list)
        query = Stint.select(Stint.person, Stint.id, Stint.hired, Stint.left).where(Stint.voided_by.is_null())
        for person, row, hired, left in self.session.rows(query):
            stints[person].append(StintRecord(row, day_out(hired), day_out(left)))
        states = self._states()
        people = Person.select(Person.id, Person.number, Person.name, Person.withdrawn_by).order_by(Person.id)
        return tuple(
            PersonRecord(
                person,
                number,
                name,
                withdrawn is not None,
                tuple(sorted(stints[person], key=lambda stint: (stint.hired or dt.date.min, stint.id))),
                tuple(sorted(states[person], key=lambda state: (state.since or dt.date.min, state.id))),
            )
            for person, number, name, withdrawn in self.session.rows(people)
        )

    def _states(self) -> defaultdict[int, list[EmploymentRecord]]:
        states: defaultdict[int, list[EmploymentRecord]] = defaultdict(list)
        query = Employment.select(
            Employment.person, Employment.id, Employment.since, Employment.team, Employment.post, Employment.level,
            Employment.probation, Employment.base_wage, Employment.performance_wage, Employment.seniority_pay,
            Employment.day_wage,
        ).where(Employment.voided_by.is_null())  # fmt: skip
        for person, row, since, team, post, level, probation, base, performance, seniority, day in self.session.rows(
            query
        ):
            state = State(
                team, post, level, bool(probation), number_out(base), number_out(performance), number_out(seniority),
                number_out(day),
            )  # fmt: skip
            states[person].append(EmploymentRecord(row, day_out(since), state))
        return states

    def taken(self) -> dict[str, int]:
        """Every number that anybody has or ever had, and whose it is."""
        return dict(self.session.rows(TakenNumber.select(TakenNumber.number, TakenNumber.person)))

    def add(self, number: str, name: str) -> int:
        """A new person, whose number nobody has now; returns the id."""
        person = self.session.insert(Person, {"number": number, "name": name})
        self._take(number, person)
        return person

    def bring_back(self, person: int, number: str, name: str) -> None:
        """A withdrawn person is entered once more."""
        self.session.update(Person, person, {"number": number, "name": name, "withdrawn_by": None})

    def rename(self, person: int, name: str) -> None:
        """Another name."""
        self.session.update(Person, person, {"name": name})

    def renumber(self, person: int, number: str) -> None:
        """Another number; the old one stays taken, and a withdrawn person who has this one gives it up."""
        holder = self.session.row(Person.select(Person.id).where((Person.number == number) & (Person.id != person)))
        if holder is not None:
            # Nobody can be entered under an unprintable number; and what withdrew them can't be taken back any more.
            given_up: dict[str, Value] = {"number": f"\x1f{holder[0]}", "withdrawn_by": self.session.operation}
            self.session.update(Person, holder[0], given_up)
        self._take(number, person)
        self.session.update(Person, person, {"number": number})

    def _take(self, number: str, person: int) -> None:
        holder = self.session.row(TakenNumber.select(TakenNumber.person).where(TakenNumber.number == number))
        if holder is None:
            self.session.insert(TakenNumber, {"number": number, "person": person})
        elif holder[0] != person:
            self.session.update(TakenNumber, number, {"person": person})

    def employ(self, person: int, hired: dt.date | None) -> int:
        """A stint begins; returns its id."""
        return self.session.insert(Stint, {"person": person, "hired": day_in(hired)})

    def set_hired(self, stint: int, hired: dt.date | None) -> None:
        """Correct a first day."""
        self.session.update(Stint, stint, {"hired": day_in(hired)})

    def set_left(self, stint: int, left: dt.date | None) -> None:
        """Note, correct or take back a last day."""
        self.session.update(Stint, stint, {"left": day_in(left)})

    def set_state(self, person: int, since: dt.date | None, state: State) -> int:
        """A state holds from a day on; returns its id."""
        values: dict[str, Value] = {
            "person": person,
            "since": day_in(since),
            "team": state.team,
            "post": state.post,
            "level": state.level,
            "probation": int(state.probation),
            "base_wage": number_in(state.base_wage),
            "performance_wage": number_in(state.performance_wage),
            "seniority_pay": number_in(state.seniority_pay),
            "day_wage": number_in(state.day_wage),
        }
        return self.session.insert(Employment, values)

    def void_state(self, employment: int) -> None:
        """A dated state was entered in error or is replaced."""
        self.session.update(Employment, employment, {"voided_by": self.session.operation})
