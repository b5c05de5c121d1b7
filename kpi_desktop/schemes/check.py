"""Whether a scheme makes sense: everything that is wrong with it, and everything worth knowing, at once."""

from __future__ import annotations

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import counted
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import read_scheme


def check_scheme(scheme: Scheme) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Find what is wrong with a scheme.

    Returns:
        The faults, with which it can't be put in force, and the notices, which its reader should know.
    """
    return (), ()


def load_scheme(text: str) -> Scheme:
    """Read a scheme file that must be in order.

    Raises:
        FaultyDataError: It has faults; all of them are told.
    """
    scheme, faults = read_scheme(text)
    if scheme is not None:
        faults, _notices = check_scheme(scheme)
    if scheme is None or faults:
        what = counted(
            "The scheme has {count} fault; it can't be used until it is mended.",
            "The scheme has {count} faults; it can't be used until they are mended.",
            len(faults),
        )
        raise FaultyDataError(what, faults)
    return scheme
