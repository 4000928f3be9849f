"""Transactions and cancels on the index file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.providers.local.connections import Connections
from tests.providers.contract_helpers import CANCEL_LIMIT_S, in_threads, seconds_to_stop

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def connections(tmp_path: Path) -> Iterator[Connections]:
    def prepare(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode = WAL")

    connections = Connections(tmp_path / "file.db", prepare)
    with connections.writing(CancelToken()) as connection:
        connection.execute("CREATE TABLE t (n INTEGER)")
    yield connections
    connections.close()


def count(connections: Connections) -> int:
    with connections.reading(CancelToken()) as connection:
        return int(connection.execute("SELECT count(*) FROM t").fetchone()[0])


def test_a_cancel_interrupts_a_statement(connections: Connections) -> None:
    def run(token: CancelToken) -> None:
        with connections.reading(token) as connection:
            connection.execute(ENDLESS).fetchall()

    assert seconds_to_stop(run) < CANCEL_LIMIT_S
    assert count(connections) == 0  # the connection is fit for use again


def test_a_cancelled_write_leaves_nothing(connections: Connections) -> None:
    def run(token: CancelToken) -> None:
        with connections.writing(token) as connection:
            connection.execute("INSERT INTO t VALUES (1)")
            connection.execute(ENDLESS).fetchall()

    assert seconds_to_stop(run) < CANCEL_LIMIT_S
    assert count(connections) == 0


def test_a_cancel_just_before_the_commit_still_counts(connections: Connections) -> None:
    def run(token: CancelToken) -> None:
        with connections.writing(token) as connection:
            connection.execute("INSERT INTO t VALUES (1)")
            token.cancel()

    with pytest.raises(Cancelled):
        run(CancelToken())
    assert count(connections) == 0


def test_a_failure_inside_leaves_nothing_and_is_passed_on(connections: Connections) -> None:
    def run() -> None:
        with connections.writing(CancelToken()) as connection:
            connection.execute("INSERT INTO t VALUES (1)")
            raise KeyError

    with pytest.raises(KeyError):
        run()
    assert count(connections) == 0


def test_a_reader_sees_one_snapshot(connections: Connections) -> None:
    with connections.reading(CancelToken()) as reader:
        before = reader.execute("SELECT count(*) FROM t").fetchone()
        with connections.writing(CancelToken()) as writer:
            writer.execute("INSERT INTO t VALUES (1)")
        assert reader.execute("SELECT count(*) FROM t").fetchone() == before
    assert count(connections) == 1


def test_writers_take_turns(connections: Connections) -> None:
    """Read, then write: without the turn, updates would get lost or fail as busy."""

    def add() -> None:
        for _ in range(25):
            with connections.writing(CancelToken()) as connection:
                (number,) = connection.execute("SELECT count(*) FROM t").fetchone()
                connection.execute("INSERT INTO t VALUES (?)", (number,))

    in_threads([add] * 4)
    with connections.reading(CancelToken()) as connection:
        numbers = connection.execute("SELECT n FROM t ORDER BY n").fetchall()
    assert numbers == [(n,) for n in range(100)]


def test_waiting_for_the_turn_can_be_cancelled(connections: Connections) -> None:
    def run(token: CancelToken) -> None:
        with connections.writing(token):
            pass

    with connections.writing(CancelToken()):
        assert seconds_to_stop(run) < CANCEL_LIMIT_S


def test_what_is_in_use_while_closing_is_closed_when_it_comes_back(
    connections: Connections,
) -> None:
    with connections.reading(CancelToken()) as connection:
        connections.close()
        connection.execute("SELECT 1").fetchall()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")
