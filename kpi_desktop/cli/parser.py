"""The command line as it is documented: commands, their arguments, their help."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kpi_desktop.cli.argument_parser import ArgumentParser
from kpi_desktop.cli.parser_parts import CommandParts


class CommandLine(CommandParts):
    """Builds the parser in one language.

    The option ``run`` of what it parses is the id of the command, such as ``score`` or ``schemes list``; None opens
    the window.
    """

    def parser(self) -> argparse.ArgumentParser:
        """The whole parser."""
        tr = self._tr
        parser = ArgumentParser(
            tr=tr,
            prog="kpi-desktop",
            description=tr.t("Keeps a team's monthly 100-point assessment. Without a command it opens the window."),
            parents=[self._everywhere],
            allow_abbrev=False,
        )
        parser.set_defaults(run=None)
        commands = parser.add_subparsers(metavar=tr.t("COMMAND"), title=tr.t("commands"))
        self._setup(commands)
        self._demo(commands)
        self._schemes(commands)
        self._templates(commands)
        self._evaluate(commands)
        self._import(commands)
        self._export(commands)
        self._score(commands)
        self._year(commands)
        self._close(commands)
        self._doubts(commands)
        self._pay(commands)
        self._set(commands)
        self._keeping(commands)
        return parser

    def _setup(self, commands: Any) -> None:
        tr = self._tr
        help_text = tr.t("make a team with its scheme, as the guide of the first run does")
        setup = self._add(commands, "setup", "setup", help_text)
        setup.add_argument("--organisation", metavar=tr.t("NAME"), default="", help=tr.t("stands on the reports"))
        setup.add_argument(
            "--scheme",
            metavar=tr.t("ID_OR_FILE"),
            default="weikang-100",
            help=tr.t("name of a preset, or a scheme file (.toml)"),
        )
        setup.add_argument(
            "--from",
            dest="from_month",
            metavar="YYYY-MM",
            type=self._month,
            help=tr.t("the first month to be kept; the present one where none is named"),
        )

    def _demo(self, commands: Any) -> None:
        tr = self._tr
        help_text = tr.t("make a demo database, print a month of it and open the window")
        demo = self._add(commands, "demo", "demo", help_text)
        demo.add_argument(
            "--dir",
            metavar=tr.t("FOLDER"),
            type=self._path,
            default=Path("kpi-demo"),
            help=tr.t("where everything goes"),
        )
        demo.add_argument("--no-window", action="store_true", help=tr.t("don't open the window afterwards"))

    def _schemes(self, commands: Any) -> None:
        tr = self._tr
        what = self._group(commands, "schemes", tr.t("the schemes: list, show, check, put in force"))
        self._json(self._add(what, "list", "schemes list", tr.t("the presets that come with the program")))
        show = self._add(what, "show", "schemes show", tr.t("one scheme as a whole"))
        check = self._add(what, "check", "schemes check", tr.t("everything that is wrong or odd about a scheme"))
        for command in (show, check):
            self._scheme(command)
            self._json(command)
        put = self._add(what, "put", "schemes put", tr.t("let a scheme hold for the team from a month on"))
        self._scheme(put)
        put.add_argument(
            "--from",
            dest="from_month",
            metavar="YYYY-MM",
            type=self._month,
            required=True,
            help=tr.t("the first month in which it holds"),
        )

    def _templates(self, commands: Any) -> None:
        tr = self._tr
        what = self._group(commands, "templates", tr.t("the organisation's own templates"))
        check = self._add(what, "check", "templates check", tr.t("everything that is wrong with a folder of templates"))
        self._file(check, tr.t("FOLDER"), tr.t("the folder with the templates"))

    def _evaluate(self, commands: Any) -> None:
        tr = self._tr
        evaluate = self._add(commands, "evaluate", "evaluate", tr.t("score one month from facts alone, no database"))
        evaluate.add_argument(
            "--scheme",
            metavar=tr.t("ID_OR_FILE"),
            required=True,
            help=tr.t("name of a preset, or a scheme file (.toml)"),
        )
        evaluate.add_argument(
            "--pay", metavar=tr.t("ID_OR_FILE"), help=tr.t("name of a pay plan, or a plan file (.toml)")
        )
        self._file(evaluate, "FACTS.json", tr.t("the facts of the month; - reads standard input"))
        self._json(evaluate)

    def _import(self, commands: Any) -> None:
        tr = self._tr
        what = self._group(commands, "import", tr.t("take a workbook in, or say row by row why not"))
        roster = self._add(what, "roster", "import roster", tr.t("people, by the columns of our own template"))
        self._file(roster, tr.t("FILE.xlsx"), tr.t("the workbook"))
        roster.add_argument("--dry-run", action="store_true", help=tr.t("only say what would be taken in"))
        help_text = tr.t("first month of changed wages; from today on where it is left out")
        roster.add_argument("--wages-from", metavar="YYYY-MM", type=self._month, help=help_text)
        for name, help_text in (
            ("incidents", tr.t("incidents, by the columns of our own template or as exported")),
            ("measures", tr.t("the figures that scheme and pay plan ask for")),
            ("ratings", tr.t("ratings, a row a monitored sample")),
        ):
            command = self._add(what, name, f"import {name}", help_text)
            self._file(command, tr.t("FILE.xlsx"), tr.t("the workbook"))
            command.add_argument("--dry-run", action="store_true", help=tr.t("only say what would be taken in"))
            command.add_argument(
                "--again",
                action="store_true",
                help=tr.t("take in once more what is there already, instead of leaving it"),
            )
            if name != "incidents":
                command.add_argument("--month", metavar="YYYY-MM", type=self._month, help=tr.t("which month"))

    def _export(self, commands: Any) -> None:
        tr = self._tr
        what = self._group(commands, "export", tr.t("empty workbooks to fill in, or the data as a workbook"))
        for name, help_text in (
            ("templates", tr.t("empty sheets to fill in: roster, incidents, measures, ratings")),
            ("roster", tr.t("the people")),
            ("incidents", tr.t("the incidents of a month, or of all months")),
            ("evidence", tr.t("photos and files attached to incidents, with a list of them")),
            ("month", tr.t("a month's result")),
        ):
            command = self._add(what, name, f"export {name}", help_text)
            if name == "evidence":
                self._file(command, tr.t("FOLDER"), tr.t("a new or empty folder"))
            else:
                self._file(command, tr.t("FILE.xlsx"), tr.t("the workbook to write"))
            if name == "roster":
                hint = tr.t("with everybody's wages behind the other columns; not for everybody's eyes")
                command.add_argument("--with-wages", action="store_true", help=hint)
            if name == "month":
                hint = tr.t("with everybody's pay and how it came about, for payroll; not for everybody's eyes")
                command.add_argument("--with-pay", action="store_true", help=hint)
            if name in {"templates", "incidents", "evidence", "month"}:
                required = name == "month"
                command.add_argument(
                    "--month", metavar="YYYY-MM", type=self._month, required=required, help=tr.t("which month")
                )

    def _score(self, commands: Any) -> None:
        tr = self._tr
        score = self._add(commands, "score", "score", tr.t("a month's result, on screen, on paper, as a workbook"))
        score.add_argument("month", metavar="YYYY-MM", type=self._month, help=tr.t("which month"))
        self._json(score)
        for option, metavar, help_text in (
            ("--pdf", tr.t("FILE"), tr.t("write the score table as a PDF")),
            ("--slips", tr.t("FILE"), tr.t("write the strips as a PDF")),
            ("--xlsx", tr.t("FILE"), tr.t("write the month as a workbook")),
            ("--images", tr.t("FOLDER"), tr.t("write a picture per strip")),
        ):
            score.add_argument(option, metavar=metavar, type=self._path, help=help_text)
        help_text = tr.t(
            "as if this pay plan were in force (name of a pay plan, or a plan file); nothing is kept of it"
        )
        score.add_argument("--pay", metavar=tr.t("ID_OR_FILE"), help=help_text)
        help_text = tr.t(
            "show everybody's pay too: on screen, in the score table on paper, in the workbook with how it came about, "
            "and on pictures"
        )
        score.add_argument("--with-pay", action="store_true", help=help_text)

    def _year(self, commands: Any) -> None:
        tr = self._tr
        help_text = tr.t("a year of the team: scores of twelve months, who is due; on paper, as a workbook")
        year = self._add(commands, "year", "year", help_text)
        year.add_argument("year", metavar="YYYY", type=self._year_number, help=tr.t("which year"))
        self._json(year)
        for option, said in (("--pdf", tr.t("write the year as a PDF")), ("--xlsx", tr.t("write it as a workbook"))):
            year.add_argument(option, metavar=tr.t("FILE"), type=self._path, help=said)
        help_text = tr.t("show what everybody was paid in the closed months, too")
        year.add_argument("--with-pay", action="store_true", help=help_text)

    def _close(self, commands: Any) -> None:
        tr = self._tr
        close = self._add(commands, "close", "close", tr.t("close a month for good"))
        close.add_argument("month", metavar="YYYY-MM", type=self._month, help=tr.t("which month"))
        close.add_argument("--accept", metavar=tr.t("TEXT"), help=tr.t("close with doubts left, for this reason"))
        help_text = tr.t("of who stands otherwise than at the last closing, say the pay too")
        close.add_argument("--with-pay", action="store_true", help=help_text)
        reopen = self._add(commands, "reopen", "reopen", tr.t("open a closed month again, on record"))
        reopen.add_argument("month", metavar="YYYY-MM", type=self._month, help=tr.t("which month"))
        reopen.add_argument("--reason", metavar=tr.t("TEXT"), required=True, help=tr.t("why"))

    def _doubts(self, commands: Any) -> None:
        tr = self._tr
        doubts = self._add(commands, "doubts", "doubts", tr.t("what should be looked at before a month is closed"))
        doubts.add_argument("month", metavar="YYYY-MM", type=self._month, help=tr.t("which month"))
        self._json(doubts)
        settle = self._add(commands, "settle", "settle", tr.t("settle a doubt with a word that is kept"))
        settle.add_argument("month", metavar="YYYY-MM", type=self._month, help=tr.t("which month"))
        settle.add_argument("doubt", metavar=tr.t("ID"), help=tr.t("which doubt, as the command doubts names it"))
        settle.add_argument("word", metavar=tr.t("TEXT"), help=tr.t("what was found"))

    def _pay(self, commands: Any) -> None:
        tr = self._tr
        what = self._group(commands, "pay", tr.t("the pay plans: list, put in force, end"))
        self._json(self._add(what, "list", "pay list", tr.t("the pay plans that come with the program")))
        put = self._add(what, "put", "pay put", tr.t("let a pay plan hold for the team from a month on"))
        put.add_argument("plan", metavar=tr.t("ID_OR_FILE"), help=tr.t("name of a pay plan, or a plan file (.toml)"))
        end = self._add(what, "end", "pay end", tr.t("let no pay plan hold from a month on"))
        for command in (put, end):
            self._from(command)

    def _set(self, commands: Any) -> None:
        tr = self._tr
        command = self._add(
            commands, "set", "set setting", tr.t("a figure that the team sets, such as a target or price")
        )
        command.add_argument(
            "key", metavar=tr.t("KEY"), help=tr.t("which setting, such as target-calls or minimum-wage")
        )
        command.add_argument("value", metavar=tr.t("VALUE"), help=tr.t("a number, or the word default"))
        self._from(command)

    def _keeping(self, commands: Any) -> None:
        tr = self._tr
        backup = self._add(commands, "backup", "backup", tr.t("a safe copy of the database, also beside the window"))
        self._file(backup, tr.t("FILE"), tr.t("the file to write"))
        backup.add_argument("--force", action="store_true", help=tr.t("replace the file where it is there already"))
        help_text = tr.t("put a backup in the place of the database, which is kept beside it")
        self._file(self._add(commands, "restore", "restore", help_text), tr.t("FILE"), tr.t("the backup"))
        self._add(commands, "verify", "verify", tr.t("check the file, the audit log and the closed months"))
