"""A process that is killed while it writes leaves whole batches, and all that it had confirmed."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.providers.local import LocalIndex
from jisa_desktop.providers.protocols import EmbedderIdentity

IDENTITY = EmbedderIdentity("test", "vectors", 64, "1")
BATCH = 100
KILLS = 3

WRITER = """
import sys
from pathlib import Path
import numpy as np
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.providers.local import LocalIndex
from jisa_desktop.providers.protocols import EmbedderIdentity, Record

index = LocalIndex(Path(sys.argv[1]), EmbedderIdentity("test", "vectors", 64, "1"))
values = np.ones(64, "<f2")
first, last = int(sys.argv[2]), int(sys.argv[3])
for n in range(first, last):
    names = [f"b{n:06d}:{i:03d}" for i in range(100)]
    records = [Record(name, values, {"n": n}, f"배치 {n}") for name in names]
    index.upsert(f"org_{n % 3}", records, CancelToken())
    print(f"+{n}", flush=True)
    if n % 4 == 3:
        index.delete(f"org_{n % 3}", names, CancelToken())
        print(f"-{n}", flush=True)
"""


DYING = """
import itertools, os, signal
from jisa_desktop.providers.local import lexical

column, calls = lexical.column, itertools.count(1)

def dying(text):
    if next(calls) == 150:
        os.kill(os.getpid(), signal.SIGKILL)
    return column(text)

lexical.column = dying
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_kill_in_the_middle_of_a_batch_leaves_none_of_it(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    with start_writer(path, 0, 10, script=DYING + WRITER) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readlines() == ["+0\n"]
    assert writer.returncode == -9
    assert batches(path) == {0: BATCH}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_no_half_batch_and_nothing_confirmed_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    confirmed: dict[int, str] = {}
    for kill in range(KILLS):
        confirmed.update(write_until_killed(path, kill * 1_000, after_lines=5 + 7 * kill))
        held = batches(path)
        assert set(held.values()) <= {BATCH}, "a half batch"
        for number, last in confirmed.items():
            if last == "+":  # a delete of it may have been under way
                assert number in held or number % 4 == 3
            else:
                assert number not in held
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO lexicon (lexicon) VALUES ('integrity-check')")
        orphans = connection.execute(
            "SELECT (SELECT count(*) FROM lexicon) - (SELECT count(*) FROM record),"
            " (SELECT count(*) FROM lexicon WHERE rowid NOT IN (SELECT position FROM record))"
        ).fetchone()
        assert orphans == (0, 0)


def test_two_processes_write_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    with start_writer(path, 0, 20) as one, start_writer(path, 1_000, 1_020) as two:
        for writer in (one, two):
            assert writer.stdout is not None
            assert len(writer.stdout.readlines()) == 25  # 20 upserts, 5 deletes
    assert (one.returncode, two.returncode) == (0, 0)
    kept = [n for first in (0, 1_000) for n in range(first, first + 20) if n % 4 != 3]
    assert batches(path) == dict.fromkeys(kept, BATCH)


def write_until_killed(path: Path, first: int, after_lines: int) -> dict[int, str]:
    """The last confirmed operation by batch number."""
    confirmed: dict[int, str] = {}
    with start_writer(path, first, first + 1_000) as writer:
        assert writer.stdout is not None
        for seen, line in enumerate(writer.stdout, 1):
            if seen == after_lines:
                writer.kill()  # at whatever it is doing now; the rest of the pipe is read out
            if line.endswith("\n"):
                confirmed[int(line[1:])] = line[0]
    assert writer.returncode < 0, "it ended by itself"
    return confirmed


def start_writer(path: Path, first: int, last: int, script: str = WRITER) -> subprocess.Popen[str]:
    file = path.with_name(f"writer{first}.py")
    file.write_text(script, encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, file, path, str(first), str(last)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        text=True,
    )


def batches(path: Path) -> dict[int, int]:
    """How many records of each batch are there."""
    index = LocalIndex(path, IDENTITY)
    try:
        counts: dict[int, int] = {}
        for namespace in index.namespaces(CancelToken()):
            for page in index.list_ids(namespace, CancelToken()):
                for name in page:
                    number = int(name[1:7])
                    counts[number] = counts.get(number, 0) + 1
        return counts
    finally:
        index.close()
