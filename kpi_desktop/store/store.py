"""The open database."""

from __future__ import annotations


class Store:
    """An open database file."""

    def close(self) -> None:
        """Close the file and let go of the lock."""
        raise NotImplementedError
