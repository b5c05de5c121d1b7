"""Files that a person names: whole or not at all, through links, into devices, and never over a database."""

from __future__ import annotations

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from kpi_desktop.errors import WrongCallError
from kpi_desktop.files import CannotWriteError, check_target, make_folder, refuse_same, write_file
from kpi_desktop.services.context import open_context

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and devices of POSIX")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "kpi.db"
    open_context(path).close()
    return path


def reason(path: Path) -> str:
    with pytest.raises(CannotWriteError) as caught:
        write_file(path, b"new")
    assert caught.value.exit_code == 2
    assert caught.value.what.fields["file"] == str(path)
    told = caught.value.what.fields["reason"]
    return str(getattr(told, "id", told))


def test_a_file_takes_the_place_of_the_old_one_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "month.xlsx"
    path.write_bytes(b"old")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@posix
def test_who_may_read_a_file_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "month.xlsx"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_file(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix
def test_content_and_name_are_on_the_disk_when_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, synced = tmp_path / "month.xlsx", []
    real = os.fsync

    def fsync(opened: int) -> None:
        """As ever, and what it was called for: what, and whether the file had its name by then."""
        synced.append((stat.S_ISDIR(os.fstat(opened).st_mode), path.exists()))
        real(opened)

    monkeypatch.setattr(os, "fsync", fsync)
    write_file(path, b"new")
    assert synced == [(False, False), (True, True)]


@posix
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    link, target = tmp_path / "link.pdf", tmp_path / "shelf" / "real.pdf"
    link.symlink_to(target)
    for content in (b"first", b"second"):  # the file behind it is made, then replaced
        write_file(link, content)
        assert link.is_symlink()
        assert target.read_bytes() == content


@posix
def test_a_device_is_written_into() -> None:
    write_file(Path(os.devnull), b"new")
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_device_is_told() -> None:
    assert reason(Path("/dev/full")) == "there is no room left on the disk"
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


@posix
def test_a_pipe_gets_all_of_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, b"new")
    reader.join()
    assert got == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="a folder of Linux")
def test_a_file_that_is_open_as_a_stream_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with path.open("wb") as stream:
        assert "stream" in reason(Path(f"/dev/fd/{stream.fileno()}"))
    assert path.read_bytes() == b""


@pytest.mark.parametrize("ending", ["", ".lock", "-journal"])
def test_a_database_and_what_belongs_to_it_are_never_written_over(database: Path, ending: str) -> None:
    before = database.read_bytes()
    assert "database" in reason(Path(f"{database}{ending}"))
    assert database.read_bytes() == before


@posix
def test_no_link_leads_to_a_database(database: Path, tmp_path: Path) -> None:
    before = database.read_bytes()
    (tmp_path / "soft.pdf").symlink_to(database)
    (tmp_path / "hard.pdf").hardlink_to(database)
    (tmp_path / "lock.pdf").symlink_to(f"{database}.lock")
    for name in ("soft.pdf", "hard.pdf", "lock.pdf"):
        assert "database" in reason(tmp_path / name)
    assert database.read_bytes() == before


def test_what_cannot_be_written_is_told_in_our_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    assert reason(tmp_path) == "it is a folder"
    assert reason(tmp_path / "nowhere" / "one.pdf") == "there is no such file or folder"
    assert reason(tmp_path / "file" / "one.pdf") == "a file stands where a folder should be"
    assert reason(tmp_path / ("x" * 300)) == "the name is too long"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    with pytest.raises(CannotWriteError):
        make_folder(tmp_path / "file")


def test_two_results_in_one_file_are_refused(tmp_path: Path) -> None:
    refuse_same((tmp_path / "a.pdf", None, tmp_path / "b.pdf", Path(os.devnull), Path(os.devnull), None))
    with pytest.raises(WrongCallError, match="one file"):
        refuse_same((tmp_path / "a.pdf", tmp_path / "sub" / ".." / "a.pdf"))


def test_a_place_is_looked_at_before_the_work(tmp_path: Path, database: Path) -> None:
    check_target(tmp_path / "new.pdf")
    assert not (tmp_path / "new.pdf").exists()
    with pytest.raises(CannotWriteError):
        check_target(database)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such bits")
@pytest.mark.parametrize("before", [None, 0o600])
def test_what_is_private_can_be_read_by_nobody_else_even_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int | None
) -> None:
    target, seen, sync = tmp_path / "kpi.db", [], os.fsync
    if before is not None:
        target.write_bytes(b"old")
        target.chmod(before)

    def look(descriptor: int) -> None:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISREG(mode):
            seen.append(stat.S_IMODE(mode))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    write_file(target, b"secret", private=before is None)
    assert seen == [0o600]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
