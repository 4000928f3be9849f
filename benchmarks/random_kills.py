"""Kills the program at random instants and looks whether the next start ends as if nothing was.

    python -m benchmarks.random_kills 1000

Each round copies a workspace in which a job of some kind is about to begin, starts it in a process
of its own, kills that process after a random time, resumes, and compares documents,
rows, ledger and index, byte for byte, with an undisturbed run. Prints how many rounds there were
by kind, how many died in the middle, and how many ended differently (there must be none). Ctrl+C
ends it after the round that runs, with the figures so far.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from tests.scenarios.catalogue import STORIES
from tests.scenarios.sweeping import ROOT, Sweep
from tests.support.bench import SharedReader


def main(arguments: list[str]) -> int:
    rounds = int(arguments[0]) if arguments else 1_000
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    chance = random.Random(seed)
    is_enough = threading.Event()
    signal.signal(signal.SIGINT, lambda *_: is_enough.set())
    with tempfile.TemporaryDirectory() as folder:
        reader = SharedReader(Path(folder) / "staging")
        sweeps = {name: Sweep(name, _made(Path(folder) / name), reader) for name in STORIES}
        longest = {name: _duration(sweep) for name, sweep in sweeps.items()}
        died: Counter[str] = Counter()
        done: Counter[str] = Counter()
        for number in range(rounds):
            if is_enough.is_set():
                break
            name = chance.choice(sorted(sweeps))
            done[name] += 1
            died[name] += _round(sweeps[name], number, chance.uniform(0, longest[name]))
            if (number + 1) % 50 == 0:
                print(f"{number + 1} of {rounds}", file=sys.stderr, flush=True)
        reader.end()
    for name in sorted(done):
        print(f"{name:18} {done[name]:5} rounds, {died[name]:5} killed before the end")
    print(f"{done.total()} rounds, {died.total()} killed in the middle, 0 ended differently")
    return 0


def _round(sweep: Sweep, number: int, delay_s: float) -> bool:
    """Returns whether the process was still at work. Raises ``AssertionError`` on a difference."""
    folder = sweep.copy_start(f"round-{number}")
    victim = _start(folder, sweep.name)
    assert victim.stdout is not None
    victim.stdout.readline()
    time.sleep(delay_s)
    is_at_work = victim.poll() is None
    victim.kill()
    victim.wait()
    victim.stdout.close()
    sweep.expect_the_same_end(folder)
    return is_at_work


def _duration(sweep: Sweep) -> float:
    """Seconds that the story takes in a process of its own."""
    victim = _start(sweep.copy_start("timed"), sweep.name)
    assert victim.stdout is not None
    victim.stdout.readline()
    before = time.monotonic()
    victim.wait()
    victim.stdout.close()
    return time.monotonic() - before


def _start(folder: Path, story: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.scenarios.victim", str(folder), story, "-", "1", "kill"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)  # noqa: S603 - ourselves


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
