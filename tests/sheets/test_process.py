"""The worker dies alone: never with the window, never after it, and never for good."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import EnvironmentProblem, InputError
from jisa_desktop.sheets.reader import Limits, ReadOptions, SheetReader
from tests.sheets import books, confined

ROOT = Path(__file__).parents[2]
GOOD = books.people_workbook()
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="pidfd and RLIMIT_AS")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "급여.xlsx"
    path.write_bytes(GOOD)
    return path


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that takes some seconds to read."""
    path = tmp_path_factory.mktemp("long") / "근태.csv"
    path.write_text("사번,성명,금액\n" + "0001,홍길동,1000\n" * 200_000, encoding="utf-8")
    return path


def _total(reader: SheetReader, path: Path) -> int:
    with reader.parse(path, ReadOptions(), CancelToken()) as table:
        return table.head.total_rows


def test_death_in_the_middle_ends_in_a_sentence_and_the_next_file_works(
    reader: SheetReader, long: Path, good: Path
) -> None:
    def kill(done: int, total: int) -> None:
        assert reader._worker.pid is not None
        os.kill(reader._worker.pid, signal.SIGTERM)

    with pytest.raises(InputError, match="sheet_worker_died") as caught:
        reader.parse(long, ReadOptions(), CancelToken(), kill)
    assert caught.value.params == {"file": "근태.csv"}
    assert _total(reader, good) == 3


def test_death_while_idle_goes_unnoticed(reader: SheetReader, good: Path) -> None:
    assert _total(reader, good) == 3
    process = reader._worker._process
    assert process is not None
    process.kill()
    process.join()
    assert _total(reader, good) == 3


def test_cancel_ends_within_a_second_and_the_next_file_works(
    reader: SheetReader, long: Path, good: Path
) -> None:
    token = CancelToken()
    asked_at = []

    def cancel(done: int, total: int) -> None:
        asked_at.append(time.monotonic())
        token.cancel()

    with pytest.raises(Cancelled):
        reader.parse(long, ReadOptions(), token, cancel)
    assert time.monotonic() - asked_at[0] < 1
    assert _total(reader, good) == 3
    assert not list(reader._folder.glob("*.sqlite3"))


def test_cancel_before_the_start_does_nothing(reader: SheetReader, good: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        reader.parse(good, ReadOptions(), token)


def test_cancel_while_another_file_is_read(reader: SheetReader, long: Path, good: Path) -> None:
    first, second = CancelToken(), CancelToken()
    is_reading = threading.Event()
    ends: list[BaseException] = []

    def read_long() -> None:
        try:
            reader.parse(long, ReadOptions(), first, lambda *_: is_reading.set())
        except Cancelled as end:
            ends.append(end)

    thread = threading.Thread(target=read_long)
    thread.start()
    assert is_reading.wait(20)
    second.cancel()
    with pytest.raises(Cancelled):
        reader.parse(good, ReadOptions(), second)
    first.cancel()
    thread.join(5)
    assert len(ends) == 1


def test_first_rows_do_not_wait_for_all_rows_of_another_file(
    reader: SheetReader, long: Path, good: Path
) -> None:
    """The long file is held up in the middle until the other's first rows are there."""
    told: list[str] = []
    is_reading, may_go_on = threading.Event(), threading.Event()

    def hold(done: int, total: int) -> None:
        is_reading.set()
        may_go_on.wait(60)

    def read_long() -> None:
        with reader.parse(long, ReadOptions(), CancelToken(), hold):
            told.append("whole")

    thread = threading.Thread(target=read_long)
    thread.start()
    try:
        assert is_reading.wait(60)
        summary = reader.summary(good, ReadOptions(), CancelToken(), is_quick=True)
        assert [sheet.has_data for sheet in summary.sheets][:1] == [True]
        with reader.preview(good, ReadOptions(), CancelToken()) as table:
            told.append("first")
            assert len(table.rows(0, 10)) == 3
    finally:
        may_go_on.set()
        thread.join(60)
    assert told == ["first", "whole"]


def test_silence_ends_in_a_sentence_and_the_next_file_works(tmp_path: Path, good: Path) -> None:
    reader = SheetReader(tmp_path / "staging", Limits(silence_s=0))
    encrypted = tmp_path / "잠김.xlsx"
    encrypted.write_bytes(books.encrypted(GOOD, "비밀"))  # deriving the key takes a while
    try:
        with pytest.raises(InputError, match="sheet_timeout"):
            reader.parse(encrypted, ReadOptions(password="비밀"), CancelToken())
        reader._worker._limits = Limits()
        assert _total(reader, good) == 3
    finally:
        reader.close()


def test_a_file_that_goes_on_may_take_longer_than_the_limit(tmp_path: Path, long: Path) -> None:
    reader = SheetReader(tmp_path / "staging", Limits(silence_s=20))
    started_at = time.monotonic()
    ticks: list[float] = []
    with reader.parse(
        long, ReadOptions(), CancelToken(), lambda *_: ticks.append(time.monotonic())
    ):
        took = time.monotonic() - started_at
    reader.close()
    gaps = [after - before for before, after in pairwise(ticks)]
    assert max(gaps) < took / 2


@linux_only
def test_memory_is_limited() -> None:
    process, connection = confined.start(confined.eat)
    assert connection.recv() == "refused"
    process.join()
    connection.close()


@linux_only
def test_a_file_that_eats_memory_ends_in_a_sentence(tmp_path: Path, good: Path) -> None:
    reader = SheetReader(tmp_path / "staging", Limits(memory_bytes=400 << 20))
    path = tmp_path / "급여.csv"
    # One character outside the common plane: each of the others takes four bytes in memory.
    path.write_bytes("사번,성명\n😀,1\n".encode() + b"0001,x\n" * (100 << 17))
    try:
        with pytest.raises(InputError, match=r"sheet_too_large_for_memory|sheet_worker_died"):
            reader.parse(path, ReadOptions(), CancelToken())
        assert _total(reader, good) == 3
    finally:
        reader.close()


def test_nothing_reaches_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    process, connection = confined.start(confined.shout)
    connection.recv()
    process.join()
    connection.close()
    assert capfd.readouterr() == ("", "")


@linux_only
@pytest.mark.parametrize("name", ["wait_for_work", "hold_the_interpreter"])
def test_child_ends_with_a_killed_parent(name: str) -> None:
    call = f"from tests.sheets.confined import be_a_parent; be_a_parent({name!r})"
    _assert_child_ends_with_parent(call)


@linux_only
def test_busy_worker_ends_with_a_killed_parent(tmp_path: Path, long: Path) -> None:
    arguments = f"({str(tmp_path)!r}, {str(long)!r})"
    call = f"from tests.sheets.confined import be_a_reading_parent as b; b{arguments}"
    _assert_child_ends_with_parent(call)


def _assert_child_ends_with_parent(call: str) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", call],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with parent:
        assert parent.stdout is not None
        child = os.pidfd_open(int(parent.stdout.readline()))
        try:
            poll = select.poll()
            poll.register(child, select.POLLIN)
            assert not poll.poll(0), "the child ended too early to tell"
            parent.kill()
            assert poll.poll(5_000), "the child outlived its parent"
        finally:
            os.close(child)


def test_worker_imports_nothing_heavy() -> None:
    heavy = {"PySide6", "sqlalchemy", "numpy", "openpyxl", "pydantic", "typer", "filelock"}
    code = f"import sys, jisa_desktop.sheets.child; print({heavy!r} & set(sys.modules))"
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "set()"


def test_worker_does_not_run_the_main_module_again(tmp_path: Path) -> None:
    """With ``spawn`` it would, with window, store and all."""
    (tmp_path / "급여.xlsx").write_bytes(GOOD)
    main = tmp_path / "main.py"
    main.write_text(
        "print('main runs')\n"
        "from pathlib import Path\n"
        "from jisa_desktop.domain.cancel import CancelToken\n"
        "from jisa_desktop.sheets.reader import ReadOptions, SheetReader\n"
        f"here = Path({str(tmp_path)!r})\n"
        "reader = SheetReader(here / 'staging')\n"
        "print(reader.summary(here / '급여.xlsx', ReadOptions(), CancelToken()).format)\n"
        "reader.close()\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    found = subprocess.run(
        [sys.executable, main], env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.splitlines() == ["main runs", "xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="starts in another module")
def test_a_process_that_cannot_start_is_the_surroundings_fault(
    tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    reader = SheetReader(tmp_path / "staging")
    with monkeypatch.context() as patch:
        patch.setattr("multiprocessing.popen_spawn_posix.Popen._launch", refuse)
        with pytest.raises(EnvironmentProblem, match="sheet_worker_not_started"):
            reader.parse(good, ReadOptions(), CancelToken())
    assert _total(reader, good) == 3
    reader.close()
