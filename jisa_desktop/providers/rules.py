"""What every provider refuses, before anything leaves this process.

The limits are the narrower of the local index's and Pinecone's, so that a record which one index
takes is a record which the other takes too. Every refusal is a ``ProviderError``; none carries a
text, a value or an id.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.errors import NeedsAttention, Rejected
from jisa_desktop.providers.protocols import Record

ID_LENGTH_MAX = 512
IDS_PER_DELETE = 1_000
TOP_K_MAX = 10_000
INT_MAX = 2**53
"""Pinecone keeps every number as a 64-bit float; past this an integer comes back changed."""


def check_namespace(namespace: str, request_size: int = 0) -> None:
    """Raise ``Rejected('namespace_invalid')``; all ``request_size`` positions are refused."""
    if not _is_identifier(namespace):
        raise Rejected("namespace_invalid", positions=tuple(range(request_size)))


def check_record_ids(record_ids: Sequence[str]) -> None:
    """Raise ``Rejected('record_id_invalid')`` naming the ids that no index takes."""
    _refuse(
        "record_id_invalid",
        (i for i, record_id in enumerate(record_ids) if not _is_identifier(record_id)),
    )


def check_delete(namespace: str, record_ids: Sequence[str]) -> None:
    """Check one delete request: namespace, ids and their number."""
    check_namespace(namespace, len(record_ids))
    check_record_ids(record_ids)
    _refuse("too_many_ids", range(IDS_PER_DELETE, len(record_ids)))


def check_records(namespace: str, records: Sequence[Record], dimension: int) -> None:
    """Check one upsert request.

    Raises ``NeedsAttention('index_dimension')`` for vectors of another length, else ``Rejected``
    with the positions of the records that can never be taken.
    """
    check_namespace(namespace, len(records))
    check_record_ids([record.record_id for record in records])
    _refuse("record_id_repeated", _repeats(record.record_id for record in records))
    for record in records:
        if record.values.shape != (dimension,):
            raise NeedsAttention(
                "index_dimension", expected=dimension, actual=record.values.shape[-1]
            )
    _refuse("vector_invalid", (i for i, r in enumerate(records) if not _is_vector(r)))
    _refuse("metadata_invalid", (i for i, r in enumerate(records) if not _is_metadata(r.metadata)))
    _refuse("text_invalid", (i for i, r in enumerate(records) if not _is_text(r.text)))


def check_question(namespace: str, vector: NDArray[np.float32], top_k: int, dimension: int) -> None:
    """Check one search. Raises as ``check_records`` does, or ``Rejected('top_k_invalid')``."""
    check_namespace(namespace, 1)
    if vector.shape != (dimension,):
        raise NeedsAttention("index_dimension", expected=dimension, actual=vector.shape[-1])
    if not (np.isfinite(vector).all() and vector.any()):
        raise Rejected("vector_invalid", positions=(0,), count=1)
    if not 1 <= top_k <= TOP_K_MAX:
        raise Rejected("top_k_invalid", positions=(0,), limit=TOP_K_MAX)


def check_texts(texts: Sequence[str]) -> None:
    """Raise ``Rejected`` for blank texts and for texts that are not Unicode (lone surrogates)."""
    _refuse("text_empty", (i for i, text in enumerate(texts) if not text.strip()))
    _refuse("text_invalid", (i for i, text in enumerate(texts) if not _is_text(text)))


def _refuse(code: str, positions: Iterable[int]) -> None:
    refused = tuple(positions)
    if refused:
        raise Rejected(code, positions=refused, count=len(refused))


def _is_identifier(name: str) -> bool:
    return 0 < len(name) <= ID_LENGTH_MAX and name.isascii() and name.isprintable()


def _repeats(names: Iterable[str]) -> Iterable[int]:
    seen: set[str] = set()
    for position, name in enumerate(names):
        if name in seen:
            yield position
        seen.add(name)


def _is_vector(record: Record) -> bool:
    """A zero vector has no direction: cosine is undefined and Pinecone refuses it."""
    values = record.values
    return values.dtype == np.float16 and bool(np.isfinite(values).all()) and bool(values.any())


def _is_metadata(metadata: Mapping[str, object]) -> bool:
    return all(
        key and not key.startswith("$") and _is_text(key) and _is_value(value)
        for key, value in metadata.items()
    )


def _is_value(value: object) -> bool:
    match value:
        case bool():
            return True
        case str():
            return _is_text(value)
        case int():
            return abs(value) <= INT_MAX
        case float():
            return math.isfinite(value)
        case list():
            return all(isinstance(item, str) and _is_text(item) for item in value)
        case _:
            return False


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
