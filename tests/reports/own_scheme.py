"""A scheme of one category and one criterion, to be told in words."""

from __future__ import annotations

from kpi_desktop import paths
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")


def words(en: str) -> dict[str, str]:
    return {"zh": en, "en": en}


def scheme(**more: object) -> Scheme:
    data: dict[str, object] = {
        "id": "own",
        "version": "1",
        "name": words("Own"),
        "about": words("About"),
        "source": words("Source"),
        "categories": [{"id": "conduct", "name": words("Conduct"), "marks": 100}],
        "criteria": [criterion()],
    }
    return Scheme.model_validate({**data, **more})


def criterion(**more: object) -> dict[str, object]:
    held: dict[str, object] = {"id": "leave", "name": words("Leave"), "clause": words("1"), "category": "conduct"}
    return {**held, **({"points": -2} if "bands" not in more and "pick" not in more else {}), **more}
