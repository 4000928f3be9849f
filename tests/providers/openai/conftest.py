"""One loop and one server for a module; a fresh embedder for a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.openai import OpenAIEmbedder
from tests.support.cloud import embedder_of
from tests.support.openai_server import OpenAIServer


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as running:
        yield running


@pytest.fixture
def embedder(server: OpenAIServer, loop: NetworkLoop) -> Iterator[OpenAIEmbedder]:
    made = embedder_of(server, loop)
    yield made
    made.close()
