"""The month page: who stands how and why, all records, closing and reopening."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.reports.content import PersonContent
from kpi_desktop.services import months
from kpi_desktop.services.context import Operation
from kpi_desktop.services.months import MonthState, MonthView
from kpi_desktop.services.search import Found, FoundMonth
from kpi_desktop.services.search_kept import FoundObjection
from kpi_desktop.ui.columns import ColumnChoice
from kpi_desktop.ui.kit import FormDialog, Told
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.month.asking import Answers, Asking
from kpi_desktop.ui.month.attaching import Attaching
from kpi_desktop.ui.month.chrome import EmptyPanel, nobody_text, show_one
from kpi_desktop.ui.month.clauses import clauses
from kpi_desktop.ui.month.closing import closed_sentence, reopened_sentence
from kpi_desktop.ui.month.comparison import ComparisonTab
from kpi_desktop.ui.month.digging import Digging
from kpi_desktop.ui.month.doubt_words import open_ones
from kpi_desktop.ui.month.drawing import MARK_SIZE
from kpi_desktop.ui.month.figures import FigureTabs
from kpi_desktop.ui.month.following import Following, FollowWays
from kpi_desktop.ui.month.frame import COMPARISON, EMPTY, RECORDS, SCORES, VEILED, ScorePage, frame, month_tabs
from kpi_desktop.ui.month.head import Actions, MonthHead, neighbour, turnout_text
from kpi_desktop.ui.month.notes import Notes
from kpi_desktop.ui.month.outward import Outward
from kpi_desktop.ui.month.reading import MonthData
from kpi_desktop.ui.month.records import RecordsTab
from kpi_desktop.ui.month.score_columns import Beside
from kpi_desktop.ui.month.settling import Settling, Ways
from kpi_desktop.ui.month.side import SidePanel
from kpi_desktop.ui.month.table import ScoreTable
from kpi_desktop.ui.month.veiled import read_shown
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.dialogs import EditDialog, VoidDialog
from kpi_desktop.ui.veil_cover import VeilCover


class MonthPage(Page):
    """One month of the team; the present one when first opened."""

    minds_veil = True

    def __init__(self, session: Session) -> None:
        """Build an empty page; `refresh` reads the month."""
        super().__init__(session)
        self.data: MonthData | None = None
        self._views: tuple[MonthView, ...] = ()
        self._month: Month | None = None
        self._side_closed = False
        self._clauses: Mapping[str, str] = {}
        self.asking = Asking(session, self, Answers(self._closed, self._reopened, self.settle_doubts, self._focus))
        tr = self.tr_
        self.outward = Outward(self)
        self.saver = self.outward.saver
        leads = (self.outward.export, self.outward.open_reports)
        actions = Actions(self._go, *leads, self.close_month, self.reopen_month)
        self.head = MonthHead(session, actions)
        self.told = Told(tr.t("Print table and strips"), pressed=self.outward.open_reports)
        mark = session.icons.pixmap("warning", session.theme.colour("doubt"), MARK_SIZE)
        self.table = ScoreTable(session.theme, tr, mark)
        self.column_choice = ColumnChoice(session, self.table, "scores", self.table)
        ways = Ways(
            self._show_person, self._correct, self.enter_figure, lambda: self.outward.open("people"), self.asking.ask
        )
        self.settling = Settling(session, self.window, ways)
        self.settling.panel.all_settled.connect(self.head.close_month.setFocus)
        self.notes = Notes(session, self.table.choose)
        self.records = RecordsTab(session)
        self.figures = FigureTabs(session, self.table.choose)
        told = partial(self.told.tell, can_act=False)
        trails = (self._to_record, self.show_month, self.reopen_month, told)
        self.digging = Digging(session, self.window, self.asking, *trails)
        follow_ways = FollowWays(self.asking.ask, self._read, self.reopen_month, self.digging.carry)
        self.following = Following(session, self.window, follow_ways)
        self.side = SidePanel(session, self._close_side, self.outward.open_reports, self.following)
        self.comparison = ComparisonTab(session, self.outward.ways())
        self.cover = VeilCover(session)
        self.table.person_chosen.connect(self._chosen)
        self.table.person_opened.connect(self._opened)
        self.table.category_opened.connect(self.side.show_category)
        self.side.view.line_opened.connect(self._trace)
        self.side.view.figure_opened.connect(lambda one: self.figures.trace(one, self.in_question))
        self.records.month_wanted.connect(self.show_month)
        self.records.late_wanted.connect(lambda: self.digging.carry(self.in_question))
        self.records.person_chosen.connect(self.table.choose)
        self.records.edit_wanted.connect(lambda incident: self._correct(incident, EditDialog))
        self.attaching = Attaching(
            session, self, self.records, self.asking, saver=self.saver, month=lambda: self._month
        )
        self.records.void_wanted.connect(lambda incident: self._correct(incident, VoidDialog))
        self._lay_out()
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._go(step))

    @property
    def month(self) -> Month | None:
        """The month that is shown."""
        return self._month

    def unsaved(self) -> str:
        """How many cells of the figures were refused and wait to be mended."""
        count = self.figures.unsaved
        return self.tr_.n("{count} cell isn't saved yet", "{count} cells aren't saved yet", count) if count else ""

    def unfinished(self) -> object | None:
        """The month that is looked at, the tab, and whose row."""
        return None if self._month is None else (self._month, self.tabs.currentIndex(), self.in_question)

    def go_on_with(self, unfinished: object) -> None:
        """Look at the same again."""
        match unfinished:
            case (Month() as month, int() as place, str() as employee):
                if month != self._month:
                    self.show_month(month)
                self.table.choose(employee or None)
                self.tabs.setCurrentIndex(place)

    @property
    def in_question(self) -> str:
        """The person of the row."""
        return self.table.person.employee if self.table.person is not None else ""

    def show_month(self, month: Month) -> None:
        """Go to a month."""
        self._month = month
        for bar in (self.told, self.saver.told, self.saver.fault):
            bar.hide()
        self._read()

    def lead_to(self, found: Found) -> None:
        """Show a month that was found, or whose result is objected to."""
        match found:
            case FoundMonth():
                self.show_month(found.month)
            case FoundObjection():
                self.show_month(found.objection.month)
                if self.data is not None and not self.session.veil.drawn:
                    self.tabs.setCurrentIndex(SCORES)
                    self._show_person(found.objection.number)

    def refresh(self, operation: Operation | None = None) -> None:
        """Read the month again; whatever is written may move a score or the months there are."""
        self._read()

    def first_field(self) -> QWidget:
        """The table in sight: in the score table arrow keys change the explanation at once."""
        place = self._pages.currentIndex()
        if place in {COMPARISON, VEILED}:
            return self.comparison.table if place == COMPARISON else self.cover.lift
        return self.records.table if place == RECORDS else self.figures.sheet_at(place) or self.table

    def settle_doubts(self) -> None:
        """Lead to the first doubt that stands open; to the table where none does."""
        if self.data is not None and open_ones(self.data.doubts) and self.data.view.seal is None:
            self.tabs.setCurrentIndex(SCORES)
        if not self.settling.panel.focus_first():
            self._focus()

    def _focus(self) -> None:
        self.first_field().setFocus()

    @property
    def dialog(self) -> FormDialog | None:
        """The dialog that was opened last."""
        return self.asking.dialog

    def close_month(self) -> None:
        """Ask, close, and offer the paper."""
        if self.data is not None and not self.session.veil.drawn:
            self.asking.close(self.data)

    def reopen_month(self) -> None:
        """Ask for the reason and open the month again."""
        if self.data is not None:
            self.asking.reopen(self.data)

    def _closed(self, then_print: bool) -> None:
        if self.data is not None:
            self.told.tell(closed_sentence(self.data, self.tr_))
            if then_print:
                self.outward.open_reports()

    def _reopened(self) -> None:
        if self.data is not None:
            self.told.tell(reopened_sentence(self.data, self.tr_), can_act=False)

    def _correct(self, incident: int, kind: type[EditDialog | VoidDialog]) -> None:
        if self.data is not None:
            self.asking.correct(self.data, incident, kind)

    def _trace(self, place: int) -> None:
        self.digging.trace(self.data, place, self.side.view.setFocus)

    def _to_record(self, incident: int) -> None:
        self.tabs.setCurrentIndex(RECORDS)
        self.records.choose(incident)

    def _show_person(self, employee: str) -> None:
        self.explain(employee)
        self.table.setFocus()

    def explain(self, employee: str) -> None:
        """Whose number was clicked stands explained, also where the panel was closed."""
        self._side_closed = False
        self.side.show()
        self.table.choose(employee)

    def enter_figure(self, figure: str, employee: str | None) -> None:
        """Lead to where a figure of the month is entered; wages and days are kept with the people."""
        if not self.figures.go_to(figure, employee):
            self.outward.open("people")

    def _lay_out(self) -> None:
        self.empty = EmptyPanel(self.tr_.t("Go to People"), partial(self.outward.open, "people"))
        beneath = (self.notes.moved, self.notes.notices)
        scores = ScorePage(self.following.bar, self.table, self.settling.panel, beneath)
        made = frame(
            self.head,
            (self.told, self.saver.told, self.saver.fault),
            (scores, *self.figures.parts, self.records, self.comparison, self.empty, self.cover),
            (self.side, self.figures.ratings.guide),
            month_tabs(self.figures, self.tr_),
        )
        self.tabs, self._pages, self.turnout, self._turn_to = made.tabs, made.pages, made.turnout, made.turn_to
        self.tabs.currentChanged.connect(self._tab_changed)
        self.setLayout(made.layout)

    def _read(self) -> None:
        session = self.session
        try:
            self._views = months.months(session.ctx, session.team)
            self._month = self._month or (self._views[-1].month if self._views else None)
            self.data = None if self._month is None else read_shown(session, self._month, self.data)
        except KpiError as error:
            self.data = None
            self._show_empty(self.tr_.t("This month can't be scored"), worded(error, self.tr_), can_act=False)
        else:
            self._show()
        self._tell()

    def _show(self) -> None:
        data, tr = self.data, self.tr_
        if data is None or not data.content.people:
            self._show_empty(*nobody_text(tr), can_act=True)
            return
        self._clauses = clauses(data.scored.scheme, tr)
        self.following.show_month(data)
        veiled, strips = self.session.veil.drawn, self.following.strips(data)
        beside = Beside(self.settling.doubted(data), self._clauses, strips, veiled)
        self.table.show_month(data.content, beside, self.following.only(data))
        self.settling.show_month(data)
        self.notes.show_month(data)
        self.records.late.setVisible(any(view.state is MonthState.CLOSED for view in self._views))
        self.records.show_records(data.records, self._clauses)
        self.comparison.forget()
        self.figures.show_month(data.scored)
        self._show_tab(self.tabs.currentIndex())

    def _show_empty(self, title: str, text: str, *, can_act: bool) -> None:
        self.empty.say(title, text, can_act=can_act)
        self._show_tab(EMPTY)

    def _tell(self) -> None:
        data, tr = self.data, self.tr_
        earlier, later = (neighbour(self._views, self._month, step) is not None for step in (-1, 1))
        self.head.tell(self._month, data, earlier=earlier, later=later)
        self.tabs.setTabText(RECORDS, tr.t("Records  {count}", count=data.counted) if data else tr.t("Records"))
        self.turnout.setText(turnout_text(data.content, tr) if data else "")
        self.month_changed.emit()

    def _go(self, step: int) -> None:
        month = neighbour(self._views, self._month, step)
        if month is not None:
            self.show_month(month)

    def _tab_changed(self, place: int) -> None:
        if self.data is not None and self.data.content.people:
            self._show_tab(place)

    def _show_tab(self, place: int) -> None:
        """A page with what belongs beside it."""
        if place == RECORDS and self._pages.currentIndex() != RECORDS and self.table.person is not None:
            self.records.lead_to(self.table.person.employee)
        shown = self._turn_to(place, veiled=self.session.veil.drawn)
        if shown == COMPARISON and self.data is not None:
            self.comparison.show_month(self.data)
        guided = self.figures.guides_at(shown)
        beside = shown not in {EMPTY, VEILED} and not guided and not self._side_closed
        show_one(((self.figures.ratings.guide, guided), (self.side, beside)))

    def _chosen(self, person: PersonContent | None) -> None:
        if self.data is not None:
            files = self.attaching.files(self.data, person)
            self.side.show_person(person, self.data.content, self._clauses, files)

    def _opened(self, _person: PersonContent) -> None:
        self._side_closed = False
        self.side.show()

    def _close_side(self) -> None:
        self._side_closed = True
        self.side.hide()
        self.table.setFocus()
