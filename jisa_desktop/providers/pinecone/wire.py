"""The Pinecone SDK, unmodified: its clients, and what an index says of itself.

Imported with the first call, on the network thread.
"""

from __future__ import annotations

import logging
import ssl
from dataclasses import dataclass, field
from typing import Any, cast

import httpcore
import httpx
from pinecone import AsyncIndex, AsyncPinecone, RetryConfig, Vector
from pinecone.models.indexes.index import IndexModel

from jisa_desktop.providers.net.environment import Network, quiet_sdks
from jisa_desktop.providers.net.reading import read_in_large_pieces
from jisa_desktop.providers.pinecone import payload
from jisa_desktop.providers.pinecone.errors import PageInstead, unless_missing
from jisa_desktop.providers.protocols import Record

logger = logging.getLogger(__name__)

_NO_RETRIES = RetryConfig(max_retries=0)
_VECTOR_FIELDS = {"_values", "_sparse_values"}
_DENSE = "_values"
_FINGERPRINT_TAG = "jisa_embedder"
_ANY_NAMESPACE = "jisa_check"
_HEADERS = {"Accept": "application/json"}
"""Any header of ours keeps the SDK from reading PINECONE_ADDITIONAL_HEADERS."""


@dataclass(frozen=True, slots=True)
class Description:
    """``dimension`` 0: the index takes no dense vectors. ``takes_vectors`` False: a document
    index, which has another API."""

    host: str
    dimension: int
    metric: str
    is_ready: bool = True
    takes_vectors: bool = True
    embedder_fingerprint: str = field(default="")


def build_control(
    api_key: str, host: str, network: Network, proxy: str | None, deadline_s: float
) -> AsyncPinecone:
    """The client that knows which indexes there are."""
    quiet_sdks()
    return AsyncPinecone(
        api_key,
        host=host,
        additional_headers=_HEADERS,
        proxy_url=proxy,
        ssl_verify=_verify(network.tls()),
        timeout=deadline_s,
        retry_config=_NO_RETRIES,
    )


def build_index(
    api_key: str, host: str, network: Network, proxy: str | None, deadline_s: float
) -> AsyncIndex:
    """The client of one index, without retries."""
    quiet_sdks()
    read_in_large_pieces(httpcore.AsyncHTTP11Connection)
    index = AsyncIndex(
        host=host,
        api_key=api_key,
        additional_headers=_HEADERS,
        proxy_url=proxy,
        ssl_verify=_verify(network.tls()),
        timeout=deadline_s,
    )
    if not tame(index):
        logger.warning("pinecone_sdk_has_changed")
    return index


def tame(index: AsyncIndex) -> bool:
    """Switch off retries, and refuse web pages that come instead of answers.

    ``retry_config`` does not reach an index client, which would try everything four times; without
    retries the SDK's process-wide retry budget and its admission gate have no say either. And the
    SDK takes any answer to a delete for success, a gateway's sign-in page included.

    False when the SDK has changed inside: then it goes on as it is. A test fails when that happens.
    """
    try:
        client = index._http._ensure_client()  # private: there is no other way
        transport: Any = client._transport
        is_known = isinstance(transport._config, RetryConfig)
    except AttributeError:
        return False
    if is_known:
        transport._config = _NO_RETRIES
        client.event_hooks = {"response": [_refuse_page]}
    return is_known


async def _refuse_page(response: httpx.Response) -> None:
    """Also one that is elsewhere: a gateway that sends us to its sign-in page."""
    is_page = response.headers.get("content-type", "").startswith("text/html")
    if response.is_redirect or (response.is_success and is_page):
        raise PageInstead("a web page came instead of an answer", request=response.request)


def vector_of(record: Record) -> Vector:
    """A record as the SDK sends it. It hands the values to its JSON encoder unseen, so they may
    be JSON already; a test of the whole way over HTTP guards that."""
    values = cast("list[float]", payload.wire_values(record.values))
    return Vector(record.record_id, values, None, dict(record.metadata))


async def describe(control: AsyncPinecone, name: str) -> Description:
    return _description(await control.indexes.describe(name))


async def describe_host(index: AsyncIndex) -> Description:
    """What an index says of itself when only its address is known.

    The figures of a document index are told like any other's; only a request for vectors is
    refused, so one that costs nothing is made as well.
    """
    stats = await index.describe_index_stats()
    await unless_missing(index.list_paginated(namespace=_ANY_NAMESPACE, limit=1))
    return Description(index.host, stats.dimension or 0, stats.metric or "cosine")


async def create(
    control: AsyncPinecone,
    name: str,
    dimension: int,
    fingerprint: str,
    *,
    cloud: str,
    region: str,
) -> None:
    """Ask for a vectors index: a schema of the reserved field alone makes one. Does not wait."""
    dense = {"type": "dense_vector", "dimension": dimension, "metric": "cosine"}
    await control.indexes.create(
        name=name,
        schema={"fields": {_DENSE: dense}},
        deployment={"deployment_type": "managed", "cloud": cloud, "region": region},
        tags={_FINGERPRINT_TAG: fingerprint},
        timeout=-1,
    )


def _description(model: IndexModel) -> Description:
    fields = model.schema.fields
    dense = fields.get(_DENSE)
    return Description(
        host=model.host or "",
        dimension=getattr(dense, "dimension", 0) or 0,
        metric=getattr(dense, "metric", "") or "",
        is_ready=model.status.ready,
        takes_vectors=set(fields) <= _VECTOR_FIELDS,
        embedder_fingerprint=(model.tags or {}).get(_FINGERPRINT_TAG, ""),
    )


def _verify(context: ssl.SSLContext) -> bool:
    """The SDK hands the value to its HTTP library as it is, which takes a context; only the
    annotation says bool. A test over TLS guards it."""
    return cast("bool", context)
