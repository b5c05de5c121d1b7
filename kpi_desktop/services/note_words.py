"""Words that often stand in a note, offered while it is written."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, refuse_note, working


@dataclass(frozen=True, slots=True)
class NoteWords:
    """Words for a note.

    Attributes:
        id: What `void` calls them by.
        criterion: Id of the criterion with which they are offered; None for every one.
        text: The words.
    """

    id: int
    criterion: str | None
    text: str


def note_words(ctx: Context, team: Team, criterion: str | None = None) -> tuple[NoteWords, ...]:
    """What a team saved: all of it, or what is offered with a criterion, its own words first."""
    with ctx.store.read() as view:
        held = tuple(NoteWords(one.id, one.criterion, one.text) for one in view.note_templates.all(team.id))
    if criterion is None:
        return held
    offered = (one for one in held if one.criterion in {criterion, None})
    return tuple(sorted(offered, key=lambda one: one.criterion is None))


def save(ctx: Context, team: Team, text: str, criterion: str | None = None) -> Operation:
    """Save words for notes, of one criterion or of all.

    Raises:
        RefusedError: There are none, they can't be kept, or they are saved already.
    """
    words = text.strip()
    if not words:
        raise RefusedError(Message("There are no words to save; write the note first."))
    refuse_note(words)
    with working(ctx, "save-note-words") as unit:
        if any((one.criterion, one.text) == (criterion, words) for one in unit.note_templates.all(team.id)):
            raise RefusedError(Message("These words are saved already."))
        unit.note_templates.add(team.id, criterion, words)
        return done(unit, Message("Saved for notes: {words}", {"words": words}), "settings")


def void(ctx: Context, team: Team, words: int) -> Operation:
    """Offer words no longer; the notes in which they stand stay.

    Raises:
        WrongCallError: There are no such words.
    """
    with working(ctx, "void-note-words") as unit:
        held = next((one for one in unit.note_templates.all(team.id) if one.id == words), None)
        if held is None:
            raise WrongCallError(Message("These words aren't saved any more."))
        unit.note_templates.void(words)
        return done(unit, Message("No longer offered for notes: {words}", {"words": held.text}), "settings")
