"""What Today says of something done: whom it concerns, with minutes and points."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_desktop.domain.words import Message
from kpi_desktop.services.context import Operation
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk import Desk, Record
from kpi_desktop.ui.today.foretold import limited
from kpi_desktop.ui.today.words import ink_of
from kpi_desktop.ui.undo_bar import Words, own_words


class DoneWords:
    """Words what was done to records of the month that is open; everything else says it in its own words."""

    def __init__(self, session: Session, desk: Desk) -> None:
        """Keep what is asked."""
        self.session = session
        self.desk = desk

    def __call__(self, operation: Operation) -> Words:
        """The sentence with its points; for an undo, what it took back."""
        tr = self.session.tr
        undone = operation.kind == "undo"
        kind = self.session.source(operation).kind
        records = [record for each in operation.incidents if (record := self.desk.record(each))]
        if kind not in {"log", "void", "rewrite"} or len(records) != len(operation.incidents) or not records:
            return Words(own_words(self.session, operation))
        if kind == "rewrite":
            records = records[:1] if undone else records[1:]
        told, amounts = self._told(records)
        match kind, undone:
            case "log", False:
                day = records[0].entry.date
                if day != self.desk.today:
                    said = tr.t("Logged on {date}: {what}", date=day, what=told)
                else:
                    said = tr.t("Logged: {what}", what=told)
                odd = (tr.say(each) for each in self.desk.warned(operation))
                said = tr.listed([said, *odd, *self._left(operation)], "sentence")
            case "log", True:
                said = tr.t("Undone: {what}", what=told)
            case "void", False:
                said = tr.t("Voided: {what}", what=told)
            case "void", True:
                said = tr.t("Counts again: {what}", what=told)
            case "rewrite", False:
                said = tr.t("Corrected: {what}", what=told)
            case _:
                said = tr.t("Correction undone, as before: {what}", what=told)
        return Words(said, amounts)

    def _left(self, operation: Operation) -> tuple[str, ...]:
        """What a limit left of the points; it says how somebody stands."""
        if self.session.veil.drawn:
            return ()
        return limited(self.desk.outlooks(operation), self.session.tr, self.desk.places)

    def _told(self, records: Sequence[Record]) -> tuple[str, tuple[tuple[str, str], ...]]:
        tr, first = self.session.tr, records[0]
        names = tuple(record.logged.name for record in records)
        what: Message | str = first.what
        occurred = first.entry.occurred
        if occurred is not None and all(record.entry.occurred == occurred for record in records):
            what = tr.t("{what}, happened on {day}", what=what, day=occurred)
        if first.points is None:
            return tr.t("{name}, {what}", name=tr.t("{names}", names=names), what=what), ()
        points = tr.points(first.points, self.desk.places)
        if len(names) > 1:
            told = tr.t("{names}, {what} {points} each", names=names, what=what, points=points)
        else:
            told = tr.t("{names}, {what} {points}", names=names, what=what, points=points)
        return told, ((points, ink_of(first.points)),)
