"""The schemes page: the scheme in force, to be read; drafts of others, to be edited, tried and put in force."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import plain
from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.check_told import is_assumed
from kpi_desktop.schemes.marks import Worth
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.context import Operation
from kpi_desktop.services.schemes import InForce, in_force, scheme_for, scheme_text_for
from kpi_desktop.services.search import Found, FoundCriterion
from kpi_desktop.ui.kit import button, label, named, panel, row, rule, stack, tag
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.schemes.detail import Detail
from kpi_desktop.ui.schemes.editor.desk import Desk
from kpi_desktop.ui.schemes.enforce import put_file_in_force
from kpi_desktop.ui.schemes.files import choose_scheme_file, choose_scheme_target, write_scheme_file
from kpi_desktop.ui.schemes.outline import Outline
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import HEADER_HEIGHT, SIDE_PANEL_WIDTH
from kpi_desktop.ui.undo_bar import UndoBar

OUTLINE_WIDTH = 380


class SchemesPage(Page):
    """Outline at the left, explanation in the middle, versions and notices at the right."""

    tells_undo = True
    minds_veil = True

    def __init__(self, session: Session) -> None:
        """Lay out; the scheme comes with `refresh`."""
        super().__init__(session)
        tr = session.tr
        self._scheme: Scheme | None = None
        self.title: QLabel = label("", "title")
        self.version = tag("", "plain")
        self.since: QLabel = label("", "secondary")
        self.told = UndoBar(session)
        self.outline = Outline(session.theme, tr)
        self.total: QLabel = label("", "strong")
        self.detail = Detail(session.theme, tr)
        self.save_button = button(tr.t("Save as file…"), self._save, "flat")
        self.enforce_button = button(tr.t("Put a scheme file in force…"), self._enforce, "flat")
        self.new_button = button(tr.t("New draft…"), self.show_start)
        self.edit_button = button(tr.t("Edit in a draft"), self.edit_in_force, "primary")
        self.desk = Desk(session)
        self._side_layout = QVBoxLayout()
        self._side_inside: QWidget | None = None
        middle = named(QScrollArea(), tr.t("The scheme, to read"))
        middle.setWidgetResizable(True)
        middle.setWidget(self.detail)
        middle_frame = stack(self.told, middle, gap=12, margins=(24, 16, 12, 16))
        body = row(self._left(), middle_frame, self._right(), gap=0)
        body.setStretch(1, 1)
        reading = QWidget()
        reading.setLayout(stack(self._head(), rule(), body, gap=0))
        self.places = QStackedWidget()
        self.places.addWidget(reading)
        self.places.addWidget(self.desk)
        self.setLayout(stack(self.places, gap=0))
        self.desk.leave_wanted.connect(self.show_in_force)
        self.outline.selectionModel().currentChanged.connect(lambda *_: self._explain())

    def refresh(self, operation: Operation | None = None) -> None:
        """Read the scheme of the present month anew where schemes or months changed."""
        if operation is None:
            self.told.drop_stale()
        else:
            self.told.refresh(operation)
            if not operation.changed & {"schemes", "settings"}:
                return
        session, tr = self.session, self.tr_
        month = Month.of(session.ctx.clock.today())
        held = in_force(session.ctx, session.team)
        scheme = scheme_for(session.ctx, session.team, self._month(held, month))
        self._scheme = scheme
        self.title.setText(tr.label(scheme.name))
        self.version.setText(tr.t("version {version}", version=scheme.version))
        now = _holding(held, month)
        self.since.setText(tr.t("In force from {month}", month=now.from_month) if now else "")
        self.outline.show_scheme(scheme)
        together = Worth(scheme, None).total
        self.total.setText(plain(together) if together else "—")
        self._show_side(scheme, held)
        self._explain()

    def first_field(self) -> QWidget:
        """The outline, or what is open of a draft."""
        return self.outline if self.places.currentWidget() is not self.desk else self.desk.first_field()

    def unfinished(self) -> object | None:
        """The draft that is open."""
        return self.desk.unfinished() if self.places.currentWidget() is self.desk else None

    def go_on_with(self, unfinished: object) -> None:
        """Take the draft up again."""
        if self.desk.go_on_with(unfinished):
            self.places.setCurrentWidget(self.desk)

    def lead_to(self, found: Found) -> None:
        """Back to the scheme in force, at a criterion of it."""
        self.show_in_force()
        if isinstance(found, FoundCriterion):
            self.outline.choose(found.criterion.id)

    def show_in_force(self) -> None:
        """Back to the scheme in force."""
        self.places.setCurrentIndex(0)
        self.refresh()
        self.outline.setFocus()

    def show_start(self) -> None:
        """Where a draft begins."""
        self.places.setCurrentWidget(self.desk)
        self.desk.show_start()

    def edit_in_force(self) -> None:
        """A draft of the scheme in force; the one that was begun where there is one."""
        session = self.session
        month = self._month(in_force(session.ctx, session.team), Month.of(session.ctx.clock.today()))
        self.places.setCurrentWidget(self.desk)
        self.desk.edit(scheme_text_for(session.ctx, session.team, month))

    def save_to(self, path: Path) -> None:
        """Write the scheme in force into a file, as it was put in force."""
        session = self.session
        month = self._month(in_force(session.ctx, session.team), Month.of(session.ctx.clock.today()))
        try:
            write_scheme_file(path, scheme_text_for(session.ctx, session.team, month))
        except KpiError as error:
            session.failed.emit(error)
            return
        self.told.tell(
            self.tr_.t(
                "Saved: {file}. Edit it, give it another version, then put it in force from here.", file=path.name
            ),
            can_act=False,
        )

    def _month(self, held: tuple[InForce, ...], month: Month) -> Month:
        """The present month, or the first one with a scheme where that is still to come."""
        return max(month, held[0].from_month) if held else month

    def _head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("plain")
        head.setFixedHeight(HEADER_HEIGHT)
        head.setLayout(
            row(
                self.title, 4, self.version, self.since, None, self.save_button, self.enforce_button,
                self.new_button, self.edit_button,
                gap=10, margins=(20, 0, 20, 0),
            )
        )  # fmt: skip
        return head

    def _left(self) -> QFrame:
        title = label(self.tr_.t("Categories and criteria"), "strong")
        total = row(label(self.tr_.t("Full marks together"), ink="second"), None, self.total, margins=(12, 8, 12, 8))
        left = panel(stack(stack(title, margins=(16, 14, 12, 8)), self.outline, rule(), total, gap=0), "side-left")
        left.setFixedWidth(OUTLINE_WIDTH)
        return left

    def _right(self) -> QFrame:
        side = QWidget()
        side.setLayout(self._side_layout)
        scroll = named(QScrollArea(), self.tr_.t("Versions and what they are for"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(side)
        self._side_layout.setContentsMargins(20, 16, 16, 16)
        right = panel(stack(scroll), "side")
        right.setFixedWidth(SIDE_PANEL_WIDTH)
        return right

    def _show_side(self, scheme: Scheme, held: tuple[InForce, ...]) -> None:
        if self._side_inside is not None:
            self._side_layout.removeWidget(self._side_inside)
            self._side_inside.hide()  # it goes only when the event loop turns
            self._side_inside.deleteLater()
        tr = self.tr_
        self._side_inside = QWidget()
        _faults, found = check_scheme(scheme)
        notices = [one for one in found if not is_assumed(one)]  # these stand under their own title
        parts: list[QWidget] = [label(tr.t("In force"), "panel-title")]
        month = Month.of(self.session.ctx.clock.today())
        now = _holding(held, month)
        for one in reversed(held):
            text = tr.t("{scheme}, version {version}", scheme=one.name, version=one.version)
            when = tr.t("from {month}", month=one.from_month)
            line = QWidget()
            line.setLayout(
                stack(label(text, "strong" if one == now else "body", wrap=True), label(when, "secondary"), gap=0)
            )
            parts.append(named(line, f"{text}, {when}"))
        if scheme.assumed:
            parts += [rule(), label(tr.t("Assumed"), "panel-title")]
            parts.append(
                label(tr.t("The regulation doesn't say these; compare them with your own."), "secondary", wrap=True)
            )
            parts += [label(tr.label(one.what), wrap=True) for one in scheme.assumed]
        if notices:
            parts += [rule(), label(tr.t("Worth knowing"), "panel-title")]
            parts += [label(tr.say(notice.what), wrap=True) for notice in notices]
        self._side_inside.setLayout(stack(*parts, None, gap=10))
        self._side_layout.addWidget(self._side_inside)

    def _explain(self) -> None:
        if self._scheme is not None:
            self.detail.explain(self._scheme, self.outline.chosen)

    def _save(self) -> None:
        if self._scheme is None:
            return
        path = choose_scheme_target(self, f"{self._scheme.id}.toml", self.tr_)
        if path is not None:
            self.save_to(path)

    def _enforce(self) -> None:
        path = choose_scheme_file(self, self.tr_)
        if path is not None:
            put_file_in_force(self, self.session, path)


def _holding(held: tuple[InForce, ...], month: Month) -> InForce | None:
    return max((one for one in held if one.from_month <= month), key=lambda one: one.from_month, default=None)
