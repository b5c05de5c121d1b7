"""The tester beside a criterion: type a value, see what it gives and why, by the real scoring."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Signal

from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.reports.criterion_words import range_words, signed
from kpi_desktop.reports.month_content import flag_title
from kpi_desktop.schemes.effects import band_of
from kpi_desktop.schemes.model import Criterion, IncidentCriterion, Scheme
from kpi_desktop.services.tester import MEAN, MINUTES, QUANTITY, Tried, Wanted, edges, tried, wanted
from kpi_desktop.ui.schemes.editor.entry import shown_number
from kpi_desktop.ui.schemes.editor.tools import Tools
from kpi_desktop.ui.schemes.editor.trying_out import Asked, Edge, TryingOut
from kpi_desktop.ui.schemes.inks import ink_of


class Tester(TryingOut):
    """Shown for criteria; what was typed is kept for each.

    Signals:
        tried: Another value is tried: it is to be drawn into the bands.
    """

    tried = Signal()

    def __init__(self, tools: Tools) -> None:
        """Nothing to try yet."""
        super().__init__(tools)
        self._wanted: tuple[Wanted, ...] = ()

    def forget(self) -> None:
        """Ask anew for the values."""
        self._wanted = ()

    def _criterion(self) -> tuple[Scheme, Criterion] | None:
        scheme = self._tools.draft.looked.scheme
        found = scheme.criterion(self._id) if scheme is not None else None
        return (scheme, found) if scheme is not None and found is not None else None

    def refresh(self) -> None:
        """Score again by the draft as it is now."""
        found = self._criterion()
        self.setVisible(bool(self._id))
        if found is None:
            if not self._wanted:
                self.clear()
            self._tell(Tried(None, (Message("It can be tried once its faults are mended."),)))
            return
        scheme, criterion = found
        asked = wanted(scheme, criterion)
        if asked != self._wanted or not self.entries:
            self._wanted = asked
            self._ask(criterion)
        self._tell(tried(scheme, self._tools.draft.looked.faults, criterion, self.values()))
        self._tell_edges(scheme, criterion)
        first = next(iter(self.values().values()), None)
        shown = first if isinstance(criterion, IncidentCriterion) and criterion.bands else None
        shown = first if criterion.kind == "measure" and len(asked) == 1 else shown
        if shown != self._tools.tried:
            self._tools.tried = shown
            self.tried.emit()

    def _ask(self, criterion: Criterion) -> None:
        self.ask(
            [
                Asked(
                    one.id,
                    self._name(one, criterion),
                    self._unit(one, criterion),
                    shown_number(plain(one.usual)) if one.usual is not None else self._telling(criterion),
                )
                for one in self._wanted
            ]
        )

    def _telling(self, criterion: Criterion) -> str:
        """A value to begin with, from the middle of what is told of the criterion; empty for several values."""
        found = edges(criterion) if len(self._wanted) == 1 else ()
        return shown_number(plain(found[len(found) // 2])) if found else ""

    def _name(self, one: Wanted, criterion: Criterion) -> str:
        tr = self._tools.tr
        if isinstance(one.name, Message):
            return tr.say(one.name)
        return tr.label(one.name if one.name is not None else criterion.name)

    def _unit(self, one: Wanted, criterion: Criterion) -> str:
        tr = self._tools.tr
        if one.id == QUANTITY and isinstance(criterion, IncidentCriterion):
            return {
                "days": tr.c("unit", "days"),
                "hours": tr.c("unit", "hours"),
                "items": tr.c("unit", "items"),
                "persons": tr.c("unit", "persons"),
            }.get(criterion.unit, tr.c("unit", "times"))
        if isinstance(one.unit, Label):
            return tr.label(one.unit)
        return tr.say(one.unit) if one.unit is not None else ""

    def _tell(self, outcome: Tried) -> None:
        tr = self._tools.tr
        gives = signed(outcome.points, tr) if outcome.points is not None else "—"
        sign = 0 if not outcome.points else 1 if outcome.points > 0 else -1
        gained = sign > 0 and not any(name in self.entries for name in (MINUTES, QUANTITY))
        said = [tr.say(one) for one in outcome.why]
        if outcome.money:
            said.append(tr.t("pay {money} yuan", money=outcome.money))
        said += [tr.t("Raises the flag “{flag}”", flag=flag_title(flag, tr)) for flag in outcome.flags]
        self.tell(gives.removeprefix("+") if gained else gives, said, "" if not sign or gained else ink_of(sign))

    def _tell_edges(self, scheme: Scheme, criterion: Criterion) -> None:
        """Each bound and what lies beside it."""
        values = edges(criterion) if len(self._wanted) == 1 else ()
        key = self._wanted[0].id if self._wanted else MEAN
        unit = self._unit(self._wanted[0], criterion) if self._wanted else ""
        found = []
        for value in values:
            outcome = tried(scheme, self._tools.draft.looked.faults, criterion, {key: value})
            text, sign = self._edge(criterion, value, outcome)
            shown = f"{plain(value)} {unit}".strip()
            found.append(Edge(shown, self._band(criterion, value), text, ink_of(sign) if sign else ""))
        self.tell_edges(found)

    def _edge(self, criterion: Criterion, value: Fraction, outcome: Tried) -> tuple[str, int]:
        if isinstance(criterion, IncidentCriterion):
            band = band_of(criterion, value)
            if band is not None and band.pick is not None:
                return range_words(band, self._tools.tr), -1 if band.pick[1] < 0 else 1
        if outcome.points is None:
            return "—", 0
        text = signed(outcome.points, self._tools.tr)
        if not isinstance(criterion, IncidentCriterion):
            return text.removeprefix("+"), 0
        return text, 0 if not outcome.points else 1 if outcome.points > 0 else -1

    def _band(self, criterion: Criterion, value: Fraction) -> str:
        if not isinstance(criterion, IncidentCriterion):
            return ""
        at = next((n for n, band in enumerate(criterion.bands, start=1) if value in band.minutes), None)
        return self._tools.tr.t("band {number}", number=at) if at is not None else self._tools.tr.t("in no band")
