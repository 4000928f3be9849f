"""The program starts itself anew in a process of its own; for once with real processes, from a
damaged database to the window that follows.
"""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.bench import HEADER, rows

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "jisa_desktop"]

PERSON = """
import sys
from PySide6.QtCore import QTimer
from jisa_desktop.app import program
from jisa_desktop.ui.rescue.page import RescuePage

assemble = program.assemble

def with_a_person(*parts):
    made = assemble(*parts)
    timer = QTimer(made.window)

    def look():
        page = made.window.centralWidget()
        if isinstance(page, RescuePage):
            if page.restore.isEnabled():
                page.restore.click()
        elif made.desk._access.workspace is not None and not made.desk.running_count:
            timer.stop()
            made.window.restart_wanted.emit()

    timer.timeout.connect(look)
    timer.start(50)
    return made

program.assemble = with_a_person
sys.exit(program.run())
"""
"""Presses restore where it is offered, and once the workspace is open, asks for a new start."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "작업 폴더"


@pytest.fixture
def surroundings(home: Path, tmp_path: Path) -> dict[str, str]:
    dropped = ("JISA_", "PYTHONDONTWRITEBYTECODE")
    kept = {name: text for name, text in os.environ.items() if not name.startswith(dropped)}
    return {
        **kept,
        "JISA_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "PYTHONPATH": str(ROOT),
        # Compiled once, as where it is installed.
        "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"),
    }


def jisa(surroundings: dict[str, str], *arguments: str) -> dict[str, object]:
    done = subprocess.run(
        [*PROGRAM, *arguments, "--json"],
        env=surroundings, cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()[-2_000:]
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def wait_until(is_so: Callable[[], bool], seconds: float = 90) -> None:
    give_up_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up_at, "it never came to that"
        threading.Event().wait(0.05)


@pytest.fixture
def writer(home: Path) -> Iterator[Callable[[], int | None]]:
    """The process that has the workspace open for writing; whoever is left is ended."""
    seen: set[int] = set()

    def pid() -> int | None:
        with suppress(OSError):
            if named := re.fullmatch(
                r"window.*?(\d+)\)?", (home / "writer.txt").read_text("utf-8")
            ):
                seen.add(int(named[1]))
                return int(named[1])
        return None

    yield pid
    pid()
    for one in seen - {os.getpid()}:
        with suppress(OSError):
            os.kill(one, signal.SIGTERM)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_from_a_damaged_database_over_a_restore_to_a_new_start(
    tmp_path: Path,
    home: Path,
    surroundings: dict[str, str],
    writer: Callable[[], int | None],
) -> None:
    path = tmp_path / "수당.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *rows(8)])
    jisa(surroundings, "process", str(path), "--mode", "company_wide")
    before = jisa(surroundings, "records")
    database = home / "jisa.db"
    size = database.stat().st_size
    database.write_bytes(database.read_bytes()[:4096] + b"\x5a" * (size - 4096))

    first = subprocess.Popen([sys.executable, "-c", PERSON], env=surroundings, cwd=ROOT)
    try:
        first.wait(120)
    finally:
        first.kill()
    assert first.returncode == 0
    wait_until(lambda: writer() not in {None, first.pid})
    assert len(list(home.glob("replaced-*"))) == 1
    assert jisa(surroundings, "records") == before
    assert jisa(surroundings, "verify")["ok"] is True
