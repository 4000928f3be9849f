"""Backups that nobody has to think of, and the way back from a damaged database."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.pipeline.autobackup import (
    FOLDER,
    KEPT,
    back_up_daily,
    is_backup_due,
    newest_good_backup,
    set_damaged_aside,
)
from jisa_desktop.pipeline.restoring import restore
from tests.support.bench import Bench, rows

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def back_up(bench: Bench, at: datetime) -> Path | None:
    workspace = bench.workspace
    return back_up_daily(workspace.store, workspace.home, CancelToken(), lambda: at)


def kept(bench: Bench) -> list[str]:
    return sorted(path.name for path in (bench.workspace.home / FOLDER).iterdir())


def test_once_a_day_and_the_last_seven(bench: Bench) -> None:
    assert back_up(bench, NOON) is None, "an empty workspace needs none"
    bench.completed(bench.process("수당", rows(3)))
    made = [back_up(bench, NOON + timedelta(hours=12 * turn)) for turn in range(20)]
    assert [path is not None for path in made] == [True, False] * 10
    written = [path.name for path in made if path is not None]
    assert kept(bench) == written[-KEPT:]
    assert not is_backup_due(bench.workspace.home, lambda: NOON + timedelta(days=9, hours=23))


def test_a_backup_is_packed(bench: Bench) -> None:
    """Seven of them lie beside the workspace."""
    bench.completed(bench.process("수당", rows(300)))
    made = back_up(bench, NOON)
    assert made is not None
    with zipfile.ZipFile(made) as archive:
        held = archive.getinfo("jisa.db")
    assert held.compress_size < held.file_size / 2


def test_a_clock_that_jumps_back_costs_no_backup(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(3)))
    for day in range(KEPT):
        back_up(bench, NOON + timedelta(days=day))
    early = back_up(bench, NOON - timedelta(days=400))
    assert early is not None
    assert early.name in kept(bench), "the one just written is never the one to go"
    assert len(kept(bench)) == KEPT


def test_a_backup_that_fails_removes_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.completed(bench.process("수당", rows(3)))
    for day in range(KEPT):
        back_up(bench, NOON + timedelta(days=day))
    before = kept(bench)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("jisa_desktop.pipeline.backup._fill", full)
    with pytest.raises(EnvironmentProblem, match="backup_not_written"):
        back_up(bench, NOON + timedelta(days=30))
    assert kept(bench) == before


def test_a_damaged_database_is_said_at_the_start_and_the_newest_good_backup_brings_it_back(
    bench: Bench,
) -> None:
    bench.completed(bench.process("수당", rows(3)))
    good = back_up(bench, NOON)
    assert good is not None
    broken = back_up(bench, NOON + timedelta(days=2))
    assert broken is not None
    broken.write_bytes(broken.read_bytes()[:-200])
    before = bench.index.snapshot()
    home = bench.workspace.home
    damage(bench)
    with pytest.raises(EnvironmentProblem, match="store_damaged"):
        bench.restart()
    offered = newest_good_backup(home, CancelToken())
    assert offered is not None
    assert offered.path == good
    restored = restore(home, offered.path, "test", CancelToken())
    assert restored.kept_in is not None
    assert (restored.kept_in / "jisa.db").read_bytes()[4096:4200] == b"\x5a" * 104
    bench.restart()
    bench.completed(bench.run(restored.repair_job_id))
    assert bench.index.snapshot() == before


def test_a_damaged_workspace_is_set_aside_whole_when_asked(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(3)))
    home = bench.workspace.home
    bench.close()
    with pytest.raises(EnvironmentProblem, match="store_not_damaged"):
        set_damaged_aside(home, "test")
    damage(bench)
    aside = set_damaged_aside(home, "test")
    assert len(list((aside / "files").iterdir())) == 1
    assert (aside / "jisa.db").exists()
    assert newest_good_backup(home, CancelToken()) is None
    bench.restart()
    with bench.workspace.store.reading() as tx:
        assert tx.documents.all() == []


def damage(bench: Bench) -> None:
    """Overwrite everything but the first page, as a bad disk might."""
    bench.workspace.store.compact()
    bench.close()
    path = bench.workspace.home / "jisa.db"
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[:4096] + b"\x5a" * (size - 4096))
