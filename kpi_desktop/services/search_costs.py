"""How well typed words fit a text: the less it costs, the better."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from kpi_desktop.services.pinyin import fold, match, text_key

WITHIN: Final = 45
"""What it costs to stand somewhere within a text; letters that match a name cost less."""


def text_cost(words: Sequence[str], texts: Iterable[str]) -> int | None:
    """How well folded words fit any of some texts (the less, the better), or None where one of them fits none."""
    known = [(fold(text), text_key(text)) for text in texts if text]

    def cost(word: str) -> int | None:
        costs = [fit.cost for _, key in known if (fit := match(key, word, turned=True))]
        costs += [WITHIN for text, _ in known if word in text]
        return min(costs, default=None)

    return total(cost(word) for word in words)


def total(costs: Iterable[int | None]) -> int | None:
    """The sum; None where one of them is."""
    found = 0
    for cost in costs:
        if cost is None:
            return None
        found += cost
    return found
