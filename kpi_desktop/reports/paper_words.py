"""The paper's own words: titles, heads, labels and sentences, taken from the catalogue once and kept with the content.

Paper that was closed is printed again to the letter, so its words must not be looked up again.
"""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.texts.translator import Translator


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Words of score table, strips and pictures in one language; those with ``{fields}`` are filled when laid out.

    They are named after what stands on the paper: ``table_*`` and ``column_*`` on the score table, ``strip_*`` and
    ``stub_*`` on strips, ``picture_*`` on pictures, the rest on several of them.
    """

    table: str
    table_file: str
    table_bars: str
    table_drawn_up: str
    table_checked: str
    table_stamp: str
    table_page: str
    table_posted: str
    table_objections: str
    table_open: str
    column_rank: str
    column_name: str
    column_number: str
    column_score: str
    column_grade: str
    column_no_marks: str
    column_full: str
    unranked: str
    headcount: str
    turnout: str
    strip: str
    strip_file: str
    strip_part: str
    strip_number: str
    strip_objections: str
    strip_seal: str
    stub: str
    stub_copy: str
    stub_elsewhere: str
    stub_agrees: str
    stub_objects: str
    stub_signature: str
    stub_date: str
    picture_rank: str
    picture_bars: str
    picture_lines: str
    picture_start: str
    picture_private: str
    flag: str
    rounded: str
    not_ranked: str
    scheme: str
    open_mark: str
    open: str
    reopened: str
    closed: str
    seal: str
    day: str
    months: tuple[str, ...]
    table_signatures: tuple[str, ...] | None = None
    """Places to sign on the table; None for `table_drawn_up` and `table_checked`."""
    stub_signatures: tuple[str, ...] | None = None
    """Places to sign on a stub; None for `stub_signature`."""
    money: str = "{amount}"
    money_total: str = ""

    @property
    def signs_table(self) -> tuple[str, ...]:
        """Who signs the table."""
        return (self.table_drawn_up, self.table_checked) if self.table_signatures is None else self.table_signatures

    @property
    def signs_stub(self) -> tuple[str, ...]:
        """Who signs a stub."""
        return (self.stub_signature,) if self.stub_signatures is None else self.stub_signatures


def paper_words(tr: Translator, participants: int) -> PaperWords:
    """The words in the translator's language.

    Args:
        tr: Words them; fields that are known only when paper is laid out stay as they are.
        participants: How many people have a result.
    """
    return PaperWords(
        table=tr.t("Score table"),
        table_file=tr.t("Score table {month} {team}", month="{month}", team="{team}"),
        table_bars=tr.t("thick bars show lost points, 1 mm a point"),
        table_drawn_up=tr.t("Drawn up by"),
        table_checked=tr.t("Checked by"),
        table_stamp=tr.c("paper", "Stamp here"),
        table_page=tr.t("Page {number} of {count}", number="{number}", count="{count}"),
        table_posted=tr.t("Posted {first} to {last}.", first="{first}", last="{last}"),
        table_objections=tr.t(
            "Objections to your leader within that time; single deductions are on each person's strip."
        ),
        table_open=tr.t("Open month: scores may still change. Not for posting."),
        column_rank=tr.t("Rank"),
        column_name=tr.t("Name"),
        column_number=tr.c("paper", "No."),
        column_score=tr.t("Score"),
        column_grade=tr.t("Grade"),
        column_no_marks=tr.t("no full marks"),
        column_full=tr.t("of {full}", full="{full}"),
        unranked=tr.t("unranked"),
        headcount=tr.n("{count} person", "{count} people", participants),
        turnout=tr.t("{count} ranked, average {average}", count="{count}", average="{average}"),
        strip=tr.t("Assessment strip"),
        strip_file=tr.t("Assessment strips {month} {team}", month="{month}", team="{team}"),
        strip_part=tr.t("part {number} of {count}", number="{number}", count="{count}"),
        strip_number=tr.t("No. {number}", number="{number}"),
        strip_objections=tr.t("Objections to your leader by {day}.", day="{day}"),
        strip_seal=tr.t("Seal {number}", number="{number}"),
        stub=tr.t("Stub"),
        stub_copy=tr.t("department copy"),
        stub_elsewhere=tr.t("To be signed on the last part."),
        stub_agrees=tr.t("Read, no objection"),
        stub_objects=tr.t("I object, to which line and why:"),
        stub_signature=tr.t("Signature"),
        stub_date=tr.c("paper", "Date"),
        picture_rank=tr.t("{team}: rank {rank} of {count}", team="{team}", rank="{rank}", count="{count}"),
        picture_bars=tr.t("Left: full marks. Red: points lost; green: points gained."),
        picture_lines=tr.t("Line by line"),
        picture_start=tr.t("Start {points}", points="{points}"),
        picture_private=tr.t("For this person only."),
        money=tr.t("{amount} yuan", amount="{amount}"),
        money_total=tr.c("pay", "Total"),
        flag=tr.t("Flag: {title}", title="{title}"),
        rounded=tr.t("{sum}, rounded", sum="{sum}"),
        not_ranked=tr.t("not ranked"),
        scheme=tr.t("Scheme: {name}, version {version}", name="{name}", version="{version}"),
        open_mark=tr.t("Open month, provisional"),
        open=tr.t("Open month, scores may still change"),
        reopened=tr.t("Reopened, not closed again"),
        closed=tr.t("Closed {day}", day="{day}"),
        seal=tr.t("seal {number}", number="{number}"),
        day=tr.t("{day} {month}", day="{day}", month="{month}"),
        months=_months(tr),
    )


def _months(tr: Translator) -> tuple[str, ...]:
    return (
        tr.c("month", "January"),
        tr.c("month", "February"),
        tr.c("month", "March"),
        tr.c("month", "April"),
        tr.c("month", "May"),
        tr.c("month", "June"),
        tr.c("month", "July"),
        tr.c("month", "August"),
        tr.c("month", "September"),
        tr.c("month", "October"),
        tr.c("month", "November"),
        tr.c("month", "December"),
    )
