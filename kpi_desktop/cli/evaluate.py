"""``evaluate``: one month scored from facts alone."""

from __future__ import annotations

import sys
from pathlib import Path

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.scheme_files import plan_text, read_bytes, scheme_text, text_of
from kpi_desktop.cli.standings import lines_of, score_table
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, WrongCallError, system_reason

_STDIN = Path("-")
_MOST_BYTES = 64_000_000
"""A month of four hundred people has far less than a tenth of that."""


def evaluate(call: Call) -> int:
    """Score the facts by the scheme and pay them by the plan; as JSON, or as a table with the lines behind every score.

    Where the call names no plan, the one that the scheme carries is in force.
    """
    from kpi_desktop.exchange.facts_json import read_facts
    from kpi_desktop.exchange.result_json import result_json
    from kpi_desktop.reports.month_content import build
    from kpi_desktop.schemes.pay_reading import load_plan
    from kpi_desktop.schemes.reading import load_scheme
    from kpi_desktop.scoring.month import score

    options = call.options
    text = scheme_text(options.scheme)
    named_plan = plan_text(options.pay) if options.pay is not None else None
    content = _facts_content(options.file)
    scheme = load_scheme(text)
    if named_plan is None and scheme.pay_plan is not None:
        named_plan = plan_text(scheme.pay_plan)
    plan = load_plan(named_plan) if named_plan is not None else None
    facts = read_facts(text_of(content, str(options.file)), scheme, plan)
    result = score(scheme, facts, plan)
    if options.json:
        call.result.append(result_json(result, call.tr, facts))
        return 0
    month = build(scheme, facts, result, call.tr, organisation="", team="")
    for line in (*score_table(month, call.tr), "", *lines_of(month, call.tr)):
        call.say(line)
    return 0


def _facts_content(path: Path) -> bytes:
    larger = Message("{file} is too large to be the facts of a month.", {"file": str(path)})
    if path != _STDIN:
        return read_bytes(path, _MOST_BYTES, larger)
    if sys.stdin is None:
        raise WrongCallError(Message("Standard input is closed; name a file."))
    try:
        content = sys.stdin.buffer.read(_MOST_BYTES + 1)
    except OSError as error:
        what = Message("Standard input can't be read: {reason}.", {"reason": system_reason(error)})
        raise WrongCallError(what) from error
    if len(content) > _MOST_BYTES:
        raise FaultyDataError(larger)
    return content
