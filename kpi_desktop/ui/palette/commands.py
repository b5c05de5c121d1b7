"""Things that can be done from anywhere: the search opens their page and presses or enters what does them."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter, methodcaller
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.reports.page import ReportsPage
from kpi_desktop.ui.reports.papers import Kind


@dataclass(frozen=True, slots=True)
class Command:
    """One of them.

    Attributes:
        words: What it does, as its button says.
        place: Entry of the rail.
        control: The page's attribute that does it; empty for the page's first field.
        presses: Press it; else the caret only goes there.
        key: Id in the registry of shortcuts; empty for none.
        first: The page's method that shows the part in which it is done; empty where it is in sight.
        paper: The paper that is chosen first; for the reports only.
        also: Other words for it, by which it is found in every language, too.
        calls: The page's method that does all of it, where no control does; the caret goes where that puts it.
    """

    words: Message
    place: str
    control: str
    presses: bool = True
    key: str = ""
    first: str = ""
    paper: Kind | None = None
    also: tuple[str, ...] = ()
    calls: str = ""

    def found_on(self, page: Page) -> QWidget:
        """The control on its page."""
        found: QWidget = attrgetter(self.control)(page) if self.control else page.first_field()
        return found

    def run(self, page: Page) -> None:
        """Press it, or put the caret there; where it can't be pressed now, its page is enough."""
        if self.calls:
            attrgetter(self.calls)(page)()
            return
        if self.first:
            methodcaller(self.first)(page)
        if self.paper is not None and isinstance(page, ReportsPage):
            page.choose_paper(self.paper)
        control = self.found_on(page)
        page.bring(control)
        if self.presses and isinstance(control, QAbstractButton):
            if control.isEnabled() and control.isVisible():
                control.click()
        else:
            (control if control.isEnabled() else page.first_field()).setFocus(Qt.FocusReason.ShortcutFocusReason)


_EXPORT = ("export", "导出")
_OF_COLOURS = ("theme", "dark", "light", "深色", "浅色", "主题", "颜色")
_OF_FOLLOWING = ("objection", "sign", "申诉", "异议", "签收", "面谈")
_OF_YEAR = ("year", "年度汇总")

COMMANDS: Final[tuple[Command, ...]] = (
    Command(Message("Close the month"), "month", "head.close_month"),
    Command(Message("Add a person"), "people", "roster.add_button", key="add-person", first="keep_roster"),
    Command(Message("Import the roster from a workbook"), "people", "roster.import_button", first="keep_roster"),
    Command(Message("Save an empty roster"), "people", "roster.template_button", first="keep_roster"),
    Command(Message("New draft of a scheme"), "schemes", "new_button"),
    Command(Message("Put a scheme file in force"), "schemes", "enforce_button"),
    Command(Message("Print the score table"), "reports", "print_button", presses=False, paper=Kind.SCORE_TABLE),
    Command(Message("Print strips"), "reports", "print_button", presses=False, paper=Kind.STRIPS),
    Command(Message("Print the register of strips"), "reports", "print_button", presses=False, paper=Kind.REGISTER),
    Command(Message("Print improvement reports"), "reports", "print_button", presses=False, paper=Kind.IMPROVEMENT),
    Command(Message("Print warning notices"), "reports", "print_button", presses=False, paper=Kind.WARNING),
    Command(Message("Print the year"), "reports", "print_button", presses=False, paper=Kind.YEAR, also=_OF_YEAR),
    Command(
        Message("Save the score table as a workbook"),
        "reports",
        "workbook_button",
        paper=Kind.SCORE_TABLE,
        also=_EXPORT,
    ),
    Command(Message("Save the paper as PDF"), "reports", "pdf_button", presses=False, first="leave_year", also=_EXPORT),
    Command(
        Message("Save pictures for chat"), "reports", "pictures_button", presses=False, paper=Kind.STRIPS, also=_EXPORT
    ),
    Command(Message("Duty lists"), "today", "", presses=False, calls="duties.manage", also=("duty", "值日", "点名")),
    Command(Message("Saved groups of people"), "today", "", presses=False, calls="menu.keep_groups", also=("小组",)),
    Command(
        Message("Follow up: talk, signature, objection"), "month", "following.note", presses=False, also=_OF_FOLLOWING
    ),
    Command(Message("Language of window and paper"), "settings", "", presses=False, also=("English", "中文", "语言")),
    Command(Message("Colours of the window"), "settings", "look", presses=False, also=_OF_COLOURS),
    Command(Message("Organisation on the reports"), "settings", "organisation.editor", presses=False),
    Command(Message("Name of the team"), "settings", "team.editor", presses=False),
    Command(Message("Choose a pay plan"), "settings", "pay.choose_button", presses=False),
    Command(Message("Back up the data"), "settings", "backup.button", presses=False),
    Command(Message("Restore a backup"), "settings", "backup.restore_button"),
    Command(Message("Verify the data"), "settings", "backup.verify_button", presses=False),
)
"""In the order in which equals are listed."""
