"""An imitation of the vector index service that refuses what the service refuses.

Sources: the published API description (2026-07), the SDK's own parsing, the documented limits.
One server is the control plane and the data plane of one index.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import orjson

from tests.support import pinecone_limits as limits
from tests.support import pinecone_shapes as shapes
from tests.support import pinecone_words as words
from tests.support.faults import Fault
from tests.support.loopback import LoopbackServer, Request, Response
from tests.support.pinecone_limits import Refused
from tests.support.pinecone_rates import Rates
from tests.support.pinecone_store import PineconeStore, Stored

KEY = words.KEY
_OPERATIONS = {
    ("POST", "/vectors/upsert"): "upsert",
    ("GET", "/vectors/fetch"): "fetch",
    ("POST", "/vectors/delete"): "delete",
    ("GET", "/vectors/list"): "list",
    ("GET", "/namespaces"): "namespaces",
    ("POST", "/query"): "query",
    ("POST", "/describe_index_stats"): "stats",
    ("POST", "/indexes"): "create",
}
_DATA = "/data"
_TEXT = {"content-type": "text/plain"}

Snapshot = dict[str, dict[str, tuple[bytes, dict[str, object], str]]]


class PineconeServer(LoopbackServer):
    """``refusals`` counts requests that broke a documented limit; a good client causes none.

    ``poison`` are record ids that spoil the whole request they stand in. ``fields`` is the
    index's schema; None: there is no such index. ``rates`` counts what came too fast: that is
    throttled, as the service does it.
    """

    def __init__(
        self,
        dimension: int = 8,
        *,
        name: str = "hr",
        metric: str = "cosine",
        lag_s: float = 0.0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.name = name
        self.refusals: Counter[str] = Counter()
        self.poison: set[str] = set()
        self.fields: dict[str, Any] | None = {
            "_values": {"type": "dense_vector", "dimension": dimension, "metric": metric}
        }
        self.tags: dict[str, str] = {}
        self.describes_until_ready = 0
        self.namespaces_max = 100_000
        self.rates = Rates()
        self._store = PineconeStore(lag_s)
        self._lock = threading.Lock()
        super().__init__(tls)

    @property
    def lag_s(self) -> float:
        """How late a write shows."""
        return self._store.lag_s

    @lag_s.setter
    def lag_s(self, seconds: float) -> None:
        self._store.lag_s = seconds

    @property
    def host(self) -> str:
        return self.url + _DATA

    def count(self, operation: str) -> int:
        """How many requests of that kind have come."""
        return sum(1 for request in list(self.seen) if self.operation(request)[0] == operation)

    def settle(self) -> None:
        """Let every answered write become visible."""
        with self._lock:
            self._store.settle()

    def snapshot(self) -> Snapshot:
        """All that was written, as (float16 bytes, metadata, text), comparable with ``==``."""
        with self._lock:
            self._store.settle()
            held = {name: self._store.namespace(name) for name in self._store.counts()}
        return {
            namespace: {name: shapes.frozen(stored) for name, stored in records.items()}
            for namespace, records in held.items()
            if records
        }

    def plant(
        self, namespace: str, record_id: str, values: Sequence[float], metadata: dict[str, Any]
    ) -> None:
        """Put a record behind the program's back: foreign or altered."""
        with self._lock:
            stored = Stored(np.array(values, dtype=np.float32), metadata)
            self._store.upsert(namespace, {record_id: stored})

    def lose(self, namespace: str, record_id: str) -> None:
        """Remove a record behind the program's back."""
        with self._lock:
            self._store.delete(namespace, [record_id])

    def operation(self, request: Request) -> tuple[str, int]:
        path = request.path.removeprefix(_DATA)
        operation = _OPERATIONS.get((request.method, path), "describe")
        if operation == "fetch":
            return operation, len(request.query.get("ids", []))
        if operation in ("upsert", "delete"):
            body = shapes.json(request.body)
            return operation, len(body.get("vectors" if operation == "upsert" else "ids", []))
        return operation, 1

    def answer(self, request: Request, operation: str) -> Response:
        if request.headers.get("api-key") != KEY:
            text = f"Invalid API Key: {request.headers.get('api-key')}"
            return Response(401, text.encode(), _TEXT)
        try:
            with self._lock:
                if operation in ("describe", "create"):
                    return self._control(request, operation)
                return self._data(request, operation)
        except Refused as refused:
            if refused.limit:
                self.refusals[refused.limit] += 1
            body = {"code": refused.code, "message": refused.message, "details": []}
            return Response(refused.status, orjson.dumps(body))

    def refuse(self, fault: Fault) -> Response:
        text = words.TEXTS.get((fault.status, fault.reason))
        if text is not None and fault.reason not in words.IN_JSON:
            return Response(fault.status, text.encode(), {**_TEXT, **fault.headers})
        if text is not None:
            body = {"code": words.IN_JSON[fault.reason], "message": text, "details": []}
            return Response(fault.status, orjson.dumps(body), fault.headers)
        body = {"code": 13, "message": fault.reason or "Something went wrong", "details": []}
        return Response(fault.status, orjson.dumps(body), fault.headers)

    def spoil(self, response: Response, fault: Fault) -> Response:
        """WRONG_COUNT: the answer claims one record less."""
        answer = orjson.loads(response.body)
        answer["upsertedCount"] -= 1
        return Response(response.status, orjson.dumps(answer), response.headers)

    def _control(self, request: Request, operation: str) -> Response:
        if operation == "create":
            body = shapes.json(request.body)
            if self.fields is not None:
                return shapes.control_error(409, "ALREADY_EXISTS", "Resource already exists")
            self.name, self.fields = body["name"], body["schema"]["fields"]
            self.tags = body.get("tags") or {}
            return Response(201, orjson.dumps(self._model(is_ready=False)))
        if self.fields is None or request.path != f"/indexes/{self.name}":
            return shapes.control_error(404, "NOT_FOUND", "Resource not found")
        self.describes_until_ready -= 1
        return Response(200, orjson.dumps(self._model(is_ready=self.describes_until_ready < 0)))

    def _model(self, *, is_ready: bool) -> dict[str, Any]:
        return shapes.index_model(self.name, self.host, self.fields, self.tags, is_ready=is_ready)

    def _data(  # noqa: PLR0911 - one line an operation reads best as a table
        self, request: Request, operation: str
    ) -> Response:
        if self.fields is None:
            raise Refused(404, 5, "Index not found")
        self._throttle(request, operation)
        dense = self.fields.get("_values") or {"dimension": None, "metric": None}
        if not shapes.is_of_vectors(self.fields) and operation not in ("stats", "namespaces"):
            raise Refused(400, 3, words.DOCUMENTS)
        match operation:
            case "upsert":
                return self._upsert(request, dense["dimension"])
            case "delete":
                return self._delete(shapes.json(request.body))
            case "fetch":
                return self._fetch(request.query)
            case "list":
                return self._list(request.query)
            case "namespaces":
                return self._namespaces(request.query)
            case "query":
                return self._query(shapes.json(request.body), dense["dimension"])
            case _:
                stats = {"dimension": dense["dimension"], "metric": dense["metric"]}
                return Response(200, orjson.dumps({**stats, "namespaces": {}}))

    def _throttle(self, request: Request, operation: str) -> None:
        _, size = self.operation(request)
        body = shapes.json(request.body)
        namespace = shapes.one(request.query, "namespace") or str(body.get("namespace", ""))
        sentence = self.rates.refusal(
            operation, namespace, size, len(request.body), time.monotonic()
        )
        if sentence is not None:
            raise Refused(429, 8, sentence)

    def _upsert(self, request: Request, dimension: int) -> Response:
        body = shapes.json(request.body)
        namespace = body.get("namespace", "")
        limits.check_namespace(namespace)
        limits.check_upsert(len(request.body), body["vectors"], dimension)
        if self.poison.intersection(vector["id"] for vector in body["vectors"]):
            raise Refused(400, 3, "Record could not be processed")
        names = self._store.counts()
        if namespace not in names and len(names) >= self.namespaces_max:
            raise Refused(403, 7, words.TEXTS[403, "namespaces"])
        records = {
            vector["id"]: Stored(
                np.array(vector["values"], dtype=np.float32), shapes.as_doubles(vector["metadata"])
            )
            for vector in body["vectors"]
        }
        self._store.upsert(namespace, records)
        return Response(200, orjson.dumps({"upsertedCount": len(body["vectors"])}))

    def _delete(self, body: Mapping[str, Any]) -> Response:
        limits.check_namespace(body.get("namespace", ""))
        limits.check_ids(body["ids"], limits.IDS_PER_DELETE, "delete_ids")
        if not self._store.delete(body["namespace"], body["ids"]):
            raise Refused(404, 5, "Namespace not found")
        return Response(200, b"{}")

    def _fetch(self, query: Mapping[str, list[str]]) -> Response:
        namespace = shapes.one(query, "namespace")
        limits.check_namespace(namespace)
        limits.check_ids(query["ids"], limits.IDS_PER_FETCH, "fetch_ids")
        held = self._store.visible(namespace)
        vectors = {
            name: {"id": name, "values": held[name].values, "metadata": held[name].metadata}
            for name in query["ids"]
            if name in held
        }
        return shapes.numbers({"vectors": vectors, "namespace": namespace})

    def _list(self, query: Mapping[str, list[str]]) -> Response:
        namespace = shapes.one(query, "namespace")
        limits.check_namespace(namespace)
        names, following = shapes.page(list(self._store.namespace(namespace)), query)
        answer: dict[str, Any] = {"vectors": [{"id": name} for name in names]}
        if following:
            answer["pagination"] = {"next": following}
        return Response(200, orjson.dumps({**answer, "namespace": namespace}))

    def _namespaces(self, query: Mapping[str, list[str]]) -> Response:
        counts = self._store.counts()
        names, following = shapes.page(list(counts), query)
        rows = [{"name": name, "record_count": str(counts[name])} for name in names]
        answer: dict[str, Any] = {"namespaces": rows, "total_count": len(counts)}
        if following:
            answer["pagination"] = {"next": following}
        return Response(200, orjson.dumps(answer))

    def _query(self, body: Mapping[str, Any], dimension: int) -> Response:
        namespace = body.get("namespace", "")
        limits.check_namespace(namespace)
        limits.check_query(body, dimension)
        question = np.array(body["vector"], dtype=np.float32)
        scored = [
            (shapes.cosine(stored.values, question), name, stored)
            for name, stored in self._store.namespace(namespace).items()
        ]
        scored.sort(key=lambda hit: (-hit[0], hit[1]))
        matches = [
            {"id": name, "score": score, "metadata": stored.metadata}
            for score, name, stored in scored[: body["topK"]]
        ]
        return Response(200, orjson.dumps({"matches": matches, "namespace": namespace}))
