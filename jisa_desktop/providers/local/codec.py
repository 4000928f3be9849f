"""Records to and from the columns of the index file."""

from __future__ import annotations

import json

import numpy as np

from jisa_desktop.providers.protocols import Metadata, Vector


def vector_to_blob(values: Vector) -> bytes:
    return values.astype("<f2", copy=False).tobytes()


def blob_to_vector(blob: bytes) -> Vector:
    """Writable, and apart from the bytes it came from."""
    return np.frombuffer(blob, dtype="<f2").copy()


def metadata_to_json(metadata: Metadata) -> str:
    """Canonical: sorted keys, no spaces, ASCII; equal metadata give equal text."""
    return json.dumps(
        dict(metadata), sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    )


def json_to_metadata(text: str) -> Metadata:
    metadata: Metadata = json.loads(text)
    return metadata
