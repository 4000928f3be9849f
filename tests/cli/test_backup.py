"""backup and restore with an index that lies in a file, cut short at every point."""

from __future__ import annotations

import errno
import json
import os
import signal
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.backup import read_backup, write_backup
from jisa_desktop.pipeline.config import Config
from tests.cli.driver import Jisa
from tests.support.bench import edited, rows


@pytest.fixture
def office(jisa: Jisa) -> Jisa:
    """A workspace of version 1, on the built-in index."""
    jisa.around.has_local_index = True
    jisa.process("수당", rows(30))
    return jisa


def test_a_workbook_that_was_named_by_mistake_is_not_replaced(office: Jisa) -> None:
    workbook = office.file("명부", rows(3))
    before = workbook.read_bytes()
    office.refused(3, "backup_target_taken", "backup", workbook)
    office.refused(3, "backup_target_taken", "backup", office.folder)
    zipped = office.folder / "급여.xlsx"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    office.refused(3, "backup_target_taken", "backup", zipped)
    assert workbook.read_bytes() == before
    twice = office.folder / "백업.jisa"
    office.ok("backup", twice)
    office.ok("backup", twice)


def stop_at(point: str) -> Callable[[], None]:
    """Die at the first arrival at ``point``."""

    def hook(reached: str) -> None:
        if reached == point:
            raise RuntimeError(point)

    return arm(hook)


def test_the_index_comes_back_with_the_store(office: Jisa, tmp_path: Path) -> None:
    before = office.records()
    path = tmp_path / "백업.jisa"
    assert office.ok("backup", path)["has_index"] is True
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        assert {"jisa.db", "index.db", "manifest.json"} <= names
        assert json.loads(archive.read("manifest.json"))["format"] == 1
    office.process("수당", edited(rows(30), [0]))
    restored = office.ok("restore", path)
    assert restored["texts_embedded"] == restored["vectors_created"] == 0
    assert office.records() == before
    assert office.ok("verify")["ok"]
    assert (Path(restored["kept_in"]) / "index.db").exists()


@pytest.mark.parametrize(
    "point", ["restore:before", "restore:after", "compared:before", "job_start:before"]
)
def test_a_restore_that_is_cut_short_ends_in_a_repair(
    office: Jisa, tmp_path: Path, point: str, caplog: pytest.LogCaptureFixture
) -> None:
    first = office.records()
    path = tmp_path / "백업.jisa"
    office.ok("backup", path)
    office.process("수당", edited(rows(30), [0]))
    second = office.records()
    disarm = stop_at(point)
    outcome = office("restore", path)
    disarm()
    assert outcome.status == 1, "the program died there"
    office("resume")
    assert office.ok("verify")["ok"]
    assert office.records() == (second if point == "restore:before" else first)
    office.ok("restore", path)
    assert office.records() == first
    assert "unexpected RuntimeError" in caplog.text


def test_a_backup_taken_while_a_job_runs_is_whole(office: Jisa, tmp_path: Path) -> None:
    """At every point of an update: what comes back holds together, and either version answers."""
    first = office.records()
    backups: list[Path] = []
    providers = office.around.providers(office.home, Config())
    store = office.open_store()

    def hook(point: str) -> None:
        if point in {"intend:after", "upsert:after", "written:after", "advance:after"}:
            path = tmp_path / f"{len(backups)}.jisa"
            backups.append(path)
            write_backup(store, providers.index, office.home, path, CancelToken())

    disarm = arm(hook)
    try:
        office.process("수당", edited(rows(30), [0, 7]))
    finally:
        disarm()
        store.close()
        providers.close()
    second = office.records()
    assert len(backups) >= 4
    for path in backups[:: max(1, len(backups) // 4)]:
        office.ok("restore", path)
        office("resume")
        assert office.ok("verify")["ok"]
        assert office.records() in (first, second)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_stops_a_restore_before_anything_is_replaced(
    office: Jisa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    """The backup is endless: only the signal ends its reading."""
    before, path = office.records(), tmp_path / "백업.jisa"
    office.ok("backup", path)

    def endless(_stream: object, _name: str) -> Iterator[bytes]:
        signal.raise_signal(number)
        while True:
            yield b""

    monkeypatch.setattr("jisa_desktop.pipeline.restoring.chunks_of", endless)
    office.refused(1, "restore_stopped", "restore", path)
    assert not [*office.home.glob("replaced-*"), *office.home.glob(".restore-*")]
    assert signal.getsignal(number) is not None
    monkeypatch.setattr("jisa_desktop.pipeline.backup.chunks_of", endless)
    office.refused(1, "restore_stopped", "restore", "--newest")
    office.refused(1, "backup_stopped", "backup", tmp_path / "neu.jisa")
    monkeypatch.undo()
    assert [one.name for one in tmp_path.glob("*.jisa*")] == [path.name]
    assert office.records() == before
    assert office.ok("verify")["ok"]


def test_an_interrupt_comes_too_late_for_what_is_being_replaced(
    office: Jisa, tmp_path: Path
) -> None:
    """Ctrl+C between two files that are replaced would leave half of a workspace."""
    first, path = office.records(), tmp_path / "백업.jisa"
    office.ok("backup", path)
    office.process("수당", edited(rows(30), [0]))
    disarm = arm(lambda point: signal.raise_signal(signal.SIGINT) if _is_between(point) else None)
    try:
        office.ok("restore", path)
    finally:
        disarm()
    assert office.records() == first


def _is_between(point: str) -> bool:
    return point == "restore:before"


def test_a_drive_that_vanishes_while_a_backup_is_read_is_no_damage(
    office: Jisa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, path = office.records(), tmp_path / "백업.jisa"
    office.ok("backup", path)
    real = zipfile.ZipExtFile.read

    def gone(self: zipfile.ZipExtFile, size: int | None = -1) -> bytes:
        if self.name == "manifest.json":
            return real(self, size)
        raise OSError(64, "The specified network name is no longer available")

    with monkeypatch.context() as patched:
        patched.setattr(zipfile.ZipExtFile, "read", gone)
        office.refused(3, "file_unreadable", "restore", path)
    assert office.records() == before


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "restore_no_room"), (errno.EROFS, "store_read_only")]
)
def test_a_restore_without_room_changes_nothing(
    office: Jisa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    before, path = office.records(), tmp_path / "백업.jisa"
    office.ok("backup", path)

    def full(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr("jisa_desktop.pipeline.restoring.os.fsync", full)
        office.refused(4, code, "restore", path)
    assert not [*office.home.glob("replaced-*"), *office.home.glob(".restore-*")]
    assert office.records() == before


def test_a_damaged_store_is_replaced_and_kept(office: Jisa, tmp_path: Path) -> None:
    before = office.records()
    path = tmp_path / "백업.jisa"
    office.ok("backup", path)
    (office.home / "jisa.db").write_bytes(b"no database at all" * 100)
    office.refused(4, "store_damaged", "verify")
    restored = office.ok("restore", path)
    assert (Path(restored["kept_in"]) / "jisa.db").read_bytes().startswith(b"no database")
    assert office.records() == before


def test_a_part_that_no_workspace_has_is_refused(office: Jisa, tmp_path: Path) -> None:
    path = tmp_path / "백업.jisa"
    office.ok("backup", path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../evil", b"x")
    office.refused(3, "backup_unreadable", "restore", path)
    manifest_only = tmp_path / "다른.jisa"
    with zipfile.ZipFile(manifest_only, "w") as archive:
        archive.writestr("manifest.json", json.dumps({"format": 99}))
    office.refused(3, "backup_unreadable", "restore", manifest_only)
    assert not (tmp_path.parent / "evil").exists()


def test_another_content_under_the_same_manifest_is_refused(office: Jisa, tmp_path: Path) -> None:
    """A zip's own checksums are right for whatever someone has put in; the manifest's are not."""
    path, changed = tmp_path / "백업.jisa", tmp_path / "바뀐 백업.jisa"
    office.ok("backup", path)
    assert read_backup(path, CancelToken()).has_index
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, body + b" " if name == "index.db" else body)
    with pytest.raises(InputError, match="backup_unreadable"):
        read_backup(changed, CancelToken())
    office.refused(3, "backup_unreadable", "restore", changed)


def test_a_backup_of_a_newer_program_is_refused(office: Jisa, tmp_path: Path) -> None:
    path = tmp_path / "백업.jisa"
    office.ok("backup", path)
    newer = tmp_path / "새 백업.jisa"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(newer, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "manifest.json":
                body = json.dumps(json.loads(body) | {"format": 2}).encode()
            new.writestr(name, body)
    office.refused(3, "backup_too_new", "restore", newer)
