"""The store as a whole: one database file and the source files beside it."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from jisa_desktop.domain.faults import reach
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.store import migrate
from jisa_desktop.store.documents import Documents
from jisa_desktop.store.embeddings import Embeddings
from jisa_desktop.store.engine import Sessions, compact_database, copy_database, is_damaged
from jisa_desktop.store.events import Events
from jisa_desktop.store.files import SourceFiles
from jisa_desktop.store.jobs import Jobs
from jisa_desktop.store.ledger import Ledger
from jisa_desktop.store.left_records import LeftRecords
from jisa_desktop.store.lineage import Lineage
from jisa_desktop.store.people import People
from jisa_desktop.store.settings import Settings
from jisa_desktop.store.templates import Templates
from jisa_desktop.store.upkeep import Upkeep

DATABASE = "jisa.db"
FILES = "files"
_LONGEST_PATH = 240 if sys.platform == "win32" else 500
"""In bytes, of a database with room for the endings of its logs: SQLite's own limit is 512, that of
Windows, unless it is told otherwise, 260."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """Everything the store knows, within one transaction."""

    documents: Documents
    lineage: Lineage
    ledger: Ledger
    left: LeftRecords
    embeddings: Embeddings
    jobs: Jobs
    people: People
    templates: Templates
    settings: Settings
    events: Events
    upkeep: Upkeep


class Store:
    """Opened by ``Store.open``. Safe for all threads; a transaction belongs to one."""

    def __init__(
        self, sessions: Sessions, files: SourceFiles, clock: Callable[[], datetime]
    ) -> None:
        self._sessions = sessions
        self._clock = clock
        self._actor = actor()
        self.files = files
        self.path = sessions.path

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        before_migration: Callable[[], None] = lambda: None,
        is_checked: bool = True,
    ) -> Store:
        """Open the folder's store, made or migrated as needed.

        ``before_migration`` is called when an older file is about to be changed: back it up.
        ``is_checked``: SQLite reads the whole file for damage first, which takes a while on a
        large one; without it, damage is said when it is met.
        Raises ``EnvironmentProblem``: ``store_too_new``, ``store_damaged``, ``store_missing``,
        ``store_read_only``, ``store_unreadable``, ``path_too_long``, ``disk_full``.
        """
        path = folder / DATABASE
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            is_new = not path.exists()
            if (is_new or not path.stat().st_size) and _has_sources(folder):
                raise EnvironmentProblem("store_missing", file=path.name)
            if is_new:
                os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
            files = SourceFiles(folder / FILES)
        except OSError as error:
            raise EnvironmentProblem("store_unreadable", file=str(folder.name)) from error
        if is_checked and is_damaged(path):
            raise EnvironmentProblem("store_damaged", file=path.name)
        sessions = Sessions(path)
        store = cls(sessions, files, clock)
        try:
            store._prepare(before_migration, is_new=is_new)
        except EnvironmentProblem as error:
            sessions.close()
            if error.code == "store_unreadable" and len(os.fsencode(path)) > _LONGEST_PATH:
                raise EnvironmentProblem("path_too_long", file=path.name) from error
            raise
        except BaseException:
            sessions.close()
            raise
        return store

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One consistent snapshot; nothing is kept of what is changed in it."""
        with self._sessions.reading() as session:
            yield self._transaction(session)

    @contextmanager
    def writing(self, point: str) -> Iterator[Transaction]:
        """All or nothing. ``point`` names the fault points before and after the commit."""
        with self._sessions.writing() as session:
            yield self._transaction(session)
            session.flush()
            reach(f"{point}:before")
        reach(f"{point}:after")

    def compact(self) -> None:
        """Rewrite the database without what was deleted. Takes a while on a large one."""
        compact_database(self.path)

    def copy_to(self, path: Path) -> None:
        """One consistent copy of the live database, also while others write."""
        copy_database(self.path, path)

    def close(self) -> None:
        self._sessions.close()

    def _prepare(self, before_migration: Callable[[], None], *, is_new: bool) -> None:
        if not migrate.is_current(self._sessions.engine):
            if not is_new:
                before_migration()
            migrate.upgrade(self._sessions.engine, self.path.name)
        with self.reading() as tx:
            is_founded = tx.settings.get("workspace.tag") is not None
        if not is_founded:
            with self.writing("found") as tx:
                tx.settings.found()

    def _transaction(self, session: Session) -> Transaction:
        now = self._clock()
        return Transaction(
            Documents(session, now),
            Lineage(session),
            Ledger(session),
            LeftRecords(session),
            Embeddings(session, now),
            Jobs(session, now),
            People(session, now),
            Templates(session, now),
            Settings(session),
            Events(session, now, self._actor),
            Upkeep(session),
        )


def _has_sources(folder: Path) -> bool:
    """Whether the folder held documents: then it had a database."""
    sources = folder / FILES
    return sources.is_dir() and any(not one.name.startswith(".") for one in sources.iterdir())


def actor() -> str:
    """The system user, for the audit trail; 'unknown' where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # what it raises differs by Python version and system
        return "unknown"
