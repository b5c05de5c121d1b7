from __future__ import annotations

from pathlib import Path

import pytest

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, RefusedError, WrongCallError
from kpi_desktop.services import months, own_templates, sample, what_if
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working
from kpi_desktop.settings import LETTER_TEMPLATES
from kpi_desktop.texts import Translator
from tests.render.samples import FixedMeasure
from tests.services.measured import NOVEMBER, plan

WIDTH = FixedMeasure().width
GOOD = "<p>{{ name }} {{ score }}</p>{% for flag in flags %}<p>{{ flag.title }}</p>{% endfor %}"


def folder(tmp_path: Path, **files: str) -> Path:
    made = tmp_path / "letters"
    made.mkdir(exist_ok=True)
    for name, text in files.items():
        (made / f"{name}.html").write_text(text, "utf-8")
    return made


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("<p>\n{{ name }\n</p>", 2, "can't be read"),
        ("<p>\n\n{{ nmae }}</p>", 3, "nmae"),
        ("<p>{% for x in lines %}\n{{ x.minutes }}{% endfor %}", 2, "minutes"),
        ("<p>\n{{ 1 // 0 }}", 2, "can't be filled in"),
        ("{{ ''.__class__.__mro__ }}", 1, "can't be filled in"),
        ("{% if name %}\n<p>", 1, "can't be read"),
        ("<p>\n{{ name|capitals }}", 2, "capitals"),
        ("<p>\n{{ lines[0].day }}", 2, "has no element"),  # of somebody without any
        ("<p>\n{{ grade[0] }}", 2, "has no element"),  # of a scheme without grades
        ("<p>\n<IMG width='80' src='logo.png'>", 2, "no picture"),
        ("<p>\n<img src=logo.png>", 2, "no picture"),
        ("<p>\n<img src='https://example.org/logo.png'>", 2, "no picture"),
        ("<p>x</p>\n<script>x()</script>", 2, "nothing on paper"),
        ("<p>x</p>\n<table><tr><td>{{ name }}", 2, "isn't closed"),
        ("<p>x</p>\n<table width='3000'></table>", 2, "wider than the paper"),
        ("<p>x</p>\n<td style='width: 900px'>", 2, "wider than the paper"),
        pytest.param(f"<p>x</p>\n<hr width='{'9' * 5000}'>", 2, "wider than the paper", id="a width of 5000 digits"),
        ("", 1, "nothing in it"),
        ("<style>p {}</style>\n{% if open and not open %}x{% endif %}", 1, "nothing in it"),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", 1, "without end"),
        ("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", 1, "without end"),
    ],
)
def test_faults_are_named_with_file_and_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(FaultyDataError) as caught:
        own_templates.read_folder(folder(tmp_path, warning=text), WIDTH)
    (problem,) = caught.value.problems
    assert problem.path == ("warning.html", line)
    assert said in str(problem.what)


def test_every_fault_of_a_letter_is_told_at_once(tmp_path: Path) -> None:
    text = "{{ nmae }}\n{% for flag in flags %}{{ flag.titel }}\n{{ flag.reson }}{% endfor %}\n<img src='gone.png'>"
    with pytest.raises(FaultyDataError) as caught:
        own_templates.read_folder(folder(tmp_path, warning=text), WIDTH)
    assert [problem.path[1] for problem in caught.value.problems] == [1, 2, 3, 4]
    assert all(
        word in str(problem.what)
        for word, problem in zip(("nmae", "titel", "reson", "gone.png"), caught.value.problems, strict=True)
    )


def test_what_a_letter_may_ask_about_is_no_fault(tmp_path: Path) -> None:
    text = "{% if later is defined %}{{ later }}{% endif %}{{ grade|default('-') }}{% if lines %}<table></table>"
    text += "{% endif %}"
    with pytest.raises(FaultyDataError) as caught:
        own_templates.read_folder(folder(tmp_path, warning=text), WIDTH)
    assert len(caught.value.problems) == 1, "a name that no letter knows is told as ever"
    own_templates.read_folder(folder(tmp_path, warning=text.replace("later", "rank")), WIDTH)


def test_a_folder_without_a_template_or_with_another_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaultyDataError):
        own_templates.read_folder(folder(tmp_path), WIDTH)
    with pytest.raises(FaultyDataError) as caught:
        own_templates.read_folder(folder(tmp_path, warnings=GOOD), WIDTH)
    assert caught.value.problems[0].path == ("warnings.html",)
    with pytest.raises(WrongCallError):
        own_templates.read_folder(tmp_path / "gone", WIDTH)
    (tmp_path / "letters" / "warning.html").write_bytes("警告".encode("gbk"))
    with pytest.raises(FaultyDataError):
        own_templates.read_folder(tmp_path / "letters", WIDTH)


def test_pictures_have_a_limit(tmp_path: Path) -> None:
    made = folder(tmp_path, warning=GOOD)
    (made / "logo.png").write_bytes(b"x" * (own_templates.MOST_BYTES + 1))
    with pytest.raises(FaultyDataError):
        own_templates.read_folder(made, WIDTH)


def test_templates_are_kept_without_their_folder_and_forgotten_when_asked(ctx: Context, tmp_path: Path) -> None:
    made = folder(tmp_path, warning=GOOD)
    own_templates.choose(ctx, made, WIDTH)
    (made / "warning.html").unlink()
    held = own_templates.used(ctx)
    assert held is not None
    assert held.names == ("warning.html",)
    own_templates.forget(ctx)
    assert own_templates.used(ctx) is None


def test_pictures_of_the_folder_are_known_by_their_names(tmp_path: Path) -> None:
    made = folder(tmp_path, warning='<img src="logo.png"><img src="pictures/logo.png"><img src="{{ grade }}.png">')
    (made / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert own_templates.read_folder(made, WIDTH).names == ("warning.html",)
    (made / "logo.png").rename(made / "Logo.png")
    with pytest.raises(FaultyDataError) as caught:
        own_templates.read_folder(made, WIDTH)
    assert [str(problem.what.fields["what"]).count("no picture") for problem in caught.value.problems] == [1, 1]


def test_the_sample_team_keeps_the_letters_that_bear_its_mark(ctx: Context, tmp_path: Path) -> None:
    sample.mark_as_sample(ctx, "zh")
    with pytest.raises(RefusedError):
        own_templates.choose(ctx, folder(tmp_path, warning=GOOD), WIDTH)
    assert own_templates.used(ctx) is None


@pytest.mark.parametrize(
    "text",
    ["{% if name %}", "{% endfor %}", "{% foo %}", "{{ name", "{{ name }", "{{ }}", "{{ name | }}", "{{ name + }}",
     "{{ name|capitals }}", "{% if name is fine %}{% endif %}", "{{ lines[0].day }}", "{{ 1 // 0 }}",
     "{{ score > 3 }}", "{{ score + 3 }}", "{{ name() }}", "{{ flags[0].when }}", "{% include 'a.html' %}",
     "{{ $ }}", "{# never", "{{ (name }}", "{% if name = 'x' %}{% endif %}", "{{ ''.__class__ }}"],
)  # fmt: skip
def test_the_template_language_s_common_faults_are_said_in_our_words(tmp_path: Path, text: str) -> None:
    with pytest.raises(FaultyDataError) as caught:
        own_templates.read_folder(folder(tmp_path, warning=text), WIDTH)
    (problem,) = caught.value.problems
    what = problem.what.fields["what"]
    assert isinstance(what, Message)
    reason = what.fields.get("reason", what)
    assert isinstance(reason, Message)
    assert "the template language says" not in reason.id


def test_files_that_are_not_what_their_names_say_are_told_each(tmp_path: Path) -> None:
    made = folder(tmp_path, warning=GOOD)
    (made / "logo.png").write_bytes(b"GIF89a")
    (made / "papers.toml").write_text("", "utf-8")
    (made / "paper.toml").write_bytes("title = '警告'".encode("gbk"))
    with pytest.raises(FaultyDataError) as caught:
        own_templates.read_folder(made, WIDTH)
    assert [problem.path for problem in caught.value.problems] == [("papers.toml",), ("logo.png",), ("paper.toml",)]


def test_a_file_of_words_that_says_nothing_is_told(tmp_path: Path) -> None:
    made = folder(tmp_path)
    (made / "paper.toml").write_text("[zh]\n", "utf-8")
    with pytest.raises(FaultyDataError) as caught:
        own_templates.read_folder(made, WIDTH)
    assert [problem.path for problem in caught.value.problems] == [("paper.toml",)]


def test_templates_kept_by_an_earlier_version_are_still_used(ctx: Context) -> None:
    with working(ctx, "set") as unit:
        unit.settings.set(LETTER_TEMPLATES, '{"texts": {"warning.html": "<p>"}, "pictures": {}}')
        done(unit, Message("set"), "settings")
    held = own_templates.used(ctx)
    assert held is not None
    assert held.names == ("warning.html",)
    assert (held.paper, held.logo_data) == ({}, "")


def test_a_month_paid_by_another_plan_is_told_on_the_same_paper(ctx: Context, team: Team, tmp_path: Path) -> None:
    made = folder(tmp_path, warning=GOOD)
    (made / "paper.toml").write_text("[zh.table]\ntitle = '公示'\n", "utf-8")
    own_templates.choose(ctx, made, WIDTH)
    tr = Translator("zh", ctx.resources / "translations")
    plain, _ = months.month_content(ctx, team, NOVEMBER, tr)
    paid, _, _ = what_if.month_paid_by(ctx, team, NOVEMBER, plan("band-pay"), tr)
    assert plain.words.table == paid.words.table == "公示"
    assert paid.has_pay
    assert paid.templates == plain.templates == own_templates.used(ctx)
