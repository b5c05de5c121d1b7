from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.numbers import plain
from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.library import preset_ids, preset_text, presets
from kpi_desktop.schemes.model import Scheme, as_data
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")
FOLDER = paths.resources() / "schemes"


def weikang() -> Scheme:
    return next(preset.scheme for preset in presets(FOLDER) if preset.id == "weikang-100")


def test_every_preset_is_in_order_under_its_own_name() -> None:
    found = presets(FOLDER)
    assert found[0].id == "weikang-100"
    for preset in found:
        assert preset.scheme.id == preset.id
        assert preset.text == preset_text(FOLDER, preset.id)
        assert check_scheme(preset.scheme)[0] == ()
        assert Scheme.model_validate(as_data(preset.scheme)) == preset.scheme


def test_every_text_of_a_preset_stands_there_in_both_languages() -> None:
    for preset in presets(FOLDER):
        texts = re.findall(r'\{ zh = "(.*?)", en = "(.*?)" \}', preset.text)
        assert len(texts) == preset.text.count("zh =")
        for chinese, english in texts:
            # Clause numbers and units such as % are the same in both.
            assert re.search(r"[\u4e00-\u9fff]", chinese) or not re.search(r"[A-Za-z]", chinese), chinese
            assert english.isascii() or not re.search(r"[\u4e00-\u9fff]", english), english


def test_the_reference_scheme_is_what_its_regulation_says() -> None:
    scheme = weikang()
    assert scheme.criterion("late") == scheme.criteria[0]
    assert scheme.criterion("never") is None
    marks = {category.id: category.marks and plain(category.marks) for category in scheme.categories}
    assert marks == {
        "attendance": "15", "discipline": "15", "hygiene": "10", "learning": "10",
        "assigned": "10", "business": "40", "recognition": None,
    }  # fmt: skip
    fixed = {one.id: plain(one.points) for one in scheme.incident_criteria if one.points is not None}
    assert fixed == {
        "no-greeting": "-2", "refused-calls": "-5", "damaged-property": "-5", "complaint": "-5", "not-cleaned": "-3",
        "missed-study": "-2", "missed-training": "-2", "missed-meeting": "-2", "missed-promotion": "-2",
        "late-to-session": "-1", "overdue-task": "-2", "refused-task": "-5",
        "praise-oral": "1", "praise-written": "2", "praise-banner": "5",
    }  # fmt: skip
    assert [(grade.name.zh, plain(grade.at_least)) for grade in scheme.grades] == [
        ("优秀", "90"), ("良好", "80"), ("合格", "60"), ("不合格", "0"),
    ]  # fmt: skip
    assert [criterion.code for criterion in scheme.criteria][:5] == ["1.1", "1.2", "1.3", "2.1", "2.2"]


def test_the_reference_scheme_is_noticed_only_for_what_it_assumes() -> None:
    _faults, notices = check_scheme(weikang())
    assert [problem.path for problem in notices] == [
        ("grades",),
        ("criteria", "poorly-cleaned", "pick"),
        ("criteria", "praise-oral", "points"),
    ]


def test_a_scheme_that_is_not_there_is_a_wrong_call() -> None:
    for name in ("weikang", "../weikang-100", "", "weikang-100.toml"):
        with pytest.raises(WrongCallError) as caught:
            preset_text(FOLDER, name)
        told = EN.say(caught.value.what)
        assert told.startswith(f"There is no scheme named {name}. There are: weikang-100, attendance-conversion, ")


def test_the_reference_scheme_stands_before_the_others(tmp_path: Path) -> None:
    for name in ("zebra", "weikang-100", "alpha"):
        (tmp_path / f"{name}.toml").write_text("", encoding="utf-8")
    assert preset_ids(tmp_path) == ("weikang-100", "alpha", "zebra")
    with pytest.raises(FaultyDataError):
        presets(tmp_path)


def test_a_scheme_as_data_is_made_of_texts_and_whole_numbers_alone() -> None:
    data = as_data(weikang())
    assert json.loads(json.dumps(data)) == data
    assert data["base"] == "100"
    late = data["criteria"][0]  # type: ignore[index]
    assert (late["bands"][1]["minutes"], late["bands"][1]["points"]) == ("(5,30)", "-5")
    flags = {one["flag"] for one in data["criteria"] if one["flag"] is not None}  # type: ignore[attr-defined]
    assert flags == {"absence"}
