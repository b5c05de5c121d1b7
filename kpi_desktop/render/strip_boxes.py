"""The boxes of a strip: what each category came to, as many in a row as fit."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_desktop.render.fit import balanced, narrowest
from kpi_desktop.render.piece import Piece
from kpi_desktop.render.primitives import Measure, Sheet
from kpi_desktop.render.strip_form import BODY_PT, Form, Frame
from kpi_desktop.reports.columns import marks_of
from kpi_desktop.reports.content import CategoryContent, PersonContent

_BOX_ROW, _BOX_PAD = 5.2, 2.0


def category_boxes(person: PersonContent, form: Form) -> Piece:
    """A box per column that is for this person, full marks above points, in as many rows as the width asks for."""
    if not form.choice.categories:
        return Piece(0.0, ())
    measure, room = form.measure, form.frame.room
    sheet = Sheet(measure)
    shown = [each for each in zip(form.wording.content.columns, person.categories, strict=True) if each[1].shown]
    cells = [cell for _, cell in shown]
    labels = [(column.title, marks_of(column, cell)) for column, cell in shown]
    points = [measure.width(cell.shown, BODY_PT, bold=True) for cell in cells]
    whole = [measure.width(" ".join(label).strip(), BODY_PT) for label in labels]
    words = [max(narrowest(title, BODY_PT, measure), measure.width(marks, BODY_PT)) for title, marks in labels]
    least = [max(one, other) + _BOX_PAD for one, other in zip(words, points, strict=True)]
    most = [max(one, other) + _BOX_PAD for one, other in zip(whole, points, strict=True)]
    y = 0.0
    for start, end in _rows_of_boxes(most, least, room):
        widths = _shared(most[start:end], least[start:end], room)
        y = _box_row(sheet, form.frame, (labels[start:end], widths, cells[start:end]), y) + 1.0
    return Piece(y + 1.8 if labels else 0.0, sheet.page())


def _rows_of_boxes(most: Sequence[float], least: Sequence[float], room: float) -> list[tuple[int, int]]:
    """Split boxes into the fewest rows, about equally many in each, whose labels break between words at the most."""
    for size in range(len(most), 0, -1):
        parts = [(start, min(start + size, len(most))) for start in range(0, len(most), size)]
        if all(sum(least[start:end]) <= room for start, end in parts):
            even = -(-len(most) // len(parts))
            evenly = [(start, min(start + even, len(most))) for start in range(0, len(most), even)]
            return evenly if all(sum(least[start:end]) <= room for start, end in evenly) else parts
    return [(index, index + 1) for index in range(len(most))]


def _shared(most: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Widths of boxes side by side: what is over goes to all, what is lacking comes from those that can break."""
    over = room - sum(most)
    if over >= 0:
        return [width + over / len(most) for width in most]
    spare = sum(most) - sum(least)
    return [
        high + over * (high - low) / spare if spare else room / len(most) for high, low in zip(most, least, strict=True)
    ]


def _label(label: tuple[str, str], width: float, measure: Measure) -> tuple[str, ...]:
    """Title and full marks on one line if they fit, else broken where it reads best."""
    title, marks = label
    whole = f"{title} {marks}".strip()
    if measure.width(whole, BODY_PT) <= width:
        return (whole,)
    if " " in title:
        return balanced(whole, width, BODY_PT, measure)
    *before, last = balanced(title, width, BODY_PT, measure) or ("",)
    if before and measure.width(f"{last} {marks}", BODY_PT) <= width:
        return (*before, f"{last} {marks}".strip())
    return (*before, last, marks) if marks else (*before, last)


def _box_row(
    sheet: Sheet,
    frame: Frame,
    boxes: tuple[Sequence[tuple[str, str]], Sequence[float], Sequence[CategoryContent]],
    top: float,
) -> float:
    """Draw a row of boxes, given their labels, widths and points; gives the height where it ends."""
    labels, widths, points = boxes
    pad = _BOX_PAD - 0.6
    names = [_label(label, width - pad, sheet.measure) for label, width in zip(labels, widths, strict=True)]
    pitch = 3.6
    tall = _BOX_ROW + pitch * (max(len(lines) for lines in names) - 1)
    edges = [frame.left + sum(widths[:number]) for number in range(len(widths))]
    for x, width, lines_of_label in zip(edges, widths, names, strict=True):
        for index, line in enumerate(lines_of_label):
            middle = top + tall / 2 + pitch * (index - (len(lines_of_label) - 1) / 2)
            sheet.text(x + width / 2, middle, line, BODY_PT, align="centre")
    for x, width, category in zip(edges, widths, points, strict=True):
        bold = category.lost > 0
        sheet.text(x + width / 2, top + tall + _BOX_ROW / 2, category.shown, BODY_PT, bold=bold, align="centre")
    for x in edges[1:]:
        sheet.down(x, top, top + tall + _BOX_ROW, 0.2)
    sheet.frame(frame.left, top, frame.room, tall + _BOX_ROW, 0.2)
    sheet.across(frame.left, frame.right, top + tall, 0.2)
    return top + tall + _BOX_ROW
