"""Databases that scenes are set in: a rich team, other sizes, other regulations, nothing at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from kpi_desktop.domain.words import Language
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.demo import make_demo
from tools.scenes.other_teams import letters, nothing, some_left, team_of, under
from tools.scenes.present import Friday
from tools.scenes.rich_team import closed, late, reopened, rich


class Databases:
    """Makes each database once and hands out copies.

    Args:
        folder: Where they lie.
        language: Of names and notes.
    """

    def __init__(self, folder: Path, language: Language) -> None:
        """Nothing is made yet."""
        self._folder, self._language = folder, language

    def copy(self, name: str, to: Path) -> Path:
        """A fresh copy of a database, made first where this is the first wish for it."""
        return Path(shutil.copy(self._made(name), to))

    def _made(self, name: str) -> Path:
        file = self._folder / f"{name}-{self._language}.db"
        if not file.exists():
            begun = self._folder / f"begun-{name}.db"
            begun.unlink(missing_ok=True)
            self._make(name, begun)
            begun.rename(file)
        return file

    def _make(self, name: str, file: Path) -> None:
        if name == "sample":
            make_demo(file, self._language, Friday())
            return
        if name in _ON:
            before, fill = _ON[name]
            self.copy(before, file)
        else:
            fill = _FROM_NOTHING[name]
        ctx = open_context(file, clock=Friday(), actor="gallery")
        try:
            fill(ctx, self._language)
        finally:
            ctx.close()


_FROM_NOTHING: Mapping[str, Callable[[Context, Language], None]] = {
    "new": nothing,
    "nobody": team_of(0),
    "letters": letters,
    "three": some_left,
    "forty": team_of(40),
    "many": team_of(400),
    "long": team_of(12, long=True),
    "measured": under("repair-provider-100"),
    "rated": under("call-rubric"),
    "commerce": under("ecommerce-kpi"),
    "posts": under("posts-five"),
    "owing": under("county-provider-90"),
}
_ON: Mapping[str, tuple[str, Callable[[Context, Language], None]]] = {
    "rich": ("sample", rich),
    "reopened": ("rich", reopened),
    "closed": ("rich", closed),
    "late": ("rich", late),
}
