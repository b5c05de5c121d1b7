from __future__ import annotations

from decimal import Decimal

from kpi_desktop.domain.result import Pay, PayComponent
from kpi_desktop.domain.words import Label, counted


def test_a_label_speaks_either_language() -> None:
    label = Label("迟到", "Late")
    assert (label.within("zh"), label.within("en")) == ("迟到", "Late")


def test_a_counted_message_carries_its_count() -> None:
    message = counted("{count} fault in {what}", "{count} faults in {what}", 2, {"what": "x"})
    assert (message.fields, message.many) == ({"what": "x", "count": 2}, "{count} faults in {what}")


def test_pay_sums_up_its_components_or_is_none() -> None:
    assert Pay().total is None
    assert Pay(
        None, (PayComponent("fines", Decimal("-40.50")), PayComponent("base", Decimal("0.00")))
    ).total == Decimal("-40.50")
