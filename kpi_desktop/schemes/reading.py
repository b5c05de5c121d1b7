"""A scheme file into a scheme that can be put in force, or everything that is wrong with it."""

from __future__ import annotations

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import counted
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.check import check_scheme, faults_besides
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.shape import shape_of


def read_scheme(text: str) -> tuple[Scheme | None, tuple[Problem, ...]]:
    """Read a scheme file, whatever it may hold.

    Args:
        text: The file's text, TOML.

    Returns:
        The scheme and no problem, where its form is right; whether it makes sense is for `check_scheme`. Else None
        and every fault: those of its form, then those that its sound parts have besides.
    """
    shape = shape_of(text)
    if not shape.faults:
        return shape.scheme, ()
    sound, mended = shape.scheme, shape.mended
    besides = faults_besides(sound, mended) if sound is not None and mended is not None else ()
    return None, (*shape.faults, *besides)


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
