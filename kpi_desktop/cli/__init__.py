"""The door of the commands; it imports late, so that ``--version`` needs nothing."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from kpi_desktop import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Do what a command line says.

    Args:
        argv: The arguments without the program's name; None for those of this process.

    Returns:
        The exit code: 0 done, 1 data or scheme have faults, 2 the call is wrong, 3 the database can't be used.
    """
    if getattr(sys, "frozen", False):  # a frozen program starts its reading process as itself
        from multiprocessing import freeze_support

        freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if "--version" in arguments:
        print(__version__)
        return 0
    from kpi_desktop.cli.run import run

    return run(arguments)
