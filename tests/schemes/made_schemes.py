"""Small schemes, sound or not, built in a line, and what a check says of them."""

from __future__ import annotations

from typing import Any

from kpi_desktop import paths
from kpi_desktop.domain.problems import Problem, path_text
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")
NAME = Label("名", "Name")


def criterion(ident: str = "late", **parts: Any) -> dict[str, Any]:
    return {"id": ident, "name": Label(f"名{ident}", f"Name {ident}"), "clause": NAME, **parts}


def scheme(*criteria: dict[str, Any], **parts: Any) -> Scheme:
    data = {"id": "made", "version": "1", "name": NAME, "about": NAME, "source": NAME, "criteria": criteria, **parts}
    return Scheme.model_validate(data)


def said(problems: tuple[Problem, ...]) -> list[str]:
    return [f"{path_text(problem.path)}: {EN.say(problem.what)}" for problem in problems]
