"""What every command of the line is made of: options for all of them, and the arguments that many take."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kpi_desktop.domain.month import Month
from kpi_desktop.texts import Translator


class CommandParts:
    """Adds commands and the arguments that several of them take, in one language."""

    def __init__(self, tr: Translator) -> None:
        """Keep the words."""
        self._tr = tr
        self._everywhere = self._global_options()

    def _global_options(self) -> argparse.ArgumentParser:
        """What may stand before and after the command alike."""
        tr = self._tr
        options = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS, allow_abbrev=False)
        group = options.add_argument_group(tr.t("options for every command"))
        group.add_argument("--db", metavar=tr.t("FILE"), type=self._path, help=tr.t("another database file"))
        group.add_argument("--lang", choices=("zh", "en"), help=tr.t("language of messages, results and paper"))
        group.add_argument("--team", metavar=tr.t("NAME"), help=tr.t("for one team of several"))
        group.add_argument("--debug", action="store_true", help=tr.t("show where in the program an error comes from"))
        group.add_argument("--version", action="store_true", help=tr.t("show the version and exit"))
        return options

    def _add(self, commands: Any, name: str, run: str | None, help_text: str) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = commands.add_parser(
            name, tr=self._tr, help=help_text, description=help_text, parents=[self._everywhere], allow_abbrev=False
        )
        if run is not None:
            command.set_defaults(run=run)
        return command

    def _group(self, commands: Any, name: str, help_text: str) -> Any:
        tr = self._tr
        command = self._add(commands, name, None, help_text)
        return command.add_subparsers(metavar=tr.t("WHAT"), title=tr.t("what"), dest=f"{name}_what", required=True)

    def _month(self, text: str) -> Month:
        try:
            return Month.parse(text)
        except ValueError as error:
            said = self._tr.t("“{value}” is not a month; write it as 2026-10", value=text)
            raise argparse.ArgumentTypeError(said) from error

    def _year_number(self, text: str) -> int:
        try:
            return Month.parse(f"{text}-01").year
        except ValueError as error:
            said = self._tr.t("“{value}” is not a year; write it as 2026", value=text)
            raise argparse.ArgumentTypeError(said) from error

    def _path(self, text: str) -> Path:
        if not text:
            raise argparse.ArgumentTypeError(self._tr.t("the name is empty; write the name of a file or folder"))
        return Path(text)

    def _file(self, command: argparse.ArgumentParser, name: str, help_text: str) -> None:
        command.add_argument("file", metavar=name, type=self._path, help=help_text)

    def _json(self, command: argparse.ArgumentParser) -> None:
        command.add_argument("--json", action="store_true", help=self._tr.t("print one JSON document"))

    def _scheme(self, command: argparse.ArgumentParser) -> None:
        help_text = self._tr.t("name of a preset, or a scheme file (.toml)")
        command.add_argument("scheme", metavar=self._tr.t("ID_OR_FILE"), help=help_text)

    def _from(self, command: argparse.ArgumentParser) -> None:
        command.add_argument(
            "--from",
            dest="from_month",
            metavar="YYYY-MM",
            type=self._month,
            required=True,
            help=self._tr.t("the first month in which it holds"),
        )
