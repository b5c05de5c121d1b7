"""Pay: what follows in money from a month's scores and figures, component by component."""

from kpi_desktop.scoring.pay.month import Paid, with_pay

__all__ = ["Paid", "with_pay"]
