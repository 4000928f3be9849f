"""The documented limits of the vector index service, and its words when one is broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

RECORDS_PER_UPSERT = 1_000
BINARY_BYTES = 2_000_000
JSON_BYTES = 4_194_304
IDS_PER_DELETE = 1_000
IDS_PER_FETCH = 1_000
METADATA_BYTES = 40_960
PAGE = 100
HITS = 10_000


class Refused(Exception):
    """``limit`` names the documented limit that was broken; '' for what settings decide."""

    def __init__(self, status: int, code: int, message: str, limit: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.limit = limit


def check_namespace(namespace: str) -> None:
    """An empty one would silently mean the default namespace: nobody here may mean that."""
    if not namespace or not namespace.isascii() or len(namespace) > 512 or "\0" in namespace:
        raise Refused(400, 3, "Namespace must be ASCII", "namespace")


def check_ids(record_ids: Sequence[str], at_most: int, limit: str) -> None:
    if not 0 < len(record_ids) <= at_most:
        raise Refused(400, 3, f"Too many IDs: at most {at_most}", limit)
    for record_id in record_ids:
        if not record_id.isascii() or not 0 < len(record_id) <= 512 or "\0" in record_id:
            raise Refused(400, 3, "Vector ID must be ASCII", "id")


def check_upsert(json_bytes: int, vectors: Sequence[Mapping[str, Any]], dimension: int) -> None:
    if json_bytes > JSON_BYTES:
        message = f"Error, message length too large: found {json_bytes} bytes, limit {JSON_BYTES}"
        raise Refused(400, 11, message, "json_bytes")
    check_ids([vector["id"] for vector in vectors], RECORDS_PER_UPSERT, "records")
    for vector in vectors:
        _check_values(vector["values"], dimension)
        _check_metadata(vector.get("metadata") or {})
    binary = sum(4 * dimension + _size(vector.get("metadata")) for vector in vectors)
    if binary > BINARY_BYTES:
        message = f"Request size {binary} is over the maximum supported size {BINARY_BYTES}"
        raise Refused(400, 11, message, "binary_bytes")


def check_page(limit: int) -> None:
    if not 1 <= limit <= PAGE:
        raise Refused(400, 3, f"limit must be at most {PAGE}", "page")


def check_query(body: Mapping[str, Any], dimension: int) -> None:
    if not 1 <= body["topK"] <= HITS:
        raise Refused(400, 3, f"top_k must be at most {HITS}", "hits")
    _check_values(body["vector"], dimension)


def _check_values(values: Sequence[float], dimension: int) -> None:
    if len(values) != dimension:
        message = (
            f"Vector dimension {len(values)} does not match the dimension of the index {dimension}"
        )
        raise Refused(400, 3, message)
    if all(abs(value) < 1e-8 for value in values):
        raise Refused(400, 3, "Dense vectors must contain at least one non-zero value.", "zero")


def _check_metadata(metadata: Mapping[str, Any]) -> None:
    if _size(metadata) > METADATA_BYTES:
        message = f"Metadata size is over the limit of {METADATA_BYTES} bytes per vector"
        raise Refused(400, 3, message, "metadata_bytes")
    for key, value in metadata.items():
        is_list = isinstance(value, list) and all(isinstance(item, str) for item in value)
        if key.startswith("$") or not (isinstance(value, str | int | float | bool) or is_list):
            raise Refused(400, 3, "Metadata value must be a string, number, ...", "metadata")


def _size(metadata: Mapping[str, Any] | None) -> int:
    return len(orjson.dumps(metadata or {}))
