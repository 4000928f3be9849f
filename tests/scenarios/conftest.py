"""The benches for stories of a whole workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jisa_desktop.providers.net.loop import NetworkLoop
from tests.support.bench import SharedReader
from tests.support.bench_fixtures import bench, reader
from tests.support.cloud_bench import CloudBench
from tests.support.cloud_fixtures import loop, openai, pinecone
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

__all__ = ["bench", "cloud", "cloud_maker", "loop", "openai", "pinecone", "reader"]

CloudMaker = Callable[..., CloudBench]


@pytest.fixture
def cloud_maker(
    reader: SharedReader, loop: NetworkLoop, openai: OpenAIServer, pinecone: PineconeServer
) -> CloudMaker:
    """``make(folder, **instead)``; who makes a bench closes it."""

    def make(folder: Path, **instead: object) -> CloudBench:
        parts = {"openai": openai, "pinecone": pinecone, "loop": loop, **instead}
        return CloudBench(folder, reader, **parts)  # type: ignore[arg-type]  # a test's own words

    return make


@pytest.fixture
def cloud(tmp_path: Path, cloud_maker: CloudMaker) -> Iterator[CloudBench]:
    made = cloud_maker(tmp_path)
    yield made
    made.close()
