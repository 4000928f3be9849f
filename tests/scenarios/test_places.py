"""Wherever the workspace lies, and whoever else reaches into its folder: it works, or it says in
one sentence why not, and nothing is harmed."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.errors import EnvironmentProblem, InputError
from jisa_desktop.pipeline.autobackup import set_damaged_aside
from jisa_desktop.pipeline.backup import write_backup
from jisa_desktop.pipeline.requests import ProcessRequest
from jisa_desktop.pipeline.restoring import restore
from jisa_desktop.store import engine
from tests.scenarios.stories import LastingBench
from tests.scenarios.test_surroundings import everything, said_clearly
from tests.support.bench import KEYED, Bench, SharedReader, edited, rows

posix_only = pytest.mark.skipif(
    sys.platform == "win32", reason="an open file stays where it is there, and names are shorter"
)
ROOT = Path(__file__).parents[2]
FIRST = rows(5)
SECOND = edited(FIRST, [1])

PLACES = {
    "korean": "인사팀 (2026) 작업 공간",
    "decomposed": unicodedata.normalize("NFD", "급여 폴더"),
    "signs": "a#b%41&d'e;f+g=h",
    "260": "/".join(["x" * 60] * 5),
}


@pytest.mark.parametrize("place", PLACES)
def test_every_chore_works_wherever_the_folder_lies(
    tmp_path: Path, reader: SharedReader, place: str
) -> None:
    folder = tmp_path / PLACES[place]
    if sys.platform == "win32" and place == "260":
        pytest.skip("works where Windows was told to allow long paths")
    folder.mkdir(parents=True)
    bench = LastingBench(folder, reader)
    try:
        bench.completed(bench.process("수당 표", FIRST))
        workspace, backup = bench.workspace, folder / "백 업.jisa"
        write_backup(
            workspace.store, workspace.providers.index, workspace.home, backup, CancelToken()
        )
        bench.completed(bench.process("수당 표", SECOND))
        bench.close()
        done = restore(folder / "home", backup, "test", CancelToken())
        bench.restart()
        bench.completed(bench.run(done.repair_job_id))
        with bench.workspace.store.reading() as tx:
            assert tx.documents.all()[0].active_version == 1
    finally:
        bench.close()
    assert [path.name for path in tmp_path.iterdir()] == [Path(PLACES[place]).parts[0]]


@posix_only
def test_a_question_mark_in_a_folders_name_leads_nowhere_else(
    tmp_path: Path, reader: SharedReader
) -> None:
    """It made of two folders one database, beside both."""
    for name in ("급여?", "급여?2"):
        (tmp_path / name).mkdir()
        bench = Bench(tmp_path / name, reader)
        try:
            assert not bench.workspace.desk.open_jobs()
            bench.completed(bench.process(name, FIRST))
            with bench.workspace.store.reading() as tx:
                assert [one.title for one in tx.documents.all()] == [name]
        finally:
            bench.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["급여?", "급여?2"]


@posix_only
def test_a_path_that_is_too_long_is_said(tmp_path: Path, reader: SharedReader) -> None:
    """Korean letters take three bytes each, and SQLite counts bytes."""
    folder = tmp_path.joinpath(*["가나다라마바사아자차" * 4] * 5)
    folder.mkdir(parents=True)
    with pytest.raises(EnvironmentProblem) as caught:
        Bench(folder, reader)
    said_clearly(caught.value, "path_too_long")


# a program that synchronises the folder takes files away, and brings them back


@pytest.fixture
def standing(bench: Bench) -> Bench:
    bench.completed(bench.process("수당", FIRST))
    return bench


@contextmanager
def away(path: Path) -> Iterator[None]:
    """The file, with its logs, is somewhere else for a while."""
    moved = [path, *path.parent.glob(f"{path.name}-*")]
    for one in moved:
        one.rename(one.with_name(f"{one.name} (conflicted copy)"))
    try:
        yield
    finally:
        for one in moved:
            one.with_name(f"{one.name} (conflicted copy)").rename(one)


@posix_only
def test_a_database_that_is_taken_away_takes_nothing_with_it(standing: Bench) -> None:
    """What is written to a file that has no name any more is lost without a word."""
    before = everything(standing)
    with away(standing.workspace.home / "jisa.db"):
        with pytest.raises(EnvironmentProblem) as caught:
            standing.process("수당", SECOND)
        said_clearly(caught.value, "store_missing")
    standing.restart()
    assert everything(standing) == before
    standing.completed(standing.process("수당", SECOND))


@posix_only
def test_a_database_that_is_replaced_while_it_is_open_is_not_written_to(
    standing: Bench, tmp_path: Path
) -> None:
    path = standing.workspace.home / "jisa.db"
    older = tmp_path / "older.db"
    standing.workspace.store.copy_to(older)
    kept = older.read_bytes()
    with away(path):
        older.rename(path)
        with pytest.raises(EnvironmentProblem, match="store_missing"):
            standing.process("수당", SECOND)
        assert path.read_bytes() == kept
        path.unlink()
    standing.completed(standing.process("수당", SECOND))


@pytest.mark.parametrize("is_emptied", [False, True], ids=["gone", "a placeholder"])
def test_a_workspace_without_its_database_is_not_begun_anew(
    standing: Bench, is_emptied: bool
) -> None:
    """An empty one in its place would look as if everything had been lost, and be synchronised."""
    before, path = everything(standing), standing.workspace.home / "jisa.db"
    standing.close()
    with away(path):
        if is_emptied:
            path.touch()
        with pytest.raises(EnvironmentProblem) as caught:
            standing.restart()
        said_clearly(caught.value, "store_missing")
        assert path.exists() == is_emptied
        path.unlink(missing_ok=True)
    standing.restart()
    assert everything(standing) == before


def test_a_workspace_whose_database_is_gone_for_good_can_begin_anew(standing: Bench) -> None:
    home = standing.workspace.home
    standing.close()
    for path in home.glob("jisa.db*"):
        path.unlink()
    aside = set_damaged_aside(home, "test")
    assert len(list((aside / "files").iterdir())) == 1
    standing.restart()
    assert everything(standing)[0] == []  # type: ignore[index]  # a tuple, documents first


def test_a_source_file_that_is_away_when_its_job_begins_is_missed_by_name(
    standing: Bench,
) -> None:
    before = everything(standing)
    job_id = _submitted(standing)
    (kept,) = (
        path
        for path in (standing.workspace.home / "files").iterdir()
        if path.name not in before[4] and not path.name.startswith(".")  # type: ignore[index]
    )
    with away(kept):
        end = standing.run(job_id)
    assert isinstance(end.error, InputError)
    said_clearly(end.error, "file_missing")
    assert end.error.params["file"] == "수당.csv"
    assert everything(standing)[:3] == before[:3]  # type: ignore[index]
    standing.completed(standing.process("수당", SECOND))


def _submitted(bench: Bench) -> int:
    request = ProcessRequest(
        bench.file("수당", SECOND), template=KEYED.name, mode=Mode.COMPANY_WIDE
    )
    return bench.workspace.desk.process(request, CancelToken())


# somebody else at the same file


def test_a_database_that_another_program_locks_is_said_and_waited_for(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 100)
    bench.restart()
    bench.completed(bench.process("수당", FIRST))
    before = everything(bench)
    with closing(sqlite3.connect(bench.workspace.store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentProblem) as caught:
            bench.process("수당", SECOND)
        other.execute("ROLLBACK")
    said_clearly(caught.value, "store_busy")
    bench.restart()
    assert everything(bench)[:4] == before[:4]  # type: ignore[index]
    bench.completed(bench.process("수당", SECOND))


HOLDER = """
import sys
from pathlib import Path
from jisa_desktop.store.lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
lock.acquire("jisa process")
print("mine", flush=True)
sys.stdin.read()
"""


def test_two_programs_at_once_and_the_first_is_killed(bench: Bench) -> None:
    """Two real processes. The second is told who writes; when that one is gone, it may."""
    home = bench.workspace.home
    bench.close()
    first = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(home)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert first.stdout is not None
        assert first.stdout.readline().strip() == b"mine"
        with pytest.raises(EnvironmentProblem) as caught:
            bench._open()
        said_clearly(caught.value, "workspace_in_use")
        assert caught.value.params["owner"] == f"jisa process (PID {first.pid})"
        bench.workspace.close()
    finally:
        first.kill()
        first.communicate()
    bench._open()
    bench.completed(bench.process("수당", FIRST))
