"""The bench as fixtures: one worker process a module, one workspace a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.bench import Bench, SharedReader


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedReader]:
    made = SharedReader(tmp_path_factory.mktemp("staging"))
    yield made
    made.end()


@pytest.fixture
def bench(tmp_path: Path, reader: SharedReader) -> Iterator[Bench]:
    made = Bench(tmp_path, reader)
    yield made
    made.close()
