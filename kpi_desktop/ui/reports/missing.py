"""What is said of characters that no font has, before they are missing on paper."""

from __future__ import annotations

from kpi_desktop.texts import Translator

_MOST = 6


def missing_words(found: tuple[tuple[str, str], ...], tr: Translator) -> str:
    """Which characters and whose they are, the first few of them; empty for none.

    Args:
        found: Each character with whose it is.
        tr: Words it.
    """
    if not found:
        return ""
    named_ones = tuple(
        tr.t("{character} ({whose})", character=character, whose=whose) for character, whose in found[:_MOST]
    )
    return tr.n(
        "No installed font has {count} of the characters: {characters}. It would be missing on paper; install "
        "a font that has it, or write it otherwise",
        "No installed font has {count} of the characters: {characters}. They would be missing on paper; "
        "install a font that has them, or write them otherwise",
        len(found),
        characters=named_ones,
    )
