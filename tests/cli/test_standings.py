"""A month in plain text: columns stay under their headings whoever is paid."""

from __future__ import annotations

from dataclasses import replace

from kpi_desktop import paths
from kpi_desktop.cli.standings import score_table
from kpi_desktop.domain.facts import Employee, Facts
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.reports.content import FlagContent
from kpi_desktop.reports.month_content import build
from kpi_desktop.reports.pay_content import PayContent, PayPart
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.scoring.month import score
from kpi_desktop.texts import Translator


def test_pay_and_flags_of_who_is_paid_nothing_stand_under_their_headings() -> None:
    scheme = load_scheme((paths.resources() / "schemes" / "weikang-100.toml").read_text("utf-8"))
    tr = Translator("en", paths.resources() / "translations")
    facts = Facts(Month(2026, 10), (Employee("0101", "Bo"), Employee("0102", "Li")))
    content = build(scheme, facts, score(scheme, facts), tr, organisation="", team="")
    paid, unpaid = content.people
    parts = (PayPart("performance", "Performance wage", "900.00", ""), PayPart("fines", "Deductions", "0.00"))
    paid = replace(paid, pay=PayContent("band-pay", parts, "900.00"))
    unpaid = replace(unpaid, flags=(FlagContent(FlagKind.WARNING, "Warning", "late"),))
    _, head, first, second = score_table(replace(content, people=(paid, unpaid)), tr)
    total = head.index("Total, yuan") + len("Total, yuan")
    assert first[:total].endswith("900.00")
    assert second[:total].rstrip().endswith(str(unpaid.score) + "  " + (unpaid.grade or ""))
    assert second.index("Warning") == head.index("Flags")
