from __future__ import annotations

from fractions import Fraction

from kpi_desktop.scoring.standing import ranks


def test_people_with_one_score_share_the_better_rank() -> None:
    scores = [Fraction(n) for n in ("98", "100", "98", "95", "97.999999")]
    assert ranks(scores) == [2, 1, 2, 5, 4]
    assert ranks([]) == []
