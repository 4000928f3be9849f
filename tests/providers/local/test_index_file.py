"""The index file: who may read it, whose it is, and what happens to one that is not right."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import NeedsAttention, Retryable
from jisa_desktop.providers.local import LocalIndex, connections, schema
from jisa_desktop.providers.protocols import EmbedderIdentity, Record

IDENTITY = EmbedderIdentity("test", "vectors", 8, "1")
OTHER = EmbedderIdentity("test", "others", 8, "1")

Open = Callable[..., LocalIndex]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    made: list[LocalIndex] = []

    def make(identity: EmbedderIdentity = IDENTITY, name: str = "private/index.db") -> LocalIndex:
        made.append(LocalIndex(tmp_path / name, identity))
        return made[-1]

    yield make
    for index in made:
        index.close()


def record(name: str, seed: int = 0, text: str = "수수료 지급") -> Record:
    values = np.random.default_rng(seed).standard_normal(8).astype("<f2")
    return Record(name, values, {"rowNumber": seed}, text)


def run(index: LocalIndex, statement: str, *values: object) -> list[tuple[object, ...]]:
    """One statement past the index, as a person with a tool could."""
    with contextlib.closing(sqlite3.connect(index.path, isolation_level=None)) as connection:
        return connection.execute(statement, values).fetchall()


def test_nothing_is_on_the_disk_before_the_first_call(opened: Open) -> None:
    index = opened()
    assert index.name == "local:index"
    assert not index.path.exists()
    index.namespaces(CancelToken())
    assert index.path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_only_the_owner_can_read(opened: Open) -> None:
    index = opened()
    index.upsert("org_1", [record("a")], CancelToken())
    files = list(index.path.parent.iterdir())
    assert {file.name for file in files} == {"index.db", "index.db-wal", "index.db-shm"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(index.path.parent.stat().st_mode) == 0o700


def test_the_layout_that_was_measured(opened: Open) -> None:
    index = opened()
    index.upsert("org_1", [record("a", seed=3)], CancelToken())
    assert run(index, "PRAGMA page_size") == [(16_384,)]
    assert run(index, "PRAGMA journal_mode") == [("wal",)]
    assert run(index, "SELECT vector, metadata FROM record") == [
        (record("a", seed=3).values.astype("<f2").tobytes(), '{"rowNumber":3}')
    ]
    with index._connections.reading(CancelToken()) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_another_embedder_may_look_and_empty_but_not_write(opened: Open) -> None:
    opened().upsert("org_1", [record("a")], CancelToken())
    index = opened(OTHER)
    for call in (
        lambda: index.check(OTHER, CancelToken()),
        lambda: index.upsert("org_1", [record("b")], CancelToken()),
    ):
        with pytest.raises(NeedsAttention) as refusal:
            call()
        assert refusal.value.code == "index_embedder"
    assert index.check(IDENTITY, CancelToken()).embedder_fingerprint == IDENTITY.fingerprint
    assert list(index.list_ids("org_1", CancelToken())) == [["a"]]
    index.delete("org_1", ["a"], CancelToken())
    assert index.namespaces(CancelToken()) == []


def test_vectors_of_another_dimension_are_refused_at_check_and_at_upsert(opened: Open) -> None:
    opened().upsert("org_1", [record("a")], CancelToken())
    wider = EmbedderIdentity("test", "vectors", 9, "1")
    index = opened(wider)
    for call in (
        lambda: index.check(wider, CancelToken()),
        lambda: index.upsert("org_1", [Record("b", np.ones(9, "<f2"), {})], CancelToken()),
    ):
        with pytest.raises(NeedsAttention) as refusal:
            call()
        assert refusal.value.code == "index_dimension"
        assert refusal.value.params == {"expected": 8, "actual": 9}


@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, b"SQLite format 3\x00" + b"x" * 900]
)
def test_a_file_that_is_no_index_needs_attention(opened: Open, content: bytes) -> None:
    index = opened(name="index.db")
    index.path.write_bytes(content)
    with pytest.raises(NeedsAttention) as failure:
        index.namespaces(CancelToken())
    assert failure.value.code == "index_damaged"
    assert index.path.read_bytes() == content


def test_another_programs_database_needs_attention(opened: Open) -> None:
    index = opened(name="index.db")
    run(index, "CREATE TABLE theirs (a)")
    with pytest.raises(NeedsAttention) as failure:
        index.upsert("org_1", [record("a")], CancelToken())
    assert failure.value.code == "index_damaged"


def test_a_file_of_a_later_version_needs_attention(opened: Open) -> None:
    opened().namespaces(CancelToken())
    index = opened()
    run(index, f"PRAGMA user_version = {schema.FORMAT + 1}")
    with pytest.raises(NeedsAttention) as failure:
        index.namespaces(CancelToken())
    assert failure.value.code == "index_newer"


def test_a_folder_in_the_way_needs_attention(opened: Open) -> None:
    index = opened(name="index.db")
    index.path.mkdir()
    with pytest.raises(NeedsAttention) as failure:
        index.namespaces(CancelToken())
    assert failure.value.code == "index_unwritable"


def test_a_full_disk_needs_attention_and_leaves_what_was_there(opened: Open) -> None:
    index = opened()
    index.upsert("org_1", [record("a")], CancelToken())
    with index._connections.alone(CancelToken()) as connection:  # goes back to the pool, limited
        connection.execute("PRAGMA max_page_count = 1")
    many = [record(f"r{n}", text="가" * 4_000) for n in range(400)]
    with pytest.raises(NeedsAttention) as failure:
        index.upsert("org_1", many, CancelToken())
    assert failure.value.code == "index_disk_full"
    assert list(index.list_ids("org_1", CancelToken())) == [["a"]]


def test_a_writer_that_never_ends_makes_it_retryable(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_LIMIT_S", 0.3)
    index = opened()
    index.upsert("org_1", [record("a")], CancelToken())
    with contextlib.closing(sqlite3.connect(index.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Retryable) as failure:
            index.upsert("org_1", [record("b")], CancelToken())
        assert list(index.list_ids("org_1", CancelToken())) == [["a"]]  # reading is free
    assert failure.value.code == "index_busy"


def test_a_closed_index_refuses_calls_and_closes_twice(opened: Open) -> None:
    index = opened()
    index.namespaces(CancelToken())
    index.close()
    index.close()
    with pytest.raises(Retryable) as failure:
        index.namespaces(CancelToken())
    assert failure.value.code == "index_closed"


def test_what_another_process_writes_is_seen_at_once(opened: Open) -> None:
    """Two LocalIndex objects share nothing but the file, as two processes do."""
    one, two = opened(), opened()
    one.upsert("org_1", [record("a", seed=1)], CancelToken())
    question = record("b", seed=2).values.astype(np.float32)
    assert [h.record_id for h in two.search("org_1", question, "", 5, CancelToken())] == ["a"]
    one.upsert("org_1", [record("b", seed=2)], CancelToken())
    hits = two.search("org_1", question, "", 5, CancelToken())
    assert [hit.record_id for hit in hits] == ["b", "a"]
    two.delete("org_1", ["b"], CancelToken())
    assert [h.record_id for h in one.search("org_1", question, "", 5, CancelToken())] == ["a"]


def test_terms_leave_with_their_record(opened: Open) -> None:
    index = opened()
    index.upsert("org_1", [record("a", text="김서연"), record("b", text="이도윤")], CancelToken())
    index.upsert("org_1", [record("a", text="박하준")], CancelToken())
    index.delete("org_1", ["b"], CancelToken())
    assert run(index, "SELECT terms FROM lexicon") == [("박하준 박하 하준",)]
    assert run(index, 'SELECT rowid FROM lexicon WHERE lexicon MATCH \'"서연" OR "도윤"\'') == []
    run(index, "INSERT INTO lexicon (lexicon) VALUES ('integrity-check')")


def test_deleted_texts_do_not_linger_in_free_pages(opened: Open) -> None:
    index = opened()
    names = [f"r{n}" for n in range(300)]
    index.upsert("org_1", [record(n, text="zebra-quokka") for n in names], CancelToken())
    run(index, "PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"zebra-quokka" in index.path.read_bytes()
    index.delete("org_1", names, CancelToken())
    run(index, "PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"zebra-quokka" not in index.path.read_bytes()


def test_compacting_leaves_no_trace_of_deleted_texts(opened: Open) -> None:
    index = opened()
    names = [f"r{n}" for n in range(300)]
    word = "zebraquokka"
    index.upsert("org_1", [record(n, text=word) for n in names], CancelToken())
    index.upsert("org_1", [record("kept")], CancelToken())
    index.delete("org_1", names, CancelToken())
    index.compact(CancelToken())
    for file in index.path.parent.iterdir():
        assert word.encode() not in file.read_bytes()
    assert list(index.list_ids("org_1", CancelToken())) == [["kept"]]


def test_a_backup_is_whole_private_and_usable(opened: Open, tmp_path: Path) -> None:
    index = opened()
    index.upsert("org_1", [record(f"r{n}", seed=n) for n in range(300)], CancelToken())
    copy = tmp_path / "backup.db"
    copy.write_bytes(b"an older backup")
    index.backup_to(copy, CancelToken())
    index.delete("org_1", ["r0"], CancelToken())
    assert not list(tmp_path.glob("*.part*"))
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    restored = opened(name="restored.db")
    shutil.copy(copy, restored.path)
    names = [record_id for page in restored.list_ids("org_1", CancelToken()) for record_id in page]
    assert names == sorted(f"r{n}" for n in range(300))
    question = record("", seed=7).values.astype(np.float32)
    assert restored.search("org_1", question, "", 1, CancelToken())[0].record_id == "r7"


def test_a_cancelled_backup_leaves_the_older_one(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jisa_desktop.providers.local.index._BACKUP_PAGES_PER_STEP", 1)
    index = opened()
    index.upsert("org_1", [record(f"r{n}") for n in range(200)], CancelToken())
    copy = tmp_path / "backup.db"
    copy.write_bytes(b"an older backup")
    token = CancelOnThirdCheck()
    with pytest.raises(Cancelled):
        index.backup_to(copy, token)
    assert token.checks >= 3
    assert copy.read_bytes() == b"an older backup"
    assert not list(tmp_path.glob("*.part*"))


class CancelOnThirdCheck(CancelToken):
    """Cancels itself in the middle of the copy."""

    def __init__(self) -> None:
        super().__init__()
        self.checks = 0

    def check(self) -> None:
        self.checks += 1
        if self.checks == 4:
            self.cancel()
        super().check()
