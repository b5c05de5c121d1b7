"""The columns of the roster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kpi_desktop.services.people import Person
from kpi_desktop.services.pinyin import name_order
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Column
from kpi_desktop.ui.people.finding import by_number


@dataclass(frozen=True, slots=True)
class Told:
    """What the page knows of a person beside the roster itself.

    Attributes:
        gone: Whether the person has left.
        post: The title of the post.
        level: The name of the level.
        status: Where the person stands.
    """

    gone: Callable[[Person], bool]
    post: Callable[[Person], str]
    level: Callable[[Person], str]
    status: Callable[[Person], str]


def roster_columns(tr: Translator, told: Told) -> tuple[Column[Person], ...]:
    """Number, name, post, level, first day, status; who has left is quieter."""

    def ink(person: Person) -> str:
        return "third_ink" if told.gone(person) else "ink"

    def quiet(person: Person) -> str:
        return "third_ink" if told.gone(person) else "second_ink"

    return (
        Column(tr.t("Number"), lambda person: person.number, ink=quiet, width=110, sort=by_number),
        Column(
            tr.t("Name"),
            lambda person: person.name,
            ink=ink,
            sort=lambda person: name_order(person.name),
            tip=lambda person: person.name,
        ),
        Column(tr.t("Post"), told.post, ink=quiet, width=150, tip=told.post),
        Column(tr.t("Level"), told.level, ink=quiet, width=90, tip=told.level),
        Column(tr.t("Hired"), lambda person: person.hired.isoformat() if person.hired else "", ink=quiet, width=110),
        Column(tr.t("Status"), told.status, ink=quiet, width=160, tip=told.status),
    )
