"""Stops a story at one fault point, starts again, and compares the end with an undisturbed run."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from jisa_desktop.domain.faults import arm
from tests.scenarios.catalogue import STORIES
from tests.scenarios.stories import JOBS, end_state, open_bench
from tests.scenarios.victim import SURVIVED
from tests.support.bench import Bench, SharedReader
from tests.support.stopping import Stop, stop_at

ROOT = Path(__file__).parents[2]


def declared_points() -> set[str]:
    """Every fault point that the program's source names."""
    found: set[str] = set()
    for file in (ROOT / "jisa_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                continue
            if name == "reach":
                found.add(first.value)
            elif name == "writing":
                found |= {f"{first.value}:before", f"{first.value}:after"}
    return found


class Sweep:
    """One story's folder before the act, its undisturbed end, and the points on its way."""

    def __init__(self, name: str, folder: Path, reader: SharedReader) -> None:
        self.name = name
        self._folder = folder
        self._reader = reader
        self._start = folder / "start"
        with self._bench(self._start) as bench:
            STORIES[name].before(bench)
            self.begin = end_state(bench)
        self.points: Counter[str] = Counter()
        lock = threading.Lock()

        def count(point: str) -> None:
            with lock:
                self.points[point] += 1

        with self._copy("undisturbed") as bench:
            disarm = arm(count)
            STORIES[name].act(bench)
            disarm()
            self.end = end_state(bench)
            bench.verified()

    def stop_at(self, point: str, nth: int) -> None:
        """The nth time, in this process: everything in memory is thrown away."""
        folder = self._folder / f"{point.replace(':', '-')}-{nth}"
        shutil.copytree(self._start, folder)
        bench = open_bench(folder, self._reader)
        disarm = stop_at(point, nth)
        try:
            STORIES[self.name].act(bench)
        except Stop:
            pass
        finally:
            disarm()
            bench.close()
        self.expect_the_same_end(folder)

    def kill_at(self, point: str, nth: int, how: str = "kill") -> None:
        """The nth time, in a process of its own that is really gone."""
        folder = self._folder / f"killed-{point.replace(':', '-')}-{nth}"
        shutil.copytree(self._start, folder)
        command = [sys.executable, "-m", "tests.scenarios.victim"]
        done = subprocess.run(
            [*command, str(folder), self.name, point, str(nth), how],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        assert done.returncode != 0, "the victim must die or say that it survived"
        assert done.returncode in {-9, 9, SURVIVED}, done.stderr.decode()[-2_000:]
        self.expect_the_same_end(folder)

    def expect_the_same_end(self, folder: Path) -> None:
        """No manual step: the next start resumes. What was never accepted is asked for again: of
        a story that is one job, nothing may be left then, as if it had never been asked for."""
        with self._bench(folder) as bench:
            bench.resume()
            if self.name in JOBS and (found := end_state(bench)) != self.end:
                for part, expected in self.begin.items():
                    assert found[part] == expected, f"{self.name}: {part} is neither old nor new"
                bench.verified()
            STORIES[self.name].act(bench)
            found = end_state(bench)
            for part, expected in self.end.items():
                assert found[part] == expected, f"{self.name}: {part} differs"
            bench.verified()
        shutil.rmtree(folder)

    def copy_start(self, name: str) -> Path:
        """A folder in which the story is about to begin."""
        return shutil.copytree(self._start, self._folder / name)

    def _copy(self, name: str) -> _Opened:
        shutil.copytree(self._start, self._folder / name)
        return self._bench(self._folder / name)

    def _bench(self, folder: Path) -> _Opened:
        folder.mkdir(exist_ok=True)
        return _Opened(open_bench(folder, self._reader))


class _Opened:
    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def __enter__(self) -> Bench:
        return self._bench

    def __exit__(self, *_error: object) -> None:
        self._bench.close()


def cheapest(sweeps: dict[str, Sweep]) -> Iterator[tuple[str, str]]:
    """(story, point): each point once, in the story that reaches the fewest points in all."""
    order = sorted(sweeps.values(), key=lambda one: one.points.total())
    seen: set[str] = set()
    for sweep in order:
        for point in sorted(sweep.points):
            if point not in seen:
                seen.add(point)
                yield sweep.name, point
