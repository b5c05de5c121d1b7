"""The guide of the first run: four steps in a window of their own, nothing written before the last one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFont, QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.library import presets
from kpi_desktop.services import teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.people import NewPerson
from kpi_desktop.services.rosters import check_rows
from kpi_desktop.services.setup import Setup, set_up
from kpi_desktop.texts import Translator
from kpi_desktop.ui.background import Work
from kpi_desktop.ui.ending import Ending
from kpi_desktop.ui.guide.check_step import CheckStep
from kpi_desktop.ui.guide.draft import Choice, Draft, Parts
from kpi_desktop.ui.guide.place_step import PlaceStep
from kpi_desktop.ui.guide.roster_step import RosterStep
from kpi_desktop.ui.guide.scheme_step import SchemeStep
from kpi_desktop.ui.guide.step import Step
from kpi_desktop.ui.held import Held
from kpi_desktop.ui.help import Helper, HelpParts
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.kit import FormDialog, button, label, named, stack
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.progress import ProgressLine
from kpi_desktop.ui.room import open_within_screen
from kpi_desktop.ui.shortcuts import listen
from kpi_desktop.ui.theme import Theme, Type

RAIL_WIDTH = 208
_LEFT = 2
"""What the question before leaving gives when it is answered so."""


class Guide(QWidget):
    """Asks for language, organisation, team, scheme and roster, then writes all of it at once.

    Args:
        ctx: What services work with; the database is empty.
        speak: Gives the translator of a language, and lets Qt's own dialogs speak it.
        language: The language to begin in.
        theme: Colours and type.
        icons: Icons.

    Signals:
        finished: The team that was made.
        sample_wanted: The sample team is to be looked at first.
        stayed: The guide was to close, and was asked to stay.
    """

    finished = Signal(object)
    sample_wanted = Signal()
    stayed = Signal()

    def __init__(
        self, ctx: Context, speak: Callable[[Language], Translator], language: Language, theme: Theme, icons: Icons
    ) -> None:
        """Begin at the first step."""
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ctx, self._speak, self._theme, self._icons = ctx, speak, theme, icons
        own = [Choice(preset.text, preset.scheme) for preset in presets(ctx.resources / "schemes")]
        self.draft = Draft(Month.of(ctx.clock.today()), own)
        self._written = self._asked = False
        self._frame: QWidget | None = None
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.steps: tuple[Step, ...] = ()
        self.work = Work(self)
        self.setMinimumSize(1024, 640)
        open_within_screen(self)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.forward)
        self._build(language)
        self.helper = Helper(self, self._help_parts, lambda: "guide")
        listen(self, "help", self.helper.open)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.steps[self._stack.currentIndex()]

    def go_to(self, number: int) -> None:
        """Open a step by its number, from 0."""
        self._stack.setCurrentIndex(number)
        self.step.shown()
        self._tell()
        self.step.first_field().setFocus()

    def forward(self) -> None:
        """Go on where the answers can stand; write everything after the last step."""
        if not self.step.ready():
            return
        number = self._stack.currentIndex()
        if number + 1 < len(self.steps):
            self.go_to(number + 1)
        else:
            self._start()

    def back(self) -> None:
        """Go to the step before; nothing is lost."""
        self.go_to(max(self._stack.currentIndex() - 1, 0))

    def dress(self, theme: Theme) -> None:
        """Be drawn in other colours, once no work is under way that belongs to a step; step and answers stay."""
        if self.work.busy:
            again = partial(QTimer.singleShot, 0, self, partial(self.dress, theme))
            self.work.idle.connect(again, Qt.ConnectionType.SingleShotConnection)
            return
        self._theme = theme
        self._build(self._tr.language, self._stack.currentIndex())
        self.helper.go_on_with(self.helper.reading)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before what was typed is lost."""
        leaves = self._written or self._asked or not self.draft.touched or self._leaving()
        if not leaves:
            self.stayed.emit()
        event.setAccepted(leaves and self._ending.may_close())

    def _to_sample(self) -> None:
        """Ask first and make the sample then, which takes some seconds."""
        if self.draft.touched and not self._leaving():
            return
        self._asked = True
        self._remark.setText(self._tr.t("Making the sample team…"))
        self._remark.repaint()
        self.sample_wanted.emit()
        if self.isVisible():  # it could not be made, which was told
            self._asked = False
            self._tell()

    def _leaving(self) -> bool:
        tr = self._tr
        dialog = FormDialog(
            self,
            tr.t("Leave the set-up?"),
            verb=tr.t("Go on with the set-up"),
            cancel="",
            apply=lambda: None,
            tr=tr,
            explain=tr.t(
                "Nothing has been saved yet. What you typed here will be gone; the guide opens again at the next start."
            ),
        )
        # Enter and Esc both stay: only this button loses anything.
        dialog.buttons.insertWidget(1, button(tr.t("Leave"), lambda: dialog.done(_LEFT)))
        dialog.verb.setFocus()
        return dialog.exec() == _LEFT

    def _build(self, language: Language, number: int = 0) -> None:
        self._tr = self._speak(language)
        self.setWindowTitle(self._tr.t("First set-up"))
        parts = Parts(self._ctx, self._tr, self._theme, self._icons, self.draft)
        place, check = PlaceStep(parts), CheckStep(parts)
        self.steps = (place, SchemeStep(parts), RosterStep(parts), check)
        # The button that was pressed goes with the frame: not before it has finished its own work.
        place.language_chosen.connect(lambda chosen: QTimer.singleShot(0, self, lambda: self._change_language(chosen)))
        place.sample_wanted.connect(self._to_sample)
        check.change_wanted.connect(self.go_to)
        self.progress = ProgressLine(self.work, self._tr)
        self._held = Held(self, self.work, self.progress)
        self._ending = Ending(self, self.work, self.progress, self._tr)
        self._ending.stayed.connect(self.stayed)
        self._stack = QStackedWidget()
        for step in self.steps:
            step.answered.connect(self.forward)
            self._stack.addWidget(step)
        if self._frame is not None:
            self._layout.removeWidget(self._frame)
            self._frame.hide()  # it goes only when the event loop turns
            self._frame.deleteLater()
        self._frame = QWidget()
        frame = QHBoxLayout(self._frame)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(0)
        frame.addWidget(self._rail())
        frame.addLayout(stack(self._stack, self._foot(), gap=16, margins=(32, 28, 32, 20)), 1)
        self._layout.addWidget(self._frame)
        self.go_to(number)

    def _help_parts(self) -> HelpParts:
        return HelpParts(self._tr, self._theme, self._icons, self._ctx.resources / "help")

    def _change_language(self, chosen: Language) -> None:
        if chosen == self._tr.language:
            return
        self._build(chosen)
        self.helper.go_on_with(self.helper.reading)
        place = self.steps[0]
        if isinstance(place, PlaceStep):
            place.languages[chosen].setFocus()

    def _rail(self) -> QFrame:
        tr = self._tr
        rail = QFrame()
        rail.setObjectName("rail")
        rail.setFixedWidth(RAIL_WIDTH)
        named(rail, tr.t("Steps"))
        head = stack(
            label(tr.t("First set-up"), "panel-title"),
            label(tr.t("About five minutes; leave at any time"), "secondary", wrap=True),
            gap=0,
            margins=(24, 28, 16, 24),
        )
        names = (tr.t("Organisation and team"), tr.c("page", "Scheme"), tr.t("Roster"), tr.t("Check and start"))
        self._entries = tuple(self._entry(number, name) for number, name in enumerate(names))
        foot = label(tr.t("The data stays on this computer; it works without a network."), "secondary", wrap=True)
        layout = stack(head, *self._entries, None, stack(foot, margins=(24, 0, 16, 24)), gap=0)
        rail.setLayout(layout)
        return rail

    def _entry(self, number: int, name: str) -> QPushButton:
        entry = button(name, lambda: self.go_to(number))
        entry.setProperty("kind", "step")
        entry.setCheckable(True)
        entry.setIconSize(QSize(20, 20))
        return entry

    def _foot(self) -> QHBoxLayout:
        tr = self._tr
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self._remark: QLabel = label("", ink="second")
        foot.addWidget(self._remark, 1)
        foot.addWidget(self.progress)
        self._extras: tuple[QPushButton, ...] = tuple(extra for step in self.steps for extra in step.extra_buttons())
        self.back_button = button(tr.t("Back"), self.back)
        self.next_button = button("", self.forward, "primary")
        self.next_button.setToolTip("Ctrl+Enter")
        self._hold_places()
        for one in (*self._extras, self.back_button, self.next_button):
            foot.addWidget(one)
        for step in self.steps:
            if isinstance(step, RosterStep):
                step.model.edited.connect(self._tell)
        return foot

    def _hold_places(self) -> None:
        """Back and next stand in the same place in every step: whoever clicks through never misses."""
        going = self.back_button.sizePolicy()
        going.setRetainSizeWhenHidden(True)
        self.back_button.setSizePolicy(going)
        widest = 0
        for step in self.steps:
            self.next_button.setText(step.next_text)
            widest = max(widest, self.next_button.sizeHint().width())
        self.next_button.setFixedWidth(widest)

    def _tell(self) -> None:
        """Rail and foot for the step that is shown."""
        current = self._stack.currentIndex()
        for number, entry in enumerate(self._entries):
            entry.setChecked(number == current)
            entry.setEnabled(number <= current)
            entry.setIcon(self._mark(number, current))
        self._remark.setText(self.step.remark)
        for extra in self._extras:
            extra.setVisible(extra in self.step.extra_buttons())
        self.back_button.setVisible(current > 0)
        self.next_button.setText(self.step.next_text)
        named(self.next_button, self.step.next_text)

    def _mark(self, number: int, current: int) -> QIcon:
        if number < current:
            return QIcon(self._icons.pixmap("check", self._theme.colour("second_ink")))
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(20 * ratio), round(20 * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        font = QFont(self._theme.font(Type.STRONG if number == current else Type.BODY))
        with QPainter(pixmap) as painter:
            painter.setFont(font)
            painter.setPen(self._theme.colour("accent" if number == current else "second_ink"))
            painter.drawText(0, 0, 20, 20, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Disabled)
        return icon

    def _start(self) -> None:
        draft, people = self.draft, self._people()
        wanted = Setup(draft.organisation, draft.team, draft.choice.text, draft.from_month, people, self._tr.language)
        try:
            set_up(self._ctx, wanted)
            team = teams.resolve(self._ctx, draft.team)
        except KpiError as error:
            self._refuse(error)
            return
        self._written = True
        self.finished.emit(team)

    def _people(self) -> tuple[NewPerson, ...]:
        """The roster, with posts by the ids that the scheme has for them."""
        posts = {name: post.id for post in self.draft.choice.scheme.posts for name in (post.name.zh, post.name.en)}
        people = check_rows(self.draft.rows).people.values()
        return tuple(replace(person, post=posts.get(person.post or "", person.post)) for person in people)

    def _refuse(self, error: KpiError) -> None:
        """Show a refusal where it belongs: the roster's in the roster, the rest above the button."""
        in_roster = tuple(problem for problem in error.problems if problem.path[:1] == ("people",))
        roster, check = self.steps[2], self.steps[3]
        if in_roster and isinstance(roster, RosterStep):
            self.go_to(2)
            roster.model.refuse(in_roster)
            roster.ready()
        elif isinstance(check, CheckStep):
            check.refuse(worded(error, self._tr))
