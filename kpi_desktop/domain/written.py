"""Figures as people write them, read exactly; typed, pasted and imported ones alike. What is in doubt is told."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.numbers import DECIMAL_DIGITS, WHOLE_DIGITS, NumberFormError, parse_exact
from kpi_desktop.domain.words import FieldValue, Label, Message

YES: Final = frozenset({"1", "是", "yes", "y", "true", "√", "✓", "✔", "达成", "完成"})
NO: Final = frozenset({"0", "否", "no", "n", "false", "×", "✗", "x", "未达成", "未完成"})
FILLERS: Final = frozenset({"-", "--", "---", "—", "——", "–", "/", "\\", "无", "n/a"})
"""What people write where there is nothing to say, in lower case."""
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_INEXACT: Final = 10
"""What stands beyond that decimal is what binary numbers leave behind, not what anybody meant."""
_LONGEST: Final = 60
_SHOWN: Final = 40


class WrittenError(ValueError):
    """No figure can be read; `what` says what stands there and what is allowed."""

    def __init__(self, what: Message) -> None:
        """Keep the reason unworded."""
        super().__init__(what.id)
        self.what = what


def read_figure(
    text: str, unit: Label | None = None, *, yes_no: bool = False, per_cent: bool = False
) -> Fraction | None:
    """A number as people write it: full-width digits, signs, its unit behind it, commas between thousands.

    Args:
        text: As typed, pasted, or as the cell shows it.
        unit: What may stand behind the number.
        yes_no: Only 1 and 0 are meant; words for yes and no do.
        per_cent: ``87 %`` is 87 here; else only where the unit is a percentage.

    Returns:
        None where nothing stands there.

    Raises:
        WrittenError: Words, also words for nothing; a percentage where none belongs; too many digits.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-").split())
    if not plain:
        return None
    told: dict[str, FieldValue] = {"value": _shown(text)}
    if plain.casefold() in FILLERS:
        what = Message("“{value}” is no number; leave the cell empty where there is none, write 0 where it is 0", told)
        raise WrittenError(what)
    if yes_no:
        return _yes_or_no(plain, told)
    number = _without_unit(plain, unit, told, per_cent=per_cent)
    if _GROUPED.fullmatch(number):
        number = number.replace(",", "")
    if len(number) > _LONGEST or not _NUMBER.fullmatch(number):
        raise WrittenError(Message("“{value}” is no number; write it such as 12 or 87.5", told))
    return _exact(number, told)


def _yes_or_no(plain: str, told: dict[str, FieldValue]) -> Fraction:
    word = plain.casefold()
    if word in YES or word in NO:
        return Fraction(int(word in YES))
    raise WrittenError(Message("“{value}” is neither yes (1) nor no (0)", told))


def _without_unit(plain: str, unit: Label | None, told: dict[str, FieldValue], *, per_cent: bool) -> str:
    if plain.endswith("%"):
        if per_cent or (unit is not None and "%" in unit.zh):
            return plain.removesuffix("%").strip()
        if unit is not None:
            what = Message("“{value}” is a percentage; this column wants {unit}", {**told, "unit": unit})
            raise WrittenError(what)
        raise WrittenError(Message("“{value}” is a percentage; this column wants a plain number", told))
    for name in (unit.zh, unit.en) if unit is not None else ():
        if name and plain.casefold().endswith(name.casefold()):
            return plain[: -len(name)].strip()
    return plain


def _exact(number: str, told: dict[str, FieldValue]) -> Fraction:
    whole = number.partition(".")[0].lstrip("+-0")
    if len(whole) > WHOLE_DIGITS:
        most: dict[str, FieldValue] = {**told, "most": WHOLE_DIGITS}
        raise WrittenError(Message("“{value}” has more than {most} digits before the point", most))
    try:
        return parse_exact(round(Decimal(number), _INEXACT))
    except NumberFormError as error:
        most = {**told, "most": DECIMAL_DIGITS}
        what = Message("“{value}” has more than {most} decimals; round it first, such as with ROUND", most)
        raise WrittenError(what) from error


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
