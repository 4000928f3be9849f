"""A backup a day of an open workspace, and none that holds what was forgotten."""

from __future__ import annotations

import shutil
import threading
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.pipeline.autobackup import automatic_backups, newest_good_backup
from jisa_desktop.pipeline.restoring import restore
from tests.scenarios.stories import LastingBench, end_state
from tests.support.bench import Bench, SharedReader, rows
from tests.support.stopping import Stop, stop_at


def kept(bench: Bench) -> list[Path]:
    return automatic_backups(bench.workspace.home)


def holds(path: Path, sha256: str) -> bool:
    with zipfile.ZipFile(path) as archive:
        return f"files/{sha256}" in archive.namelist()


@pytest.fixture
def forgettable(bench: Bench) -> str:
    """A cleaned-up document that is in a backup; beside it one that stays. Returns the hash of
    its source file."""
    bench.completed(bench.process("수당", rows(3)))
    bench.completed(bench.process("남는 문서", rows(2, start=50)))
    bench.completed(bench.cleanup("수당"))
    with bench.workspace.store.reading() as tx:
        (version,) = tx.documents.versions(bench.document("수당"))
    assert bench.workspace.safekeeping.keep(CancelToken()) is not None
    assert holds(kept(bench)[0], version.sha256)
    return version.sha256


def test_one_a_day_however_often_it_is_asked(bench: Bench) -> None:
    safe = bench.workspace.safekeeping
    assert safe.keep(CancelToken()) is None, "an empty workspace needs none"
    bench.completed(bench.process("수당", rows(3)))
    made = safe.keep(CancelToken())
    assert made is not None
    assert safe.keep(CancelToken()) is None
    assert kept(bench) == [made]
    with bench.workspace.store.reading() as tx:
        assert [one.kind for one in tx.events.all(document_id=None, limit=1)] == ["backup"]


def test_what_it_leaves_out_the_repair_puts_back(tmp_path: Path, reader: SharedReader) -> None:
    """The built-in index is not in it; every vector is in the database."""
    bench = LastingBench(tmp_path, reader)
    try:
        bench.completed(bench.process("수당", rows(30)))
        made = bench.workspace.safekeeping.keep(CancelToken())
        assert made is not None
        before = end_state(bench)["records"]
        home = bench.workspace.home
        bench.close()
        for path in home.glob("index*"):
            path.unlink()
        restored = restore(home, made, "test", CancelToken())
        bench.restart()
        bench.embedder.forget()
        bench.completed(bench.run(restored.repair_job_id))
        assert end_state(bench)["records"] == before
        assert bench.embedder.sent == []
    finally:
        bench.close()


def test_a_disk_that_is_nearly_full_is_left_to_the_jobs(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.completed(bench.process("수당", rows(3)))
    little = SimpleNamespace(free=100 << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: little)
    with pytest.raises(EnvironmentProblem, match="backup_no_room") as refused:
        bench.workspace.safekeeping.keep(CancelToken())
    assert refused.value.params["free_mb"] == 100
    assert kept(bench) == []
    monkeypatch.undo()
    assert bench.workspace.safekeeping.keep(CancelToken()) is not None


def test_no_automatic_backup_holds_what_was_forgotten(bench: Bench, forgettable: str) -> None:
    home = bench.workspace.home
    (home / "replaced-20260101-000000-000000").mkdir()
    erased, renewed = bench.workspace.safekeeping.forget(bench.document("수당"), CancelToken())
    assert erased.files == 1
    assert (renewed.removed, renewed.problem) == (1, None)
    assert renewed.copies_left == ("replaced-20260101-000000-000000",)
    (fresh,) = kept(bench)
    assert not holds(fresh, forgettable)
    assert newest_good_backup(home, CancelToken()) is not None
    assert bench.workspace.safekeeping.keep(CancelToken()) is None, "it is today's as well"
    bench.verified()


@pytest.mark.parametrize(
    "point", ["forget:after", "backup:before", "backup:after", "backups_renewed:before"]
)
def test_killed_while_it_forgets_the_next_start_renews_them(
    bench: Bench, forgettable: str, point: str
) -> None:
    disarm = stop_at(point)
    try:
        with pytest.raises(Stop):
            bench.workspace.safekeeping.forget(bench.document("수당"), CancelToken())
    finally:
        disarm()
    bench.restart()
    assert bench.workspace.safekeeping.keep(CancelToken()) is None
    (fresh,) = kept(bench)
    assert not holds(fresh, forgettable)
    assert not list(bench.workspace.home.glob(".backup-*"))


def test_where_the_disk_is_full_what_was_forgotten_goes_all_the_same(
    bench: Bench, forgettable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    little = SimpleNamespace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: little)
    _, renewed = bench.workspace.safekeeping.forget(bench.document("수당"), CancelToken())
    assert renewed.problem is not None
    assert renewed.problem.code == "backup_no_room"
    assert kept(bench) == []
    monkeypatch.undo()
    made = bench.workspace.safekeeping.keep(CancelToken())
    assert made is not None
    assert not holds(made, forgettable)


def test_a_backup_that_cannot_be_removed_is_named_and_tried_again(
    bench: Bench, forgettable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (old,) = kept(bench)
    unlink = Path.unlink

    def held_open(self: Path, missing_ok: bool = False) -> None:
        if self == old:
            raise PermissionError(13, "used by another process")
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", held_open)
    _, renewed = bench.workspace.safekeeping.forget(bench.document("수당"), CancelToken())
    assert renewed.problem is not None
    assert renewed.problem.params == {"file": old.name}
    with pytest.raises(EnvironmentProblem, match="backup_not_removed"):
        bench.workspace.safekeeping.keep(CancelToken())
    monkeypatch.undo()
    bench.workspace.safekeeping.keep(CancelToken())
    assert not any(holds(path, forgettable) for path in kept(bench))


def test_a_forgetting_waits_for_the_backup_that_is_being_written(
    bench: Bench, forgettable: str
) -> None:
    """Else that one would hold the document after all."""
    kept(bench)[0].unlink()
    is_writing, may_end = threading.Event(), threading.Event()
    order: list[str] = []

    def hook(point: str) -> None:
        if point in {"backup:before", "forget:before"}:
            order.append(point)
        if point == "backup:before" and not is_writing.is_set():
            is_writing.set()
            may_end.wait(10)

    disarm = arm(hook)
    writing = threading.Thread(target=bench.workspace.safekeeping.keep, args=(CancelToken(),))
    try:
        writing.start()
        assert is_writing.wait(10)
        given_up = CancelToken()
        given_up.cancel()
        with pytest.raises(Cancelled):
            bench.workspace.safekeeping.forget(bench.document("수당"), given_up)
        may_end.set()
        bench.workspace.safekeeping.forget(bench.document("수당"), CancelToken())
    finally:
        may_end.set()
        writing.join()
        disarm()
    assert order == ["backup:before", "forget:before", "backup:before"]
    assert not any(holds(path, forgettable) for path in kept(bench))


def test_jobs_run_while_a_backup_is_written(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(3)))
    ended: list[str] = []

    def hook(point: str) -> None:
        if point == "backup:before" and not ended:
            ended.append(point)
            bench.completed(bench.process("나중", rows(4, start=70)))

    disarm = arm(hook)
    try:
        assert bench.workspace.safekeeping.keep(CancelToken()) is not None
    finally:
        disarm()
    assert ended
    bench.verified()
