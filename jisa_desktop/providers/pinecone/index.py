"""The vector index at Pinecone, over its vectors API."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import NeedsAttention, Rejected, Retryable
from jisa_desktop.providers import rules
from jisa_desktop.providers.naming import pinecone_name
from jisa_desktop.providers.net.environment import Network
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.net.pacer import Pace, Pacer
from jisa_desktop.providers.pinecone import payload
from jisa_desktop.providers.pinecone.connection import CONTROLLER, SERVICE, Connection
from jisa_desktop.providers.pinecone.operations import Operations
from jisa_desktop.providers.protocols import EmbedderIdentity, Hit, IndexInfo, Metadata, Record

if TYPE_CHECKING:
    from jisa_desktop.providers.pinecone.wire import Description

PACE = Pace(tokens_per_minute=240_000, requests_per_minute=4_800, burst_s=0.1)
"""An index takes 5,000 deleted records and 100 requests of a kind within any second; the costs of
this pace are deleted records. No header names the limits. A fifth of them is left for what goes
at once and for requests that catch up with one another on their way."""

DEADLINE_S = 30.0
CLOSE_S = 5.0
CREATE_S = 300.0
_CREATE_LOOK_S = 2.0
_BYTES_MIN = 100_000
_NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,43}[a-z0-9])?")
"""What the service takes as the name of a new index."""


class PineconeIndex:
    """One request a call; nothing is retried here. Implements ``VectorIndex``.

    ``index`` is a name or a host URL. Writes become visible after a while, so ``is_immediate`` is
    False: confirm by fetching ids, never by counts.
    """

    is_immediate = False

    def __init__(
        self,
        api_key: str,
        index: str,
        controller_host: str = CONTROLLER,
        *,
        loop: NetworkLoop,
        pacer: Pacer,
        network: Network,
        deadline_s: float = DEADLINE_S,
    ) -> None:
        self._loop = loop
        self._connection = Connection(
            api_key, index, controller_host, pacer=pacer, network=network, deadline_s=deadline_s
        )
        self._operations = Operations(self._connection)
        self._bytes_max = payload.BYTES_PER_REQUEST

    @property
    def name(self) -> str:
        return pinecone_name(self._connection.index)

    def check(self, identity: EmbedderIdentity, cancel: CancelToken) -> IndexInfo:
        """Kind, dimension and embedder. Writing is proved by ``checking.check_index``."""
        description = self._loop.call(self._connection.described(anew=True), cancel)
        _check_description(description, identity, self._connection.index)
        return IndexInfo(
            self.name, description.dimension, description.metric, description.embedder_fingerprint
        )

    def create(
        self,
        identity: EmbedderIdentity,
        cancel: CancelToken,
        *,
        cloud: str = "aws",
        region: str = "us-east-1",
    ) -> IndexInfo:
        """Make the index that ``identity`` needs and wait until it is ready. One that exists is
        left as it is and checked. The default region is the one that free accounts have."""
        if not _NAME.fullmatch(self._connection.index):
            raise NeedsAttention("index_name_needed", index=self._connection.index)
        create = self._connection.create(
            identity.dimension, identity.fingerprint, cloud=cloud, region=region
        )
        self._loop.call(create, cancel)
        give_up_at = time.monotonic() + CREATE_S
        while True:
            try:
                return self.check(identity, cancel)
            except Retryable as failure:
                if failure.code != "index_not_ready" or time.monotonic() > give_up_at:
                    raise
            cancel.sleep(_CREATE_LOOK_S)

    def requests(self, records: Sequence[Record]) -> list[range]:
        return payload.requests(records, self._bytes_max)

    def upsert(self, namespace: str, records: Sequence[Record], cancel: CancelToken) -> None:
        rules.check_namespace(namespace, len(records))
        if not records:
            return
        rules.check_records(namespace, records, self._dimension(cancel))
        payload.check_metadata_size(records)
        try:
            self._loop.call(self._operations.upsert(namespace, records), cancel)
        except Rejected as refusal:
            if refusal.code == "request_too_large" and len(records) > 1:
                self._plan_smaller(payload.bytes_of(records))
            raise

    def delete(self, namespace: str, record_ids: Sequence[str], cancel: CancelToken) -> None:
        rules.check_delete(namespace, record_ids)
        if record_ids:
            self._loop.call(self._operations.delete(namespace, list(record_ids)), cancel)

    def fetch(
        self, namespace: str, record_ids: Sequence[str], cancel: CancelToken
    ) -> dict[str, Record]:
        rules.check_namespace(namespace)
        rules.check_record_ids(record_ids)
        return self._loop.call(self._operations.fetch(namespace, list(record_ids)), cancel)

    def said(
        self, namespace: str, record_ids: Sequence[str], cancel: CancelToken
    ) -> dict[str, Metadata]:
        rules.check_namespace(namespace)
        rules.check_record_ids(record_ids)
        return self._loop.call(self._operations.said(namespace, list(record_ids)), cancel)

    def list_ids(self, namespace: str, cancel: CancelToken) -> Iterator[list[str]]:
        rules.check_namespace(namespace)
        token = ""
        while True:
            record_ids, token = self._loop.call(
                self._operations.list_page(namespace, token), cancel
            )
            if record_ids:
                yield record_ids
            if not token:
                return

    def namespaces(self, cancel: CancelToken) -> list[str]:
        """Counts lag, so a namespace that claims to be empty is looked into."""
        return self._loop.call(self._operations.namespaces(), cancel)

    def search(
        self,
        namespace: str,
        vector: NDArray[np.float32],
        text: str,  # noqa: ARG002 - of the protocol; the service has no lexical channel
        top_k: int,
        cancel: CancelToken,
    ) -> list[Hit]:
        """By meaning alone."""
        rules.check_question(namespace, vector, top_k, self._dimension(cancel))
        return self._loop.call(self._operations.search(namespace, vector, top_k), cancel)

    def close(self) -> None:
        if self._connection.is_open:
            with suppress(Cancelled, TimeoutError):  # a closed loop has closed the sockets
                self._loop.call(self._connection.close(), CancelToken(), CLOSE_S)

    def _dimension(self, cancel: CancelToken) -> int:
        """Asked once, by whoever comes first."""
        known = self._connection.dimension
        if known is not None:
            return known
        return self._loop.call(self._connection.described(), cancel).dimension

    def _plan_smaller(self, refused_bytes: int) -> None:
        """Somebody in between takes less than the service: let later requests be half as large."""
        self._bytes_max = max(_BYTES_MIN, min(self._bytes_max, refused_bytes) // 2)


def _check_description(description: Description, identity: EmbedderIdentity, index: str) -> None:
    if description.dimension != identity.dimension:
        raise NeedsAttention(
            "index_dimension",
            index=index,
            expected=description.dimension,
            actual=identity.dimension,
        )
    if description.embedder_fingerprint not in ("", identity.fingerprint):
        raise NeedsAttention("index_embedder", index=index)
    if not description.is_ready:
        raise Retryable("index_not_ready", service=SERVICE, index=index)
