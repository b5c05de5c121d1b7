"""The document of a result: shapes that the reference scheme doesn't have, and its bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kpi_desktop import paths
from kpi_desktop.domain.facts import Facts, Incident
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.result import (
    CategoryResult,
    Flag,
    FlagKind,
    Line,
    LineKind,
    Pay,
    PayComponent,
    PersonResult,
    Result,
)
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.exchange.result_json import result_json
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")

PERSON = PersonResult(
    employee="E01",
    score=Decimal(100),
    raw=Fraction(299, 3),
    start=Fraction(100),
    grade=Label("卓越", "Outstanding"),
    rank=None,
    exempt=True,
    coefficient=Fraction(9, 10),
    categories=(CategoryResult("a", None, Fraction(-1, 3)),),
    lines=(
        Line(
            kind=LineKind.INCIDENT,
            category=None,
            criterion="late",
            date=date(2026, 10, 8),
            points=Fraction(-333333333333, 10**12),
            what=Message("{a}\n", {"a": "𠮷"}),
            unscored=True,
        ),
    ),
    pay=Pay("plan", (PayComponent("fines", Decimal("-40.50")), PayComponent("base", Decimal("0.00")))),
    flags=(Flag(FlagKind.WARNING, (Message("one"), Message("two"))),),
)
RESULT = Result("made", "2", Month(2026, 10), (PERSON,), (Notice(Message("here"), Message("this")),))


def test_the_document_is_told_to_the_byte() -> None:
    assert result_json(RESULT, EN) == (
        """{
  "scheme": "made",
  "scheme-version": "2",
  "month": "2026-10",
  "results": [
    {
      "employee": "E01",
      "score": "100",
      "raw": "99.666666666667",
      "start": "100",
      "grade": "卓越",
      "rank": null,
      "exempt": true,
      "coefficient": "0.9",
      "categories": [
        {
          "id": "a",
          "marks": null,
          "points": "-0.333333333333"
        }
      ],
      "lines": [
        {
          "category": null,
          "criterion": "late",
          "date": "2026-10-08",
          "points": "-0.333333333333",
          "unscored": true,
          "why": "𠮷\\n"
        }
      ],
      "pay": {
        "plan": "plan",
        "total": "-40.50",
        "components": [
          {
            "id": "fines",
            "amount": "-40.50"
          },
          {
            "id": "base",
            "amount": "0.00"
          }
        ]
      },
      "flags": [
        {
          "kind": "warning",
          "why": "one；two"
        }
      ]
    }
  ],
  "notices": [
    {
      "where": "here",
      "what": "this"
    }
  ]
}
"""
    )


def test_what_was_carried_over_says_when_it_happened() -> None:
    line = replace(RESULT.results[0].lines[0], incident=0, what=Message("late"))
    result = replace(RESULT, results=(replace(RESULT.results[0], lines=(line,)),))
    facts = Facts(RESULT.month, (), (Incident("E01", date(2026, 10, 8), "late", occurred=date(2026, 9, 30)),))
    data = json.loads(result_json(result, EN, facts))
    assert data["results"][0]["lines"][0]["why"] == "late; happened on 2026-09-30"


def test_nothing_is_written_as_nothing() -> None:
    data = json.loads(result_json(Result("made", "2", Month(2026, 10), (), ()), EN))
    assert (data["results"], data["notices"]) == ([], [])
