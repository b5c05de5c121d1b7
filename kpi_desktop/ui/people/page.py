"""The people page: somebody of the list at the left, and the roster to be kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.reports.person_content import PersonPage
from kpi_desktop.services.context import Operation
from kpi_desktop.services.pay_plans import plan_for
from kpi_desktop.services.people import Person, roster
from kpi_desktop.services.person_page import Lives
from kpi_desktop.services.person_words import Head, worded
from kpi_desktop.services.pinyin import name_key
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.services.search import Found, FoundPerson
from kpi_desktop.ui.kit import row
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.people.fields import Asked, asked_of
from kpi_desktop.ui.people.finding import by_number
from kpi_desktop.ui.people.forms import edit_dialog, leave_dialog
from kpi_desktop.ui.people.list import PeopleList
from kpi_desktop.ui.people.person import PersonPane, Ways
from kpi_desktop.ui.people.roster import RosterPane
from kpi_desktop.ui.people.veiled import veiled
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import listen


class PeoplePage(Page):
    """One person at a time, or the roster."""

    tells_undo = True
    minds_veil = True

    def __init__(self, session: Session) -> None:
        """Lay out; people come with `refresh`."""
        super().__init__(session)
        self._lives = Lives(session.ctx, session.paper_tr)
        self._asked = Asked()
        self._all_strips = False
        self._people: tuple[Person, ...] = ()
        self.roster = RosterPane(session, self.show_person)
        self.list = PeopleList(session, self.keep_roster, self.roster.is_gone)
        self.person = PersonPane(session, Ways(self.log, self.edit, self.leave, self.show_all_strips))
        self.list.chosen.connect(self._chosen)
        self.list.left_wanted.connect(lambda _: self._read())
        self._one = QWidget()
        one = row(self.list, gap=0)
        one.addWidget(self.person, 1)
        self._one.setLayout(one)
        self._stack = QStackedLayout(self)  # at once: a widget of a layout without a window would be one itself
        self._stack.addWidget(self._one)
        self._stack.addWidget(self.roster)
        listen(self._one, "find", self.list.search.setFocus)
        listen(self._one, "add-person", self.add)
        listen(self._one, "person-picture", self.person.save_picture)
        listen(self._one, "person-evidence", self.person.timeline.open_evidence)
        listen(self._one, "print-person", self.person.print_action.trigger)

    @property
    def in_question(self) -> str:
        """The person that is shown, or chosen in the roster."""
        chosen = self.roster.chosen if self.keeps_roster else self.list.current
        return "" if chosen is None else chosen.number

    @property
    def keeps_roster(self) -> bool:
        """Whether the roster is shown."""
        return self._stack.currentWidget() is self.roster

    def refresh(self, operation: Operation | None = None) -> None:
        """Read what is shown anew."""
        self._lives.forget()
        if operation is None and not self._people:
            self._people = roster(self.session.ctx, self.session.team, include_left=True)
            self._stack.setCurrentWidget(self._one if self._people else self.roster)
        if self.keeps_roster:
            self.roster.refresh(operation)
        else:
            self._read()
            if operation is None:
                self.person.told.hide()
            else:
                self.person.told.refresh(operation)

    def first_field(self) -> QWidget:
        """The search of what is shown."""
        return self.roster.first_field() if self.keeps_roster else self.list.search

    def lead_to(self, found: Found) -> None:
        """Show a person who was found."""
        if isinstance(found, FoundPerson):
            self.show_person(found.person.number)

    def unfinished(self) -> object | None:
        """The person who is looked at, and whether in the roster."""
        return (self.in_question, self.keeps_roster) if self.in_question else None

    def go_on_with(self, unfinished: object) -> None:
        """Look at the same person again."""
        match unfinished:
            case (str() as number, bool() as in_roster):
                self.show_person(number)
                if in_roster:
                    self.keep_roster()

    def bring(self, control: QWidget) -> None:
        """Show the roster where a control stands there."""
        if self.roster.isAncestorOf(control) and not self.keeps_roster:
            self.keep_roster()

    def show_person(self, number: str) -> None:
        """Show a person, also one who has left."""
        self._stack.setCurrentWidget(self._one)
        self._read()
        if all(person.number != number for person in self.list.listed):
            self.list.with_left.setChecked(True)
        self.list.choose(number)
        self.list.table.setFocus()

    def keep_roster(self) -> None:
        """Go over to the roster, with the person chosen there."""
        kept = self.list.current
        self._stack.setCurrentWidget(self.roster)
        self.roster.refresh()
        if kept is not None:
            self.roster.choose(kept.number)
        self.roster.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Take a person onto the roster."""
        self.keep_roster()
        self.roster.add()

    def log(self) -> None:
        """Go to Today with the person in the line."""
        from kpi_desktop.ui.today import TodayPage
        from kpi_desktop.ui.window import MainWindow

        window, number = self.window(), self.in_question
        if isinstance(window, MainWindow) and number:
            today = window.open("today")
            if isinstance(today, TodayPage):
                today.log_for(number)

    def edit(self) -> None:
        """Ask what changes about the person."""
        if self.list.current is not None:
            edit_dialog(self, self.session, self._asked, self.list.current).exec()

    def leave(self) -> None:
        """Ask for the person's last day."""
        if self.list.current is not None:
            leave_dialog(self, self.session, self.list.current).exec()

    def show_all_strips(self) -> None:
        """Show the strips of all months."""
        self._all_strips = True
        self._show()

    def _read(self) -> None:
        session, tr = self.session, self.tr_
        self._people = roster(session.ctx, session.team, include_left=self.list.with_left.isChecked())
        month = Month.of(session.ctx.clock.today())
        try:
            self._asked = asked_of(
                scheme_for(session.ctx, session.team, month), plan_for(session.ctx, session.team, month)
            )
        except KpiError:
            self._asked = Asked()
        present = sum(not self.roster.is_gone(person) for person in self._people)
        counted = tr.n("{team}, {count} person", "{team}, {count} people", present, team=session.team.name)
        self.list.show_people(sorted(self._people, key=by_number), counted)

    def _chosen(self, person: Person | None) -> None:
        if self.person.page is None or person is None or person.number != self.person.page.number:
            self._all_strips = False
        self._show()

    def _show(self) -> None:
        person = self.list.current
        try:
            page = None if person is None else self._page_of(person)
        except KpiError as error:
            page = None
            self.session.failed.emit(error)
        shown = veiled(page) if page is not None and self.session.veil.drawn else page
        self.person.show_page(shown, paper=page)

    def _page_of(self, person: Person) -> PersonPage:
        page = worded(self._lives.of(person.number), self._head(person), self.session.paper_tr)
        if self._all_strips:
            page = replace(page, strips=self._lives.strips(person.number), earlier=0)
        return page

    def _head(self, person: Person) -> Head:
        tr = self.tr_
        posts = {post.id: tr.label(post.name) for post in self._asked.posts}
        levels = {level.id: tr.label(level.name) for level in self._asked.levels}
        facts = [person.number, person.team]
        facts += [posts.get(person.post, person.post)] if person.post else []
        facts += [levels.get(person.level, person.level)] if person.level else []
        facts += [tr.t("hired {day}", day=person.hired)] if person.hired else []
        if person.left is not None or person.probation:
            facts.append(self.roster.status(person))
        return Head(person.number, person.name, name_key(person.name).shown, tuple(facts))
