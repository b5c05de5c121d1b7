"""A scheme in Chinese only is no fault; its author is told."""

from __future__ import annotations

from typing import Any

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.library import presets
from kpi_desktop.schemes.model import Grade, Scheme
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")


def scheme(name: str, english: str) -> Scheme:
    text = {"zh": name, "en": english}
    plain = {"zh": "方案", "en": "Scheme"}
    data: dict[str, Any] = {"id": "own", "version": "1", "name": plain, "about": plain, "source": plain, "base": 100}
    return Scheme.model_validate({**data, "criteria": [{"id": "late", "name": text, "clause": plain, "points": -1}]})


def test_a_text_without_english_is_noticed_where_it_stands() -> None:
    faults, notices = check_scheme(scheme("迟到", "迟到"))
    assert faults == ()
    (told,) = [one for one in notices if "English" in one.what.id]
    assert told.path == ("criteria", "late", "name")
    assert EN.say(told.what) == "“迟到” has no English: it stands in Chinese on English pages, too"


def test_several_texts_without_english_are_counted_and_the_first_is_told() -> None:
    grades = [{"name": {"zh": "优", "en": "优秀"}, "at_least": 60}, {"name": {"zh": "差", "en": "差"}, "at_least": 0}]
    made = scheme("迟到", "Late").model_copy(update={"grades": tuple(Grade.model_validate(one) for one in grades)})
    (told,) = [one for one in check_scheme(made)[1] if "English" in one.what.id]
    assert told.path == ("grades", 0, "name")
    assert told.what.fields["text"] == Label("优", "优秀")
    assert EN.say(told.what) == ("2 texts have no English, such as “优秀”: they stand in Chinese on English pages, too")


@pytest.mark.parametrize("english", ["Late", "—", "KPI 1"])
def test_whatever_isnt_chinese_is_taken_for_english(english: str) -> None:
    _faults, notices = check_scheme(scheme("迟到", english))
    assert not [one for one in notices if "English" in one.what.id]


def test_every_preset_speaks_both_languages() -> None:
    for preset in presets(paths.resources() / "schemes"):
        assert not [one for one in check_scheme(preset.scheme)[1] if "no English" in one.what.id], preset.id
