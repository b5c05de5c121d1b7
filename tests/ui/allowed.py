"""What scenes of the gallery may do though it looks like a fault, each with the reason."""

from __future__ import annotations

from fnmatch import fnmatch

from tests.ui.fits import DOWN

MAY = (
    # scene, what it is, what it may, and why
    ("*reports*", "Preview *", DOWN, "paper is shown at a size at which it can be read"),
    ("help-*", "QTextBrowser *", DOWN, "help is read on"),
    ("person*", "Timeline *", DOWN, "all months of a person"),
    ("long-person", "Timeline *", DOWN, "all months of a person"),
    ("month*", "QScrollArea * in SidePanel", DOWN, "as many lines as made the score"),
    ("month*", "QScrollArea * in DoubtsPanel", DOWN, "as many doubts as there are; the table keeps its room"),
    ("month-reopened", "ScoreTable *", DOWN, "doubts and what moved since stand beneath it"),
    ("follow-long", "QScrollArea * in SidePanel", DOWN, "as many lines as made the score, and long talks"),
    ("month-records*", "Table *", DOWN, "a month has more records than a screen has rows"),
    ("*ratings*", "Sheet *", DOWN, "the samples of a person stand beneath the ratings of everybody"),
    ("measures*", "Sheet *", DOWN, "the figures of the team stand above"),
    ("month-figures", "Sheet *", DOWN, "the figures of the team stand above"),
    ("ratings*", "Sheet *", "has to be scrolled across", "nine or fifteen ratings with English names"),
    ("forty-*", "*Table *", DOWN, "forty people"),
    ("reports-one-strip*", "TickList *", DOWN, "everybody to choose from"),
    ("palette*", "Table *", DOWN, "whatever fits what was typed"),
    ("group", "TickList *", DOWN, "everybody to choose from"),
    ("ready-criteria", "TickList *", DOWN, "all criteria to choose from"),
    ("measures-library", "QListWidget *", DOWN, "a library"),
    ("schemes*", "Outline *", DOWN, "all criteria"),
    ("schemes*", "QScrollArea *", DOWN, "a regulation to read"),
    ("scheme-start", "* in *", DOWN, "twenty regulations to choose from, one to read"),
    ("guide-scheme", "* in *", DOWN, "twenty regulations to choose from, one to read"),
    ("scheme-editor*", "* in *", DOWN, "all parts of a scheme, the form of one, and all findings"),
    ("scheme-in-force", "* in *", DOWN, "as many changes as there are"),
    ("scheme-faults", "QPlainTextEdit *", DOWN, "as many faults as there are"),
    ("roster-faults", "QPlainTextEdit *", DOWN, "as many faults as there are"),
    ("pay-plans", "QScrollArea *", DOWN, "a pay plan to read"),
    ("pay-editor", "QScrollArea *", DOWN, "the form of a component with all its bands"),
    ("pay-in-force", "Lines *", DOWN, "as many changes as there are"),
)

BY_OTHER_KEYS = (
    ("today-*", "*QListView '*", "the arrows go through the readings while the caret stays in the line"),
    ("today-*", "*Button '去掉*' *, 20, 20)", "Backspace takes the last person out of the line"),
    ("under-way-alone", "*", "pages take no input until the work is done"),
)
"""What Tab doesn't reach, on purpose: scene, sentence, and how it is reached."""


def may(scene: str, misfit: str) -> bool:
    """Whether what doesn't fit in a scene is meant so."""
    what, _, fault = misfit.rpartition(": ")
    return any(fnmatch(scene, one) and fnmatch(what, two) and fault.startswith(three) for one, two, three, _ in MAY)


def by_other_keys(scene: str, fault: str) -> bool:
    """Whether what Tab doesn't reach in a scene is reached otherwise."""
    return any(fnmatch(scene, one) and fnmatch(fault, f"isn't reached{two}") for one, two, _ in BY_OTHER_KEYS)
