"""Hand-made months for the tests of the paper, a measure that needs no font, and both translators."""

from __future__ import annotations

import tempfile
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kpi_desktop import paths
from kpi_desktop.domain.result import FlagKind, LineKind
from kpi_desktop.domain.words import Language
from kpi_desktop.render.primitives import MM_PER_PT
from kpi_desktop.reports.content import (
    CategoryContent,
    Column,
    FlagContent,
    LineContent,
    MonthContent,
    PersonContent,
    Stamp,
)
from kpi_desktop.reports.letter_words import letter_words
from kpi_desktop.reports.paper_words import paper_words
from kpi_desktop.reports.pay_content import PayContent, PayPart
from kpi_desktop.texts.translator import Translator

CLOSED = Stamp(date(2026, 12, 1), "9C41-07E2-5B", date(2026, 12, 7))
CATEGORIES = (
    ("出勤", "Attendance", 15),
    ("纪律", "Discipline", 15),
    ("业务", "Business", 70),
    ("表扬", "Recognition", None),
)


class FixedMeasure:
    """汉字 are an em wide, everything else a little over half of one: the same on every machine."""

    def width(self, text: str, pt: float, *, bold: bool = False) -> float:
        ems = sum(1.0 if unicodedata.east_asian_width(c) in "WF" else 0.55 for c in text)
        return ems * (1.03 if bold else 1.0) * pt * MM_PER_PT


@cache
def translator(language: Language) -> Translator:
    """Words from the catalogue as it stands in the sources, whether it was compiled or not."""
    target = Path(tempfile.mkdtemp(prefix="kpi-words-")) / "zh_CN" / "LC_MESSAGES" / "kpi_desktop.mo"
    target.parent.mkdir(parents=True)
    source = paths.resources() / "translations" / "zh_CN" / "LC_MESSAGES" / "kpi_desktop.po"
    with source.open("rb") as stream, target.open("wb") as compiled:
        write_mo(compiled, read_po(stream, locale="zh_CN"))
    return Translator(language, target.parents[2])


def line(
    number: int, points: str = "-2", *, zh: bool = True, kind: LineKind = LineKind.INCIDENT, note: str = ""
) -> LineContent:
    """The line of an incident on some day of November."""
    day = number % 30 + 1
    amount = Fraction(points)
    sign = "−" if amount < 0 else "+" if amount > 0 else ""
    reason = ("免予考核：暴雨停运" if zh else "Excused: storm") if kind is LineKind.EXCUSED else ""
    return LineContent(
        kind=kind,
        category="c1",
        criterion="no-greeting",
        date=f"2026-11-{day:02d}",
        day=f"11-{day:02d}",
        code="2.1",
        title=f"未主动问候之{number}" if zh else f"No greeting {number}",
        reason=reason,
        note=note,
        points=amount,
        shown=f"{sign}{abs(float(amount)):.1f}",
        incident=number,
    )


def columns(count: int, language: Language) -> tuple[Column, ...]:
    """The first categories of the sample, and invented ones after them."""
    made = []
    for index in range(count):
        zh, en, marks = (
            CATEGORIES[index] if index < len(CATEGORIES) else (f"附加项目{index}", f"Extra category {index}", 10)
        )
        full = None if marks is None else Fraction(marks)
        made.append(Column(f"c{index}", zh if language == "zh" else en, full, "" if full is None else str(full)))
    return tuple(made)


def person(
    number: int,
    language: Language = "zh",
    *,
    name: str = "",
    lost: int = 0,
    lines: tuple[LineContent, ...] = (),
    categories: int = 4,
    grades: bool = True,
) -> PersonContent:
    """A person who lost that many points in the second category."""
    zh = language == "zh"
    kept = tuple(
        CategoryContent(
            column.id,
            column.marks,
            (column.marks or Fraction(0)) - (lost if index == 1 else 0),
            Fraction(lost if index == 1 else 0),
            f"{float(column.marks or 0) - (lost if index == 1 else 0):.1f}",
        )
        for index, column in enumerate(columns(categories, language))
    )
    score = Fraction(100 - lost)
    return PersonContent(
        employee=f"{101 + number:04d}",
        name=name
        or (f"王{'婷敏洋丽娜'[number % 5]}{'一二三四五六七八九十'[number // 5 % 10]}" if zh else f"Wang No{number}"),
        team="早班" if zh else "Early shift",
        post="客服专员" if zh else "Agent",
        score=f"{float(score):.1f}",
        raw=score,
        raw_text=f"{float(score):.1f}",
        start=Fraction(100),
        start_text="100.0",
        rank=number + 1,
        grade=("优秀" if zh else "Excellent") if grades else None,
        exempt=False,
        categories=kept,
        lines=lines,
        flags=(),
        pay=None,
    )


def month(people: tuple[PersonContent, ...], language: Language = "zh", *, grades: bool = True) -> MonthContent:
    """November 2026 of these people."""
    zh = language == "zh"
    return MonthContent(
        language=language,
        organisation="维康客户服务中心" if zh else "Weikang Customer Service Centre",
        team="早班" if zh else "Early shift",
        month="2026-11",
        month_title="2026年11月" if zh else "November 2026",
        scheme_id="weikang-100",
        scheme_version="1",
        scheme_name="维康百分考核" if zh else "Weikang 100-point assessment",
        decimals=1,
        base=Fraction(100),
        cap=Fraction(100),
        full_text="100",
        start_title="起点：各考核项目满分合计" if zh else "Start: full marks of all categories",
        has_grades=grades,
        columns=columns(len(people[0].categories) if people else 4, language),
        people=people,
        participants=len(people),
        ranked=sum(one.rank is not None for one in people),
        average="95.0",
        notices=(),
        words=paper_words(translator(language), len(people)),
    )


def team(count: int, language: Language = "zh", *, categories: int = 4, grades: bool = True) -> MonthContent:
    """That many people, each with a line or two."""
    people = tuple(
        person(
            number,
            language,
            lost=number % 5 * 2,
            lines=tuple(line(number + k, zh=language == "zh") for k in range(number % 5)),
            categories=categories,
            grades=grades,
        )
        for number in range(count)
    )
    return month(people, language, grades=grades)


def with_lines(count: int, language: Language = "zh") -> MonthContent:
    """One person with that many lines."""
    lines = tuple(line(number, zh=language == "zh") for number in range(count))
    return month((person(0, language, lines=lines, lost=10),), language)


def with_flag(one: PersonContent, title: str, reason: str) -> PersonContent:
    return replace(one, flags=(FlagContent(FlagKind.WARNING, title, reason),))


@dataclass(frozen=True)
class Small:
    """The month that is compared whole: three people, one exempt, one excused line, one voided, one flag."""

    language: Language

    def content(self) -> MonthContent:
        zh = self.language == "zh"
        first = person(0, self.language, name="李倩" if zh else "Li Qian")
        lines = (
            line(3, "-5", zh=zh, note="客户来电" if zh else "customer called"),
            line(5, "0", zh=zh, kind=LineKind.EXCUSED),
            line(6, "0", zh=zh, kind=LineKind.VOIDED),
        )
        second = person(1, self.language, name="单雪" if zh else "Shan Xue", lost=5, lines=lines)
        second = with_flag(
            second, "警告" if zh else "Warning", "2026-11-04 电话聊天" if zh else "2026-11-04 phone chat"
        )
        third = replace(person(2, self.language, name="𠮷野" if zh else "Yoshino"), rank=None, exempt=True)
        return month((second, first, third), self.language)


def paid(one: PersonContent, language: Language, *, components: int = 2) -> PersonContent:
    """The person with pay: a wage with its reason, deductions, and as many further parts as asked for."""
    zh = language == "zh"
    wage = PayPart(
        "performance",
        "考核工资" if zh else "Performance wage",
        "900.00",
        "得分 95，90 分起：绩效工资 1000 的 90% = 900" if zh else "score 95, from 90: 90 % of the wage 1000 = 900",
    )
    fines = PayPart("fines", "扣款" if zh else "Deductions", "−50.00")
    more = [PayPart(f"more-{n}", f"津贴{n}" if zh else f"Allowance {n}", "0.00") for n in range(2, components)]
    parts = (wage, *more, fines) if components > 1 else (wage,)
    total = "850.00" if components > 1 else "900.00"
    capitals = ("大写：捌佰伍拾元整" if components > 1 else "大写：玖佰元整") if zh else ""
    return replace(one, pay=PayContent("band-pay", parts, total, ("计划分成" if zh else "Planned split",), capitals))


@dataclass(frozen=True)
class Flagged:
    """Three people: one to be warned for two things, one asked for an improvement report, one with neither."""

    language: Language

    def content(self) -> MonthContent:
        zh = self.language == "zh"
        lines = (
            line(3, "-5", zh=zh, note="客户来电" if zh else "customer called"),
            line(4, "0", zh=zh),
            line(5, "2", zh=zh),
            line(6, "0", zh=zh, kind=LineKind.VOIDED),
            line(7, "0", zh=zh, kind=LineKind.EXCUSED),
        )
        warned = replace(
            person(0, self.language, name="单雪" if zh else "Shan Xue", lost=5, lines=lines),
            flags=(
                FlagContent(
                    FlagKind.WARNING, "警告" if zh else "Warning", "2026-11-04 电话聊天" if zh else "phone chat"
                ),
                FlagContent(
                    FlagKind.DISCIPLINE, "纪律处分" if zh else "Disciplinary action", "第 2 次" if zh else "2nd time"
                ),
            ),
        )
        asked = replace(
            person(1, self.language, name="李倩" if zh else "Li Qian", lost=12),
            flags=(
                FlagContent(
                    FlagKind.IMPROVEMENT_REPORT,
                    "整改报告" if zh else "Improvement report",
                    "得分 88.0，低于 90" if zh else "score 88.0, below 90",
                ),
            ),
        )
        people = (warned, asked, person(2, self.language))
        people = (paid(people[0], self.language), paid(people[1], self.language, components=1), people[2])
        return replace(month(people, self.language), letters=letter_words(translator(self.language)))
