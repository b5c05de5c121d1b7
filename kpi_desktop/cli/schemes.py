"""``schemes``: the presets, one scheme or pay plan whole, its check, and putting a scheme in force."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.scheme_files import (
    is_library,
    measure_library,
    named_plan,
    plans_folder,
    presets_folder,
    scheme_text,
)
from kpi_desktop.cli.telling import problem_line
from kpi_desktop.domain.problems import Problem, path_text
from kpi_desktop.domain.words import Message, counted

if TYPE_CHECKING:
    from kpi_desktop.texts import Translator


def schemes_list(call: Call) -> int:
    """The presets, each with what it is about; for readers the pay plans and the library of measures, too."""
    from kpi_desktop.schemes.library import presets
    from kpi_desktop.schemes.pay_library import preset_plans

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
    call.say("")
    call.say(tr.t("Pay plans, for any scheme:"))
    for one in preset_plans(plans_folder()):
        call.say(f"{one.id}  {tr.label(one.plan.name)}")
        call.say(f"  {tr.label(one.plan.about)}")
    library = measure_library()
    call.say("")
    call.say(tr.t("Library of measures, for any scheme to take from:"))
    call.say(f"{library.id}  {tr.label(library.name)}")
    call.say(f"  {tr.label(library.about)}")
    return 0


def schemes_show(call: Call) -> int:
    """One scheme or pay plan as a whole, or the library of measures."""
    from kpi_desktop.reports.library_page import library_page
    from kpi_desktop.reports.pay_page import PayPart, pay_page
    from kpi_desktop.reports.scheme_page import Part, scheme_page
    from kpi_desktop.schemes.model import as_data
    from kpi_desktop.schemes.pay_reading import load_plan
    from kpi_desktop.schemes.reading import load_scheme

    tr = call.tr
    if is_library(call.options.scheme):
        library = measure_library()
        return _shown(call, as_data(library), library_page(library, [(tr, tr.label(library.name))]))
    plan_text = named_plan(call.options.scheme)
    if plan_text is not None:
        plan = load_plan(plan_text)
        return _shown(call, as_data(plan), pay_page(plan, [PayPart(tr, tr.label(plan.name))]))
    scheme = load_scheme(_text(call))
    return _shown(call, as_data(scheme), scheme_page(scheme, [Part(tr, tr.label(scheme.name))]))


def _shown(call: Call, data: object, page: str) -> int:
    if call.options.json:
        _document(call, data)
        return 0
    for line in page.replace("<br>", call.tr.c("list", "; ")).splitlines():  # a terminal breaks lines by itself
        call.say(line)
    return 0


def schemes_check(call: Call) -> int:
    """Everything that is wrong with a scheme or pay plan (exit code 1), and everything that is odd about it (0)."""
    tr = call.tr
    if is_library(call.options.scheme):
        return _library_checked(call)
    plan_text = named_plan(call.options.scheme)
    if plan_text is None:
        named, faults, notices = _scheme_checked(_text(call))
    else:
        named, faults, notices = _plan_checked(plan_text)
    if call.options.json:
        _document(call, {"scheme": named, "faults": _data(faults, tr), "notices": _data(notices, tr)})
    if faults:
        call.tell(tr.say(_faulty(len(faults), plan=plan_text is not None)))
        for fault in faults:
            call.tell(f"  {problem_line(fault, tr)}")
        return 1
    if not call.options.json:
        call.say(tr.say(_verdict(len(notices), plan=plan_text is not None)))
        for notice in notices:
            call.say(f"  {problem_line(notice, tr)}")
    return 0


def _library_checked(call: Call) -> int:
    library = measure_library()  # reading it raises its faults
    if call.options.json:
        _document(call, {"scheme": library.id, "faults": [], "notices": []})
    else:
        call.say(call.tr.t("The library of measures is in order; a scheme takes measures from it in the editor."))
    return 0


Checked: TypeAlias = tuple[str | None, tuple[Problem, ...], tuple[Problem, ...]]
"""What was read is called, its faults and its notices."""


def _scheme_checked(text: str) -> Checked:
    from kpi_desktop.schemes.check import check_scheme
    from kpi_desktop.schemes.reading import read_scheme

    scheme, faults = read_scheme(text)
    return (None, faults, ()) if scheme is None else (scheme.id, *check_scheme(scheme))


def _plan_checked(text: str) -> Checked:
    from kpi_desktop.schemes.pay_check import check_plan
    from kpi_desktop.schemes.pay_reading import read_plan

    plan, faults = read_plan(text)
    return (None, faults, ()) if plan is None else (plan.id, *check_plan(plan))


def _faulty(faults: int, *, plan: bool) -> Message:
    if plan:
        return counted("The pay plan has {count} fault:", "The pay plan has {count} faults:", faults)
    return counted("The scheme has {count} fault:", "The scheme has {count} faults:", faults)


def _verdict(notices: int, *, plan: bool) -> Message:
    if plan and not notices:
        return Message("The pay plan can be put in force.")
    if plan:
        return counted(
            "The pay plan can be put in force; {count} notice:",
            "The pay plan can be put in force; {count} notices:",
            notices,
        )
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
