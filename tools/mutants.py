"""What the tests of the core would not notice: its code is changed in one place at a time, and the tests are asked.

mutmut makes the changed copies of every function (mutants) and keeps what became of each, so that `mutmut results`,
`mutmut show NAME` and `mutmut browse` tell more. Only the running is done here, for speed: the tests are collected once
and have not run yet; every mutant gets a fork of that process, in which the tests that reach its function run until one
fails, the likeliest and the quickest first. What a broken-off run has not decided the next one takes up.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
import json
import mmap
import os
import resource
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import NoReturn, Self

import pytest
from hypothesis import HealthCheck, Phase, settings
from mutmut.mutation import trampoline
from mutmut.mutation.data import SourceFileMutationData
from mutmut.state import state
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import copy_src_dir
from mutmut.utils.format_utils import mangled_name_from_mutant_name

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "mutants"
PACKAGE = "kpi_desktop"
ROOMS = ("scoring", "schemes")
READ = ("domain", "exchange", "schemes", "scoring", "texts")  # the rooms that the core's tests use
TESTS = ("tests/scoring", "tests/schemes", "tests/goldens")
FLOOR = 90  # per cent of all mutants that must be noticed
MEMORY = 4 << 30  # bytes that a mutant may take before it counts as noticed
SURVIVED, NOTICED, NO_TESTS = 0, 1, 33  # as mutmut numbers them


def modules(names: Sequence[str] = ()) -> dict[str, Path]:
    """The modules to mutate by their short names, such as ``scoring.bounds``; a package's name stands for all in it.

    Raises:
        KeyError: There is no module or package of that name.
    """
    found = [path.relative_to(ROOT) for room in ROOMS for path in sorted((ROOT / PACKAGE / room).rglob("*.py"))]
    every = {".".join(path.with_suffix("").parts[1:]): path for path in found if path.name != "__init__.py"}
    chosen: dict[str, Path] = {}
    for name in names:
        fitting = {module: path for module, path in every.items() if f"{module}.".startswith(f"{name}.")}
        if not fitting:
            raise KeyError(name)
        chosen |= fitting
    return chosen or every


def fingerprint(folders: Iterable[Path]) -> str:
    """A hash of all the text files in the folders."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*.*") if path.suffix in {".py", ".toml"}):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def kept(path: Path) -> SourceFileMutationData:
    """The mutants of a module and what became of them."""
    data = SourceFileMutationData(path=path)
    data.load()
    return data


def generate(jobs: int) -> None:
    """Make the mutants of the code as it is; verdicts stand only while neither code nor tests change."""
    from mutmut.__main__ import create_mutants  # which settles for the whole process how others are started

    marks = {
        "code": fingerprint(ROOT / PACKAGE / room for room in READ),
        "tests": fingerprint(ROOT / folder for folder in (*TESTS, "resources")),
    }
    stamp = PLACE / "made-from.json"
    old = json.loads(stamp.read_text(encoding="utf-8")) if stamp.is_file() else {}
    if old.get("code") != marks["code"]:
        shutil.rmtree(PLACE, ignore_errors=True)
        PLACE.mkdir()
        (PLACE / "resources").symlink_to(ROOT / "resources", target_is_directory=True)
        with contextlib.redirect_stdout(io.StringIO()):
            copy_src_dir()
            create_mutants(jobs)
    elif old != marks:
        for path in modules().values():
            data = kept(path)
            data.exit_code_by_key = dict.fromkeys(data.exit_code_by_key)
            data.save()
    stamp.write_text(json.dumps(marks), encoding="utf-8")


@dataclass
class Trial:
    """One mutant in its fork; `failed` is shared with it and takes the number of the test that failed."""

    data: SourceFileMutationData
    name: str
    begun: float = field(default_factory=time.monotonic)
    at: int = 0
    failed: mmap.mmap = field(default_factory=lambda: mmap.mmap(-1, 8))


@dataclass
class Trials:
    """A pytest plugin that holds the collected tests ready and tries the mutants of some modules on forks of itself."""

    chosen: dict[str, Path]
    jobs: int
    items: list[pytest.Item] = field(default_factory=list)
    reached: dict[str, list[int]] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    killers: Counter[int] = field(default_factory=Counter)
    running: dict[int, Trial] = field(default_factory=dict)
    here: Trial | None = None

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests once as they are, then every mutant of every module that is not decided yet."""
        self.items = session.items
        gc.collect()
        gc.freeze()
        self.measure()
        for module, path in self.chosen.items():
            data = kept(path)
            self.killers.clear()
            for name in [name for name, code in data.exit_code_by_key.items() if code is None]:
                self.start(data, name)
            while self.running:
                self.reap()
            data.save()
            print(row(module, data), flush=True)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """In a fork, the first failure is the end."""
        if self.here is not None and report.failed:
            self.here.failed[:] = self.here.at.to_bytes(8, "little")
            os._exit(NOTICED)

    def run(self, trial: Trial, order: Sequence[int]) -> None:
        """Run these tests in this fork."""
        self.here = trial
        for number, following in zip_longest(order, order[1:]):
            trial.at = number
            item, after = self.items[number], None if following is None else self.items[following]
            item.ihook.pytest_runtest_protocol(item=item, nextitem=after)

    def measure(self) -> None:
        """Find out in a fork which tests reach which function and how long they take; they must all hold."""
        report = PLACE / "measured.json"
        trial = Trial(kept(Path()), "")
        pid = os.fork()
        if pid == 0:
            with Alone():
                trampoline.set_mutant_under_test("stats")
                reached: dict[str, list[int]] = {}
                seconds = []
                for number in range(len(self.items)):
                    begun = time.process_time()
                    self.run(trial, [number])
                    seconds.append(time.process_time() - begun)
                    for function in state()._stats:
                        reached.setdefault(function, []).append(number)
                    state()._stats.clear()
                report.write_text(json.dumps([reached, seconds]), encoding="utf-8")
                os._exit(SURVIVED)
        if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) != SURVIVED:
            failed = self.items[int.from_bytes(trial.failed, "little")]
            pytest.exit(f"before anything is changed, this fails: {failed.nodeid}", returncode=2)
        self.reached, self.seconds = json.loads(report.read_text(encoding="utf-8"))

    def start(self, data: SourceFileMutationData, name: str) -> None:
        """Try one mutant in a fork as soon as there is room for it."""
        reached = self.reached.get(mangled_name_from_mutant_name(name))
        if reached is None:
            data.exit_code_by_key[name] = NO_TESTS
            return
        while len(self.running) >= self.jobs:
            self.reap()
        order = sorted(reached, key=self.promise, reverse=True)
        trial = Trial(data, name)
        pid = os.fork()
        if pid == 0:
            with Alone():
                limit = 5 + int(10 * sum(self.seconds[number] for number in order))
                resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                # The environment, which mutmut asks at every call, takes longer than many a function.
                trampoline.get_mutant_under_test = lambda: name
                self.run(trial, order)
                os._exit(SURVIVED)
        self.running[pid] = trial

    def promise(self, number: int) -> tuple[float, float]:
        """How soon a test may be expected to fail: by what it has noticed in this module so far, and by its time."""
        cost = self.seconds[number] + 0.01
        return self.killers[number] / cost, -cost

    def reap(self) -> None:
        """Wait for one of the forks and write down what became of its mutant."""
        pid, status = os.wait()
        trial = self.running.pop(pid)
        code = os.waitstatus_to_exitcode(status)
        trial.data.exit_code_by_key[trial.name] = code
        trial.data.durations_by_key[trial.name] = time.monotonic() - trial.begun
        if code == NOTICED:
            self.killers[int.from_bytes(trial.failed, "little")] += 1


class Alone(contextlib.AbstractContextManager["Alone", None]):
    """A fork's own end: silent, and never back into the code of the process that it was forked from."""

    def __enter__(self) -> Self:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        return self

    def __exit__(self, *_: object) -> NoReturn:
        os._exit(NOTICED)


def counts(data: SourceFileMutationData) -> Counter[str]:
    """How many mutants became what; a test that can't end any more has noticed, too."""
    found = Counter(status_by_exit_code[code] for code in data.exit_code_by_key.values())
    found["noticed"] = found["killed"] + found["timeout"] + found["segfault"]
    found["all"] = len(data.exit_code_by_key)
    return found


def row(module: str, *data: SourceFileMutationData) -> str:
    """A line of the table."""
    total = sum((counts(one) for one in data), Counter[str]())
    share = 100 * total["noticed"] / total["all"] if total["all"] else 100
    left = total["all"] - total["noticed"]
    return f"{module:<34} {total['all']:>7} {total['noticed']:>7} {left:>9} {share:>7.1f}"


def main(names: Sequence[str]) -> int:
    """Try the mutants of the named modules, or of all, and show the table.

    Returns:
        0 where at least the floor was noticed, 1 below it, 2 where the tests themselves don't hold or a name is wrong.
    """
    os.chdir(ROOT)
    try:
        chosen = modules(names)
    except KeyError as error:
        print(f"there is no module {error} to mutate", file=sys.stderr)
        return 2
    jobs = os.cpu_count() or 1
    generate(jobs)
    sys.path[:0] = [str(PLACE), str(ROOT)]
    settings.register_profile(
        "mutants",
        deadline=None,
        max_examples=8,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    settings.load_profile("mutants")
    # Explaining a failure takes longer than finding it, and nobody would read it.
    quiet = ["-qq", "--no-header", "--no-summary", "--capture=no", "--assert=plain", "--tb=no"]
    warned = ["-W", "error", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    # The folders' own fixtures prepare for windows and databases, which the core's tests know nothing of.
    bare = ["--import-mode=importlib", "--noconftest", "-c", os.devnull, f"--rootdir={ROOT}"]
    without = [
        part
        for name in ("pytest-qt", "xdist", "pytest_cov", "randomly", "cacheprovider")
        for part in ("-p", f"no:{name}")
    ]
    print(f"{'module':<34} {'mutants':>7} {'noticed':>7} {'survivors':>9} {'%':>7}", flush=True)
    code = pytest.main([*quiet, *warned, *bare, *without, *TESTS], plugins=[Trials(chosen, jobs)])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        return 2
    every = [kept(path) for path in chosen.values()]
    print(row("all", *every))
    total = sum((counts(data) for data in every), Counter[str]())
    return 0 if total["noticed"] * 100 >= total["all"] * FLOOR else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
