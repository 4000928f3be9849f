"""The cloud as fixtures: one network loop a module, fresh imitations of the services a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jisa_desktop.providers.net.loop import NetworkLoop
from tests.support.cloud import network_loop
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer


@pytest.fixture(scope="module")
def loop() -> Iterator[NetworkLoop]:
    with network_loop() as running:
        yield running


@pytest.fixture
def openai() -> Iterator[OpenAIServer]:
    with OpenAIServer() as running:
        yield running


@pytest.fixture
def pinecone() -> Iterator[PineconeServer]:
    with PineconeServer() as running:
        yield running
