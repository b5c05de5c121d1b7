"""``schemes``: the presets, one scheme whole, its check, and putting one in force."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.scheme_files import presets_folder, scheme_text
from kpi_desktop.cli.telling import problem_line, table
from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.problems import Problem, path_text
from kpi_desktop.domain.words import Message, counted

if TYPE_CHECKING:
    from fractions import Fraction

    from kpi_desktop.schemes.model import Criterion, Effect, Scheme
    from kpi_desktop.texts import Translator


def schemes_list(call: Call) -> int:
    """The presets, each with what it is about."""
    from kpi_desktop.schemes.library import presets

    tr = call.tr
    found = presets(presets_folder())
    if call.options.json:
        _document(
            call,
            [
                {
                    "id": preset.id,
                    "version": preset.scheme.version,
                    "name": tr.label(preset.scheme.name),
                    "about": tr.label(preset.scheme.about),
                }
                for preset in found
            ],
        )
        return 0
    for preset in found:
        call.say(f"{preset.id}  {tr.label(preset.scheme.name)}")
        call.say(f"  {tr.label(preset.scheme.about)}")
    return 0


def schemes_show(call: Call) -> int:
    """One scheme as a whole."""
    from kpi_desktop.schemes.model import as_data
    from kpi_desktop.schemes.reading import load_scheme

    scheme = load_scheme(scheme_text(call.options.scheme))
    if call.options.json:
        _document(call, as_data(scheme))
        return 0
    for line in _told(scheme, call.tr):
        call.say(line)
    return 0


def schemes_check(call: Call) -> int:
    """Everything that is wrong with a scheme (exit code 1), and everything that is odd about it (0)."""
    from kpi_desktop.schemes.check import check_scheme
    from kpi_desktop.schemes.reading import read_scheme

    tr = call.tr
    scheme, faults = read_scheme(scheme_text(call.options.scheme))
    notices: tuple[Problem, ...] = ()
    if scheme is not None:
        faults, notices = check_scheme(scheme)
    if call.options.json:
        named = None if scheme is None else scheme.id
        _document(call, {"scheme": named, "faults": _data(faults, tr), "notices": _data(notices, tr)})
    if faults:
        call.tell(tr.say(counted("The scheme has {count} fault:", "The scheme has {count} faults:", len(faults))))
        for fault in faults:
            call.tell(f"  {problem_line(fault, tr)}")
        return 1
    if not call.options.json:
        call.say(tr.say(_verdict(len(notices))))
        for notice in notices:
            call.say(f"  {problem_line(notice, tr)}")
    return 0


def _verdict(notices: int) -> Message:
    if not notices:
        return Message("The scheme can be put in force.")
    return counted(
        "The scheme can be put in force; {count} notice:", "The scheme can be put in force; {count} notices:", notices
    )


def schemes_put(call: Call) -> int:
    """Let a scheme hold for the team from a month on."""
    from kpi_desktop.services.schemes import put_in_force

    text = scheme_text(call.options.scheme)
    with call.open(write=True) as (ctx, team):
        operation = put_in_force(ctx, team, text, call.options.from_month)
    call.say(call.tr.say(operation.what))
    return 0


def _document(call: Call, data: object) -> None:
    call.result.append(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _data(problems: Sequence[Problem], tr: Translator) -> list[dict[str, str]]:
    return [{"where": path_text(problem.path), "what": tr.say(problem.what)} for problem in problems]


def _told(scheme: Scheme, tr: Translator) -> Iterator[str]:
    yield tr.t("{name} ({id}, version {version})", name=scheme.name, id=scheme.id, version=scheme.version)
    yield tr.label(scheme.about)
    yield tr.t("Source: {source}", source=scheme.source)
    cap = tr.c("cap", "none") if scheme.cap is None else plain(scheme.cap)
    yield tr.t("Base {base}, cap {cap}, decimals {decimals}", base=scheme.base, cap=cap, decimals=scheme.decimals)
    for category in scheme.categories:
        yield ""
        title = f"{category.code} {tr.label(category.name)}".strip()
        yield title if category.marks is None else f"{title} {plain(category.marks)}"
        yield from _criteria(scheme, category.id, tr)
    if any(criterion.category is None for criterion in scheme.criteria):
        yield ""
        yield from _criteria(scheme, None, tr)
    if scheme.grades:
        yield ""
        yield tr.t("Grades")
        for grade in scheme.grades:
            yield "  " + tr.t("{grade}: from {least}", grade=grade.name, least=grade.at_least)
    if scheme.assumed:
        yield ""
        yield tr.t("Assumed, not in the regulation")
        for assumed in scheme.assumed:
            yield f"  {tr.label(assumed.what)}"


def _criteria(scheme: Scheme, category: str | None, tr: Translator) -> Iterator[str]:
    chosen = [criterion for criterion in scheme.criteria if criterion.category == category]
    rows = [[criterion.code, tr.label(criterion.name), criterion.id, _effects(criterion, tr)] for criterion in chosen]
    if rows:
        yield from (f"  {line}" for line in table(["", "", "", ""], rows)[1:])


def _effects(criterion: Criterion, tr: Translator) -> str:
    from kpi_desktop.schemes.wording import minutes_words

    if criterion.bands:
        bands = (f"{tr.say(minutes_words(band.minutes))} {_effect(band, tr)}" for band in criterion.bands)
        return tr.c("list", "; ").join(bands)
    return _effect(criterion, tr)


def _effect(effect: Effect, tr: Translator) -> str:
    if effect.pick is not None:
        mild, harsh = effect.pick
        return tr.t("{mild} to {harsh}, as picked", mild=_signed(mild, tr), harsh=_signed(harsh, tr))
    return "" if effect.points is None else _signed(effect.points, tr)


def _signed(points: Fraction, tr: Translator) -> str:
    return tr.points(points, len(plain(points).partition(".")[2]))
