"""Numbers as they are typed into a field: exact, in any width of digit, with any dash for a minus."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kpi_desktop.errors import FaultyDataError
from kpi_desktop.ui.kit.numbers import typed_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8", Fraction(8)),
        (" 0.1 ", Fraction(1, 10)),
        ("１２", Fraction(12)),
        ("−0.5", Fraction(-1, 2)),
        ("–2", Fraction(-2)),
        ("—2", Fraction(-2)),
        ("", None),
        ("  ", None),
    ],
)
def test_a_number_is_read_exactly(text: str, number: Fraction | None) -> None:
    assert typed_number(text) == number


@pytest.mark.parametrize("text", ["viel", "1/3", "1e9", "8 9", "nan"])
def test_anything_else_is_refused_by_what_was_typed(text: str) -> None:
    with pytest.raises(FaultyDataError) as caught:
        typed_number(text)
    assert caught.value.what.fields["value"] == text
