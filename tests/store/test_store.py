"""The store's file: opened, migrated, refused, locked."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import EnvironmentProblem, InputError, JisaError
from jisa_desktop.store import engine
from jisa_desktop.store.lock import WriterLock
from jisa_desktop.store.store import Store
from tests.support.rights import is_owners_alone


def test_a_new_store_is_founded_and_private(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "home")
    with store.reading() as tx:
        assert len(tx.settings.tag()) == 8
        assert tx.settings.company_namespace() == "org_1"
    store.close()
    for path in (tmp_path / "home").rglob("*"):
        assert is_owners_alone(path), path


def test_the_tag_stays(tmp_path: Path) -> None:
    tags = set()
    for _ in range(2):
        store = Store.open(tmp_path)
        with store.reading() as tx:
            tags.add(tx.settings.tag())
        store.close()
    assert len(tags) == 1


def raised(folder: Path) -> JisaError:
    with pytest.raises(EnvironmentProblem) as caught:
        Store.open(folder)
    return caught.value


def test_a_file_from_a_newer_program_is_refused(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "jisa.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert raised(tmp_path).code == "store_too_new"


def test_a_damaged_file_is_told_from_a_good_one(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    (tmp_path / "jisa.db").write_bytes(b"not a database at all" * 500)
    assert raised(tmp_path).code == "store_damaged"


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "jisa.db") as connection:
        connection.execute("CREATE TABLE of_someone_else(x)")
    connection.close()
    assert raised(tmp_path).code == "store_foreign"


def test_read_then_write_loses_nothing(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    with store.writing("test") as tx:
        tx.settings.set("count", 0)

    def add() -> None:
        for _ in range(20):
            with store.writing("test") as tx:
                tx.settings.set("count", tx.settings.get("count") + 1)

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as tx:
        assert tx.settings.get("count") == 80
    store.close()


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    store = Store.open(tmp_path)

    def half() -> None:
        with store.writing("test") as tx:
            tx.settings.set("half", 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    with store.reading() as tx:
        assert tx.settings.get("half") is None
    store.close()


def test_what_is_read_cannot_be_changed(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    with store.reading() as tx:
        tx.settings.set("half", 1)
    with store.reading() as tx:
        assert tx.settings.get("half") is None
    store.close()


def test_source_files_are_kept_by_what_they_hold(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "home")
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).write_bytes(b"the same")
    kept = {store.files.keep(tmp_path / name, CancelToken()) for name in ("a.xlsx", "b.xlsx")}
    assert len(kept) == 1
    (one,) = kept
    assert one.path.read_bytes() == b"the same"
    assert is_owners_alone(one.path)
    with pytest.raises(InputError) as caught:
        store.files.keep(tmp_path / "none.xlsx", CancelToken())
    assert (caught.value.code, caught.value.params) == ("file_missing", {"file": "none.xlsx"})
    assert store.files.new() == {one.sha256}
    assert store.files.remove([one.sha256]) == 1
    assert list((tmp_path / "home" / "files").iterdir()) == []
    store.close()


def test_a_copy_that_a_kill_cut_short_is_swept(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    (tmp_path / "files" / ".incoming-abc").write_bytes(b"half")
    (tmp_path / "files" / "whole").write_bytes(b"whole")
    store.files.sweep_incoming()
    assert [path.name for path in (tmp_path / "files").iterdir()] == ["whole"]
    store.close()


def test_writers_take_turns_but_none_waits_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 50)
    store = Store.open(tmp_path)
    writes, goes_on = threading.Event(), threading.Event()

    def hold() -> None:
        with store.writing("first"):
            writes.set()
            goes_on.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    assert writes.wait(10)
    with pytest.raises(EnvironmentProblem) as caught, store.writing("second"):
        pass
    assert caught.value.code == "store_busy"
    goes_on.set()
    holder.join(10)
    with store.writing("third") as tx:
        assert tx.settings.tag()
    store.close()


def test_a_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    first = WriterLock(tmp_path)
    first.acquire("창")
    code = (
        "import sys; from pathlib import Path\n"
        "from jisa_desktop.store.lock import WriterLock\n"
        "from jisa_desktop.errors import EnvironmentProblem\n"
        "try: WriterLock(Path(sys.argv[1])).acquire('x')\n"
        "except EnvironmentProblem as error: print(error.code, error.params['owner'])\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True, text=True, encoding="utf-8", check=True, env={"PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[2],
    ).stdout  # fmt: skip
    assert said.startswith("workspace_in_use 창 (PID ")
    first.release()


def test_the_schema_and_the_migrations_agree(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from jisa_desktop.store.engine import open_engine
    from jisa_desktop.store.schema import Base

    Store.open(tmp_path).close()
    engine = open_engine(tmp_path / "jisa.db")
    with engine.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    engine.dispose()
    assert difference == []
