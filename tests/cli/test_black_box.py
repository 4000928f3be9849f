"""The program as it is installed, in processes of its own, with its own embedder and index."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli import schemas
from tests.cli.driver import command_of
from tests.support.rights import is_owners_alone

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "jisa_desktop")
ROWS = 400
OPTIONS = ("--template", "기본", "--mode", "company_wide")


@pytest.fixture(scope="module", autouse=True)
def _bytecode_is_kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """As where the program is installed: it is compiled once, not at every start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.mktemp("bytecode")))
        yield


def environment(home: Path) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JISA_")}
    return kept | {"JISA_HOME": str(home), "PYTHONPATH": str(ROOT)}


def jisa(home: Path, *arguments: object, status: int = 0, stdin: str = "") -> Any:
    """The one object on standard output; nothing else may be there."""
    words = [str(one) for one in arguments]
    done = subprocess.run(
        [*PROGRAM, *words, "--json"],
        env=environment(home), input=stdin.encode(), capture_output=True, timeout=50, check=False,
    )  # fmt: skip
    assert done.returncode == status, (words, done.stdout.decode(), done.stderr.decode())
    value = json.loads(done.stdout)
    assert done.stdout.count(b"\n") == 1
    schemas.check(command_of(words), value)
    return value


def workbook(folder: Path, name: str, count: int, changed: Sequence[int] = ()) -> Path:
    path = folder / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["사번", "성명", "비고"])
        for number in range(1, count + 1):
            note = "수정" if number in changed else "정상"
            writer.writerow([f"{number:06d}", f"시험직원{number}", f"{note} 지급 {number}건"])
    return path


@pytest.mark.slow
def test_the_main_job_with_the_built_in_providers(tmp_path: Path) -> None:
    home = tmp_path / "home"
    path = workbook(tmp_path, "수당", 60)
    first = jisa(home, "process", path, *OPTIONS)
    assert first["documents"][0]["result"]["vectors_created"] == 60
    before = jisa(home, "records")
    workbook(tmp_path, "수당", 60, [7])
    assert jisa(home, "process", path, *OPTIONS)["documents"][0]["result"]["texts_embedded"] == 1
    hits = jisa(home, "search", "000042", "--namespace", "org_1")["hits"]
    assert hits[0]["row_number"] == 43
    back = jisa(home, "rollback", "수당", "--to", 1)
    assert (back["rolled_back_to"], back["texts_embedded"]) == (1, 0)
    assert jisa(home, "records") == before
    assert jisa(home, "verify")["ok"] is True
    for path in home.rglob("*"):
        assert is_owners_alone(path), f"{path} can be read by others"


def test_errors_and_statuses_from_outside(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert jisa(home, "documents", status=0) == {"documents": []}
    assert jisa(home, "show", "없음", status=3)["error"]["code"] == "document_unknown"
    assert jisa(home, "rollback", "없음", status=2)["error"]["code"] == "usage_missing"
    held = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(home)],
        env=environment(home), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert held.stdout is not None
        assert held.stdout.readline() == b"held\n"
        refused = jisa(home, "employees", "add", "1", status=4)
        assert f"창 (PID {held.pid})" in refused["error"]["message"]
    finally:
        held.communicate(b"\n", timeout=20)


_HOLDER = """
import sys
from pathlib import Path
from jisa_desktop.store.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
lock.acquire("창")
print("held", flush=True)
sys.stdin.readline()
lock.release()
"""


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_a_killed_run_resumes_to_the_same_end(tmp_path: Path) -> None:
    """`kill -9` in the middle of an update, of it and its children, then `resume`: the records of
    an undisturbed run in a copy of the workspace, byte for byte."""
    home, twin = tmp_path / "home", tmp_path / "twin"
    first = workbook(tmp_path, "수당", 20)
    jisa(home, "process", first, *OPTIONS)
    shutil.copytree(home, twin)
    second = workbook(tmp_path, "수당", ROWS)
    undisturbed = jisa(twin, "process", second, *OPTIONS)["documents"][0]
    assert undisturbed["status"] == "completed"

    running = subprocess.Popen(
        [*PROGRAM, "process", str(second), *OPTIONS, "--json"],
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_until(lambda: 20 < record_count(home) < ROWS - 50)
    kill_family(running)

    left = jisa(home, "documents")["documents"][0]
    assert (left["active_version"], left["latest_version"]) == (1, 2)
    (resumed,) = jisa(home, "resume")["jobs"]
    assert resumed["status"] == "completed"
    assert jisa(home, "records") == jisa(twin, "records")
    assert jisa(home, "verify")["ok"] is True


def record_count(home: Path) -> int:
    """Of the ledger; 0 while there is none. Looked up past the program, which takes long to ask."""
    try:
        with closing(sqlite3.connect(f"{(home / 'jisa.db').as_uri()}?mode=ro", uri=True)) as store:
            return int(store.execute("SELECT count(*) FROM records").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def kill_family(running: subprocess.Popen[bytes]) -> None:
    """The process and its children, at once and without a word. Started in a session of its own."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(running.pid)], check=True)
    else:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait(10)


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    give_up_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up_at, "it never came to that"
        threading.Event().wait(0.02)


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_an_interrupt_parks_the_job(tmp_path: Path) -> None:
    home = tmp_path / "home"
    path = workbook(tmp_path, "수당", ROWS)
    running = subprocess.Popen(
        [*PROGRAM, "process", str(path), *OPTIONS, "--json"],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    wait_until(lambda: record_count(home) > 0)
    running.send_signal(signal.SIGINT)
    out, _ = running.communicate(timeout=30)
    assert running.returncode == 1
    value = json.loads(out)
    assert (value["documents"][0]["status"], value["error"]["code"]) == ("pending", "job_stopped")
    assert jisa(home, "resume")["jobs"][0]["status"] == "completed"
    assert record_count(home) == ROWS


def test_a_password_on_standard_input(tmp_path: Path) -> None:
    """The pipe is read for one line, and the answer stays clean."""
    path = workbook(tmp_path, "수당", 3)
    seen = jisa(tmp_path / "home", "preview", path, "--password-stdin", stdin="비밀\n")
    assert seen["total_rows"] == 3


def test_a_short_command_loads_no_provider_no_reader_and_no_qt(tmp_path: Path) -> None:
    program = """
import sys
from jisa_desktop.cli import main
assert main(["documents", "--json"]) == 0
heavy = {"PySide6", "numpy", "openpyxl", "python_calamine", "alembic", "openai", "pinecone", "rich"}
print(sorted(heavy & {name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""
    home = tmp_path / "home"
    jisa(home, "documents")
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(home), capture_output=True, timeout=50, check=True,
    )  # fmt: skip
    assert done.stderr.decode().strip() == "[]"
