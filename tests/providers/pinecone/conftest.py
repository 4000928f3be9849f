"""One loop for a module; a fresh server and index for a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.pinecone import PineconeIndex
from tests.support.cloud import index_of
from tests.support.pinecone_server import PineconeServer


@pytest.fixture
def server() -> Iterator[PineconeServer]:
    with PineconeServer() as running:
        yield running


@pytest.fixture
def index(server: PineconeServer, loop: NetworkLoop) -> Iterator[PineconeIndex]:
    made = index_of(server, loop)
    yield made
    made.close()
