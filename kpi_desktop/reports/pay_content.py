"""What follows in money for one person, worded: a part of a month's content."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


def _yuan(shown: str) -> Fraction:
    return Fraction(shown.replace("\N{MINUS SIGN}", "-"))


@dataclass(frozen=True, slots=True)
class PayPart:
    """One component of pay: `shown` is yuan with two decimals, `reason` what it is made of, or empty."""

    id: str
    title: str
    shown: str
    reason: str = ""

    @property
    def amount(self) -> Fraction:
        """Yuan."""
        return _yuan(self.shown)


@dataclass(frozen=True, slots=True)
class PayContent:
    """What follows in money.

    Attributes:
        plan: The pay plan's id.
        parts: Its components.
        total: Their sum in yuan.
        remarks: What is told beside them.
        capitals: The sum in Chinese capitals (人民币大写), as it is printed; empty in English and in older seals.
    """

    plan: str | None
    parts: tuple[PayPart, ...]
    total: str
    remarks: tuple[str, ...] = ()
    capitals: str = ""

    @property
    def amount(self) -> Fraction:
        """Their sum in yuan."""
        return _yuan(self.total)
