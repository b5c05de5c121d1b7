"""What a month is sealed with: one canonical JSON document, and how it is read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import Result
from kpi_desktop.domain.words import LANGUAGES, Language, Message
from kpi_desktop.exchange.result_json import result_json
from kpi_desktop.reports import content, month_content
from kpi_desktop.reports.content import MonthContent
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.services.context import Context
from kpi_desktop.services.figure_facts import parsed_plan
from kpi_desktop.services.frozen import freeze, thaw, thaw_as
from kpi_desktop.services.gather import parsed
from kpi_desktop.store.audit import dump
from kpi_desktop.store.store import View
from kpi_desktop.texts import Translator

FORMAT: Final = 2
"""Number of the present form of the document. Form 1 knew neither pay plans nor doubts; it is read all the same."""


@dataclass(frozen=True, slots=True)
class SealedDoubt:
    """A doubt as it stood when the month was closed; `word` None where it was accepted along with others."""

    id: str
    kind: str
    people: tuple[str, ...]
    what: Message
    remedy: Message
    incidents: tuple[int, ...] = ()
    figure: str | None = None
    word: str | None = None


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
        plan_text: The pay plan's text; None for none.
        doubts: What was in doubt, and what was said to it.
    """

    scheme_text: str
    facts: Facts
    incident_ids: tuple[int, ...]
    result: Result
    contents: Mapping[Language, MonthContent]
    documents: Mapping[Language, str]
    plan_text: str | None = None
    doubts: tuple[SealedDoubt, ...] = ()

    @property
    def scheme(self) -> Scheme:
        """The scheme that was in force."""
        return parsed(self.scheme_text)

    @property
    def plan(self) -> PayPlan | None:
        """The pay plan that was in force."""
        return None if self.plan_text is None else parsed_plan(self.plan_text)


@dataclass(frozen=True, slots=True)
class Closing:
    """When, for whom and on what terms a month is closed."""

    organisation: str
    team: str
    month: Month
    at: datetime
    on: date
    accepted: str
    previous: str | None


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
            "scheme": {"id": sealed.scheme.id, "version": sealed.scheme.version, "text": sealed.scheme_text},
            "plan": None if sealed.plan_text is None else {"text": sealed.plan_text},
            "doubts": [_doubt_data(doubt) for doubt in sealed.doubts],
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
        plan_text=(data.get("plan") or {}).get("text"),
        doubts=tuple(_doubt(held) for held in data.get("doubts", ())),
    )


def opened(view: View, seal: int, sha256: str) -> Sealed:  # noqa: ARG001 - the hash names what may be kept
    """A seal of the database.

    Args:
        view: The database.
        seal: Id of the seal.
        sha256: Its hash.
    """
    return read(view.months.payload(seal))


def _doubt_data(doubt: SealedDoubt) -> dict[str, object]:
    return {field.name: freeze(getattr(doubt, field.name)) for field in fields(doubt)}


def _doubt(data: Any) -> SealedDoubt:
    known = {field.name for field in fields(SealedDoubt)}
    return SealedDoubt(**{name: thaw(value) for name, value in data.items() if name in known})


def content_of(payload: str, language: Language) -> MonthContent:
    """Only the reports' content in one language."""
    return content.from_data(json.loads(payload)["contents"][language])


def document_of(payload: str, language: Language) -> str:
    """Only the result's JSON in one language."""
    return str(json.loads(payload)["documents"][language])
