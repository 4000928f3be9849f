"""What the computer does to us: one clear sentence each, nothing changed, and then it goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.domain.wording import CATALOGUE, Language, say
from jisa_desktop.errors import EnvironmentProblem, InputError, JisaError
from jisa_desktop.pipeline.backup import write_backup
from jisa_desktop.pipeline.workspace import Workspace
from tests.support.bench import Bench, edited, rows

ROOT = Path(__file__).parents[2]
FIRST = rows(30)
SECOND = edited(FIRST, [3])


def said_clearly(error: JisaError, code: str) -> None:
    """The code, with words in both languages that name the file or the program."""
    assert error.code == code, error
    assert code in CATALOGUE
    for language in Language:
        words = say(code, error.params, language)
        assert words.sentence
        assert words.next_step
        assert any(str(one) in words.sentence for one in error.params.values())


def everything(bench: Bench) -> object:
    """What must not change when the surroundings fail us."""
    with bench.workspace.store.reading() as tx:
        documents = tx.documents.all()
        versions = [one for each in documents for one in tx.documents.versions(each.document_id)]
        ledger = sorted(map(repr, tx.ledger.all()))
        jobs = [one.job_id for each in documents for one in tx.jobs.of_document(each.document_id)]
    files = sorted(path.name for path in (bench.workspace.home / "files").iterdir())
    return documents, versions, ledger, jobs, files, bench.index.snapshot()


@pytest.fixture
def standing(bench: Bench) -> Bench:
    bench.completed(bench.process("수당", FIRST))
    return bench


# a full disk


@pytest.fixture
def full_disk(standing: Bench) -> Iterator[Callable[[], None]]:
    """SQLite itself says that its file may not grow; until it is called, for every connection."""
    engine = standing.workspace.store._sessions.engine
    is_full = [True]

    def limit(connection: Any) -> None:
        cursor = connection.connection.cursor()
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages if is_full[0] else 1 << 30}")
        cursor.close()

    event.listen(engine, "begin", limit, insert=True)

    def make_room() -> None:
        is_full[0] = False

    yield make_room
    event.remove(engine, "begin", limit)


def test_disk_full_while_a_file_is_taken_in(standing: Bench, full_disk: Callable[[], None]) -> None:
    """The job is parked with the sentence, the old version goes on, and with room it ends well."""
    before = standing.index.snapshot()
    end = standing.process("수당", edited(rows(2_500), [7]))
    assert end.error is not None
    said_clearly(end.error, "disk_full")
    assert end.job is not None
    assert end.job.status is JobStatus.NEEDS_ATTENTION
    assert standing.index.snapshot() == before
    full_disk()
    standing.completed(standing.run(end.job.job_id))


def test_disk_full_while_a_source_file_is_kept(tmp_path: Path) -> None:
    """A file that may grow to 64 KB and no further, in a process of its own."""
    if sys.platform == "win32":
        pytest.skip("no limit on a file's size to be set here")
    program = """
import resource, sys
from pathlib import Path
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.store.files import SourceFiles
folder = Path(sys.argv[1])
files = SourceFiles(folder / "files")
for size in (100, 100_000):
    source = folder / f"{size}.csv"
    source.write_bytes(b"x" * size)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50 if size == 100 else 65_536, -1))
    try:
        files.keep(source, CancelToken())
    except EnvironmentProblem as error:
        print(error.code, error.params["file"])
    resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
print(len(list((folder / "files").iterdir())))
"""
    assert _alone(program, tmp_path).split() == [
        "disk_full", "100.csv", "disk_full", "100000.csv", "0",
    ]  # fmt: skip


def test_disk_full_while_a_backup_is_written(
    standing: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    workspace, target = standing.workspace, tmp_path / "백업.jisa"
    target.write_bytes(b"an older one")
    monkeypatch.setattr("jisa_desktop.pipeline.backup._fill", full)
    with pytest.raises(EnvironmentProblem) as caught:
        write_backup(
            workspace.store, workspace.providers.index, workspace.home, target, CancelToken()
        )
    said_clearly(caught.value, "backup_not_written")
    assert target.read_bytes() == b"an older one"
    assert [one for one in tmp_path.iterdir() if one.name.endswith(".partial")] == []


# a folder that nobody may write to


def test_a_read_only_folder(standing: Bench) -> None:
    """As somebody who is not root, whom permissions do not stop."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can become somebody else here")
    program = """
import os, shutil, sys, tempfile
from pathlib import Path
import alembic.command, alembic.config, alembic.script, sqlalchemy.dialects.sqlite
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import JisaError
from jisa_desktop.store.files import SourceFiles
from jisa_desktop.store.lock import WriterLock
from jisa_desktop.store.store import Store
def opened_and_written(home):
    store = Store.open(home)
    try:
        with store.writing("test") as tx:
            tx.settings.set("test", 1)
    finally:
        store.close()
with tempfile.TemporaryDirectory() as name:
    os.chmod(name, 0o755)
    home = Path(name) / "home"
    shutil.copytree(sys.argv[1], home)
    before = (home / "jisa.db").read_bytes()
    for path in [home, *home.rglob("*")]:
        os.chmod(path, 0o555 if path.is_dir() else 0o444)
    source = home / "files" / next((home / "files").iterdir()).name
    os.seteuid(65534)
    for act in (
        lambda: opened_and_written(home),
        lambda: WriterLock(home).acquire("test"),
        lambda: Store.open(Path(name) / "new"),
        lambda: SourceFiles(home / "files").keep(source, CancelToken()),
    ):
        try:
            act()
            print("nothing", "?")
        except JisaError as error:
            print(error.code, error.params["file"])
    os.seteuid(0)
    assert (home / "jisa.db").read_bytes() == before
"""
    standing.workspace.store.compact()
    said = _alone(program, standing.workspace.home).splitlines()
    assert said == [
        "store_read_only jisa.db",
        "store_read_only writer.lock",
        "store_unreadable new",
        "store_read_only files",
    ]


# a second instance


def test_a_second_instance_is_told_who_writes_and_may_read(standing: Bench) -> None:
    other = Workspace.open(standing.workspace.home, standing._providers(), reader=standing.reader)
    try:
        with pytest.raises(EnvironmentProblem) as caught:
            other.become_writer("second")
        said_clearly(caught.value, "workspace_in_use")
        assert caught.value.params["owner"] == f"test (PID {os.getpid()})"
        with other.store.reading() as tx:
            assert [one.title for one in tx.documents.all()] == ["수당"]
        assert other.verify() == []
    finally:
        other.close()
    standing.completed(standing.process("수당", SECOND))


# a clock that jumps


def test_a_clock_that_jumps_back_changes_no_order_and_no_end(standing: Bench) -> None:
    """Versions, jobs and events are ordered by their numbers; times are only shown."""
    standing.workspace.store._clock = lambda: datetime.now(UTC) - timedelta(days=800)
    standing.completed(standing.process("수당", SECOND))
    standing.completed(standing.rollback("수당", 1))
    standing.completed(standing.undo("수당"))
    with standing.workspace.store.reading() as tx:
        (document,) = tx.documents.all()
        versions = tx.documents.versions(document.document_id)
        jobs = tx.jobs.of_document(document.document_id)
        kinds = [one.kind for one in tx.events.all(document_id=document.document_id)]
    assert document.active_version == 2
    assert [one.number for one in versions] == [1, 2]
    assert [one.kind.value for one in jobs] == ["process", "process", "rollback", "undo"]
    assert kinds[:2] == ["undo", "rollback"], "newest first, whatever the clock said"
    assert all(job.counts is None or job.counts.processing_time_ms >= 0 for job in jobs)


# the file itself


class _Failing(BytesIO):
    """A network drive that goes away after the first part."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file = open(path, "rb")  # noqa: PTH123, SIM115 - Path.open is what the test replaces
        self._is_first = True

    def fileno(self) -> int:
        return self._file.fileno()

    def read(self, _size: int | None = -1, /) -> bytes:
        if self._is_first:
            self._is_first = False
            return self._file.read(10)
        raise OSError(64, "The specified network name is no longer available")

    def close(self) -> None:
        self._file.close()
        super().close()


def _opening(instead: Callable[[Path], Any]) -> Callable[..., Any]:
    """``Path.open`` for the file of the test; every other file is opened as ever."""
    real = Path.open

    def opening(path: Path, *arguments: Any, **more: Any) -> Any:
        if path.name == "수당.csv" and arguments[:1] == ("rb",):
            return instead(path)
        return real(path, *arguments, **more)

    return opening


def _held_by_excel(path: Path) -> Any:
    raise PermissionError(13, "The process cannot access the file", str(path))


@pytest.mark.parametrize(
    "instead", [_held_by_excel, _Failing], ids=["held by Excel", "the drive vanishes"]
)
def test_a_file_that_cannot_be_read_changes_nothing(
    standing: Bench, monkeypatch: pytest.MonkeyPatch, instead: Callable[[Path], Any]
) -> None:
    before = everything(standing)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", _opening(instead))
        with pytest.raises(InputError) as caught:
            standing.process("수당", SECOND)
    said_clearly(caught.value, "file_unreadable")
    assert caught.value.params["file"] == "수당.csv"
    assert everything(standing) == before
    standing.completed(standing.process("수당", SECOND))


def test_a_file_that_vanishes_between_the_look_and_the_copy(
    standing: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(standing)

    def gone(path: Path) -> Any:
        raise FileNotFoundError(2, "No such file or directory", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", _opening(gone))
        with pytest.raises(InputError) as caught:
            standing.process("수당", SECOND)
    said_clearly(caught.value, "file_missing")
    assert everything(standing) == before


def test_a_file_that_vanishes_once_it_was_taken_in_is_not_missed(standing: Bench) -> None:
    """The program reads its own copy."""
    path = standing.folder / "수당.csv"
    disarm = arm(lambda point: path.unlink() if point == "submit:after" else None)
    try:
        standing.completed(standing.process("수당", SECOND))
    finally:
        disarm()
    assert not path.exists()


def test_a_file_that_changes_while_it_is_copied_is_refused(
    standing: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(standing)

    class Changing(_Failing):
        def read(self, size: int | None = -1, /) -> bytes:
            part = self._file.read(size)
            if self._is_first:
                self._is_first = False
                path = standing.folder / "수당.csv"
                os.utime(path, (1, 1))
            return part

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", _opening(Changing))
        with pytest.raises(InputError) as caught:
            standing.process("수당", SECOND)
    said_clearly(caught.value, "file_changed")
    assert everything(standing) == before


def _alone(program: str, argument: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, str(argument)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    return done.stdout
