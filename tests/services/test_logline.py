from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.services.logline import CriteriaIndex, RosterIndex, parse
from kpi_desktop.services.logline.words import split_line
from kpi_desktop.services.pinyin import name_key
from tests.services.lines import CRITERIA, DAYS, PEOPLE, ROSTER, SCHEME, Someone, best, criterion_of, read, said


@pytest.mark.parametrize(
    ("line", "people", "criterion", "minutes"),
    [
        ("sx cd 8", ["单雪"], "late", 8),
        ("shanx chidao 8", ["单雪"], "late", 8),
        ("0103 1.1 8", ["单雪"], "late", 8),
        ("103 late 8", ["单雪"], "late", 8),
        ("e22 late 8", ["Anne O'Neil"], "late", 8),
        ("Anne O'Neil late 8", ["Anne O'Neil"], "late", 8),
        ("cd 8 sx", ["单雪"], "late", 8),
        ("8 cd sx", ["单雪"], "late", 8),
        ("sx 8 cd", ["单雪"], "late", 8),
        ("sxcd8", ["单雪"], "late", 8),
        ("单雪迟到8", ["单雪"], "late", 8),
        ("单雪 迟到 8分钟", ["单雪"], "late", 8),
        ("王婷、单雪迟到8分钟", ["王婷", "单雪"], "late", 8),
        ("ＳＸ　ＣＤ　８", ["单雪"], "late", 8),
        ("sx zt 12", ["单雪"], "leave-early", 12),
        ("0105 bykt", ["王婷"], "praise-oral", None),
        ("0105 ktby", ["王婷"], "praise-oral", None),
        ("wt oral praise", ["王婷"], "praise-oral", None),
        ("wt praise-oral", ["王婷"], "praise-oral", None),
        ("zm lq qxlh", ["张敏", "李倩"], "missed-meeting", None),
        ("张敏 李倩 缺席例会", ["张敏", "李倩"], "missed-meeting", None),
        ("zm lq 例会", ["张敏", "李倩"], "missed-meeting", None),
        ("oyyt rwyq", ["欧阳雨桐"], "overdue-task", None),
        ("xhw lccc", ["解宏伟"], "procedure-error", None),
        ("jhw lccc", ["解宏伟"], "procedure-error", None),
        ("sx chcd", ["单雪"], "late-to-session", None),
    ],
)  # fmt: skip
def test_a_line_says_who_and_what(line: str, people: list[str], criterion: str, minutes: int | None) -> None:
    found = best(line)

    assert [person.name for person in found.people] == people
    assert criterion_of(found) == criterion
    assert found.minutes == minutes
    assert found.ready, (found.missing, found.errors)


def test_whoever_fits_best_is_offered_first_and_others_after() -> None:
    found = [(c.people[0].name, criterion_of(c)) for c in read("sx cd 8").candidates]

    assert found[:2] == [("单雪", "late"), ("孙晓梅", "late")]
    assert ("单雪", "late-to-session") in found


def test_a_criterion_is_found_by_its_tail_after_the_one_that_is_whole() -> None:
    found = [criterion_of(c) for c in read("sx cd").candidates if c.people[0].name == "单雪"]

    assert found == ["late", "late-to-session"]


def test_among_equals_the_more_used_criterion_comes_first() -> None:
    used = CriteriaIndex(SCHEME.incident_criteria, {"praise-written": 5})

    first = parse("sx by", ROSTER, used, DAYS).candidates[0]

    assert criterion_of(first) == "praise-written"
    assert criterion_of(best("sx by")) == "praise-oral"


def test_readings_without_a_person_or_a_criterion_stand_beside_no_better_ones() -> None:
    assert all(each.people for each in read("sx").candidates)
    assert all(each.criterion for each in read("sx 6.1 5").candidates)
    assert said(read("wl").errors) == {
        'Nobody and no criterion is called "{word}"; check it, or put a remark behind //'
    }


def test_a_number_alone_is_answered_with_who_it_was() -> None:
    reading = read("8")

    assert reading.candidates == ()
    assert said(reading.errors) == {"Say who it was: initials, name or employee number"}


def test_where_nothing_was_picked_the_mild_end_counts_and_is_told() -> None:
    found = best("sx lccc")

    assert found.points == -1
    assert said(found.notices) == {"No points picked; counted at the mildest, {points}"}
    assert found.ready


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("sx cd 8 // 堵车 2 号线", "堵车 2 号线"),
        ("sx cd 8 “堵车”", "堵车"),
        ('sx "road works" cd 8', "road works"),
        ("sx cd 8 地铁故障", "地铁故障"),
        ("单雪迟到8分钟堵车", "堵车"),
        ("sx cd 8 ／／Bus Late", "Bus Late"),
    ],
)
def test_what_is_left_is_the_remark_as_written(line: str, note: str) -> None:
    found = best(line)

    assert found.note == note
    assert [person.name for person in found.people] == ["单雪"]
    assert found.minutes == 8
    assert found.ready


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("sx", "Now the criterion, such as {example}"),
        ("sx cd", "Now the minutes, such as 8"),
        ("lccc", "Say who it was: initials, name or employee number"),
    ],
)
def test_an_unfinished_line_says_what_comes_next(line: str, missing: str) -> None:
    found = best(line)

    assert found.missing is not None
    assert found.missing.id == missing
    assert not found.ready


def test_people_chosen_before_need_no_word_in_the_line() -> None:
    found = best("cd 8", [PEOPLE[5], PEOPLE[1]])

    assert [person.name for person in found.people] == ["曾丽", "李倩"]
    assert criterion_of(found) == "late"
    assert found.ready


def test_people_typed_join_those_chosen_and_nobody_stands_twice() -> None:
    found = best("sx cd 8", [PEOPLE[5], PEOPLE[2]])

    assert [person.name for person in found.people] == ["曾丽", "单雪"]


def test_the_same_initials_twice_mean_two_people() -> None:
    assert [person.name for person in best("sx sx cd 8").people] == ["单雪", "孙晓梅"]


def test_of_several_people_those_who_are_in_doubt_are_told_with_their_numbers() -> None:
    namesakes = RosterIndex(
        [Someone(f"00{at}", name) for at, name in enumerate(("李伟", "刘伟", "张伟", "赵伟", "周伟", "单雪"), 1)]
    )
    (lw, zw) = parse("lw zw cd 8", namesakes, CRITERIA, DAYS).unsure
    assert (lw.fields["word"], lw.fields["people"]) == ("lw", ("李伟 001", "刘伟 002"))
    assert zw.fields["people"] == ("张伟 003", "赵伟 004", "周伟 005")
    assert parse("lw cd 8", namesakes, CRITERIA, DAYS).unsure == (), "every one of them is offered with the number"
    (left,) = parse("002 zw cd 8", namesakes, CRITERIA, DAYS).unsure
    assert left.fields["word"] == "zw"
    assert [one.name for one in parse("002 004 cd 8", namesakes, CRITERIA, DAYS).candidates[0].people] == [
        "刘伟",
        "赵伟",
    ]
    assert parse("lw lw sx cd 8", namesakes, CRITERIA, DAYS).unsure == (), "both are meant"


@pytest.mark.parametrize("line", ["sx 迟到 8", "sx Late 8"])
def test_a_whole_name_offers_no_longer_ones(line: str) -> None:
    assert {criterion_of(each) for each in read(line).candidates} == {"late"}
    assert {criterion_of(each) for each in read("sx cd 8").candidates} > {"late"}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("sx cd 8 2026-11-18", date(2026, 11, 18)),
        ("sx 11-18 cd 8", date(2026, 11, 18)),
        ("单雪昨天迟到8", date(2026, 11, 19)),
        ("sx cd 8 11月3日", date(2026, 11, 3)),
    ],
)
def test_a_day_may_stand_in_the_line(line: str, day: date) -> None:
    found = best(line)

    assert found.day == day
    assert found.minutes == 8
    assert found.ready


def test_words_that_mean_nothing_are_told_in_one_sentence() -> None:
    (told,) = best("sx cd 8 bus rain").errors
    assert told.id == 'Nobody and no criterion is called "{words}"; check them, or put a remark behind //'
    assert told.fields == {"words": ("bus", "rain")}
    (only,) = best("sx cd 8 bus bus").errors
    assert only.fields == {"word": "bus"}


@pytest.mark.parametrize(
    ("line", "error", "value"),
    [
        ("qf cd 8", "{name} left on {date}; choose a day up to then, or another person", date(2026, 11, 10)),
        ("fy cd 8", "{name} joins on {date}; choose a later day, or another person", date(2026, 11, 25)),
        ("sx cd 8 2027-03-01", "{date} is after today; choose a day up to {today}", date(2027, 3, 1)),
        ("sx cd 8 10-30", "{date} lies in a closed month; choose a day from {earliest} on", date(2026, 10, 30)),
        ("sx cd 8 2026-02-30", "{value} is no day of the calendar; write it like 2026-11-20", "2026-02-30"),
        ("sx cd -8", "Minutes can't be below 0; enter 0 or more", None),
        ("sx cd 3 -7", "{pick} is outside {mild} to {harsh} of {criterion}; pick within", Fraction(-7)),
        ("sx lccc -11", "{pick} is outside {mild} to {harsh} of {criterion}; pick within", Fraction(-11)),
        ("sx lccc +3", "{pick} is outside {mild} to {harsh} of {criterion}; pick within", Fraction(3)),
        ("sx ktby +4", "{criterion} counts {points} here; leave out {pick}", Fraction(4)),
        ("sx cd 8 9", "{value} is one too many; put a remark behind //", "9"),
        ("sx ktby 0", "{quantity} for {criterion}: enter a count above 0", Fraction(0)),
        ("sx cd 8.5", "{minutes} minutes: enter a whole number, 0 or more", Fraction(17, 2)),
        ("sx cd 99999", "{minutes} minutes are more than a day; correct the minutes", Fraction(99999)),
        ("sx ktby 21", "{quantity} for {criterion}: at most {most} in one entry; check the number", Fraction(21)),
        ("sx lccc 21次", "{quantity} for {criterion}: at most {most} in one entry; check the number", Fraction(21)),
        ("sx ktby 8.5次", "{quantity} for {criterion}: enter a whole number", Fraction(17, 2)),
        ("sx ktby 1.5", "{quantity} for {criterion}: enter a whole number", Fraction(3, 2)),
        ("sx cd 1234567890123456", "{value} has too many digits; check the number", "1234567890123456"),
        ("sx qqq 8", 'Nobody and no criterion is called "{word}"; check it, or put a remark behind //', "qqq"),
        ("王五 cd 8", 'Nobody and no criterion is called "{word}"; check it, or put a remark behind //', "王五"),
        ("sx cd 8 bus", 'Nobody and no criterion is called "{word}"; check it, or put a remark behind //', "bus"),
    ],
)
def test_what_is_wrong_is_refused_with_its_value_and_a_remedy(line: str, error: str, value: object) -> None:
    found = best(line)
    faults = {fault.id: fault for fault in found.errors}

    assert error in faults
    assert value is None or value in faults[error].fields.values()
    assert not found.ready


def test_a_person_who_left_can_still_be_logged_for_a_day_before() -> None:
    assert best("qf cd 8 11-10").ready
    assert not best("qf cd 8 11-11").ready


def test_whoever_left_gives_way_to_a_namesake_who_is_here() -> None:
    people = (Someone("1", "张敏", left=date(2025, 1, 1)), Someone("2", "章明"))

    found = parse("zm cd 8", RosterIndex(people), CRITERIA, DAYS).candidates

    assert [c.people[0].number for c in found[:2]] == ["2", "1"]


def test_nothing_but_unknown_words_says_so() -> None:
    found = read("qqq")

    assert found.candidates == ()
    assert said(found.errors) == {'Nobody and no criterion is called "{word}"; check it, or put a remark behind //'}


@pytest.mark.parametrize("line", ["", "   ", "//", "8", "、，"])
def test_a_line_without_words_offers_nothing(line: str) -> None:
    assert read(line).candidates == ()


def test_a_number_that_is_somebodys_is_minutes_behind_the_criterion() -> None:
    people = (Someone("8", "张敏"), Someone("9", "李倩"))
    roster = RosterIndex(people)

    assert parse("zm cd 9", roster, CRITERIA, DAYS).candidates[0].minutes == 9
    assert parse("9 cd 8", roster, CRITERIA, DAYS).candidates[0].people == (people[1],)


def test_namesakes_are_both_offered_and_told_apart_by_number() -> None:
    people = (Someone("1", "张敏"), Someone("2", "张敏"))
    roster = RosterIndex(people)

    assert [c.people[0].number for c in parse("zm cd 8", roster, CRITERIA, DAYS).candidates[:2]] == ["1", "2"]
    assert roster.namesake(people[0])
    assert not ROSTER.namesake(PEOPLE[0])


def test_retired_criteria_are_no_longer_offered() -> None:
    late = SCHEME.incident_criteria[0].model_copy(update={"retired": True})
    criteria = CriteriaIndex((late, *SCHEME.incident_criteria[1:]))

    assert criterion_of(parse("sx cd 8", ROSTER, criteria, DAYS).candidates[0]) == "late-to-session"


def test_a_very_long_line_is_refused() -> None:
    assert said(read("sx cd 8 " + "好" * 500).errors) == {"The line is longer than 400 characters; shorten the remark"}


@given(st.text(max_size=60))
def test_any_text_gives_something_to_log_or_says_why_not(text: str) -> None:
    found = read(text)
    words, _ = split_line(text, ROSTER, CRITERIA, DAYS.today)

    assert found.candidates or found.errors or not words
    assert all(one.people or one.missing or one.errors for one in found.candidates)


_WORDS = [
    "sx", "cd", "8", "-3", "@2", "x2", "单雪", "迟到", "//", "“", "11-18", "1.1", "0103", "王五", "8分钟",
    "qq", "、", "+", "昨天",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=4)), max_size=12), st.booleans())
def test_any_mixture_of_words_is_read_without_failing(words: list[str], chosen: bool) -> None:
    for text in (" ".join(words), "".join(words)):
        for found in read(text, PEOPLE[:2] if chosen else ()).candidates:
            assert not found.ready or (found.people and found.criterion)


_SURNAMES = "单曾解仇查朴区盖任华翟欧张王李赵吕𠮷㛃"
_GIVEN = "雪丽宏伟英良乐重行长晓梅婷磊洋静敏倩律朝和"


@given(
    st.text(st.sampled_from(_SURNAMES), min_size=1, max_size=1),
    st.text(st.sampled_from(_GIVEN), min_size=1, max_size=2),
    st.data(),
)
def test_everyone_is_found_by_the_initials_of_each_of_their_readings(
    surname: str, given_name: str, data: st.DataObject
) -> None:
    person = Someone("X1", surname + given_name)
    roster = RosterIndex((*PEOPLE, person))
    typed = "".join(data.draw(st.sampled_from(unit.spellings))[0] for unit in name_key(person.name).units)

    found = [each.person for each in roster.find(typed)]

    assert person in found
    readings = parse(f"{typed} cd 8", roster, CRITERIA, DAYS).candidates
    assert any(c.people == (person,) and criterion_of(c) == "late" for c in readings)


@pytest.mark.parametrize(
    ("line", "rest"), [("sx cd 8", "cd 8"), ("sx", ""), ("单雪迟到8", "迟到8"), ("zm、lq cd 8 // 堵车", "cd 8 // 堵车")]
)
def test_the_line_without_its_people_can_go_on(line: str, rest: str) -> None:
    assert best(line).rest == rest


def test_two_words_that_are_one_name_mean_one_person() -> None:
    people = (Someone("1", "Wang Lei"), Someone("2", "Ting Yu"), Someone("3", "Wang Ting"))
    roster = RosterIndex(people)

    for line in ("wang ting late 8", "late 8 Wang Ting"):
        assert parse(line, roster, CRITERIA, DAYS).candidates[0].people == (people[2],), line
