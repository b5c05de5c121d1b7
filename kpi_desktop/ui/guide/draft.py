"""What has been filled in so far; nothing of it is written before the last step."""

from __future__ import annotations

from dataclasses import dataclass, field

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.context import Context
from kpi_desktop.services.rosters import Cells
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Choice:
    """A scheme that can be chosen: its file's text, what it says, and whether it is one of the program's own."""

    text: str
    scheme: Scheme
    own: bool = True

    @property
    def name(self) -> Label:
        """What the scheme is called."""
        return self.scheme.name

    @property
    def about(self) -> Label:
        """What it says of itself."""
        return self.scheme.about

    def tag(self, place: int, tr: Translator) -> str:
        """Whether it is the default, or came from a file."""
        if not self.own:
            return tr.t("from a file")
        return tr.c("scheme", "default") if place == 0 else ""


@dataclass
class Draft:
    """The answers.

    Attributes:
        from_month: First month to be kept.
        organisation: On the reports; may be empty.
        team: Name of the team.
        choices: The schemes to choose from.
        chosen: Index of the chosen one.
        rows: The roster as typed, blank rows included.
    """

    from_month: Month
    choices: list[Choice]
    organisation: str = ""
    team: str = ""
    chosen: int = 0
    rows: list[Cells] = field(default_factory=list)

    @property
    def choice(self) -> Choice:
        """The chosen scheme."""
        return self.choices[self.chosen]

    @property
    def touched(self) -> bool:
        """Whether leaving would lose something that was typed."""
        return bool(self.organisation or self.team or any(any(row.values()) for row in self.rows))


@dataclass(frozen=True)
class Parts:
    """What every step is handed."""

    ctx: Context
    tr: Translator
    theme: Theme
    icons: Icons
    draft: Draft
