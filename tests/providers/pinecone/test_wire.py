"""What is relied on inside the SDK. When one of these fails, the SDK has changed."""

from __future__ import annotations

import asyncio

import pytest
from pinecone import AsyncIndex, RetryConfig

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import Retryable
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.pinecone import PineconeIndex, wire
from tests.support.cloud import index_of
from tests.support.faults import Fault, Kind
from tests.support.pinecone_server import PineconeServer


def test_retries_can_be_switched_off() -> None:
    """``retry_config`` reaches no index client; its transport is the only place."""

    async def work() -> RetryConfig:
        index = AsyncIndex(host="http://127.0.0.1:9", api_key="k")
        assert wire.tame(index), "the SDK keeps its retries somewhere else now"
        config: RetryConfig = index._http._client._transport._config  # type: ignore[union-attr]
        await index.close()
        return config

    assert asyncio.run(work()).max_retries == 0


def test_a_changed_sdk_is_noticed_and_survived() -> None:
    class Changed:
        pass

    assert wire.tame(Changed()) is False  # type: ignore[arg-type]


def test_each_call_is_one_request_however_often_it_failed(
    server: PineconeServer, loop: NetworkLoop
) -> None:
    """The SDK's process-wide retry budget and admission gate have no say: after 120 failures in a
    row, the next call goes out at once and once."""
    index = index_of(server, loop)
    index.fetch("org_1", ["a"], CancelToken())
    before = len(server.seen)
    server.faults.add("fetch", Fault(Kind.STATUS, 503), times=120)
    for _ in range(120):
        with pytest.raises(Retryable):
            index.fetch("org_1", ["a"], CancelToken())
    assert index.fetch("org_1", ["a"], CancelToken()) == {}
    assert len(server.seen) - before == 121
    index.close()


def test_the_control_plane_is_asked_once_too(server: PineconeServer, index: PineconeIndex) -> None:
    server.faults.add("describe", Fault(Kind.STATUS, 503))
    with pytest.raises(Retryable):
        index.namespaces(CancelToken())
    assert len(server.seen) == 1


def test_a_connection_is_kept(server: PineconeServer, index: PineconeIndex) -> None:
    for _ in range(10):
        index.fetch("org_1", ["a"], CancelToken())
    assert server.connections == 2, "one to the control plane, one to the index"
