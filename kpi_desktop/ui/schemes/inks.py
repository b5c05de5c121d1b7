"""The inks of points."""

from __future__ import annotations


def ink_of(sign: int) -> str:
    """The ink of points by their sign."""
    return "minus" if sign < 0 else "plus" if sign > 0 else "ink"
