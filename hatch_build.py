"""Build hook: puts resources and migrations into the wheel, with freshly compiled translations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> list[Path]:
    """Write a .mo beside every .po under ``root``/resources/translations and return what was written."""
    written = []
    for source in sorted((root / "resources" / "translations").glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parents[1].name)
        target = source.with_suffix(".mo")
        with target.open("wb") as stream:
            write_mo(stream, catalogue)
        written.append(target)
    return written


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the data folders to a wheel; an editable install reads them from the source tree instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the translations, then map ``resources`` and ``db`` into the package.

        ``version`` is hatchling's name of the kind of wheel ("standard" or "editable").
        """
        root = Path(self.root)
        compile_catalogues(root)
        if version == "editable":
            return
        for folder, inside in (("resources", "kpi_desktop/_resources"), ("db", "kpi_desktop/_db")):
            if (root / folder).is_dir():
                build_data["force_include"][str(root / folder)] = inside
