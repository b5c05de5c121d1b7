"""``schemes``: the presets, one scheme whole, its check, and putting one in force."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.scheme_files import presets_folder, scheme_text
from kpi_desktop.cli.telling import problem_line
from kpi_desktop.domain.problems import Problem, path_text
from kpi_desktop.domain.words import Message, counted

if TYPE_CHECKING:
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
    from kpi_desktop.cli.scheme_telling import scheme_lines
    from kpi_desktop.schemes.model import as_data
    from kpi_desktop.schemes.reading import load_scheme

    scheme = load_scheme(_text(call))
    if call.options.json:
        _document(call, as_data(scheme))
        return 0
    for line in scheme_lines(scheme, call.tr):
        call.say(line)
    return 0


def schemes_check(call: Call) -> int:
    """Everything that is wrong with a scheme (exit code 1), and everything that is odd about it (0)."""
    from kpi_desktop.schemes.check import check_scheme
    from kpi_desktop.schemes.reading import read_scheme

    tr = call.tr
    scheme, faults = read_scheme(_text(call))
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


def _text(call: Call) -> str:
    """The scheme that the call names: a preset, a file, or else one that is or was in force in the database."""
    from kpi_desktop.cli.scheme_files import is_elsewhere

    named: str = call.options.scheme
    if not is_elsewhere(named) or not call.database_is_there:
        return scheme_text(named)
    from kpi_desktop.services.schemes import text_in_force

    with call.open() as (ctx, team):
        found = text_in_force(ctx, team, named)
    return scheme_text(named) if found is None else found


def _document(call: Call, data: object) -> None:
    call.result.append(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _data(problems: Sequence[Problem], tr: Translator) -> list[dict[str, str]]:
    return [{"where": path_text(problem.path), "what": tr.say(problem.what)} for problem in problems]
