"""The words of pay slips and letters, taken from the catalogue once and kept with the content.

What was closed is printed again to the letter, so its words must not be looked up again.
"""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.texts.translator import Translator


@dataclass(frozen=True, slots=True)
class LetterWords:
    """Words in one language; those with ``{fields}`` are filled when laid out.

    ``pay_*`` stand on pay slips and beside scores, ``form_*`` on the improvement report (整改报告), ``notice_*`` on the
    warning notice (警告通知书), ``letter_*`` on both.
    """

    pay_slip: str
    pay: str
    pay_unit: str
    pay_sum: str
    form: str
    form_file: str
    form_why: str
    form_causes: str
    form_measures: str
    form_until: str
    form_opinion: str
    notice: str
    notice_file: str
    notice_opening: str
    notice_what: str
    notice_opinion: str
    notice_agrees: str
    notice_objects: str
    notice_received: str
    letter_name: str
    letter_number: str
    letter_team: str
    letter_post: str
    letter_month: str
    letter_score: str
    letter_rank: str
    letter_grade: str
    letter_lines: str
    letter_lost: str
    letter_signature: str
    letter_leader: str
    letter_date: str
    letter_stamp: str
    letter_page: str
    letter_continued: str


def letter_words(tr: Translator) -> LetterWords:
    """The words in the translator's language; fields that are known only when paper is laid out stay as they are."""
    return LetterWords(
        pay_slip=tr.t("Pay slip"),
        pay=tr.c("column", "Pay"),
        pay_unit=tr.c("column", "yuan"),
        pay_sum=tr.t("Sum"),
        form=tr.t("Improvement report"),
        form_file=tr.t("Improvement reports {month} {team}", month="{month}", team="{team}"),
        form_why=tr.t("Why this report is asked for"),
        form_causes=tr.t("Causes, in the writer's own words"),
        form_measures=tr.t("What will be done about it"),
        form_until=tr.t("To be done by"),
        form_opinion=tr.t("What the leader says to it"),
        notice=tr.t("Warning notice"),
        notice_file=tr.t("Warning notices {month} {team}", month="{month}", team="{team}"),
        notice_opening=tr.t(
            "By the assessment of {month} ({scheme}, version {version}), {name} is given notice of the following:",
            month="{month}",
            scheme="{scheme}",
            version="{version}",
            name="{name}",
        ),
        notice_what=tr.t("This notice concerns"),
        notice_opinion=tr.t("The person's own statement"),
        notice_agrees=tr.t("Read, no objection"),
        notice_objects=tr.t("I object, to which line and why:"),
        notice_received=tr.t("Received by"),
        letter_name=tr.t("Name"),
        letter_number=tr.t("Employee number"),
        letter_team=tr.t("Team"),
        letter_post=tr.t("Post"),
        letter_month=tr.c("field", "Month"),
        letter_score=tr.t("Score"),
        letter_rank=tr.t("Rank"),
        letter_grade=tr.t("Grade"),
        letter_lines=tr.t("What happened"),
        letter_lost=tr.t("Points lost: {what}", what="{what}"),
        letter_signature=tr.t("Signature"),
        letter_leader=tr.t("Leader"),
        letter_date=tr.c("paper", "Date"),
        letter_stamp=tr.c("paper", "Stamp here"),
        letter_page=tr.t("Page {number} of {count}", number="{number}", count="{count}"),
        letter_continued=tr.t("{title}, {name}, continued", title="{title}", name="{name}"),
    )
