"""Automatic backups by the command line: after a command, renewed by a forgetting, and the way
back from a damaged database."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.pipeline import autobackup
from jisa_desktop.pipeline.autobackup import automatic_backups, newest_good_backup
from jisa_desktop.store import migrate
from tests.cli.driver import Jisa
from tests.scenarios.test_opening import LATER
from tests.support.bench import edited, rows


def test_the_first_command_of_a_day_that_writes_is_followed_by_a_backup(jisa: Jisa) -> None:
    jisa.ok("documents")
    jisa.ok("retention", "set", "all")
    assert automatic_backups(jisa.home) == [], "there is nothing to back up yet"
    jisa.process("수당", rows(5))
    (made,) = automatic_backups(jisa.home)
    jisa.process("수당", edited(rows(5), [0]))
    assert automatic_backups(jisa.home) == [made]
    jisa.ok("restore", made)
    assert jisa.ok("history", "수당")["versions"][0]["version"] == 1


def test_a_backup_that_cannot_be_written_is_one_sentence_and_no_failure(
    jisa: Jisa, monkeypatch: pytest.MonkeyPatch
) -> None:
    little = SimpleNamespace(free=0)
    monkeypatch.setattr(autobackup, "shutil", SimpleNamespace(disk_usage=lambda _path: little))
    told = jisa.ok("process", jisa.file("수당", rows(5)), "--mode", "company_wide").err
    assert "오늘의 자동 백업을 건너뛰었습니다" in told
    assert "0MB" in told
    assert automatic_backups(jisa.home) == []


def test_an_impatient_person_still_gets_the_answer(
    jisa: Jisa, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(autobackup, "write_bare_backup", interrupted)
    told = jisa.ok("process", jisa.file("수당", rows(5)), "--mode", "company_wide")
    assert told["documents"][0]["status"] == "completed"
    assert "자동 백업을 멈췄습니다" in told.err


def test_a_database_that_is_gone_is_no_empty_workspace(jisa: Jisa) -> None:
    jisa.process("수당", rows(5))
    before = jisa.records()
    for path in jisa.home.glob("jisa.db*"):
        path.unlink()
    refused = jisa.refused(4, "store_missing", "documents")
    assert "jisa restore --newest" in str(refused["error"])
    assert not (jisa.home / "jisa.db").exists()
    jisa.ok("restore", "--newest")
    assert jisa.records() == before


def test_a_command_that_fails_writes_no_backup(jisa: Jisa) -> None:
    jisa.process("수당", rows(5))
    for path in automatic_backups(jisa.home):
        path.unlink()
    jisa.refused(3, "version_unknown", "rollback", "수당", "--to", 9)
    assert automatic_backups(jisa.home) == []


def test_a_forgotten_document_is_in_no_automatic_backup(jisa: Jisa) -> None:
    jisa.process("수당", rows(5))
    (old,) = automatic_backups(jisa.home)
    jisa.ok("restore", old)  # leaves what it replaced in a folder of its own
    told = jisa.ok("cleanup", "수당", "--forget")
    assert told["forgotten"]["versions"] == 1
    (copy,) = told["backups"]["copies_left"]
    assert (jisa.home / copy).is_dir()
    assert told["backups"]["backups_removed"] == 1
    assert "직접 만든 백업 파일" in told.err
    assert not old.exists()
    (fresh,) = automatic_backups(jisa.home)
    jisa.ok("restore", fresh)
    assert jisa.ok("history", "수당")["versions"][0]["is_purged"]


def damage(jisa: Jisa) -> None:
    (jisa.home / "jisa.db").write_bytes(b"no database at all" * 100)


def test_a_damaged_database_names_the_newest_good_backup_which_brings_it_back(jisa: Jisa) -> None:
    jisa.process("수당", rows(5))
    before = jisa.records()
    damage(jisa)
    for command in ("documents", "verify"):
        told = jisa.refused(4, "store_damaged", command)
        assert "jisa restore --newest" in told["error"]["next_step"]
        assert "자동 백업이 있습니다" in told["error"]["next_step"]
    restored = jisa.ok("restore", "--newest")
    assert (Path(restored["kept_in"]) / "jisa.db").read_bytes().startswith(b"no database")
    assert jisa.records() == before


def test_without_a_backup_a_damaged_workspace_can_be_set_aside(jisa: Jisa) -> None:
    jisa.process("수당", rows(5))
    shutil.rmtree(jisa.home / "backups")
    jisa.refused(4, "store_not_damaged", "set-aside")
    damage(jisa)
    told = jisa.refused(4, "store_damaged", "documents")
    assert "온전한 자동 백업이 없습니다" in told["error"]["next_step"]
    assert "jisa set-aside" in told["error"]["next_step"]
    jisa.refused(3, "no_good_backup", "restore", "--newest")
    aside = Path(jisa.ok("set-aside")["kept_in"])
    assert (aside / "jisa.db").read_bytes().startswith(b"no database")
    assert jisa.ok("documents")["documents"] == []


def test_which_backup_must_be_said_and_said_once(jisa: Jisa, tmp_path: Path) -> None:
    jisa.refused(2, "usage_missing", "restore")
    jisa.refused(2, "usage_conflict", "restore", tmp_path / "x.jisa", "--newest")


def test_a_command_that_only_reads_backs_up_before_it_migrates(
    jisa: Jisa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jisa.process("수당", rows(5))
    shutil.rmtree(jisa.home / "backups")
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = LATER.format(head=migrate.head_revision())
    (folder / "versions" / "9001_later.py").write_text(step, encoding="utf-8")
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    assert len(jisa.ok("documents")["documents"]) == 1
    (made,) = automatic_backups(jisa.home)
    assert made.name.startswith("before-migration-")
    assert newest_good_backup(jisa.home, CancelToken()) is not None
