"""Strips (考核条): a third of an A4 page per person, or as many thirds as the lines need, with a stub to sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpi_desktop.domain.result import LineKind
from kpi_desktop.render import strip_parts as parts
from kpi_desktop.render.document import A4_PORTRAIT, LaidOut
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.primitives import Measure, Page, Scissors, Sheet
from kpi_desktop.render.strip_boxes import category_boxes
from kpi_desktop.render.strip_stub import stub
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports.content import MonthContent, PersonContent, Stamp

SLOT = 99.0
SLOTS = 3
_BOTTOM = 5.5
"""Free below the foot."""
_ABOVE_FOOT = 1.8


class Strips(LaidOut):
    """The strips of a month in roster order, of everyone or of some.

    Args:
        content: The month.
        stamp: What is known about its closing.
        fonts: What to set it in.
        people: Employee numbers; None for everyone.
    """

    def __init__(
        self,
        content: MonthContent,
        stamp: Stamp,
        fonts: Fonts,
        *,
        people: Iterable[str] | None = None,
    ) -> None:
        """Lay out all pages."""
        title = content.words.strip_file.format(month=content.month_title, team=content.team)
        super().__init__(title, lay_out(Wording(content, stamp), fonts, people), fonts, A4_PORTRAIT)


@dataclass(frozen=True, slots=True)
class _Part:
    """A strip, or a part of one that is longer than a page: how many slots it takes and what stands in it."""

    slots: int
    page: Page


def lay_out(wording: Wording, measure: Measure, people: Iterable[str] | None = None) -> tuple[Page, ...]:
    """The pages of strips as primitives; one page without strips where there is nobody."""
    chosen = None if people is None else set(people)
    sheet = Sheet(measure)
    pages: list[Page] = []
    slot = 0
    for person in wording.content.people:
        if chosen is not None and person.employee not in chosen:
            continue
        for part in _Strip(person, wording, measure).laid_out():
            if slot + part.slots > SLOTS:
                pages.append(sheet.page())
                sheet, slot = Sheet(measure), 0
            sheet.put(part.page, dy=slot * SLOT)
            slot += part.slots
            if slot < SLOTS:
                sheet.across(0.0, A4_PORTRAIT[0], slot * SLOT, 0.25, style="dashed")
                sheet.items.append(Scissors(4.5, slot * SLOT, 4.2))
    return (*pages, sheet.page())


class _Strip:
    """Lays out the strip of one person."""

    def __init__(self, person: PersonContent, wording: Wording, measure: Measure) -> None:
        self._person = person
        self._wording = wording
        self._measure = measure
        self._foot = parts.foot(wording, measure)
        self._below = _ABOVE_FOOT + self._foot.height + _BOTTOM

    def laid_out(self) -> list[_Part]:
        """The strip whole, or its parts where it is longer than a page; only the first has the category boxes."""
        person, wording, measure = self._person, self._wording, self._measure
        name = parts.name_block(person, wording, measure)
        boxes = category_boxes(person, wording, measure)
        body = self._body()
        whole = [parts.head(wording, measure, "", pay=person.pay is not None), name, boxes, *body]
        if _height(whole) + self._below <= SLOT * SLOTS:
            return [self._part(whole, last=True)]
        tops = [name, boxes]
        bodies: list[tuple[list[parts.Piece], list[parts.Piece]]] = []
        while body:
            room = SLOT * SLOTS - _height([self._head(1, 1), *tops]) - self._below
            count = _fitting(body, room)
            bodies.append((tops, body[:count]))
            body, tops = body[count:], [name]
        made = []
        for number, (top, chunk) in enumerate(bodies, 1):
            pieces = [self._head(number, len(bodies)), *top, *chunk]
            made.append(self._part(pieces, last=number == len(bodies)))
        return made

    def _body(self) -> list[parts.Piece]:
        """Start, lines, total, flags and pay; the total stays with what is before it, never alone on a part."""
        person, wording, measure = self._person, self._wording, self._measure
        shown = [line for line in person.lines if line.kind is not LineKind.VOIDED]
        *before, last = [parts.start_line(person, wording, measure), *parts.lines(shown, wording, measure)]
        total = parts.total(person, wording, measure)
        flags, pay = parts.flags(person, wording, measure), parts.pay(person, wording, measure)
        return [*before, last.above(total), *flags, *pay]

    def _head(self, number: int, count: int) -> parts.Piece:
        note = self._wording.words.strip_part.format(number=number, count=count)
        return parts.head(self._wording, self._measure, note, pay=self._person.pay is not None)

    def _part(self, pieces: Sequence[parts.Piece], *, last: bool) -> _Part:
        """Stack the pieces into as many slots as they need, with foot and stub."""
        slots = next(count for count in range(1, SLOTS + 1) if _height(pieces) + self._below <= count * SLOT)
        sheet = Sheet(self._measure)
        y = 0.0
        for piece in pieces:
            sheet.put(piece.items, dy=y)
            y += piece.height
        sheet.put(self._foot.items, dy=slots * SLOT - _BOTTOM - self._foot.height)
        stub(sheet, self._person, self._wording, slots * SLOT, last=last)
        return _Part(slots, sheet.page())


def _height(pieces: Iterable[parts.Piece]) -> float:
    return sum(piece.height for piece in pieces)


def _fitting(pieces: Sequence[parts.Piece], room: float) -> int:
    """How many pieces fit, at least one."""
    used, count = 0.0, 0
    for piece in pieces:
        if count and used + piece.height > room:
            break
        used += piece.height
        count += 1
    return count
