"""How the window words what followed a person's month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kpi_desktop.services.follow_ups import FollowUp, FollowUpKind, Kept, Outcome, Standing
from kpi_desktop.texts import Translator

NOTHING = Standing()


def kind_word(kind: FollowUpKind, tr: Translator) -> str:
    """What it is, in a word or two."""
    words = {
        FollowUpKind.TALK: tr.c("follow-up", "Talk"),
        FollowUpKind.HANDED_OUT: tr.c("follow-up", "Strip handed out"),
        FollowUpKind.SIGNED: tr.c("follow-up", "Strip signed"),
        FollowUpKind.OBJECTION: tr.c("follow-up", "Objection"),
        FollowUpKind.OUTCOME: tr.c("follow-up", "Outcome of the objection"),
    }
    return words[kind]


def outcome_word(outcome: Outcome, tr: Translator) -> str:
    """How an objection ended."""
    return tr.c("objection", "upheld") if outcome is Outcome.UPHELD else tr.c("objection", "rejected")


def told(kept: Kept, tr: Translator) -> str:
    """``11-05 申诉结果：成立``: what it was and when, without its words."""
    what: FollowUp = kept.what
    word = kind_word(what.kind, tr)
    if what.outcome is not None:
        word = tr.t("{what}: {outcome}", what=word, outcome=outcome_word(what.outcome, tr))
    if kept.outdated:
        word = tr.t("{what} (to an earlier closing)", what=word)
    return tr.t("{day} {what}", day=what.day.isoformat()[5:], what=word)


def strip_word(standing: Standing, tr: Translator) -> str:
    """What became of a strip, in one word for a column."""
    if standing.undecided:
        return tr.c("strip", "objected")
    if standing.signed is not None:
        return tr.c("strip", "signed")
    return tr.c("strip", "given") if standing.handed_out is not None else tr.c("strip", "—")


def strips_text(standings: Mapping[str, Standing], people: Iterable[str], tr: Translator) -> str:
    """``已发 12/12，已签 11/12``, and how many objections wait."""
    all_of_them = [standings.get(number, NOTHING) for number in people]
    said = tr.t(
        "Handed out {handed} of {count}, signed {signed} of {count}",
        handed=sum(one.handed_out is not None for one in all_of_them),
        signed=sum(one.signed is not None for one in all_of_them),
        count=len(all_of_them),
    )
    waiting = sum(one.outcome is None for each in all_of_them for one in each.objections)
    if waiting:
        wait = tr.n("{count} objection waits", "{count} objections wait", waiting)
        return tr.t("{what}; {more}", what=said, more=wait)
    return said
