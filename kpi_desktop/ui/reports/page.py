"""The reports page: choose, look, print or save."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.render import document as documents
from kpi_desktop.render.document import Document
from kpi_desktop.render.glyphs import missing_glyphs
from kpi_desktop.render.measure import Fonts
from kpi_desktop.reports import page_setup
from kpi_desktop.reports.page_setup import PageSetup
from kpi_desktop.services import months, own_templates, paper
from kpi_desktop.services import year as years
from kpi_desktop.services.context import Operation
from kpi_desktop.services.search import Found, FoundYear
from kpi_desktop.ui.kit import FormDialog, Told, button, heading_row, label, named, panel, row, stack
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.reports.choice import ChoicePanel
from kpi_desktop.ui.reports.missing import missing_words
from kpi_desktop.ui.reports.output import Output
from kpi_desktop.ui.reports.papers import Kind, Papers, Wanted, nobody, read_papers
from kpi_desktop.ui.reports.payroll import MonthWorkbook
from kpi_desktop.ui.reports.preview import Preview, ZoomBox
from kpi_desktop.ui.reports.saving import Saver
from kpi_desktop.ui.reports.setup_dialog import SetupDialog
from kpi_desktop.ui.reports.templates_dialog import Acts, TemplatesDialog
from kpi_desktop.ui.reports.year import YearPaper, read_year
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import listen, with_keys
from kpi_desktop.ui.theme import HEADER_HEIGHT

_MARGIN = 20


class ReportsPage(Page):
    """Score table, strips and letters of every month there is."""

    def __init__(self, session: Session) -> None:
        """Build an empty page; `refresh` reads the months."""
        super().__init__(session)
        tr = self.tr_
        self.papers: Papers | None = None
        self.year: YearPaper | None = None
        self._year_is_old = True
        self._fonts = Fonts()
        self.setup = page_setup.USUAL
        self._plain: tuple[Month | None, Kind] | None = None
        self.dialog: FormDialog | None = None
        self.saver = Saver(self, tr)
        self.output = Output(self, self.saver)
        self.month_workbook = MonthWorkbook(self.saver, tr, session.paper_tr)
        self.missing = Told(kind="doubt")
        self.choice = ChoicePanel(tr)
        self.choice.changed.connect(self._chosen)
        self.choice.month_changed.connect(self._chosen)
        self.choice.month_changed.connect(self._read)
        self.choice.year_changed.connect(self._chosen)
        self.choice.year_changed.connect(self._read_year)
        self.choice.changed.connect(self._show)
        self.choice.strips.changed.connect(self._keep_strips)
        self.preview = named(Preview(session.theme), tr.t("Preview"))
        self.preview.page_changed.connect(self._tell_page)
        self._lay_out()

    def refresh(self, operation: Operation | None = None) -> None:
        """Offer the months there are and lay the chosen paper out anew."""
        if operation is None:
            self._chosen()
            self.choice.strips.show_choice(paper.chosen_strips(self.session.ctx))
            self.setup = paper.chosen_setup(self.session.ctx)
        try:
            self.choice.show_months(months.months(self.session.ctx, self.session.team))
            self.choice.show_years(years.years(self.session.ctx, self.session.team))
        except KpiError as error:
            self._nothing(worded(error, self.tr_))
        else:
            self._read()

    def first_field(self) -> QWidget:
        """The choice of the paper."""
        return self.choice.kinds[self.choice.kind]

    def choose(self, month: Month, employee: str | None = None, kind: Kind | None = None) -> None:
        """Show a month's score table, or a paper of one person; the strip where none is named."""
        self._chosen()
        self.choice.choose(kind or (Kind.SCORE_TABLE if employee is None else Kind.STRIPS), month, employee)
        self._read()
        if employee is not None:
            self.choice.tick_only(employee)

    def unfinished(self) -> object | None:
        """The paper that is looked at; whether it shows pay is asked anew."""
        choice = self.choice
        return None if choice.month is None else (choice.kind, choice.month, choice.year, choice.chosen)

    def go_on_with(self, unfinished: object) -> None:
        """Look at the same paper again."""
        match unfinished:
            case (Kind.YEAR, Month(), int() as year, None):
                self._show_the_year(year)
            case (Kind() as kind, Month() as month, _, people):
                self.choose(month, None, kind)
                if isinstance(people, tuple):
                    self.choice.some.setChecked(True)
                    self.choice.tick_only(*people)

    def choose_paper(self, kind: Kind) -> None:
        """Ask for a paper of the month, or of the year, that is chosen."""
        self.choice.kinds[kind].setChecked(True)

    def leave_year(self) -> None:
        """Show the score table where the year was shown."""
        if self.choice.kind is Kind.YEAR:
            self.choice.kinds[Kind.SCORE_TABLE].setChecked(True)

    def lead_to(self, found: Found) -> None:
        """Show the year that the search found."""
        if isinstance(found, FoundYear):
            self._chosen()
            self._show_the_year(found.year)

    def _show_the_year(self, year: int) -> None:
        self.choice.choose_year(year)
        self._read_year()

    def _lay_out(self) -> None:
        tr, icons, theme = self.tr_, self.session.icons, self.session.theme
        ink, faint = theme.colour("second_ink"), theme.colour("disabled_ink")
        self.workbook_button = button(
            tr.t("Export workbook…"), self.output.workbook, "flat", icon=icons.icon("export", ink, disabled=faint)
        )
        self.pictures_button = button(tr.t("Save as pictures…"), self.output.pictures)
        self.pdf_button: QPushButton = button(tr.t("Save as PDF…"), self.output.pdf)
        self.print_button: QPushButton = button(tr.t("Print…"), self.output.print, "primary")
        for id_, pressed in (("print", self.print_button), ("export", self.pdf_button)):
            pressed.setToolTip(with_keys(pressed.text(), id_))
            listen(self, id_, pressed.click)
        head = QWidget()
        head.setFixedHeight(HEADER_HEIGHT)
        head.setLayout(
            heading_row(
                tr.c("page", "Reports"),
                None,
                self.workbook_button,
                self.pictures_button,
                self.pdf_button,
                4,
                self.print_button,
            )
        )
        self._page_label: QLabel = label("", "secondary")
        self.layout_told: QLabel = label("", "secondary")
        self.zoom = ZoomBox(tr)
        self.zoom.chosen.connect(self.preview.zoom)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.preview)
        self._shown.addWidget(self._empty())
        self.setup_button = button(tr.t("Page setup…"), self._set_up, "flat")
        self.templates_button = button(tr.t("Own templates…"), self._templates, "flat")
        self.copy_button = button(tr.t("Copy the table"), self.output.copy, "flat")
        tools = row(
            self._page_label,
            self.layout_told,
            None,
            self.templates_button,
            self.copy_button,
            self.setup_button,
            self.zoom,
        )
        main: QVBoxLayout = stack(head, gap=0, margins=(_MARGIN, 0, _MARGIN, _MARGIN))
        shown = stack(self.saver.told, self.saver.fault, self.missing, tools, gap=8)
        shown.addWidget(self._shown, 1)
        main.addLayout(shown, 1)
        parts = row(self.choice, gap=0)
        parts.addLayout(main, 1)
        self.setLayout(parts)

    def _show_plain(self) -> None:
        """Show the letter that is chosen as the program draws it, until another is chosen."""
        self._plain = (self.choice.month, self.choice.kind)
        self._show()

    def _empty(self) -> QWidget:
        self.empty_text: QLabel = label("", "panel-title", wrap=True)
        self.plain_button = button(self.tr_.t("Show the program's own letter"), self._show_plain)
        self.plain_button.hide()
        return panel(stack(self.empty_text, row(self.plain_button, None), None, gap=16, margins=(20, 32, 20, 20)))

    def _chosen(self) -> None:
        """What was saved or went wrong before was of another paper."""
        self.saver.told.hide()
        self.saver.fault.hide()

    def _read(self) -> None:
        month = self.choice.month
        self._year_is_old = True
        try:
            self.papers = None if month is None else read_papers(self.session, month)
        except KpiError as error:
            self.papers = None
            if self.choice.kind is not Kind.YEAR:
                self._nothing(worded(error, self.tr_))
                return
        self.choice.show_people(self.papers)
        self._show()

    def _show(self) -> None:
        tr, papers, kind, people = self.tr_, self.papers, self.choice.kind, self.choice.chosen
        self.pictures_button.setVisible(kind is Kind.STRIPS)
        self.templates_button.setVisible(kind is not Kind.YEAR)
        self.copy_button.setVisible(kind is Kind.YEAR)
        if kind is Kind.YEAR:
            self._read_year() if self._year_is_old else self._show_year()
            return
        if papers is None or not papers.content.people:
            self._nothing(tr.t("Nobody to assess this month. Enter the team under People"))
            return
        if people == () or not papers.bearers(kind):
            ticked = tr.t("Nobody is ticked. Tick whose strips are wanted")
            self._nothing(ticked if papers.bearers(kind) else nobody(kind, tr))
            self.workbook_button.setEnabled(True)
            return
        document = self._laid_out(lambda: papers.document(self.asked(), self._fonts))
        if document is not None:
            self._show_document(document, missing_glyphs(papers.shown(kind, people), self._fonts))

    def _laid_out(self, lay_out: Callable[[], Document]) -> Document | None:
        """Lay a paper out; where that fails nothing is in sight: the one before isn't what is chosen now."""
        try:
            return lay_out()
        except KpiError as error:  # an own letter that can't be filled in, or paper without room
            self._nothing(worded(error, self.tr_))
            self.plain_button.setVisible(self.choice.kind.letter is not None)
            self.workbook_button.setEnabled(True)
            self.copy_button.setEnabled(True)
        except Exception:
            self._nothing("")
            raise
        return None

    def _show_document(self, document: Document, missing: tuple[tuple[str, str], ...]) -> None:
        self._shown.setCurrentIndex(0)
        self.preview.show_document(document)
        self._tell_missing(missing)
        self._tell_layout(document.page_count)
        self._enable(able=True)

    def _tell_layout(self, pages: int) -> None:
        """What the layout of strips can't do: more of them on a page than have room, a signature without a stub."""
        tr, papers, chosen = self.tr_, self.papers, self.choice.strips.choice
        said: list[str] = []
        if self.choice.kind is Kind.STRIPS and papers is not None:
            people = self.choice.chosen
            count = len(papers.content.people if people is None else people)
            if pages > -(-count // chosen.per_page):
                said.append(tr.t("Longer than {count} a page allow", count=chosen.per_page))
            if not chosen.stub:
                said.append(tr.t("No stub, nothing to sign"))
        self.layout_told.setText(tr.listed(said, "statement") if said else "")

    def _read_year(self) -> None:
        """Read the chosen year, where that is the paper: it takes longer than a month."""
        wanted = self.choice.year
        self._year_is_old = True
        if self.choice.kind is not Kind.YEAR or wanted is None:
            return
        try:
            self.year = read_year(self.session, wanted)
        except KpiError as error:
            self._nothing(worded(error, self.tr_))
            return
        self._year_is_old = False
        self.choice.show_year_pay(there=self.year.has_pay)
        self._show_year()

    def _show_year(self) -> None:
        year = self.year
        if year is None or year.is_empty:
            said = self.tr_.t("Nothing is kept of this year yet. Enter the team under People, or choose another year")
            self._nothing(said)
            return
        document = self._laid_out(lambda: year.document(self.asked(), self._fonts))
        if document is not None:
            self._show_document(document, year.missing(self._fonts))

    def _nothing(self, sentence: str) -> None:
        self.empty_text.setText(sentence)
        self._shown.setCurrentIndex(1)
        self.preview.show_document(None)
        self.missing.hide()
        self.layout_told.setText("")
        self.plain_button.hide()
        self._enable(able=False)

    def _enable(self, *, able: bool) -> None:
        buttons = (self.print_button, self.pdf_button, self.pictures_button, self.workbook_button, self.copy_button)
        for part in (*buttons, self.zoom):
            part.setEnabled(able)

    def _tell_missing(self, found: tuple[tuple[str, str], ...]) -> None:
        if said := missing_words(found, self.tr_):
            self.missing.tell(said)
        else:
            self.missing.hide()

    def _tell_page(self, page: int, count: int) -> None:
        self._page_label.setText(self.tr_.t("Page {number} of {count}", number=page + 1, count=count) if count else "")
        self.preview.setAccessibleDescription(self._page_label.text())

    def asked(self) -> Wanted:
        """The paper as it is chosen now."""
        choice = self.choice
        own = self._plain != (choice.month, choice.kind)
        return Wanted(choice.kind, choice.chosen, choice.shows_pay, choice.strips.choice, self.setup, own=own)

    def _keep_strips(self) -> None:
        self.session.run(lambda: paper.choose_strips(self.session.ctx, self.choice.strips.choice))

    def _set_up(self) -> None:
        """Ask for paper, margins and printer, and keep them."""

        def keep(setup: PageSetup) -> None:
            self.session.do(lambda: paper.choose_setup(self.session.ctx, setup))
            self.setup = setup
            self._show()

        self._open_dialog(SetupDialog(self.window(), self.setup, documents.printers(), keep, self.tr_))

    def _templates(self) -> None:
        """Say which of the organisation's templates are used, and take others."""
        session = self.session
        self._plain = None
        acts = Acts(
            lambda folder: session.do(lambda: own_templates.choose(session.ctx, folder, self._fonts.width)),
            lambda: session.run(lambda: own_templates.forget(session.ctx)),
            lambda folder: own_templates.save_example(session.ctx, folder),
        )
        self._open_dialog(TemplatesDialog(self.window(), own_templates.used(session.ctx), acts, self.tr_))

    def _open_dialog(self, dialog: FormDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
