"""Upserts and deletes, inside the caller's write transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from jisa_desktop.providers.local import lexical
from jisa_desktop.providers.local.codec import metadata_to_json, vector_to_blob
from jisa_desktop.providers.local.matrices import Namespace
from jisa_desktop.providers.protocols import Record


def upsert_records(
    connection: sqlite3.Connection, namespace: str, records: Sequence[Record]
) -> None:
    """Insert new ids, replace known ones in place; the namespace is made when it is missing."""
    number = _number_of(connection, namespace)
    known = _known(connection, number, [record.record_id for record in records])
    new = [record for record in records if record.record_id not in known]
    old = [(known[record.record_id], record) for record in records if record.record_id in known]
    first = _next_position(connection, number)
    placed = list(enumerate(new, first))
    connection.executemany(
        "INSERT INTO record (vector, metadata, text, position, namespace, record_id)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        ((*_columns(record), position, number, record.record_id) for position, record in placed),
    )
    connection.executemany(
        "UPDATE record SET vector = ?, metadata = ?, text = ? WHERE position = ?",
        ((*_columns(record), position) for position, record in old),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO lexicon (rowid, terms) VALUES (?, ?)",
        ((position, lexical.column(record.text)) for position, record in [*placed, *old]),
    )
    _next_generation(connection, number)


def delete_records(
    connection: sqlite3.Connection, namespace: str, record_ids: Sequence[str]
) -> None:
    """Remove records with their terms; a namespace that holds none is removed as well."""
    found = connection.execute(
        "SELECT number FROM namespace WHERE name = ?", (namespace,)
    ).fetchone()
    if found is None:
        return
    (number,) = found
    positions = [(position,) for position in _known(connection, number, record_ids).values()]
    connection.executemany("DELETE FROM lexicon WHERE rowid = ?", positions)
    connection.executemany("DELETE FROM record WHERE position = ?", positions)
    _next_generation(connection, number)
    connection.execute(
        "DELETE FROM namespace WHERE number = ?1"
        " AND NOT EXISTS (SELECT 1 FROM record WHERE namespace = ?1)",
        (number,),
    )


def _columns(record: Record) -> tuple[bytes, str, str]:
    return vector_to_blob(record.values), metadata_to_json(record.metadata), record.text


def _number_of(connection: sqlite3.Connection, namespace: str) -> int:
    connection.execute(
        "INSERT INTO namespace (name, generation) VALUES (?, 0) ON CONFLICT DO NOTHING",
        (namespace,),
    )
    (number,) = connection.execute(
        "SELECT number FROM namespace WHERE name = ?", (namespace,)
    ).fetchone()
    return int(number)


def _known(
    connection: sqlite3.Connection, number: int, record_ids: Sequence[str]
) -> dict[str, int]:
    """Positions of those of the ids that exist."""
    return dict(
        connection.execute(
            "SELECT record_id, position FROM record"
            " WHERE namespace = ? AND record_id IN (SELECT value FROM json_each(?))",
            (number, json.dumps(list(record_ids))),
        )
    )


def _next_position(connection: sqlite3.Connection, number: int) -> int:
    first, last = Namespace(number, 0).positions
    (highest,) = connection.execute(
        "SELECT max(position) FROM record WHERE position BETWEEN ? AND ?", (first, last)
    ).fetchone()
    return first if highest is None else int(highest) + 1


def _next_generation(connection: sqlite3.Connection, number: int) -> None:
    connection.execute(
        "UPDATE namespace SET generation = generation + 1 WHERE number = ?", (number,)
    )
