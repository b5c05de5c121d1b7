"""Words for notes: written once, voided, never changed."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.store.desk_models import NoteTemplate
from kpi_desktop.store.desk_records import NoteTemplateRecord
from kpi_desktop.store.session import Session


@dataclass(frozen=True, slots=True)
class NoteTemplates:
    """The words of all teams."""

    session: Session

    def all(self, team: int) -> tuple[NoteTemplateRecord, ...]:
        """A team's words in the order in which they were saved."""
        query = (
            NoteTemplate.select(NoteTemplate.id, NoteTemplate.criterion, NoteTemplate.text)
            .where((NoteTemplate.team == team) & NoteTemplate.voided_by.is_null())
            .order_by(NoteTemplate.id)
        )
        return tuple(NoteTemplateRecord(*row) for row in self.session.rows(query))

    def add(self, team: int, criterion: str | None, text: str) -> int:
        """Save words; returns their number."""
        return self.session.insert(NoteTemplate, {"team": team, "criterion": criterion, "text": text})

    def void(self, template: int) -> None:
        """They are offered no longer."""
        self.session.update(NoteTemplate, template, {"voided_by": self.session.operation})
