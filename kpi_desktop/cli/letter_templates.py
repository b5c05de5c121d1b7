"""``templates``: the organisation's own letter templates."""

from __future__ import annotations

from kpi_desktop.cli.call import Call


def templates_check(call: Call) -> int:
    """Whether a folder of templates can be used: every fault with its file and line (exit code 1), or what it holds."""
    from kpi_desktop.services.letter_templates import read_folder

    templates = read_folder(call.options.file)
    call.say(
        call.tr.n(
            "{count} template is in order: {names}",
            "{count} templates are in order: {names}",
            len(templates.texts),
            names=tuple(templates.texts),
        )
    )
    return 0
