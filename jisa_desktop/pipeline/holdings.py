"""Every record as the index really holds it, in an order and a form that can be compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.providers.protocols import Metadata, VectorIndex


@dataclass(frozen=True, slots=True)
class Holding:
    """``values_sha256``: of the float16 little-endian bytes (design, section 12)."""

    namespace: str
    record_id: str
    values_sha256: str
    metadata: Metadata


def holdings(
    index: VectorIndex,
    cancel: CancelToken,
    document_id: str | None = None,
    namespace: str | None = None,
) -> Iterator[Holding]:
    """By namespace and id. Of one document, if given; else foreign records as well."""
    start = f"{document_id}:" if document_id else ""
    for name in [namespace] if namespace else sorted(index.namespaces(cancel)):
        for page in index.list_ids(name, cancel):
            cancel.check()
            ids = [one for one in page if one.startswith(start)]
            found = index.fetch(name, ids, cancel) if ids else {}
            for record_id in sorted(found):
                record = found[record_id]
                values = record.values.astype("<f2").tobytes()
                yield Holding(name, record_id, hashlib.sha256(values).hexdigest(), record.metadata)
