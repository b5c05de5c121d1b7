"""Letters after the organisation's own templates, set by Qt's rich text on upright pages."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QImage, QPainter, QPalette, QTextDocument

from kpi_desktop.domain.result import LineKind
from kpi_desktop.domain.words import Message
from kpi_desktop.render.letter_parts import letter_page
from kpi_desktop.render.letters import Letter, words_of
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.painter import paint_page
from kpi_desktop.render.primitives import BLACK, Page, Sheet
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports import page_setup
from kpi_desktop.reports.content import PersonContent
from kpi_desktop.reports.letter_html import picture_name
from kpi_desktop.reports.letter_templates import filled, tells_open, unfit
from kpi_desktop.reports.own_templates import IMPROVEMENT, WARNING, OwnTemplates
from kpi_desktop.reports.page_setup import PageSetup

_TOP = 18.0
"""Millimetres free at the head and at the foot."""
_MOST_PAGES = 200
"""Of one letter; a month's longest has three or four."""
_PER_MM = 96 / 25.4
_MARK_PT = 8.5
_SMOOTHLY = Qt.TransformationMode.SmoothTransformation
_PIXELS = 14
"""Size of the type unless the template says otherwise: 10.5 pt."""
FILES: Mapping[Letter, str] = {Letter.IMPROVEMENT: IMPROVEMENT, Letter.WARNING: WARNING}


class HtmlLetters:
    """The letters of one kind of a month, drawn from a template; a document as `document.Document` describes it.

    Args:
        letter: Which; the templates have one for it.
        templates: The organisation's own.
        wording: Words the month.
        fonts: What to set it in.
        people: Employee numbers; None for everyone who bears the flag.
        setup: The paper.
    """

    def __init__(
        self,
        letter: Letter,
        templates: OwnTemplates,
        wording: Wording,
        fonts: Fonts,
        *,
        people: Iterable[str] | None = None,
        setup: PageSetup = page_setup.USUAL,
    ) -> None:
        """Fill in and lay out every letter."""
        content, words = wording.content, words_of(wording.content)
        name = words.form_file if letter is Letter.IMPROVEMENT else words.notice_file
        self.title = name.format(month=content.month_title, team=content.team)
        self.page_size_mm = setup.upright
        edges = letter_page(fonts, setup)
        self._left, self._room = edges.left, (edges.room, setup.upright[1] - 2 * _TOP)
        file = FILES[letter]
        self._pages: list[tuple[QTextDocument, int]] = []
        self._fonts, self._mark = fonts, _mark(letter, templates, wording, fonts, edges.right)
        for person in letter.people(content, people):
            fields = fields_of(letter, person, wording)
            made = _document(filled(file, templates.texts[file], fields), templates, fonts, self._room)
            if not 1 <= made.pageCount() <= _MOST_PAGES:  # it turns negative where a picture is out of all measure
                raise unfit(file, 1, Message("it has more than {most} pages", {"most": _MOST_PAGES}), fields)
            if made.size().width() > self._room[0] * _PER_MM + 1:
                raise unfit(file, 1, Message("it is wider than the paper, and would be cut off at the right"), fields)
            self._pages += [(made, page) for page in range(made.pageCount())]

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def paint(self, painter: QPainter, page: int) -> None:
        """Draw a page, counted from 0, with a painter whose unit is the millimetre."""
        document, number = self._pages[page]
        width, height = (side * _PER_MM for side in self._room)
        painter.save()
        painter.translate(self._left, _TOP)
        painter.scale(1 / _PER_MM, 1 / _PER_MM)
        painter.translate(0.0, -number * height)
        clip = QRectF(0.0, number * height, width, height)
        painter.setClipRect(clip)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = clip
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Dark):  # a dark window's are light
            context.palette.setColor(role, QColor(BLACK))
        document.documentLayout().draw(painter, context)
        painter.restore()
        paint_page(painter, self._mark, self._fonts)


def fields_of(letter: Letter, person: PersonContent, wording: Wording) -> dict[str, Any]:
    """What a template may say of a person, by the names of `letter_templates.SAMPLE`."""
    content = wording.content
    return {
        "organisation": content.organisation,
        "team": person.team,
        "month": content.month_title,
        "scheme": content.scheme_name,
        "version": content.scheme_version,
        "name": person.name,
        "number": person.employee,
        "post": person.post,
        "score": person.score,
        "rank": "" if person.rank is None else wording.rank(person),
        "grade": person.grade or "",
        "flags": [{"title": flag.title, "reason": flag.reason} for flag in letter.flags_of(person)],
        "lines": [
            {
                "day": line.day,
                "code": line.code,
                "title": line.title,
                "reason": line.reason,
                "note": line.note,
                "points": line.shown,
            }
            for line in person.lines
            if line.kind is not LineKind.VOIDED
        ],
        "closing": wording.seal(),
        "objections": wording.objections(),
        "open": wording.open,
    }


def _mark(letter: Letter, templates: OwnTemplates, wording: Wording, fonts: Fonts, right: float) -> Page:
    """That the month is open, above a letter that doesn't say so itself; nothing where it is closed."""
    mark = wording.open_mark()
    if not mark or tells_open(templates.texts[FILES[letter]]):
        return ()
    sheet = Sheet(fonts)
    width = fonts.width(mark, _MARK_PT, bold=True)
    sheet.text(right - 2.0, _TOP / 2, mark, _MARK_PT, bold=True, align="right")
    sheet.frame(right - width - 4.0, _TOP / 2 - 2.6, width + 4.0, 5.2, 0.25)
    return sheet.page()


class _Document(QTextDocument):
    """A document that finds its pictures among the templates and nowhere else."""

    def __init__(self, pictures: Mapping[str, str], widest: int) -> None:
        super().__init__()
        self._pictures, self._widest = pictures, widest

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of that file name, and nothing from disk or net."""
        held = self._pictures.get(picture_name(name.path() if isinstance(name, QUrl) else name))
        found = QImage() if held is None else QImage.fromData(base64.b64decode(held))
        if found.isNull():
            return _blank()
        return found if found.width() <= self._widest else found.scaledToWidth(self._widest, _SMOOTHLY)


def _blank() -> QImage:
    """A spot that can't be seen: of a picture without a size, Qt would reckon a letter without pages."""
    spot = QImage(1, 1, QImage.Format.Format_ARGB32)
    spot.fill(0)
    return spot


def _document(html: str, templates: OwnTemplates, fonts: Fonts, room: tuple[float, float]) -> QTextDocument:
    made = _Document(templates.pictures, int(room[0] * _PER_MM))
    made.setUndoRedoEnabled(False)
    made.setUseDesignMetrics(True)
    made.setDocumentMargin(0.0)
    font = QFont([fonts.family])
    font.setPixelSize(_PIXELS)
    made.setDefaultFont(font)
    made.setHtml(html)
    made.setPageSize(QSizeF(room[0] * _PER_MM, room[1] * _PER_MM))
    return made
