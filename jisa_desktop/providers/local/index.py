"""The built-in vector index: one SQLite file, exact search, no key and no network."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import NeedsAttention
from jisa_desktop.providers import rules
from jisa_desktop.providers.local import schema, search
from jisa_desktop.providers.local.codec import blob_to_vector, json_to_metadata
from jisa_desktop.providers.local.connections import Connections, create_private
from jisa_desktop.providers.local.matrices import MatrixCache, Namespace
from jisa_desktop.providers.local.writing import delete_records, upsert_records
from jisa_desktop.providers.protocols import EmbedderIdentity, Hit, IndexInfo, Metadata, Record

RECORDS_PER_REQUEST = 1_000
_IDS_PER_STATEMENT = 1_000
_IDS_PER_PAGE = 1_000
_BACKUP_PAGES_PER_STEP = 500


class LocalIndex:
    """Opens its file with the first call. Several threads and several processes may use one file.

    The file belongs to the embedder it was made for: another one may read, list and delete (so
    that an old index can be emptied), but ``check`` and ``upsert`` refuse it.
    """

    def __init__(self, path: Path, identity: EmbedderIdentity) -> None:
        self._path = path
        self._identity = identity
        self._connections = Connections(path, schema.prepare)
        self._matrices = MatrixCache()
        self._opening = threading.Lock()
        self._owner: EmbedderIdentity | None = None

    @property
    def path(self) -> Path:
        return self._path

    @property
    def name(self) -> str:
        return f"local:{self._path.stem}"

    @property
    def is_immediate(self) -> bool:
        return True

    def check(self, identity: EmbedderIdentity, cancel: CancelToken) -> IndexInfo:
        owner = self._open(cancel)
        if identity.dimension != owner.dimension:
            raise NeedsAttention(
                "index_dimension", expected=owner.dimension, actual=identity.dimension
            )
        if identity.fingerprint != owner.fingerprint:
            raise NeedsAttention("index_embedder", index=self.name)
        return IndexInfo(self.name, owner.dimension, "cosine", owner.fingerprint)

    def requests(self, records: Sequence[Record]) -> list[range]:
        size = RECORDS_PER_REQUEST
        return [range(i, min(i + size, len(records))) for i in range(0, len(records), size)]

    def upsert(self, namespace: str, records: Sequence[Record], cancel: CancelToken) -> None:
        self.check(self._identity, cancel)
        rules.check_records(namespace, records, self._identity.dimension)
        if records:
            with self._connections.writing(cancel) as connection:
                upsert_records(connection, namespace, records)

    def delete(self, namespace: str, record_ids: Sequence[str], cancel: CancelToken) -> None:
        rules.check_delete(namespace, record_ids)
        self._open(cancel)
        with self._connections.writing(cancel) as connection:
            delete_records(connection, namespace, record_ids)

    def fetch(
        self, namespace: str, record_ids: Sequence[str], cancel: CancelToken
    ) -> dict[str, Record]:
        rules.check_namespace(namespace)
        rules.check_record_ids(record_ids)
        self._open(cancel)
        found: dict[str, Record] = {}
        with self._connections.reading(cancel) as connection:
            for start in range(0, len(record_ids), _IDS_PER_STATEMENT):
                cancel.check()
                wanted = json.dumps(record_ids[start : start + _IDS_PER_STATEMENT])
                for record in _select(connection, namespace, wanted):
                    found[record.record_id] = record
        return found

    def said(
        self, namespace: str, record_ids: Sequence[str], cancel: CancelToken
    ) -> dict[str, Metadata]:
        found = self.fetch(namespace, record_ids, cancel)
        return {record_id: record.metadata for record_id, record in found.items()}

    def list_ids(self, namespace: str, cancel: CancelToken) -> Iterator[list[str]]:
        rules.check_namespace(namespace)
        self._open(cancel)
        last = ""
        while True:
            with self._connections.reading(cancel) as connection:
                page = [
                    record_id
                    for (record_id,) in connection.execute(
                        "SELECT record_id FROM record WHERE record_id > ? AND namespace ="
                        " (SELECT number FROM namespace WHERE name = ?) ORDER BY record_id LIMIT ?",
                        (last, namespace, _IDS_PER_PAGE),
                    )
                ]
            if page:
                yield page
            if len(page) < _IDS_PER_PAGE:
                return
            last = page[-1]

    def namespaces(self, cancel: CancelToken) -> list[str]:
        self._open(cancel)
        with self._connections.reading(cancel) as connection:
            found = connection.execute("SELECT name FROM namespace ORDER BY name")
            return [name for (name,) in found]

    def search(
        self,
        namespace: str,
        vector: NDArray[np.float32],
        text: str,
        top_k: int,
        cancel: CancelToken,
    ) -> list[Hit]:
        """See the protocol. ``Hit.score`` is a sum of z-scores over the namespace, of cosine and of
        BM25: it orders the hits of one answer and means nothing beyond it."""
        rules.check_question(namespace, vector, top_k, self._open(cancel).dimension)
        with self._connections.reading(cancel) as connection:
            state = connection.execute(
                "SELECT number, generation FROM namespace WHERE name = ?", (namespace,)
            ).fetchone()
            if state is None:
                return []
            question = search.Question(vector, text, top_k)
            best = search.ranked(connection, self._matrices, Namespace(*state), question)
            return [_hit(connection, position, score) for position, score in best]

    def backup_to(self, path: Path, cancel: CancelToken) -> None:
        """Write one consistent copy to ``path``, whole or not at all; others may write."""
        self._open(cancel)
        part = path.with_name(path.name + ".part")
        part.unlink(missing_ok=True)
        try:
            create_private(part)
            with self._connections.reading(cancel) as connection:
                connection.execute("SELECT count(*) FROM meta")  # fixes the snapshot
                _copy(connection, part, cancel)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def compact(self, cancel: CancelToken) -> None:
        """Give back free room and erase what deleted texts left behind in the full-text table."""
        self._open(cancel)
        with self._connections.alone(cancel) as connection:
            connection.execute("INSERT INTO lexicon (lexicon) VALUES ('optimize')")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self._connections.close()
        self._matrices.clear()

    def _open(self, cancel: CancelToken) -> EmbedderIdentity:
        """The embedder the file belongs to; makes the file when it is not there."""
        cancel.check()
        with self._opening:
            if self._owner is None:
                with self._connections.reading(cancel) as connection:
                    is_new = schema.is_empty(connection)
                if is_new:
                    with self._connections.writing(cancel) as connection:
                        if schema.is_empty(connection):  # no other process was quicker
                            schema.create(connection, self._identity)
                with self._connections.reading(cancel) as connection:
                    self._owner = schema.read_identity(connection)
            return self._owner


def _select(connection: sqlite3.Connection, namespace: str, wanted: str) -> Iterator[Record]:
    found = connection.execute(
        "SELECT record_id, vector, metadata, text FROM record"
        " WHERE namespace = (SELECT number FROM namespace WHERE name = ?)"
        " AND record_id IN (SELECT value FROM json_each(?))",
        (namespace, wanted),
    )
    for record_id, vector, metadata, text in found:
        yield Record(record_id, blob_to_vector(vector), json_to_metadata(metadata), text)


def _hit(connection: sqlite3.Connection, position: int, score: float) -> Hit:
    record_id, metadata, text = connection.execute(
        "SELECT record_id, metadata, text FROM record WHERE position = ?", (position,)
    ).fetchone()
    return Hit(record_id, score, json_to_metadata(metadata), text)


def _copy(connection: sqlite3.Connection, path: Path, cancel: CancelToken) -> None:
    target = sqlite3.connect(path)
    try:
        connection.backup(target, pages=_BACKUP_PAGES_PER_STEP, progress=lambda *_: cancel.check())
    finally:
        target.close()
