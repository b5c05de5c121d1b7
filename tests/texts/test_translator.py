from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label, Message, counted
from kpi_desktop.texts import Translator
from kpi_desktop.texts.translator import Parting

FOLDER = paths.resources() / "translations"


@pytest.fixture
def en() -> Translator:
    return Translator("en", FOLDER)


@pytest.fixture
def zh() -> Translator:
    return Translator("zh", FOLDER)


def test_fields_of_every_kind_are_worded(en: Translator) -> None:
    message = Message(
        "{who}, {month}, {day}, {points}: {what} ({names})",
        {
            "who": Label("单雪", "Shan Xue"),
            "month": Month(2026, 11),
            "day": date(2026, 11, 4),
            "points": Fraction(-5, 2),
            "what": Message("late"),
            "names": ("a", "b"),
        },
    )
    assert en.say(message) == "Shan Xue, November 2026, 2026-11-04, −2.5: late (a, b)"


def test_chinese_words_months_labels_and_lists_its_own_way(zh: Translator) -> None:
    message = Message(
        "{who} {month} {names}", {"who": Label("单雪", "x"), "month": Month(2026, 11), "names": ("甲", "乙")}
    )
    assert zh.say(message) == "单雪 2026年11月 甲、乙"


def test_counted_messages_have_a_singular_in_english(en: Translator) -> None:
    assert en.say(counted("{count} person of {team}", "{count} people of {team}", 1, {"team": "A"})) == "1 person of A"
    assert en.say(counted("{count} person of {team}", "{count} people of {team}", 3, {"team": "A"})) == "3 people of A"


@pytest.mark.parametrize(
    ("number", "places", "signed", "shown"),
    [
        (Fraction(-5), 1, True, "−5.0"),
        (Fraction(1), 1, True, "+1.0"),
        (Fraction(1), 1, False, "1.0"),
        (Fraction(0), 1, True, "0.0"),
        (Fraction(-1, 100), 1, True, "0.0"),
        (Fraction(1799, 20), 1, False, "90.0"),
        (Fraction(-5), 0, True, "−5"),
    ],
)
def test_points_bear_a_true_minus_and_exactly_their_decimals(
    en: Translator, number: Fraction, places: int, signed: bool, shown: str
) -> None:
    assert en.points(number, places, signed=signed) == shown


def test_a_sentence_with_braces_from_a_name_stays_as_it_is(en: Translator) -> None:
    assert en.t("Logged: {name}", name="{0} {x}") == "Logged: {0} {x}"


def test_chinese_without_its_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Translator("zh", tmp_path)


def test_ordinals_end_as_english_has_them_and_are_bare_in_chinese(en: Translator, zh: Translator) -> None:
    assert [en.ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 101, 111)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "101st", "111th"]
    )
    assert zh.ordinal(3) == "3"


def test_a_part_that_ends_in_a_character_closes_up_in_chinese(en: Translator, zh: Translator) -> None:
    days = Message("{value} {unit}", {"value": Fraction(3), "unit": Label("天", "days")})
    cents = Message("{value} {unit}", {"value": Fraction(5), "unit": Label("%", "%")})
    assert [zh.say(Message("up to {high}", {"high": high})) for high in (days, cents)] == ["3 天以下", "5 % 以下"]
    assert zh.say(Message("up to {high}", {"high": Fraction(3)})) == "3 以下"
    assert en.say(Message("up to {high}", {"high": days})) == "up to 3 days"


@pytest.mark.parametrize(
    ("by", "chinese", "english"),
    [
        ("thing", "甲、乙", "甲, 乙"),
        ("clause", "甲，乙", "甲, 乙"),
        ("statement", "甲；乙", "甲; 乙"),
        ("sentence", "甲。乙", "甲. 乙"),
    ],
)
def test_what_stands_one_after_the_other_is_parted_as_the_language_does_it(
    zh: Translator, en: Translator, by: Parting, chinese: str, english: str
) -> None:
    assert zh.listed(("甲", "乙"), by) == chinese
    assert en.listed(iter(("甲", "乙")), by) == english
    assert zh.listed((), by) == ""
    assert zh.t("{names}", names=("甲", "乙")) == zh.listed(("甲", "乙"))


def test_an_equation_that_nearly_holds_says_so_and_nobodys_words_are_touched() -> None:
    exact = Translator("en", paths.resources() / "translations")
    third = Fraction(10, 3)
    assert exact.t("{part} / {whole} = {value}", part=10, whole=3, value=third) == "10 / 3 ≈ 3.33"
    assert exact.t("{part} / {whole} = {value}", part=10, whole=4, value=Fraction(5, 2)) == "10 / 4 = 2.5"
    assert exact.t("{names}", names="a = ≈b") == "a = ≈b"
