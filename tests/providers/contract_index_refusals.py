"""What every index must refuse, by position, leaving nothing behind."""

from __future__ import annotations

import numpy as np
import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import NeedsAttention
from jisa_desktop.providers.protocols import Metadata, VectorIndex
from tests.providers.contract_helpers import listed, rejection
from tests.providers.contract_index_base import IndexContractBase


class IndexRefusals(IndexContractBase):
    @pytest.mark.parametrize("namespace", ["", "조직_1", "n" * 513, "a\nb"])
    def test_bad_namespaces_are_rejected_everywhere(
        self, index: VectorIndex, namespace: str
    ) -> None:
        token = CancelToken()
        for call in (
            lambda: index.upsert(namespace, [self.record("a")], token),
            lambda: index.delete(namespace, ["a"], token),
            lambda: index.fetch(namespace, ["a"], token),
            lambda: index.said(namespace, ["a"], token),
            lambda: list(index.list_ids(namespace, token)),
            lambda: index.search(namespace, self.vector(0), "가", 3, token),
        ):
            assert rejection(call).code == "namespace_invalid"
        assert index.namespaces(token) == []

    @pytest.mark.parametrize("name", ["", "사번1", "x" * 513])
    def test_bad_ids_are_rejected_by_position(self, index: VectorIndex, name: str) -> None:
        records = [self.record("fine"), self.record(name)]
        refusal = rejection(lambda: index.upsert("org_1", records, CancelToken()))
        assert (refusal.code, refusal.positions) == ("record_id_invalid", (1,))
        refusal = rejection(lambda: index.delete("org_1", ["fine", name], CancelToken()))
        assert refusal.positions == (1,)
        self.settle(index)
        assert index.namespaces(CancelToken()) == []

    def test_an_id_of_512_characters_is_taken(self, index: VectorIndex) -> None:
        name = "d:" + "f" * 510
        index.upsert("n" * 512, [self.record(name)], CancelToken())
        self.settle(index)
        assert listed(index, "n" * 512) == [name]

    def test_an_id_twice_in_one_request_is_rejected(self, index: VectorIndex) -> None:
        records = [self.record("a"), self.record("b"), self.record("a", seed=2)]
        refusal = rejection(lambda: index.upsert("org_1", records, CancelToken()))
        assert (refusal.code, refusal.positions) == ("record_id_repeated", (2,))

    def test_more_than_a_thousand_deletes_are_rejected(self, index: VectorIndex) -> None:
        names = [f"r{n}" for n in range(1_002)]
        refusal = rejection(lambda: index.delete("org_1", names, CancelToken()))
        assert (refusal.code, refusal.positions) == ("too_many_ids", (1_000, 1_001))

    @pytest.mark.parametrize("bad", [np.nan, np.inf, 0.0])
    def test_vectors_without_direction_are_rejected(self, index: VectorIndex, bad: float) -> None:
        values = np.full(self.identity.dimension, bad, dtype="<f2")
        records = [self.record("a"), self.record("b", values=values)]
        refusal = rejection(lambda: index.upsert("org_1", records, CancelToken()))
        assert (refusal.code, refusal.positions) == ("vector_invalid", (1,))

    def test_vectors_of_another_dimension_need_attention(self, index: VectorIndex) -> None:
        longer = np.ones(self.identity.dimension + 1, dtype="<f2")
        with pytest.raises(NeedsAttention) as refusal:
            index.upsert("org_1", [self.record("a", values=longer)], CancelToken())
        assert refusal.value.code == "index_dimension"

    @pytest.mark.parametrize("top_k", [0, -1, 10_001])
    def test_a_number_of_hits_that_makes_no_sense_is_rejected(
        self, index: VectorIndex, top_k: int
    ) -> None:
        refusal = rejection(
            lambda: index.search("org_1", self.vector(0), "가", top_k, CancelToken())
        )
        assert refusal.code == "top_k_invalid"

    def test_a_question_without_direction_is_rejected(self, index: VectorIndex) -> None:
        nothing = np.zeros(self.identity.dimension, dtype=np.float32)
        refusal = rejection(lambda: index.search("org_1", nothing, "가", 3, CancelToken()))
        assert refusal.code == "vector_invalid"
        with pytest.raises(NeedsAttention):
            index.search("org_1", np.append(nothing, np.float32(1)), "가", 3, CancelToken())

    @pytest.mark.parametrize(
        "metadata",
        [
            {"a": None},
            {"a": {"b": 1}},
            {"a": [1]},
            {"a": float("nan")},
            {"a": 2**53 + 1},
            {"a": "\udc00"},
            {"": 1},
            {"$a": 1},
        ],
    )
    def test_metadata_that_no_index_keeps_are_rejected(
        self, index: VectorIndex, metadata: Metadata
    ) -> None:
        records = [self.record("a"), self.record("b", metadata=metadata)]
        refusal = rejection(lambda: index.upsert("org_1", records, CancelToken()))
        assert (refusal.code, refusal.positions) == ("metadata_invalid", (1,))

    def test_a_rejected_request_leaves_nothing_behind(self, index: VectorIndex) -> None:
        records = [self.record("a"), self.record("b", text="\ud800")]
        refusal = rejection(lambda: index.upsert("org_1", records, CancelToken()))
        assert (refusal.code, refusal.positions) == ("text_invalid", (1,))
        self.settle(index)
        assert index.namespaces(CancelToken()) == []
