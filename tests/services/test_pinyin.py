from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.services.pinyin import (
    Fit,
    first_letters,
    fold,
    initials,
    loose_match,
    match,
    name_key,
    name_order,
    text_key,
)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("单雪", "Shàn Xuě"),
        ("曾丽", "Zēng Lì"),
        ("解宏伟", "Xiè Hóngwěi"),
        ("仇英", "Qiú Yīng"),
        ("查良", "Zhā Liáng"),
        ("朴信", "Piáo Xìn"),
        ("区乐", "Ōu Lè"),
        ("欧阳雨桐", "Ōuyáng Yǔtóng"),
        ("尉迟恭", "Yùchí Gōng"),
        ("刘西安", "Liú Xī'ān"),
        ("吕律", "Lǚ Lǜ"),
        ("㛃雨", "Jié Yǔ"),
        ("𠮷田", "Jí Tián"),
        ("Wang Ting", ""),
    ],
)
def test_names_are_shown_in_the_reading_that_surnames_have(name: str, shown: str) -> None:
    assert name_key(name).shown == shown


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单雪", "sx"), ("单雪", "shanx"), ("单雪", "shxue"), ("单雪", "shanxue"), ("单雪", "dx"), ("单雪", "danxue"),
        ("单雪", "单雪"), ("单雪", "单x"), ("曾丽", "zl"), ("曾丽", "cengli"), ("解宏伟", "jhw"), ("仇英", "chouying"),
        ("区乐", "ouyue"), ("吕律", "lvlv"), ("吕律", "lulu"), ("吕律", "lyulv"), ("吕律", "ll"), ("𠮷田", "jt"),
        ("𠮷田", "𠮷田"), ("Anne O'Neil", "aon"), ("Anne O'Neil", "anneoneil"), ("José García", "josegarcia"),
        ("José García", "jg"), ("小王2", "xw2"), ("Wang 婷", "wt"), ("阿依古丽·买买提", "ayglmmt"),
    ],
)  # fmt: skip
def test_a_name_is_typed_in_every_reading_and_every_short_form(name: str, typed: str) -> None:
    found = match(name_key(name), typed)

    assert found is not None
    assert found.fit is Fit.EXACT


@pytest.mark.parametrize(
    ("name", "typed", "fit"),
    [
        ("孙晓梅", "sx", Fit.PREFIX),
        ("孙晓梅", "xm", Fit.TAIL),
        ("孙晓梅", "晓", Fit.INSIDE),
        ("Wang Ting", "w", Fit.PREFIX),
        ("Wang Ting", "ting", Fit.TAIL),
        ("Cher", "c", Fit.PREFIX),
    ],
)
def test_less_than_the_whole_name_fits_less_well(name: str, typed: str, fit: Fit) -> None:
    found = match(name_key(name), typed)

    assert found is not None
    assert found.fit is fit


@pytest.mark.parametrize(
    ("typed", "fit"),
    [
        ("ktby", Fit.EXACT),
        ("koutoubiaoyang", Fit.EXACT),
        ("bykt", Fit.TURNED),
        ("表扬口头", Fit.TURNED),
        ("kt", Fit.PREFIX),
        ("by", Fit.TAIL),
        ("kb", Fit.SCATTERED),
    ],
)
def test_a_criterions_name_is_taken_in_any_order_of_its_parts(typed: str, fit: Fit) -> None:
    found = match(text_key("口头表扬"), typed, turned=True)

    assert found is not None
    assert found.fit is fit


def test_a_persons_name_isnt_taken_in_another_order() -> None:
    assert match(name_key("张敏"), "mz") is None


def test_the_letters_typed_are_marked_in_the_reading_shown() -> None:
    key = name_key("单雪")
    found = match(key, "sx")

    assert found is not None
    assert key.shown_parts(found.marks) == (
        ("Sh", True), ("àn", False), (" ", False), ("X", True), ("uě", False),
    )  # fmt: skip


def test_another_reading_than_the_one_shown_marks_nothing_wrong() -> None:
    key = name_key("单雪")
    found = match(key, "dx")

    assert found is not None
    assert [text for text, marked in key.shown_parts(found.marks) if marked] == ["X"]


@pytest.mark.parametrize("typed", ["zangmin", "zhangming", "zangming"])
def test_sounds_that_many_confuse_still_find_the_name(typed: str) -> None:
    assert match(name_key("张敏"), typed) is None
    assert loose_match(name_key("张敏"), typed) is not None


def test_text_from_input_methods_is_made_plain_place_by_place() -> None:
    assert fold("ＳＸ　ＣＤ　８") == "sx cd 8"
    assert len(fold("İ½ﬁ㍻")) == 4


@given(st.text())
def test_any_text_is_taken_apart_and_found_by_itself(name: str) -> None:
    key = name_key(name)

    assert len(initials(key)) == len(key.units)
    assert key.shown is not None
    if key.units:
        found = match(key, "".join(unit.raw for unit in key.units))
        assert found is not None
        assert found.fit is Fit.EXACT


@given(st.text(), st.text("abcdefghijklmnopqrstuvwxyz" + "单雪張é½ ") | st.text())
def test_what_is_found_begins_with_a_letter_of_the_name_and_leaves_its_reading_whole(name: str, typed: str) -> None:
    key, folded = name_key(name), fold(typed)

    for found in (match(key, folded, turned=True), loose_match(key, folded)):
        if found is not None:
            assert "".join(text for text, _ in key.shown_parts(found.marks)) == key.shown
    if match(key, folded, turned=True):
        assert folded[0] in first_letters(key)


def test_names_stand_by_the_readings_that_surnames_have() -> None:
    """曾 zēng, 仇 qiú, 单 shàn, 解 xiè; the same reading by tone, the same surname together; other letters too."""
    names = [
        "曾丽",
        "仇英",
        "单雪",
        "解宏伟",
        "陈静",
        "欧阳雨桐",
        "李倩",
        "厉害",
        "黎明",
        "李安",
        "Bob",
        "吴用",
        "〇一",
    ]
    assert sorted(names, key=name_order) == [
        "Bob", "陈静", "黎明", "李安", "李倩", "厉害", "〇一", "欧阳雨桐", "仇英", "单雪", "吴用", "解宏伟", "曾丽",
    ]  # fmt: skip
