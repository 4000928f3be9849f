"""Records in the shape in which they travel, and back.

The SDK writes each value as the shortest decimal of a 64-bit float: 17 digits for a float32, 3.3
MB for 100 rows. So the values are written here, as the shortest decimals that read back as
exactly those float32: 1.9 MB, nothing lost, and in half the time.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import orjson

from jisa_desktop.errors import Rejected
from jisa_desktop.providers.cutting import cut
from jisa_desktop.providers.protocols import Metadata, Record, Vector
from jisa_desktop.providers.rules import INT_MAX

RECORDS_PER_REQUEST = 1_000
BYTES_PER_REQUEST = 1_900_000
"""The service takes 2 MB, counted on the binary form, and 4 MiB of JSON; see ``_cost``."""

METADATA_BYTES = 40_960

_BYTES_PER_VALUE = 4
_CHARACTERS_PER_VALUE = 13


class StoredVector(Protocol):
    """What the SDK hands back for a record."""

    id: str
    values: list[float]
    metadata: dict[str, Any] | None


def wire_values(values: Vector) -> orjson.Fragment:
    """Finite float16 values, shape (dimension,), as JSON that the SDK's encoder takes as it is."""
    return orjson.Fragment(
        orjson.dumps(values.astype(np.float32), option=orjson.OPT_SERIALIZE_NUMPY)
    )


def from_wire(stored: StoredVector) -> Record:
    metadata = metadata_from_wire(stored.metadata)
    with np.errstate(over="ignore"):  # a foreign record may hold anything
        values = np.frombuffer(array("f", stored.values), dtype=np.float32).astype("<f2")
    return Record(stored.id, values, metadata, text_of(metadata))


def metadata_from_wire(metadata: Mapping[str, Any] | None) -> Metadata:
    """The service keeps every number as a 64-bit float: whole ones come back as integers."""
    return {
        key: int(value)
        if isinstance(value, float) and value.is_integer() and abs(value) <= INT_MAX
        else value
        for key, value in (metadata or {}).items()
    }


def text_of(metadata: Metadata) -> str:
    """The service has no place for a text but the metadata."""
    text = metadata.get("text", "")
    return text if isinstance(text, str) else ""


def check_metadata_size(records: Sequence[Record]) -> None:
    """Raise ``Rejected`` for records whose metadata the service would refuse for their size."""
    refused = tuple(
        position
        for position, record in enumerate(records)
        if metadata_bytes(record.metadata) > METADATA_BYTES
    )
    if refused:
        raise Rejected("metadata_too_large", positions=refused, limit_bytes=METADATA_BYTES)


def metadata_bytes(metadata: Metadata) -> int:
    """Bytes of UTF-8, in which a Korean letter counts three. 0 for what is no metadata at all and
    is refused under another name."""
    try:
        return len(orjson.dumps(dict(metadata)))
    except orjson.JSONEncodeError:
        return 0


def requests(records: Sequence[Record], bytes_max: int = BYTES_PER_REQUEST) -> list[range]:
    return cut([_cost(record) for record in records], RECORDS_PER_REQUEST, bytes_max)


def bytes_of(records: Sequence[Record]) -> int:
    """The size of a request as ``requests`` counts it."""
    return sum(_cost(record) for record in records)


def _cost(record: Record) -> int:
    """The service's documented table fits the binary size, but it does not say so: half of the
    JSON's size counts where that is more, which keeps the body under 4 MiB as well."""
    other = len(record.record_id) + metadata_bytes(record.metadata)
    width = len(record.values)
    return max(_BYTES_PER_VALUE * width + other, (_CHARACTERS_PER_VALUE * width + other) // 2)
