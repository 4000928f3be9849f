"""The index file: tables, pragmas, and which embedder it is for.

Vectors are float16 little-endian BLOBs in a rowid table with pages of 16 KB: in a WITHOUT ROWID
table they spill to overflow pages and take as much room as float32 would. A record's ``position``
is its namespace's number times 2**32 plus a running number, so that a namespace is one range of
the table and of the full-text table beside it.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict

from jisa_desktop.errors import NeedsAttention
from jisa_desktop.providers.protocols import EmbedderIdentity

FORMAT = 1
APPLICATION_ID = 0x4A495341  # "JISA"
PAGE_SIZE = 16_384
POSITIONS_PER_NAMESPACE = 1 << 32

_WAL_KEPT_BYTES = 64 * 1024 * 1024

_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # Numbers are never given twice, so (number, generation) names one state of one namespace.
    """CREATE TABLE namespace (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        generation INTEGER NOT NULL)""",
    """CREATE TABLE record (
        position INTEGER PRIMARY KEY,
        namespace INTEGER NOT NULL REFERENCES namespace (number),
        record_id TEXT NOT NULL,
        vector BLOB NOT NULL,
        metadata TEXT NOT NULL,
        text TEXT NOT NULL,
        UNIQUE (namespace, record_id))""",
    "CREATE VIRTUAL TABLE lexicon USING fts5 (terms, tokenize = 'unicode61 remove_diacritics 0')",
)


def prepare(connection: sqlite3.Connection) -> None:
    """Pragmas of every connection. A commit is on the disk when it returns."""
    for pragma in (
        f"page_size = {PAGE_SIZE}",  # heard only by a file that is still empty
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",  # what HR deletes must not linger in free pages
        f"journal_size_limit = {_WAL_KEPT_BYTES}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def create(connection: sqlite3.Connection, identity: EmbedderIdentity) -> None:
    """Make the tables of an empty file, inside the caller's write transaction."""
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute(
        "INSERT INTO meta (key, value) VALUES ('embedder', ?)", (json.dumps(asdict(identity)),)
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")


def is_empty(connection: sqlite3.Connection) -> bool:
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return int(objects) == 0


def read_identity(connection: sqlite3.Connection) -> EmbedderIdentity:
    """The embedder the file was made for.

    Raises ``NeedsAttention('index_damaged')`` for a file that is not ours, ``('index_newer')`` for
    one that a later version of the program wrote.
    """
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID:
        raise NeedsAttention("index_damaged")
    if version > FORMAT:
        raise NeedsAttention("index_newer", found=version, known=FORMAT)
    (value,) = connection.execute("SELECT value FROM meta WHERE key = 'embedder'").fetchone()
    return EmbedderIdentity(**json.loads(value))
