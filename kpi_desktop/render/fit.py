"""Breaking texts into lines that fit a width, by the habits of Chinese and English setting."""

from __future__ import annotations

import re
import unicodedata

from kpi_desktop.render.primitives import Measure

_NOT_FIRST = set("，。；：、？！）》」』】〕”’％…·,.;:?!)]}%")
"""Marks that no line begins with."""
_NOT_LAST = set("（《「『【〔“‘([{")
"""Marks that no line ends with."""
_BREAKS = set("-/·")
"""Marks after which a line may break, where a letter follows."""
_RESULT = "= "
"""What a sum comes to stays with its sign."""
_WORD = re.compile(r"\s+|[^\s]")


def wrap(text: str, width: float, pt: float, measure: Measure, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into as many lines as it needs; an empty text gives none.

    Lines break at spaces and between 汉字, and inside a word only where the word alone is wider than a line.

    Args:
        text: One paragraph.
        width: Millimetres that a line may be wide.
        pt: Size of the type.
        measure: Knows the widths.
        bold: Whether it is set in bold.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if measure.width((line + piece).rstrip(), pt, bold=bold) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece.lstrip()
        while measure.width(line.rstrip(), pt, bold=bold) > width and len(line) > 1:
            cut = _longest(line, width, pt, measure, bold=bold)
            lines.append(line[:cut])
            line = line[cut:]
    if line.strip():
        lines.append(line.rstrip())
    return tuple(lines)


def balanced(text: str, width: float, pt: float, measure: Measure, *, bold: bool = False) -> tuple[str, ...]:
    """Like `wrap`, but a text of two lines is broken where these come out most alike."""
    lines = wrap(text, width, pt, measure, bold=bold)
    even = narrowest(text, pt, measure, bold=bold)
    return wrap(text, even + 0.01, pt, measure, bold=bold) if len(lines) == 2 and even <= width else lines


def narrowest(text: str, pt: float, measure: Measure, *, bold: bool = False) -> float:
    """The least width at which a text takes no more than two lines."""
    pieces = _pieces(text)
    halves = [("".join(pieces[:cut]).strip(), "".join(pieces[cut:]).strip()) for cut in range(1, len(pieces) + 1)]
    return min(
        (max(measure.width(half, pt, bold=bold) for half in both) for both in halves),
        default=0.0,
    )


def longest_word(text: str, pt: float, measure: Measure, *, bold: bool = False) -> float:
    """Width of the widest piece that is not broken."""
    return max((measure.width(piece.strip(), pt, bold=bold) for piece in _pieces(text)), default=0.0)


def shortened(text: str, width: float, pt: float, measure: Measure, *, bold: bool = False) -> str:
    """A text on one line, cut with an ellipsis where it is wider."""
    if measure.width(text, pt, bold=bold) <= width:
        return text
    room = width - measure.width("…", pt, bold=bold)
    return text[: _longest(text, room, pt, measure, bold=bold)].rstrip() + "…"


def _longest(text: str, width: float, pt: float, measure: Measure, *, bold: bool) -> int:
    """How many characters fit, at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure.width(text[:middle], pt, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return low


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _pieces(text: str) -> list[str]:
    """What stays together: words with their space, single 汉字 with the marks that belong to them."""
    pieces: list[str] = []
    for found in _WORD.findall(text):
        last = pieces[-1][-1] if pieces else ""
        joins = bool(last) and (
            found in _NOT_FIRST
            or last in _NOT_LAST
            or found.isspace()
            or (bool(pieces) and pieces[-1] == _RESULT)
            or not (last.isspace() or _wide(found) or _wide(last) or (last in _BREAKS and found.isalpha()))
        )
        if joins:
            pieces[-1] += found
        else:
            pieces.append(found)
    return pieces
