"""How far somebody is with the quota of monitored samples, as a sentence."""

from __future__ import annotations

from kpi_desktop.domain.numbers import plain
from kpi_desktop.services.figures import PersonFigures, QuotaStand
from kpi_desktop.texts import Translator


def quota_sentence(person: PersonFigures, tr: Translator, *, with_name: bool = False) -> str:
    """``本月抽听 18 通，至少 20 通``; empty where no quota is set."""
    said = tr.listed((_one(stand, tr) for stand in person.quotas), "statement")
    return tr.t("{name}: {what}", name=person.name, what=said) if said and with_name else said


def quota_short(stand: QuotaStand) -> str:
    """``18/20``."""
    return f"{plain(stand.count)}/{stand.wanted}"


def _one(stand: QuotaStand, tr: Translator) -> str:
    if stand.most is not None and stand.count > stand.most:
        return tr.t(
            "{count} samples monitored this month, {wanted} to {most} are wanted",
            count=stand.count,
            wanted=stand.wanted,
            most=stand.most,
        )
    if stand.met:
        return tr.t("{count} samples monitored this month, enough", count=stand.count)
    return tr.t("{count} samples monitored this month, at least {wanted}", count=stand.count, wanted=stand.wanted)
