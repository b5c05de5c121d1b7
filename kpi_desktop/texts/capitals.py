"""Amounts in the capitals (人民币大写) that nobody can alter with a stroke of the pen."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.numbers import fixed

_MOST: Final = Fraction(10**12)
"""From here on an amount of one person is no pay, and `cn2an` is not known to be right."""


def in_capitals(yuan: Fraction | Decimal) -> str:
    """``壹仟零伍拾元零伍分``, by the rules for cheques: 整 where it ends with yuan, one 零 for zeros in between.

    Args:
        yuan: An amount; rounded to fen, halves up. A negative one begins with 负.

    Returns:
        Empty for a trillion and more.
    """
    amount = Fraction(fixed(Fraction(yuan), 2))
    if abs(amount) >= _MOST:
        return ""
    import cn2an  # late: it takes a tenth of a second, and only pay needs it

    return str(cn2an.an2cn(fixed(amount, 2), "rmb"))
