"""What a backup holds, before it is put back; how far one is while it is written."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.backup import write_backup
from jisa_desktop.pipeline.backup_contents import contents_of
from tests.support.bench import Bench, rows


def _backup(bench: Bench, **more: object) -> Path:
    workspace = bench.workspace
    target = bench.folder / "JISA.zip"
    index = workspace.providers.index
    write_backup(workspace.store, index, workspace.home, target, CancelToken(), **more)  # type: ignore[arg-type]  # a test's own words
    return target


def test_a_backup_tells_its_documents_and_people(bench: Bench) -> None:
    bench.hire(["00001", "00002"])
    bench.completed(bench.process("수당", rows(3)))
    backup = _backup(bench)
    bench.completed(bench.process("근태", rows(2)))
    found = contents_of(bench.workspace.home, backup, CancelToken())
    assert found.titles == ("수당",)
    assert found.employee_count == 2
    assert (found.backup.source_count, found.backup.size) == (1, backup.stat().st_size)
    assert not list(bench.workspace.home.glob(".look-*"))


def test_a_byte_that_changed_is_found_before_anything_is_offered(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(3)))
    backup = _backup(bench)
    torn = bench.folder / "torn.zip"
    with zipfile.ZipFile(backup) as whole, zipfile.ZipFile(torn, "w") as other:
        for entry in whole.infolist():
            body = whole.read(entry)
            if entry.filename.startswith("files/"):
                body = b"!" + body[1:]
            other.writestr(entry.filename, body)
    with pytest.raises(InputError, match="backup_unreadable"):
        contents_of(bench.workspace.home, torn, CancelToken())


def test_a_backup_says_how_far_it_is_up_to_the_end(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(3)))
    seen: list[tuple[int, int]] = []
    _backup(bench, progress=lambda done, total: seen.append((done, total)))
    done = [one for one, _ in seen]
    assert done == sorted(done)
    assert seen[-1][0] == seen[-1][1] > 0
    assert any(2 * one <= total for one, total in seen), "packing is the first half"


def test_a_backup_that_is_stopped_leaves_the_older_one(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(3)))
    target = _backup(bench)
    before = target.read_bytes()
    cancel = CancelToken()
    workspace = bench.workspace
    with pytest.raises(Cancelled):
        write_backup(
            workspace.store,
            workspace.providers.index,
            workspace.home,
            target,
            cancel,
            progress=lambda _done, _total: cancel.cancel(),
        )
    assert target.read_bytes() == before
    assert sorted(path.name for path in bench.folder.glob("*JISA*")) == ["JISA.zip"]
