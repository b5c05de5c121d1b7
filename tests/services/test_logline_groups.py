from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kpi_desktop import paths
from kpi_desktop.schemes.library import presets
from kpi_desktop.services.logline import Candidate, CriteriaIndex, Days, Gathering, RosterIndex, parse


@dataclass(frozen=True)
class Someone:
    number: str
    name: str
    hired: date | None = None
    left: date | None = None


ZHANG, LI, SHAN = Someone("0101", "张敏"), Someone("0102", "李倩"), Someone("0103", "单雪")
GONE = Someone("0109", "钱芳", left=date(2026, 11, 10))
LATE_SHIFT = Gathering("#1", "晚班", (ZHANG, LI, GONE), strangers=("冯媛",))
OLD_HANDS = Gathering("#2", "老员工", (GONE,))
ROSTER = RosterIndex((ZHANG, LI, SHAN, GONE), (LATE_SHIFT, OLD_HANDS))
CRITERIA = CriteriaIndex(presets(paths.resources() / "schemes")[0].scheme.incident_criteria)
DAYS = Days(chosen=date(2026, 11, 20), today=date(2026, 11, 20), earliest=date(2026, 11, 1))


def best(text: str, chosen: tuple[Someone, ...] = ()) -> Candidate:
    return parse(text, ROSTER, CRITERIA, DAYS, chosen).candidates[0]


def names(candidate: Candidate) -> list[str]:
    return [person.name for person in candidate.people]


def test_a_group_is_typed_by_initials_pinyin_or_its_name() -> None:
    for line in ("wb qxlh", "wanban qxlh", "晚班 缺席例会", "晚班缺席例会"):
        found = best(line)
        assert names(found) == ["张敏", "李倩"], line
        assert found.criterion is not None
        assert found.criterion.id == "missed-meeting"
        assert found.ready


def test_who_left_or_went_elsewhere_is_left_out_and_named() -> None:
    assert best("wb qxlh").absent == ("钱芳", "冯媛")
    assert names(best("wb qxlh 11-09")) == ["张敏", "李倩", "钱芳"]
    assert best("wb qxlh 11-09").absent == ("冯媛",)


def test_nobody_is_logged_twice_because_of_a_group() -> None:
    assert names(best("wb sx qxlh", (LI,))) == ["李倩", "张敏", "单雪"]


def test_a_group_in_which_nobody_is_here_logs_nothing_and_says_so() -> None:
    found = best("lyg qxlh")
    assert found.people == ()
    assert not found.ready
    assert [error.id for error in found.errors] == ["Nobody of {group} is here on {date}; choose another day"]


def test_somebody_named_alone_who_has_left_is_still_a_fault() -> None:
    found = best("钱芳 qxlh")
    assert found.people == (GONE,)
    assert not found.ready


def test_what_is_left_of_a_line_names_neither_people_nor_criterion() -> None:
    found = best("wb qxlh 11-18 // 晨会")
    assert found.rest == "qxlh 11-18 // 晨会"
    assert found.bare == "11-18 // 晨会"


def test_of_two_with_the_same_letters_the_one_not_chosen_yet_comes_first() -> None:
    zeng, zhao = Someone("0104", "曾丽"), Someone("0108", "赵磊")
    roster = RosterIndex((zeng, zhao))
    first = parse("zl qxlh", roster, CRITERIA, DAYS, ()).candidates[0]
    then = parse("zl qxlh", roster, CRITERIA, DAYS, (zeng,)).candidates[0]
    assert [names(first), names(then)] == [["曾丽"], ["曾丽", "赵磊"]]
