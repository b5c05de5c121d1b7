"""What an organisation replaces of the program's paper: letters of its own, words of its own, a picture at the head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from kpi_desktop.domain.words import Language

IMPROVEMENT: Final = "improvement.html"
WARNING: Final = "warning.html"
LETTERS: Final = (IMPROVEMENT, WARNING)
"""The letters there may be: the improvement report and the warning notice."""

PAPER: Final = "paper.toml"
"""The file with the words of score table, strips and register."""

NAMES: Final = (*LETTERS, PAPER)
"""Every file there may be, besides pictures."""

OwnWords: TypeAlias = Mapping[str, str | tuple[str, ...]]
"""What stands instead of the program's words, by key (``table.title``); places to sign are several texts."""


@dataclass(frozen=True, slots=True)
class OwnTemplates:
    """An organisation's own paper.

    Attributes:
        texts: Letters by file name; a letter without one looks as the program draws it.
        pictures: What letters and heads show, by file name, in base64.
        paper: Words of table, strips and register by language; a language or key that isn't there keeps the program's.
        logo: File name of the picture at the head of the program's paper; empty for none.
        objection_days: Days for objections, the closing day counted as the first; 0 for the program's.
    """

    texts: Mapping[str, str]
    pictures: Mapping[str, str]
    paper: Mapping[Language, OwnWords] = field(default_factory=dict)
    logo: str = ""
    objection_days: int = 0

    @property
    def has_paper(self) -> bool:
        """Whether there is anything that a `PAPER` file says."""
        return bool(self.paper or self.logo or self.objection_days)

    @property
    def names(self) -> tuple[str, ...]:
        """The files that replace something."""
        return (*self.texts, *((PAPER,) if self.has_paper else ()))

    @property
    def logo_data(self) -> str:
        """The picture at the head in base64; empty for none."""
        return self.pictures.get(self.logo, "") if self.logo else ""
