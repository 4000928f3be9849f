"""What every index must do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import NeedsAttention
from jisa_desktop.providers.protocols import EmbedderIdentity, Metadata, VectorIndex
from tests.providers.contract_helpers import (
    CANCEL_LIMIT_S,
    KOREAN,
    cancelled,
    in_threads,
    listed,
    seconds_to_stop,
)
from tests.providers.contract_index_refusals import IndexRefusals


class IndexContract(IndexRefusals):
    """Give a fixture ``index``: empty, and made for ``identity``."""

    def test_it_has_a_name(self, index: VectorIndex) -> None:
        assert index.name
        assert index.name == index.name.strip()

    def test_check_tells_what_the_index_is(self, index: VectorIndex) -> None:
        info = index.check(self.identity, CancelToken())
        assert info.name == index.name
        assert info.dimension == self.identity.dimension
        assert info.metric == "cosine"
        assert info.embedder_fingerprint in ("", self.identity.fingerprint)

    def test_check_refuses_another_dimension(self, index: VectorIndex) -> None:
        other = EmbedderIdentity("contract", "vectors", self.identity.dimension + 1, "1")
        with pytest.raises(NeedsAttention) as refusal:
            index.check(other, CancelToken())
        assert refusal.value.code == "index_dimension"

    def test_check_refuses_another_embedder_when_it_knows_its_own(self, index: VectorIndex) -> None:
        if not index.check(self.identity, CancelToken()).embedder_fingerprint:
            pytest.skip("this index cannot say which embedder filled it")
        other = EmbedderIdentity("contract", "other", self.identity.dimension, "1")
        with pytest.raises(NeedsAttention) as refusal:
            index.check(other, CancelToken())
        assert refusal.value.code == "index_embedder"

    def test_an_empty_index(self, index: VectorIndex) -> None:
        assert index.namespaces(CancelToken()) == []
        assert listed(index, "org_1") == []
        assert index.fetch("org_1", ["a"], CancelToken()) == {}
        assert index.search("org_1", self.vector(0), "가", 5, CancelToken()) == []
        index.delete("org_1", ["a", "b"], CancelToken())
        index.upsert("org_1", [], CancelToken())
        assert index.namespaces(CancelToken()) == []

    def test_what_goes_in_comes_out_byte_for_byte(self, index: VectorIndex) -> None:
        edge = np.array([65504, -65504, 2**-24, -(2**-24), 0.1, 1, 0, -0.0], dtype="<f2")
        records = [self.record("first"), self.record("edge", values=edge)]
        index.upsert("org_1", records, CancelToken())
        self.settle(index)
        found = index.fetch("org_1", ["first", "edge", "missing"], CancelToken())
        assert sorted(found) == ["edge", "first"]
        for record in records:
            self.assert_same(found[record.record_id], record)

    def test_metadata_of_every_kind(self, index: VectorIndex) -> None:
        metadata: Metadata = {
            "성명": "김서연 漢字 🙂 \n\t\"\\ '",
            "blank": "",
            "rowNumber": 1_048_576,
            "negative": -3,
            "rate": 0.1,
            "big": 1.5e300,
            "yes": True,
            "no": False,
            "tags": ["수수료", "영업1팀", ""],
            "none": [],
        }
        index.upsert("org_1", [self.record("m", metadata=metadata)], CancelToken())
        self.settle(index)
        found = index.fetch("org_1", ["m"], CancelToken())["m"].metadata
        assert dict(found) == metadata
        assert found["yes"] is True
        assert found["no"] is False
        said = index.said("org_1", ["m", "missing"], CancelToken())
        assert {name: dict(metadata) for name, metadata in said.items()} == {"m": metadata}

    def test_the_same_id_replaces_all_of_a_record(self, index: VectorIndex) -> None:
        old = self.record("a", metadata={"old": "x", "both": 1}, text="지난달 수수료")
        new = self.record("a", seed=5, metadata={"both": 2}, text="이번 달 수당")
        index.upsert("org_1", [old, self.record("b")], CancelToken())
        index.upsert("org_1", [new], CancelToken())
        self.settle(index)
        self.assert_same(index.fetch("org_1", ["a"], CancelToken())["a"], new)
        assert listed(index, "org_1") == ["a", "b"]

    def test_delete_forgets_and_unknown_ids_are_no_error(self, index: VectorIndex) -> None:
        index.upsert("org_1", [self.record(name) for name in "abc"], CancelToken())
        self.settle(index)
        index.delete("org_1", ["a", "c", "never"], CancelToken())
        index.delete("org_unknown", ["a"], CancelToken())
        self.settle(index)
        assert listed(index, "org_1") == ["b"]
        assert list(index.fetch("org_1", ["a", "b", "c"], CancelToken())) == ["b"]

    def test_a_namespace_without_records_is_gone(self, index: VectorIndex) -> None:
        index.upsert("emp_1", [self.record("a")], CancelToken())
        index.upsert("org_1", [self.record("a")], CancelToken())
        self.settle(index)
        assert index.namespaces(CancelToken()) == ["emp_1", "org_1"]
        index.delete("emp_1", ["a"], CancelToken())
        self.settle(index)
        assert index.namespaces(CancelToken()) == ["org_1"]

    def test_namespaces_are_worlds_of_their_own(self, index: VectorIndex) -> None:
        index.upsert("emp_1", [self.record("a", text="하나")], CancelToken())
        index.upsert("emp_2", [self.record("a", seed=9, text="둘")], CancelToken())
        self.settle(index)
        index.delete("emp_1", ["a"], CancelToken())
        self.settle(index)
        kept = index.fetch("emp_2", ["a"], CancelToken())["a"]
        self.assert_same(kept, self.record("a", seed=9, text="둘"))
        assert index.search("emp_1", self.vector(9), "둘", 5, CancelToken()) == []

    def test_ids_are_listed_sorted_bytewise_and_paged(self, index: VectorIndex) -> None:
        names = [f"{kind}:{n}" for n in range(120) for kind in ("doc", "Doc", "~x")]
        records = [self.record(name) for name in names]
        for part in index.requests(records):
            index.upsert("org_1", records[part.start : part.stop], CancelToken())
        self.settle(index)
        assert listed(index, "org_1") == sorted(names)

    def test_many_are_fetched_and_many_are_deleted(self, index: VectorIndex) -> None:
        records = [self.record(f"r{n:04d}", seed=n) for n in range(1_000)]
        for part in index.requests(records):
            index.upsert("org_1", records[part.start : part.stop], CancelToken())
        self.settle(index)
        names = [record.record_id for record in records]
        found = index.fetch("org_1", [*names, "r9999"], CancelToken())
        assert sorted(found) == names
        self.assert_same(found["r0777"], records[777])
        index.delete("org_1", names[:999], CancelToken())
        self.settle(index)
        assert listed(index, "org_1") == ["r0999"]

    def test_requests_cover_all_records_in_order(self, index: VectorIndex) -> None:
        records = [self.record(f"r{n}") for n in range(450)]
        ranges = index.requests(records)
        assert [i for part in ranges for i in part] == list(range(450))
        assert index.requests([]) == []

    def test_search_finds_the_record_of_the_question(self, index: VectorIndex) -> None:
        records = [self.record(f"r{n}", seed=n, text=text) for n, text in enumerate(KOREAN)]
        index.upsert("org_1", records, CancelToken())
        self.settle(index)
        for n, text in enumerate(KOREAN):
            hits = index.search("org_1", self.vector(n), text, 3, CancelToken())
            assert hits[0].record_id == f"r{n}"
            assert dict(hits[0].metadata) == {"rowNumber": n}
            assert hits[0].text == (text if self.keeps_text else hits[0].text)
            assert len(hits) == 3
            scores = [hit.score for hit in hits]
            assert scores == sorted(scores, reverse=True)
            assert np.isfinite(scores).all()

    def test_search_gives_no_more_than_there_is_and_nothing_deleted(
        self, index: VectorIndex
    ) -> None:
        index.upsert("org_1", [self.record(name, seed=3) for name in "abc"], CancelToken())
        self.settle(index)
        index.delete("org_1", ["b"], CancelToken())
        self.settle(index)
        hits = index.search("org_1", self.vector(3), "수수료", 10, CancelToken())
        assert sorted(hit.record_id for hit in hits) == ["a", "c"]

    def test_search_takes_a_question_of_symbols_or_of_nothing(self, index: VectorIndex) -> None:
        index.upsert("org_1", [self.record("a")], CancelToken())
        self.settle(index)
        for question in ("", "   ", '" OR *', "-- ; '", "NOT AND (", "가" * 5_000, "\x00"):
            hits = index.search("org_1", self.vector(0), question, 3, CancelToken())
            assert [hit.record_id for hit in hits] == ["a"]

    def test_a_set_token_stops_every_call_and_changes_nothing(self, index: VectorIndex) -> None:
        index.upsert("org_1", [self.record("a")], CancelToken())
        self.settle(index)
        calls: list[Callable[[], object]] = [
            lambda: index.check(self.identity, cancelled()),
            lambda: index.upsert("org_1", [self.record("b")], cancelled()),
            lambda: index.delete("org_1", ["a"], cancelled()),
            lambda: index.fetch("org_1", ["a"], cancelled()),
            lambda: index.said("org_1", ["a"], cancelled()),
            lambda: list(index.list_ids("org_1", cancelled())),
            lambda: index.namespaces(cancelled()),
            lambda: index.search("org_1", self.vector(0), "가", 3, cancelled()),
        ]
        for call in calls:
            with pytest.raises(Cancelled):
                call()
        self.settle(index)
        assert listed(index, "org_1") == ["a"]

    def test_a_cancel_ends_a_stalled_upsert_within_a_second(self, index: VectorIndex) -> None:
        with self.stall(index):
            taken = seconds_to_stop(lambda token: index.upsert("org_1", [self.record("a")], token))
        assert taken < CANCEL_LIMIT_S
        self.settle(index)
        index.upsert("org_1", [self.record("b")], CancelToken())  # it goes on working
        self.settle(index)
        assert "b" in listed(index, "org_1")

    def test_threads_write_side_by_side_and_nothing_is_lost(self, index: VectorIndex) -> None:
        def write(n: int) -> None:
            for part in range(5):
                names = [f"t{n}:{part}:{i}" for i in range(20)]
                namespace = "org_1" if n % 2 else f"emp_{n}"
                index.upsert(namespace, [self.record(name) for name in names], CancelToken())
                index.delete(namespace, names[:10], CancelToken())

        in_threads([partial(write, n) for n in range(5)])
        self.settle(index)
        counts = {ns: len(listed(index, ns)) for ns in index.namespaces(CancelToken())}
        assert counts == {"org_1": 100, "emp_0": 50, "emp_2": 50, "emp_4": 50}
