"""``python -m kpi_desktop``: the same door as the command ``kpi-desktop``."""

from __future__ import annotations

import sys

from kpi_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
