from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kpi_desktop import paths

ROOT = Path(__file__).parents[1]


def test_in_the_source_tree_data_lies_beside_the_package() -> None:
    assert paths.resources() == ROOT / "resources"
    assert paths.migrations() == ROOT / "db" / "migrations"


def test_in_a_wheel_data_lies_within_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "kpi_desktop"
    (package / "_resources").mkdir(parents=True)
    (package / "_db" / "migrations").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.resources() == package / "_resources"
    assert paths.migrations() == package / "_db" / "migrations"


def test_a_frozen_program_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "db").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"
    assert paths.migrations() == tmp_path / "db" / "migrations"


def test_the_database_lies_in_the_users_own_folder(home: Path) -> None:
    place = paths.default_database()
    assert place.is_relative_to(home)
    assert place.parts[-2:] == ("kpi-desktop", "kpi.db")
    assert not place.parent.exists()
