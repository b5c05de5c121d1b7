"""The library's parser, made to speak our languages."""

from __future__ import annotations

import argparse
import re
from typing import Any

from kpi_desktop.cli.streams import shown
from kpi_desktop.texts import Translator


class _Formatter(argparse.HelpFormatter):
    """Lists commands right under their heading, without a line that only repeats what they are called."""

    def _format_action(self, action: argparse.Action) -> str:
        said: str = super()._format_action(action)
        return said.partition("\n")[2] if isinstance(action, argparse._SubParsersAction) else said  # noqa: SLF001


class ArgumentParser(argparse.ArgumentParser):
    """The library's parser, but for what it says with English marks.

    Args:
        tr: The words.
        options: What the library's parser takes.
    """

    def __init__(self, *, tr: Translator, **options: Any) -> None:
        """Set the words first: the library may speak from the start."""
        self._tr = tr
        super().__init__(formatter_class=_Formatter, **options)

    def format_help(self) -> str:
        """Headings end in the colon of their language."""
        return re.sub(r"(?m)^(.*[^\x00-\x7f]):$", r"\1：", super().format_help())

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            said = self._tr.t(
                "“{value}” isn't possible here; possible are {choices}",
                value=shown(str(value)),
                choices=tuple(map(str, action.choices)),
            )
            raise argparse.ArgumentError(action, said)

    def _print_message(self, message: str, file: Any = None) -> None:
        super()._print_message("".join(f"{shown(line)}\n" for line in message.splitlines()), file)
