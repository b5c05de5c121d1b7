"""``templates``: the organisation's own templates."""

from __future__ import annotations

from kpi_desktop.cli.call import Call
from kpi_desktop.cli.papers import drawing_library


def templates_check(call: Call) -> int:
    """Whether a folder of templates can be used: every fault told (exit code 1), or what it holds."""
    from kpi_desktop.services.own_templates import read_folder

    with drawing_library():
        from kpi_desktop.render.headless import prepare_drawing
        from kpi_desktop.render.measure import Fonts
    prepare_drawing()
    names = read_folder(call.options.file, Fonts().width).names
    call.say(
        call.tr.n(
            "{count} template is in order: {names}",
            "{count} templates are in order: {names}",
            len(names),
            names=names,
        )
    )
    return 0
