"""Whether the file is what the program wrote."""

from __future__ import annotations

from kpi_desktop.domain.problems import Problem
from kpi_desktop.services.context import Context


def verify(ctx: Context) -> tuple[Problem, ...]:
    """Check the file's structure, the audit chain, every row against it, and every seal; no problems is good."""
    raise NotImplementedError
