"""What an index is, how it is made, and what it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import orjson
import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import NeedsAttention, Rejected, Retryable
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.net.pacer import Pace, Pacer
from jisa_desktop.providers.pinecone import PineconeIndex
from jisa_desktop.providers.pinecone import index as module
from jisa_desktop.providers.protocols import EmbedderIdentity, Metadata, Record
from jisa_desktop.providers.splitting import send_surviving
from tests.support import pinecone_limits
from tests.support.cloud import index_of
from tests.support.faults import Fault, Kind
from tests.support.loopback import Request
from tests.support.pinecone_server import PineconeServer

IDENTITY = EmbedderIdentity("openai", "text-embedding-3-small", 8)
DOCUMENT_FIELDS = {
    "body": {"type": "string", "full_text_search": {"language": "en"}},
    "embedding": {"type": "dense_vector", "dimension": 8, "metric": "cosine"},
}


def _records(names: Sequence[str], metadata: Metadata | None = None) -> list[Record]:
    return [Record(name, np.ones(8, dtype="<f2"), metadata or {}) for name in names]


def _paths(server: PineconeServer) -> list[str]:
    return [request.path for request in server.seen]


def test_its_name_says_service_and_index(index: PineconeIndex) -> None:
    assert index.name == "pinecone:hr"


def test_the_index_by_its_address(server: PineconeServer, loop: NetworkLoop) -> None:
    index = index_of(server, loop, index=server.host + "/")
    info = index.check(IDENTITY, CancelToken())
    assert (info.dimension, info.metric, info.embedder_fingerprint) == (8, "cosine", "")
    index.upsert("org_1", _records("ab"), CancelToken())
    assert sorted(index.fetch("org_1", ["a", "b"], CancelToken())) == ["a", "b"]
    assert not [path for path in _paths(server) if path.startswith("/indexes")]
    index.close()


@pytest.mark.parametrize("is_by_address", [True, False])
def test_a_document_index_is_recognised_and_refused(
    server: PineconeServer, loop: NetworkLoop, *, is_by_address: bool
) -> None:
    server.fields = DOCUMENT_FIELDS
    index = index_of(server, loop, index=server.host if is_by_address else None)
    for call in (
        lambda: index.check(IDENTITY, CancelToken()),
        lambda: index.upsert("org_1", _records("a"), CancelToken()),
        lambda: index.namespaces(CancelToken()),
    ):
        with pytest.raises(NeedsAttention) as refusal:
            call()
        assert refusal.value.code == "index_document_schema"
    index.close()


def test_an_index_that_is_not_there(server: PineconeServer, index: PineconeIndex) -> None:
    server.fields = None
    with pytest.raises(NeedsAttention) as refusal:
        index.check(IDENTITY, CancelToken())
    assert (refusal.value.code, refusal.value.params["index"]) == ("index_missing", "hr")


def test_an_index_of_another_dimension(server: PineconeServer, index: PineconeIndex) -> None:
    with pytest.raises(NeedsAttention) as refusal:
        index.check(EmbedderIdentity("openai", "text-embedding-3-small", 1_536), CancelToken())
    assert refusal.value.code == "index_dimension"
    assert (refusal.value.params["expected"], refusal.value.params["actual"]) == (8, 1_536)


def test_an_index_of_sparse_vectors_has_no_dimension(
    server: PineconeServer, index: PineconeIndex
) -> None:
    server.fields = {"_sparse_values": {"type": "sparse_vector"}}
    with pytest.raises(NeedsAttention) as refusal:
        index.check(IDENTITY, CancelToken())
    assert refusal.value.code == "index_dimension"


def test_an_index_that_another_embedder_filled(
    server: PineconeServer, index: PineconeIndex
) -> None:
    server.tags = {"jisa_embedder": "0" * 16}
    with pytest.raises(NeedsAttention) as refusal:
        index.check(IDENTITY, CancelToken())
    assert refusal.value.code == "index_embedder"


def test_a_cure_is_seen_by_the_next_check(server: PineconeServer, index: PineconeIndex) -> None:
    fields, server.fields = server.fields, None
    with pytest.raises(NeedsAttention):
        index.check(IDENTITY, CancelToken())
    server.fields = fields
    assert index.check(IDENTITY, CancelToken()).dimension == 8


def test_the_right_index_is_made_and_waited_for(
    server: PineconeServer, index: PineconeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_CREATE_LOOK_S", 0.01)
    server.fields, server.describes_until_ready = None, 3
    info = index.create(IDENTITY, CancelToken())
    assert (info.dimension, info.embedder_fingerprint) == (8, IDENTITY.fingerprint)
    assert vars(server)["fields"] == {
        "_values": {"type": "dense_vector", "dimension": 8, "metric": "cosine"}
    }
    index.upsert("org_1", _records("a"), CancelToken())


def test_an_index_that_exists_is_not_made_again(
    server: PineconeServer, index: PineconeIndex
) -> None:
    assert index.create(IDENTITY, CancelToken()).dimension == 8
    server.fields = DOCUMENT_FIELDS
    with pytest.raises(NeedsAttention) as refusal:
        index.create(IDENTITY, CancelToken())
    assert refusal.value.code == "index_document_schema"


def test_waiting_for_an_index_has_an_end(
    server: PineconeServer, index: PineconeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_CREATE_LOOK_S", 0.01)
    monkeypatch.setattr(module, "CREATE_S", 0.05)
    server.describes_until_ready = 10_000
    with pytest.raises(Retryable) as failure:
        index.create(IDENTITY, CancelToken())
    assert failure.value.code == "index_not_ready"


def test_no_index_is_set(server: PineconeServer, loop: NetworkLoop) -> None:
    index = index_of(server, loop, index=" ")
    with pytest.raises(NeedsAttention) as refusal:
        index.check(IDENTITY, CancelToken())
    assert refusal.value.code == "index_not_set"
    assert not server.seen


@pytest.mark.parametrize("name", ["http://127.0.0.1:9/data", "인사", "HR", "-a", "a" * 46, " "])
def test_what_is_no_name_for_a_new_index(
    server: PineconeServer, loop: NetworkLoop, name: str
) -> None:
    index = index_of(server, loop, index=name)
    with pytest.raises(NeedsAttention) as refusal:
        index.create(IDENTITY, CancelToken())
    assert refusal.value.code == "index_name_needed"
    assert not server.seen


def test_metadata_that_are_too_large_are_named_before_sending(
    server: PineconeServer, index: PineconeIndex
) -> None:
    index.namespaces(CancelToken())
    before = len(server.seen)
    records = [*_records("a"), *_records("b", {"text": "가" * 14_000}), *_records("c")]
    with pytest.raises(Rejected) as refusal:
        index.upsert("org_1", records, CancelToken())
    assert (refusal.value.code, refusal.value.positions) == ("metadata_too_large", (1,))
    assert len(server.seen) == before


def test_a_poisoned_request_is_split_down_to_the_record(
    server: PineconeServer, index: PineconeIndex
) -> None:
    records = _records([f"r{n}" for n in range(100)])
    server.poison = {"r41"}
    refusals = send_surviving(
        100,
        lambda positions: index.upsert("org_1", [records[i] for i in positions], CancelToken()),
    )
    assert [(refusal.position, refusal.code) for refusal in refusals] == [(41, "record_refused")]
    assert sorted(server.snapshot()["org_1"]) == sorted({r.record_id for r in records} - {"r41"})


def test_after_a_413_requests_are_planned_smaller(
    server: PineconeServer, index: PineconeIndex
) -> None:
    records = _records([f"r{n}" for n in range(1_000)], {"text": "a" * 1_000})
    before = max(map(len, index.requests(records)))
    server.faults.add("upsert", Fault(Kind.STATUS, 413))
    with pytest.raises(Rejected) as refusal:
        index.upsert("org_1", records[:before], CancelToken())
    assert refusal.value.code == "request_too_large"
    assert max(map(len, index.requests(records))) <= before / 2 + 1


def test_the_largest_requests_are_taken(loop: NetworkLoop) -> None:
    with PineconeServer(1_536) as server:
        index = index_of(server, loop)
        values = np.full(1_536, 0.0123, dtype="<f2")
        records = [Record(f"r{n}", values, {"text": "가" * 600}) for n in range(1_100)]
        for part in index.requests(records):
            index.upsert("org_1", records[part.start : part.stop], CancelToken())
        names = [record.record_id for record in records]
        assert len(index.fetch("org_1", names, CancelToken())) == 1_100
        for start in (0, 1_000):
            index.delete("org_1", names[start : start + 1_000], CancelToken())
        assert not server.snapshot()
        assert not server.refusals
        index.close()


def test_fetches_keep_the_length_of_an_address(
    server: PineconeServer, index: PineconeIndex
) -> None:
    names = [f"{n:03d}#%/ 값".encode().hex() + "~" * 400 for n in range(150)]
    index.upsert("org_1", _records(names), CancelToken())
    assert len(index.fetch("org_1", names, CancelToken())) == 150
    fetches = [request for request in server.seen if request.path.endswith("/vectors/fetch")]
    assert all(len(request.query["ids"]) <= 100 for request in fetches)
    assert all(_query_length(request) < 7_000 for request in fetches)


def _query_length(request: Request) -> int:
    return sum(len(name) + len("&ids=") for name in request.query["ids"])


def test_a_failed_part_of_a_fetch_fails_the_fetch(
    server: PineconeServer, index: PineconeIndex
) -> None:
    names = [f"r{n}" for n in range(350)]
    server.faults.add("fetch", Fault(Kind.STATUS, 503), after=2)
    with pytest.raises(Retryable):
        index.fetch("org_1", names, CancelToken())
    assert index.fetch("org_1", names, CancelToken()) == {}


def test_a_namespace_whose_count_lags_is_not_overlooked(
    server: PineconeServer, index: PineconeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.upsert("org_1", _records("a"), CancelToken())
    index.upsert("emp_1", _records("a"), CancelToken())
    index.delete("emp_1", ["a"], CancelToken())
    monkeypatch.setattr(server._store, "counts", lambda: {"emp_1": 0, "org_1": 0})
    assert index.namespaces(CancelToken()) == ["org_1"]


def test_many_namespaces_are_paged(server: PineconeServer, index: PineconeIndex) -> None:
    names = [f"emp_{n:04d}" for n in range(250)]
    for name in names:
        server.plant(name, "a", [1.0] * 8, {})
    assert index.namespaces(CancelToken()) == names


def test_a_namespace_is_always_sent(server: PineconeServer, index: PineconeIndex) -> None:
    """Without one the service means the default namespace, and one employee's rows would stand in
    everybody's."""
    index.upsert("emp_7", _records("a"), CancelToken())
    index.delete("emp_7", ["a"], CancelToken())
    index.search("emp_7", np.ones(8, dtype=np.float32), "", 1, CancelToken())
    index.fetch("emp_7", ["a"], CancelToken())
    list(index.list_ids("emp_7", CancelToken()))
    asked = [request for request in server.seen if request.path.startswith("/data")]
    for request in asked:
        body = orjson.loads(request.body) if request.body else {}
        assert "emp_7" in (body.get("namespace"), *request.query.get("namespace", []))
    assert len(asked) == 5


def test_deletes_keep_the_pace_of_the_service(server: PineconeServer, loop: NetworkLoop) -> None:
    """The cost of a delete is its records."""
    pacer = Pacer(Pace(tokens_per_minute=60_000))
    index = index_of(server, loop, pacer=pacer)
    server.plant("org_1", "a", [1.0] * 8, {})
    index.delete("org_1", [f"r{n}" for n in range(1_000)], CancelToken())
    assert pacer._tokens is not None
    assert pacer._tokens._level < 700
    index.fetch("org_1", ["a"], CancelToken())
    assert pacer._tokens._level < 1_500
    index.close()


def test_the_imitation_refuses_what_the_service_refuses() -> None:
    """Else the tests above would prove nothing."""
    good = {"id": "a", "values": [1.0] * 8, "metadata": {}}
    for size, vectors in (
        (5_000_000, [good]),
        (10, [good] * 1_001),
        (10, [{**good, "id": "값"}]),
        (10, [{**good, "id": ""}]),
        (10, [{**good, "values": [1.0]}]),
        (10, [{**good, "values": [0.0] * 8}]),
        (10, [{**good, "metadata": {"a": None}}]),
        (10, [{**good, "metadata": {"a": {"b": 1}}}]),
        (10, [{**good, "metadata": {"a": "가" * 14_000}}]),
        (10, [{**good, "metadata": {"a": "b" * 3_000}}] * 900),
    ):
        with pytest.raises(pinecone_limits.Refused):
            pinecone_limits.check_upsert(size, vectors, 8)
    pinecone_limits.check_upsert(10, [good], 8)
    with pytest.raises(pinecone_limits.Refused):
        pinecone_limits.check_namespace("")
