"""The built-in index keeps the contract."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.providers.local import LocalIndex
from jisa_desktop.providers.protocols import VectorIndex
from tests.providers.contract import IndexContract


class TestLocalIndexContract(IndexContract):
    @pytest.fixture
    def index(self, tmp_path: Path) -> Iterator[LocalIndex]:
        index = LocalIndex(tmp_path / "index.db", self.identity)
        yield index
        index.close()

    @contextlib.contextmanager
    def stall(self, index: VectorIndex) -> Iterator[None]:
        """Another process writes, and takes its time."""
        assert isinstance(index, LocalIndex)
        index.check(self.identity, CancelToken())
        with contextlib.closing(sqlite3.connect(index.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
