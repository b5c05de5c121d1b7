"""The forms of the people page: a new person, a change, a last day, a return."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.services.context import Operation
from kpi_desktop.services.people import Person, add_people, come_back, edit_person, later_changes, leave
from kpi_desktop.services.rosters import read_day
from kpi_desktop.ui.kit import Field, FormDialog, row
from kpi_desktop.ui.people.fields import Asked, PersonFields, ToldError
from kpi_desktop.ui.people.later import LaterNote
from kpi_desktop.ui.session import Session


class PeopleDialog(FormDialog):
    """A form whose refusals stand beneath their fields; what was entered stays.

    Args:
        parent: The window it belongs to.
        session: The window's work.
        title: What is done here.
        verb: What the main button says.
        write: Reads the inputs and gives the call that writes.
        explain: A sentence beneath the title.
    """

    help_topic = "people"

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        title: str,
        *,
        verb: str,
        write: Callable[[], Callable[[], Operation]],
        explain: str = "",
    ) -> None:
        """The caller fills `places` and `body`."""
        tr = session.tr
        super().__init__(
            parent, title, verb=verb, cancel=tr.c("button", "Cancel"), apply=self._try, tr=tr, explain=explain
        )
        self.places: dict[str, Field] = {}
        self._session, self._write = session, write

    def place(self, key: str, field: Field) -> None:
        """Put a field into the form under the name that problems have for it."""
        self.places[key] = field
        self.body.addWidget(field)

    def place_pairs(self, fields: Mapping[str, Field], keys: Sequence[str]) -> None:
        """Put fields into the form two by two."""
        for start in range(0, len(keys), 2):
            pair = keys[start : start + 2]
            self.places |= {key: fields[key] for key in pair}
            beside = row(*(fields[key] for key in pair), gap=12)
            for place, key in enumerate(pair):
                beside.setStretch(place, 1)
                beside.setAlignment(fields[key], Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(beside)

    def read_day(self, key: str) -> date:
        """The day in a field that must have one.

        Raises:
            KpiError: Nothing or no day stands there.
        """
        editor = self.places[key].editor
        text = editor.text() if isinstance(editor, QLineEdit) else ""
        day = self.attempt(key, lambda: read_day(text))
        if day is None:
            self.places[key].refuse(self._session.tr.t("Enter a day, such as 2026-05-10"))
            editor.setFocus()
            raise ToldError
        return day

    def attempt(self, key: str, read: Callable[[], date | None]) -> date | None:
        """Read a field; a fault stands beneath it."""
        try:
            return read()
        except KpiError as error:
            self.places[key].refuse(self._session.tr.say(error.what))
            self.places[key].editor.setFocus()
            raise ToldError from error

    def try_it(self) -> None:
        """Write; a fault that has a field stands beneath it, others above the buttons."""
        self.refusal.hide()
        for field in self.places.values():
            field.accept()
        try:
            self._try()
        except ToldError:
            return
        except KpiError as error:
            if not self._tell(error):
                self.refuse(self._lines(error))
            return
        self.accept()

    def _try(self) -> None:
        self._session.do(self._write())

    def _tell(self, error: KpiError) -> bool:
        """Whether every fault found its field."""
        found = [(str(problem.path[-1]), problem) for problem in error.problems if problem.path]
        mine = [(key, problem) for key, problem in found if key in self.places and problem.path[0] == "people"]
        for key, problem in reversed(mine):
            said = self._session.tr.say(problem.what)
            self.places[key].refuse(said[:1].upper() + said[1:])  # in lists it follows the place
            self.places[key].editor.setFocus()
        return bool(mine) and len(mine) == len(error.problems)

    def _lines(self, error: KpiError) -> str:
        tr = self._session.tr
        said = [tr.say(error.what), *(tr.say(problem.what) for problem in error.problems[:10])]
        return "\n".join(dict.fromkeys(said))


def add_dialog(parent: QWidget | None, session: Session, asked: Asked, number: str) -> PeopleDialog:
    """A new person."""
    tr = session.tr
    inputs = PersonFields(session, asked, None, number)

    def write() -> Callable[[], Operation]:
        dialog.attempt("hired", lambda: read_day(inputs.hired.text()))
        person = inputs.read()
        return lambda: add_people(session.ctx, session.team, [person])

    dialog = PeopleDialog(parent, session, tr.t("Add a person"), verb=tr.c("button", "Add"), write=write)
    dialog.place_pairs(inputs.fields, ("number", "name", "post", "level", "hired"))
    dialog.place_pairs(inputs.fields, asked.wages)
    dialog.body.addWidget(inputs.probation)
    inputs.name.setFocus()
    return dialog


def edit_dialog(parent: QWidget | None, session: Session, asked: Asked, person: Person) -> PeopleDialog:
    """A change of a person: the name and the first day for good, the rest from a day on; no wages under the veil."""
    tr = session.tr
    if session.veil.drawn:
        asked = replace(asked, wages=())  # what isn't asked for stays as it was
    inputs = PersonFields(session, asked, person)
    since = QLineEdit(session.ctx.clock.today().isoformat())

    def write() -> Callable[[], Operation]:
        dialog.attempt("hired", lambda: read_day(inputs.hired.text()))
        day, changed = dialog.read_day("since"), inputs.read()
        return lambda: edit_person(session.ctx, person.number, changed, day, untouched=inputs.untouched)

    def foretell() -> None:
        day, changed = _day(since.text()), inputs.peek()
        if day is None or changed is None:
            later.tell(())
        else:
            later.tell(later_changes(session.ctx, person.number, changed, day, untouched=inputs.untouched))

    dialog = PeopleDialog(
        parent,
        session,
        tr.t("Change {name}, {number}", name=person.name, number=person.number),
        verb=tr.c("button", "Save"),
        write=write,
        explain=tr.t("Name and first day are corrected for good; post, level, pay and probation change from a day on.")
        if asked.wages
        else tr.t("Name and first day are corrected for good; post, level and probation change from a day on."),
    )
    dialog.place_pairs(inputs.fields, ("name", "hired", "post", "level"))
    dialog.place_pairs(inputs.fields, asked.wages)
    dialog.body.addWidget(inputs.probation)
    from_when = tr.t("Post, level, pay and probation from") if asked.wages else tr.t("Post, level and probation from")
    dialog.place("since", Field(from_when, since, tr.t("The state at the month's end decides")))
    later = LaterNote(session, asked)
    dialog.body.addWidget(later)
    inputs.listen(foretell)
    since.textChanged.connect(lambda _: foretell())
    foretell()
    inputs.name.setFocus()
    return dialog


def _day(text: str) -> date | None:
    """The day that stands there, None while it isn't one."""
    try:
        return read_day(text)
    except KpiError:
        return None


def leave_dialog(parent: QWidget, session: Session, person: Person) -> PeopleDialog:
    """A person's last day."""
    tr = session.tr
    return _day_dialog(
        parent,
        session,
        tr.t("{name} leaves", name=person.name),
        asked=("left", tr.t("Last day"), person.left or session.ctx.clock.today()),
        verb=tr.c("button", "Note the last day"),
        write=lambda day: leave(session.ctx, person.number, day),
        explain=tr.t("Records and scores stay. Whoever was employed on any day of a month is still assessed in it."),
    )


def return_dialog(parent: QWidget, session: Session, person: Person) -> PeopleDialog:
    """A person who had left is employed again."""
    tr = session.tr
    return _day_dialog(
        parent,
        session,
        tr.t("{name} is employed again", name=person.name),
        asked=("hired", tr.t("First day"), session.ctx.clock.today()),
        verb=tr.c("button", "Employ again"),
        write=lambda day: come_back(session.ctx, person.number, day),
        explain=tr.t("The employee number stays the same."),
    )


def _day_dialog(
    parent: QWidget,
    session: Session,
    title: str,
    *,
    asked: tuple[str, str, date],
    verb: str,
    write: Callable[[date], Operation],
    explain: str,
) -> PeopleDialog:
    """A dialog that asks for one day; `asked` is the key of its field, what it is called, and the day proposed."""
    key, name, proposed = asked
    field = QLineEdit(proposed.isoformat())

    def read() -> Callable[[], Operation]:
        day = dialog.read_day(key)
        return lambda: write(day)

    dialog = PeopleDialog(parent, session, title, verb=verb, write=read, explain=explain)
    dialog.place(key, Field(name, field))
    field.selectAll()
    field.setFocus()
    return dialog
