from __future__ import annotations

import pytest

from kpi_desktop.domain.month import Month
from kpi_desktop.ui.reports.papers import file_name


@pytest.mark.parametrize(
    ("title", "whose", "name"),
    [
        ("考核得分表", "早班", "考核得分表-早班-2026-11.pdf"),
        ("考核条", "", "考核条-2026-11.pdf"),
        ("Strips", "A/B: day?", "Strips-A_B_ day_-2026-11.pdf"),
    ],
)
def test_files_are_called_what_they_are(title: str, whose: str, name: str) -> None:
    assert file_name(title, whose, Month(2026, 11), "pdf") == name
