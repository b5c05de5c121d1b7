"""Strips (考核条): as many on a page as were chosen, each as tall as its lines need, with a stub to sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kpi_desktop.domain.result import LineKind
from kpi_desktop.render import strip_parts as parts
from kpi_desktop.render.document import LaidOut
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.piece import Piece, fitting, height_of
from kpi_desktop.render.primitives import Measure, Page, Scissors, Sheet, scaled
from kpi_desktop.render.strip_boxes import category_boxes
from kpi_desktop.render.strip_form import ABOVE_FOOT, BOTTOM, Form
from kpi_desktop.render.strip_pages import Part, shared_out
from kpi_desktop.render.strip_pay import pay
from kpi_desktop.render.strip_stub import Stub
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports import page_setup, strip_choice
from kpi_desktop.reports.content import MonthContent, PersonContent, Stamp
from kpi_desktop.reports.page_setup import PageSetup
from kpi_desktop.reports.strip_choice import Lines, StripChoice

_SCISSORS = 4.2
_BELOW_EACH_OTHER = 3
"""How many strips a page may be meant for before they stand side by side."""


class Strips(LaidOut):
    """The strips of a month in roster order, of everyone or of some.

    Args:
        content: The month.
        stamp: What is known about its closing.
        fonts: What to set it in.
        people: Employee numbers; None for everyone.
        choice: What they consist of.
        setup: The paper.
    """

    def __init__(
        self,
        content: MonthContent,
        stamp: Stamp,
        fonts: Fonts,
        *,
        people: Iterable[str] | None = None,
        choice: StripChoice = strip_choice.USUAL,
        setup: PageSetup = page_setup.USUAL,
    ) -> None:
        """Lay out all pages."""
        title = content.words.strip_file.format(month=content.month_title, team=content.team)
        pages = lay_out(Wording(content, stamp), fonts, people, choice=choice, setup=setup)
        super().__init__(title, pages, fonts, setup.upright)


def lay_out(
    wording: Wording,
    measure: Measure,
    people: Iterable[str] | None = None,
    *,
    choice: StripChoice = strip_choice.USUAL,
    setup: PageSetup = page_setup.USUAL,
) -> tuple[Page, ...]:
    """The pages of strips as primitives; one page without strips where there is nobody.

    Strips too long to stand side by side on less paper than one below the other stand one below the other.
    """
    chosen = None if people is None else set(people)
    wanted = [one for one in wording.content.people if chosen is None or one.employee in chosen]
    pages = _pages(wanted, Form(wording, measure, choice, setup))
    if choice.per_page > _BELOW_EACH_OTHER and len(pages) > 1:
        roomier = _pages(wanted, Form(wording, measure, replace(choice, per_page=_BELOW_EACH_OTHER), setup))
        pages = min(pages, roomier, key=len)
    return pages or ((),)


def _pages(people: Iterable[PersonContent], form: Form) -> tuple[Page, ...]:
    made = [part for person in people for part in _Strip(person, form).laid_out()]
    return tuple(_page(columns, form) for columns in shared_out(made, form.page))


def _page(columns: list[list[tuple[Part, float]]], form: Form) -> Page:
    """A page from its columns of strips with their heights, cut lines between them."""
    page, frame = form.page, form.frame
    sheet = Sheet(form.measure)
    for number, column in enumerate(columns):
        left, top = number * frame.width, 0.0
        for part, height in column:
            sheet.put(part.draw(height), dx=left, dy=top)
            top += height
            if top < page.tall - 0.01:
                sheet.across(left, left + frame.width, top, 0.25, style="dashed")
                sheet.items.append(Scissors(left + 4.5, top, _SCISSORS))
        if number:
            sheet.down(left, 0.0, page.tall, 0.25, style="dashed")
    return tuple(scaled(item, page.scale) for item in sheet.items)


class _Strip:
    """Lays out the strip of one person."""

    def __init__(self, person: PersonContent, form: Form) -> None:
        self._person = person
        self._form = form
        self._foot = parts.foot(form)
        self._tall = form.page.tall

    def laid_out(self) -> list[Part]:
        """The strip whole, or its parts where it is longer than a page; only the first has the category boxes."""
        person, form = self._person, self._form
        name = parts.name_block(person, form)
        boxes = category_boxes(person, form)
        body = self._body()
        whole = [parts.head(person, form, ""), name, boxes, *body]
        stub = Stub(person, form, last=True)
        if height_of(whole) + self._below(stub) <= self._tall:
            return [self._part(whole, stub)]
        tops = [name, boxes]
        bodies: list[tuple[list[Piece], list[Piece]]] = []
        while body:
            room = self._tall - height_of([self._head(1, 1), *tops]) - self._below(stub)
            count = fitting(body, room)
            bodies.append((tops, body[:count]))
            body, tops = body[count:], [name]
        made = []
        for number, (top, chunk) in enumerate(bodies, 1):
            pieces = [self._head(number, len(bodies)), *top, *chunk]
            made.append(self._part(pieces, Stub(person, form, last=number == len(bodies)), whole_page=True))
        return made

    def _body(self) -> list[Piece]:
        """Start, lines, total, flags and pay; the total stays with what is before it, never alone on a part."""
        person, form = self._person, self._form
        wanted = form.choice.lines is not Lines.NONE
        shown = [line for line in person.lines if wanted and line.kind is not LineKind.VOIDED]
        first = [parts.start_line(person, form)] if wanted else []
        *before, last = [*first, *parts.lines(shown, form), parts.total(person, form)]
        if before:
            before[-1] = before[-1].above(last)
        else:
            before = [last]
        return [*before, *parts.flags(person, form), *pay(person, form)]

    def _head(self, number: int, count: int) -> Piece:
        note = self._form.wording.words.strip_part.format(number=number, count=count)
        return parts.head(self._person, self._form, note)

    def _below(self, stub: Stub) -> float:
        return ABOVE_FOOT + self._foot.height + stub.below().height + BOTTOM

    def _part(self, pieces: list[Piece], stub: Stub, *, whole_page: bool = False) -> Part:
        """Stack the pieces, with foot and stub."""
        below = stub.below()
        needed = max(height_of(pieces) + self._below(stub), min(stub.least, self._tall))

        def draw(height: float) -> Page:
            sheet = Sheet(self._form.measure)
            y = 0.0
            for piece in pieces:
                sheet.put(piece.items, dy=y)
                y += piece.height
            sheet.put(below.items, dy=height - BOTTOM - below.height)
            sheet.put(self._foot.items, dy=height - BOTTOM - below.height - self._foot.height)
            stub.beside(sheet, height)
            return sheet.page()

        return Part(self._tall if whole_page else min(needed, self._tall), draw)
