"""A month on paper and as pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kpi_desktop.cli.call import Call
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import WrongCallError
from kpi_desktop.files import make_folder
from kpi_desktop.reports import page_setup, strip_choice
from kpi_desktop.reports.content import MonthContent, Stamp, without_pay
from kpi_desktop.reports.page_setup import PageSetup
from kpi_desktop.reports.strip_choice import StripChoice


@dataclass(frozen=True, slots=True)
class Papers:
    """What is to be drawn, each where it was asked for."""

    table: Path | None = None
    strips: Path | None = None
    images: Path | None = None
    table_pay: bool = False
    """Whether pay is shown where many may see it: on the score table, which hangs on the wall, and on pictures."""
    choice: StripChoice = strip_choice.USUAL
    """What strips consist of, as it was chosen in the window."""
    setup: PageSetup = page_setup.USUAL
    """The paper, likewise."""

    @property
    def wanted(self) -> bool:
        """Whether anything is to be drawn at all."""
        return any((self.table, self.strips, self.images))


@contextmanager
def drawing_library() -> Iterator[None]:
    """Tell a missing system library as what it is.

    Raises:
        WrongCallError: The drawing library can't be loaded.
    """
    try:
        yield
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")) and "lib" not in str(error):
            raise
        what = Message(
            "Nothing can be drawn: a system library is missing ({reason}). README.md says which to install.",
            {"reason": str(error)},
        )
        raise WrongCallError(what) from error


def draw(call: Call, content: MonthContent, stamp: Stamp, papers: Papers) -> None:
    """Write what is wanted and tell where it lies; characters that no font has are named.

    Raises:
        WrongCallError: A folder can't be made, or the drawing library can't be loaded.
        KpiError: A file can't be written.
    """
    if not papers.wanted:
        return
    if papers.images:
        make_folder(papers.images)
    with drawing_library():
        from kpi_desktop.render.document import write_pdf
        from kpi_desktop.render.glyphs import missing_glyphs
        from kpi_desktop.render.headless import prepare_drawing
        from kpi_desktop.render.measure import Fonts
        from kpi_desktop.render.picture import write_strip_images
        from kpi_desktop.render.score_table import ScoreTable
        from kpi_desktop.render.strips import Strips
    prepare_drawing()
    fonts = Fonts()
    tell_missing(call, missing_glyphs(content, fonts))
    if papers.table:
        write_pdf(
            ScoreTable(content if papers.table_pay else without_pay(content), stamp, fonts, setup=papers.setup),
            papers.table,
        )
        written(call, papers.table)
    if papers.strips:
        write_pdf(Strips(content, stamp, fonts, choice=papers.choice, setup=papers.setup), papers.strips)
        written(call, papers.strips)
    if papers.images:
        write_strip_images(content, stamp, fonts, papers.images, with_pay=papers.table_pay)
        written(call, papers.images)


def tell_missing(call: Call, found: Iterable[tuple[str, str]]) -> None:
    """Name characters that no font has, each with whose it is."""
    for character, whose in found:
        code = f"U+{ord(character):04X}"
        call.tell(
            call.tr.t(
                "No font has the character {character} ({code}) of {whose}; it is missing on paper.",
                character=character,
                code=code,
                whose=whose,
            )
        )


def written(call: Call, path: Path) -> None:
    """Tell that a file lies there now."""
    call.tell(call.tr.t("Written: {file}", file=str(path)))
