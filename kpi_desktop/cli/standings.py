"""A month in plain text: the table by rank, and the lines behind every score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kpi_desktop.cli.streams import shown
from kpi_desktop.cli.telling import table, width
from kpi_desktop.reports.content import LineContent, MonthContent, NoticeContent, PersonContent, Stamp
from kpi_desktop.reports.notices import NoticeGroup, grouped
from kpi_desktop.texts import Translator


def score_table(content: MonthContent, tr: Translator, stamp: Stamp | None = None) -> list[str]:
    """The month's head, then everyone by rank with a column per category.

    Args:
        content: The month.
        tr: Words headings.
        stamp: Whether it is closed; None where there is no such thing.
    """
    head = [tr.t("Rank"), tr.t("Employee number"), tr.t("Name")]
    head += [column.title for column in content.columns]
    head += [tr.t("Score"), *([tr.t("Grade")] if content.has_grades else [])]
    pay = [*content.pay_titles, tr.t("Total, yuan")] if content.has_pay else []
    numbers = {0, *range(3, 4 + len(content.columns)), *range(len(head), len(head) + len(pay))}
    head += [*pay, tr.t("Flags")]
    rows = [_row(person, content, tr) for person in content.by_rank()]
    if not any(row[-1] for row in rows):
        head, rows = head[:-1], [row[:-1] for row in rows]
    return [_title(content, tr, stamp), *table(head, rows, frozenset(numbers))]


def _title(content: MonthContent, tr: Translator, stamp: Stamp | None) -> str:
    state = ""
    if stamp is not None and stamp.closed_on is not None and stamp.seal is not None:
        state = tr.t("closed on {day}, seal {seal}", day=stamp.closed_on, seal=stamp.seal)
    elif stamp is not None:
        state = tr.t("month not closed")
    named = (content.organisation, content.team, content.month_title, content.scheme_name, state)
    return "  ".join(part for part in named if part)


def _row(person: PersonContent, content: MonthContent, tr: Translator) -> list[str]:
    rank = tr.c("rank", "none") if person.rank is None else str(person.rank)
    grade = [person.grade or ""] if content.has_grades else []
    shown = [category.shown for category in person.categories]
    flags = tr.c("list", ", ").join(flag.title for flag in person.flags)
    paid = person.pay
    pay = [*(part.shown for part in paid.parts), paid.total] if paid else [""] * _pay_columns(content)
    return [rank, person.employee, person.name, *shown, person.score, *grade, *pay, flags]


def _pay_columns(content: MonthContent) -> int:
    """How many cells stay empty for somebody to whom nothing is paid: components and total, none where nobody is."""
    return len(content.pay_titles) + 1 if content.has_pay else 0


def notice_lines(notices: Iterable[NoticeContent], tr: Translator) -> list[str]:
    """Whom notices concern and what they say; what is said of several people is said once, and who they are beneath."""
    return [line for group in grouped(notices) for line in _notice(group, tr)]


def _notice(group: NoticeGroup, tr: Translator) -> Iterator[str]:
    if len(group.notices) == 1:
        where = group.first.where
        yield tr.t("{name}: {what}", name=where, what=group.what) if where else group.what
        return
    people = tr.n("{count} person", "{count} people", len(group.notices))
    yield tr.t("{name}: {what}", name=people, what=group.what)
    yield "  " + tr.c("list", ", ").join(notice.employee or notice.where for notice in group.notices)


def lines_of(content: MonthContent, tr: Translator) -> list[str]:
    """Every person's lines, from the start to the score, then what is to be known about the month."""
    shown = [line for person in content.people for line in _person(person, content, tr)]
    if content.notices:
        shown += [tr.t("Notices"), *(f"  {line}" for line in notice_lines(content.notices, tr))]
    return shown


def _person(person: PersonContent, content: MonthContent, tr: Translator) -> Iterator[str]:
    yield f"{person.name} {person.employee}".strip()
    steps = [(content.start_title, "", person.start_text), *(_step(line, content) for line in person.lines)]
    last = [(tr.t("Score"), "", person.score)]
    if person.pay is not None:
        last += [(part.title, part.reason, tr.t("{amount} yuan", amount=part.shown)) for part in person.pay.parts]
        last += [(tr.t("Pay in all"), "", tr.t("{amount} yuan", amount=person.pay.total))]
    yield from (f"  {line}" for line in _columns(steps + last))
    for flag in person.flags:
        yield "  " + (tr.t("{flag}: {reason}", flag=flag.title, reason=flag.reason) if flag.reason else flag.title)
    yield ""


def _step(line: LineContent, content: MonthContent) -> tuple[str, str, str]:
    reason = line.detail(content.language)
    return (f"{line.date}  {line.title}" if line.date else line.title, reason, line.shown)


def _columns(steps: list[tuple[str, str, str]]) -> list[str]:
    """What, points, why: the points one under the other."""
    steps = [(shown(what), why, number) for what, why, number in steps]
    left = max(width(what) for what, _, _ in steps)
    points = max(width(number) for _, _, number in steps)
    return [
        f"{what}{' ' * (left - width(what))}  {' ' * (points - width(number))}{number}  {why}".rstrip()
        for what, why, number in steps
    ]
