"""The words of the register, taken from the catalogue once and kept with the content."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.texts.translator import Translator


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """Words in one language; the title has the fields ``month`` and ``team``."""

    title: str
    note: str
    number: str
    name: str
    score: str
    handed_out: str
    signature: str
    objection: str
    remarks: str


def register_words(tr: Translator) -> RegisterWords:
    """The words in the translator's language."""
    return RegisterWords(
        title=tr.t("Strips handed out {month} {team}", month="{month}", team="{team}"),
        note=tr.t(
            "Each signs for the own strip alone. Whoever objects says so here; the reasons go on the strip's stub."
        ),
        number=tr.c("paper", "No."),
        name=tr.t("Name"),
        score=tr.t("Score"),
        handed_out=tr.c("paper", "Handed out"),
        signature=tr.t("Signature"),
        objection=tr.c("paper", "Objection"),
        remarks=tr.c("paper", "Remarks"),
    )
