"""From arguments to an exit code: parse, do, tell; no traceback ever reaches whoever called."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from kpi_desktop import paths
from kpi_desktop.cli.call import Call
from kpi_desktop.cli.parser import CommandLine
from kpi_desktop.cli.speech import argparse_speaks, asked_language, language_of, locale_language, translator
from kpi_desktop.cli.streams import close_stdout, prepare, shown, tell
from kpi_desktop.cli.telling import error_lines
from kpi_desktop.domain.words import Language, Message
from kpi_desktop.errors import KpiError, WrongCallError, system_reason

if TYPE_CHECKING:
    from kpi_desktop.services.context import Clock

BUG = 1
STOPPED = 130
_MODULES = {
    "demo": "demo",
    "evaluate": "evaluate",
    "export": "workbooks",
    "import": "workbooks",
    "schemes": "schemes",
    "setup": "setup",
    "score": "months",
    "year": "year",
    "templates": "templates",
    "close": "months",
    "reopen": "months",
    "doubts": "doubts",
    "settle": "doubts",
    "pay": "pay",
    "set": "figures",
    "backup": "keeping",
    "restore": "keeping",
    "verify": "keeping",
}
_OTHERWISE = {"import incidents": "figures", "import measures": "figures", "import ratings": "figures"}


class Command(Protocol):
    """A command takes the call, adds to its result and returns the exit code."""

    def __call__(self, call: Call) -> int:
        """Do it."""
        ...


def run(arguments: Sequence[str], clock: Clock | None = None) -> int:
    """Do what the arguments say and tell it.

    Args:
        arguments: Without the program's name.
        clock: Another clock than the computer's.

    Returns:
        The exit code.
    """
    prepare()
    language = asked_language(arguments) or locale_language()
    debug = "--debug" in arguments
    try:
        language = language_of(arguments)
        return _run(arguments, language, clock)
    except KpiError as error:
        _tell(error_lines(error, translator(language)))
        _trace(debug)
        return error.exit_code
    except BrokenPipeError:
        close_stdout()
        return 0  # whoever was reading has read enough
    except KeyboardInterrupt:
        _trace(debug)
        _tell([translator(language).t("Stopped.")])
        return STOPPED
    except Exception:  # noqa: BLE001 - the edge: a bug is written down and told in one line
        _bug(language, debug=debug)
        return BUG


def _run(arguments: Sequence[str], language: Language, clock: Clock | None) -> int:
    tr = translator(language)
    try:
        with argparse_speaks(tr):
            options = CommandLine(tr).parser().parse_args(arguments)
    except SystemExit as stop:  # help, or a wrong call that the parser has told
        _flush()
        return stop.code if isinstance(stop.code, int) else 2
    call = Call(options, language, clock)
    code = _window(call, arguments) if options.run is None else _command(options)(call)
    _flush(call)
    return code


def _command(options: argparse.Namespace) -> Command:
    """The function behind a command, imported only now."""
    module = import_module(f"kpi_desktop.cli.{_OTHERWISE.get(options.run) or _MODULES[options.run.partition(' ')[0]]}")
    return cast("Command", getattr(module, options.run.replace(" ", "_").replace("import_", "take_in_")))


def _window(call: Call, arguments: Sequence[str]) -> int:
    from kpi_desktop.cli.papers import drawing_library

    with drawing_library():
        app = import_module("kpi_desktop.app")
    database = getattr(call.options, "db", None)
    code: int = app.run(database, language=asked_language(arguments), team=call.team_name, fallback=locale_language())
    return code


def _flush(call: Call | None = None) -> None:
    """Have everything written out while an error can still be told."""
    try:
        if call is not None:
            call.write_out()
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        close_stdout()
        what = Message("The result can't be written: {reason}.", {"reason": system_reason(error)})
        raise WrongCallError(what) from error


def _tell(lines: Sequence[str]) -> None:
    tell("".join(f"{shown(line)}\n" for line in lines))


def _trace(debug: bool) -> None:
    if debug:
        tell(traceback.format_exc())


def _bug(language: Language, *, debug: bool) -> None:
    """Write a bug down and say where."""
    tr = translator(language)
    if debug:
        _trace(debug)
        return
    log = paths.log_file()
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as stream:
            stream.write(traceback.format_exc())
    except OSError:
        _tell([tr.t("Something went wrong in the program itself. Run it again with --debug to see where.")])
    else:
        _tell([tr.t("Something went wrong in the program itself. Details are in {file}", file=str(log))])
