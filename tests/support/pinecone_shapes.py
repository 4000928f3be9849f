"""The shapes of the vector index service's answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import orjson

from tests.support import pinecone_limits as limits
from tests.support.loopback import Response
from tests.support.pinecone_store import Stored


def index_model(
    name: str,
    host: str,
    fields: Mapping[str, Any] | None,
    tags: Mapping[str, str],
    *,
    is_ready: bool,
) -> dict[str, Any]:
    """What the control plane says of an index."""
    return {
        "name": name,
        "host": host,
        "status": {"ready": is_ready, "state": "Ready" if is_ready else "Initializing"},
        "schema": {"fields": fields},
        "deployment": {
            "deployment_type": "managed",
            "cloud": "aws",
            "region": "us-east-1",
            "environment": "aws-us-east-1",
        },
        "deletion_protection": "disabled",
        "tags": tags,
    }


def is_of_vectors(fields: Mapping[str, Any]) -> bool:
    """Else it is a document index, whose vectors have names of their own."""
    return bool(fields) and set(fields) <= {"_values", "_sparse_values"}


def json(body: bytes) -> Any:
    return orjson.loads(body) if body else {}


def one(query: Mapping[str, list[str]], name: str) -> str:
    return query.get(name, [""])[0]


def page(names: list[str], query: Mapping[str, list[str]]) -> tuple[list[str], str]:
    """A page and the token of the next one, which is the last name given."""
    limit = int(one(query, "limit") or 100)
    limits.check_page(limit)
    after = one(query, "paginationToken")
    waiting = [name for name in names if name > after]
    page = waiting[:limit]
    return page, page[-1] if len(waiting) > limit else ""


def numbers(answer: Mapping[str, Any]) -> Response:
    return Response(200, orjson.dumps(answer, option=orjson.OPT_SERIALIZE_NUMPY))


def as_doubles(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The service keeps every number as a 64-bit float."""
    return {
        key: float(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for key, value in metadata.items()
    }


def frozen(stored: Stored) -> tuple[bytes, dict[str, object], str]:
    text = stored.metadata.get("text", "")
    return stored.values.astype("<f2").tobytes(), dict(stored.metadata), text


def cosine(one: Any, other: Any) -> float:
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))


def control_error(status: int, code: str, message: str) -> Response:
    body = {"error": {"code": code, "message": message}, "status": status}
    return Response(status, orjson.dumps(body))
