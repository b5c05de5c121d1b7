"""Words of an organisation's own on table, strips and register."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.words import LANGUAGES
from kpi_desktop.reports.own_paper import applied, read_paper
from kpi_desktop.reports.own_templates import OwnTemplates
from kpi_desktop.reports.paper_places import PLACES
from kpi_desktop.reports.register_words import register_words
from tests.render.samples import FixedMeasure, Flagged, translator

WIDTH = FixedMeasure().width


@pytest.mark.parametrize(
    ("text", "path", "said"),
    [
        ("[zh.table]\ntitel = '公示表'", "zh.table.titel", "there is no such key"),
        ("[zh.tabel]\ntitle = '公示表'", "zh.tabel", "there is no such key"),
        ("[de.table]\ntitle = 'Tabelle'", "de", "there is no such key"),
        ("zh = 1", "zh", "isn't a table"),
        ("[zh]\ntable = '公示表'", "zh.table", "write [{key}]"),
        ("[zh.table]\ntitle = 3", "zh.table.title", "write it in quotes"),
        ("[zh.table]\ntitle = ' '", "zh.table.title", "it is empty"),
        ('[zh.table]\ntitle = "一\\n二"', "zh.table.title", "line break"),
        (f"[zh.table]\ntitle = '{'长' * 40}'", "zh.table.title", "mm wide"),
        ("[zh.table]\nsignatures = '制表'", "zh.table.signatures", "isn't a list"),
        ("[zh.table]\nsignatures = ['一', '二', '三', '四', '五']", "zh.table.signatures", "too many"),
        ("[zh.strip]\nsignatures = []", "zh.strip.signatures", "too few"),
        (f"[zh.table]\nsignatures = ['制表', '{'长' * 20}']", "zh.table.signatures[1]", "mm wide"),
        ("[zh.strip]\nobjections = '申诉请找班组长。'", "zh.strip.objections", "lacks"),
        ("[zh.strip]\nobjections = '{day} 前，{who}'", "zh.strip.objections", "there is no field"),
        ("[zh.strip]\nobjections = '{day!r} 前'", "zh.strip.objections", "there is no field"),
        ("[zh.strip]\nobjections = '{day.year} 前'", "zh.strip.objections", "there is no field"),
        ("[zh]\nregulation = '{name'", "zh.regulation", "single brace"),
        ("objection-days = 0", "objection-days", "write 1 to {most}"),
        ("objection-days = true", "objection-days", "write 1 to {most}"),
        ("objection-days = '3'", "objection-days", "write 1 to {most}"),
        pytest.param(f"objection-days = 0x{'F' * 5000}", "objection-days", "write 1 to {most}", id="huge"),
        ("logo = 'mark.png'", "logo", "no picture"),
        ("logo = ['logo.png']", "logo", "no picture"),
    ],
)
def test_a_fault_names_file_key_value_and_remedy(text: str, path: str, said: str) -> None:
    read, (problem,) = read_paper(text, {"logo.png": "AA=="}, WIDTH)
    assert problem.what.fields["file"] == "paper.toml"
    assert problem.what.fields["key"] == path
    assert said in problem.what.fields["what"].id  # type: ignore[union-attr]
    assert not read.has_paper


def test_every_fault_is_found_at_once() -> None:
    _, faults = read_paper("[zh.table]\ntitel = 'x'\nstamp = 1\n[en.strip]\nfoot = 'x'", {}, WIDTH)
    assert [problem.path for problem in faults] == [
        ("paper.toml", "zh", "table", "titel"),
        ("paper.toml", "zh", "table", "stamp"),
        ("paper.toml", "en", "strip", "foot"),
    ]


def test_what_is_no_toml_is_told_with_its_line() -> None:
    _, (problem,) = read_paper("[zh.table]\ntitle = \n", {}, WIDTH)
    assert problem.path == ("paper.toml",)
    assert "line" in str(problem.what)


def test_words_of_one_language_leave_the_other_as_it_is() -> None:
    own, faults = read_paper("logo = 'a.png'\n[zh.table]\ntitle = '结果公示'", {"a.png": "QQ=="}, WIDTH)
    assert not faults
    zh, en = (applied(Flagged(language).content(), own) for language in LANGUAGES)
    assert (zh.words.table, en.words.table) == ("结果公示", "Score table")
    assert (zh.logo, en.logo) == ("QQ==", "QQ==")


def test_every_place_replaces_what_it_says_it_does() -> None:
    tr = translator("zh")
    content = Flagged("zh").content()
    content = applied(content, OwnTemplates({}, {}))
    content = replace(content, register=register_words(tr))
    for place in PLACES:
        value: str | tuple[str, ...] = "甲" if place.several is None else ("甲", "乙")
        made = applied(content, OwnTemplates({}, {}, {"zh": {place.key: value}}))
        for target in place.targets:
            part, _, name = target.partition(".")
            assert getattr(getattr(content, part), name) != value
            assert getattr(getattr(made, part), name) == value


def test_the_document_tells_every_place_with_its_room_and_its_example_is_in_order() -> None:
    told = (Path(paths.__file__).parents[1] / "docs" / "templates.md").read_text("utf-8")
    example = told.partition("```toml")[2].partition("```")[0]
    assert read_paper(example, {"logo.png": "QQ=="}, WIDTH)[1] == ()
    rows = [line for line in told.splitlines() if line.startswith("| `")]
    for place in PLACES:
        last = "." + place.key.rpartition(".")[2]
        table = place.key.partition(".")[0]
        (row,) = [row for row in rows if f"`{place.key}`" in row or (f"`{table}." in row and f"`{last}`" in row)]
        assert f"{place.room:.0f}" in row, place.key
        assert all(f"{{{name}}}" in row for name in place.fields), place.key
