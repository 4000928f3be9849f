"""Opening a workspace, new or of an older program: stopped anywhere, the next opening is whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import inspect

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.pipeline.autobackup import newest_good_backup
from jisa_desktop.pipeline.workspace import builtin_templates
from jisa_desktop.store import migrate
from jisa_desktop.store.engine import open_engine
from jisa_desktop.store.store import Store
from tests.support.bench import KEYED, Bench, SharedReader, rows
from tests.support.stopping import Stop, stop_at

OPENING = ("migrate", "found", "builtin_templates", "recover")

LATER = """
import sqlalchemy as sa
from alembic import op
from jisa_desktop.domain.faults import reach

revision, down_revision, branch_labels, depends_on = "9001", "{head}", None, None

def upgrade():
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))
    reach("later:middle")
    op.add_column("employees", sa.Column("grade", sa.String(), nullable=True))
"""
"""A step that no program has yet: it makes every store of today an older one."""


@pytest.fixture
def a_later_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    step = LATER.format(head=migrate.head_revision())
    (folder / "versions" / "9001_later.py").write_text(step, encoding="utf-8")
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)


@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("point", OPENING)
def test_a_new_workspace_stopped_while_it_is_made(
    tmp_path: Path, reader: SharedReader, point: str, side: str
) -> None:
    disarm = stop_at(f"{point}:{side}")
    try:
        with pytest.raises(Stop):
            Bench(tmp_path, reader)
    finally:
        disarm()
    bench = Bench(tmp_path, reader)
    try:
        with bench.workspace.store.reading() as tx:
            names = {one.template.name for one in tx.templates.all()}
        assert {one.name for one in builtin_templates()} | {KEYED.name} <= names
        bench.completed(bench.process("수당", rows(3)))
    finally:
        bench.close()


def test_what_could_not_be_opened_whole_is_closed(
    tmp_path: Path, reader: SharedReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python 3.13 told: connections to the store were left to the garbage collector."""
    closed: list[Path] = []
    close = Store.close

    def told(store: Store) -> None:
        closed.append(store.path)
        close(store)

    monkeypatch.setattr(Store, "close", told)
    disarm = stop_at("builtin_templates:before")
    try:
        with pytest.raises(Stop):
            Bench(tmp_path, reader)
    finally:
        disarm()
    assert closed == [tmp_path / "home" / "jisa.db"]


@pytest.mark.parametrize("point", ["backup:before", "migrate:before", "later:middle"])
def test_a_migration_that_is_stopped_leaves_the_older_file(
    bench: Bench, request: pytest.FixtureRequest, point: str
) -> None:
    bench.completed(bench.process("수당", rows(3)))
    old = migrate.head_revision()
    before = bench.index.snapshot()
    request.getfixturevalue("a_later_program")
    disarm = stop_at(point)
    try:
        with pytest.raises(Stop):
            bench.restart()
    finally:
        disarm()
    assert _revision(bench) == (old, False)
    bench.restart()
    assert _revision(bench) == ("9001", True)
    bench.verified()
    assert bench.index.snapshot() == before
    found = newest_good_backup(bench.workspace.home, CancelToken())
    assert found is not None
    assert found.path.name.startswith("before-migration-")
    assert found.held.source_count == 1


def test_a_migration_is_done_once_it_is_committed(bench: Bench, a_later_program: None) -> None:
    disarm = stop_at("migrate:after")
    try:
        with pytest.raises(Stop):
            bench.restart()
    finally:
        disarm()
    assert _revision(bench) == ("9001", True)
    bench.restart()
    assert len(list((bench.workspace.home / "backups").iterdir())) == 1


def _revision(bench: Bench) -> tuple[str | None, bool]:
    """What the file says of itself, and whether the step's work is in it."""
    engine = open_engine(bench.folder / "home" / "jisa.db")
    try:
        columns = {one["name"] for one in inspect(engine).get_columns("employees")}
        is_whole = {inspect(engine).has_table("later"), "grade" in columns}
        assert len(is_whole) == 1, "half of a step"
        return migrate.current_revision(engine), is_whole.pop()
    finally:
        engine.dispose()
