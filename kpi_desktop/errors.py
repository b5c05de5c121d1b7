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


class NewerError(DatabaseError):
    """A newer version of the program wrote the file.

    Attributes:
        file: Where it lies.
        data: How many steps its layout has gone through.
        known: How many of them this program knows, counted alike.
    """

    def __init__(self, what: Message, file: str, data: int, known: int) -> None:
        """Keep both versions of the layout."""
        super().__init__(what)
        self.file, self.data, self.known = file, data, known


class LockedError(DatabaseError):
    """Another process is writing to the database; it may be done in a moment."""


_KINDS: tuple[tuple[type[OSError] | tuple[type[OSError], ...], Message], ...] = (
    (FileNotFoundError, Message("there is no such file or folder")),
    (IsADirectoryError, Message("it is a folder")),
    ((NotADirectoryError, FileExistsError), Message("a file stands where a folder should be")),
    (PermissionError, Message("access is denied, or another program holds it open")),
    (BrokenPipeError, Message("nobody is reading it any more")),
)
_REASONS = {
    errno.ENOSPC: Message("there is no room left on the disk"),
    errno.EDQUOT: Message("there is no room left on the disk"),
    errno.EROFS: Message("the disk is read-only"),
    errno.ENAMETOOLONG: Message("the name is too long"),
    errno.ELOOP: Message("its links lead round in a circle"),
    errno.EINVAL: Message("the name holds characters that no file name may have"),
    errno.EIO: Message("the disk reports an error"),
    errno.EBADF: Message("it is closed"),
}


def system_reason(error: OSError) -> Message:
    """Why the system refused a file, in our words: the system's own are in whatever language it speaks."""
    by_kind = next((reason for kinds, reason in _KINDS if isinstance(error, kinds)), None)
    known = by_kind or _REASONS.get(error.errno or 0)
    number = errno.errorcode.get(error.errno or 0, "?")
    return known or Message("the system reports error {number}", {"number": number})
