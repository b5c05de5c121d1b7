"""Letters to people who bear a flag: the improvement report (整改报告) to fill in, the warning notice (警告通知书)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from kpi_desktop.domain.result import FlagKind
from kpi_desktop.render import letter_parts as parts
from kpi_desktop.render.document import LaidOut
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.piece import Piece
from kpi_desktop.render.primitives import Measure, Page, Sheet
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports import page_setup
from kpi_desktop.reports.content import FlagContent, MonthContent, PersonContent
from kpi_desktop.reports.letter_words import LetterWords
from kpi_desktop.reports.page_setup import PageSetup

_FEWER = 1
"""How many lines to write on a letter may do without, in each of its blanks."""


class Letter(Enum):
    """The letters there are, each with the flags that call for it."""

    IMPROVEMENT = frozenset({FlagKind.IMPROVEMENT_REPORT})
    WARNING = frozenset({FlagKind.WARNING})

    def flags_of(self, person: PersonContent) -> tuple[FlagContent, ...]:
        """The flags of a person that call for it."""
        return tuple(flag for flag in person.flags if flag.kind in self.value)

    def people(self, content: MonthContent, chosen: Iterable[str] | None = None) -> tuple[PersonContent, ...]:
        """Who gets it, in roster order; of some people where some are chosen."""
        wanted = None if chosen is None else set(chosen)
        return tuple(
            person
            for person in content.people
            if self.flags_of(person) and (wanted is None or person.employee in wanted)
        )


class Letters(LaidOut):
    """The letters of one kind of a month, one or more pages a person.

    Args:
        letter: Which.
        wording: Words the month; its content has the words of letters.
        fonts: What to set it in.
        people: Employee numbers; None for everyone who bears the flag.
        setup: The paper.
    """

    def __init__(
        self,
        letter: Letter,
        wording: Wording,
        fonts: Fonts,
        *,
        people: Iterable[str] | None = None,
        setup: PageSetup = page_setup.USUAL,
    ) -> None:
        """Lay out all pages."""
        content = wording.content
        words = words_of(content)
        name = words.form_file if letter is Letter.IMPROVEMENT else words.notice_file
        title = name.format(month=content.month_title, team=content.team)
        super().__init__(title, lay_out(letter, wording, fonts, people, setup=setup), fonts, setup.upright)


def words_of(content: MonthContent) -> LetterWords:
    """The words of letters.

    Raises:
        ValueError: The content is older than letters; give it `kpi_desktop.reports.letter_words.letter_words`.
    """
    if content.letters is None:
        raise ValueError("no words for letters")
    return content.letters


def lay_out(
    letter: Letter,
    wording: Wording,
    measure: Measure,
    people: Iterable[str] | None = None,
    *,
    setup: PageSetup = page_setup.USUAL,
) -> tuple[Page, ...]:
    """The pages of all letters as primitives; one empty page where nobody gets one."""
    pages: list[Page] = []
    for person in letter.people(wording.content, people):
        pages += _Laid(letter, person, wording, parts.letter_page(measure, setup)).pages()
    return tuple(pages) or (Sheet(measure).page(),)


class _Laid:
    """Lays out the letter of one person."""

    def __init__(self, letter: Letter, person: PersonContent, wording: Wording, on: parts.LetterPage) -> None:
        self._letter = letter
        self._person = person
        self._wording = wording
        self._on = on
        self._words = words_of(wording.content)
        self._title = self._words.form if letter is Letter.IMPROVEMENT else self._words.notice

    def pages(self) -> list[Page]:
        """One page, or more where the lines are many; what is filled in stays together where it can.

        Some lines fewer to write on are given where that saves a page.
        """
        told = [parts.head(self._wording, self._on, self._title), self._facts(), *self._told()]
        tries = (
            _broken([*told, *self._blanks(fewer)], self._on.bottom - parts.TOP - 2.0, self._continued())
            for fewer in range(_FEWER + 1)
        )
        chunks = min(tries, key=len)
        made = []
        for number, chunk in enumerate(chunks, 1):
            sheet = Sheet(self._on.measure)
            y = parts.TOP
            for piece in chunk:
                sheet.put(piece.items, dy=y)
                y += piece.height
            parts.foot(sheet, self._wording, self._words, number, len(chunks), on=self._on)
            made.append(sheet.page())
        return made

    def _continued(self) -> Piece:
        text = self._words.letter_continued.format(title=self._title, name=self._person.name or self._person.employee)
        return parts.continued(text, self._on)

    def _facts(self) -> Piece:
        person, words, content = self._person, self._words, self._wording.content
        pairs = [
            (words.letter_name, person.name),
            (words.letter_number, person.employee),
            (words.letter_team, person.team),
            (words.letter_post, person.post),
            (words.letter_month, content.month_title),
            (words.letter_score, person.score),
        ]
        if person.rank is not None:
            pairs.append((words.letter_rank, self._wording.rank(person)))
        if person.grade is not None:
            pairs.append((words.letter_grade, person.grade))
        return parts.facts([pair for pair in pairs if pair[1]], self._on)

    def _told(self) -> list[Piece]:
        """Why the letter is written, and what happened."""
        words, on = self._words, self._on
        pieces = []
        if self._letter is Letter.WARNING:
            content = self._wording.content
            opening = words.notice_opening.format(
                month=content.month_title,
                scheme=content.scheme_name,
                version=content.scheme_version,
                name=self._person.name or self._person.employee,
            )
            pieces.append(parts.paragraph(opening, on))
        title = parts.heading(words.form_why if self._letter is Letter.IMPROVEMENT else words.notice_what, on)
        first, *rest = (
            parts.flag(flag, on, titled=self._letter is Letter.WARNING) for flag in self._letter.flags_of(self._person)
        )
        return [*pieces, title.above(first), *rest, *self._lines()]

    def _lines(self) -> list[Piece]:
        words, on = self._words, self._on
        title = parts.heading(words.letter_lines, on)
        language = self._wording.content.language
        shown = [parts.line(line, language, on) for line in parts.told(self._person)]
        lost = self._lost()
        if lost:
            shown.append(parts.paragraph(words.letter_lost.format(what=lost), on, pt=parts.SMALL_PT))
        return [title.above(shown[0]), *shown[1:]] if shown else []

    def _lost(self) -> str:
        """What each category lost of its marks, where any did."""
        content = self._wording.content
        found = [
            f"{column.title} {category.shown} / {column.marks_text}"
            for column, category in zip(content.columns, self._person.categories, strict=True)
            if category.lost > 0
        ]
        return ("，" if content.language == "zh" else ", ").join(found)

    def _blanks(self, fewer: int) -> list[Piece]:
        """What is filled in by hand, on so many lines fewer than there may be, and who signs."""
        words, on = self._words, self._on
        if self._letter is Letter.IMPROVEMENT:
            signed = parts.signatures((words.letter_signature,), words.letter_date, on)
            leader = parts.signatures((words.letter_leader,), words.letter_date, on)
            return [
                parts.blank(words.form_causes, 3 - fewer, on),
                parts.blank(words.form_measures, 4 - fewer, on),
                parts.until(words.form_until, on).above(signed),
                parts.blank(words.form_opinion, 2, on).above(leader),
            ]
        ticks = (words.notice_agrees, words.notice_objects)
        statement = parts.boxes_to_tick(ticks, 3 - fewer, words.notice_opinion, on)
        who = (words.letter_leader, words.notice_received)
        signed = parts.signatures(who, words.letter_date, on, words.letter_stamp)
        objections = self._wording.objections()
        if objections:
            signed = signed.above(parts.paragraph(objections, on, pt=parts.SMALL_PT))
        return [statement.above(signed)]


def _broken(pieces: Sequence[Piece], room: float, continued: Piece) -> list[list[Piece]]:
    """Share pieces out over pages; every page after the first says whose it is."""
    chunks: list[list[Piece]] = [[]]
    used = 0.0
    for piece in pieces:
        if chunks[-1] and used + piece.height > room:
            chunks.append([continued])
            used = continued.height
        chunks[-1].append(piece)
        used += piece.height
    return chunks
