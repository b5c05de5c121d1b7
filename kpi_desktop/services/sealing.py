"""What a month is sealed with: one canonical JSON document, and how it is read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import Result
from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.exchange.result_json import result_json
from kpi_desktop.reports import content, month_content
from kpi_desktop.reports.content import MonthContent
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.context import Context
from kpi_desktop.services.frozen import freeze, thaw_as
from kpi_desktop.services.gather import parsed
from kpi_desktop.store.audit import dump
from kpi_desktop.texts import Translator

FORMAT: Final = 1
"""Number of the present form of the document."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a seal holds.

    Attributes:
        scheme_text: The scheme's text.
        facts: What the result follows from.
        incident_ids: Ids of the incidents, in the order of the facts.
        result: The result.
        contents: The reports' content by language.
        documents: The result as JSON text by language.
    """

    scheme_text: str
    facts: Facts
    incident_ids: tuple[int, ...]
    result: Result
    contents: Mapping[Language, MonthContent]
    documents: Mapping[Language, str]

    @property
    def scheme(self) -> Scheme:
        """The scheme that was in force."""
        return parsed(self.scheme_text)


@dataclass(frozen=True, slots=True)
class Closing:
    """When, for whom and on what terms a month is closed.

    Attributes:
        previous: The hash of the team's seal before this one, if any.
        audit: Number and hash of the last entry of the audit log before the close.
    """

    organisation: str
    team: str
    month: Month
    at: datetime
    on: date
    accepted: str
    previous: str | None
    audit: tuple[int, str]


def translators(ctx: Context) -> Mapping[Language, Translator]:
    """A translator for each language, from the resources."""
    return {language: Translator(language, ctx.resources / "translations") for language in LANGUAGES}


def word(
    ctx: Context, scheme: Scheme, facts: Facts, result: Result, *, organisation: str, team: str
) -> tuple[dict[Language, MonthContent], dict[Language, str]]:
    """The reports' content and the result's JSON, in both languages."""
    spoken = translators(ctx)
    contents = {
        language: month_content.build(scheme, facts, result, tr, organisation=organisation, team=team)
        for language, tr in spoken.items()
    }
    return contents, {language: result_json(result, tr) for language, tr in spoken.items()}


def write(sealed: Sealed, closing: Closing) -> str:
    """The document: canonical JSON, so that equal contents have equal hashes."""
    return dump(
        {
            "format": FORMAT,
            "organisation": closing.organisation,
            "team": closing.team,
            "month": str(closing.month),
            "closed-at": closing.at.isoformat(),
            "closed-on": closing.on.isoformat(),
            "accepted": closing.accepted,
            "previous": closing.previous,
            "audit": freeze(closing.audit),
            "scheme": {"id": sealed.scheme.id, "version": sealed.scheme.version, "text": sealed.scheme_text},
            "facts": freeze(sealed.facts),
            "incidents": list(sealed.incident_ids),
            "result": freeze(sealed.result),
            "contents": {language: content.to_data(held) for language, held in sealed.contents.items()},
            "documents": dict(sealed.documents),
        }
    )


def read(payload: str) -> Sealed:
    """What a document holds.

    Raises:
        ValueError: Not such a document.
    """
    data: Any = json.loads(payload)
    return Sealed(
        scheme_text=data["scheme"]["text"],
        facts=thaw_as(Facts, data["facts"]),
        incident_ids=tuple(int(incident) for incident in data["incidents"]),
        result=thaw_as(Result, data["result"]),
        contents={language: content.from_data(data["contents"][language]) for language in LANGUAGES},
        documents={language: str(data["documents"][language]) for language in LANGUAGES},
    )


def audit_of(payload: str) -> tuple[int, str] | None:
    """Number and hash of the entry of the audit log before the close; None in seals that don't say."""
    told = json.loads(payload).get("audit")
    return None if told is None else (int(told[0]), str(told[1]))


def content_of(payload: str, language: Language) -> MonthContent:
    """Only the reports' content in one language."""
    return content.from_data(json.loads(payload)["contents"][language])


def document_of(payload: str, language: Language) -> str:
    """Only the result's JSON in one language."""
    return str(json.loads(payload)["documents"][language])
