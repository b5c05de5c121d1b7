"""What is known to go wrong. Everything else is a bug and is caught at the edge."""

from __future__ import annotations

import errno

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message


class KpiError(Exception):
    """A known fault, told to the user in their language.

    Attributes:
        what: What happened, where, and what to do next.
        problems: Each single fault, where there are several.
        exit_code: What a command ends with: 1 faulty data or scheme, 2 a wrong call, 3 an unusable database.
    """

    exit_code = 1

    def __init__(self, what: Message, problems: tuple[Problem, ...] = ()) -> None:
        """Keep the message unworded: only the edge knows the language."""
        super().__init__(what.id)
        self.what = what
        self.problems = problems


class FaultyDataError(KpiError):
    """Facts, a scheme or a workbook have faults; nothing was taken in."""


class RefusedError(KpiError):
    """What was asked would break a rule of the house, such as writing into a closed month."""


class DoubtsLeftError(KpiError):
    """A month can't be closed before its doubts are settled or accepted; `problems` tells each, by its id."""


class WrongCallError(KpiError):
    """The call names something that isn't there, or says something that makes no sense."""

    exit_code = 2


class DatabaseError(KpiError):
    """The database can't be used: locked, newer, damaged or read-only."""

    exit_code = 3


def system_reason(error: OSError) -> Message | str:
    """Why the system refused a file: in our words where people meet it often, else in the system's."""
    match error:
        case FileNotFoundError():
            return Message("there is no such file or folder")
        case IsADirectoryError():
            return Message("it is a folder")
        case NotADirectoryError():
            return Message("a file stands where a folder should be")
        case PermissionError():
            return Message("access is denied, or another program holds it open")
        case _ if error.errno == errno.ENOSPC:
            return Message("there is no room left on the disk")
        case _:
            return error.strerror or type(error).__name__
