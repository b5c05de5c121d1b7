"""What a month is sealed with: one canonical JSON document, and how it is read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property
from threading import Lock
from typing import Any, Final

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import Result
from kpi_desktop.domain.words import LANGUAGES, Language, Message
from kpi_desktop.exchange.result_json import result_json
from kpi_desktop.reports import content_data, month_content
from kpi_desktop.reports.content import MonthContent
from kpi_desktop.reports.own_paper import applied
from kpi_desktop.reports.own_templates import OwnTemplates
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
    """What goes into a seal.

    Attributes:
        scheme_text: The scheme's text.
        facts: What the result follows from.
        person_ids: Internal ids of the people, in the order of the facts.
        incident_ids: Ids of the incidents, in the order of the facts.
        result: The result.
        contents: The reports' content by language.
        documents: The result as JSON text by language.
        plan_text: The pay plan's text; None for none.
        doubts: What was in doubt, and what was said to it.
    """

    scheme_text: str
    facts: Facts
    person_ids: tuple[int, ...]
    incident_ids: tuple[int, ...]
    result: Result
    contents: Mapping[Language, MonthContent]
    documents: Mapping[Language, str]
    plan_text: str | None = None
    doubts: tuple[SealedDoubt, ...] = ()

    @property
    def scheme(self) -> Scheme:
        """The scheme that is in force."""
        return parsed(self.scheme_text)

    @property
    def plan(self) -> PayPlan | None:
        """The pay plan that was in force."""
        return None if self.plan_text is None else parsed_plan(self.plan_text)


@dataclass(frozen=True, slots=True)
class Closing:
    """When, for whom and on what terms a month is closed.

    Attributes:
        objections_until: The last day for objections, as paper says.
        previous: The hash of the team's seal before this one, if any.
        audit: Number and hash of the last entry of the audit log before the close.
    """

    organisation: str
    team: str
    month: Month
    at: datetime
    on: date
    objections_until: date
    accepted: str
    previous: str | None
    audit: tuple[int, str]


def translators(ctx: Context) -> Mapping[Language, Translator]:
    """A translator for each language, from the resources."""
    return {language: Translator(language, ctx.resources / "translations") for language in LANGUAGES}


def word(
    ctx: Context,
    scheme: Scheme,
    facts: Facts,
    result: Result,
    *,
    organisation: str,
    team: str,
    templates: OwnTemplates | None = None,
) -> tuple[dict[Language, MonthContent], dict[Language, str]]:
    """The reports' content, with the templates that were in use, and the result's JSON, in both languages."""
    spoken = translators(ctx)
    contents = {
        language: applied(
            month_content.build(scheme, facts, result, tr, organisation=organisation, team=team), templates
        )
        for language, tr in spoken.items()
    }
    return contents, {language: result_json(result, tr, facts) for language, tr in spoken.items()}


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
            "objections-until": closing.objections_until.isoformat(),
            "accepted": closing.accepted,
            "previous": closing.previous,
            "audit": freeze(closing.audit),
            "scheme": {"id": sealed.scheme.id, "version": sealed.scheme.version, "text": sealed.scheme_text},
            "plan": None if sealed.plan_text is None else {"text": sealed.plan_text},
            "doubts": [_doubt_data(doubt) for doubt in sealed.doubts],
            "facts": freeze(sealed.facts),
            "people": list(sealed.person_ids),
            "incidents": list(sealed.incident_ids),
            "result": freeze(sealed.result),
            "contents": {language: content_data.to_data(held) for language, held in sealed.contents.items()},
            "documents": dict(sealed.documents),
        }
    )


class Kept:
    """A seal's document, each part of it thawed when it is first asked for.

    Args:
        payload: What `write` gave.

    Raises:
        ValueError: Not such a document; also from the parts.
    """

    def __init__(self, payload: str) -> None:
        """Read the document."""
        self._data: Any = json.loads(payload)
        self._contents: dict[Language, MonthContent] = {}

    @property
    def scheme_text(self) -> str:
        """The scheme's text."""
        return str(self._data["scheme"]["text"])

    @property
    def scheme(self) -> Scheme:
        """The scheme that was in force."""
        return parsed(self.scheme_text)

    @property
    def plan_text(self) -> str | None:
        """The pay plan's text, where one was in force."""
        return (self._data.get("plan") or {}).get("text")

    @property
    def plan(self) -> PayPlan | None:
        """The pay plan that was in force."""
        return None if self.plan_text is None else parsed_plan(self.plan_text)

    @property
    def doubts(self) -> tuple[SealedDoubt, ...]:
        """The doubts there were before the close, each with its word."""
        return tuple(_doubt(held) for held in self._data.get("doubts", ()))

    @property
    def objections_until(self) -> date:
        """The last day for objections, as paper says."""
        return date.fromisoformat(self._data["objections-until"])

    @cached_property
    def facts(self) -> Facts:
        """What the result follows from."""
        return thaw_as(Facts, self._data["facts"])

    @cached_property
    def person_ids(self) -> tuple[int, ...]:
        """Internal ids of the people, in the order of the facts."""
        return tuple(int(person) for person in self._data["people"])

    @cached_property
    def incident_ids(self) -> tuple[int, ...]:
        """Ids of the incidents, in the order of the facts."""
        return tuple(int(incident) for incident in self._data["incidents"])

    @cached_property
    def result(self) -> Result:
        """The result."""
        return thaw_as(Result, self._data["result"])

    def outcome(self) -> Result:
        """The result without what leads to it (no lines, no categories), which makes up most of the reading."""
        held = self._data["result"]
        people = [{**person, "lines": [], "categories": []} for person in held["results"]]
        return thaw_as(Result, {**held, "results": people})

    def content(self, language: Language) -> MonthContent:
        """The reports' content in one language."""
        if language not in self._contents:
            self._contents[language] = content_data.from_data(self._data["contents"][language])
        return self._contents[language]

    def worded(self, language: Language) -> Mapping[str, Any]:
        """The reports' content in one language as JSON values, for whoever needs but a part of it."""
        found: Mapping[str, Any] = self._data["contents"][language]
        return found

    def document(self, language: Language) -> str:
        """The result's JSON in one language."""
        return str(self._data["documents"][language])


def _doubt_data(doubt: SealedDoubt) -> dict[str, object]:
    return {field.name: freeze(getattr(doubt, field.name)) for field in fields(doubt)}


def _doubt(data: Any) -> SealedDoubt:
    known = {field.name for field in fields(SealedDoubt)}
    return SealedDoubt(**{name: thaw(value) for name, value in data.items() if name in known})


_MOST_KEPT: Final = 2
"""Enough for a month beside the one before, or a seal beside the one it took the place of."""
_kept: Final[dict[str, Kept]] = {}
_keeping: Final = Lock()


def opened(view: View, seal: int, sha256: str) -> Kept:
    """A seal of the database; the last ones read are kept, for a hash never stands for anything else.

    Args:
        view: The database.
        seal: Id of the seal.
        sha256: Its hash.

    Raises:
        DatabaseError: It isn't what was sealed.
    """
    with _keeping:
        found = _kept.get(sha256)
    if found is None:
        found = Kept(view.months.payload(seal))
        with _keeping:
            _kept[sha256] = found
            for oldest in list(_kept)[:-_MOST_KEPT]:
                del _kept[oldest]
    return found


def audit_of(payload: str) -> tuple[int, str]:
    """Number and hash of the entry of the audit log before the close."""
    number, found = json.loads(payload)["audit"]
    return int(number), str(found)
