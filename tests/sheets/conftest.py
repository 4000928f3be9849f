"""One warm worker for all tests of a module: a fresh one costs a start each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.sheets.reader import ReadOptions, SheetReader, StagedTable

Parse = Callable[..., StagedTable]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SheetReader]:
    reader = SheetReader(tmp_path_factory.mktemp("staging"))
    reader.start()
    yield reader
    reader.close()


@pytest.fixture
def parse(reader: SheetReader, tmp_path: Path) -> Iterator[Parse]:
    """``parse(content, name, **options)``: bytes to a table that is closed for the test."""
    opened: list[StagedTable] = []

    def parse(content: bytes, name: str = "표.xlsx", **options: object) -> StagedTable:
        path = tmp_path / name
        path.write_bytes(content)
        table = reader.parse(path, ReadOptions(**options), CancelToken())  # type: ignore[arg-type] # by the caller
        opened.append(table)
        return table

    yield parse
    for table in opened:
        table.close()
