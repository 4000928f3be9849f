"""How much room a workspace takes, and what retention would give back."""

from __future__ import annotations

from datetime import UTC, datetime

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.pipeline.autobackup import back_up_daily
from jisa_desktop.pipeline.retention_outlook import WouldErase, would_erase
from jisa_desktop.pipeline.storage import Room, storage_of
from tests.support.bench import Bench, edited, rows


def test_every_file_is_counted_once(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(3)))
    home = bench.workspace.home
    back_up_daily(bench.workspace.store, home, CancelToken(), lambda: datetime.now(UTC))
    (home / "replaced-1").mkdir()
    (home / "replaced-1" / "jisa.db").write_bytes(b"x" * 10)
    (home / "index-1.db").write_bytes(b"x" * 20)
    found = storage_of(home)
    rooms = {one.room: one for one in found.usages}
    assert rooms[Room.COPIES].octets == 10
    assert rooms[Room.INDEX].octets == 20
    assert (rooms[Room.SOURCES].file_count, rooms[Room.BACKUPS].file_count) == (1, 1)
    assert rooms[Room.DATABASE].octets > 0
    everything = [path for path in home.rglob("*") if path.is_file()]
    assert sum(one.file_count for one in found.usages) == len(everything)
    assert found.octets == sum(path.stat().st_size for path in everything)
    assert found.free > 0


def test_what_would_be_erased_is_what_is_erased(bench: Bench) -> None:
    first = rows(10)
    for number in range(4):
        bench.completed(bench.process("수당", edited(first, range(number))))
    store = bench.workspace.store
    assert would_erase(store, None) == WouldErase()
    found = would_erase(store, 2)
    assert (found.versions, found.documents, found.rows) == (2, 1, 20)
    sizes = [path.stat().st_size for path in (bench.workspace.home / "files").iterdir()]
    bench.workspace.retention.set(2)
    erased = bench.workspace.retention.apply()
    assert (erased.versions, erased.files) == (found.versions, 2)
    left = [path.stat().st_size for path in (bench.workspace.home / "files").iterdir()]
    assert sum(sizes) - sum(left) == found.source_octets
    assert would_erase(store, 2) == WouldErase()


def test_a_source_that_a_kept_version_shares_is_not_counted(bench: Bench) -> None:
    first = rows(10)
    for changed in (0, 1, 0):
        bench.completed(bench.process("수당", edited(first, range(changed))))
    found = would_erase(bench.workspace.store, 1)
    assert found.versions == 2
    bench.workspace.retention.set(1)
    assert bench.workspace.retention.apply().files == 1
    with bench.workspace.store.reading() as tx:
        sizes = [one.size for one in tx.documents.versions(bench.document("수당"))]
    assert found.source_octets == sizes[1]
