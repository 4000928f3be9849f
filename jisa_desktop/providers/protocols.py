"""The two protocols behind which every embedder and every index stands.

Calls block; each takes a ``CancelToken`` and raises ``Cancelled`` within a second of its being
set. Every failure is a ``ProviderError`` (``errors.py``). One instance serves all threads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.domain.cancel import CancelToken

MetadataValue = str | int | float | bool | list[str]
Metadata = Mapping[str, MetadataValue]
Vector = NDArray[np.float16]
"""Little-endian float16 of shape (dimension,): rounded on receipt, so kept equals indexed."""


@dataclass(frozen=True, slots=True)
class EmbedderIdentity:
    """Which embedder made a vector. Vectors of two identities are never mixed in one index."""

    provider: str
    model: str
    dimension: int
    revision: str = ""

    @property
    def fingerprint(self) -> str:
        """16 hex digits, stable over runs and machines."""
        parts = "\n".join((self.provider, self.model, str(self.dimension), self.revision))
        return hashlib.sha256(parts.encode()).hexdigest()[:16]


class Embedder(Protocol):
    @property
    def identity(self) -> EmbedderIdentity: ...

    def check(self, cancel: CancelToken) -> None:
        """Prove that key, model and dimension work, before anything is paid."""

    def requests(self, texts: Sequence[str]) -> list[range]:
        """Cut ``texts`` into requests that respect the service's limits, in order."""

    def embed(self, texts: Sequence[str], cancel: CancelToken) -> NDArray[np.float32]:
        """One request: shape (len(texts), dimension), row i belongs to text i.

        Raises ``Rejected`` with the positions of texts that can never be embedded; then nothing
        of the request was kept.
        """

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Record:
    """What an index holds. ``text`` feeds a lexical channel where the index has one; whether the
    metadata carry it as well is the template's choice."""

    record_id: str
    values: Vector
    metadata: Metadata
    text: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    record_id: str
    score: float
    metadata: Metadata
    text: str


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """``embedder_fingerprint`` is '' when the index cannot say which embedder filled it."""

    name: str
    dimension: int
    metric: str
    embedder_fingerprint: str = ""


class VectorIndex(Protocol):
    """Namespaces and record ids are ASCII, 1 to 512 characters; an empty namespace is refused."""

    @property
    def name(self) -> str:
        """Stable name of the index, for the ledger: which index the records are in."""

    @property
    def is_immediate(self) -> bool:
        """True when an answered write is visible to ``fetch`` and ``search`` at once."""

    def check(self, identity: EmbedderIdentity, cancel: CancelToken) -> IndexInfo:
        """Prove that the index exists and takes vectors of ``identity``.

        Raises ``NeedsAttention('index_dimension')`` or ``('index_embedder')`` on a mismatch.
        """

    def requests(self, records: Sequence[Record]) -> list[range]:
        """Cut ``records`` into upsert requests that respect the service's limits, in order."""

    def upsert(self, namespace: str, records: Sequence[Record], cancel: CancelToken) -> None:
        """One request. The same id again replaces values, metadata and text."""

    def delete(self, namespace: str, record_ids: Sequence[str], cancel: CancelToken) -> None:
        """One request of at most 1,000 ids. Unknown ids and namespaces are no error."""

    def fetch(
        self, namespace: str, record_ids: Sequence[str], cancel: CancelToken
    ) -> dict[str, Record]:
        """Those of the ids that exist, by id. Any number of ids."""

    def said(
        self, namespace: str, record_ids: Sequence[str], cancel: CancelToken
    ) -> dict[str, Metadata]:
        """What those of the ids that exist say, by id: a fetch whose values nobody wants."""

    def list_ids(self, namespace: str, cancel: CancelToken) -> Iterator[list[str]]:
        """All ids of a namespace, page by page, sorted bytewise."""

    def namespaces(self, cancel: CancelToken) -> list[str]:
        """All namespaces that hold at least one record, sorted."""

    def search(
        self,
        namespace: str,
        vector: NDArray[np.float32],
        text: str,
        top_k: int,
        cancel: CancelToken,
    ) -> list[Hit]:
        """The best hits, best first. ``text`` is the question, for a lexical channel."""

    def close(self) -> None: ...


@runtime_checkable
class Creatable(Protocol):
    """An index that can be made where there is none."""

    def create(
        self, identity: EmbedderIdentity, cancel: CancelToken, *, cloud: str, region: str
    ) -> IndexInfo:
        """Make the index that ``identity`` needs and wait until it is ready. One that exists is
        left as it is and checked."""
