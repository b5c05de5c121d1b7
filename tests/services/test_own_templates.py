from __future__ import annotations

from pathlib import Path

import pytest

from kpi_desktop.errors import FaultyDataError, RefusedError, WrongCallError
from kpi_desktop.services import own_templates, sample
from kpi_desktop.services.context import Context
from tests.render.samples import FixedMeasure

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
        ("<p>\n{{ lines[0].day }}", 2, "no element 0"),  # of somebody without any
        ("<p>\n{{ grade[0] }}", 2, "no element 0"),  # of a scheme without grades
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
    assert own_templates.in_use(ctx) == ("warning.html",)
    own_templates.forget(ctx)
    assert own_templates.in_use(ctx) == ()


def test_the_sample_team_keeps_the_letters_that_bear_its_mark(ctx: Context, tmp_path: Path) -> None:
    sample.mark_as_sample(ctx, "zh")
    with pytest.raises(RefusedError):
        own_templates.choose(ctx, folder(tmp_path, warning=GOOD), WIDTH)
    assert own_templates.in_use(ctx) == ()
