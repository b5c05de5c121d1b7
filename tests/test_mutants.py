"""What tries the mutants: which modules a name stands for, what counts as noticed, when old verdicts stand no more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("processes can't be forked on Windows", allow_module_level=True)

from mutmut.mutation.data import SourceFileMutationData

from tools import mutants


def test_a_name_stands_for_a_module_or_for_all_in_a_package() -> None:
    assert mutants.modules(["scoring.bounds"]) == {"scoring.bounds": Path("kpi_desktop/scoring/bounds.py")}
    assert {name.rpartition(".")[0] for name in mutants.modules(["scoring.pay"])} == {"scoring.pay"}
    every = mutants.modules()
    assert {"scoring.bounds", "scoring.pay.ladder", "schemes.check"} <= every.keys()
    assert not any(path.name == "__init__.py" for path in every.values())


def test_a_part_of_a_name_stands_for_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert mutants.main(["scoring.bound"]) == 2
    assert "scoring.bound" in capsys.readouterr().err


def test_a_test_that_fails_or_never_ends_has_noticed() -> None:
    data = SourceFileMutationData(path="x.py")
    data.exit_code_by_key = dict(enumerate([1, -24, 0, mutants.NO_TESTS, None]))  # type: ignore[arg-type]
    found = mutants.counts(data)
    assert (found["all"], found["noticed"]) == (5, 2)
    assert mutants.row("x", data).split() == ["x", "5", "2", "3", "40.0"]


def test_another_text_makes_another_fingerprint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutants, "ROOT", tmp_path)
    module = tmp_path / "a.py"
    module.write_text("x = 1", encoding="utf-8")
    before = mutants.fingerprint([tmp_path])
    assert mutants.fingerprint([tmp_path]) == before
    module.write_text("x = 2", encoding="utf-8")
    assert mutants.fingerprint([tmp_path]) != before
