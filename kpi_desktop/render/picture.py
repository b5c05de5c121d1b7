"""A strip as a picture for chat: one person, 1080 pixels wide, as tall as it needs to be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QImage

from kpi_desktop.domain.result import LineKind
from kpi_desktop.render.document import LaidOut, image, write_image
from kpi_desktop.render.fit import wrap
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.picture_parts import BODY, INK, LEFT, LINE, RIGHT, SECOND, SMALL, paragraph, pay
from kpi_desktop.render.primitives import Fill, Measure, Page, Sheet
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports.columns import marks_of
from kpi_desktop.reports.content import LineContent, MonthContent, PersonContent, Stamp, without_pay

PIXELS = 1080
WIDTH = 90.0
"""Millimetres of the page that is drawn; 12 pixels each."""
_DPI = PIXELS / WIDTH * 25.4
_SOFT = "#E9ECEC"
_MINUS, _PLUS, _LOSS, _GAIN, _GROUND = "#A03A21", "#28694A", "#BF6650", "#458F69", "#F3F4F4"
_NAME, _SCORE = 12.0, 31.0
_SCALE_AT_LEAST = 11.0
"""Points that the whole length of a bar's track stands for, unless somebody lost more."""
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


def strip_image(content: MonthContent, stamp: Stamp, fonts: Fonts, employee: str, *, with_pay: bool = False) -> QImage:
    """The picture of one person's strip, without a stub.

    A picture is passed on from chat to chat, so that money is on it only where that was asked for.

    Args:
        content: The month.
        stamp: What is known about its closing.
        fonts: What to set it in.
        employee: Employee number.
        with_pay: Show what follows in money, fines among it.

    Raises:
        KeyError: Nobody of that number is in the month.
    """
    content = content if with_pay else without_pay(content)
    person = content.person(employee)
    if person is None:
        raise KeyError(employee)
    height, page = lay_out(person, Wording(content, stamp), fonts)
    return image(LaidOut(person.name, (page,), fonts, (WIDTH, height)), 0, _DPI)


def picture_path(content: MonthContent, person: PersonContent, folder: Path) -> Path:
    """The file that `write_strip_images` writes for a person, named by month, employee number and name."""
    name = _FORBIDDEN.sub("_", f"{content.month} {person.employee} {person.name}").strip(" .")
    return folder / f"{name}.png"


def write_strip_image(content: MonthContent, stamp: Stamp, fonts: Fonts, employee: str, path: Path) -> None:
    """Write the PNG of one person, without pay.

    Raises:
        KeyError: Nobody of that number is in the month.
        kpi_desktop.render.document.CannotWriteError: The file can't be written.
    """
    write_image(strip_image(content, stamp, fonts, employee), path)


def write_strip_images(
    content: MonthContent,
    stamp: Stamp,
    fonts: Fonts,
    folder: Path,
    *,
    people: Iterable[str] | None = None,
    with_pay: bool = False,
) -> tuple[Path, ...]:
    """Write a PNG per person, named by month, employee number and name; gives the files in roster order.

    Args:
        content: The month.
        stamp: What is known about its closing.
        fonts: What to set it in.
        folder: Where to.
        people: Employee numbers; None for everyone.
        with_pay: Show what follows in money, fines among it.

    Raises:
        kpi_desktop.render.document.CannotWriteError: A file can't be written; those before it are there.
    """
    chosen = None if people is None else set(people)
    written = []
    for person in content.people:
        if chosen is None or person.employee in chosen:
            path = picture_path(content, person, folder)
            write_image(strip_image(content, stamp, fonts, person.employee, with_pay=with_pay), path)
            written.append(path)
    return tuple(written)


def lay_out(person: PersonContent, wording: Wording, measure: Measure) -> tuple[float, Page]:
    """Height in millimetres and primitives of one person's picture."""
    sheet = Sheet(measure)
    y = _head(sheet, person, wording)
    y = _standing(sheet, person, wording, y)
    y = _categories(sheet, person, wording, y)
    y = _lines(sheet, person, wording, y)
    y = _flags(sheet, person, wording, y)
    return _foot(sheet, wording, y + 5.0)


def _head(sheet: Sheet, person: PersonContent, wording: Wording) -> float:
    content = wording.content
    kind = sheet.text(RIGHT, 7.5, wording.strip_title(person), SMALL, ink=SECOND, align="right")
    y = paragraph(sheet, content.organisation, (LEFT, RIGHT - kind - 4.0), 7.5, SMALL, ink=SECOND)
    y = max(y, 11.3) + 3.2
    month = sheet.text(RIGHT, y, content.month_title, _NAME, bold=True, ink=INK, align="right")
    right = RIGHT - month - 4.0
    names = wrap(person.name, right - LEFT, _NAME, sheet.measure, bold=True)
    width = 0.0
    for number, line in enumerate(names):
        y += 5.6 if number else 0.0
        width = sheet.text(LEFT, y, line, _NAME, bold=True, ink=INK)
    x = LEFT + width + 2.4
    if x + sheet.measure.width(person.employee, BODY) > right:
        x, y = LEFT, y + 5.2
    y = paragraph(sheet, person.employee, (x, right), y, BODY, ink=SECOND, pitch=5.2) - 5.2 + 5.3
    sheet.across(LEFT, RIGHT, y, 0.3, ink=INK)
    return y


def _standing(sheet: Sheet, person: PersonContent, wording: Wording, top: float) -> float:
    words = wording.words
    sheet.text(LEFT - 0.6, top + 9.2, person.score, _SCORE, bold=True, ink=INK)
    taken = sheet.measure.width(person.score, _SCORE, bold=True) + 4.0
    texts = []
    if person.grade is not None:
        texts.append((person.grade, 11.0, True))
    if wording.open_mark():
        texts.append((wording.open_mark(), BODY, True))
    if person.rank is not None:
        place = words.picture_rank.format(team=person.team, rank=person.rank, count=wording.content.ranked)
        texts.append((place, BODY, False))
    elif wording.content.ranked:
        texts.append((words.not_ranked, BODY, False))
    y = top + (5.6 if len(texts) > 1 else 9.2)
    for text, pt, bold in texts:
        for line in wrap(text, RIGHT - LEFT - taken, pt, sheet.measure, bold=bold):
            sheet.text(RIGHT, y, line, pt, bold=bold, ink=INK if bold else SECOND, align="right")
            y += 5.1
    return max(top + 16.4, y)


def _categories(sheet: Sheet, person: PersonContent, wording: Wording, top: float) -> float:
    """A row per category: full marks, a bar of what was lost or gained, points."""
    rows = [each for each in zip(wording.content.columns, person.categories, strict=True) if each[1].shown]
    if not rows:
        return top
    measure = sheet.measure
    titles = min(max(measure.width(column.title, BODY) for column, _ in rows), 28.0)
    marks = max(measure.width(marks_of(*each), BODY) for each in rows)
    marks_right = max(LEFT + titles + 3.0 + marks, 24.0)
    track, track_right = marks_right + 4.0, 64.8
    points = [
        max(category.lost, abs(category.points) if category.marks is None else category.lost) for _, category in rows
    ]
    unit = (track_right - track) / max(_SCALE_AT_LEAST, float(max(points)))
    y = top
    for (column, category), amount in zip(rows, points, strict=True):
        names = wrap(column.title, titles + 0.01, BODY, measure)
        height = 7.32 + 4.6 * (len(names) - 1)
        middle = y + height / 2
        for number, line in enumerate(names):
            sheet.text(LEFT, middle + 4.6 * (number - (len(names) - 1) / 2), line, BODY, ink=INK)
        sheet.text(marks_right, middle, marks_of(column, category), BODY, ink=SECOND, align="right")
        sheet.across(track, track_right, middle + 0.3, 0.1, ink=_SOFT)
        gained = category.marks is None and category.points > 0
        if amount:
            sheet.items.append(Fill(track, middle - 0.5, float(amount) * unit, 1.6, _GAIN if gained else _LOSS))
        ink = _PLUS if gained else INK if amount else SECOND
        sheet.text(RIGHT, middle, category.shown, BODY, bold=bool(amount), ink=ink, align="right")
        y += height
        sheet.across(LEFT, RIGHT, y, 0.1, ink=LINE)
    caption = wording.words.picture_bars
    return paragraph(sheet, caption, (LEFT, RIGHT), y + 3.8, SMALL, ink=SECOND)


def _lines(sheet: Sheet, person: PersonContent, wording: Wording, top: float) -> float:
    words, y = wording.words, top + 3.6
    sheet.text(LEFT, y, words.picture_lines, BODY, bold=True, ink=INK)
    start = words.picture_start.format(points=person.start_text)
    sheet.text(RIGHT, y, start, BODY, bold=True, ink=INK, align="right")
    y += 3.6
    for line in person.lines:
        if line.kind is not LineKind.VOIDED:
            y = _line(sheet, line, wording, y)
            sheet.across(LEFT, RIGHT, y, 0.1, ink=LINE)
    y += 4.2
    sheet.text(LEFT, y, words.column_score, BODY, bold=True, ink=INK)
    sheet.text(LEFT + 18.0, y, wording.rounding(person), SMALL, ink=SECOND)
    sheet.text(RIGHT, y, person.score, BODY, bold=True, ink=INK, align="right")
    sheet.across(LEFT, RIGHT, y + 4.0, 0.25, ink=INK)
    sheet.across(LEFT, RIGHT, y + 4.5, 0.25, ink=INK)
    return pay(sheet, person, wording, y + 4.5)


def _line(sheet: Sheet, line: LineContent, wording: Wording, top: float) -> float:
    x = LEFT + 12.7
    ink = _MINUS if line.points < 0 else _PLUS if line.points > 0 else SECOND
    sheet.text(LEFT, top + 3.1, line.day, BODY, ink=SECOND)
    points = sheet.text(RIGHT, top + 3.1, line.shown, BODY, ink=ink, align="right")
    y = paragraph(sheet, line.title, (x, RIGHT - points - 3.0), top + 3.1, BODY, ink=INK, pitch=4.9)
    detail = ("，" if wording.content.language == "zh" else ", ").join(
        text for text in (line.code, line.detail(wording.content.language)) if text
    )
    y = paragraph(sheet, detail, (x, RIGHT), y, SMALL, ink=SECOND)
    return y - 4.4 + (4.6 if detail else 4.0)


def _flags(sheet: Sheet, person: PersonContent, wording: Wording, top: float) -> float:
    y = top + 4.5
    for flag in person.flags:
        y = paragraph(sheet, wording.flag(flag.title), (LEFT, RIGHT), y, BODY, ink=INK, bold=True)
        y = paragraph(sheet, flag.reason, (LEFT, RIGHT), y + 0.3, SMALL, ink=SECOND) + 1.2
    return y


def _foot(sheet: Sheet, wording: Wording, top: float) -> tuple[float, Page]:
    between = "" if wording.content.language == "zh" else " "
    private = between.join(text for text in (wording.words.picture_private, wording.objections()) if text)
    texts = (private, wording.scheme(), wording.seal())
    shown = [line for text in texts for line in wrap(text, RIGHT - LEFT, SMALL, sheet.measure)]
    height = 6.4 + 4.6 * len(shown)
    sheet.items.append(Fill(0.0, top, WIDTH, height, _GROUND))
    for number, line in enumerate(shown):
        sheet.text(LEFT, top + 5.5 + number * 4.6, line, SMALL, ink=SECOND)
    return top + height, sheet.page()
