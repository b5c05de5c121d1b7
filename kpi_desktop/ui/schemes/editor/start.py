"""Where a draft begins: a gallery of presets in plain words, the scheme in force, a file, nothing, or a kept draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kpi_desktop import paths
from kpi_desktop.schemes.library import presets
from kpi_desktop.schemes.shape import Table
from kpi_desktop.services.drafts import next_version, schemes_before
from kpi_desktop.ui.guide.draft import Choice
from kpi_desktop.ui.guide.gallery import Gallery
from kpi_desktop.ui.guide.portrait import Portrait
from kpi_desktop.ui.kit import restyle
from kpi_desktop.ui.schemes.editor.additions import OWN_SCHEME
from kpi_desktop.ui.schemes.editor.beginning import Beginning, Words
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.files import choose_scheme_file
from kpi_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Begun:
    """What a draft begins with; its id where it was kept before."""

    draft: Draft
    used: frozenset[str]
    id: str | None = None


class Start(Beginning):
    """Presets, and what each of them says."""

    def __init__(self, session: Session) -> None:
        """Nothing is read before it is shown."""
        tr = session.tr
        self._choices: list[Choice] = [Choice(one.text, one.scheme) for one in presets(paths.resources() / "schemes")]
        super().__init__(session, Gallery(self._choices, session.theme, tr))
        self.portrait = Portrait(session.theme, session.icons, tr)
        restyle(self.begin_button, kind="primary")
        hint = tr.t(
            "Choose what is nearest to your own regulation; everything in it can be changed afterwards, and ready"
            " measures are added from the library."
        )
        self.lay_out(
            Words(tr.t("New draft"), tr.t("Scheme in force"), hint, tr.t("The scheme, to read")), self.portrait
        )
        self.gallery.activated.connect(lambda *_: self.begin_chosen())
        self.gallery.choose(0)

    def show_chosen(self) -> None:
        """Show the preset."""
        at = self.gallery.currentIndex().row()
        if at >= 0:
            self.portrait.show_scheme(self._choices[at].scheme)

    def refresh(self) -> None:
        """Offer the drafts that are kept."""
        self.offer_drafts("scheme")

    @property
    def chosen_text(self) -> str:
        """The preset."""
        return self._choices[self.gallery.currentIndex().row()].text

    def begin(self, table: Table, draft_id: str | None = None) -> None:
        """As a new version of the scheme, unless it goes on under its id."""
        before = schemes_before(self.session.ctx, self.session.team, str(table.get("id", "")))
        if draft_id is None:
            taken = [*(one.version for one in before), *_own_version(self._choices, table)]
            if taken:
                table = {**table, "version": next_version(str(table.get("version", "1")), taken)}
        used = frozenset(criterion.id for one in before for criterion in one.criteria)
        known = frozenset(criterion.id for one in before[-1:] for criterion in one.criteria)
        self.begun.emit(Begun(Draft(table, known, before), used, draft_id))

    def blank(self) -> Table:
        """A scheme with a hundred points and nothing else."""
        return blank()

    def choose_file(self) -> Path | None:
        """A scheme file."""
        return choose_scheme_file(self, self.session.tr)


def _own_version(choices: Sequence[Choice], table: Table) -> tuple[str, ...]:
    """A preset's version belongs to the program: what is made from it is another."""
    return tuple(one.scheme.version for one in choices if one.scheme.id == table.get("id"))


def blank() -> Table:
    """A scheme with a hundred points and nothing else."""
    text = {"zh": "—", "en": "—"}
    return {
        "id": "own-scheme",
        "version": "1",
        "name": dict(OWN_SCHEME),
        "about": dict(text),
        "source": dict(text),
        "base": 100,
        "cap": 100,
        "criteria": [],
    }
